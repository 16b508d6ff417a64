package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Terminals, mail programs and converters break every line at one width, inside
// words and figures as well. Such a text is read through a twin in which what was
// broken stands in one line again and blanks fill its end; lines that are not full
// are as they were.

// widestMeasure is the longest line in bytes of such a text: most others have a
// longer one near their beginning.
const widestMeasure = 240

// fewestFull is how many lines are as wide as can be in a text broken at a width.
const fewestFull = 6

// unbroken gives the twin of a text that was broken at one width, and by each of its
// bytes, and its end, the offset in the text; nil where it was not.
func unbroken(text string) (twin string, at []int32) {
	if !mayBeBroken(text) {
		return text, nil
	}
	lines := strings.Split(text, "\n")
	for _, width := range [...]func(string) int{utf8.RuneCountInString, columnsIn} {
		if full, all := fullLines(lines, width); full != nil {
			return joinFull(text, lines, full, all)
		}
	}
	return text, nil
}

// mayBeBroken tells cheaply what can't be: a text with a line too long for a
// measure, or without several long ones that are equally wide.
func mayBeBroken(text string) bool {
	longest := 0
	for rest := text; rest != ""; {
		n := strings.IndexByte(rest[:min(len(rest), widestMeasure+1)], '\n')
		if n < 0 && len(rest) > widestMeasure {
			return false
		}
		if n < 0 {
			n = len(rest) - 1
		}
		longest = max(longest, n)
		rest = rest[n+1:]
	}
	var runes, columns [widestMeasure + 2]int
	for l := range strings.Lines(text) {
		if l = strings.TrimRight(l, "\r\n"); len(l)*2 <= longest || len(l) > widestMeasure {
			continue
		}
		n := utf8.RuneCountInString(l)
		runes[n]++
		columns[n+(len(l)-n)/2]++
	}
	for i := range runes[1:] {
		if runes[i+1] >= fewestFull || columns[i]+columns[i+1] >= fewestFull {
			return true
		}
	}
	return false
}

// columnsIn counts the columns of a line: Chinese characters take two.
func columnsIn(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= '\u2E80' {
			n++
		}
	}
	return n
}

// fewestAll: more full lines to one that is not are a text that was one line.
const fewestAll = 9

// fullLines tells which lines were broken because they were full, and whether all
// were: nil where as many are nearly as wide, as in any text, or where bars and
// blanks make them wide.
func fullLines(lines []string, width func(string) int) (full []bool, all bool) {
	widths := make([]int, len(lines))
	for i, l := range lines {
		widths[i] = width(strings.TrimSuffix(l, "\r"))
	}
	widest := slices.Max(widths)
	full = make([]bool, len(lines))
	var broken, drawn, other int
	near := make([]int, widest+1) // by width
	for i, l := range lines {
		full[i] = i+1 < len(lines) && widths[i] > 0 && widths[i]+widthOfFirst(lines[i+1], width) > widest
		switch {
		case full[i] && drawnWide(l):
			drawn++
		case full[i]:
			broken++
		case widths[i]*4 > widest*3:
			near[widths[i]]++
			other++
		case widths[i] > 0:
			other++
		}
	}
	if broken < fewestFull || broken+drawn < 2*slices.Max(near) {
		return nil, false
	}
	return full, broken+drawn > other*fewestAll
}

// drawnWide tells a line that may be as wide as others because it is a row of a
// table: between borders, filled with blanks, or with figures set to the right.
func drawnWide(l string) bool {
	first, _ := utf8.DecodeRuneInString(l)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(l, "\r"))
	if isBorder(first) && isBorder(last) || strings.HasSuffix(l, "  ") || ruled(l) {
		return true
	}
	n := strings.LastIndex(l, "  ")
	if n < 0 {
		return false
	}
	kind, _, _ := classify(strings.TrimSpace(l[n:]))
	return kind != atomText
}

func isBorder(r rune) bool { return r == '|' || r == '+' || r >= firstLine && r <= lastLine }

// widthOfFirst is the width of the character that would have come next.
func widthOfFirst(s string, width func(string) int) int {
	_, w := utf8.DecodeRuneInString(s)
	return max(1, width(s[:w]))
}

// joinFull makes the twin in which full lines go on in the next.
func joinFull(text string, lines []string, full []bool, all bool) (twin string, at []int32) {
	page := newJoinedPage(text)
	out := make([]byte, 0, len(text))
	at = make([]int32, 0, len(text)+1)
	start, dropped, first := 0, 0, 0 // where in the twin the line begins
	for i, l := range lines {
		body := strings.TrimSuffix(l, "\r")
		for j := 0; j < len(body); j++ {
			out, at = append(out, body[j]), append(at, int32(start+j))
		}
		end := start + len(body)
		start += len(l) + 1
		if full[i] && (all || page.goesOnBelow(string(out[first:]), lines[i+1])) {
			dropped += start - end
			continue
		}
		for ; dropped > 0; dropped-- {
			out, at = append(out, ' '), append(at, int32(end))
		}
		for j := end; j < min(start, len(text)); j++ {
			out, at = append(out, text[j]), append(at, int32(j))
		}
		first = len(out)
	}
	return string(out), append(at, int32(len(text)))
}

// goesOnBelow tells a full line that goes on in the next from one that ends by
// chance where it is full: a cell above a cell, or above the beginning of a
// paragraph.
func (p *joinedPage) goesOnBelow(body, below string) bool {
	body, below = strings.TrimSpace(body), strings.TrimRight(below, " \r")
	if body == "" || below == "" || strings.HasPrefix(below, "\u3000") || strings.HasPrefix(below, "  ") || strings.HasSuffix(body, "|") && below[0] == '|' {
		return false
	}
	if len(body) > longestLabel || digitAt(below) && body[len(body)-1] >= '0' && body[len(body)-1] <= '9' {
		return true
	}
	if below = strings.TrimSpace(below); isRowOfFigures(below) && strings.Contains(body, "|") {
		return true
	}
	next := p.kindOf(below)
	return !p.kindOf(body).isCell() || !next.isCell() && next != joinedHeading
}
