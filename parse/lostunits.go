package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// Pages whose units stood in pieces of their own lose them in a whole list at once:
// 发布信息85条，其中新闻52政策15通知18、. The words between the figures are left, and the total
// tells whether they are its parts.

// fewestUnitless is how few figures without units seldom make up a total by chance.
const fewestUnitless = 3

// withoutUnits reads the list behind total count i, some of whose figures lost their
// units; last is the last count in it.
func (p *paragraph) withoutUnits(i int) (s model.Statement, last int, ok bool) {
	d, t := p.d, &p.counts[i]
	limit := d.lines[t.line].end
	if t.whole < fewestParts || t.rough || !strings.HasPrefix(strings.TrimLeft(d.text[t.shareEnd:limit], leadSigns), among) {
		return s, i, false
	}
	n, _ := slices.BinarySearchFunc(d.figures, t.shareEnd, func(f proseFigure, at int) int { return f.start - at })
	if !p.lacksUnits(i, d.figures[n:], limit) {
		return s, i, false
	}
	s = model.Statement{Unit: t.unit, Total: p.quantity(t), Enumerated: true}
	words := d.text[t.label:t.start]
	s.TotalWord = words[partWords.lastEnd(words):]
	s.Subject = subject("", s.TotalWord)
	from, sum, lost := t.shareEnd, int64(0), 0
	for _, f := range d.figures[n:] {
		if f.start >= limit || len(s.Parts) == longestList {
			break
		}
		c, ok := p.unitless(f, from, limit, t.unit)
		if !ok {
			break
		}
		if c.lost {
			lost++
		}
		words := d.text[from:c.start]
		words = words[partWords.lastEnd(words):]
		s.Parts = append(s.Parts, model.StatementPart{Label: trimSigns(words), Value: p.quantity(&c)})
		sum, from = sum+c.whole, c.end
		if next, _ := utf8.DecodeRuneInString(d.text[from:limit]); sum == t.whole && lost > 0 && len(s.Parts) >= fewestUnitless && !isHan(next) {
			s.Text, s.Place = d.text[t.label:from], model.At(t.label, from)
			for last = i; last+1 < len(p.counts) && p.counts[last+1].start < from; last++ {
			}
			return s, last, true
		}
		if sum > t.whole {
			break
		}
	}
	return model.Statement{}, i, false
}

// lacksUnits tells cheaply whether some of the next figures before limit are no counts.
func (p *paragraph) lacksUnits(i int, figures []proseFigure, limit int) bool {
	for _, f := range figures {
		if f.start >= limit {
			return false
		}
		if i++; i == len(p.counts) || p.counts[i].start != f.start {
			return true
		}
	}
	return false
}

// unitless reads a figure of such a list: with the unit of its total or none, and
// words of its own before it.
func (p *paragraph) unitless(f proseFigure, from, limit int, unit string) (c count, ok bool) {
	d := p.d
	before, _ := utf8.DecodeLastRuneInString(d.text[from:f.start])
	value, sound := d.value(f)
	if !sound || !isHan(before) || f.start-from > longestWords || dividedBy(d.text[from:f.start], sentenceEnd) || yearIn(d.text[f.start:f.end]) != 0 {
		return c, false
	}
	c = count{start: f.start, end: f.end, line: f.line, value: value, unit: unit, lost: true}
	if u, end, rough := unitAfter(d.text, f.end, limit); u != "" {
		c.end, c.lost = end, false
		if u != unit || rough {
			return c, false
		}
	}
	c.spread()
	return c, c.whole >= 0
}
