package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"gouji/model"
	"gouji/model/form"
	"gouji/model/review"
	"gouji/tui/words"
)

// build makes the sheets of a case: the tables, those of one section together,
// then the facts, then the statements.
func build(c *review.Case, w *words.Words) []*sheet {
	f := form.ByID(c.Current.Form)
	var sheets []*sheet
	section := 0
	for i := range c.Current.Tables {
		t := &c.Current.Tables[i]
		var ft *form.Table
		if f != nil {
			ft = f.Table(t.ID)
		}
		b := tableBlock(t, ft, w)
		if ft != nil && ft.Section != 0 && ft.Section == section {
			last := sheets[len(sheets)-1]
			last.blocks = append(last.blocks, b)
			continue
		}
		section = 0
		if ft != nil {
			section = ft.Section
		}
		sheets = append(sheets, &sheet{name: sheetName(f, ft, t), blocks: []block{b}})
	}
	for _, s := range sheets {
		nameBlocks(s)
	}
	sheets = append(sheets, factSheet(c, w))
	if len(c.Current.Statements) > 0 {
		sheets = append(sheets, statementSheet(c.Current, w))
	}
	return sheets
}

func sheetName(f *form.Form, ft *form.Table, t *model.Table) string {
	if ft != nil && ft.Section != 0 {
		for _, s := range f.Sections {
			if s.Number == ft.Section {
				return s.Title
			}
		}
	}
	if t.Title != "" {
		return t.Title
	}
	return t.ID
}

// nameBlocks gives blocks that share a sheet what is their own of their titles.
func nameBlocks(s *sheet) {
	for i := range s.blocks {
		b := &s.blocks[i]
		b.title = strings.TrimSpace(strings.TrimPrefix(b.title, s.name))
		if len(s.blocks) == 1 {
			b.title = ""
		}
	}
}

func tableBlock(t *model.Table, ft *form.Table, w *words.Words) block {
	b := block{title: t.Title}
	for _, c := range t.Columns {
		b.columns = append(b.columns, column{c.ID, c.Label, groupOf(c, w)})
	}
	next := 0 // the form's row that is expected
	for i := range t.Rows {
		r := &t.Rows[i]
		if ft != nil {
			next = headings(&b, ft, next, r.ID)
		}
		b.rows = append(b.rows, tableRow(t, r))
	}
	return b
}

// groupOf is what stands over a column and its neighbours; "" for nothing.
func groupOf(c model.Column, w *words.Words) string {
	head, _, ok := strings.Cut(c.ID, ".")
	if !ok {
		return ""
	}
	return w.Sheet.Groups[head]
}

// headings adds the form's headings that stand before row id, from the form's
// row next on, and tells which row is expected after it.
func headings(b *block, ft *form.Table, next int, id string) int {
	for i := next; i < len(ft.Rows); i++ {
		if ft.Rows[i].ID != id {
			continue
		}
		for _, r := range ft.Rows[next:i] {
			if r.Heading {
				b.rows = append(b.rows, row{label: number(r.Number, r.Level) + r.Label, level: r.Level})
			}
		}
		return i + 1
	}
	return next
}

func tableRow(t *model.Table, r *model.Row) row {
	out := row{label: number(r.Number, r.Level) + r.Label, level: r.Level, unit: r.Unit, place: r.Place}
	for i := range r.Cells {
		if i < len(t.Columns) {
			out.cells = append(out.cells, tableCell(&r.Cells[i], model.Address{Table: t.ID, Row: r.ID, Column: t.Columns[i].ID}))
		}
	}
	return out
}

func tableCell(c *model.Cell, at model.Address) Cell {
	text := c.Text
	switch {
	case c.Corrected && c.State == model.Number, text == "" && c.State == model.Number:
		text = c.Value.String()
	case c.Corrected && c.State == model.Stroke:
		text = "/"
	case c.Corrected:
		text = ""
	}
	return Cell{
		Address: at, Place: c.Place, Text: text, State: c.State, Remark: c.Remark(),
		Changed: c.Corrected, Unsure: c.Inferred || len(c.Candidates()) > 0,
	}
}

// number is an ordinal as the form prints it at a level.
func number(n string, level int) string {
	switch {
	case n == "":
		return ""
	case n[0] <= '9':
		return n + "."
	case level > 1:
		return "(" + n + ")"
	}
	return n + "、"
}

func factSheet(c *review.Case, w *words.Words) *sheet {
	r, words := c.Current, &w.Sheet
	b := block{wide: true, columns: []column{{id: "value", label: words.Value}}}
	add := func(label, name string, place model.Place) {
		at := model.Address{Table: model.Facts, Row: name}
		held, _ := review.Held(r, at)
		read, _ := review.Held(c.Reading, at)
		cell := Cell{Address: at, Place: place, Text: held, State: model.Word, Changed: held != read}
		if held == "" {
			cell.State = model.Missing
		}
		b.rows = append(b.rows, row{label: label, level: 1, cells: []Cell{cell}})
	}
	add(words.Fact["agency"], "agency", r.Agency.Place)
	add(words.Fact["year"], "year", r.Year.Place)
	add(words.Fact["title"], "title", r.Title.Place)
	for i, d := range r.Dates {
		add(words.DateRole[d.Role], fmt.Sprintf("dates.%d", i), d.Place)
	}
	for i, n := range r.Numbers {
		label := words.Cited
		if n.Own {
			label = words.Own
		}
		add(label, fmt.Sprintf("document_numbers.%d", i), n.Place)
	}
	return &sheet{name: words.Facts, blocks: []block{b}}
}

func statementSheet(r *model.Reading, w *words.Words) *sheet {
	words := &w.Sheet
	s := &sheet{name: words.Statements}
	b := block{columns: []column{{label: words.Total}, {label: "%"}}}
	for i, st := range r.Statements {
		cell := func(q model.Quantity, column string) Cell {
			return quantity(q, model.Address{Table: statements, Row: strconv.Itoa(i), Column: column})
		}
		label := st.TotalWord
		if label == "" {
			label = st.Subject
		}
		b.rows = append(b.rows, row{label: label, level: 1, unit: st.Unit, cells: []Cell{cell(st.Total, "total")}})
		for j, p := range st.Parts {
			part := fmt.Sprintf("parts.%d", j)
			cells := []Cell{cell(p.Value, part)}
			if p.Percent != nil {
				cells = append(cells, cell(*p.Percent, part+".percent"))
			}
			b.rows = append(b.rows, row{label: p.Label, level: 2, cells: cells})
		}
	}
	s.blocks = []block{b}
	return s
}

// statements is the Table of the addresses of figures in prose, as corrections name them.
const statements = "statements"

func quantity(q model.Quantity, at model.Address) Cell {
	text := q.Text
	if text == "" || q.Corrected {
		text = q.Value.String()
	}
	return Cell{Address: at, Place: q.Place, Text: text, State: model.Number, Changed: q.Corrected}
}
