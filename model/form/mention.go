package form

import (
	"fmt"
	"strings"

	"gouji/model"
)

// Mention says which figures of the tables a count in prose restates. A clause
// that names the count holds one of Says and, its own body's name apart, no
// word but those listed here: what says more may count something else.
type Mention struct {
	ID    string
	Label model.Words // what is counted, for messages
	Says  []string
	With  []string // the clause holds one of these too, where there are any
	About []string // the clause or the words before it hold one of these, where there are any
	// Unless are words that, in the clause or before it, speak of another matter.
	Unless []string
	Part   bool     // it counts a part of what the table does, and so do bare counts after it
	Fill   []string // words the clause may hold besides [Form.Fill]
	// Is are the sums the count may be, each of cells "table/row/column", taken away
	// where a "-" stands before; one that agrees is enough.
	Is [][]string

	sums [][]Term
}

// Term is a cell of a sum.
type Term struct {
	model.Address
	Minus bool // it is taken away
}

// Sums are the sums of cells that a count may be. Callers must not change them.
func (m *Mention) Sums() [][]Term { return m.sums }

// apply reads the cells of the sums.
func (m *Mention) apply(f *Form) error {
	for _, cells := range m.Is {
		sum := make([]Term, len(cells))
		for i, cell := range cells {
			name, minus := strings.CutPrefix(cell, "-")
			a, err := f.address(name)
			if err != nil {
				return fmt.Errorf("mention %s: %w", m.ID, err)
			}
			sum[i] = Term{a, minus}
		}
		m.sums = append(m.sums, sum)
	}
	if len(m.Says) == 0 || len(m.sums) == 0 {
		return fmt.Errorf("mention %s: says nothing, or is nothing", m.ID)
	}
	return nil
}

// address reads "table/row/column" and holds that the form has the cell.
func (f *Form) address(cell string) (model.Address, error) {
	parts := strings.Split(cell, "/")
	if len(parts) != 3 {
		return model.Address{}, fmt.Errorf("%q is not table/row/column", cell)
	}
	t := f.Table(parts[0])
	if t == nil || t.Row(parts[1]) == nil || t.Column(parts[2]) == nil {
		return model.Address{}, fmt.Errorf("names %q, which there is not", cell)
	}
	return model.Address{Table: parts[0], Row: parts[1], Column: parts[2]}, nil
}
