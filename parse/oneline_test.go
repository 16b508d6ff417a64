package parse

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"gouji/model"
)

// TestScrapedToOneLine holds that a report whose lines are joined has the same
// body, and no figure that it did not have; where its tables stood one cell a line
// or in pipes, by blanks all of them.
func TestScrapedToOneLine(t *testing.T) {
	files := corpus(t)
	whole := []string{"clean-2014.txt", "clean-2021.txt", "clean-statistics-2012.txt", "澜川市水务局2020-figures-missing.txt"}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		r, err := Read(name, files[name])
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(r.Notes, func(n model.Note) bool { return n.Kind == model.TableTwice }) {
			continue // which of two tables counts hangs on what was lost of each
		}
		for _, sep := range []string{" ", "\t"} {
			joined, err := Read(name, []byte(strings.Join(nonBlank(r.Source.Text), sep)))
			if err != nil {
				t.Errorf("%s joined by %q: %v", name, sep, err)
				continue
			}
			if joined.Agency.Name != r.Agency.Name {
				t.Errorf("%s joined by %q: the body is %q, not %q", name, sep, joined.Agency.Name, r.Agency.Name)
			}
			lost := compareFigures(t, name, r, joined)
			if lost > 0 && sep == " " && slices.Contains(whole, name) {
				t.Errorf("%s joined by %q: %d figures are lost", name, sep, lost)
			}
		}
	}
}

// TestQuotedText holds that the signs before the lines of a quoted text are none of it.
func TestQuotedText(t *testing.T) {
	const name = "clean-2021.txt"
	plain := string(corpus(t)[name])
	r, err := Read(name, []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := Read(name, []byte("> "+strings.ReplaceAll(plain, "\n", "\n> ")))
	if err != nil {
		t.Fatal(err)
	}
	if lost := compareFigures(t, name, r, quoted); lost > 0 || quoted.Title.Text != r.Title.Text || len(quoted.Sections) != len(r.Sections) {
		t.Errorf("%d figures are lost, the title is %q, with %d sections", lost, quoted.Title.Text, len(quoted.Sections))
	}
	checkReading(t, quoted)
}

func nonBlank(text string) (lines []string) {
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// compareFigures counts the figures of a reading that another lacks, and reports
// those it has otherwise.
func compareFigures(t *testing.T, name string, r, other *model.Reading) (lost int) {
	for i := range r.Tables {
		table := other.Table(r.Tables[i].ID)
		for j := range r.Tables[i].Rows {
			row := &r.Tables[i].Rows[j]
			var same *model.Row
			if table != nil {
				same = table.Row(row.ID)
			}
			for k := range row.Cells {
				want, ok := row.Cells[k].Number()
				if !ok {
					continue
				}
				if same == nil || same.Cells[k].State != model.Number {
					lost++
				} else if have, _ := same.Cells[k].Number(); !have.Equal(want) {
					t.Errorf("%s: %s/%s is %s, not %s", name, r.Tables[i].ID, row.ID, have, want)
				}
			}
		}
	}
	return lost
}
