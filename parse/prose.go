package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"
)

// proseFigure is a figure in running text.
type proseFigure struct {
	start, end int
	line       int // index into the lines
	digits     int // before the point
}

// mostFigures is how many figures in prose are read; a long report has some hundreds.
const mostFigures = 20_000

// readProse finds every run of digits that stands in no table, and the traits of
// the lines that no table claims, in one pass. Chinese numerals are looked for
// where a date or a count may hold them.
func (d *draft) readProse() {
	d.figures = d.scratch.figures[:0]
	d.traits = slices.Grow(d.scratch.traits[:0], len(d.lines))[:len(d.lines)]
	for i, l := range d.lines {
		d.traits[i] = anyTrait
		if !d.tabled[i] {
			d.traits[i] = d.readProseLine(i, d.text[:l.end], l.start)
		}
	}
	d.scratch.figures, d.scratch.traits = d.figures, d.traits
}

// readProseLine takes the figures of line i, which stands at p to the end of text.
func (d *draft) readProseLine(i int, text string, p int) (has traits) {
	for p < len(text) {
		switch c := text[p]; {
		case c >= 0xE4 && c <= 0xE9 && p+3 <= len(text):
			has |= hanTraits[lastBits(text, p)]
			p += 3
		case c >= '0' && c <= '9' || c == 0xEF && fullWidthDigit(text[p:]):
			f := proseFigure{start: p, line: i}
			p = d.endOfFigure(&f, p, len(text))
			f.end = p
			if len(d.figures) < mostFigures {
				d.figures = append(d.figures, f)
			}
		case c < utf8.RuneSelf:
			has |= asciiTraits[c]
			p++
		case c >= 0xE0 && p+3 <= len(text): // the rest of one of four bytes stands for nothing
			has |= signTraits[lastBits(text, p)]
			p += 3
		default:
			p++
		}
	}
	return has
}

func fullWidthDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '０' && r <= '９'
}

// endOfFigure reads digits of either width, thousands separators and a fraction.
func (d *draft) endOfFigure(f *proseFigure, p, limit int) int {
	point := false
	for p < limit {
		if c := d.text[p]; c >= '0' && c <= '9' {
			if !point {
				f.digits++
			}
			p++
			continue
		} else if c < utf8.RuneSelf && c != '.' && c != ',' {
			return p
		}
		r, w := utf8.DecodeRuneInString(d.text[p:limit])
		switch {
		case digitOf(r) >= 0:
			if !point {
				f.digits++
			}
		case (r == '.' || r == '．') && !point && f.digits > 0 && p+w < limit && digitAt(d.text[p+w:limit]):
			point = true
		case (r == ',' || r == '，') && !point && f.digits <= 3 && threeDigits(d.text[p+w:limit]) && w == 1:
			if !thousands(d.text[f.start:p], d.text[p+w:limit]) {
				return p
			}
		default:
			return p
		}
		p += w
	}
	return p
}

// thousands tells a separator from a comma between two figures: what follows is
// three digits that no other sign of a list comes after.
func thousands(before, after string) bool {
	return len(before) <= 3 && before[0] != '0' && strings.IndexFunc(after, func(r rune) bool { return r < '0' || r > '9' }) == 3
}

func digitAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return digitOf(r) >= 0
}

// value is the figure's number.
func (d *draft) value(f proseFigure) (decimal.Decimal, bool) {
	body := d.text[f.start:f.end]
	if v, ok := smallFigure(body); ok {
		return v, true
	}
	v, rest, ok := leadingFigure(body)
	return v, ok && rest == ""
}
