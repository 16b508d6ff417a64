package parse

import "slices"

// Which of a row's fields are its cells. Merged cells leave blank fields before,
// behind and between the figures; what most rows of the printed table agree on
// tells where the cells stand, and a row that does not agree is in doubt.

// origin is where in a line of fields the figures of most rows begin: by the
// position in the line, where merged label columns leave blank fields, or by
// the distance from the label, where they leave none. -1 is the one that fewer
// rows agree on, and either where as many agree on another: a text that ends in a
// table's first row. A table of one row has no more to tell.
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
	if len(b.sheet.form.Rows) > 1 {
		o = origin{fields.clear(), distances.clear()}
	}
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
		broken = broken || at.taken || len(at.more) > 0 && !at.boxed
		if i == last || b.a.atoms[i+1].line != at.line {
			if !broken && at.fielded {
				lines.add(at.field + 1)
			}
			broken = false
		}
	}
}

// tableGoesOn tells whether two neighbours are fields of one table, or headings
// of its blocks, which may stand alone in their lines, or rules between its rows.
func (b *builder) tableGoesOn(i, j int) bool {
	inside := func(i int) bool {
		at := &b.a.atoms[i]
		return at.fielded || at.alone && (b.a.claimed[i] || ruled(b.a.text[at.start:at.end]))
	}
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
	if off == 0 || allBlank(b.a.atoms, window) || b.sheet.form.Unlabelled && len(b.withoutBlanks(fill.figures)) == len(b.columns) {
		return false
	}
	if figures := b.uncoded(fill.figures); off > 0 && !b.lawful(row, window, window[0] == figures[0]) {
		window = figures
	} else if off > 0 {
		return false
	}
	return slices.ContainsFunc(window, func(f int) bool { return b.a.atoms[f].kind == atomBlank })
}

// lawful tells a row that has a law and whose figures hold it: a blank field too
// many beside them is none of them. Where such fields can only stand behind them,
// the law makes the last one the total, and the blanks before it are cells.
func (b *builder) lawful(row int, figures []int, behind bool) bool {
	if row < 0 {
		return false
	}
	laws := b.rowLaws(row)
	values := make([]int64, len(figures))
	last := &b.a.atoms[figures[len(figures)-1]]
	behind = behind && last.kind == atomFigure && last.value.IsPos()
	for i, f := range figures {
		at := &b.a.atoms[f]
		if behind && at.kind == atomBlank {
			continue
		}
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

// window leaves out blank fields beside the figures: where several windows hold
// all figures, the one that begins where most rows do. A row whose figures can
// only stand elsewhere has lost a field or got one too many: all blanks around
// its figures are left off, so that it is in doubt.
func (b *builder) window(fill *rowFill, width int) []int {
	figures := b.unfilled(b.uncoded(fill.figures))
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

// once leaves out the fields that repeat a merged cell, as some converters do
// for each column that it covers, where the headings are repeated too.
func (b *builder) once(figures []int) []int {
	width := len(b.columns)
	if len(figures) <= width || !b.a.atoms[figures[0]].fielded {
		return figures
	}
	repeated := b.repeatedHeads(figures[0])
	if repeated == 0 {
		return figures
	}
	out := make([]int, 0, width)
	for i, f := range figures {
		if at := &b.a.atoms[f]; i == 0 || at.field >= 64 || repeated&(1<<at.field) == 0 || !b.sameText(f, figures[i-1]) {
			out = append(out, f)
		}
	}
	if len(out) != width {
		return figures
	}
	return out
}

// repeatedHeads are the fields, by their bits, of the line of the columns' headings
// that repeat the field before them. They are looked for above the given figure.
func (b *builder) repeatedHeads(figure int) (fields uint64) {
	first := b.sheet.columns[b.columns[0]]
	if first == nil {
		return 0
	}
	i := figure
	for n := 0; n < mostCompared && i > 0 && b.a.atoms[i].start > first.Start(); n++ {
		i--
	}
	for i++; i < figure && b.a.atoms[i].line == b.a.atoms[i-1].line; i++ {
		if at := &b.a.atoms[i]; at.field < 64 && at.kind == atomText && b.sameText(i, i-1) {
			fields |= 1 << at.field
		}
	}
	return fields
}

// sameText tells whether two atoms stand in one line and say the same.
func (b *builder) sameText(i, j int) bool {
	one, other := &b.a.atoms[i], &b.a.atoms[j]
	return one.line == other.line && b.a.text[one.start:one.end] == b.a.text[other.start:other.end]
}
