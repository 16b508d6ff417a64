package lay

import (
	"strings"
	"unicode/utf8"
)

// Breaks tells at which byte offsets the rows of a text begin that is wrapped
// into n cells, the first of them 0. Rows break between any two characters, so
// that an offset can be found again on the screen. Every row has at least one
// character, even where n is too narrow for it.
func Breaks(text string, n int) []int {
	breaks := []int{0}
	used := 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		cells := 1
		if r < ' ' || r >= 0x7f {
			r, size = utf8.DecodeRuneInString(text[i:])
			_, cells = picture(r, size)
		}
		if used+cells > n && i > breaks[len(breaks)-1] {
			breaks = append(breaks, i)
			used = 0
		}
		used += cells
		i += size
	}
	return breaks
}

// Wrap is the text as shown in rows of at most n cells; words of Latin script
// stay whole where they can. A text without characters is one empty row, and so
// is any text where there is no room.
func Wrap(text string, n int) []string {
	if n <= 0 {
		return []string{""}
	}
	var rows []string
	for {
		end := rowEnd(text, n)
		rows = append(rows, Show(strings.TrimRight(text[:end], " ")))
		text = strings.TrimLeft(text[end:], " ")
		if text == "" {
			return rows
		}
	}
}

// rowEnd is where the first row of text ends, in bytes.
func rowEnd(text string, n int) int {
	end, used := 0, 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		_, cells := picture(r, size)
		if used+cells > n && end > 0 {
			break
		}
		end, used = end+size, used+cells
	}
	if end == len(text) || !inWord(text[end-1]) || !inWord(text[end]) {
		return end
	}
	for start := end; start > 0; start-- {
		if !inWord(text[start-1]) {
			return start
		}
	}
	return end
}

func inWord(c byte) bool { return c > ' ' && c < 0x7f }
