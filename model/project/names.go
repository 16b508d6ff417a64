package project

import (
	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// The names that an expression may use besides cells.
const (
	nameYear = "year"
	nameForm = "form"
)

// texts are the names that stand for a text, with what they stand for.
var texts = map[string]func(*model.Reading) string{
	nameForm:          func(r *model.Reading) string { return r.Form },
	"agency.name":     func(r *model.Reading) string { return r.Agency.Name },
	"agency.kind":     func(r *model.Reading) string { return string(r.Agency.Kind) },
	"agency.province": func(r *model.Reading) string { return r.Agency.Province },
	"agency.city":     func(r *model.Reading) string { return r.Agency.City },
	"agency.county":   func(r *model.Reading) string { return r.Agency.County },
}

// cells gives the addresses of a form's cells by their names: table, row and
// column with points between, requests.refused.state_secret.total.
func cells(f *form.Form) map[string]model.Address {
	names := map[string]model.Address{}
	for _, t := range f.Tables {
		for _, row := range t.Rows {
			if row.Heading || row.Group {
				continue
			}
			for _, column := range t.Columns {
				a := model.Address{Table: t.ID, Row: row.ID, Column: column.ID}
				names[nameOf(a)] = a
			}
		}
	}
	return names
}

func nameOf(a model.Address) string { return a.Table + "." + a.Row + "." + a.Column }

// figure gives a cell's number if a law may use it: one that was read directly
// or that a reviewer gave.
func figure(c *model.Cell) (decimal.Decimal, bool) {
	if c == nil || c.State != model.Number || c.Inferred && !c.Corrected {
		return decimal.Decimal{}, false
	}
	return c.Value, true
}

// nearest is the name that is the least different from one that is not there;
// "" where none is near.
func nearest(name string, names map[string]model.Address) string {
	best, least := "", len(name)/3+1
	for candidate := range names {
		if d := distance(name, candidate); d < least || d == least && best != "" && candidate < best {
			best, least = candidate, d
		}
	}
	return best
}

// distance counts the bytes to change, insert or drop.
func distance(a, b string) int {
	previous := make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			row[j+1] = min(previous[j+1]+1, row[j]+1, previous[j]+1)
			if a[i] == b[j] {
				row[j+1] = min(row[j+1], previous[j])
			}
		}
		previous = row
	}
	return previous[len(b)]
}
