package parse

import "unicode/utf8"

// traits tell what a line of prose may hold, so that a stage which looks for one
// thing passes over the lines without it. A trait may be set in vain; what is not
// set is surely absent.
type traits uint16

const (
	withLabel   traits = 1 << iota // a sign that ends a label: see [afterColon]
	withYear                       // a word of yearHeads
	withCounted                    // of countedThings
	withBody                       // of ownSuffixes
	withTable                      // of tableTitles
	withBar                        // a pipe
	withTab
	withBlank // a blank of any kind
	withTitle // of kindWords or titleRests
	withSpelt // a Chinese numeral, or a word that denies: see telling
	withAuthor
	withSentence
)

// hinting are the traits whose characters are kept as hints.
const hinting = withCounted | withBody | withTitle | withSpelt | withAuthor

// The traits that characters stand for: those of one byte, Han characters by their
// last two bytes, and others of three bytes by these and a bit of the first. Some
// share a place.
var asciiTraits, hanTraits, signTraits = func() (ascii [utf8.RuneSelf]traits, han [1 << 12]traits, signs [1 << 13]traits) {
	set := func(r rune, has traits) {
		switch {
		case r < utf8.RuneSelf:
			ascii[r] |= has
		case isHan(r):
			han[r&0xFFF] |= has
		default:
			signs[r&0x1FFF] |= has
		}
	}
	for _, r := range ":：|\t】" {
		set(r, withLabel)
	}
	set('|', withBar)
	set('\t', withTab)
	for r := range rune(0xFFFF) {
		if r == ' ' || isBlank(r) {
			set(r, withBlank)
		}
	}
	for has, list := range map[traits]*wordlist{withYear: yearHeads, withCounted: countedThings, withBody: ownSuffixes, withTable: tableTitles, withTitle: kindWords, withAuthor: authorWords, withSentence: sentenceSigns} {
		for _, w := range list.words {
			set(w.last, has)
		}
	}
	for _, rest := range titleRests {
		last, _ := utf8.DecodeLastRuneInString(rest)
		set(last, withTitle)
	}
	for _, r := range telling {
		set(r, withSpelt)
	}
	return ascii, han, signs
}()

// lastBits are those of the last two of the three bytes of a character at i, and
// signBits those with the last one of the first.
func lastBits(s string, i int) int { return int(s[i+1]&0x3F)<<6 | int(s[i+2]&0x3F) }

func signBits(s string, i int) int { return int(s[i]&1)<<12 | lastBits(s, i) }
