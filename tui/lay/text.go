package lay

import (
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

var measure = runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}

const (
	unseen    = '◌'      // stands for a character that shows nothing by itself
	malformed = '\ufffd' // stands for bytes that are no character, and for C1 controls
	ellipsis  = "…"
	tab       = "→   "
)

// Append appends the text as it may be shown, as far as it fits into room cells,
// and tells how many cells that took. A wide character that would stick out by
// half is left out; what follows the last whole character but has no width of
// its own (an accent) stays with it.
func Append(dst []byte, text string, room int) (shown []byte, used int) {
	for i := 0; i < len(text); {
		c := text[i]
		if c >= ' ' && c < 0x7f {
			if used == room {
				return dst, used
			}
			dst, used, i = append(dst, c), used+1, i+1
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		sign, cells := picture(r, n)
		if used+cells > room {
			return dst, used
		}
		if r == '\t' {
			dst = append(dst, tab...)
		} else {
			dst = utf8.AppendRune(dst, sign)
		}
		used += cells
		i += n
	}
	return dst, used
}

// picture is the character shown for r, read from n bytes, and its width in cells.
func picture(r rune, n int) (rune, int) {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		return r, 2
	case r >= ' ' && r < 0x7f:
		return r, 1
	case r == '\t':
		return r, len(tab) - len("→") + 1
	case r < ' ':
		return 0x2400 + r, 1
	case r == 0x7f:
		return 0x2421, 1
	case r < 0xa0, r == utf8.RuneError && n < 2:
		return malformed, 1
	case r == 0xa0:
		return ' ', 1
	case hidden(r):
		return unseen, 1
	}
	return r, measure.RuneWidth(r)
}

// hidden tells whether a character shows nothing, turns the writing round, or
// joins its neighbours in a way terminals disagree about.
func hidden(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r >= 0x3000 && r < 0x3164, r >= 0xff01 && r < 0xffa0:
		return false
	case r == 0x034f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0x2028, r == 0x2029:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0x180b && r <= 0x180f, r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// Show is the text as it may be shown.
func Show(text string) string {
	shown, _ := Append(make([]byte, 0, len(text)), text, maxCells)
	return string(shown)
}

const maxCells = 1 << 30

// Width is the number of cells the text takes when shown.
func Width(text string) int {
	width := 0
	for i := 0; i < len(text); {
		if c := text[i]; c >= ' ' && c < 0x7f {
			width, i = width+1, i+1
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		_, cells := picture(r, n)
		width, i = width+cells, i+n
	}
	return width
}

// Cut is the text as shown in at most n cells; what does not fit gives way to "…".
func Cut(text string, n int) string {
	if n <= 0 {
		return ""
	}
	shown, used := Append(make([]byte, 0, len(text)), text, n)
	if used <= n && Width(text) <= n {
		return string(shown)
	}
	shown, _ = Append(shown[:0], text, n-1)
	return string(shown) + ellipsis
}

// CutLeft is the end of the text as shown in at most n cells; what does not fit
// gives way to "…" in front. For paths, whose end tells most.
func CutLeft(text string, n int) string {
	if n <= 0 {
		return ""
	}
	if Width(text) <= n {
		return Show(text)
	}
	at, used := len(text), 0
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		_, cells := picture(r, size)
		if used+cells > n-1 {
			break
		}
		at, used = at-size, used+cells
	}
	return ellipsis + Show(text[at:])
}

// Pad is the text as shown in exactly n cells, from the left.
func Pad(text string, n int) string {
	cut := Cut(text, n)
	return cut + Blank(n-Width(cut))
}

// PadLeft is the text as shown in exactly n cells, at the right.
func PadLeft(text string, n int) string {
	cut := Cut(text, n)
	return Blank(n-Width(cut)) + cut
}

// Blank is n blanks; none for n below 1.
func Blank(n int) string {
	const blanks = "                                                                                                                                "
	out := ""
	for ; n > len(blanks); n -= len(blanks) {
		out += blanks
	}
	return out + blanks[:max(n, 0)]
}
