package parse

import (
	"iter"
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

// survey is what one pass over the lines finds.
type survey struct {
	traits  []traits // by line
	figures []proseFigure
	hints   []hint  // of all lines
	hinted  []int32 // by line: the number of hints before it, and that of all at the end
}

// hint is a character that tells of something, such as the last of a word that is
// looked for.
type hint struct {
	end int32 // the offset after it
	has traits
}

// hintsOf are the hints of line i.
func (s *survey) hintsOf(i int) []hint { return s.hints[s.hinted[i]:s.hinted[i+1]] }

// words are the words of a list in line i, from the first, and where each ends:
// as [wordlist.next] finds them, by the hints of the list's trait.
func (d *draft) words(i int, list *wordlist, of traits) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		from := d.lines[i].start
		for _, m := range d.hintsOf(i) {
			if m.has&of == 0 {
				continue
			}
			if word := list.ending(d.text[from:m.end]); word != "" {
				if from = int(m.end); !yield(word, from) {
					return
				}
			}
		}
	}
}

// readLines finds every run of digits and the traits of all lines. Chinese
// numerals are looked for where a date or a count may hold them.
func (d *draft) readLines() {
	d.survey = d.scratch.survey.over(d.text, d.lines)
	d.scratch.survey = d.survey
}

// over is a survey of other lines, in the same memory.
func (s survey) over(text string, lines []line) survey {
	s.figures = s.figures[:0]
	s.traits = slices.Grow(s.traits[:0], len(lines))
	s.hinted = append(slices.Grow(s.hinted[:0], len(lines)+1), 0)
	n, hints := 0, slices.Grow(s.hints[:0], len(text)/hanBytes+1)
	hints = hints[:cap(hints)]
	for i, l := range lines {
		text, has := text[:l.end], traits(0)
		for p := l.start; p < len(text); {
			switch c := text[p]; {
			case c >= 0xE4 && c <= 0xE9 && p+hanBytes <= len(text):
				t := hanTraits[lastBits(text, p)]
				has |= t
				p += hanBytes
				hints[n] = hint{int32(p), t} // without a branch: which are hints can't be foretold
				if t&hinting != 0 {
					n++
				}
			case c >= '0' && c <= '9' || c == 0xEF && fullWidthDigit(text[p:]):
				f := proseFigure{start: p, line: i}
				f.read(text)
				p = f.end
				if len(s.figures) < mostFigures {
					s.figures = append(s.figures, f)
				}
			case c < utf8.RuneSelf:
				has |= asciiTraits[c]
				p++
			case c >= 0xE0 && p+3 <= len(text): // the rest of one of four bytes stands for nothing
				t := signTraits[signBits(text, p)]
				has |= t
				p += 3
				hints[n] = hint{int32(p), t}
				if t&hinting != 0 {
					n++
				}
			case c == 0xC2 && strings.HasPrefix(text[p:], "\u00a0"):
				has |= withBlank
				p += 2
			default:
				p++
			}
		}
		s.traits = append(s.traits, has)
		s.hinted = append(s.hinted, int32(n))
	}
	s.hints = hints[:n]
	return s
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
