package rule

import (
	"math/rand/v2"
	"testing"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// lawful is a report of a form with random figures that every law of it holds for.
func lawful(t testing.TB, id string, random *rand.Rand) *paper {
	for range 50 {
		p := newPaper(t, id)
		for i := range p.r.Tables {
			of := form.ByID(id).Table(p.r.Tables[i].ID)
			fill(&p.r.Tables[i], of, random)
			for range 8 {
				for _, r := range of.Relations() {
					obey(p.r, r, random)
				}
			}
		}
		if len(p.check().Findings) == 0 {
			return p
		}
	}
	t.Fatalf("%s: no lawful report in 50 tries", id)
	return nil
}

// fill gives every cell of a table a figure of its kind, most of them noughts.
func fill(t *model.Table, of *form.Table, random *rand.Rand) {
	for i := range t.Rows {
		if t.Rows[i].Group {
			continue
		}
		for j := range t.Rows[i].Cells {
			put(&t.Rows[i].Cells[j], int64(someCount(random)))
		}
	}
}

// someCount is a count as reports have them: often none, mostly small.
func someCount(random *rand.Rand) int {
	switch n := random.IntN(10); {
	case n < 5:
		return 0
	case n < 8:
		return 1 + random.IntN(9)
	case n < 9:
		return 10 + random.IntN(90)
	}
	return 100 + random.IntN(900)
}

func put(c *model.Cell, n int64) {
	c.State, c.Value = model.Number, decimal.MustNew(n, 0)
	c.Text = c.Value.String()
}

func held(r *model.Reading, addresses []model.Address) (sum int64) {
	for _, a := range addresses {
		n, _, _ := r.Cell(a).Value.Int64(0)
		sum += n
	}
	return sum
}

// obey changes the left side of a law so that it holds.
func obey(r *model.Reading, law form.Relation, random *rand.Rand) {
	left, right := held(r, law.Left), held(r, law.Right)
	switch {
	case law.Op == ">=" && left < right:
		put(r.Cell(law.Left[0]), held(r, law.Left[:1])+right-left)
	case law.Op == "=" && len(law.Left) == 1:
		put(r.Cell(law.Left[0]), right)
	case law.Op == "=": // new and carried in: what was carried in was handled or carried out
		second := min(held(r, law.Left[1:]), right)
		put(r.Cell(law.Left[1]), second)
		put(r.Cell(law.Left[0]), right-second)
	}
}

func TestLawfulReportsAreSilent(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, f := range form.All() {
		for range 20 {
			lawful(t, f.ID, random) // fails where it finds none
		}
	}
}
