package parse

import "strings"

// Some programs drop the blank cells of a row and put pipes at its end for all
// the columns that are left, those that merged cells cover too: "行政许可 | 12 | ||".
// Such pipes say how many cells a row has lost, and not which. They stand against
// each other, one blank after the last cell, and no blank field stands anywhere
// else; a program that keeps blank cells shows some between others.

// fillers is what a text shows of pipes that fill rows up.
type fillers struct {
	some  bool // some row may be filled up
	holes bool // some blank field is a cell
}

// see looks at a line with blank fields.
func (f *fillers) see(body string, blanks int) {
	cells := strings.TrimRight(body, "|")
	switch n := len(body) - len(cells); {
	case n == 0: // no row that pipes close
	case cells == "":
		f.some = true // below a row of one cell a line
	case n != blanks || !strings.HasSuffix(cells, "| ") || strings.HasSuffix(cells, "| | "):
		f.holes = true
	default:
		f.some = true
	}
}

func (f *fillers) filledUp() bool { return f.some && !f.holes }

// unfilled leaves off the pipes that fill a row up: a row that has lost cells is
// in doubt, one that has none left is blank.
func (b *builder) unfilled(figures []int) []int {
	if !b.a.filledUp || allBlank(b.a.atoms, figures) {
		return figures
	}
	return b.withoutBlanks(figures)
}
