package parse

import (
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

// proseFigures finds every run of digits that stands in no table, in one pass.
// Chinese numerals are looked for where a date or a count may hold them.
func (d *draft) proseFigures() []proseFigure {
	out := d.scratch.figures[:0]
	for i, l := range d.lines {
		if d.tabled[i] {
			continue
		}
		for p := l.start; p < l.end; {
			c := d.text[p]
			if c >= 0xE4 && c <= 0xE9 { // a Han character, in one step
				p += 3
				continue
			}
			if c >= '0' && c <= '9' || c == 0xEF && fullWidthDigit(d.text[p:l.end]) {
				f := proseFigure{start: p, line: i}
				if len(out) == mostFigures {
					return out
				}
				p = d.endOfFigure(&f, p, l.end)
				f.end = p
				out = append(out, f)
				continue
			}
			p++
		}
	}
	d.scratch.figures = out
	return out
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
