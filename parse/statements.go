package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"gouji/model"
)

// count is a figure in prose with the unit it counts, and a share where one follows.
type count struct {
	start, end int // the figure with its unit
	label      int // where the words before it begin
	line       int
	value      decimal.Decimal
	whole      int64 // the value where it is a whole number, else -1
	unit       string
	rough      bool // 余, 多, 约: not an exact figure
	percent    *model.Quantity
	shareEnd   int // end of the share, or of the unit
}

// statements finds totals in prose and the parts said to make them up.
func (d *draft) statements(counts []count) []model.Statement {
	var out []model.Statement
	signs := d.scratch.signs
	for from := 0; from < len(counts); {
		to := from + 1
		signs = append(signs[:0], noDivider)
		for to < len(counts) && counts[to].line == counts[from].line {
			signs = append(signs, strongest(d.text[counts[to-1].shareEnd:counts[to].start]))
			to++
		}
		p := paragraph{d: d, counts: counts[from:to], signs: signs}
		out = append(out, p.statements()...)
		from = to
	}
	d.scratch.signs = signs
	return out
}

// counts reads the figures that a unit follows and the shares after them.
func (d *draft) counts(figures []proseFigure) []count {
	out := d.scratch.counts[:0]
	for _, f := range figures {
		l := d.lines[f.line]
		value, ok := d.value(f)
		if !ok {
			continue
		}
		if n := len(out); n > 0 && out[n-1].line == f.line && out[n-1].percent == nil && d.isShare(out[n-1].end, f, l.end) {
			end := f.end
			if strings.HasPrefix(d.text[end:l.end], "%") {
				end++
			} else if strings.HasPrefix(d.text[end:l.end], "％") {
				end += len("％")
			}
			out[n-1].percent = &model.Quantity{Value: value, Text: d.text[f.start:f.end], Place: model.At(f.start, f.end)}
			out[n-1].shareEnd = end
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(d.text[l.start:f.start]); isRange(r) && f.start > l.start {
			continue // the upper end of a range counts nothing
		}
		c := count{start: f.start, line: f.line, value: value, whole: -1}
		if whole, rest, ok := value.Int64(0); ok && rest == 0 {
			c.whole = whole
		}
		c.unit, c.end, c.rough = unitAfter(d.text, f.end, l.end)
		if c.unit == "" {
			continue
		}
		c.shareEnd = c.end
		c.label = d.labelStart(l.start, f.start)
		out = append(out, c)
	}
	d.scratch.counts = out
	return out
}

// longestShare is how far in bytes a share may stand behind its count.
const longestShare = 60

// dividedBy tells whether a sign of at least some strength stands in a text.
func dividedBy(text string, level int) bool {
	for _, r := range text {
		if strength(r) >= level {
			return true
		}
	}
	return false
}

// isShare tells whether a figure is the share of the count that ends at from:
// 占 stands between them and nothing that ends a clause of its own.
func (d *draft) isShare(from int, f proseFigure, limit int) bool {
	if f.start-from > longestShare {
		return false
	}
	between := d.text[from:f.start]
	n := strings.LastIndex(between, shareWord)
	if n < 0 || dividedBy(between[n:], listComma) || dividedBy(between, semicolon) {
		return false
	}
	_, end, _ := unitAfter(d.text, f.end, limit)
	return end == f.end // a unit makes it a count of its own
}

// unitAfter reads the unit of a figure, with 余 or 多 before it and 万 inside it.
func unitAfter(text string, start, limit int) (unit string, end int, rough bool) {
	p := start
	for p < limit && text[p] == ' ' {
		p++
	}
	for _, w := range roughWords {
		if strings.HasPrefix(text[p:limit], w) {
			p += len(w)
			rough = true
		}
	}
	r, _ := utf8.DecodeRuneInString(text[p:limit])
	for _, u := range unitsByFirst[r] {
		if strings.HasPrefix(text[p:limit], u) {
			return u, p + len(u), rough
		}
	}
	return "", start, false
}

// The reach of a statement, so that hostile lines cost no more than their length:
// the words of one figure in bytes, the parts of one list, and the bytes between
// a total and a list that names none.
const (
	longestWords = 240
	longestList  = 40
	totalReach   = 900
)

// runeFloor moves an offset to the start of a character.
func runeFloor(text string, at int) int {
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// labelStart is where the words that say what is counted begin: after the last
// sign that divides, brackets and quotations passed over.
func (d *draft) labelStart(limit, end int) int {
	limit = runeFloor(d.text, max(limit, end-longestWords))
	depth, start := 0, end
	for p := end; p > limit; {
		w, sign := signBefore(d.text, limit, p)
		switch {
		case sign == closes:
			depth++
		case sign == opens:
			depth--
		case sign == divides && depth <= 0 && !between(d.text, limit, p, w):
			start, _ = trim(d.text, p, end)
			return start
		}
		p -= w
		start = p
	}
	start, _ = trim(d.text, start, end)
	return start
}

// sign is what one character does to the words around it.
type sign uint8

const (
	plainSign sign = iota
	divides
	opens
	closes
)

// signBefore reads the character before p by its bytes: this is where prose
// spends its time.
func signBefore(text string, limit, p int) (width int, s sign) {
	switch c := text[p-1]; {
	case c < utf8.RuneSelf:
		switch c {
		case ';', ',', ':', '!', '?':
			return 1, divides
		case ')':
			return 1, closes
		case '(':
			return 1, opens
		}
		return 1, plainSign
	case p-3 < limit || text[p-3] < 0xE0: // a character of two or four bytes
		_, w := utf8.DecodeLastRuneInString(text[limit:p])
		return w, plainSign
	}
	switch text[p-3 : p] {
	case "。", "；", "，", "、", "：", "！", "？":
		return 3, divides
	case "）", "》", "”":
		return 3, closes
	case "（", "《", "“":
		return 3, opens
	}
	return 3, plainSign
}

// between tells a thousands separator from a divider: digits stand on both sides.
func between(text string, limit, at, w int) bool {
	return w == 1 && at < len(text) && at-w > limit && text[at] >= '0' && text[at] <= '9' && text[at-w-1] >= '0' && text[at-w-1] <= '9'
}

// paragraph reads the statements of one line of prose.
type paragraph struct {
	d      *draft
	counts []count
	signs  []int // by count: the strongest sign between it and the one before
	total  int   // the last total, for lists that name none; -1 for none
}

func (p *paragraph) statements() []model.Statement {
	var out []model.Statement
	p.total = -1
	for i := 0; i < len(p.counts); {
		s, next, ok := p.statementAt(i)
		if !ok {
			i++
			continue
		}
		out = append(out, s)
		i = next
	}
	return out
}

// statementAt reads the statement whose total, or whose first part, is count i.
func (p *paragraph) statementAt(i int) (model.Statement, int, bool) {
	total, first := i, i+1
	enumerated := first < len(p.counts) && p.enumerates(i)
	if enumerated {
		p.total = i
		last := p.list(first, true)
		if s, ok := p.statement(total, first, last, true); ok {
			return s, last, true
		}
		return model.Statement{}, 0, false
	}
	if first < len(p.counts) && p.counts[first].start-p.counts[i].shareEnd <= longestWords && p.signs[first] < sentenceEnd {
		last := p.list(first, false)
		if p.sums(total, first, last) || p.outcomes(first, last) {
			if s, ok := p.statement(total, first, last, p.outcomes(first, last)); ok {
				p.total = i
				return s, last, true
			}
		}
	}
	if p.total >= 0 && i > p.total && p.counts[i].start-p.counts[p.total].end < totalReach {
		last := p.list(i, false)
		if p.counts[p.total].unit == p.counts[i].unit && (p.sums(p.total, i, last) || p.shared(i, last)) {
			if s, ok := p.statement(p.total, i, last, true); ok {
				return s, last, true
			}
		}
	}
	if p.isTotal(i) {
		p.total = i
	}
	return model.Statement{}, 0, false
}

// enumerates tells whether words between count i and the next say that parts follow.
func (p *paragraph) enumerates(i int) bool {
	gap := p.d.text[p.counts[i].shareEnd:p.counts[i+1].start]
	if len(gap) > longestWords || p.counts[i].unit != p.counts[i+1].unit {
		return false
	}
	return partWords.in(gap)
}

// isTotal tells whether a count may be the total of a list that comes later.
func (p *paragraph) isTotal(i int) bool {
	c := &p.counts[i]
	words := p.d.text[c.label:c.start]
	if p.total < 0 {
		return true
	}
	return totalWords.in(words)
}

// The strength of the signs that divide a sentence.
const (
	noDivider = iota
	listComma
	comma
	semicolon
	sentenceEnd
)

// strongest is the strongest sign of a text, brackets left out.
func strongest(s string) int {
	level, depth := noDivider, 0
	for i := 0; i < len(s); {
		if s[i] >= 0xE4 && s[i] <= 0xE9 {
			i += 3
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		i += w
		switch r {
		case '(', '（', '《':
			depth++
		case ')', '）', '》':
			depth--
		}
		if depth <= 0 {
			level = max(level, strength(r))
		}
	}
	return level
}

func strength(r rune) int {
	switch r {
	case '、':
		return listComma
	case ',', '，':
		return comma
	case ';', '；':
		return semicolon
	case '。', '！', '？', '\n':
		return sentenceEnd
	}
	return noDivider
}

// list gives the end of the list of parts that begins at first: counts of one
// unit that signs of one strength divide.
func (p *paragraph) list(first int, enumerated bool) int {
	unit := p.counts[first].unit
	level := -1
	last := first + 1
	for ; last < min(len(p.counts), first+longestList); last++ {
		c := &p.counts[last]
		s := p.signs[last]
		if c.unit != unit || s == sentenceEnd || level >= 0 && s > level {
			break
		}
		if level < 0 {
			level = s
		}
		if p.startsAnew(last) && !enumerated {
			break
		}
	}
	return last
}

// startsAnew tells a count that is a total of its own.
func (p *paragraph) startsAnew(i int) bool {
	words := p.d.text[p.counts[i].label:p.counts[i].start]
	for _, w := range totalStarts {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

func (p *paragraph) sums(total, first, last int) bool {
	if last-first < 2 || p.counts[total].unit != p.counts[first].unit || p.counts[total].whole <= 0 {
		return false
	}
	sum := int64(0)
	for i := first; i < last; i++ {
		c := &p.counts[i]
		if c.rough || c.whole < 0 {
			return false
		}
		if sum += c.whole; sum > p.counts[total].whole {
			return false
		}
	}
	return sum == p.counts[total].whole
}

// shared tells whether most parts of a list say what share of a total they are.
func (p *paragraph) shared(first, last int) bool {
	n := 0
	for _, c := range p.counts[first:last] {
		if c.percent != nil {
			n++
		}
	}
	return last-first >= 2 && n*2 > last-first
}

// outcomes tells a list of how cases ended, which is complete by its nature.
func (p *paragraph) outcomes(first, last int) bool {
	if last-first < 2 || p.counts[first].unit != caseUnit {
		return false
	}
	words := p.d.text[p.counts[first].label:p.tail(last-1)]
	n := 0
	for _, w := range outcomeWords {
		if strings.Contains(words, w) {
			n++
		}
	}
	return n >= 3
}

// tail is where the words after count i end: at the next sign that divides.
func (p *paragraph) tail(i int) int {
	l := p.d.lines[p.counts[i].line]
	end := p.counts[i].shareEnd
	limit := min(l.end, end+longestWords)
	for end < limit {
		r, w := utf8.DecodeRuneInString(p.d.text[end:])
		if strings.ContainsRune(dividers, r) {
			break
		}
		end += w
	}
	return end
}

func (p *paragraph) statement(total, first, last int, enumerated bool) (model.Statement, bool) {
	if last-first < 2 || p.counts[total].unit != p.counts[first].unit {
		return model.Statement{}, false
	}
	d, t := p.d, &p.counts[total]
	s := model.Statement{Unit: t.unit, Total: p.quantity(t), TotalWord: d.text[t.label:t.start], Enumerated: enumerated, OpenEnded: t.rough}
	level := listComma
	for i := first + 1; i < last; i++ {
		level = max(level, p.signs[i])
	}
	s.Parts = make([]model.StatementPart, 0, last-first)
	for i := first; i < last; i++ {
		c := &p.counts[i]
		s.Parts = append(s.Parts, model.StatementPart{Label: p.label(i, divider(i == first, level)), Value: p.quantity(c), Percent: c.percent})
		s.OpenEnded = s.OpenEnded || c.rough
	}
	start, end := min(t.label, p.counts[first].label), p.counts[last-1].shareEnd
	s.Text, s.Place = d.text[start:end], model.At(start, end)
	s.Subject = subject(d.text[t.shareEnd:max(t.shareEnd, p.counts[first].label)], s.TotalWord)
	s.OpenEnded = s.OpenEnded || !p.sums(total, first, last) && p.openEnded(total, first, last, s.Parts)
	return s, true
}

// trimSigns takes colons, commas and blanks off the words of a part.
func trimSigns(s string) string {
	if s == "" || s[0] >= 0xE4 && s[0] <= 0xE9 && s[len(s)-1] >= utf8.RuneSelf && !strings.HasSuffix(s, "，") && !strings.HasSuffix(s, "：") {
		return s // the usual case: Han characters at both ends
	}
	return strings.Trim(s, ":：,， ")
}

// divider is the sign that ends the words of a part to the left: the list's own,
// but before the first part a clause of its own may stand.
func divider(first bool, level int) int {
	if first {
		return min(level, comma)
	}
	return level
}

func (p *paragraph) quantity(c *count) model.Quantity {
	end := c.end - len(c.unit)
	text := strings.TrimSpace(p.d.text[c.start:end])
	return model.Quantity{Value: c.value, Text: text, Place: model.At(c.start, c.start+len(text))}
}

// label is the words of a part: those before its figure, or after it where the
// figure comes first, as in 36件行政复议被确认维持. Signs weaker than the one
// that divides the list belong to the words.
func (p *paragraph) label(i, level int) string {
	c := &p.counts[i]
	start := c.label
	if i > 0 {
		from := p.counts[i-1].shareEnd
		for start > from {
			r, w := utf8.DecodeLastRuneInString(p.d.text[from:start])
			if strength(r) >= level || r == ':' || r == '：' {
				break
			}
			start -= w
		}
	}
	words := p.d.text[start:c.start]
	if i == 0 || level <= comma {
		words = words[partWords.lastEnd(words):]
	}
	words = trimSigns(words)
	if words == "" {
		words = p.d.text[c.shareEnd:p.tail(i)]
	}
	return words
}

// subject is what a list divides its total by: 申请渠道 of 从申请渠道来看.
func subject(lead, totalWords string) string {
	for _, w := range viewWords {
		if n := strings.Index(lead, w[0]); n >= 0 {
			rest := lead[n+len(w[0]):]
			if m := strings.Index(rest, w[1]); m > 0 {
				return rest[:m]
			}
		}
	}
	return totalWords
}

// openEnded tells a list that need not be complete: 等, 主要, or the same items
// counted once for each channel they went out through.
func (p *paragraph) openEnded(total, first, last int, parts []model.StatementPart) bool {
	lead := p.d.text[p.counts[total].shareEnd:max(p.counts[first].start, p.counts[total].shareEnd)]
	after := p.d.text[p.counts[last-1].shareEnd:p.tail(last-1)]
	for _, w := range openWords {
		if strings.Contains(lead, w) || strings.HasPrefix(after, w) {
			return true
		}
	}
	channels := 0
	for i := range parts {
		if channelWords.in(parts[i].Label) {
			channels++
		}
	}
	return channels >= 2
}
