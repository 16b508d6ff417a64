package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// Programs set signs of their own before each line of a text: a mail program
// marks what it quotes, an editor numbers lines, a converter makes every one a
// point of a list. They are no part of the report, and a number there would pass
// for a figure.

// marginSigns begin all lines of such texts; a blank stands after them, but for
// the first, which quotes.
var marginSigns = []string{">", "-", "*", "•", "·", "●"}

// margin tells what stands before the lines of a text; the zero margin is none.
type margin struct {
	sign   string
	counts bool // the number of the line
	first  int  // that of the first line
}

// leastCounted is how many lines a column of numbers must count to be known.
const leastCounted = 20

// findMargin looks at the first line and, only where that has one, at the others.
func findMargin(src *model.Source, text string) margin {
	for _, sign := range marginSigns {
		if m := (margin{sign: sign}); strings.HasPrefix(text, sign) && m.most(src, text) {
			return m
		}
	}
	if n, _ := lineNumber(text, src.LineSpan(1)); n >= 0 && src.Lines() >= leastCounted {
		if m := (margin{counts: true, first: n}); m.most(src, text) {
			return m
		}
	}
	return margin{}
}

// most tells whether nearly all lines that are not blank begin so.
func (m margin) most(src *model.Source, text string) bool {
	lines, marked := 0, 0
	for n := range src.Lines() {
		l := src.LineSpan(n + 1)
		if a, b := trim(text, l.Start, l.End); a == b {
			continue
		}
		lines++
		if m.after(text, l, n) > l.Start {
			marked++
		}
	}
	return marked*10 > lines*9
}

// after is where line n, counted from 0, begins behind its margin.
func (m margin) after(text string, l model.Span, n int) int {
	switch {
	case m.counts:
		if number, end := lineNumber(text, l); number == m.first+n {
			return end
		}
	case m.sign == marginSigns[0]:
		for l.Start < l.End && (text[l.Start] == m.sign[0] || text[l.Start] == ' ') {
			l.Start++
		}
	case m.sign != "":
		if end := l.Start + len(m.sign); strings.HasPrefix(text[l.Start:l.End], m.sign) && (end == l.End || blankAt(text, end) > 0) {
			return end
		}
	}
	return l.Start
}

// lineNumber reads the number before a line, and where what stands after it and
// its sign begins; -1 where there is none.
func lineNumber(text string, l model.Span) (number, end int) {
	const most = 1_000_000
	p := l.Start
	for p < l.End && (text[p] == ' ' || text[p] == '\t') {
		p++
	}
	digits := p
	for p < l.End && number < most {
		r, w := utf8.DecodeRuneInString(text[p:l.End])
		if digitOf(r) < 0 {
			break
		}
		number = number*10 + digitOf(r)
		p += w
	}
	r, w := utf8.DecodeRuneInString(text[p:l.End])
	switch {
	case p == digits:
		return -1, l.Start
	case strings.ContainsRune(":：|｜.．\t ", r):
		return number, p + w
	case p == l.End:
		return number, p
	}
	return -1, l.Start
}
