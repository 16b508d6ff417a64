package parse

import (
	"slices"
	"strconv"

	"gouji/model"
	"gouji/model/form"
)

// In cells too narrow for them figures are broken over lines: "38", "11" and "3"
// above each other are 38113. What stands in lines below each other is a row
// where it makes a figure for each column and the laws of the row hold; the table
// is read so where its rows are as many as the form's and every law holds.

// stack is the pieces of one cell, from above.
type stack []int

// stacked reads a table with broken figures in the form's order; nil where its
// lines make no such rows.
func (a *aligner) stacked(sh *sheet) *builder {
	if len(sh.columns) < 3 || sh.form.Unlabelled {
		return nil
	}
	lines := a.figureLines(sh)
	if len(lines) <= len(sh.rows)/2 || len(lines) > mostLinesOfRow*len(sh.rows) {
		return nil
	}
	b := a.build(&sheet{table: sh.table, form: sh.form, columns: sh.columns, rows: make([]rowFill, len(sh.rows))})
	for _, wide := range [...]bool{false, true} {
		if s := newStacker(b, lines, wide); s.from(0, sh) {
			return s.whole
		}
	}
	return nil
}

// mostLinesOfRow is how many lines of pieces a row has at most.
const mostLinesOfRow = 4

// stacker puts lines together to rows. The search comes to the same lines by
// many ways, and the row they make does not depend on the way, so it is made once.
type stacker struct {
	b     *builder
	lines [][]int
	bands [][]stretch                // by line: where its figures stand across the page
	laws  []rowLaw                   // of a row that every edition has
	made  [][mostLinesOfRow]*[]stack // by the first line and the number of the others: nil for not made yet
	rows  [][]stack
	whole *builder
	steps int
	tried int
}

func newStacker(b *builder, lines [][]int, wide bool) *stacker {
	s := &stacker{b: b, lines: lines, bands: make([][]stretch, len(lines)), made: make([][mostLinesOfRow]*[]stack, len(lines))}
	for i, line := range lines {
		s.bands[i] = b.bands(line, wide)
	}
	s.laws = b.rowLaws(slices.IndexFunc(b.sheet.form.Rows, func(r form.Row) bool { return inEvery(&r) }))
	return s
}

// mostStackings bounds the search.
const mostStackings = 2000

// mostTried is how many ways to make rows of a table's lines are looked at as a whole.
const mostTried = 20

// from makes rows of the lines from the i-th on; false where none hold the laws
// of the table.
func (s *stacker) from(i int, sh *sheet) bool {
	if i == len(s.lines) {
		s.tried++
		s.whole = s.b.a.readStacks(sh, s.rows)
		return s.whole != nil
	}
	if s.steps++; s.steps > mostStackings || s.tried == mostTried {
		return false
	}
	for n := 1; n <= mostLinesOfRow && i+n <= len(s.lines); n++ {
		row := s.rowOf(i, n)
		if row == nil {
			continue
		}
		s.rows = append(s.rows, row)
		if s.from(i+n, sh) {
			return true
		}
		s.rows = s.rows[:len(s.rows)-1]
	}
	return false
}

// rowOf is the row that n lines from the i-th on make.
func (s *stacker) rowOf(i, n int) []stack {
	made := &s.made[i][n-1]
	if *made == nil {
		row := s.row(i, i+n)
		*made = &row
	}
	return **made
}

// row puts lines together to a stack for each column; nil where they make none,
// or break a law of the row.
func (s *stacker) row(from, to int) []stack {
	a := s.b.a
	all := slices.Concat(s.bands[from:to]...)
	if len(all) < len(s.b.sheet.columns) {
		return nil
	}
	bands := apart(slices.Clone(all))
	if len(bands) != len(s.b.sheet.columns) {
		return nil
	}
	row := make([]stack, len(bands))
	for i, p := range slices.Concat(s.lines[from:to]...) {
		c := slices.IndexFunc(bands, func(band stretch) bool { return band.from <= all[i].from && all[i].to <= band.to })
		if n := len(row[c]); n > 0 && a.atoms[row[c][n-1]].line == a.atoms[p].line {
			return nil
		}
		row[c] = append(row[c], p)
	}
	if !s.holds(row) {
		return nil
	}
	return row
}

