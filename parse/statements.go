package parse

import (
	"slices"
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
	rounded    bool // given in 万
	percent    *model.Quantity
	shareEnd   int // end of the share, or of the unit
}

// statements finds totals in prose and the parts said to make them up.
func (d *draft) statements(counts []count) []model.Statement {
	var out []model.Statement
	counts = d.withSpelt(counts)
	for from := 0; from < len(counts); {
		to := from + 1
		for to < len(counts) && counts[to].line == counts[from].line {
			to++
		}
		if to-from > 2 {
			p := newParagraph(d, counts[from:to])
			out = append(out, p.statements()...)
		}
		from = to
	}
	return out
}

// withSpelt adds the counts in Chinese numerals of lines that have one of ten or
// more: 一 and 两 alone count nothing as often as not.
func (d *draft) withSpelt(counts []count) []count {
	large := map[int]bool{}
	for _, c := range d.spelt {
		large[c.line] = large[c.line] || c.whole >= 10
	}
	if len(large) == 0 {
		return counts
	}
	all := slices.Clone(counts)
	for _, c := range d.spelt {
		if large[c.line] {
			c.label = d.labelStart(d.lines[c.line].start, c.start)
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b count) int { return a.start - b.start })
	return all
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
		c := count{start: f.start, line: f.line, value: value}
		c.unit, c.end, c.rough = unitAfter(d.text, f.end, l.end)
		if c.unit == "" {
			continue
		}
		c.spread()
		c.shareEnd = c.end
		c.label = d.labelStart(l.start, f.start)
		out = append(out, c)
	}
	d.scratch.counts = out
	return out
}

// spread turns 1.2万条 into 12000 of 条, and works the whole number out. Money
// stays in the unit it is given in.
func (c *count) spread() {
	if unit, ok := strings.CutPrefix(c.unit, tenThousand); ok && unit != yuan {
		if value, err := c.value.Mul(tenThousandfold); err == nil {
			c.value, c.unit, c.rounded = value, strings.TrimPrefix(unit, roughWords[0]), true
			c.rough = c.rough || c.unit != unit
		}
	}
	c.whole = -1
	if whole, rest, ok := c.value.Int64(0); ok && rest == 0 {
		c.whole = whole
	}
}

// tenThousandfold is what 万 multiplies by.
var tenThousandfold = count64(10_000)

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
	counts []count // those that are compared with another year or averaged are left out
	signs  []int   // by count: the strongest sign between it and the one before
	depth  []int   // by count: the brackets it stands in
	total  int     // the last total, for lists that name none; -1 for none
	ends   bool    // a count that begins 共计 or the like may be the total of those before it
}

func newParagraph(d *draft, counts []count) *paragraph {
	work := d.scratch
	p := &paragraph{d: d, counts: work.stated[:0], signs: work.signs[:0], depth: work.depth[:0], total: -1}
	depth, from := 0, 0
	for i := range counts {
		c := &counts[i]
		if d.compares(c) {
			continue
		}
		sign := noDivider
		if len(p.counts) > 0 {
			gap := d.text[from:c.start]
			sign, depth = strongest(gap), max(0, depth+nesting(gap))
		}
		p.counts, p.signs, p.depth = append(p.counts, *c), append(p.signs, sign), append(p.depth, depth)
		from = c.shareEnd
	}
	work.stated, work.signs, work.depth = p.counts, p.signs, p.depth
	for i := 2; i < len(p.counts) && !p.ends; i++ {
		p.ends = p.startsAnew(i)
	}
	return p
}

// compares tells a count that only says by how much another differs, or what
// another year had.
func (d *draft) compares(c *count) bool {
	words := d.text[c.label:c.start]
	if comparing.in(words) {
		return true
	}
	for _, year := range otherYears {
		if rest, ok := strings.CutPrefix(words, year); ok {
			return len(rest) <= len(otherYears[0]) && !strings.Contains(rest, carried)
		}
	}
	r, w := utf8.DecodeRuneInString(words)
	return isThan(r) && leadingYear(words[w:])
}

// nesting is by how many brackets a text goes deeper.
func nesting(s string) (depth int) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c >= 0xE4 && c <= 0xE9:
			i += 2
		case c == 0xEF && strings.HasPrefix(s[i:], "（"):
			depth++
		case c == 0xEF && strings.HasPrefix(s[i:], "）"):
			depth--
		}
	}
	return depth
}

func (p *paragraph) statements() []model.Statement {
	var out []model.Statement
	for i := 0; i < len(p.counts); {
		if s, next, ok := p.totalLast(i); ok {
			out = append(out, s)
			i = next
			continue
		}
		s, list, ok := p.statementAt(i)
		if !ok {
			i++
			continue
		}
		out = append(out, s)
		out = append(out, p.nested(list)...)
		i = max(i+1, list[len(list)-1]+1)
	}
	return out
}

