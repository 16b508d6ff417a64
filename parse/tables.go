package parse

import (
	"slices"
	"strconv"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// tables turns what the aligner found into the record's tables: of several
// standings of one table the fullest counts, the others are noted.
func (a *aligner) tables() ([]model.Table, []model.Note) {
	var out []model.Table
	var notes []model.Note
	last := a.lastSheet()
	for t := range a.form.Tables {
		var best *builder
		var others []*builder
		for _, sh := range a.sheets {
			if sh.table != t || !sh.begun() && sh.named() < min(2, len(sh.columns)) && len(sh.heads) == 0 {
				continue
			}
			b := a.build(sh)
			switch {
			case best == nil:
				best = b
			case b.figures > best.figures:
				others = append(others, best)
				best = b
			case b.figures > 0:
				others = append(others, b)
			}
		}
		if best == nil || best.figures == 0 && best.present == 0 {
			continue
		}
		if best.sheet == last {
			best.cutOff()
		}
		out = append(out, best.table)
		notes = append(notes, best.notes...)
		for _, o := range others {
			if o.figures > 0 {
				notes = append(notes, model.Note{Kind: model.TableTwice, Address: model.Address{Table: best.table.ID},
					Place: model.At(o.table.Span.Start, o.table.Span.End), Have: differing(&best.table, &o.table)})
			}
		}
	}
	for _, i := range a.loose {
		at := &a.atoms[i]
		notes = append(notes, model.Note{Kind: model.LooseFigure, Place: a.spans.of(at), Texts: []string{a.text[at.start:at.end]}})
	}
	return out, notes
}

// lastSheet is the table that stands last in the text; nil for none.
func (a *aligner) lastSheet() *sheet {
	var last *sheet
	for _, sh := range a.sheets {
		if last == nil || sh.end > last.end {
			last = sh
		}
	}
	return last
}

// cutOff says of the last table of the text that it breaks off, where several
// rows at its end are missing, instead of saying so of each.
func (b *builder) cutOff() {
	if b.tail < 2 || b.figures == 0 {
		return
	}
	gone := map[string]bool{}
	for _, row := range b.table.Rows[len(b.table.Rows)-len(b.sheet.extras)-b.tail:] {
		gone[row.ID] = true
	}
	b.notes = slices.DeleteFunc(b.notes, func(n model.Note) bool { return n.Kind == model.RowMissing && gone[n.Address.Row] })
	b.note(model.TableCut, "", model.At(b.sheet.end, b.sheet.end), len(b.sheet.form.Rows), b.tail)
}

// differing counts the cells that two standings of a table do not have in common.
func differing(t, u *model.Table) int {
	n := 0
	for i := range min(len(t.Rows), len(u.Rows)) {
		for j := range min(len(t.Rows[i].Cells), len(u.Rows[i].Cells)) {
			if t.Rows[i].Cells[j].Text != u.Rows[i].Cells[j].Text {
				n++
			}
		}
	}
	return n
}

// builder makes one table of the record from a sheet.
type builder struct {
	a       *aligner
	sheet   *sheet
	table   model.Table
	notes   []model.Note
	columns []int // of the form, those the sheet has
	offset  int   // blank fields before the first figure in rows that have too many
	coded   bool  // each row begins with a code
	figures int   // cells with something in them
	present int   // rows whose label was found
	last    model.Place
	doubts  []doubt
	tail    int // rows missing after the last one found
}

func (a *aligner) build(sh *sheet) *builder {
	b := &builder{a: a, sheet: sh}
	b.pickColumns()
	b.table = model.Table{ID: sh.form.ID, Title: sh.form.Title, Span: model.Span{Start: sh.start, End: sh.end}, Heads: sh.heads}
	for _, c := range b.columns {
		b.table.Columns = append(b.table.Columns, model.Column{ID: sh.form.Columns[c].ID, Label: sh.form.Columns[c].Label, Place: sh.columns[c]})
	}
	b.offset = b.commonOffset()
	b.last = model.At(sh.start, sh.start)
	lastSeen := 0
	for i := range sh.rows {
		if sh.rows[i].seen {
			lastSeen = i
			if !sh.form.Rows[i].Heading {
				b.present++
			}
		}
	}
	for i := range sh.form.Rows {
		row := &sh.form.Rows[i]
		fill := &sh.rows[i]
		switch {
		case row.Heading:
			if fill.seen {
				b.last = fill.label
			}
		case fill.seen:
			b.row(i, row, fill)
			b.last = fill.label
		case row.Optional:
		default:
			b.missing(row)
			if i > lastSeen {
				b.tail++
			}
			b.note(model.RowMissing, row.ID, b.last, 0, 0, row.Label)
		}
	}
	b.extras()
	b.settle()
	return b
}

// pickColumns leaves out optional columns that the sheet does not have: neither
// their heading is there nor do the rows have figures for them.
func (b *builder) pickColumns() {
	counts := map[int]int{}
	for i := range b.sheet.rows {
		if n := len(b.sheet.rows[i].figures); n > 0 {
			counts[n]++
		}
	}
	usual, most := 0, 0
	for n, c := range counts {
		if c > most || c == most && n > usual {
			usual, most = n, c
		}
	}
	all := len(b.sheet.form.Columns)
	b.coded = usual == all+1 && b.codes()
	for i, c := range b.sheet.form.Columns {
		if !c.Optional || b.sheet.columns[i] != nil || usual >= all {
			b.columns = append(b.columns, i)
		}
	}
}

// codes tells whether the first figure of each row only numbers the rows.
func (b *builder) codes() bool {
	last := -1
	for i := range b.sheet.rows {
		f := b.sheet.rows[i].figures
		if len(f) == 0 {
			continue
		}
		at := &b.a.atoms[f[0]]
		n, err := strconv.Atoi(b.a.text[at.start:at.end])
		if err != nil || n <= last {
			return false
		}
		last = n
	}
	return last > 0
}

// commonOffset finds how many blank fields stand between label and figures in
// most rows with too many fields: merged label columns leave them.
func (b *builder) commonOffset() int {
	votes := map[int]int{}
	best := 0
	for i := range b.sheet.rows {
		f := b.sheet.rows[i].figures
		surplus := len(f) - len(b.columns)
		if surplus <= 0 {
			continue
		}
		lead := 0
		for lead < len(f) && b.a.atoms[f[lead]].kind == atomBlank {
			lead++
		}
		if lead == len(f) {
			continue
		}
		lead = min(lead, surplus)
		votes[lead]++
		if votes[lead] > votes[best] {
			best = lead
		}
	}
	return best
}

func (b *builder) row(index int, row *form.Row, fill *rowFill) {
	r := model.Row{ID: row.ID, Label: row.Label, Number: row.Number, Level: row.Level, Unit: row.Unit, Group: row.Group, Place: fill.label}
	if fill.unit != "" {
		r.Unit = fill.unit
	}
	if row.Group {
		r.Unit = fill.unit
	}
	r.Cells = b.cells(index, fill)
	b.table.Rows = append(b.table.Rows, r)
}

// cells gives a row's figures to its columns. Where their number does not fit,
// all cells stay empty for now and the row is in doubt; row is -1 for a row the
// form lacks.
func (b *builder) cells(row int, fill *rowFill) []model.Cell {
	figures := fill.figures
	width := len(b.columns)
	if b.coded && len(figures) == width+1 {
		figures = figures[1:]
	}
	figures = b.window(figures, width)
	cells := make([]model.Cell, width)
	switch {
	case len(figures) == width:
		for i, f := range figures {
			cells[i] = cellOf(b.a.text, &b.a.atoms[f], b.a.spans.of(&b.a.atoms[f]))
			if cells[i].State != model.Blank {
				b.figures++
			}
		}
	case len(figures) == 0:
		for i := range cells {
			cells[i].Place = model.At(fill.label.End(), fill.label.End())
		}
	default:
		for i := range cells {
			cells[i] = model.Cell{State: model.Missing, Place: fill.label}
		}
		b.doubts = append(b.doubts, doubt{row: len(b.table.Rows), figures: figures, readings: b.rowReadings(row, figures, width)})
	}
	return cells
}

// window leaves out blank fields beside the figures, of which padding and
// merged label columns leave some: first as many before them as most rows of
// the table have, then those after them, then any others before them.
func (b *builder) window(figures []int, width int) []int {
	blank := func(i int) bool { return b.a.atoms[figures[i]].kind == atomBlank }
	for n := b.offset; n > 0 && len(figures) > width && blank(0); n-- {
		figures = figures[1:]
	}
	for len(figures) > width && blank(len(figures)-1) {
		figures = figures[:len(figures)-1]
	}
	for len(figures) > width && blank(0) {
		figures = figures[1:]
	}
	if len(figures) < width && len(figures) > 0 && allBlank(b.a.atoms, figures) {
		return nil
	}
	return figures
}

func allBlank(atoms []atom, figures []int) bool {
	for _, f := range figures {
		if atoms[f].kind != atomBlank {
			return false
		}
	}
	return true
}

// cellOf makes a cell of one field.
func cellOf(text string, at *atom, place model.Place) model.Cell {
	c := model.Cell{Place: place, Remark: at.remark}
	switch at.kind {
	case atomFigure:
		c.State, c.Value = model.Number, at.value
		if at.end-at.start > 15 && at.value.Equal(decimal.NegOne) {
			c.State, c.Value = model.Word, decimal.Decimal{}
		}
	case atomStroke:
		c.State = model.Stroke
	case atomBlank:
		c.State = model.Blank
		return c
	default:
		c.State = model.Word
	}
	c.Text = text[at.start:at.end]
	return c
}

// missing adds a row the form requires and the text lacks.
func (b *builder) missing(row *form.Row) {
	r := model.Row{ID: row.ID, Label: row.Label, Number: row.Number, Level: row.Level, Unit: row.Unit, Group: row.Group}
	r.Cells = make([]model.Cell, len(b.columns))
	for i := range r.Cells {
		r.Cells[i] = model.Cell{State: model.Missing, Place: b.last}
	}
	b.table.Rows = append(b.table.Rows, r)
}

// extras adds the rows that the form lacks, after its own.
func (b *builder) extras() {
	for i := range b.sheet.extras {
		fill := &b.sheet.extras[i]
		id := "extra" + strconv.Itoa(i+1)
		b.table.Rows = append(b.table.Rows, model.Row{ID: id, Label: fill.text, Number: fill.ordinal, Level: 1, Unit: fill.unit,
			Place: fill.label, Cells: b.cells(-1, fill)})
		b.note(model.RowUnknown, id, fill.label, 0, 0, fill.text)
	}
}

func (b *builder) note(kind model.NoteKind, row string, place model.Place, want, have int, texts ...string) {
	b.notes = append(b.notes, model.Note{Kind: kind, Address: model.Address{Table: b.table.ID, Row: row}, Place: place, Want: want, Have: have, Texts: texts})
}
