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

// readLines finds every run of digits, and the traits of all lines, in one pass.
// Chinese numerals are looked for where a date or a count may hold them.
func (d *draft) readLines() {
	d.figures, d.traits = readLines(d.text, d.lines, d.scratch.figures[:0], d.scratch.traits[:0])
	d.scratch.figures, d.scratch.traits = d.figures, d.traits
}

// readLines appends the figures of lines and their traits to the two lists.
func readLines(text string, lines []line, figures []proseFigure, has []traits) ([]proseFigure, []traits) {
	has = slices.Grow(has, len(lines))
	for i, l := range lines {
		var of traits
		of, figures = readLine(text[:l.end], l.start, i, figures)
		has = append(has, of)
	}
	return figures, has
}

// readLine takes the figures of line i, which stands at p to the end of text.
func readLine(text string, p, i int, figures []proseFigure) (has traits, _ []proseFigure) {
	for p < len(text) {
		switch c := text[p]; {
		case c >= 0xE4 && c <= 0xE9 && p+3 <= len(text):
			has |= hanTraits[lastBits(text, p)]
			p += 3
		case c >= '0' && c <= '9' || c == 0xEF && fullWidthDigit(text[p:]):
			f := proseFigure{start: p, line: i}
			f.read(text)
			p = f.end
			if len(figures) < mostFigures {
				figures = append(figures, f)
			}
		case c < utf8.RuneSelf:
			has |= asciiTraits[c]
			p++
		case c >= 0xE0 && p+3 <= len(text): // the rest of one of four bytes stands for nothing
			has |= signTraits[signBits(text, p)]
			p += 3
		case c == 0xC2 && text[p+1:] != "" && text[p+1] == 0xA0: // the blank that doesn't break
			has |= withBlank
			p += 2
		default:
			p++
		}
	}
	return has, figures
}

// leaveProse drops the figures that tables claim.
func (d *draft) leaveProse() {
	d.figures = slices.DeleteFunc(d.figures, func(f proseFigure) bool { return d.tabled[f.line] })
}

func fullWidthDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '０' && r <= '９'
}

// read finds the end of a figure: digits of either width, thousands separators
// and a fraction.
func (f *proseFigure) read(text string) {
	point, p := false, f.start
	for ; p < len(text); f.end = p {
		if c := text[p]; c >= '0' && c <= '9' {
			if !point {
				f.digits++
			}
			p++
			continue
		} else if c < utf8.RuneSelf && c != '.' && c != ',' {
			return
		}
		r, w := utf8.DecodeRuneInString(text[p:])
		switch {
		case digitOf(r) >= 0:
			if !point {
				f.digits++
			}
		case (r == '.' || r == '．') && !point && f.digits > 0 && p+w < len(text) && digitAt(text[p+w:]):
			point = true
		case (r == ',' || r == '，') && !point && f.digits <= 3 && threeDigits(text[p+w:]) && w == 1:
			if !thousands(text[f.start:p], text[p+w:]) {
				return
			}
		default:
			return
		}
		p += w
	}
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