// totalLast reads a list from count i on whose total stands behind it: 网站120条、
// 微信85条，合计205条. next is the count after the total.
func (p *paragraph) totalLast(i int) (s model.Statement, next int, ok bool) {
	if !p.ends {
		return s, i, false
	}
	all, _ := p.candidates(i)
	for n := 2; n < len(all); n++ {
		if total := all[n]; p.startsAnew(total) {
			if p.sum(all[:n]) != p.counts[total].whole {
				break
			}
			s, ok = p.statement(total, all[:n], true)
			return s, total + 1, ok
		}
	}
	return s, i, false
}

// nested are the statements in brackets behind the parts of another.
func (p *paragraph) nested(list []int) (out []model.Statement) {
	for _, i := range list {
		if i+1 == len(p.counts) || p.depth[i+1] <= p.depth[i] {
			continue
		}
		if inner, exact := p.parts(i, i+1); exact {
			if s, ok := p.statement(i, inner, true); ok {
				out = append(out, s)
			}
		}
	}
	return out
}

// statementAt reads the statement whose total, or whose first part, is count i,
// and gives its parts.
func (p *paragraph) statementAt(i int) (model.Statement, []int, bool) {
	if i+1 < len(p.counts) && p.enumerates(i) {
		total, list, exact := p.totalOf(i)
		p.total = total
		s, ok := p.statement(total, list, true)
		s.OpenEnded = s.OpenEnded || !exact && (total != i || p.aside(i) || p.mixed(list))
		return s, list, ok
	}
	if s, list, ok := p.follows(i); ok {
		return s, list, true
	}
	if p.total >= 0 && i > p.total && p.counts[i].start-p.counts[p.total].end < totalReach && p.counts[p.total].unit == p.counts[i].unit {
		list, exact := p.parts(p.total, i)
		if exact || p.shared(list) {
			if s, ok := p.statement(p.total, list, true); ok {
				return s, list, true
			}
		}
	}
	if p.isTotal(i) {
		p.total = i
	}
	return model.Statement{}, nil, false
}

// follows reads a list that no word announces: in brackets behind its total, or
// after it. Only its sum, or that it tells how cases ended, says that it is one.
func (p *paragraph) follows(i int) (model.Statement, []int, bool) {
	for first := i + 1; first < len(p.counts) && p.counts[first].start-p.counts[i].shareEnd <= longestWords; first++ {
		if p.signs[first] == sentenceEnd || first > i+1 && p.depth[first] < p.depth[i] {
			break
		}
		if first > i+1 && p.depth[first] > p.depth[i] {
			continue
		}
		list, exact := p.parts(i, first)
		if cases := p.outcomes(list); exact || cases {
			if s, ok := p.statement(i, list, cases); ok {
				p.total = i
				return s, list, true
			}
		}
		if first > i+1 || p.depth[first] <= p.depth[i] {
			break
		}
	}
	return model.Statement{}, nil, false
}

// totalsBefore is how many counts before a list may be its total.
const totalsBefore = 4

// totalOf finds the total of the parts after count i: that count, or one before
// it which the parts make up. An aside, 含上年结转3件, is none.
func (p *paragraph) totalOf(i int) (total int, list []int, exact bool) {
	for t := i; t >= 0 && t > i-totalsBefore && p.counts[i].start-p.counts[t].start < totalReach; t-- {
		if p.counts[t].unit == p.counts[i].unit {
			if list, exact = p.parts(t, i+1); exact {
				return t, list, true
			}
		}
	}
	for total = i; total > 0 && p.aside(total) && p.counts[total-1].unit == p.counts[i].unit; total-- {
	}
	list, _ = p.parts(total, i+1)
	return total, list, false
}

// aside tells a count that says what another holds, and is no total of its own.
func (p *paragraph) aside(i int) bool {
	words := p.d.text[p.counts[i].label:p.counts[i].start]
	return slices.ContainsFunc(asideWords, func(w string) bool { return strings.HasPrefix(words, w) })
}

