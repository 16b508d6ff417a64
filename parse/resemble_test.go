package parse

import (
	"strings"
	"testing"

	"gouji/model"
)

// TestDamagedNumberedLabels damages one label of the 2012 statistics and holds
// which of the two rows about finished requests gets which figure; "" for none.
func TestDamagedNumberedLabels(t *testing.T) {
	const name = "clean-statistics-2012.txt"
	text := string(corpus(t)[name])
	const first, second = "1、未延期办结数", "2、延期办结数"
	for _, test := range []struct{ line, as, inTime, late string }{
		{first, "1、未延期办结", "16", "3"},
		{first, "1、今延期办结数", "", "3"}, // the negation is gone: its number keeps it from the second row
		{second, "2、延期办信数", "16", "3"},
		{second, "3、延期办信数", "16", "3"}, // renumbered: no other row is the third
	} {
		damaged := text
		for _, row := range []struct{ label, figure string }{{first, "16"}, {second, "3"}} {
			at := strings.Index(damaged, row.label)
			if at < 0 {
				t.Fatalf("%s has no %q", name, row.label)
			}
			end := at + strings.Index(damaged[at:], "\n")
			label := row.label
			if label == test.line {
				label = test.as
			}
			damaged = damaged[:at] + label + " | 件 | " + row.figure + damaged[end:]
		}
		r, err := Read(name, []byte(damaged))
		if err != nil {
			t.Fatal(err)
		}
		for row, want := range map[string]string{"accepted.not_extended": test.inTime, "accepted.extended": test.late} {
			c := r.Cell(model.Address{Table: "statistics", Row: row, Column: "value"})
			if c == nil || c.Text != want {
				t.Errorf("%q: %s is %+v, want %q", test.as, row, c, want)
			}
		}
	}
}
