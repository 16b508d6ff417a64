package parse

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/form"
)

// blankLines writes one cell a line, some lines after each; of a blank cell there
// are but lines.
func blankLines(between, forBlank int) func(*paper, *rand.Rand) string {
	return func(p *paper, _ *rand.Rand) string {
		var b strings.Builder
		add := func(s string) {
			if s == "" {
				b.WriteString(strings.Repeat("\n", forBlank))
			} else {
				b.WriteString(s + strings.Repeat("\n", between))
			}
		}
		for _, part := range p.parts {
			if part.grid == nil {
				add(part.text)
				continue
			}
			for _, row := range part.grid.rows {
				for _, c := range row {
					if !c.gone {
						add(c.text)
					}
				}
			}
		}
		return b.String()
	}
}

// TestBlankLines reads tables in which blank cells left lines and nothing else. No
// cell is wrong, and most of those in rows with blanks are read.
func TestBlankLines(t *testing.T) {
	const reports = 60
	var have [3]int // cells of rows with blanks, by verdict
	for _, id := range []string{"2021", "2019", "annex", "statistics-2012", "coded"} {
		for _, lines := range [][2]int{{2, 1}, {2, 2}, {1, 1}, {3, 2}, {4, 1}} {
			for seed := range uint64(reports / lighter) {
				s := makeSample(form.ByID(id), seed, content{holes: true})
				text := blankLines(lines[0], lines[1])(s.lay(seed), nil)
				r, err := Read("a.txt", []byte(text))
				if err != nil {
					t.Fatal(err)
				}
				partly := partlyBlank(s)
				s.each(r, func(a model.Address, truth string, c *model.Cell) {
					v := judge(c, truth)
					if v == wrong {
						t.Errorf("form %s, seed %d, %d lines between cells and %d for a blank one: %v is read as %s, want %q", id, seed, lines[0], lines[1], a, describe(c), truth)
					}
					if partly[model.Address{Table: a.Table, Row: a.Row}] {
						have[v]++
					}
				})
			}
		}
	}
	t.Logf("of the cells of rows with blanks %d are right, %d marked, %d wrong", have[right], have[marked], have[wrong])
	if have[right] < 3*have[marked] {
		t.Errorf("of the cells of rows with blanks only %d are read and %d are not", have[right], have[marked])
	}
}

// partlyBlank are the rows of tables of several columns that have some cells blank and some not.
func partlyBlank(s *sample) map[model.Address]bool {
	rows := map[model.Address]bool{}
	for _, f := range s.tables {
		if len(f.columns) == 1 || f.form.Unlabelled {
			continue
		}
		for _, i := range f.rowsOfRecord() {
			filled, blank := 0, 0
			for at := range f.columns {
				if f.figure(i, at) == "" {
					blank++
				} else {
					filled++
				}
			}
			rows[model.Address{Table: f.form.ID, Row: f.form.Rows[f.rows[i]].ID}] = filled > 0 && blank > 0
		}
	}
	return rows
}