// holds tells whether the laws that every row has hold in a row.
func (s *stacker) holds(row []stack) bool {
	values := make([]int64, len(row))
	for c, pieces := range row {
		if len(pieces) == 1 && s.b.a.atoms[pieces[0]].kind == atomStroke {
			continue
		}
		v, ok := s.b.joined(pieces)
		if !ok {
			return false
		}
		values[c] = v
	}
	return len(s.laws) > 0 && !slices.ContainsFunc(s.laws, func(l rowLaw) bool { return !l.holds(values) })
}

// joined is the count that pieces are together.
func (b *builder) joined(pieces stack) (int64, bool) {
	var room [2 * mostValue]byte
	digits := room[:0]
	for _, p := range pieces {
		at := &b.a.atoms[p]
		digits = append(digits, at.in(b.a.text)...)
	}
	v, err := strconv.ParseInt(string(digits), 10, 64)
	return v, err == nil && len(digits) <= mostValue && (digits[0] != '0' || len(digits) == 1)
}

// readStacks takes rows in the form's order, each cell a stack.
func (a *aligner) readStacks(sh *sheet, rows [][]stack) *builder {
	lines := make([][]int, len(rows))
	for r, row := range rows {
		for _, s := range row {
			lines[r] = append(lines[r], s[0])
		}
	}
	b := a.rowsInOrder(sh, lines)
	if b == nil || len(b.doubts) > 0 || len(b.table.Rows) != len(rows) {
		return nil
	}
	for r, row := range rows {
		for c, s := range row {
			if len(s) > 1 && !b.joinStack(r, c, s) {
				return nil
			}
		}
	}
	if !b.allStated() || !b.lawsHold(b.number) {
		return nil
	}
	b.inferAll(lines)
	return b
}

// joinStack puts the pieces of a cell together.
func (b *builder) joinStack(row, column int, pieces stack) bool {
	v, ok := b.joined(pieces)
	cell := model.Cell{State: model.Number, Value: count64(v)}
	for _, p := range pieces {
		at := &b.a.atoms[p]
		b.a.claimed[p] = true
		cell.Text += b.a.text[at.start:at.end]
		cell.Place = append(cell.Place, model.Span{Start: at.start, End: at.end})
	}
	b.table.Rows[row].Cells[column] = cell
	return ok
}

// tornFigures tells figures of a row that a page sets in several lines, not one in each,
// and that break a law of the row: pieces of broken figures may be among them.
func (b *builder) tornFigures(row int, figures []int) bool {
	n := len(figures)
	if row < 0 || n < 3 || b.a.atoms[figures[0]].fielded || b.a.atoms[figures[0]].line == b.a.atoms[figures[n-1]].line {
		return false
	}
	beside := false
	for i, f := range figures[1:] {
		beside = beside || b.a.atoms[f].line == b.a.atoms[figures[i]].line
	}
	return beside && len(b.rowLaws(row)) > 0 && !b.lawful(row, figures, false)
}

// meetsAny tells whether a figure stands above or below one of the others.
func (b *builder) meetsAny(figure int, others []int) bool {
	at := b.a.across(figure, false)
	return slices.ContainsFunc(others, func(f int) bool {
		s := b.a.across(f, false)
		return s.from < at.to && at.from < s.to
	})
}

// doubtBelow puts a whole row in doubt where the row above has too many figures,
// the last of which stand in a line of their own above figures of this one: they
// may be its first pieces.
func (b *builder) doubtBelow() {
	for _, d := range slices.Clone(b.doubts) {
		next := d.row + 1
		if len(d.figures) <= len(b.columns) || b.a.atoms[d.figures[0]].fielded || next >= len(b.table.Rows) || b.formRow(next) < 0 {
			continue
		}
		last := b.a.atoms[d.figures[len(d.figures)-1]].line
		first := slices.IndexFunc(d.figures, func(f int) bool { return b.a.atoms[f].line == last })
		below := b.sheet.rows[b.formRow(next)].figures
		if first == 0 || len(below) < 3 || len(below) != len(b.columns) || b.a.atoms[below[0]].line > last+2 ||
			b.a.atoms[below[0]].line != b.a.atoms[below[len(below)-1]].line ||
			slices.ContainsFunc(d.figures[first:], func(f int) bool { return !b.meetsAny(f, below) }) {
			continue
		}
		row := &b.table.Rows[next]
		for i := range row.Cells {
			row.Cells[i] = model.Cell{State: model.Missing, Place: row.Place}
		}
		b.doubts = append(b.doubts, doubt{row: next, figures: below})
	}
}
