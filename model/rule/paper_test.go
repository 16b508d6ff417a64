package rule

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// paper builds a reading by hand. When it is checked every fact and cell is
// written on a line of its own, in reading order.
type paper struct {
	t    testing.TB
	text strings.Builder
	r    *model.Reading
}

// newPaper is a report of a form whose every figure is 0 and which no rule speaks about.
func newPaper(t testing.TB, id string) *paper {
	p := &paper{t: t, r: &model.Reading{Form: id}}
	p.r.Title.Text = "某县民政局2023年政府信息公开工作年度报告"
	p.r.Agency = model.Agency{Name: "某县民政局", Kind: model.Department, From: model.FromTitle}
	p.r.Year = model.Year{Value: 2023, From: model.FromTitle}
	f := form.ByID(id)
	if f == nil {
		p.r.Title.Text = "某县民政局2018年政府信息公开工作年度报告"
		p.r.Year.Value = 2018 // no form bound reports then
		return p
	}
	for _, s := range f.Sections {
		p.r.Sections = append(p.r.Sections, model.Section{Number: s.Number, Title: s.Title, Slot: s.Number})
	}
	for i := range f.Tables {
		p.r.Tables = append(p.r.Tables, blankTable(&f.Tables[i]))
	}
	return p
}

// blankTable is a table of noughts with every row of the form.
func blankTable(of *form.Table) model.Table {
	t := model.Table{ID: of.ID, Title: of.Title}
	for _, c := range of.Columns {
		t.Columns = append(t.Columns, model.Column{ID: c.ID, Label: c.Label})
	}
	for _, row := range of.Rows {
		if row.Heading {
			continue
		}
		r := model.Row{ID: row.ID, Label: row.Label, Number: row.Number, Level: row.Level, Group: row.Group}
		for range of.Columns {
			c := model.Cell{State: model.Number, Text: "0"}
			if row.Group {
				c = model.Cell{}
			}
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func (p *paper) line(s string) model.Place {
	start := p.text.Len()
	p.text.WriteString(s + "\n")
	return model.At(start, start+len(s))
}

// seal writes the text and gives everything its place: title, headings each with
// its tables, dates, numbers, statements.
func (p *paper) seal() {
	r := p.r
	p.text.Reset()
	r.Title.Place = p.line(r.Title.Text)
	r.Agency.Place, r.Year.Place = r.Title.Place, r.Title.Place
	p.tables(0)
	for i := range r.Sections {
		r.Sections[i].Place = p.line(r.Sections[i].Title)
		p.tables(r.Sections[i].Slot)
	}
	for i := range r.Year.Mentions {
		r.Year.Mentions[i].Place = p.line(fmt.Sprint(r.Year.Mentions[i].Value))
	}
	for i := range r.Dates {
		r.Dates[i].Place = p.line(r.Dates[i].Text)
	}
	for i := range r.Numbers {
		r.Numbers[i].Place = p.line(r.Numbers[i].Text)
	}
	for i := range r.Statements {
		p.statement(&r.Statements[i])
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		start := p.line(m.Words + m.Text + m.Unit).Start()
		at := len(m.Words)
		if m.None {
			at = strings.Index(m.Words, m.Text)
		}
		m.Place = model.At(start+at, start+at+len(m.Text))
	}
	r.Source = model.NewSource("paper.txt", model.FormatText, "utf-8", "", int64(p.text.Len()), p.text.String())
}

func (p *paper) tables(section int) {
	f := form.ByID(p.r.Form)
	for i := range p.r.Tables {
		t := &p.r.Tables[i]
		if f.Table(t.ID) == nil || f.Table(t.ID).Section != section {
			continue
		}
		for j := range t.Rows {
			t.Rows[j].Place = p.line(t.Rows[j].Label)
			for k := range t.Rows[j].Cells {
				t.Rows[j].Cells[k].Place = p.line(t.Rows[j].Cells[k].Text)
			}
		}
	}
}

func (p *paper) statement(st *model.Statement) {
	start := p.text.Len()
	quantity := func(q *model.Quantity) {
		q.Place = p.line(q.Text)
		q.Value = decimal.MustParse(strings.Trim(q.Text, "约余件条"))
	}
	quantity(&st.Total)
	for i := range st.Parts {
		quantity(&st.Parts[i].Value)
		if st.Parts[i].Percent != nil {
			quantity(st.Parts[i].Percent)
		}
	}
	st.Place = model.At(start, p.text.Len())
}

// set writes cells: "requests/new/total=169 …".
func (p *paper) set(cells string) *paper {
	p.t.Helper()
	for _, s := range strings.Fields(cells) {
		where, what, _ := strings.Cut(s, "=")
		parts := strings.Split(where, "/")
		c := p.r.Cell(model.Address{Table: parts[0], Row: parts[1], Column: parts[2]})
		if c == nil {
			p.t.Fatalf("no cell %s", where)
		}
		c.Text, c.Value = what, decimal.Decimal{}
		value, err := decimal.Parse(what)
		switch {
		case err == nil:
			c.State, c.Value = model.Number, value
		case what == "":
			c.State = model.Blank
		case strings.ContainsAny(what[:1], "/-—") || strings.HasPrefix(what, "—"):
			c.State = model.Stroke
		default:
			c.State = model.Word
		}
	}
	return p
}

// check finishes the text and runs the rules.
func (p *paper) check() Result {
	p.t.Helper()
	p.seal()
	result := Check(p.r)
	if len(result.Failed) > 0 {
		p.t.Fatalf("rules crashed: %v", result.Failed)
	}
	return result
}

func (p *paper) date(role model.DateRole, text string, day model.Day) *paper {
	p.r.Dates = append(p.r.Dates, model.Date{Role: role, Text: text, Day: day})
	return p
}

func day(year, month, day int) model.Day { return model.Day{Year: year, Month: month, Day: day} }

// lines prints findings one a line with their repairs, as tests compare them.
func lines(findings []model.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %s %s\n", f.Severity, f.Code, f.Message.ZH)
		for _, r := range f.Repairs {
			fmt.Fprintf(&b, "  %s +%d-%d %s\n", r.Confidence, r.Settles, r.Breaks, r.Say.ZH)
		}
	}
	return b.String()
}

// expect compares what the rules say with the lines wanted, a tab before each left out.
func (p *paper) expect(want string) {
	p.t.Helper()
	want = strings.TrimPrefix(strings.ReplaceAll(want, "\t", ""), "\n")
	if got := lines(p.check().Findings); got != want {
		p.t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
