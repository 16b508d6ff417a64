package parse

import (
	"maps"
	"slices"
	"strings"

	"gouji/model"
)

// Pages flattened to one cell a line leave lines between two cells, and of a blank
// cell nothing but more of them. Where the lines of all rows add up, by one number
// between cells and one for a blank cell, they tell the column of each figure.

// The most lines between two cells, and for a blank cell, that are looked for.
const (
	mostLinesBetween  = 4
	mostLinesForBlank = 3
)

// fewestCounted is how many rows must add up where the laws of the form need not hold.
const fewestCounted = 4

// steps are the lines from each cell of a row to the next, from the label on; the
// last lead to what follows the row.
type steps struct {
	row     int // of the table built; -1 for one that is not in doubt
	figures []int
	lines   []int
	ends    bool // the table does, and what follows is no cell of it
}

// byBlankLines gives the figures of rows with blank cells to the columns that the
// lines between them count off, and notes it.
func (b *builder) byBlankLines() {
	if len(b.doubts) == 0 || len(b.columns) < 2 || b.sheet.form.Unlabelled {
		return
	}
	rows := b.stepsOfRows()
	var best *placed
	sure := false
	for between := 1; between <= mostLinesBetween; between++ {
		for forBlank := 1; forBlank <= mostLinesForBlank; forBlank++ {
			p, shapes := b.countOff(rows, between, forBlank)
			switch {
			case p == nil:
			case best != nil:
				return // two ways to count
			default:
				best, sure = p, len(rows) >= fewestCounted && shapes > 1
			}
		}
	}
	switch {
	case best == nil:
	case sure:
		best.fillIn(slices.Collect(maps.Keys(best.rows)), model.ReadByBlankLines)
	default: // the same lines after each row may be none of blank cells
		best.take(model.ReadByBlankLines)
	}
}

// stepsOfRows are those of all rows that stand one cell a line; nil where a row in
// doubt doesn't.
func (b *builder) stepsOfRows() []steps {
	doubts := map[int][]int{} // figures by row of the table built
	for _, d := range b.doubts {
		doubts[d.row] = d.figures
	}
	var out []steps
	last := -1 // row of the form
	for i := range b.sheet.rows {
		if b.sheet.rows[i].seen && !b.sheet.form.Rows[i].Heading {
			last = i
		}
	}
	for i := range b.sheet.rows {
		fill := &b.sheet.rows[i]
		if !fill.seen || b.sheet.form.Rows[i].Heading {
			continue
		}
		s := steps{row: b.builtRow(i), figures: fill.figures, ends: i == last}
		figures, doubted := doubts[s.row]
		if doubted {
			s.figures = figures
		} else {
			s.row = -1
		}
		if !b.measure(&s, fill.label) {
			if doubted {
				return nil
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// builtRow is the index in the table built of a row of the form; -1 for none.
func (b *builder) builtRow(formRow int) int {
	for i := range b.table.Rows {
		if b.table.Rows[i].ID == b.sheet.form.Rows[formRow].ID {
			return i
		}
	}
	return -1
}

// measure counts the lines of a row; false where it does not stand one cell a line.
func (b *builder) measure(s *steps, label model.Place) bool {
	end := label.End()
	for _, f := range s.figures {
		at := &b.a.atoms[f]
		if !at.alone || at.start < end || at.kind != atomFigure && at.kind != atomStroke {
			return false
		}
		s.lines = append(s.lines, strings.Count(b.a.text[end:at.start], "\n"))
		end = at.end
	}
	next := b.a.after(end)
	if next < 0 {
		next = len(b.a.text)
	}
	s.lines = append(s.lines, strings.Count(b.a.text[end:next], "\n"))
	return true
}

// after is where the next atom begins after an offset; -1 for none.
func (a *aligner) after(end int) int {
	i, _ := slices.BinarySearchFunc(a.atoms, end, func(at atom, end int) int { return at.start - end })
	if i == len(a.atoms) {
		return -1
	}
	return a.atoms[i].start
}

// countOff gives the rows in doubt an atom for each column, -1 for a blank cell, by
// the lines between cells and for a blank cell; nil where those of some row do not
// add up so, or only blank cells at the end of the table tell. shapes is how many
// there are of rows, by which cells are blank.
func (b *builder) countOff(rows []steps, between, forBlank int) (p *placed, shapes int) {
	p = &placed{b: b, rows: map[int][]int{}}
	seen := map[string]bool{}
	told := false // some row has blank cells
	for _, s := range rows {
		row, ok := s.countOff(len(b.columns), between, forBlank)
		if !ok {
			return nil, 0
		}
		shape := make([]byte, len(row))
		for c, f := range row {
			shape[c] = '.'
			if f < 0 {
				shape[c] = ' '
			}
		}
		seen[string(shape)] = true
		told = told || len(s.figures) < len(b.columns) && !(s.ends && row[len(row)-1] < 0)
		if s.row >= 0 {
			p.rows[s.row] = row
		}
	}
	if !told {
		return nil, 0
	}
	return p, len(seen)
}

func (s *steps) countOff(width, between, forBlank int) (row []int, ok bool) {
	row = make([]int, 0, width)
	for i, lines := range s.lines {
		more := lines - between
		if s.ends && i == len(s.figures) {
			more = min(max(more, 0), (width-len(row))*forBlank)
			more -= more % forBlank
		}
		if more < 0 || more%forBlank != 0 || len(row)+more/forBlank > width {
			return nil, false
		}
		for range more / forBlank {
			row = append(row, -1)
		}
		if i < len(s.figures) {
			row = append(row, s.figures[i])
		}
	}
	return row, len(row) == width
}
