package parse

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gouji/model/form"
)

// Some texts spell common characters in other code points: PDF gives the
// radicals of Kangxi for 人 and 一, mirrored pages are in traditional
// characters, programs draw tables with lines of their own characters. They are
// read through a twin of the text in which each such character is the usual one.
// All have three bytes, so that every offset in the twin is one in the text.

// usual gives the twin of a text, the text itself where it has no such
// characters, and whether it is a report. Traditional ones count only where the
// text is none as it is.
func usual(text string) (plain string, report bool) {
	if hasUnusual(text) {
		text = twin(text, usualRadical)
	}
	if isReport(text) {
		return text, true
	}
	if simple := twin(text, func(r rune) rune { return simplified[r] }); isReport(simple) {
		return simple, true
	}
	return text, false
}

// hasUnusual tells by the first two bytes of characters whether some may be
// radicals, or draw lines.
func hasUnusual(text string) bool {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], 0xE2)
		if n < 0 || i+n+1 == len(text) {
			return false
		}
		i += n + 1
		if c := text[i]; c >= 0xBA && c <= 0xBF || c == 0x94 || c == 0x95 {
			return true
		}
	}
}

// twin puts one character of three bytes in the place of another; other gives 0
// for those that stay.
func twin(text string, other func(rune) rune) string {
	out := []byte(text)
	for i, r := range text {
		if r >= firstLine && r <= lastLine {
			copy(out[i:], drawn(r))
			continue
		}
		if r < 0x2E80 || r > 0xFFFF {
			continue
		}
		if to := other(r); to >= 0x0800 && to <= 0xFFFF && utf8.RuneLen(r) == 3 {
			utf8.EncodeRune(out[i:i+3], to)
		}
	}
	return string(out)
}

// firstLine and lastLine are the characters that lines and frames are drawn with.
const firstLine, lastLine = '\u2500', '\u257F'

// drawn gives what stands for a part of a frame in plain texts, in three bytes.
func drawn(r rune) string {
	switch r {
	case '│', '┃', '┆', '┇', '┊', '┋', '║':
		return "|  "
	}
	return "---"
}

// usualRadical gives the character that a radical stands for, 0 for what is none.
func usualRadical(r rune) rune {
	if r > 0x2FD5 {
		return 0
	}
	to, _ := utf8.DecodeRuneInString(form.Fold(norm.NFKC.String(string(r))))
	return to
}

// simplified are traditional characters as they are written in reports.
var simplified = func() map[rune]rune {
	m := map[rune]rune{}
	pairs := []rune(traditional)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}()
