package pane

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// Spelling finds characters by how they are spoken: a word of letters in which
// each character stands with the whole of its pinyin, or as much of its beginning
// as one cares to type. Characters of the word stand for themselves, so both mix.
// Which characters a word stands for depends on the text it is held against;
// what that is worth is then decided as if those characters had been typed.
type Spelling struct {
	word  []rune
	steps map[rune][]uint64 // by character, by position in word: the positions it can end at
}

// longest is the number of letters a word can have; a longer one is not spelled.
const longest = 63

// NewSpelling takes a word; nil for one without letters.
func NewSpelling(word string) *Spelling {
	s := &Spelling{word: []rune(strings.ToLower(word)), steps: map[rune][]uint64{}}
	letter := func(r rune) bool { return r >= 'a' && r <= 'z' }
	if len(s.word) > longest || strings.IndexFunc(string(s.word), letter) < 0 {
		return nil
	}
	return s
}

// Find gives the byte offsets of the characters that the word stands for in a
// text: side by side where there are such, else strewn over it; nil for none.
func (s *Spelling) Find(text string) (at []int, together bool) {
	if !spoken(text) {
		return nil, false
	}
	characters := make([]rune, 0, len(text)/3+8)
	offsets := make([]int, 0, len(text)/3+8)
	for i, r := range text {
		characters, offsets = append(characters, r), append(offsets, i)
	}
	strewn := s.strewn(characters)
	if strewn == nil {
		return nil, false
	}
	for i := range characters {
		if n := s.together(characters[i:], 0); n > 0 {
			return offsets[i : i+n], true
		}
	}
	for i, n := range strewn {
		strewn[i] = offsets[n]
	}
	return strewn, false
}

// All gives every stretch of a text whose characters, side by side, the word
// stands for: the byte offsets of their beginning and end, in order.
func (s *Spelling) All(text string, most int) [][2]int {
	characters, offsets := make([]rune, 0, len(text)/2), make([]int, 0, len(text)/2+1)
	for i, r := range text {
		characters, offsets = append(characters, r), append(offsets, i)
	}
	offsets = append(offsets, len(text))
	var all [][2]int
	for i := 0; i < len(characters) && len(all) < most; i++ {
		if n := s.together(characters[i:], 0); n > 0 {
			all = append(all, [2]int{offsets[i], offsets[i+n]})
			i += n - 1
		}
	}
	return all
}

// spoken tells whether a text has any character that is spelled by another sign.
func spoken(text string) bool {
	for i := range len(text) {
		if text[i] >= 0xe3 {
			return true
		}
	}
	return false
}

// together is how many of the characters, from the first on, the word from a
// position on stands for; 0 where it does not.
func (s *Spelling) together(characters []rune, from int) int {
	if len(characters) == 0 {
		return 0
	}
	for ends := s.ends(characters[0])[from]; ends != 0; ends &= ends - 1 {
		end := bits.TrailingZeros64(ends)
		if end == len(s.word) {
			return 1
		}
		if n := s.together(characters[1:], end); n > 0 {
			return n + 1
		}
	}
	return 0
}

// strewn are the characters the word stands for, in their order but not side by
// side; nil where it does not.
func (s *Spelling) strewn(characters []rune) []int {
	reached := make([]uint64, len(characters)+1)
	reached[0] = 1
	for i, c := range characters {
		ends := s.ends(c)
		reached[i+1] = reached[i]
		for from := reached[i]; from != 0; from &= from - 1 {
			reached[i+1] |= ends[bits.TrailingZeros64(from)]
		}
	}
	to := len(s.word)
	if reached[len(characters)]>>to&1 == 0 {
		return nil
	}
	var at []int
	for i := len(characters); to > 0; i-- {
		if reached[i-1]>>to&1 != 0 {
			continue // what comes before is enough
		}
		at = append(at, i-1)
		for from := range to {
			if reached[i-1]>>from&1 != 0 && s.ends(characters[i-1])[from]>>to&1 != 0 {
				to = from
				break
			}
		}
	}
	for i, j := 0, len(at)-1; i < j; i, j = i+1, j-1 {
		at[i], at[j] = at[j], at[i]
	}
	return at
}

// ends gives, for each position in the word, the set of positions at which what a
// character spells can end.
func (s *Spelling) ends(character rune) []uint64 {
	if ends, ok := s.steps[character]; ok {
		return ends
	}
	ends := make([]uint64, len(s.word)+1)
	for from := range s.word {
		if unicode.ToLower(character) == s.word[from] {
			ends[from] |= 1 << (from + 1)
		}
		for _, reading := range readings(character) {
			for n := 0; n < len(reading) && from+n < len(s.word) && rune(reading[n]) == s.word[from+n]; n++ {
				ends[from] |= 1 << (from + n + 1)
			}
		}
	}
	s.steps[character] = ends
	return ends
}

// spoken characters and their readings, looked up when they are first met: the
// few thousand that names are made of rather than the forty thousand there are.
var known = struct {
	sync.Mutex
	readings map[rune][]string
}{readings: map[rune][]string{}}

// readings are all the ways a character is spoken, without tones. What is written
// with ü is also found by u, as well as by v.
func readings(character rune) []string {
	known.Lock()
	defer known.Unlock()
	if all, ok := known.readings[character]; ok {
		return all
	}
	all := pinyin.SinglePinyin(character, pinyin.Args{Style: pinyin.Normal, Heteronym: true})
	for _, reading := range all {
		if strings.ContainsRune(reading, 'v') {
			all = append(all, strings.ReplaceAll(reading, "v", "u"))
		}
	}
	known.readings[character] = all
	return all
}
