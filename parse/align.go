package parse

import (
	"slices"

	"gouji/model"
	"gouji/model/form"
)

// sheet is one standing of a form's table in the text, being filled.
type sheet struct {
	table   int
	form    *form.Table
	header  bool // labels read now head columns
	pos     int  // the last row taken
	open    int  // the row that figures go to; -1 for none, extra+i for a row the form lacks
	columns []model.Place
	rows    []rowFill
	extras  []rowFill
	heads   []model.Place
	wide    bool // its headings stand side by side in lines of fields
	start   int
	end     int
}

// extra is the first value of sheet.open that means a row the form lacks.
const extra = 1 << 20

// rowFill is what was found for one row.
type rowFill struct {
	seen    bool
	label   model.Place
	text    string // the label as printed
	id      string // of the record's row, where it is none of the form's; "" for one to be numbered
	ordinal string
	unit    string
	line    int   // index of the label's line
	field   int   // the label's position in it
	lead    int   // fields before the label in the line it began in, where it is broken over lines
	fielded bool  // the row is one line of fields
	closed  bool  // a separator closes its label
	before  int   // labels of groups in the same row of fields, before its own
	again   int   // of them those that a page break repeats
	figures []int // atoms
}

// aligner walks the atoms once and gives every figure to the row whose label
// stands before it.
type aligner struct {
	text    string
	lex     *lexicon
	atoms   []atom
	f       int
	form    *form.Form
	cur     *sheet
	pending int // section whose tables are expected next; 0 for none
	sheets  []*sheet
	claimed []bool // by atom
	loose   []int  // figures inside a table that no row takes
	spans   *spans
	// headings are the places of the headings of all tables, which stay in the reading.
	headings *slab[model.Place]
	year     int          // of the title; 0 where it has none
	near     []model.Note // rows whose labels are nearly the form's
	scratch  *scratch
	// filledUp: blank cells are lost, and pipes fill rows up.
	filledUp bool
}

// alignWith gives the draft's figures to the rows of the form it was found to follow.
func (d *draft) alignWith(f int) *aligner {
	atoms := d.atoms
	a := &aligner{text: d.text, lex: d.lex, atoms: atoms, f: f, form: d.lex.forms[f], spans: &d.places, headings: &d.headings, scratch: d.scratch,
		claimed: d.scratch.flags.zeroed(len(atoms)), filledUp: d.filledUp}
	a.dropNumbers()
	a.dropColumnCodes()
	for i := range atoms {
		switch at := &atoms[i]; {
		case at.taken:
			a.claimed[i] = a.cur != nil
		case at.kind == atomText:
			a.joinAround(i)
			a.label(i)
		case at.kind == atomUnit:
			a.unit(i)
		default:
			a.figure(i)
		}
	}
	return a
}

// label gives an atom of words its part in the table, or deals with it as text.
func (a *aligner) label(i int) {
	if a.isDoubled(i) {
		if row := a.cur.fill(); row != nil && a.cur.open < extra && row.label.End() == a.atoms[i-1].end {
			a.openRow(a.cur, i, a.cur.open)
		}
		a.claim(i)
		return
	}
	s, known := a.choose(i)
	if !known {
		if index, ok := a.resemble(i); ok {
			a.takeNear(i, index)
		} else {
			a.stray(i)
		}
		return
	}
	if index, ok := a.numbered(i, s); ok {
		a.takeNear(i, index)
	} else if a.comesAgain(i, s) {
		a.openExtra(i, "")
		a.claim(i)
	} else {
		a.take(i, s)
	}
}

// isDoubled tells a label that stands once more in the next field of its line: a
// merged cell written once for each column that it covers.
func (a *aligner) isDoubled(i int) bool {
	at := &a.atoms[i]
	if !at.fielded || at.label < 0 || i == 0 || a.cur == nil {
		return false
	}
	before := &a.atoms[i-1]
	return at.label == before.label && at.line == before.line && a.claimed[i-1]
}

