package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
	"gouji/model/rule"
	"gouji/tui/act"
	"gouji/tui/words"
)

// Neighbour is a report of the same body for another year. It is shown, and
// corrected only where it is opened itself.
type Neighbour struct {
	ID      act.ReportID
	Reading *model.Reading
}

// edition is the report of one year: the open one, or a neighbour.
type edition struct {
	*model.Reading
	neighbour *Neighbour // nil for the open one
}

// yearsSheet shows the years of a body beside each other: first what each hands
// on to the next, by the laws of the form, then the figures of the open report's
// tables, year by year.
func yearsSheet(r *model.Reading, beside []Neighbour, w *words.Words) *sheet {
	editions := []edition{{Reading: r}}
	for i := range beside {
		editions = append(editions, edition{beside[i].Reading, &beside[i]})
	}
	slices.SortStableFunc(editions, func(a, b edition) int { return cmp.Compare(a.Year.Value, b.Year.Value) })
	s := &sheet{name: w.Sheet.Years, years: true}
	for i := 1; i < len(editions); i++ {
		s.blocks = append(s.blocks, handedOn(editions[i-1], editions[i], w)...)
	}
	for i := range r.Tables {
		if b := yearByYear(&r.Tables[i], editions, w); len(b.rows) > 0 {
			s.blocks = append(s.blocks, b)
		}
	}
	return s
}

// handedOn are the laws that tie a year to the one before it, a block each; none
// where a year is missing between them.
func handedOn(last, this edition, w *words.Words) []block {
	f := form.ByID(this.Form)
	if f == nil || this.Year.Value != last.Year.Value+1 {
		return nil
	}
	var blocks []block
	for i := range f.Across {
		law := &f.Across[i]
		if last.Table(law.Table) == nil || this.Table(law.Table) == nil {
			continue
		}
		blocks = append(blocks, lawBlock(law, last, this, w))
	}
	return blocks
}

func lawBlock(law *form.Across, last, this edition, w *words.Words) block {
	b := block{title: fmt.Sprintf("%d → %d", last.Year.Value, this.Year.Value)}
	if known := rule.ByCode(law.Rule); known != nil {
		b.title += "  " + law.Rule + " " + w.In(known.Title)
	}
	t := this.Table(law.Table)
	head := func(year int, sign, id string) {
		if id != "" {
			b.columns = append(b.columns, column{label: fmt.Sprintf("%d %s%s", year, sign, termLabel(t, law, id))})
		}
	}
	head(last.Year.Value, "", law.Last)
	head(this.Year.Value, "+", law.Plus)
	head(this.Year.Value, "−", law.Minus)
	head(this.Year.Value, "", law.Figure)
	b.columns = append(b.columns, column{label: w.Sheet.Difference})
	for _, step := range law.Steps() {
		r := row{label: stepLabel(t, law, step), level: 1, cells: []Cell{last.cell(step.Last)}}
		for _, a := range []model.Address{step.Plus, step.Minus} {
			if a != (model.Address{}) {
				r.cells = append(r.cells, this.cell(a))
			}
		}
		r.cells = append(r.cells, this.cell(step.Figure), off(step, last, this))
		b.rows = append(b.rows, r)
	}
	return b
}

// termLabel is the label of the row or column that a term of a law names.
func termLabel(t *model.Table, law *form.Across, id string) string {
	if law.Each == "column" {
		if r := t.Row(id); r != nil {
			return r.Label
		}
		return id
	}
	return columnLabel(t, id)
}

// stepLabel is the label of what a law is applied to.
func stepLabel(t *model.Table, law *form.Across, step form.Step) string {
	if law.Each == "column" {
		return columnLabel(t, step.Figure.Column)
	}
	if r := t.Row(step.Figure.Row); r != nil {
		return number(r.Number, r.Level) + r.Label
	}
	return step.Figure.Row
}

func columnLabel(t *model.Table, id string) string {
	if i := t.ColumnIndex(id); i >= 0 {
		return t.Columns[i].Label
	}
	return id
}

// off is how far a figure is from what the year before and this one's changes
// make it: "=" where it is just that, "?" where a term is no number.
func off(step form.Step, last, this edition) Cell {
	out := Cell{Text: "?", State: model.Word}
	figure, ok := this.value(step.Figure)
	want, ok2 := last.value(step.Last)
	if !ok || !ok2 {
		return out
	}
	for _, term := range []struct {
		at   model.Address
		sign decimal.Decimal
	}{{step.Plus, decimal.One}, {step.Minus, decimal.NegOne}} {
		if term.at == (model.Address{}) {
			continue
		}
		v, ok := this.value(term.at)
		if !ok {
			return out
		}
		v, _ = v.Mul(term.sign)
		want, _ = want.Add(v)
	}
	switch d, err := figure.Sub(want); {
	case err != nil:
	case d.IsZero():
		out.Text = "="
	case d.IsPos():
		out.Text = "≠ +" + d.String()
	default:
		out.Text = "≠ " + strings.Replace(d.String(), "-", "−", 1)
	}
	return out
}

func (e edition) value(at model.Address) (decimal.Decimal, bool) {
	c := e.Cell(at)
	if c == nil || c.State != model.Number {
		return decimal.Decimal{}, false
	}
	return c.Value, true
}

// cell is a cell of an edition: one that can be corrected in the open report,
// one to look at in a neighbour.
func (e edition) cell(at model.Address) Cell {
	c := e.Cell(at)
	if c == nil {
		return Cell{State: model.Missing}
	}
	out := tableCell(c, at)
	if e.neighbour != nil {
		out.Address, out.Place, out.Elsewhere = model.Address{}, nil, &Elsewhere{e.neighbour.ID, at}
	}
	return out
}

// yearByYear is a table with a column for each year: of the columns it has, the
// totals, or all where it has none.
func yearByYear(t *model.Table, editions []edition, w *words.Words) block {
	b := block{title: t.Title}
	for _, e := range editions {
		b.columns = append(b.columns, column{label: fmt.Sprint(e.Year.Value)})
	}
	shown := totals(t)
	for i := range t.Rows {
		r := &t.Rows[i]
		for _, c := range shown {
			out := row{label: number(r.Number, r.Level) + r.Label, level: r.Level, unit: r.Unit}
			if len(shown) > 1 {
				out.label += " · " + strings.TrimSpace(groupOf(c, w)+" "+c.Label)
			}
			for _, e := range editions {
				out.cells = append(out.cells, e.cell(model.Address{Table: t.ID, Row: r.ID, Column: c.ID}))
			}
			b.rows = append(b.rows, out)
		}
	}
	return b
}

func totals(t *model.Table) []model.Column {
	isTotal := func(c model.Column) bool { return c.ID == "total" || strings.HasSuffix(c.ID, ".total") }
	if !slices.ContainsFunc(t.Columns, isTotal) {
		return t.Columns
	}
	return slices.DeleteFunc(slices.Clone(t.Columns), func(c model.Column) bool { return !isTotal(c) })
}
