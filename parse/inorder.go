package parse

import (
	"slices"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// In pages with narrow columns the labels are torn into pieces above, beside and
// below their figures, and no piece can be told from the next. The figures are
// whole all the same: where a table has as many lines of figures as the form has
// rows, and every law of the form holds when they are taken in order, that is
// how they were meant.

// inOrder reads a table's lines of figures in the form's order; nil where they
// are not as many as its rows, or a law does not hold. Lines with fewer figures
// than columns count where no others are enough: their blank cells can't be seen.
func (a *aligner) inOrder(sh *sheet) *builder {
	if len(sh.columns) < 3 || sh.form.Unlabelled {
		return nil
	}
	lines := a.halvesJoined(a.figureLines(sh), len(sh.columns))
	whole := slices.DeleteFunc(slices.Clone(lines), func(l []int) bool { return len(l) < len(sh.columns) })
	if b := a.linesInOrder(sh, whole); b != nil || len(lines) == len(whole) {
		return b
	}
	return a.linesInOrder(sh, lines)
}

func (a *aligner) linesInOrder(sh *sheet, lines [][]int) *builder {
	b := a.rowsInOrder(sh, lines)
	if b == nil || len(b.doubts) > 0 || !b.allStated() || !b.lawsHold(b.number) {
		return nil
	}
	b.inferAll(lines)
	return b
}

// rowsInOrder builds the table of lines of figures in the form's order; nil where
// they are not as many as its rows.
func (a *aligner) rowsInOrder(sh *sheet, lines [][]int) *builder {
	again := &sheet{table: sh.table, form: sh.form, pos: -1, open: -1, start: sh.start, end: sh.end,
		columns: sh.columns, heads: sh.heads, rows: make([]rowFill, len(sh.rows))}
	next := 0
	for i := range sh.form.Rows {
		if !inEvery(&sh.form.Rows[i]) {
			continue
		}
		if next == len(lines) {
			return nil
		}
		first := &a.atoms[lines[next][0]]
		fill := rowFill{seen: true, label: model.At(first.start, first.start), line: first.line, figures: lines[next]}
		if sh.rows[i].seen && len(sh.rows[i].label) > 0 {
			fill.label = sh.rows[i].label
		}
		again.rows[i] = fill
		next++
	}
	if next == 0 || next != len(lines) || a.ofOthers(sh, lines) {
		return nil
	}
	last := lines[len(lines)-1]
	again.end = max(again.end, a.atoms[last[len(last)-1]].end)
	return a.build(again)
}

// ofOthers tells whether another table of the form has one of the figures.
func (a *aligner) ofOthers(sh *sheet, lines [][]int) bool {
	for _, other := range a.sheets {
		if other.table == sh.table {
			continue
		}
		for i := range other.rows {
			for _, f := range other.rows[i].figures {
				if slices.ContainsFunc(lines, func(l []int) bool { return slices.Contains(l, f) }) {
					return true
				}
			}
		}
	}
	return false
}

// inEvery tells a row with figures that every edition of the form has.
func inEvery(row *form.Row) bool { return !row.Heading && !row.Group && !row.Optional }

// inferAll marks all cells of a table read in the form's order, and notes it.
func (b *builder) inferAll(lines [][]int) {
	for _, l := range lines {
		for _, f := range l {
			b.a.claimed[f] = true
		}
	}
	for i := range b.table.Rows {
		for c := range b.table.Rows[i].Cells {
			b.table.Rows[i].Cells[c].Inferred = true
		}
	}
	b.notes = nil
	b.note(model.RowsInOrder, "", model.At(b.sheet.start, b.sheet.start), len(lines), len(lines))
}

// allStated tells whether each cell holds a figure or a sign for none, or is blank.
func (b *builder) allStated() bool {
	for i := range b.table.Rows {
		for j := range b.table.Rows[i].Cells {
			if s := b.table.Rows[i].Cells[j].State; s != model.Number && s != model.Stroke && s != model.Blank {
				return false
			}
		}
	}
	return true
}

// number is the figure of a cell of the table built, nought where it holds a
// sign for none, or is blank beside figures.
func (b *builder) number(a model.Address) (decimal.Decimal, bool) {
	row, column := b.table.Row(a.Row), b.table.ColumnIndex(a.Column)
	if row == nil || column < 0 {
		return decimal.Decimal{}, false
	}
	switch row.Cells[column].State {
	case model.Stroke:
		return decimal.Zero, true
	case model.Blank:
		return decimal.Zero, !b.noted(model.OnlyTotals)
	}
	return row.Cells[column].Number()
}

func (b *builder) noted(kind model.NoteKind) bool {
	return slices.ContainsFunc(b.notes, func(n model.Note) bool { return n.Kind == kind })
}

// figureLines are the lines between the table's first heading and the next
// table or section that hold figures, one after another, no more than there are
// columns; lines of fields hold a figure for each column.
func (a *aligner) figureLines(sh *sheet) (lines [][]int) {
	width := len(sh.columns)
	for i := 0; i < len(a.atoms); {
		at := &a.atoms[i]
		j := i + 1
		for j < len(a.atoms) && a.atoms[j].line == at.line {
			j++
		}
		switch {
		case at.start < sh.start:
		case at.start > sh.end && a.endsTable(i, sh):
			return lines
		default:
			n := a.figuresAt(i, j)
			if len(n) > 0 && len(n) <= width && (len(n) == width || !at.fielded) {
				lines = append(lines, n)
			}
		}
		i = j
	}
	return lines
}

// halvesJoined puts lines together that hold the figures of one row beside each other.
func (a *aligner) halvesJoined(lines [][]int, width int) [][]int {
	var rows [][]int
	for _, line := range lines {
		if last := len(rows) - 1; last < 0 || len(rows[last])+len(line) != width || !a.besides(&rows[last], line) {
			rows = append(rows, line)
		}
	}
	return rows
}

// besides adds figures to those of the line before, beside which they stand.
func (a *aligner) besides(row *[]int, figures []int) bool {
	if a.atoms[(*row)[0]].line+1 != a.atoms[figures[0]].line {
		return false
	}
	for _, wide := range [...]bool{false, true} {
		if sorted, ok := a.leftToRight(slices.Concat(*row, figures), 0, wide); ok {
			*row = sorted
			return true
		}
	}
	return false
}

// figuresAt are the figures of a line, and the signs for none, if nothing but
// words stands before them.
func (a *aligner) figuresAt(from, to int) (figures []int) {
	for i := from; i < to; i++ {
		switch a.atoms[i].kind {
		case atomFigure, atomStroke:
			figures = append(figures, i)
		case atomText:
			if len(figures) > 0 {
				return nil
			}
		}
	}
	return figures
}

// endsTable tells a heading of a section or of another table.
func (a *aligner) endsTable(i int, sh *sheet) bool {
	for _, s := range a.lex.meanings(a.f, a.atoms[i].label) {
		if s.kind == slotSection || s.table != sh.table && a.lex.strong[a.atoms[i].label] {
			return true
		}
	}
	return false
}

// torn tells a table in which rows are missing, are in doubt or are not the
// form's, so that its labels may be torn.
func (b *builder) torn() bool {
	for _, n := range b.notes {
		switch n.Kind {
		case model.RowMissing, model.RowUnknown, model.TooFewFigures, model.TooManyFigures:
			return true
		}
	}
	return false
}
