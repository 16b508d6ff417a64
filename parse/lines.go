package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// line is one line of the text without the blanks around it. start == end for a blank line.
type line struct {
	start, end int
	number     int // from 1
}

// splitLines appends the lines of the draft's text. Those of a twin with offsets
// of its own have the numbers that they have in the source.
func (d *draft) splitLines(lines []line) []line {
	if d.at == nil {
		return splitLines(d.src, d.text, lines)
	}
	lines = splitLines(model.NewSource(d.src.Path, d.src.Format, "", "", 0, d.text), d.text, lines)
	for i := range lines {
		lines[i].number = d.src.Line(int(d.at[lines[i].start]))
	}
	return lines
}

// splitLines appends the lines of a source that are not blank to lines. text is
// the source's, or its twin.
func splitLines(src *model.Source, text string, lines []line) []line {
	before := findMargin(src, text)
	for n := range src.Lines() {
		l := src.LineSpan(n + 1)
		if before != (margin{}) {
			l.Start = before.after(text, l, n)
		}
		if a, b := unmarked(text, l.Start, l.End); a < b {
			lines = appendPieces(lines, text, line{a, b, n + 1})
		}
	}
	return lines
}

// unmarked is trim that leaves off the marks that Markdown sets headings and bold
// words with.
func unmarked(text string, start, end int) (int, int) {
	start, end = trim(text, start, end)
	if start == end || text[start] != '#' && text[start] != '*' && text[start] != '_' {
		return start, end
	}
	from := start
	for from < end && text[from] == '#' {
		from++
	}
	if from > start && from < end && text[from] == ' ' {
		start, end = trim(text, from, end)
	}
	for _, mark := range [...]string{"**", "__", "*"} {
		if body := text[start:end]; len(body) > 2*len(mark) && strings.HasPrefix(body, mark) && strings.HasSuffix(body, mark) {
			start, end = trim(text, start+len(mark), end-len(mark))
		}
	}
	return start, end
}

// trim moves both ends of a stretch inwards over blanks of every kind.
func trim(text string, start, end int) (int, int) {
	for start < end && mayBeBlank[text[start]] {
		n := blankAt(text, start)
		if n == 0 {
			break
		}
		start += n
	}
	for start < end && (text[end-1] >= utf8.RuneSelf || text[end-1] <= ' ') {
		n := blankBefore(text, end)
		if n == 0 {
			break
		}
		end -= n
	}
	return start, end
}

// mayBeBlank are the bytes that a blank may begin with: nearly no word does.
var mayBeBlank = func() (may [256]bool) {
	for c := range may {
		may[c] = c <= ' ' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF
	}
	return may
}()

// blankAt gives the length in bytes of the blank at i, or 0: ASCII blanks and
// controls that lay text out, NBSP, the ideographic blank, zero-width signs.
func blankAt(text string, i int) int {
	switch c := text[i]; {
	case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f':
		return 1
	case c < 0xC2:
		return 0
	case c == 0xC2 && strings.HasPrefix(text[i:], "\u00a0"):
		return 2
	case c == 0xE3 && strings.HasPrefix(text[i:], "\u3000"), c == 0xEF && strings.HasPrefix(text[i:], "\ufeff"):
		return 3 // 、 and ， begin so too, and are far more frequent
	case c == 0xE2:
		r, n := utf8.DecodeRuneInString(text[i:])
		if isBlank(r) {
			return n
		}
	}
	return 0
}

func blankBefore(text string, end int) int {
	c := text[end-1]
	if c < utf8.RuneSelf {
		if c == ' ' || c >= '\t' && c <= '\r' {
			return 1
		}
		return 0
	}
	if end >= 3 && text[end-3] >= 0xE4 && text[end-3] <= 0xE9 { // a Han character
		return 0
	}
	r, n := utf8.DecodeLastRuneInString(text[:end])
	if isBlank(r) {
		return n
	}
	return 0
}

func isBlank(r rune) bool {
	return r == '\u3000' || r == '\u00a0' || r >= '\u2000' && r <= '\u200f' || r == '\u2028' || r == '\u2029' || r == '\u202f' || r == '\u205f' || r == '\u2060' || r == '\ufeff'
}
