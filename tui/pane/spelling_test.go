package pane

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// What a word of letters stands for is marked, character by character.
func TestSpelledCharactersAreMarked(t *testing.T) {
	for _, c := range []struct {
		word, text, want string
		together         bool
	}{
		{"mzj", "漳平市民政局", "民政局", true},
		{"minzheng", "漳平市民政局", "民政", true},
		{"zpmzj", "漳平市民政局", "漳平民政局", false},
		{"min政j", "漳平市民政局", "民政局", true},
		{"chongq", "重庆市", "重庆", true}, // a character with several readings
		{"zhongq", "重庆市", "重庆", true},
		{"lvdao", "绿岛街道", "绿岛", true}, // ü as it is typed, and as it is not
		{"ludao", "绿岛街道", "绿岛", true},
		{"2023n", "2023年", "2023年", true},
		{"xian", "西安", "西安", true}, // two characters
		{"xian", "县", "县", true},
		{"in", "民政", "", false},       // not from the middle of a reading
		{"mzj", "abc mzj", "", false}, // that is for the fuzzy search
		{"mzjj", "民政局", "", false},
	} {
		at, together := NewSpelling(c.word).Find(c.text)
		var stand []string
		for _, i := range at {
			r, _ := utf8.DecodeRuneInString(c.text[i:])
			stand = append(stand, string(r))
		}
		if got := strings.Join(stand, ""); got != c.want || together != c.together {
			t.Errorf("%q in %q stands for %q, side by side: %v", c.word, c.text, got, together)
		}
	}
	if NewSpelling("民政") != nil || NewSpelling(strings.Repeat("a", longest+1)) != nil {
		t.Error("words that are not spelled")
	}
}

// In a text every stretch is found, none twice.
func TestAllSpelledStretches(t *testing.T) {
	const text = "民政局的明治街,MZJ 民政局"
	all := NewSpelling("mzj").All(text, 9)
	var found []string
	for _, m := range all {
		found = append(found, text[m[0]:m[1]])
	}
	if got := fmt.Sprint(found); got != "[民政局 明治街 MZJ 民政局]" {
		t.Errorf("found %s", got)
	}
	if got := NewSpelling("mzj").All(text, 1); len(got) != 1 {
		t.Errorf("at most one is asked for: %v", got)
	}
}
