package parse

import (
	"slices"
	"strconv"
	"strings"

	"gouji/model"
	"gouji/model/form"
)

// Some tables print several columns where the form has one: last year's figures
// beside this year's, those of each part beside those of all. Where a head says
// that its column is this year's, or is the form's own, that column is read. Where
// none does, or several do, one note tells it for the whole table.

// printedColumns are the columns of a table that prints several for the form's one.
type printedColumns struct {
	count int // nought where it prints one
	heads []string
	taken int // the column that is read; -1 for none
}

// The bounds of a table that prints several columns.
const (
	mostPrinted   = 5
	fewestPrinted = 5 // rows that have a figure for each
)

func (b *builder) findPrinted() printedColumns {
	if len(b.sheet.form.Columns) > 1 || b.sheet.form.Unlabelled {
		return printedColumns{}
	}
	var counts, widths votes // of rows without blank fields, and of all
	rows := 0
	for i := range b.sheet.rows {
		figures := b.uncoded(b.sheet.rows[i].figures)
		if b.sheet.form.Rows[i].Group || allBlank(b.a.atoms, figures) {
			continue
		}
		rows++
		widths.add(len(figures))
		if b.filled(figures) == len(figures) {
			counts.add(len(figures))
		}
	}
	n := counts.most()
	if n < 2 || n > mostPrinted || counts.of(n) < fewestPrinted || widths.of(n)*5 < rows*4 {
		return printedColumns{}
	}
	p := printedColumns{count: n, taken: -1}
	for i, head := range b.lastHeads(n) {
		text := b.a.text[b.a.atoms[head].start:b.a.atoms[head].end]
		p.heads = append(p.heads, text)
		if !b.isOwnHead(b.a.atoms[head].label, text) {
			continue
		}
		if p.taken >= 0 {
			p.taken = -1
			break
		}
		p.taken = i
	}
	return p
}

// lastHeads are the n atoms before the label of the table's first row.
func (b *builder) lastHeads(n int) (heads []int) {
	end := b.firstRow()
	for i := range b.a.atoms {
		if at := &b.a.atoms[i]; !at.taken && at.start >= b.sheet.start && at.start < end {
			heads = append(heads, i)
		}
	}
	return heads[max(0, len(heads)-n):]
}

// firstRow is where the label of the first row begins.
func (b *builder) firstRow() int {
	first := b.sheet.end
	for i := range b.sheet.rows {
		if l := b.sheet.rows[i].label; b.sheet.rows[i].seen && len(l) > 0 {
			first = min(first, l.Start())
		}
	}
	return first
}

// isOwnHead tells the head of the form's column, or of this year's figures.
func (b *builder) isOwnHead(label int32, head string) bool {
	for _, s := range b.a.lex.meanings(b.a.f, label) {
		if s.kind == slotColumn && s.table == b.sheet.table {
			return true
		}
	}
	folded := form.Fold(head)
	has := func(word string) bool { return strings.Contains(folded, word) }
	own := slices.ContainsFunc(thisYearWords, has) || b.a.year > 0 && has(strconv.Itoa(b.a.year))
	return own && !slices.ContainsFunc(otherYearWords, has)
}

// onePrinted is the figure of the column that is read, or all figures of a row
// that does not have one for each.
func (b *builder) onePrinted(figures []int) []int {
	n := b.printed.count
	if n == 0 || b.printed.taken < 0 || len(figures) != n || b.a.filledUp && b.filled(figures) < n && !allBlank(b.a.atoms, figures) {
		return figures
	}
	return figures[b.printed.taken : b.printed.taken+1]
}

// amongPrinted are the figures of a row that stand in columns nobody can tell apart.
func (b *builder) amongPrinted(figures []int) []int {
	if b.printed.count == 0 || len(figures) != b.printed.count {
		return nil
	}
	return b.withoutBlanks(figures)
}

// severalPrinted takes the rows in doubt only for the columns printed out of the
// doubts, with what their cell may hold, and notes the columns once.
func (b *builder) severalPrinted() {
	if b.printed.count == 0 {
		return
	}
	if b.printed.taken < 0 {
		b.doubts = slices.DeleteFunc(b.doubts, func(d doubt) bool {
			if len(d.figures) > b.printed.count {
				return false
			}
			var may candidates
			for _, f := range d.figures {
				at := &b.a.atoms[f]
				if at.kind == atomFigure && !noFigure(b.a.text[at.start:at.end]) {
					may.add(at.value)
				}
			}
			b.table.Rows[d.row].Cells[0].Besides = may.besides()
			return true
		})
	}
	b.note(model.SeveralColumns, "", model.At(b.sheet.start, b.sheet.start), b.printed.taken, b.printed.count, b.printed.heads...)
}
