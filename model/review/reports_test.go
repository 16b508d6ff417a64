package review_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"gouji/model"
	"gouji/model/review"
	"gouji/parse"
)

var evening = review.By{Name: "李", At: time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC)}

// TestDecidingOnRealReadings makes random decisions on the invented reports, as
// the reader reads them and the catalogue checks them: the reading stays frozen,
// undo gives the case before, and an accepted repair keeps its promise.
func TestDecidingOnRealReadings(t *testing.T) {
	files, err := filepath.Glob("../../testdata/reports/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	for n, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := parse.Read(filepath.Base(file), raw)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		frozen := fmt.Sprintf("%+v", *r)
		random := rand.New(rand.NewPCG(uint64(n), 2))
		c := review.New(r, nil)
		for range 20 {
			d, err := decide(c, random)
			if err != nil {
				continue
			}
			next := c.With(d)
			undo, err := next.Undo(evening)
			if err != nil {
				t.Fatal(err)
			}
			if back := next.With(undo); back.State != c.State || !reflect.DeepEqual(back.Findings, c.Findings) || !reflect.DeepEqual(back.Current, c.Current) {
				t.Errorf("%s: undoing %+v gives another case", file, d)
			}
			c = next
		}
		if len(c.Failed) > 0 || len(c.Ignored) > 0 {
			t.Errorf("%s: failed %v, ignored %v", file, c.Failed, c.Ignored)
		}
		if fmt.Sprintf("%+v", *r) != frozen {
			t.Errorf("%s: deciding changed the reading", file)
		}
	}
}

func decide(c *review.Case, random *rand.Rand) (review.Decision, error) {
	open := c.Open()
	switch n := random.IntN(4); {
	case n == 0 && len(open) > 0:
		return c.Waive(evening, &open[random.IntN(len(open))], "原文如此")
	case n == 1 && len(open) > 0:
		if f := open[random.IntN(len(open))]; len(f.Repairs) > 0 {
			return c.Accept(evening, f.Repairs[0], review.ReadWrong, "")
		}
	case n == 2:
		return c.Settle(evening)
	}
	if len(c.Reading.Tables) == 0 {
		return c.Correct(evening, []model.Setting{{Address: model.Address{Table: model.Facts, Row: "year"}, To: fmt.Sprint(2000 + random.IntN(30))}}, "", "")
	}
	t := c.Reading.Tables[random.IntN(len(c.Reading.Tables))]
	at := model.Address{Table: t.ID, Row: t.Rows[random.IntN(len(t.Rows))].ID, Column: t.Columns[random.IntN(len(t.Columns))].ID}
	return c.Correct(evening, []model.Setting{{Address: at, To: []string{"", "/", "0", "7", "=3*4"}[random.IntN(5)]}}, "", "")
}

// TestEveryRepairCanBeAccepted: what a rule proposes a reviewer can take with one
// key, and the finding it stands under goes.
func TestEveryRepairCanBeAccepted(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/reports/*.txt")
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := parse.Read(filepath.Base(file), raw)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		c := review.New(r, nil)
		for _, f := range c.Open() {
			for _, repair := range f.Repairs {
				d, err := c.Accept(evening, repair, "", "")
				if err != nil {
					t.Errorf("%s: %s %s: %v", filepath.Base(file), f.Code, repair.Say.EN, err)
					continue
				}
				for _, after := range c.With(d).Open() {
					if after.Code == f.Code && reflect.DeepEqual(after.Place, f.Place) {
						t.Errorf("%s: %s is still open after: %s", filepath.Base(file), f.Code, repair.Say.EN)
					}
				}
			}
		}
	}
}
