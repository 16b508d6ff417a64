package parse

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// tables turns what the aligner found into the record's tables: of several
// standings of one table the fullest counts, the others are noted.
func (a *aligner) tables() ([]model.Table, []model.Note) {
	a.joinParts()
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
		if best == nil || best.figures == 0 && best.present == 0 && !best.headed() {
			continue
		}
		if best.torn() {
			whole := a.inOrder(best.sheet)
			if whole == nil {
				whole = a.stacked(best.sheet)
			}
			if whole != nil {
				best, others = whole, nil
			}
		}
		if best.sheet == last {
			best.cutOff()
		}
		out = append(out, best.table)
		notes = append(notes, best.notes...)
		for _, o := range others {
			if o.figures > 0 {
				differ, of := differing(&best.table, &o.table)
				notes = append(notes, model.Note{Kind: model.TableTwice, Address: model.Address{Table: best.table.ID},
					Place: model.At(o.table.Span.Start, o.table.Span.End), Want: of, Have: differ})
			}
		}
	}
	notes = append(notes, a.near...)
	for _, i := range a.loose {
		if a.claimed[i] { // by a reading of the whole table
			continue
		}
		at := &a.atoms[i]
		notes = append(notes, model.Note{Kind: model.LooseFigure, Place: a.spans.of(at), Texts: []string{at.in(a.text)}})
	}
	return out, notes
}

