package parse

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// Texts laid out as a page set figures under their headings with blanks. Where
// blanks are all that stands between them, what lies below what tells the column
// of a figure: pages of PDF count a column for each character, other programs two
// for a wide one. Only what is clear in one of the two is taken, and only where
// the laws of the form agree.

// stretch is where something stands in its line, in columns of the page from 0, to exclusive.
type stretch struct{ from, to int }

// across tells where a part of the text stands in its line; wide counts two
// columns for a wide character.
func across(text string, start, end int, wide bool) stretch {
	from := columnsOf(strings.TrimLeft(text[lineStart(text, start):start], "\f"), wide)
	return stretch{from, from + columnsOf(text[start:end], wide)}
}

// lineStart is where the line begins that holds an offset, as far back as a place
// in it says anything.
func lineStart(text string, at int) int {
	from := max(0, at-widestLine)
	return from + strings.LastIndexByte(text[from:at], '\n') + 1
}

// widestLine is the longest line in bytes in which a place says anything.
const widestLine = 2000

func columnsOf(s string, wide bool) int {
	if !wide {
		return utf8.RuneCountInString(s)
	}
	n := 0
	for _, r := range s {
		n++
		if r >= firstWide {
			n++
		}
	}
	return n
}

// firstWide is the first of the characters that are two columns wide.
const firstWide = 0x2E80

func (a *aligner) across(i int, wide bool) stretch {
	return across(a.text, a.atoms[i].start, a.atoms[i].end, wide)
}

// leftToRight sorts figures by where they stand across the page; false where two
// of them stand above each other, or one not right of the given column.
func (a *aligner) leftToRight(figures []int, after int, wide bool) ([]int, bool) {
	sorted := slices.Clone(figures)
	slices.SortStableFunc(sorted, func(i, j int) int { return a.across(i, wide).from - a.across(j, wide).from })
	for _, f := range sorted {
		at := a.across(f, wide)
		if at.from < after {
			return nil, false
		}
		after = at.to
	}
	return sorted, true
}

// inTwoLines sets a whole row of figures in their order across the page, where
// the page sets some of them a line higher than the others.
func (b *builder) inTwoLines(row int, label model.Place, figures []int) []int {
	n := len(figures)
	if row < 0 || n < 3 || n != len(b.columns) || b.a.atoms[figures[0]].fielded {
		return figures
	}
	if lines := b.a.atoms[figures[n-1]].line - b.a.atoms[figures[0]].line; lines == 0 || lines >= n-1 { // in one line, or one in each
		return figures
	}
	last := label[len(label)-1]
	for _, wide := range [...]bool{false, true} {
		sorted, ok := b.a.leftToRight(figures, across(b.a.text, last.Start, last.End, wide).to, wide)
		if ok && b.lawful(row, sorted, false) {
			return sorted
		}
	}
	return figures
}

// byColumn gives the figures of rows with blank cells to the columns that they
// stand under, and notes it.
func (b *builder) byColumn() {
	if len(b.doubts) == 0 || len(b.columns) < 3 || b.sheet.form.Unlabelled {
		return
	}
	for _, wide := range [...]bool{false, true} {
		if p := b.place(wide); p != nil && p.take(model.ReadByColumn) {
			return
		}
	}
}

// placed are the rows in doubt with an atom for each column, -1 for a blank cell.
type placed struct {
	b    *builder
	rows map[int][]int // by row of the table built
	// covered: some page has no whole row to go by, only what its figures cover.
	covered bool
}

// place finds the column of every figure of the rows in doubt; nil where one is
// not clear.
func (b *builder) place(wide bool) *placed {
	p := &placed{b: b, rows: map[int][]int{}}
	whole := b.wholeRows(wide)
	for i := range b.doubts {
		d := &b.doubts[i]
		if len(d.figures) >= len(b.columns) || b.formRow(d.row) < 0 {
			return nil
		}
		if p.rows[d.row] == nil {
			rows, covered := b.clearest(b.pageOf(d.figures[0]), whole, wide)
			maps.Copy(p.rows, rows)
			p.covered = p.covered || covered
		}
		if p.rows[d.row] == nil {
			return nil
		}
	}
	return p
}

// longestPage is more than a page holds, in bytes.
const longestPage = 50_000

// pageOf is the part of the table around an atom that one page holds, as far as
// the text shows where pages end: by their mark, or by a blank line.
func (b *builder) pageOf(i int) model.Span {
	at := b.a.atoms[i].start
	page := model.Span{Start: min(at, max(b.table.Span.Start, at-longestPage)), End: min(b.table.Span.End, at+longestPage)}
	for _, end := range [...]string{"\f", "\n\n"} {
		if n := strings.LastIndex(b.a.text[page.Start:at], end); n >= 0 {
			page.Start += n
		}
		if n := strings.Index(b.a.text[at:max(at, page.End)], end); n >= 0 {
			page.End = at + n
		}
	}
	return page
}