// comesAgain tells a row that has its figures already and stands once more by
// itself, as at a page break: the rows after it are new, so that no second
// standing of the table begins.
func (a *aligner) comesAgain(i int, s slot) bool {
	sh := a.cur
	if sh == nil || s.kind != slotRow || sh.table != s.table || sh.header || len(sh.rows[s.index].figures) == 0 || !a.figureNext(i) {
		return false
	}
	for j := i + 1; j < len(a.atoms); j++ {
		at := &a.atoms[j]
		if at.kind != atomText || at.taken || at.label < 0 {
			continue
		}
		for _, next := range a.lex.meanings(a.f, at.label) {
			if next.kind == slotRow && next.table == sh.table {
				row := &sh.form.Rows[next.index]
				return !row.Heading && !row.Group && next.index > sh.pos && len(sh.rows[next.index].figures) == 0
			}
		}
		return false
	}
	return false
}

// joinAround reads a short label as the beginning of the longer one that goes on
// in the next line, the row's figures between them: "2.其他  0  0" over
// "法律行政法规禁止公开".
func (a *aligner) joinAround(i int) {
	at := &a.atoms[i]
	if at.label < 0 || a.lex.strong[at.label] || at.fielded || !a.figureNext(i) {
		return
	}
	j := i + 1
	for j < len(a.atoms) && a.atoms[j].line == at.line && a.atoms[j].kind != atomText {
		j++
	}
	if j == len(a.atoms) || a.atoms[j].line != at.line+1 || a.atoms[j].kind != atomText || a.atoms[j].label >= 0 || a.atoms[j].end-a.atoms[j].start > longestLabel {
		return
	}
	rest := &a.atoms[j]
	_, folded := form.Ordinal(form.Fold(a.text[at.start:at.end]) + form.Fold(a.text[rest.start:rest.end]))
	if id, ok := a.lex.find([]byte(folded)); ok && a.lex.strong[id] {
		at.label, at.more = id, append(at.more, model.Span{Start: rest.start, End: rest.end})
		rest.taken = true
	}
}

func (a *aligner) take(i int, s slot) {
	at := &a.atoms[i]
	if s.kind == slotSection {
		a.cur, a.pending = nil, a.form.Sections[s.table].Number
		return
	}
	sh := a.sheetFor(s)
	a.claim(i)
	switch s.kind {
	case slotHead:
		sh.heads = append(sh.heads, a.spans.of(at))
		sh.open = -1
		sh.header = sh.header || a.lex.strong[at.label]
	case slotColumn:
		sh.wide = sh.wide || at.fielded && a.beside(i)
		if sh.columns[s.index] == nil {
			sh.columns[s.index] = a.spans.of(at)
		} else {
			sh.heads = append(sh.heads, a.spans.of(at))
			sh.header = sh.header || a.lex.strong[at.label]
		}
		sh.open = -1
	case slotRow:
		a.openRow(sh, i, s.index)
	}
}

func (a *aligner) openRow(sh *sheet, i, index int) {
	at, row := &a.atoms[i], &sh.form.Rows[index]
	fill := &sh.rows[index]
	sh.header, sh.pos, sh.open = false, index, index
	if row.Heading {
		sh.heads = append(sh.heads, a.spans.of(at))
		sh.open = -1
		if a.rowLabel(i) { // a group that the report does not divide
			a.openExtra(i, row.ID)
		}
	}
	if !fill.seen || len(fill.figures) == 0 && !row.Heading { // what stood before was a heading of the text
		fill.before, fill.again = a.labelsBefore(i)
		fill.fielded, fill.closed = at.fielded && !at.alone, at.fielded
		fill.seen, fill.label, fill.ordinal = true, a.spans.of(at), at.ordinal
		fill.text = at.in(a.text)
		a.standing(i, fill)
	}
}

// standing notes where a row's label stands: for one broken over lines, where it ends.
func (a *aligner) standing(i int, fill *rowFill) {
	end := &a.atoms[i]
	if !end.boxed {
		end = &a.atoms[min(i+len(end.more), len(a.atoms)-1)]
	}
	fill.line, fill.field, fill.lead = end.line, end.field, 0
	if end.line > a.atoms[i].line {
		fill.lead = a.atoms[i].field
	}
}

