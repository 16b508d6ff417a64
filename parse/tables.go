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
			if whole := a.inOrder(best.sheet); whole != nil {
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
				notes = append(notes, model.Note{Kind: model.TableTwice, Address: model.Address{Table: best.table.ID},
					Place: model.At(o.table.Span.Start, o.table.Span.End), Have: differing(&best.table, &o.table)})
			}
		}
	}
	notes = append(notes, a.near...)
	for _, i := range a.loose {
		at := &a.atoms[i]
		notes = append(notes, model.Note{Kind: model.LooseFigure, Place: a.spans.of(at), Texts: []string{a.text[at.start:at.end]}})
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
	origin  origin
	fields  fieldCount  // how many fields most rows have; nought where the layout shows none
	coded   bool        // each row begins with a code
	unstuck map[int]int // by atom: the atom that is left of it without its code
	figures int         // cells with something in them
	present int         // rows whose label was found
	last    model.Place
	doubts  []doubt
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
	for _, c := range b.columns {
		b.table.Columns = append(b.table.Columns, model.Column{ID: sh.form.Columns[c].ID, Label: sh.form.Columns[c].Label, Place: sh.columns[c]})
	}
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
		if n := len(b.uncoded(b.sheet.rows[i].figures)); n > 0 {
			counts.add(n)
		}
	}
	usual := counts.largest()
	all := len(b.sheet.form.Columns)
	for i, c := range b.sheet.form.Columns {
		if !c.Optional || b.sheet.columns[i] != nil || usual >= all || usual == 1 && b.several() {
			b.columns = append(b.columns, i)
		}
	}
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
	switch n := at.end - at.start; {
	case n < 2:
		return figures
	case n == 2:
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

// origin is where in a line of fields the figures of most rows begin: by the
// position in the line, where merged label columns leave blank fields, or by
// the distance from the label, where they leave none. -1 is the one that fewer
// rows agree on.
type origin struct{ field, distance int }

func (b *builder) findOrigin() origin {
	var fields, distances votes
	for i := range b.sheet.rows {
		fill := &b.sheet.rows[i]
		figures := b.uncoded(fill.figures)
		if len(figures) < len(b.columns) {
			continue
		}
		for lead := range len(figures) - len(b.columns) + 1 {
			if b.fits(figures, lead) {
				field, distance := b.position(fill, figures[lead])
				fields.add(field)
				distances.add(distance)
			}
		}
	}
	o := origin{fields.most(), distances.most()}
	switch byField, byDistance := fields.of(o.field), distances.of(o.distance); {
	case byField > byDistance:
		o.distance = -1
	case byField < byDistance:
		o.field = -1
	}
	return o
}

// fits tells whether all figures of a row stand in the window of the columns
// that begins at lead.
func (b *builder) fits(figures []int, lead int) bool {
	for i, f := range figures {
		if (i < lead || i >= lead+len(b.columns)) && b.a.atoms[f].kind != atomBlank {
			return false
		}
	}
	return true
}

// fieldCount is how many fields a row has: in its whole line, as in tables that
// fill merged columns up with blank fields, and after its label, as in those
// that don't. Nought is unknown.
type fieldCount struct{ line, tail int }

// usualFields is the count of most rows. Lines are compared with the other lines
// of the printed table too, whose blocks are several tables of the form: some
// have one row.
func (b *builder) usualFields() fieldCount {
	var lines, tails votes
	first, last := -1, -1
	for i := range b.sheet.rows {
		fill := &b.sheet.rows[i]
		n := b.fieldsOf(fill)
		if n.line == 0 {
			continue
		}
		tails.add(n.tail)
		if b.a.atoms[fill.figures[len(fill.figures)-1]].line != fill.line {
			lines.add(n.line)
			continue
		}
		if first < 0 {
			first = fill.figures[0]
		}
		last = fill.figures[0]
	}
	if first >= 0 {
		b.countLines(first, last, &lines)
	}
	return fieldCount{lines.steady(), tails.steady()}
}

// mostCompared is how many fields before and after a form's table are looked at
// for the shape of the printed one: more than the four blocks of one have.
const mostCompared = 400

// countLines counts the fields of the lines of the printed table around two atoms.
func (b *builder) countLines(first, last int, lines *votes) {
	for n := 0; n < mostCompared && first > 0 && b.tableGoesOn(first-1, first); n++ {
		first--
	}
	for n := 0; n < mostCompared && last+1 < len(b.a.claimed) && b.tableGoesOn(last, last+1); n++ {
		last++
	}
	broken := false // the line holds a part of a label
	for i := first; i <= last; i++ {
		at := &b.a.atoms[i]
		broken = broken || at.taken || len(at.more) > 0
		if i == last || b.a.atoms[i+1].line != at.line {
			if !broken && at.fielded {
				lines.add(at.field + 1)
			}
			broken = false
		}
	}
}

// tableGoesOn tells whether two neighbours are fields of one table, or headings
// of its blocks, which may stand alone in their lines.
func (b *builder) tableGoesOn(i, j int) bool {
	inside := func(i int) bool { return b.a.atoms[i].fielded || b.a.atoms[i].alone && b.a.claimed[i] }
	return inside(i) && inside(j) && b.a.atoms[j].line <= b.a.atoms[i].line+1
}

// fieldsOf counts a row's fields; none where its figures are not set apart as fields.
func (b *builder) fieldsOf(fill *rowFill) fieldCount {
	n := len(fill.figures)
	if n == 0 || !b.a.atoms[fill.figures[0]].fielded || !b.a.atoms[fill.figures[n-1]].fielded {
		return fieldCount{}
	}
	if last := &b.a.atoms[fill.figures[n-1]]; last.line == fill.line {
		return fieldCount{fill.lead + last.field + 1 - fill.again, last.field - fill.field}
	}
	return fieldCount{fill.before + 1 + n, n}
}

// misshapen tells by how many fields a row has too many, or too few, where
// nearly all rows have one count.
func (b *builder) misshapen(fill *rowFill) int {
	n := b.fieldsOf(fill)
	if n.line == 0 || b.fields == (fieldCount{}) || n.line == b.fields.line || n.tail == b.fields.tail {
		return 0
	}
	if b.trimmed(fill, n) {
		return 0
	}
	if b.fields.line == 0 {
		return n.tail - b.fields.tail
	}
	return n.line - b.fields.line
}

// trimmed tells a row that has a figure for each column, the first right after
// its label as in most rows, and only lacks the blank fields that fill the others
// up: the last row of a text loses them.
func (b *builder) trimmed(fill *rowFill, n fieldCount) bool {
	width := len(b.columns)
	if n.tail != width || len(fill.figures) != width || n.line >= b.fields.line && n.tail >= b.fields.tail || b.origin.distance != 1 {
		return false
	}
	return b.a.atoms[fill.figures[width-1]].kind != atomBlank
}

// guessed tells a misshapen row with blank fields among its figures: nobody can
// tell which of them are cells.
func (b *builder) guessed(row int, fill *rowFill, window []int) bool {
	off := b.misshapen(fill)
	if b.sheet.form.Unlabelled && b.fields.line == 0 {
		off = len(fill.figures) - len(b.columns) // the row is its only measure
	}
	if off == 0 || allBlank(b.a.atoms, window) {
		return false
	}
	if off > 0 && !b.lawful(row, window) {
		window = b.uncoded(fill.figures)
	}
	return slices.ContainsFunc(window, func(f int) bool { return b.a.atoms[f].kind == atomBlank })
}

// lawful tells a row that has a law and whose figures hold it: a blank field too
// many beside them is none of them.
func (b *builder) lawful(row int, figures []int) bool {
	if row < 0 {
		return false
	}
	laws := b.rowLaws(row)
	values := make([]int64, len(figures))
	for i, f := range figures {
		at := &b.a.atoms[f]
		n, _, ok := at.value.Int64(0)
		if at.kind != atomFigure || !ok {
			return false
		}
		values[i] = n
	}
	return len(laws) > 0 && !slices.ContainsFunc(laws, func(l rowLaw) bool { return !l.holds(values) })
}

// position is where a figure stands: in its line, and counted from the label.
// Where each cell has a line of its own both are counted from the label.
func (b *builder) position(fill *rowFill, figure int) (field, distance int) {
	at := &b.a.atoms[figure]
	if at.line == fill.line {
		return at.field, at.field - fill.field
	}
	for i, f := range fill.figures {
		if f == figure {
			return i + 1, i + 1
		}
	}
	return 1, 1
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
	figures := b.window(fill, width)
	cells := b.room()
	switch {
	case len(figures) == width && !(width > 1 && b.noFigures(figures)) && !b.guessed(row, fill, figures):
		if width > 1 {
			b.apart++
		}
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
		b.doubts = append(b.doubts, doubt{row: len(b.table.Rows), figures: figures, readings: b.rowReadings(row, figures, width), maybeBlank: b.maybeBlank(row, figures, width)})
	}
	return cells
}

// window leaves out blank fields beside the figures: where several windows hold
// all figures, the one that begins where most rows do. A row whose figures can
// only stand elsewhere has lost a field or got one too many: all blanks around
// its figures are left off, so that it is in doubt.
func (b *builder) window(fill *rowFill, width int) []int {
	figures := b.uncoded(fill.figures)
	if allBlank(b.a.atoms, figures) {
		if len(figures) < width {
			return nil
		}
		return figures[:width]
	}
	if len(figures) < width || !b.a.atoms[figures[0]].fielded {
		return figures
	}
	if b.misshapen(fill) < 0 {
		return b.trimBlanks(figures)
	}
	for lead := range len(figures) - width + 1 {
		if b.fits(figures, lead) && b.begins(fill, figures[lead]) && (lead == 0 || !b.sheet.form.Unlabelled) {
			return figures[lead : lead+width]
		}
	}
	if full := b.withoutBlanks(figures); len(full) == width && b.fields.line > 0 && b.fieldsOf(fill).line == b.fields.line {
		return full // in a row as long as all others, the half of a merged cell stands blank between them
	}
	return b.trimBlanks(figures)
}

func (b *builder) withoutBlanks(figures []int) []int {
	full := make([]int, 0, len(figures))
	for _, f := range figures {
		if b.a.atoms[f].kind != atomBlank {
			full = append(full, f)
		}
	}
	return full
}

// begins tells whether a row's figures may begin with the given one, as those of
// most rows do.
func (b *builder) begins(fill *rowFill, figure int) bool {
	field, distance := b.position(fill, figure)
	return field == b.origin.field || distance == b.origin.distance
}

// trimBlanks takes blank fields off both ends of a row.
func (b *builder) trimBlanks(figures []int) []int {
	for len(figures) > 0 && b.a.atoms[figures[len(figures)-1]].kind == atomBlank {
		figures = figures[:len(figures)-1]
	}
	for len(figures) > 0 && b.a.atoms[figures[0]].kind == atomBlank {
		figures = figures[1:]
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
		if noFigure(text[at.start:at.end]) {
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

// noFigures tells whether a row holds digits that are surely several figures.
func (b *builder) noFigures(figures []int) bool {
	for _, f := range figures {
		if at := &b.a.atoms[f]; at.kind == atomFigure && noFigure(b.a.text[at.start:at.end]) {
			return true
		}
	}
	return false
}

// noFigure tells what can't be one figure: too many digits, a nought before
// others, points or commas in odd places.
func noFigure(s string) bool {
	if len(s) == 1 {
		return false
	}
	return len(s) > 15 && strings.Trim(s, "0123456789") == "" || len(s) > 1 && s[0] == '0' && s[1] >= '0' && s[1] <= '9' || strings.ContainsAny(s, ".,，．") && isRun(s)
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