// headed tells a table without labels of rows whose columns are all named: it is
// there, and its one row was left blank.
func (b *builder) headed() bool {
	return b.sheet.form.Unlabelled && b.sheet.named() == len(b.sheet.columns)
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

// builder makes one table of the record from a sheet.
type builder struct {
	a       *aligner
	sheet   *sheet
	table   model.Table
	notes   []model.Note
	columns []int // of the form, those the sheet has
	origin  origin
	fields  fieldCount  // how many fields most rows have; nought where the layout shows none
	coded   bool        // each row begins with a code
	unstuck map[int]int // by atom: the atom that is left of it without its code
	figures int         // cells with something in them
	present int         // rows whose label was found
	last    model.Place
	doubts  []doubt
	printed printedColumns
	apart   int          // rows of several figures that stand apart
	tail    int          // rows missing after the last one found
	free    []model.Cell // room for the rows to come
}

// room is the cells of one more row.
func (b *builder) room() []model.Cell {
	n := len(b.columns)
	row := b.free[:n:n]
	b.free = b.free[n:]
	return row
}

func (a *aligner) build(sh *sheet) *builder {
	b := &builder{a: a, sheet: sh}
	b.pickColumns()
	b.table = model.Table{ID: sh.form.ID, Title: sh.form.Title, Span: model.Span{Start: sh.start, End: sh.end}, Heads: sh.heads}
	b.table.Columns = make([]model.Column, 0, len(b.columns))
	for _, c := range b.columns {
		b.table.Columns = append(b.table.Columns, model.Column{ID: sh.form.Columns[c].ID, Label: sh.form.Columns[c].Label, Place: sh.columns[c]})
	}
	b.printed = b.findPrinted()
	b.origin = b.findOrigin()
	b.fields = b.usualFields()
	b.last = model.At(sh.start, sh.start)
	lastSeen, rows := 0, len(sh.extras)
	for i := range sh.rows {
		row := &sh.form.Rows[i]
		if sh.rows[i].seen {
			lastSeen = i
			if !row.Heading {
				b.present++
			}
		}
		if !row.Heading && (sh.rows[i].seen || !row.Optional) {
			rows++
		}
	}
	b.table.Rows = make([]model.Row, 0, rows)
	b.free = make([]model.Cell, rows*len(b.columns))
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
	b.coded = b.codes()
	var counts votes
	for i := range b.sheet.rows {
		if n := b.filled(b.uncoded(b.sheet.rows[i].figures)); n > 0 {
			counts.add(n)
		}
	}
	usual := counts.largest()
	all := len(b.sheet.form.Columns)
	b.columns = make([]int, 0, all)
	for i, c := range b.sheet.form.Columns {
		if !c.Optional || b.sheet.columns[i] != nil || usual >= all || usual == 1 && b.several() {
			b.columns = append(b.columns, i)
		}
	}
	if b.swapped() {
		b.columns[0], b.columns[1] = b.columns[1], b.columns[0]
	}
}

// swapped tells a table of two columns whose heads stand beside each other the
// other way round than in the form: the figures of all years before this year's.
func (b *builder) swapped() bool {
	if len(b.columns) != 2 {
		return false
	}
	first, second := b.sheet.columns[b.columns[0]], b.sheet.columns[b.columns[1]]
	if len(first) == 0 || len(second) == 0 || second.Start() > first.Start() {
		return false
	}
	for i := range b.a.atoms[1:] {
		if b.a.atoms[i+1].start == first.Start() {
			return b.a.atoms[i].start == second.Start()
		}
	}
	return false
}

// filled counts the fields that are not blank.
func (b *builder) filled(figures []int) int {
	n := 0
	for _, f := range figures {
		if b.a.atoms[f].kind != atomBlank {
			n++
		}
	}
	return n
}

// several tells whether some row holds a run of digits that can be no one figure.
func (b *builder) several() bool {
	for i := range b.sheet.rows {
		if f := b.uncoded(b.sheet.rows[i].figures); len(f) == 1 && b.noFigures(f) {
			return true
		}
	}
	return false
}

// fewestCodes is how many rows a column of codes must number to be known by
// its numbers alone.
const fewestCodes = 5

// codes tells whether each row begins with the number of the row, in two
// digits, by itself or stuck to the first figure.
func (b *builder) codes() bool {
	for _, h := range b.sheet.heads {
		if word := b.a.text[h.Start():h[0].End]; strings.HasPrefix(word, codesWord[:len(codesWord)/2]) && form.Fold(word) == codesWord {
			return true
		}
	}
	last, rows := 0, 0
	for i := range b.sheet.rows {
		f := b.sheet.rows[i].figures
		if len(f) == 0 {
			continue
		}
		n, ok := b.code(f[b.codeAt(f)])
		if !ok || n <= last || n > last+10 {
			return false
		}
		last = n
		rows++
	}
	return rows >= fewestCodes
}

// codeAt is where a row's code stands: after blank fields, of a unit that is lost.
func (b *builder) codeAt(figures []int) int {
	for i, f := range figures {
		if b.a.atoms[f].kind != atomBlank {
			return i
		}
	}
	return 0
}

// code reads the two digits an atom begins with; false where it has none.
func (b *builder) code(figure int) (int, bool) {
	at := &b.a.atoms[figure]
	if at.end-at.start < 2 {
		return 0, false
	}
	n, err := strconv.Atoi(b.a.text[at.start : at.start+2])
	return n, err == nil
}

// uncoded leaves the code off a row's figures.
func (b *builder) uncoded(figures []int) []int {
	if !b.coded || len(figures) == 0 {
		return figures
	}
	first := b.codeAt(figures)
	code := figures[first]
	at := b.a.atoms[code]
	switch n := at.end - at.start - len(at.remark); {
	case n < 2:
		return figures
	case n == 2: // stars may stand after it
		return figures[first+1:]
	}
	if n := len(b.a.atoms) - 1; b.unstuck[code] == 0 && n > 0 {
		at.start += 2
		at.kind, at.value, at.remark = figureOrRun(b.a.text[at.start:at.end])
		b.a.atoms = append(b.a.atoms, at)
		if b.unstuck == nil {
			b.unstuck = map[int]int{}
		}
		b.unstuck[code] = len(b.a.atoms) - 1
	}
	return append([]int{b.unstuck[code]}, figures[first+1:]...)
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
	width := len(b.columns)
	figures := b.onePrinted(b.uncoded(fill.figures))
	unread := figures
	if kept := b.withoutAdded(row, figures); len(kept) < len(figures) {
		figures = kept
	} else if len(figures) != 1 || b.printed.count == 0 {
		figures = b.once(b.inTwoLines(row, fill.label, b.withoutUnit(row, fill, b.window(fill, width))))
	}
	cells := b.room()
	among := b.amongPrinted(unread)
	if len(among) > 0 {
		figures = among
	}
	switch {
	case len(among) == 0 && len(figures) == width && !(width > 1 && b.noFigures(figures)) && !b.guessed(row, fill, figures) && !b.tornFigures(row, figures):
		if width > 1 {
			b.apart++
		}
		for i, f := range figures {
			setCell(&cells[i], b.a.text, &b.a.atoms[f], b.a.spans.of(&b.a.atoms[f]))
			if cells[i].State != model.Blank {
				b.figures++
			}
		}
		b.putTogether(row, fill, figures, cells)
	case len(figures) == 0:
		for i := range cells {
			cells[i].Place = model.At(fill.label.End(), fill.label.End())
		}
	default:
		for i := range cells {
			cells[i] = model.Cell{State: model.Missing, Place: fill.label}
		}
		b.doubts = append(b.doubts, b.doubt(row, figures))
	}
	return cells
}

// doubt is the next row, whose figures are not as many as its cells. Where blank
// cells are known to be lost, the figures left in its fields are whole.
func (b *builder) doubt(row int, figures []int) doubt {
	width := len(b.columns)
	d := doubt{row: len(b.table.Rows), figures: figures}
	if slices.ContainsFunc(figures, func(f int) bool { return b.a.atoms[f].torn() }) {
		return d
	}
	if d.maybeBlank = b.a.filledUp && len(figures) < width && b.a.atoms[figures[0]].fielded; !d.maybeBlank {
		d.readings, d.maybeBlank = b.rowReadings(row, figures, width), b.maybeBlank(row, figures, width)
	}
	return d
}

// withoutUnit leaves out the sign for none that a heading has in place of a unit.
func (b *builder) withoutUnit(row int, fill *rowFill, figures []int) []int {
	if row < 0 || !b.sheet.form.Rows[row].Group || fill.unit != "" || len(figures) != len(b.columns)+1 || b.a.atoms[figures[0]].kind != atomStroke {
		return figures
	}
	return figures[1:]
}

// cellOf makes a cell of one field.
func cellOf(text string, at *atom, place model.Place) (c model.Cell) {
	setCell(&c, text, at, place)
	return c
}

// setCell makes an empty cell that of one field.
func setCell(c *model.Cell, text string, at *atom, place model.Place) {
	c.Place = place
	switch at.kind {
	case atomFigure:
		c.State, c.Value = model.Number, at.value
		if noFigure(at.in(text)) {
			c.State, c.Value = model.Word, decimal.Decimal{}
		}
	case atomStroke:
		c.State = model.Stroke
	case atomBlank:
		c.State = model.Blank
		return
	default:
		c.State = model.Word
	}
	c.Text = at.in(text)
	if at.remark != "" {
		c.SetRemark(at.remark)
	}
}

// noFigures tells whether a row holds digits that are surely several figures.
func (b *builder) noFigures(figures []int) bool {
	for _, f := range figures {
		if at := &b.a.atoms[f]; at.kind == atomFigure && noFigure(at.in(b.a.text)) {
			return true
		}
	}
	return false
}

// noFigure tells what can't be one figure: too many digits, a nought before
// others, points or commas in odd places.
func noFigure(s string) bool {
	switch {
	case len(s) <= 1:
		return false
	case allDigits(s):
		return s[0] == '0' || len(s) > 15
	}
	return s[0] == '0' && s[1] >= '0' && s[1] <= '9' || strings.ContainsAny(s, ".,，．") && isRun(s)
}

func isRun(s string) bool {
	kind, _, _ := classify(s)
	return kind == atomText && ranOn(s)
}

// missing adds a row the form requires and the text lacks.
func (b *builder) missing(row *form.Row) {
	r := model.Row{ID: row.ID, Label: row.Label, Number: row.Number, Level: row.Level, Unit: row.Unit, Group: row.Group}
	r.Cells = b.room()
	for i := range r.Cells {
		r.Cells[i] = model.Cell{State: model.Missing, Place: b.last}
	}
	b.table.Rows = append(b.table.Rows, r)
}

// extras adds the rows that the form lacks, after its own.
func (b *builder) extras() {
	for i := range b.sheet.extras {
		fill := &b.sheet.extras[i]
		id := fill.id
		if id == "" {
			id = "extra" + strconv.Itoa(i+1)
		}
		b.table.Rows = append(b.table.Rows, model.Row{ID: id, Label: fill.text, Number: fill.ordinal, Level: 1, Unit: fill.unit,
			Place: fill.label, Cells: b.cells(-1, fill)})
		b.note(model.RowUnknown, id, fill.label, 0, 0, fill.text)
	}
}

func (b *builder) note(kind model.NoteKind, row string, place model.Place, want, have int, texts ...string) {
	b.notes = append(b.notes, model.Note{Kind: kind, Address: model.Address{Table: b.table.ID, Row: row}, Place: place, Want: want, Have: have, Texts: texts})
}
