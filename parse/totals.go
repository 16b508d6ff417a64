package parse

import (
	"slices"

	"github.com/govalues/decimal"

	"gouji/model"
)

// Many bodies fill in the totals alone. Where extraction then drops blank cells,
// or puts several into one, the only figure of each row seems to stand under
// another heading, or under none. That all rows have one figure, in a table
// whose rows have a total, tells it; the laws between the rows must hold.

// fewestTotals is how many rows of one figure make a table of totals.
const fewestTotals = 4

// onlyTotals gives the only figure of each row to its total, and notes it, where
// the layout does not show under which heading it stands.
func (b *builder) onlyTotals() {
	last := len(b.columns) - 1
	if last < 2 || b.full() || b.glued() {
		return
	}
	lone := b.loneFigures(last)
	if len(lone) < fewestTotals || !b.totalsHold(lone) {
		return
	}
	for row, cell := range lone {
		cells := b.table.Rows[row].Cells
		for i := range cells {
			cells[i] = model.Cell{Place: model.At(cell.Place.Start(), cell.Place.Start())}
		}
		cell.Inferred = true
		cells[last] = cell
	}
	b.doubts = slices.DeleteFunc(b.doubts, func(d doubt) bool { _, told := lone[d.row]; return told })
	b.note(model.OnlyTotals, "", model.At(b.sheet.start, b.sheet.start), 1, len(lone), b.table.Columns[last].Label)
}

// full tells a table that has a row of several figures.
func (b *builder) full() bool {
	for i := range b.table.Rows {
		n := 0
		for c := range b.table.Rows[i].Cells {
			if b.table.Rows[i].Cells[c].State == model.Number {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// loneFigures are the only figures of the rows, by row, where no row has
// another, none is a total already, and the layout shifts them: the rows are in
// doubt, or have more fields than cells.
func (b *builder) loneFigures(last int) map[int]model.Cell {
	lone := map[int]model.Cell{}
	column := -1 // that the figures seem to stand in
	for i := range b.table.Rows {
		if b.table.Rows[i].Place == nil {
			continue
		}
		for c, cell := range b.table.Rows[i].Cells {
			if cell.State != model.Number {
				continue
			}
			if _, two := lone[i]; two || c == last || column >= 0 && c != column {
				return nil
			}
			column, lone[i] = c, cell
		}
		if _, ok := lone[i]; ok && !b.padded(i) {
			return nil
		}
	}
	for _, d := range b.doubts {
		figures := b.trimBlanks(d.figures)
		if len(figures) != 1 || b.a.atoms[figures[0]].kind != atomFigure {
			return nil
		}
		at := &b.a.atoms[figures[0]]
		if at.end-at.start > len(b.columns)-1 {
			return nil // as many digits as columns may be as many figures
		}
		lone[d.row] = cellOf(b.a.text, at, b.a.spans.of(at))
	}
	return lone
}

// padded tells a row of the table built that has blank fields beyond its cells.
func (b *builder) padded(row int) bool {
	for i := range b.sheet.rows {
		if b.sheet.form.Rows[i].ID == b.table.Rows[row].ID {
			return len(b.uncoded(b.sheet.rows[i].figures)) > len(b.columns)
		}
	}
	return false
}

// totalsHold tells whether the laws between rows hold for the figures as totals.
func (b *builder) totalsHold(lone map[int]model.Cell) bool {
	total := b.table.Columns[len(b.columns)-1].ID
	return b.lawsHold(func(a model.Address) (decimal.Decimal, bool) {
		for row, cell := range lone {
			if a.Column == total && b.table.Rows[row].ID == a.Row {
				return cell.Value, true
			}
		}
		return decimal.Decimal{}, false
	})
}

// lawsHold tells whether some exact law of the form can be tested, and all that
// can hold. figure gives the figure of a cell, false for one that has none.
func (b *builder) lawsHold(figure func(model.Address) (decimal.Decimal, bool)) bool {
	tested := false
	for _, r := range b.sheet.form.Relations() {
		if !exactLaw(r) || r.Op != "=" {
			continue
		}
		left, ok := sumAt(r.Left, figure)
		if !ok {
			continue
		}
		right, ok := sumAt(r.Right, figure)
		if !ok {
			continue
		}
		if left.Cmp(right) != 0 {
			return false
		}
		tested = true
	}
	return tested
}

// sumAt adds the figures of cells up; false where one has none.
func sumAt(addresses []model.Address, figure func(model.Address) (decimal.Decimal, bool)) (total decimal.Decimal, ok bool) {
	for _, a := range addresses {
		v, has := figure(a)
		if !has {
			return total, false
		}
		var err error
		if total, err = total.Add(v); err != nil {
			return total, false
		}
	}
	return total, true
}
