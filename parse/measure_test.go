package parse

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gouji/model"
)

// brokenAt breaks every line of a text at a width.
func brokenAt(text string, most int, width func(string) int) string {
	var b strings.Builder
	used := 0
	for _, r := range text {
		w := width(string(r))
		switch {
		case r == '\n':
			used = 0
		case used+w > most:
			b.WriteByte('\n')
			used = w
		default:
			used += w
		}
		b.WriteRune(r)
	}
	return b.String()
}

// TestBrokenAtOneWidth holds that a report whose lines are broken at one width, in
// words and figures as well, says the same, whatever the width: no figure is
// another, those put together are marked, and the facts are what they were. On one
// line before, it has all its figures still.
func TestBrokenAtOneWidth(t *testing.T) {
	for _, name := range []string{"clean-2021.txt", "clean-2019.txt", "clean-2014.txt", "clean-annex.txt", "云岫区2022-prose-does-not-add-up.txt", "砚川市2018-page-2-of-2.txt"} {
		r, err := Read(name, corpus(t)[name])
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range []struct {
			text  string
			most  int
			width func(string) int
			whole bool
		}{
			{r.Source.Text, 14, utf8.RuneCountInString, false},
			{r.Source.Text, 20, utf8.RuneCountInString, false},
			{r.Source.Text, 31, utf8.RuneCountInString, true},
			{r.Source.Text, 60, columnsIn, true},
			{strings.Join(nonBlank(r.Source.Text), " "), 80, columnsIn, true},
			{strings.Join(nonBlank(r.Source.Text), ","), 40, columnsIn, true},
		} {
			broken, err := Read(name, []byte(brokenAt(m.text, m.most, m.width)))
			if err != nil {
				t.Fatal(err)
			}
			checkReading(t, broken)
			if lost := compareFigures(t, name, r, broken); m.whole && lost > 0 {
				t.Errorf("%s broken at %d: %d figures are lost", name, m.most, lost)
			}
			if have, want := factsOf(broken), factsOf(r); m.whole && have != want {
				t.Errorf("%s broken at %d: %s, not %s", name, m.most, have, want)
			}
			if m.whole && len(broken.Statements) != len(r.Statements) {
				t.Errorf("%s broken at %d: %d statements of %d", name, m.most, len(broken.Statements), len(r.Statements))
			}
			for _, table := range broken.Tables {
				for _, row := range table.Rows {
					for _, c := range row.Cells {
						if len(c.Place) > 1 && c.State == model.Number && !c.Inferred {
							t.Errorf("%s broken at %d: %s/%s was put together and is not marked", name, m.most, table.ID, row.ID)
						}
					}
				}
			}
		}
	}
}

// TestNotBroken holds that rows which borders, blanks or figures set to the right
// make equally wide were not broken.
func TestNotBroken(t *testing.T) {
	for _, l := range []string{"| 规章 | 0 | 0 | 12 |\n", "规章      0    0   12\n", "规章   0   0   12    \n", "+----+----+\n", "│ 规章 │ 0 │ 12 │\n", "├──────┼───┼────┤\n"} {
		if _, at := unbroken(strings.Repeat(l, 30)); at != nil {
			t.Errorf("lines like %q are broken", l)
		}
	}
	for name, raw := range corpus(t) {
		if strings.HasSuffix(name, ".txt") && utf8.Valid(raw) {
			if _, at := unbroken(string(raw)); at != nil {
				t.Errorf("%s is broken", name)
			}
		}
	}
}
