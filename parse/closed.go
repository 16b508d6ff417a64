package parse

import (
	"strings"
	"unicode/utf8"
)

// Justified pages come out of converters with a blank between all characters, some
// editors leave signs of no width there, and mirrored pages say behind characters
// how they sound, 鎮(zhèn). No word of such a text is known. It is read through a
// twin that is closed up: each line's characters stand together and what stood
// between them fills its end with blanks, so that lines begin where they did.

// closeUp gives the closed twin of a text, and by each of its bytes, and its end,
// the offset in the text; nil where there is nothing to close up.
func closeUp(text string) (closed string, at []int32) {
	if !strings.ContainsAny(text, noWidth) && !spacedOut(text) && !glossed(text) {
		return text, nil
	}
	out := make([]byte, 0, len(text))
	at = make([]int32, 0, len(text)+1)
	start := 0
	for l := range strings.Lines(text) {
		end := start + len(strings.TrimRight(l, "\r\n"))
		out, at = appendClosed(out, at, text, start, end)
		for len(out) < end {
			out, at = append(out, ' '), append(at, int32(end))
		}
		start += len(l)
		for i := end; i < start; i++ {
			out, at = append(out, text[i]), append(at, int32(i))
		}
	}
	return string(out), append(at, int32(len(text)))
}

// noWidth are the signs that take no place on a page.
const noWidth = "\u200b\u200c\u200d\u2060\ufeff\u00ad"

// appendClosed appends the characters of the line from start to end without what
// is to be closed up.
func appendClosed(out []byte, at []int32, text string, start, end int) ([]byte, []int32) {
	spaced := spacedOut(text[start:end])
	before := rune(0)
	for p := start; p < end; {
		r, w := utf8.DecodeRuneInString(text[p:end])
		if strings.ContainsRune(noWidth, r) || spaced && isWide(before) && blankAt(text, p) == w && isWide(nextRune(text[p+w:end])) {
			p += w
			continue
		}
		if n := glossAt(text[p:end]); n > 0 && isHan(before) {
			p += n
			continue
		}
		for i := range w {
			out, at = append(out, text[p+i]), append(at, int32(p+i))
		}
		before = r
		p += w
	}
	return out, at
}

// spacedOut tells a text with one blank between most of the characters that would
// stand together.
func spacedOut(text string) bool {
	apart, together := 0, 0
	last, before := rune(0), rune(0) // before is the one before the last
	for _, r := range text {
		switch {
		case strings.ContainsRune(noWidth, r):
			continue
		case !isHan(r):
		case isHan(last):
			together++
		case isHan(before) && (last == ' ' || isBlank(last)):
			apart++
		}
		last, before = r, last
	}
	return apart > 2*together
}

// fewestGlosses is how many sounds of characters no report gives that is not mirrored.
const fewestGlosses = 3

// glossed tells a text whose characters have their sounds behind them.
func glossed(text string) bool {
	n := 0
	for p := 0; n < fewestGlosses; p++ {
		at := strings.IndexByte(text[p:], '(')
		if at < 0 {
			return false
		}
		p += at
		if w := glossAt(text[p:]); w > 0 && strings.ContainsAny(text[p:p+w], toned) {
			n++
		}
	}
	return true
}

// longestSound is the longest sound of a character in bytes, its brackets counted: (zhuāng).
const longestSound = 9

// glossAt is the length of the sound in brackets that a text begins with; 0 for none.
func glossAt(s string) int {
	if s == "" || s[0] != '(' {
		return 0
	}
	end := strings.IndexByte(s[:min(len(s), longestSound)], ')')
	for i := 1; i < end; {
		r, w := utf8.DecodeRuneInString(s[i:end])
		if (r < 'a' || r > 'z') && !strings.ContainsRune(toned, r) {
			return 0
		}
		i += w
	}
	if end <= 1 {
		return 0
	}
	return end + 1
}

// toned are the vowels of sounds with the sign of a tone.
const toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"

// isWide tells the characters and signs of Chinese text, between which no blank belongs.
func isWide(r rune) bool {
	return isHan(r) || r > '\u3000' && r <= '\u303F' || r >= '！' && r <= '～' || strings.ContainsRune("“”‘’—…·", r)
}

func nextRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
