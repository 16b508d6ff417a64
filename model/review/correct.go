package review

import (
	"slices"

	"gouji/model"
)

// correct makes the corrected reading from the corrections that count.
func (c *Case) correct() {
	var e editing
	for _, d := range c.counting {
		for _, change := range d.Set {
			e.start(c.Reading)
			if err := e.set(c.Reading, change.Address(), change.To); err != nil {
				c.ignore(sayCannotApply(d, err))
			}
		}
	}
	if e.r != nil {
		c.Current = e.r
	}
}

// editing is a corrected reading in the making. What it changes it copies first;
// the rest it shares with the frozen one.
type editing struct{ r *model.Reading }

// start copies the reading, unless that is done.
func (e *editing) start(r *model.Reading) {
	if e.r == nil {
		copied := *r
		copied.Tables = slices.Clone(r.Tables)
		copied.Dates = slices.Clone(r.Dates)
		copied.Numbers = slices.Clone(r.Numbers)
		copied.Statements = slices.Clone(r.Statements)
		e.r = &copied
	}
}

// with gives a copy of a reading with cells and facts set; base is the reading
// as read, from which the copy's source values are taken.
func with(base, r *model.Reading, set []model.Setting) (*model.Reading, error) {
	var e editing
	e.start(r)
	for _, s := range set {
		if err := e.set(base, s.Address, s.To); err != nil {
			return nil, err
		}
	}
	return e.r, nil
}

func (e *editing) set(base *model.Reading, a model.Address, to string) error {
	switch a.Table {
	case model.Facts:
		return e.setFact(base, a.Row, to)
	case proseTable:
		return e.setQuantity(base, a, to)
	}
	source := base.Cell(a)
	if source == nil {
		return refuse(sayNoCell(a))
	}
	state, value, err := Typed(to)
	if err != nil {
		return err
	}
	cell := e.cell(a)
	*cell = *source
	if state == source.State && value.Equal(source.Value) && !unsure(source) {
		return nil // back to what the source says
	}
	cell.State, cell.Value = state, value
	cell.Inferred, cell.Corrected = false, true
	cell.Besides = &model.Besides{Source: model.SourceValue{State: source.State, Value: source.Value}}
	return nil
}

// unsure tells whether the reader put the cell's figure together itself, so that
// typing the same figure says something new.
func unsure(c *model.Cell) bool { return c.Inferred || len(c.Candidates()) > 0 }

// cell gives the copy's own cell; the address is known to exist.
func (e *editing) cell(a model.Address) *model.Cell {
	table := e.r.Table(a.Table)
	table.Rows = slices.Clone(table.Rows)
	row := table.Row(a.Row)
	row.Cells = slices.Clone(row.Cells)
	return &row.Cells[table.ColumnIndex(a.Column)]
}