// labelsBefore counts the labels of groups that stand right before a row's own,
// as the first cells of the same row, and those of them that were printed
// before: a page break repeats them.
func (a *aligner) labelsBefore(i int) (n, again int) {
	for j := i - 1; j >= 0 && a.atoms[j].fielded && a.atoms[j].label >= 0 && a.claimed[j] && (a.atoms[i].alone || a.atoms[j].line == a.atoms[i].line); j-- {
		for _, s := range a.lex.meanings(a.f, a.atoms[j].label) {
			if s.kind == slotRow && a.form.Tables[s.table].Rows[s.index].Heading {
				n++
				if s.table == a.cur.table && a.cur.rows[s.index].seen && a.atoms[j].line > a.cur.rows[s.index].line {
					again++
				}
				break
			}
		}
		if n < i-j {
			break
		}
	}
	return n, again
}

// beside tells whether the next field of the line holds words too.
func (a *aligner) beside(i int) bool {
	return i+1 < len(a.atoms) && a.atoms[i+1].line == a.atoms[i].line && a.atoms[i+1].kind == atomText
}

// usualHeads is how many headings beside those of its columns most tables have.
const usualHeads = 4

// mostOpen is how many of the last standings of tables a label may belong to; a
// report has some twenty in all.
const mostOpen = 100

// sheetFor gives the sheet a label belongs to: the current one, one that was
// left and goes on, or a new standing of the table.
func (a *aligner) sheetFor(s slot) *sheet {
	fits := func(sh *sheet) bool {
		if sh.table != s.table {
			return false
		}
		if s.kind != slotRow {
			return sh == a.cur && !sh.complete() || !sh.begun()
		}
		row := &sh.form.Rows[s.index]
		return row.Heading || row.Group || len(sh.rows[s.index].figures) == 0
	}
	if a.cur != nil && fits(a.cur) {
		return a.cur
	}
	for j := len(a.sheets) - 1; j >= max(0, len(a.sheets)-mostOpen); j-- {
		if sh := a.sheets[j]; sh != a.cur && fits(sh) && (s.kind != slotRow || s.index > sh.pos || !sh.begun()) {
			a.cur, a.pending = sh, 0
			return sh
		}
	}
	t := &a.form.Tables[s.table]
	if a.sheets == nil {
		a.sheets = make([]*sheet, 0, len(a.form.Tables))
	}
	sh := &sheet{table: s.table, form: t, header: true, pos: -1, open: -1, start: -1,
		heads: a.headings.take(usualHeads), columns: a.headings.zeroed(len(t.Columns)), rows: a.scratch.rows.zeroed(len(t.Rows))}
	a.sheets = append(a.sheets, sh)
	a.cur, a.pending = sh, 0
	return sh
}

// complete tells a table whose last row has all its figures: headings after them
// begin it anew.
func (sh *sheet) complete() bool {
	return len(sh.rows[len(sh.rows)-1].figures) >= sh.width()
}

// begun tells whether any row has figures.
func (sh *sheet) begun() bool {
	for i := range sh.rows {
		if len(sh.rows[i].figures) > 0 {
			return true
		}
	}
	return false
}

func (a *aligner) claim(i int) {
	a.claimed[i] = true
	if a.cur == nil {
		return
	}
	at := &a.atoms[i]
	if a.cur.start < 0 {
		a.cur.start = at.start
	}
	a.cur.end = max(a.cur.end, at.end)
	for _, s := range at.more {
		a.cur.end = max(a.cur.end, s.End)
	}
}

// fill is the row that figures go to now; nil for none.
func (sh *sheet) fill() *rowFill {
	switch {
	case sh.open < 0:
		return nil
	case sh.open >= extra:
		return &sh.extras[sh.open-extra]
	}
	return &sh.rows[sh.open]
}

func (a *aligner) unit(i int) {
	if a.cur == nil {
		return
	}
	if row := a.cur.fill(); row != nil && row.unit == "" && len(row.figures) == 0 {
		row.unit = a.atoms[i].in(a.text)
		a.claim(i)
	}
}

func (a *aligner) figure(i int) {
	sh := a.cur
	if sh == nil {
		return
	}
	if sh.open < 0 && sh.form.Unlabelled && !(sh.wide && a.atoms[i].alone) && (sh.named() >= 3 || len(sh.heads) >= 2) && (a.atoms[i].kind != atomBlank || a.figuresOnly(i)) {
		sh.open, sh.header = 0, false
		row := &sh.rows[0]
		if !row.seen {
			at := &a.atoms[i]
			row.seen, row.label, row.line, row.fielded = true, sh.lastHead(), at.line, at.fielded && !at.alone
		}
	}
	row := sh.fill()
	if row != nil && (a.elsewhere(i, row) || a.ruledOff(i, row)) {
		row = nil
	}
	if row == nil {
		if a.atoms[i].kind == atomFigure {
			a.loose = append(a.loose, i)
		}
		return
	}
	if row.figures == nil {
		row.figures = a.scratch.fields.take(len(sh.columns) + 4)
	}
	row.figures = append(row.figures, i)
	a.claim(i)
}