// wholeRow tells where the columns stand.
type wholeRow struct {
	at    int // in the text
	bands []stretch
}

// wholeRows are the rows that have a figure for each column. Headings are no
// measure: they are wider than figures, and layouts move them by half a column.
func (b *builder) wholeRows(wide bool) []wholeRow {
	var out []wholeRow
	for i := range b.sheet.rows {
		if figures := b.sheet.rows[i].figures; len(figures) == len(b.columns) {
			if bands := b.bands(figures, wide); inTurn(bands) {
				out = append(out, wholeRow{b.a.atoms[figures[0]].start, bands})
			}
		}
	}
	return out
}

// bands are where figures stand. One right of another in its line is measured from
// there: from the start of the line a row would take the square of its length.
func (b *builder) bands(figures []int, wide bool) []stretch {
	bands := make([]stretch, len(figures))
	text := b.a.text
	var before *atom
	begin := 0 // of the line
	for c, f := range figures {
		at := &b.a.atoms[f]
		if before != nil && at.line == before.line && at.start >= before.end && at.start-begin <= widestLine {
			from := bands[c-1].to + columnsOf(text[before.end:at.start], wide)
			bands[c] = stretch{from, from + columnsOf(text[at.start:at.end], wide)}
		} else {
			bands[c], begin = b.a.across(f, wide), lineStart(text, at.start)
		}
		before = at
	}
	return bands
}

// clearest are the rows in doubt on a page, with an atom for each column, by the
// measure under which the most of them are clear: a whole row, best of this page,
// since a layout may move some figures of one, or what the rows in doubt cover
// together, where that leaves gaps between all columns.
func (b *builder) clearest(page model.Span, whole []wholeRow, wide bool) (best map[int][]int, covered bool) {
	var here, away [][]stretch
	for _, m := range whole {
		if page.Start <= m.at && m.at < page.End {
			here = append(here, m.bands)
		} else {
			away = append(away, m.bands)
		}
	}
	var all []stretch
	for i := range b.doubts {
		if f := b.doubts[i].figures; page.Start <= b.a.atoms[f[0]].start && b.a.atoms[f[0]].start < page.End {
			all = append(all, b.bands(f, wide)...)
		}
	}
	for _, bands := range append(here, away...) {
		if rows := b.clearRows(page, bands, wide); len(rows) > len(best) {
			best = rows
		}
	}
	if rows := b.clearRows(page, apart(all), wide); len(rows) > len(best) {
		return rows, true
	}
	return best, false
}

