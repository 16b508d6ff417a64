package sheet

import (
	"gouji/model"
	"gouji/tui/act"
)

// Cell is one value on a sheet.
type Cell struct {
	Address model.Address // the zero Address for a figure that can't be corrected here
	Place   model.Place   // in the source; nil for what the source has not
	Text    string        // what is shown, "" for a blank
	State   model.CellState
	Changed bool // a reviewer's decision
	Unsure  bool // inferred by the reader, or readable in several ways
	Remark  string
	// Elsewhere tells where a cell of another report can be corrected; nil for those of this one.
	Elsewhere *Elsewhere
}

// Elsewhere is a cell of another report.
type Elsewhere struct {
	ID      act.ReportID
	Address model.Address
}

// Editable tells whether a correction can name the cell.
func (c *Cell) Editable() bool { return c.Address != model.Address{} }

// row is one line of a block: a label and its cells, or a heading with none.
type row struct {
	label string // with its number
	level int    // from 1
	unit  string
	place model.Place // of the label; nil where the source has none
	cells []Cell
}

// column is the head of a column.
type column struct {
	id, label, group string
}

// block is a table, or what looks like one.
type block struct {
	title   string // "" where the sheet's name says it
	columns []column
	rows    []row
	// wide blocks have one column of text, which takes all the room there is.
	wide bool
	left int // the first column shown; the cursor's column is kept in view
}

// sheet is a page of blocks one below the other.
type sheet struct {
	name   string
	years  bool // other years beside this one: no table of the report itself
	blocks []block
	lines  []line
	at     int // the cursor's line; a line with cells, where there is any
	column int
	top    int
}

// line is one line of a sheet as it scrolls by: a row, or what stands over a block.
type line struct {
	block int
	row   int // index of the row; titleLine, headLine or gapLine for what is none
	part  int // of headLine: which of the heading's lines
}

const (
	titleLine = -1
	headLine  = -2
	gapLine   = -3
)

// index lists the lines. Headings take heads[b] lines over block b.
func (s *sheet) index(heads []int) {
	var on *Cell
	if len(s.lines) > 0 {
		on = s.cell()
	}
	s.lines = s.lines[:0]
	for b := range s.blocks {
		if b > 0 {
			s.lines = append(s.lines, line{block: b, row: gapLine})
		}
		if s.blocks[b].title != "" {
			s.lines = append(s.lines, line{block: b, row: titleLine})
		}
		for part := range heads[b] {
			s.lines = append(s.lines, line{block: b, row: headLine, part: part})
		}
		for r := range s.blocks[b].rows {
			s.lines = append(s.lines, line{block: b, row: r})
		}
	}
	if on == nil || !s.find(func(c *Cell) bool { return c == on }) {
		s.step(0, 1)
	}
}

// cellsAt are the cells of line i; none for a heading.
func (s *sheet) cellsAt(i int) []Cell {
	if i < 0 || i >= len(s.lines) || s.lines[i].row < 0 {
		return nil
	}
	l := s.lines[i]
	return s.blocks[l.block].rows[l.row].cells
}

// cell is the cell under the cursor; nil on a sheet without any.
func (s *sheet) cell() *Cell {
	cells := s.cellsAt(s.at)
	if len(cells) == 0 {
		return nil
	}
	return &cells[min(s.column, len(cells)-1)]
}

// names are the labels of line i's row and of a column; "" for a block's only column.
func (s *sheet) names(i, column int) (string, string) {
	l := s.lines[i]
	b := &s.blocks[l.block]
	label := b.rows[l.row].label
	if len(b.columns) < 2 {
		return label, ""
	}
	c := b.columns[min(column, len(b.columns)-1)]
	if c.group != "" {
		return label, c.group + " " + c.label
	}
	return label, c.label
}

// step puts the cursor on the nearest line with cells from line at on, in the
// direction d first, then back.
func (s *sheet) step(at, d int) {
	for _, d := range [2]int{d, -d} {
		for i := at; i >= 0 && i < len(s.lines); i += d {
			if len(s.cellsAt(i)) > 0 {
				s.at = i
				return
			}
		}
	}
}

// find puts the cursor on the first cell that ok accepts.
func (s *sheet) find(ok func(*Cell) bool) bool {
	for i := range s.lines {
		cells := s.cellsAt(i)
		for j := range cells {
			if ok(&cells[j]) {
				s.at, s.column = i, j
				return true
			}
		}
	}
	return false
}