// elsewhere tells a figure that can't be the row's although it comes after its
// label: a blank field or a number at the start of the next row, a page's number
// between rows of fields, under the heading of a group, which has a sign for none at the
// most, or after a row that is whole in one line.
func (a *aligner) elsewhere(i int, row *rowFill) bool {
	at := &a.atoms[i]
	if at.line == row.line {
		return false
	}
	if at.kind == atomBlank {
		return a.textFollows(i)
	}
	if at.fielded && at.field == 0 && row.fielded && a.textFollows(i) {
		return true
	}
	group := a.cur.open < extra && a.cur.form.Rows[a.cur.open].Group && at.kind != atomStroke
	return at.alone && (row.fielded || !at.fielded && (group || a.whole(i, row)))
}

// ruledOff tells a blank field of a line of blank fields, which parts the halves
// of a table without labels of rows.
func (a *aligner) ruledOff(i int, row *rowFill) bool {
	at := &a.atoms[i]
	if !a.cur.form.Unlabelled || at.kind != atomBlank || at.alone || len(row.figures) == 0 || at.line == a.lastLine(row) {
		return false
	}
	first, last := i, i
	for first > 0 && a.atoms[first-1].line == at.line {
		first--
	}
	for last+1 < len(a.atoms) && a.atoms[last+1].line == at.line {
		last++
	}
	return !slices.ContainsFunc(a.atoms[first:last+1], func(b atom) bool { return b.kind != atomBlank })
}

// whole tells whether a row has all its figures before the i-th atom: in the
// line of its label, or each closed by a separator as those after it are.
func (a *aligner) whole(i int, row *rowFill) bool {
	n := len(row.figures)
	if n == 0 {
		return false
	}
	last := &a.atoms[row.figures[n-1]]
	if last.line != row.line && !(row.closed && last.fielded && i+1 < len(a.atoms) && a.atoms[i+1].fielded) {
		return false
	}
	return n >= a.cur.width()
}

// textFollows tells whether a label or words stand after a field in its line.
func (a *aligner) textFollows(i int) bool {
	for j := i + 1; j < len(a.atoms) && a.atoms[j].line == a.atoms[i].line; j++ {
		if a.atoms[j].kind == atomText {
			return true
		}
	}
	return false
}

// figuresOnly tells whether a line of fields holds nothing but figures and
// blanks, or, after all columns were named, one blank field or a row of them, so that a blank at
// its start is a cell.
func (a *aligner) figuresOnly(i int) bool {
	figures, fields := 0, 0
	for j := i; j < len(a.atoms) && a.atoms[j].line == a.atoms[i].line; j++ {
		fields++
		switch a.atoms[j].kind {
		case atomFigure, atomStroke:
			figures++
		case atomText, atomUnit:
			return false
		}
	}
	if i > 0 && a.atoms[i-1].line == a.atoms[i].line {
		return false
	}
	return figures > 0 || (a.atoms[i].alone || fields >= len(a.cur.columns)) && a.cur.named() == len(a.cur.columns)
}

// named counts the columns whose heading was found.
func (sh *sheet) named() int {
	n := 0
	for _, p := range sh.columns {
		if p != nil {
			n++
		}
	}
	return n
}

// lastHead is the last heading of a column found.
func (sh *sheet) lastHead() model.Place {
	var last model.Place
	for _, p := range sh.columns {
		if p.End() > last.End() {
			last = p
		}
	}
	for _, p := range sh.heads {
		if p.End() > last.End() {
			last = p
		}
	}
	return last
}

// width is the number of figures a whole row has.
func (sh *sheet) width() int {
	n := 0
	for i, c := range sh.form.Columns {
		if !c.Optional || sh.columns[i] != nil {
			n++
		}
	}
	return n
}
