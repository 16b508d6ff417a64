package form

import (
	"fmt"
	"iter"

	"gouji/model"
)

// Across is a law between a body's report and its report of the year before:
// Figure = Last + Plus − Minus, Last taken from the other report.
type Across struct {
	Rule  string // the rule that tests it: "YRS001"
	Table string
	Each  string // "row": the others are columns, for each row; "column": they are rows, for each column
	// Figure, Plus and Minus stand in this report, Last in the one before; Plus and Minus may be "".
	Figure, Last, Plus, Minus string

	steps []Step
}

// Step is a law across years applied. Plus and Minus are zero where the law has none.
type Step struct{ Figure, Last, Plus, Minus model.Address }

// Moves gives the figures of this report that the law adds to last year's, with 1,
// and takes away from it, with −1.
func (s *Step) Moves() iter.Seq2[model.Address, int64] {
	return func(yield func(model.Address, int64) bool) {
		if s.Plus != (model.Address{}) && !yield(s.Plus, 1) {
			return
		}
		if s.Minus != (model.Address{}) {
			yield(s.Minus, -1)
		}
	}
}

// Steps are the law for every row or column. Callers must not change them.
func (x *Across) Steps() []Step { return x.steps }

func (x *Across) apply(f *Form) error {
	t := f.Table(x.Table)
	if t == nil {
		return fmt.Errorf("law %s: there is no table %q", x.Rule, x.Table)
	}
	var along []string
	switch x.Each {
	case "row":
		for _, r := range t.Rows {
			if !r.Heading && !r.Group {
				along = append(along, r.ID)
			}
		}
	case "column":
		for _, c := range t.Columns {
			along = append(along, c.ID)
		}
	default:
		return fmt.Errorf("law %s: each %q is neither row nor column", x.Rule, x.Each)
	}
	for _, id := range along {
		var s Step
		for _, end := range []struct {
			to   *model.Address
			name string
		}{{&s.Figure, x.Figure}, {&s.Last, x.Last}, {&s.Plus, x.Plus}, {&s.Minus, x.Minus}} {
			if end.name == "" {
				continue
			}
			row, column := end.name, id
			if x.Each == "row" {
				row, column = id, end.name
			}
			a, err := f.address(x.Table + "/" + row + "/" + column)
			if err != nil {
				return fmt.Errorf("law %s: %w", x.Rule, err)
			}
			*end.to = a
		}
		x.steps = append(x.steps, s)
	}
	return nil
}
