package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// mentions finds every count in prose with the words around it: those written
// in figures, those in Chinese numerals, and the words that deny a count.
//
// Only lines that speak of what a table of the form counts are looked at, and
// only where the form says which words those are.
func (d *draft) mentions(counted []count) []model.Mention {
	f := d.currentForm()
	if f == nil || len(f.Mentions) == 0 {
		return nil
	}
	counts := inTextOrder(d.scratch.merged[:0], counted, d.spelt)
	d.scratch.merged = counts
	spoken := 0
	for i := range counts {
		if d.spoken[counts[i].line] {
			spoken++
		}
	}
	out := make([]model.Mention, 0, spoken+len(d.denials))
	denials := d.denials
	for i := range counts {
		c := &counts[i]
		if !d.spoken[c.line] {
			continue
		}
		for len(denials) > 0 && denials[0].start < c.start {
			out, denials = append(out, d.denial(denials[0])), denials[1:]
		}
		from := d.lines[c.line].start
		if i > 0 && counts[i-1].line == c.line {
			from = counts[i-1].shareEnd
		}
		text := strings.TrimRight(d.text[c.start:c.figureEnd()], " ")
		words := d.clauseStart(from, c.start)
		out = append(out, model.Mention{
			Quantity: model.Quantity{Value: c.value, Text: text, Place: d.places.at(c.start, c.start+len(text))},
			Lead:     d.lead(d.lines[c.line].start, words), Words: d.text[words:c.start], Unit: c.unit, Rough: c.rough,
		})
	}
	for _, n := range denials {
		out = append(out, d.denial(n))
	}
	return out
}

// denied is a word that says there was none, and its line.
type denied struct{ start, end, line int }

// speltOut finds the lines of prose that hold a word for what the tables count,
// and in them the counts in Chinese numerals and the denials, in one pass.
func (d *draft) speltOut() {
	d.spoken = slices.Grow(d.scratch.spoken[:0], len(d.lines))[:len(d.lines)]
	d.scratch.spoken = d.spoken
	for i, l := range d.lines {
		d.spoken[i] = !d.tabled[i] && d.traits[i]&withCounted != 0 && d.speaksOfCounted(i)
		if !d.spoken[i] {
			continue
		}
		p := l.start // what is before it is read
		for _, m := range d.hintsOf(i) {
			if m.has&withSpelt == 0 || int(m.end) <= p {
				continue
			}
			p = int(m.end) - hanBytes
			r, w := utf8.DecodeRuneInString(d.text[p:l.end])
			if digit, power := spokenNumeral(r); digit >= 0 || power > 0 {
				c, end, ok := d.speltCount(p, l.end)
				if ok {
					c.line = i
					d.spelt = append(d.spelt, c)
				}
				p = end
				continue
			}
			if end := denies(d.text[p:l.end]); end > 0 {
				d.denials = append(d.denials, denied{p, p + end, i})
			}
			p += w
		}
	}
}

// speaksOfCounted tells a line with a word for what the tables count.
func (d *draft) speaksOfCounted(i int) bool {
	for range d.words(i, countedThings, withCounted) {
		return true
	}
	return false
}

// speltCount reads a Chinese numeral with its unit: 一百二十三件.
func (d *draft) speltCount(start, limit int) (c count, end int, ok bool) {
	var sum, digit int64
	end, known := start, true
	for end < limit {
		r, w := utf8.DecodeRuneInString(d.text[end:limit])
		n, power := spokenNumeral(r)
		switch {
		case power > 0:
			sum, digit = sum+max(digit, 1)*power, 0
		case n >= 0:
			known = known && digit == 0 // digits in a row are a year or a number, not a count
			digit = n
		default:
			goto done
		}
		if sum > 1e6 {
			known = false
		}
		end += w
	}
done:
	c = count{start: start, whole: min(sum, 1e6) + digit}
	c.value = count64(c.whole)
	c.unit, c.end, c.rough = unitAfter(d.text, end, limit)
	if strings.HasSuffix(c.unit, yuan) {
		c.spread()
	}
	c.shareEnd = c.end
	return c, end, known && c.unit != ""
}

// denies gives the length of a word that says there was none of what follows, or 0.
func denies(s string) int {
	if len(s) < 3 || s[:3] != noneSigns[0] && s[:3] != noneSigns[1] && s[:3] != noneSigns[2] {
		return 0
	}
	for _, w := range noneWords {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		if slices.ContainsFunc(noneVerbs, func(v string) bool { return strings.HasPrefix(rest, v) }) {
			return len(w)
		}
		return 0
	}
	return 0
}

// denial is the whole clause around a word that says there was none.
func (d *draft) denial(n denied) model.Mention {
	l := d.lines[n.line]
	start, end := d.clauseStart(l.start, n.start), n.end
	for limit := min(l.end, n.end+longestWords); end < limit; {
		r, w := utf8.DecodeRuneInString(d.text[end:l.end])
		if strength(r) > listComma {
			break
		}
		end += w
	}
	return model.Mention{
		Quantity: model.Quantity{Text: d.text[n.start:n.end], Place: model.At(n.start, n.end)},
		Lead:     d.lead(l.start, start), Words: d.text[start:end], None: true,
	}
}

// clauseStart walks left to where the clause begins that ends at end: after a
// sign that divides, other than one of a list, or a bracket.
func (d *draft) clauseStart(limit, end int) int {
	start := end
	limit = runeFloor(d.text, max(limit, end-longestWords))
	for start > limit {
		if start-3 >= limit && d.text[start-3] >= 0xE4 && d.text[start-3] <= 0xE9 { // Han
			start -= 3
			continue
		}
		r, w := utf8.DecodeLastRuneInString(d.text[limit:start])
		if strength(r) != listComma && (strings.ContainsRune(dividers, r) || strings.ContainsRune(openBrackets+closeBrackets, r)) {
			break
		}
		start -= w
	}
	for start < end {
		r, w := utf8.DecodeRuneInString(d.text[start:end])
		if strength(r) != listComma && blankAt(d.text, start) == 0 {
			break
		}
		start += w
	}
	return start
}

// lead is what its line says before a clause, as far as words reach.
func (d *draft) lead(start, end int) string {
	return d.text[runeFloor(d.text, max(start, end-longestWords)):end]
}
