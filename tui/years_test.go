package tui_test

import (
	"bytes"
	"testing"
)

// The sheet of years says by how much a year does not follow from the one before
// it, and that it can't tell where a figure is blank; a year that is missing ties
// nothing together.
func TestYearsThatDoNotFollow(t *testing.T) {
	const last, this, next = "clean-2021.txt", "云岫区2022-prose-does-not-add-up.txt", "云岫区2023-utf-16.txt"
	carried := "二、上年结转政府信息公开申请数量\n\u00a0\n"
	for _, c := range []struct {
		name    string
		reports []string
		change  func(m *memory)
		see     string
		not     string
	}{
		{"as it should be", []string{this, last}, func(*memory) {}, "自然人                 9                  9    =", "≠"},
		{"seven of nine", []string{this, last}, func(m *memory) {
			m.text[this] = bytes.Replace(m.text[this], []byte(carried+"9\n"), []byte(carried+"7\n"), 1)
		}, "9                  7  ≠ −2", "nothing"},
		{"a stroke", []string{this, last}, func(m *memory) {
			m.text[this] = bytes.Replace(m.text[this], []byte(carried+"9\n"), []byte(carried+"/\n"), 1)
		}, "9                  /    ?", "9                  /    ="},
		{"a gap", []string{last, next}, func(*memory) {}, "2021  2023", "→"},
	} {
		m := reports(t, c.reports...)
		c.change(m)
		d := start(t, options(m), 120, 40)
		d.press("s", "s", "s", "g", "Y") // ordered by path; whichever comes first
		d.see(c.see)
		if d.sees(c.not) {
			t.Errorf("%s: %q is on the screen:\n%s", c.name, c.not, d.screen())
		}
	}
}
