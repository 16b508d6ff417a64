package model

import (
	"math"
	"strings"

	"github.com/govalues/decimal"
)

// CellState tells what a cell holds. A blank, a stroke and a nought are three things.
type CellState uint8

// The states of a cell.
const (
	Blank   CellState = iota // the source has the cell and nothing in it
	Number                   // a figure; Cell.Value holds it
	Stroke                   // "/", "-", "—", "无", "N/A": a sign that says there is none
	Word                     // text that is no figure
	Missing                  // the source does not have the cell at all; Place is its row label
)

// Cell is one value of a table. A folder has some hundred for each report, so what
// few of them have stands behind Besides.
type Cell struct {
	Text  string // what the source says, exactly, without surrounding blanks; "" for Blank and Missing
	Place Place  // where it stands; for Missing the row label's place, or where the row should be
	Value decimal.Decimal
	// Besides is what else the value could be, or what it was; nil for nothing.
	// It is shared between copies of the cell and never changed.
	Besides *Besides
	// RemarkSize is the length in bytes of the remark that ends Text: see Remark.
	RemarkSize uint16
	State      CellState // Value is meaningful only for Number
	// Inferred marks a value that the reader put together itself, by a law of the form.
	Inferred bool
	// Corrected marks a cell of a corrected reading; Text and Place still tell the source's.
	Corrected bool
}

// Besides is what few cells have.
type Besides struct {
	// Candidates are the readings of figures that ran together where none is the only one; never chosen.
	Candidates []decimal.Decimal
	// Source is what was read before the correction. Meaningful when the cell is corrected.
	Source SourceValue
}

// SourceValue is what a corrected cell held in the source.
type SourceValue struct {
	State CellState
	Value decimal.Decimal
}

// Remark is what follows the figure inside its cell: "(其中修订16件)", "元".
func (c *Cell) Remark() string { return c.Text[len(c.Text)-int(c.RemarkSize):] }

// SetRemark makes a remark known that Text ends in; of any other, or a longer one
// than has a size, there is none.
func (c *Cell) SetRemark(remark string) {
	c.RemarkSize = 0
	if len(remark) <= math.MaxUint16 && strings.HasSuffix(c.Text, remark) {
		c.RemarkSize = uint16(len(remark))
	}
}

// Candidates are the cell's [Besides.Candidates].
func (c *Cell) Candidates() []decimal.Decimal {
	if c.Besides == nil {
		return nil
	}
	return c.Besides.Candidates
}

// Source is the cell's [Besides.Source].
func (c *Cell) Source() SourceValue {
	if c.Besides == nil {
		return SourceValue{}
	}
	return c.Besides.Source
}

// Number gives the cell's figure and whether it has one.
func (c *Cell) Number() (decimal.Decimal, bool) { return c.Value, c.State == Number }

// Column is one column of a table.
type Column struct {
	ID, Label string
	Place     Place // of the heading; nil where the source has none
}

// Row is one row of a table. Cells stand in column order, one for each column.
type Row struct {
	ID     string
	Label  string // without its number: "本年新收政府信息公开申请数量"
	Number string // the ordinal as printed, without brackets and points: "一", "1", "(一)"→"一"; "" for none
	Level  int    // 1 for the outermost
	Unit   string // as printed, else the form's, else ""
	Group  bool   // a printed heading row: its cells are blank and none is required
	Place  Place  // of the label; nil where the source lacks the row
	Cells  []Cell
}

// Table is one table of a report.
type Table struct {
	ID      string // the form's, or "table1", "table2"… for one that fits no form
	Title   string
	Span    Span // from its heading or first label to its last cell
	Columns []Column
	Rows    []Row
	// Heads are the labels that head the table, its columns or a group of rows and bear no figures.
	Heads []Place
}

// Address names a cell or a fact. A fact has Table "facts" and its name in Row:
// "agency", "year", "title", "dates.0", "document_numbers.0".
type Address struct{ Table, Row, Column string }

// Facts is the Table of the addresses of facts.
const Facts = "facts"

// IsFact tells whether the address names a fact rather than a cell.
func (a Address) IsFact() bool { return a.Table == Facts }

// Table finds a table by id; nil if the reading has none.
func (r *Reading) Table(id string) *Table {
	for i := range r.Tables {
		if r.Tables[i].ID == id {
			return &r.Tables[i]
		}
	}
	return nil
}

// Row finds a row by id; nil if the table has none.
func (t *Table) Row(id string) *Row {
	for i := range t.Rows {
		if t.Rows[i].ID == id {
			return &t.Rows[i]
		}
	}
	return nil
}

// ColumnIndex finds a column by id; -1 if the table has none.
func (t *Table) ColumnIndex(id string) int {
	for i := range t.Columns {
		if t.Columns[i].ID == id {
			return i
		}
	}
	return -1
}

// Cell finds a cell; nil if there is none at the address.
func (r *Reading) Cell(a Address) *Cell {
	t := r.Table(a.Table)
	if t == nil {
		return nil
	}
	row, column := t.Row(a.Row), t.ColumnIndex(a.Column)
	if row == nil || column < 0 || column >= len(row.Cells) {
		return nil
	}
	return &row.Cells[column]
}
