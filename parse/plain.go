package parse

import (
	"strconv"

	"gouji/model"
)

// plainTables keeps tables that fit no form: runs of lines with several fields
// that no form's table claims, at least one figure among them.
func (d *draft) plainTables() []model.Table {
	var out []model.Table
	for i := 0; i < len(d.atoms); {
		j := i
		figures, rows, line := 0, 0, -1
		for j < len(d.atoms) && d.plainField(j, line) {
			if d.atoms[j].line != line {
				line = d.atoms[j].line
				if !d.atoms[j].goesOn() {
					rows++
				}
			}
			if d.atoms[j].kind == atomFigure {
				figures++
			}
			j++
		}
		if rows >= 3 && figures >= 2 && !d.pageFacts(i, j) && !d.contents(i, j) {
			out = append(out, d.plainTable(i, j, len(out)+1))
		}
		i = max(j, i+1)
	}
	return out
}

// plainField tells whether an atom can belong to a plain table whose last line
// was line; -1 for its first.
func (d *draft) plainField(i, line int) bool {
	a := &d.atoms[i]
	if line < 0 && a.goesOn() || d.tabled[a.line] || a.alone && !a.fielded || a.end-a.start > longestLabel {
		return false
	}
	return line < 0 || a.line == line || a.line == line+1
}

// pageFacts tells fields that say when and by whom the page was published: they
// are read as facts.
func (d *draft) pageFacts(from, to int) bool {
	for i := from; i < to; i++ {
		if a := &d.atoms[i]; a.kind == atomText && metadataWord(d.text[a.start:a.end]) {
			return true
		}
	}
	return false
}

// contents tells a table of contents: headings of sections with their pages.
func (d *draft) contents(from, to int) bool {
	if d.formIndex < 0 {
		return false
	}
	headings := 0
	for i := from; i < to; i++ {
		for _, s := range d.lex.meanings(d.formIndex, d.atoms[i].label) {
			if s.kind == slotSection {
				headings++
			}
		}
	}
	return headings >= fewestContents
}

func (d *draft) plainTable(from, to, number int) model.Table {
	t := model.Table{ID: "table" + strconv.Itoa(number), Span: model.Span{Start: d.atoms[from].start, End: d.atoms[to-1].end}}
	if l := d.atoms[from].line; l > 0 {
		if title := d.lines[l-1]; d.tableTitle(d.text[title.start:title.end]) {
			t.Title = d.text[title.start:title.end]
		}
	}
	width := 0
	for i := from; i < to; {
		j := i
		for j < to && d.atoms[j].line == d.atoms[i].line {
			j++
		}
		if len(t.Rows) == 0 || !d.atoms[i].goesOn() {
			t.Rows = append(t.Rows, d.plainRow(i, j, len(t.Rows)+1))
			width = max(width, len(t.Rows[len(t.Rows)-1].Cells))
		}
		d.tabled[d.atoms[i].line] = true
		i = j
	}
	for c := range width {
		t.Columns = append(t.Columns, model.Column{ID: "c" + strconv.Itoa(c+1)})
	}
	for i := range t.Rows {
		for len(t.Rows[i].Cells) < width {
			t.Rows[i].Cells = append(t.Rows[i].Cells, model.Cell{State: model.Missing, Place: t.Rows[i].Place})
		}
	}
	return t
}

// plainRow reads one line: its first words are the label, their numbering gives
// the level, a unit is set apart, the rest are cells.
func (d *draft) plainRow(from, to, number int) model.Row {
	r := model.Row{ID: "r" + strconv.Itoa(number), Level: 1}
	i := from
	if a := &d.atoms[i]; a.kind == atomText {
		r.Label, r.Number, r.Place = a.in(d.text), a.ordinal, d.places.of(a)
		r.Level = levelOf(r.Label)
		i++
	} else {
		r.Place = model.At(a.start, a.start)
	}
	for ; i < to; i++ {
		a := &d.atoms[i]
		if a.kind == atomUnit && r.Unit == "" {
			r.Unit = a.in(d.text)
			continue
		}
		r.Cells = append(r.Cells, cellOf(d.text, a, d.places.of(a)))
	}
	return r
}

// levelOf tells the level of a row by its numbering: 一、 is 1, (一) is 2, 1. is 3.
func levelOf(label string) int {
	switch c := label[0]; {
	case c >= '0' && c <= '9':
		return 3
	case c == '(' || len(label) > 3 && label[:3] == "（":
		return 2
	}
	return 1
}
