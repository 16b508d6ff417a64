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
	whole      int64 // the value where it is a whole number, of money ten-thousandths; else -1
	unit       string
	rough      bool // 余, 多, 约: not an exact figure
	lost       bool // its unit is lost; that of the first of its parts is taken
	rounded    bool // given in 万
	percent    *model.Quantity
	shareEnd   int // end of the share, or of the unit
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
	var spelt []count
	for _, c := range d.spelt {
		if large[c.line] {
			c.label = d.labelStart(d.lines[c.line].start, c.start)
			spelt = append(spelt, c)
		}
	}
	d.scratch.merged = inTextOrder(d.scratch.merged[:0], counts, spelt)
	return d.scratch.merged
}

// inTextOrder appends the counts of two lists to dst, each of them in the order of
// the text, so that all are.
func inTextOrder(dst, figures, spelt []count) []count {
	for _, c := range spelt {
		n := 0
		for n < len(figures) && figures[n].start < c.start {
			n++
		}
		dst = append(append(dst, figures[:n]...), c)
		figures = figures[n:]
	}
	return append(dst, figures...)
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
			out[n-1].percent = &model.Quantity{Value: value, Text: d.text[f.start:f.end], Place: model.At(f.start, f.end)}
			out[n-1].shareEnd = d.shareEnd(out[n-1].end, f, l.end)
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(d.text[l.start:f.start]); isRange(r) && f.start > l.start {
			continue // the upper end of a range counts nothing
		}
		c := count{start: f.start, line: f.line, value: value}
		c.unit, c.end, c.rough = unitAfter(d.text, f.end, l.end)
		if c.unit == "" {
			if !d.leadsParts(f, l) {
				continue
			}
			c.lost = true
		}
		if n := len(out); n > 0 && out[n-1].lost && out[n-1].unit == "" && out[n-1].line == f.line {
			out[n-1].unit = c.unit
		}
		c.spread()
		c.shareEnd = c.end
		c.label = d.labelStart(l.start, f.start)
		out = append(out, c)
	}
	d.scratch.counts = out
	return out
}

// figureEnd is where the figure ends, with the blanks before its unit.
func (c *count) figureEnd() int {
	if c.lost {
		return c.end
	}
	return c.end - len(c.unit)
}

// leadsParts tells a figure that lost its unit and has words for its parts behind
// it, 收到申请40其中：; a year has too.
func (d *draft) leadsParts(f proseFigure, l line) bool {
	if r, _ := utf8.DecodeLastRuneInString(d.text[l.start:f.start]); !isHan(r) || yearIn(d.text[f.start:f.end]) != 0 {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(d.text[f.end:min(l.end, f.end+longestLead)], leadSigns), among)
}

// longestLead is how far behind a figure in bytes the word for its parts stands.
const longestLead = 16

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
	value := c.value
	if strings.HasSuffix(c.unit, yuan) { // money has fractions, and is added up to money alone
		value, _ = value.Mul(tenThousandfold)
	}
	if whole, rest, ok := value.Int64(0); ok && rest == 0 {
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
	if !strings.Contains(between, shareWord) { // nearly always, and told faster than from the end
		return len(between) <= longestOpening && d.bareShare(from, f, limit)
	}
	n := strings.LastIndex(between, shareWord)
	if strings.Contains(between, respectively) || dividedBy(between[n:], listComma) || dividedBy(between, semicolon) {
		return false
	}
	_, end, _ := unitAfter(d.text, f.end, limit)
	return end == f.end // a unit makes it a count of its own
}

// shareEnd is where a share behind a count that ends at from ends, with its sign
// and the bracket that it stands in.
func (d *draft) shareEnd(from int, f proseFigure, limit int) int {
	end, rest := f.end, d.text[f.end:limit]
	for _, sign := range percentSigns {
		if after, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), sign); ok {
			end, rest = limit-len(after), after
		}
	}
	if _, depth := strongest(d.text[from:f.start]); depth > 0 {
		for _, closing := range closings {
			if after, ok := strings.CutPrefix(rest, closing); ok {
				return limit - len(after)
			}
		}
	}
	return end
}

// percentSigns stand behind a share, closings behind what stands in brackets.
var percentSigns, closings = []string{"%", "％"}, []string{")", "）"}

// longestOpening is the longest sign between a count and a bare share, in bytes,
// with a blank.
const longestOpening = len(" （")

// bareShare tells a share that only its sign tells of, 42件，95.5%；, and no rate of
// what the count is of, 42件，95.5%办结. All of it are most often those answered in time.
func (d *draft) bareShare(from int, f proseFigure, limit int) bool {
	end := d.shareEnd(from, f, limit)
	if !containsAny(d.text[f.end:end], percentSigns) || d.text[f.start:f.end] == "100" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(d.text[f.end:end])
	next, _ := utf8.DecodeRuneInString(d.text[end:limit])
	switch strings.TrimSpace(d.text[from:f.start]) {
	case "(", "（":
		return last == ')' || last == '）'
	case ",", "，":
		return end == limit || strength(next) >= listComma
	}
	return false
}

// spokenShare reads a share in words behind its count, before the next: 占百分之六十二点五.
func (d *draft) spokenShare(c *count, limit int) {
	between := d.text[c.end:min(limit, c.end+longestShare)]
	n := strings.Index(between, shareWord)
	if n < 0 {
		return
	}
	m := strings.Index(between[n:], percentWord)
	if m < 0 || strings.Contains(between[:n], respectively) || dividedBy(between[n:n+m], listComma) || dividedBy(between[:n], semicolon) || strings.ContainsAny(between[:n+m], "0123456789") {
		return
	}
	start := c.end + n + m
	value, end := spokenDecimal(d.text, start+len(percentWord), limit)
	if end == 0 {
		return
	}
	c.percent = &model.Quantity{Value: value, Text: d.text[start:end], Place: model.At(start, end)}
	c.shareEnd = end
}

// spokenDecimal reads a numeral to 百 with decimals, 六十二点五, and where it ends;
// 0 for none.
func spokenDecimal(text string, start, limit int) (value decimal.Decimal, end int) {
	var sum, digit int64
	end = start
	scale, decimals := 0, false
	for end < limit {
		r, w := utf8.DecodeRuneInString(text[end:limit])
		n, power := spokenNumeral(r)
		switch {
		case r == pointWord && !decimals && end > start:
			decimals, sum, digit = true, sum+digit, 0
		case n >= 0 && decimals:
			if scale++; scale > 4 {
				return value, 0
			}
			sum = sum*10 + n
		case n >= 0:
			digit = n
		case power > 0 && !decimals:
			sum, digit = sum+max(digit, 1)*power, 0
		default:
			limit = end
			continue
		}
		if sum > 1e6 {
			return value, 0
		}
		end += w
	}
	value, err := decimal.New(sum+digit, scale)
	if err != nil || end == start || decimals && scale == 0 {
		return value, 0
	}
	return value, end
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
	if !unitStarts.has(r) {
		return "", start, false
	}
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
	case p-3 >= limit && text[p-3] >= 0xE4 && text[p-3] <= 0xE9: // Han
		return 3, plainSign
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
