package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Some programs put the lines of a page one behind another, a blank between them.
// Such a line is cut at its blanks again: each piece is the line of a heading, a
// cell or a paragraph that it was, or a part of one. Blanks behind a sign that
// does not end a sentence, and those inside a number or a time, stood in it before.

// shortestScraped is the shortest line in bytes that may be a page, fewestScraped
// how many pieces it has.
const (
	shortestScraped = 1000
	fewestScraped   = 12
)

// appendPieces appends the lines that a line is made of where it is most of a page
// that was scraped to one line, else the line. Rows between bars stay together:
// bars say more than blanks where their cells end.
func appendPieces(lines []line, text string, l line) []line {
	if n := l.end - l.start; n*2 < len(text) || n < shortestScraped || n > longestGlued {
		return append(lines, l)
	}
	before := len(lines)
	if lines = appendJoined(lines, text, l); len(lines) > before {
		return lines
	}
	lines = cutAtBlanks(lines, text, l)
	if pieces := lines[before:]; len(pieces) < fewestScraped || mostlyGlued(text, pieces) {
		return append(lines[:before], l)
	}
	return lines
}

// cutAtBlanks appends the stretches of a line between blanks that divide lines.
func cutAtBlanks(lines []line, text string, l line) []line {
	start, end := trim(text, l.start, l.end)
	for p := start; p < end; {
		if blankAt(text, p) == 0 {
			_, w := utf8.DecodeRuneInString(text[p:end])
			p += w
			continue
		}
		next, _ := trim(text, p, end)
		if !goesOnBehind(text[start:p], text[next:end]) {
			lines = append(lines, line{start, p, l.number})
			start = next
		}
		p = next
	}
	if start < end {
		lines = append(lines, line{start, end, l.number})
	}
	return lines
}

// fewestGlued is how many such pieces no prose has.
const fewestGlued = 4

// mostlyGlued tells pieces in which figures stick to their labels: the blanks
// between them stood inside labels, and what is between two is no line.
func mostlyGlued(text string, pieces []line) bool {
	glued, alone := 0, 0
	figures, folded := survey{}.over(text, pieces).figures, []foldedRune(nil)
	atLabel := func(f proseFigure) bool { return labelTrie().endsLabel(text[pieces[f.line].start:f.start], &folded) }
	for i, l := range pieces {
		n := 0
		for n < len(figures) && figures[n].line == i {
			n++
		}
		body := text[l.start:l.end]
		if kind, _, _ := classify(body); kind != atomText {
			alone++
		} else if !sentenceSigns.in(body) && slices.ContainsFunc(figures[:n], atLabel) {
			glued++
		}
		figures = figures[n:]
	}
	return glued >= fewestGlued && glued*4 > alone
}

// goesOnBehind tells a blank inside a line from one between two.
func goesOnBehind(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case strings.ContainsRune(unfinished, last), strings.ContainsRune(ordinalEnds, first):
		return true
	case digitOf(last) >= 0:
		return strings.ContainsRune(dateSigns, first) || strings.HasPrefix(after, numberWord) || clockAt(after) || unitAt(after)
	case digitOf(first) >= 0:
		digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
		return last != daySign && strings.ContainsRune(dateSigns, last) || unitAt(strings.TrimLeft(after[digits:], " \u00a0\u3000"))
	}
	return isHan(last) && isHan(first) && midSentence(before)
}

// unitAt tells a unit and no other word, as the count of a sentence has behind it:
// 151 件，其中; the cells of a table have theirs before the figure.
func unitAt(s string) bool {
	end := 0
	for end < len(s) && end < longestUnit {
		r, w := utf8.DecodeRuneInString(s[end:])
		if !isHan(r) {
			break
		}
		end += w
	}
	next, _ := utf8.DecodeRuneInString(s[end:])
	return end > 0 && !isHan(next) && isUnit(s[:end])
}

// clauseReach is how far back in bytes the sign before a clause is looked for.
const clauseReach = 120

// midSentence tells words behind a comma, which no line of a page ends with
// before the sentence does.
func midSentence(s string) bool {
	s = s[runeFloor(s, max(0, len(s)-clauseReach)):]
	at := strings.LastIndexFunc(s, func(r rune) bool { return !isHan(r) && digitOf(r) < 0 && r != ' ' && !isBlank(r) })
	if at < 0 {
		return false
	}
	sign, _ := utf8.DecodeRuneInString(s[at:])
	return strings.ContainsRune(clauseSigns, sign)
}

// clockAt tells a time of the day: 6:04:03.
func clockAt(s string) bool {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return (digits == 1 || digits == 2) && strings.HasPrefix(s[digits:], ":")
}
