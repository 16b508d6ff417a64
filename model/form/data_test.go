package form

import (
	"strings"
	"testing"
)

// What the forms print, counted by hand.
func TestFormSizes(t *testing.T) {
	for _, c := range []struct {
		form, table              string
		rows, columns, relations int
	}{
		{"2021", "requests", 25, 7, 25 + 7 + 7},
		{"2019", "requests", 23, 7, 23 + 7 + 7},
		{"2021", "reconsideration_litigation", 1, 15, 3},
		{"2019", "reconsideration_litigation", 1, 15, 3},
		{"2019", "normative", 2, 3, 0},
		{"2019", "licensing", 2, 3, 0},
		{"2019", "enforcement", 2, 3, 0},
		{"2019", "fees", 1, 2, 0},
		{"2019", "procurement", 1, 2, 0},
		{"statistics-2012", "statistics", 47, 1, 8},
		{"2014", "statistics", 65, 1, 17},
	} {
		table := ByID(c.form).Table(c.table)
		rows := 0
		for _, r := range table.Rows {
			if !r.Heading {
				rows++
			}
		}
		if rows != c.rows || len(table.Columns) != c.columns || len(table.Relations()) != c.relations {
			t.Errorf("%s/%s has %d rows, %d columns, %d relations; want %d, %d, %d", c.form, c.table,
				rows, len(table.Columns), len(table.Relations()), c.rows, c.columns, c.relations)
		}
	}
}

// A label, its ordinal stripped, must name one row inside its group, or the reader would have to guess.
func TestLabelsAreUniqueInTheirGroup(t *testing.T) {
	for _, f := range All() {
		for _, table := range f.Tables {
			seen := map[string]string{}
			for _, r := range table.Rows {
				for _, label := range append([]string{r.Label}, r.Aliases...) {
					key := r.Under + "/" + Fold(label)
					if other, ok := seen[key]; ok && other != r.ID {
						t.Errorf("%s/%s: %q under %q names %s and %s", f.ID, table.ID, label, r.Under, other, r.ID)
					}
					seen[key] = r.ID
				}
			}
		}
	}
}

func TestRowsAreSound(t *testing.T) {
	for _, f := range All() {
		for _, table := range f.Tables {
			seen := map[string]bool{}
			for _, r := range table.Rows {
				at := f.ID + "/" + table.ID + "/" + r.ID
				if seen[r.ID] {
					t.Errorf("%s: the id stands twice", at)
				}
				if r.Under != "" && !seen[r.Under] {
					t.Errorf("%s: stands under %q, which no earlier row is", at, r.Under)
				}
				if number, _ := Ordinal(Fold(r.Label)); number != "" {
					t.Errorf("%s: label %q has its ordinal %q in it", at, r.Label, number)
				}
				if r.Kind != "" && r.Kind != "decimal" && r.Kind != "signed" {
					t.Errorf("%s: kind %q", at, r.Kind)
				}
				seen[r.ID] = true
			}
		}
	}
}

func TestColumnKindOverridesRow(t *testing.T) {
	licensing := ByID("2019").Table("licensing")
	for column, want := range map[string]string{"change": "signed", "decisions": "", "nowhere": ""} {
		if got := licensing.Kind("licences", column); got != want {
			t.Errorf("kind of %s = %q, want %q", column, got, want)
		}
	}
	if got := ByID("2021").Table("fees").Kind("fees", "amount"); got != "decimal" {
		t.Errorf("kind of fees = %q, want decimal", got)
	}
}

func TestBrokenFormsAreRefused(t *testing.T) {
	const table = `
[[table]]
id = "t"
column = [{ id = "c", label = "数" }]
row = [{ id = "a", label = "甲" }, { id = "b", label = "乙" }]
[[table.law]]
`
	for text, want := range map[string]string{
		`nonsense = 1`: "strict mode",
		table + `rule = "R"
each = "column"
left = ["a"]
op = "<"
right = ["b"]`: `op "<"`,
		table + `rule = "R"
each = "cell"
left = ["a"]
op = "="
right = ["b"]`: `each "cell"`,
		table + `rule = "R"
each = "column"
left = ["a"]
op = "="
right = ["z"]`: `names "z"`,
		table + `rule = "R"
each = "column"
only = ["z"]
left = ["a"]
op = "="
right = ["b"]`: `only names "z"`,
		table + `rule = "R"
each = "column"
left = ["a"]
op = "="
right = ["b"]
smaller = "maybe"`: `severity "maybe"`,
	} {
		if _, err := parse("t.toml", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("parse(%q) = %v, want an error with %q", text, err, want)
		}
	}
}