// enumerates tells whether words between count i and the next say that parts follow.
func (p *paragraph) enumerates(i int) bool {
	if i < 0 {
		return false
	}
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

// parts gives the counts from first on that make up a total: those of its unit
// in the same brackets, as far as they add up to it. Where they don't, they are
// those that signs of one strength divide.
func (p *paragraph) parts(total, first int) (list []int, exact bool) {
	if p.counts[first].unit != p.counts[total].unit {
		return []int{first}, false
	}
	all, signs := p.candidates(first)
	want := p.counts[total].whole
	announced := p.enumerates(first - 1)
	last := 1
	for last < len(all) && signs[last] <= signs[1] && (announced || !p.startsAnew(all[last])) {
		last++
	}
	if want <= 0 {
		return all[:last], false
	}
	for n := 2; n <= len(all); n++ { // without a word for it, part of a list adds up by chance
		if (announced || n == last || n == len(all)) && p.sum(all[:n]) == want {
			return all[:n], true
		}
	}
	if heads := headsOf(all, signs); len(heads) >= 2 && p.sum(heads) == want {
		return heads, true
	}
	return all[:last], false
}

// candidates are the counts that may be parts of one list, up to the end of the
// sentence or of the brackets, with the strongest sign before each.
func (p *paragraph) candidates(first int) (all, signs []int) {
	both := make([]int, 16)
	all, signs = append(both[:0:8], first), append(both[8:8], noDivider)
	sign := noDivider
	for i := first + 1; i < len(p.counts) && len(all) < longestList && p.depth[i] >= p.depth[first]; i++ {
		if sign = max(sign, p.signs[i]); sign == sentenceEnd {
			break
		}
		if p.depth[i] > p.depth[first] {
			continue
		}
		if p.counts[i].unit != p.counts[first].unit {
			break
		}
		all, signs, sign = append(all, i), append(signs, sign), noDivider
	}
	return all, signs
}

// headsOf are the first and those that the strongest sign of a list stands before.
func headsOf(all, signs []int) []int {
	most := slices.Max(signs)
	heads := all[:1:1]
	for i := 1; i < len(all); i++ {
		if signs[i] == most {
			heads = append(heads, all[i])
		}
	}
	return heads
}

// sum adds the counts of a list up; -1 where one is rough or has a fraction.
func (p *paragraph) sum(list []int) (sum int64) {
	for _, i := range list {
		c := &p.counts[i]
		if c.rough || c.whole < 0 {
			return -1
		}
		sum += c.whole
	}
	return sum
}

// mixed tells a list in which other counts, or parts of its parts, stand too, so
// that its sum says nothing.
func (p *paragraph) mixed(list []int) bool {
	first, last := list[0], list[len(list)-1]
	all, _ := p.candidates(first)
	if len(all) > len(list) || last-first+1 > len(list) {
		return true
	}
	for i := first; i < last; i++ {
		if partWords.in(p.d.text[p.counts[i].shareEnd:p.counts[i+1].start]) {
			return true
		}
	}
	return false
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

// shared tells whether most parts of a list say what share of a total they are.
func (p *paragraph) shared(list []int) bool {
	n := 0
	for _, i := range list {
		if p.counts[i].percent != nil {
			n++
		}
	}
	return len(list) >= 2 && n*2 > len(list)
}

// outcomes tells a list of how cases ended, which is complete by its nature.
func (p *paragraph) outcomes(list []int) bool {
	if len(list) < 2 || p.counts[list[0]].unit != caseUnit {
		return false
	}
	words := p.d.text[p.counts[list[0]].label:p.tail(list[len(list)-1])]
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

func (p *paragraph) statement(total int, list []int, enumerated bool) (model.Statement, bool) {
	if len(list) < 2 || p.counts[total].unit != p.counts[list[0]].unit {
		return model.Statement{}, false
	}
	d, t := p.d, &p.counts[total]
	first, last := list[0], list[len(list)-1]
	s := model.Statement{Unit: t.unit, Total: p.quantity(t), TotalWord: d.text[t.label:t.start], Enumerated: enumerated, OpenEnded: t.rough}
	level := listComma
	for _, i := range list[1:] {
		level = max(level, p.signs[i])
	}
	s.Parts = make([]model.StatementPart, 0, len(list))
	for _, i := range list {
		c := &p.counts[i]
		s.Parts = append(s.Parts, model.StatementPart{Label: p.label(i, divider(i == first, level)), Value: p.quantity(c), Percent: c.percent})
		s.OpenEnded = s.OpenEnded || c.rough || (c.rounded || t.rounded) && p.sum(list) != t.whole
	}
	start, end := min(t.label, p.counts[first].label), max(p.counts[last].shareEnd, t.end)
	s.Text, s.Place = d.text[start:end], model.At(start, end)
	s.Subject = subject(d.text[t.shareEnd:max(t.shareEnd, p.counts[first].label)], s.TotalWord)
	s.OpenEnded = s.OpenEnded || p.sum(list) != t.whole && p.openEnded(total, first, last, s.Parts)
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
	if c.rounded {
		text = strings.TrimSuffix(strings.TrimSuffix(text, roughWords[0]), tenThousand)
	}
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
	for _, bracket := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		if n := strings.LastIndex(words, bracket[1]); n >= 0 && !strings.Contains(words[:n], bracket[0]) {
			words = words[n+len(bracket[1]):] // what the part before held
		}
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
	after := p.d.text[p.counts[last].shareEnd:p.tail(last)]
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