// apart joins the stretches that meet; what it gives stands in the same memory.
func apart(all []stretch) []stretch {
	slices.SortFunc(all, func(s, t stretch) int { return s.from - t.from })
	out := all[:0]
	for _, s := range all {
		if last := len(out) - 1; last >= 0 && s.from < out[last].to {
			out[last].to = max(out[last].to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// inTurn tells columns that stand one right of the other.
func inTurn(bands []stretch) bool {
	for c := 1; c < len(bands); c++ {
		if bands[c].from < bands[c-1].to {
			return false
		}
	}
	return true
}

// clearRows are the rows in doubt on a page whose figures' columns are clear.
func (b *builder) clearRows(page model.Span, bands []stretch, wide bool) map[int][]int {
	rows := map[int][]int{}
	if len(bands) != len(b.columns) {
		return nil
	}
	for i := range b.doubts {
		figures := b.doubts[i].figures
		if at := b.a.atoms[figures[0]].start; at < page.Start || at >= page.End {
			continue
		}
		if row := b.under(figures, bands, wide); row != nil {
			rows[b.doubts[i].row] = row
		}
	}
	return rows
}

// under gives each figure of a row to the column that it stands under; nil where
// that is not clear. Of several figures the last is the total, and no other.
func (b *builder) under(figures []int, bands []stretch, wide bool) []int {
	row := slices.Repeat([]int{-1}, len(bands))
	last := -1
	for i, f := range figures {
		at := &b.a.atoms[f]
		if at.fielded || at.kind != atomFigure && at.kind != atomStroke {
			return nil
		}
		among := bands
		if i < len(figures)-1 {
			among = bands[:len(bands)-1]
		}
		c := nearest(among, b.a.across(f, wide))
		if c <= last || len(figures) > 1 && i == len(figures)-1 && c < len(bands)-1 {
			return nil
		}
		row[c], last = f, c
	}
	return row
}

// nearest is the band that a figure stands under, or much nearer to than to any
// other; -1 for none.
func nearest(bands []stretch, figure stretch) int {
	column, least, next := -1, math.MaxInt, math.MaxInt
	for c, band := range bands {
		switch gap := max(0, band.from-figure.to+1, figure.from-band.to+1); {
		case gap < least:
			column, least, next = c, gap, least
		case gap < next:
			next = gap
		}
	}
	if next == 0 || next/3 < least {
		return -1
	}
	return column
}

// take fills the rows in, where the laws of the form agree with where their
// figures stand: each row's own, and all down the columns it has figures in, or
// down every column. A blank cell counts as nought. how is the kind of the note.
func (p *placed) take(how model.NoteKind) bool {
	sound := p.soundColumns()
	if p.covered && slices.Contains(sound, false) { // one column may stand in two places, and another have no figure
		return false
	}
	var taken []int
	for row, figures := range p.rows {
		if p.holds(row, figures, sound) {
			taken = append(taken, row)
		}
	}
	return p.fillIn(taken, how)
}

// fillIn sets the cells of rows, which are in doubt no more, and notes it; false
// where there are none.
func (p *placed) fillIn(rows []int, how model.NoteKind) bool {
	if len(rows) == 0 {
		return false
	}
	slices.Sort(rows)
	for _, row := range rows {
		p.fill(row)
	}
	b := p.b
	b.doubts = slices.DeleteFunc(b.doubts, func(d doubt) bool { return slices.Contains(rows, d.row) })
	b.note(how, "", b.table.Rows[rows[0]].Place, len(b.columns), len(rows))
	return true
}

// holds tells whether a row's own laws hold and those down its columns. The one
// down the totals may fail where the row's own law says which its total is.
func (p *placed) holds(row int, figures []int, sound []bool) bool {
	b, last := p.b, len(figures)-1
	values := make([]int64, len(figures))
	stated := 0
	for c, f := range figures {
		if f < 0 {
			continue
		}
		stated++
		v, ok := b.countAt(f)
		if !ok {
			return false
		}
		values[c] = v
	}
	laws := b.rowLaws(b.formRow(row))
	if stated > 1 && slices.ContainsFunc(laws, func(l rowLaw) bool { return !l.holds(values) }) {
		return false
	}
	for c, f := range figures {
		if f >= 0 && !sound[c] && !(c == last && stated > 1 && len(laws) > 0) {
			return false
		}
	}
	return true
}

// countAt is the count an atom says; a sign for none is nought.
func (b *builder) countAt(i int) (int64, bool) {
	at := &b.a.atoms[i]
	if at.kind == atomStroke {
		return 0, true
	}
	n, _, ok := at.value.Int64(0)
	return n, ok && at.kind == atomFigure && !noFigure(b.a.text[at.start:at.end])
}

// formRow is the form's index of a row of the table built; -1 for one it lacks.
func (b *builder) formRow(row int) int {
	return slices.IndexFunc(b.sheet.form.Rows, func(r form.Row) bool { return r.ID == b.table.Rows[row].ID })
}

// soundColumns tells of each column whether all exact laws down it can be tested
// and hold: a column of figures taken for its neighbour's breaks one.
func (p *placed) soundColumns() []bool {
	b := p.b
	sound := slices.Repeat([]bool{true}, len(b.columns))
	tested := make([]bool, len(b.columns))
	for _, r := range b.sheet.form.Relations() {
		c := b.table.ColumnIndex(r.Left[0].Column)
		if r.Each != "column" || r.Op != "=" || !exactLaw(r) || c < 0 {
			continue
		}
		left, ok := sumAt(r.Left, p.figure)
		right, also := sumAt(r.Right, p.figure)
		tested[c] = true
		sound[c] = sound[c] && ok && also && left.Cmp(right) == 0
	}
	for c := range sound {
		sound[c] = sound[c] && tested[c]
	}
	return sound
}

// figure is what a cell holds, nought where it is blank or holds a sign for none.
func (p *placed) figure(a model.Address) (decimal.Decimal, bool) {
	column := p.b.table.ColumnIndex(a.Column)
	row := slices.IndexFunc(p.b.table.Rows, func(r model.Row) bool { return r.ID == a.Row })
	if row < 0 || column < 0 {
		return decimal.Decimal{}, false
	}
	if figures, ok := p.rows[row]; ok {
		if figures[column] < 0 {
			return decimal.Zero, true
		}
		n, ok := p.b.countAt(figures[column])
		return count64(n), ok
	}
	c := &p.b.table.Rows[row].Cells[column]
	if c.State == model.Blank || c.State == model.Stroke {
		return decimal.Zero, true
	}
	return c.Number()
}

// fill sets a row's cells; a blank one stands where the row's figures begin.
func (p *placed) fill(row int) {
	b := p.b
	cells := b.table.Rows[row].Cells
	start := -1
	for _, f := range p.rows[row] {
		if f >= 0 && start < 0 {
			start = b.a.atoms[f].start
		}
	}
	for c, f := range p.rows[row] {
		if f < 0 {
			cells[c] = model.Cell{Place: model.At(start, start)}
			continue
		}
		cells[c] = cellOf(b.a.text, &b.a.atoms[f], b.a.spans.of(&b.a.atoms[f]))
		cells[c].Inferred = true
		b.figures++
	}
}
