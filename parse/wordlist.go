package parse

import (
	"strings"
	"unicode/utf8"
)

// hanBytes is the length of a Han character in UTF-8.
const hanBytes = 3

// wordlist is a list of words that are looked for in running text. A word is
// known by its last character, which is rarer than most: one pass that asks one
// bit of each character finds them all. strings.Index asks for a first byte,
// and nearly every Han character begins with one of six.
type wordlist struct {
	tails    [64]uint64 // a bit for each second and third byte of a character that a word ends in
	ascii    [2]uint64  // and for each such character of one byte
	words    []endWords
	lastByte byte // of all words, where they end in one character; 0 where in several
}

// endWords are the words that end in one character.
type endWords struct {
	last  rune
	words []string
}

func newWordlist(words ...string) *wordlist {
	w := new(wordlist)
	for _, word := range words {
		r, _ := utf8.DecodeLastRuneInString(word)
		if r < utf8.RuneSelf {
			w.ascii[r>>6] |= 1 << (r & 63)
		} else {
			w.tails[r>>6&63] |= 1 << (r & 63)
		}
		known := false
		for i := range w.words {
			if w.words[i].last == r {
				w.words[i].words = append(w.words[i].words, word)
				known = true
			}
		}
		if !known {
			w.words = append(w.words, endWords{r, []string{word}})
		}
	}
	if len(w.words) == 1 {
		w.lastByte = words[0][len(words[0])-1]
	}
	return w
}

// in tells whether any of the words stands in s.
func (w *wordlist) in(s string) bool {
	_, end := w.next(s, 0)
	return end > 0
}

// next finds the word that ends first after from, and where it ends; of words
// that end together the first of the list. end is 0 where there is none.
func (w *wordlist) next(s string, from int) (word string, end int) {
	if w.lastByte != 0 {
		return w.nextOfOne(s, from)
	}
	for i := from; i < len(s); {
		c := s[i]
		hit := false
		switch {
		case c < utf8.RuneSelf:
			hit = w.ascii[c>>6]&(1<<(c&63)) != 0
			i++
		case c >= 0xE0 && c < 0xF0 && i+3 <= len(s):
			hit = w.tails[s[i+1]&63]&(1<<(s[i+2]&63)) != 0
			i += 3
		default:
			i++
		}
		if hit {
			if word := w.ending(s[from:i]); word != "" {
				return word, i
			}
		}
	}
	return "", 0
}

// nextOfOne is next where all words end in one character: the last byte of that
// is rarer than its first.
func (w *wordlist) nextOfOne(s string, from int) (word string, end int) {
	for i := from; ; {
		n := strings.IndexByte(s[i:], w.lastByte)
		if n < 0 {
			return "", 0
		}
		i += n + 1
		for _, word := range w.words[0].words {
			if strings.HasSuffix(s[from:i], word) {
				return word, i
			}
		}
	}
}

// lastEnd is where the word that ends last ends; 0 where there is none.
func (w *wordlist) lastEnd(s string) (last int) {
	for _, end := w.next(s, 0); end > 0; _, end = w.next(s, end) {
		last = end
	}
	return last
}

// ending gives the first word that s ends in; "" for none.
func (w *wordlist) ending(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	for i := range w.words {
		if w.words[i].last != last {
			continue
		}
		for _, word := range w.words[i].words {
			if strings.HasSuffix(s, word) {
				return word
			}
		}
	}
	return ""
}

// charset is a set of characters below U+10000, a bit for each.
type charset [1 << 10]uint64

func newCharset(characters string) *charset {
	c := new(charset)
	for _, r := range characters {
		c[r>>6] |= 1 << (r & 63)
	}
	return c
}

// lastOf are the characters that words end in.
func lastOf(lists ...[]string) *charset {
	ends := ""
	for _, words := range lists {
		for _, word := range words {
			r, _ := utf8.DecodeLastRuneInString(word)
			ends += string(r)
		}
	}
	return newCharset(ends)
}

// has tells whether a character is in the set; none beyond U+FFFF is.
func (c *charset) has(r rune) bool { return r < 1<<16 && c[r>>6]&(1<<(r&63)) != 0 }
