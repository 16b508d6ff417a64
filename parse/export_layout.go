package parse

import (
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// A record has no source text, so it is laid out as one: the lines that the
// record quotes and its tables. Tables and facts are taken from the record as
// they stand, corrections included; sections and statements are read from the
// lines, as from any report.

// recordLayout writes the text of a record and knows where everything stands.
type recordLayout struct {
	text strings.Builder
	rec  *record
	r    *model.Reading
}

// readRecord makes a reading of a record. source makes the source of a text. The
// error is a [*Refusal].
func readRecord(rec *record, source func(text string) *model.Source) (*model.Reading, error) {
	l := &recordLayout{rec: rec, r: &model.Reading{}}
	l.facts()
	l.quotes()
	for i := range rec.Tables {
		l.table(&rec.Tables[i])
	}
	src := source(l.text.String())
	out, err := read(src, src.Text, nil)
	if err != nil {
		return nil, err
	}
	out.Title, out.Agency, out.Year, out.Form = l.r.Title, l.r.Agency, l.r.Year, rec.Form
	out.Dates, out.Numbers, out.Tables = l.r.Dates, l.r.Numbers, l.r.Tables
	out.Notes, out.Copies, out.Page = nil, nil, model.Page{}
	return out, nil
}

// put writes a text and gives its place.
func (l *recordLayout) put(s string) model.Place {
	start := l.text.Len()
	l.text.WriteString(s)
	return model.At(start, l.text.Len())
}

func (l *recordLayout) line(parts ...string) {
	for _, s := range parts {
		l.text.WriteString(s)
	}
	l.text.WriteByte('\n')
}

func (l *recordLayout) facts() {
	rec := l.rec
	if rec.Title != "" {
		title := oneLine(rec.Title)
		l.r.Title = model.Title{Text: title, Place: l.put(title)}
		l.line()
	}
	if rec.Agency.Name != "" {
		l.text.WriteString(agencyLabels[0] + "：")
		name := oneLine(rec.Agency.Name)
		l.r.Agency = model.Agency{Name: name, Province: rec.Agency.Province, City: rec.Agency.City, County: rec.Agency.County,
			Kind: rec.Agency.Kind, Place: l.put(name), From: model.FromMetadata}
		l.line()
	}
	if year, start, end := findYear(l.r.Title.Text); rec.Year != 0 && year == rec.Year {
		l.r.Year = model.Year{Value: year, Place: partOf(l.r.Title.Place, start, end), From: model.FromTitle}
	} else {
		l.r.Year = model.Year{Value: rec.Year, Place: l.r.Title.Place, From: model.FromMetadata}
	}
	for _, d := range rec.Dates {
		l.date(d)
	}
	for _, n := range rec.Numbers {
		text := oneLine(n.Text)
		l.r.Numbers = append(l.r.Numbers, model.DocumentNumber{Text: text, Place: l.put(text), Number: n.Number})
		l.line()
	}
}

func (l *recordLayout) date(d recordDate) {
	date := model.Date{Role: d.Role, Text: oneLine(d.Text)}
	l.text.WriteString(string(d.Role) + " ")
	date.Place = l.put(date.Text)
	l.line()
	if day, ok := isoDay(d.Date); ok {
		date.Day = day
	} else {
		date.Fault = model.DateUnreadable
	}
	l.r.Dates = append(l.r.Dates, date)
}

// isoDay reads 2018-01-03, 2018-01 and 2018.
func isoDay(s string) (day model.Day, ok bool) {
	for i, part := range strings.Split(s, "-") {
		n := 0
		for _, c := range []byte(part) {
			if c < '0' || c > '9' || n > 9999 {
				return model.Day{}, false
			}
			n = n*10 + int(c-'0')
		}
		switch i {
		case 0:
			day.Year = n
		case 1:
			day.Month = n
		case 2:
			day.Day = n
		}
	}
	return day, day.Year > 0 && day.Exists()
}

// quotes writes headings and statements in the order they had.
func (l *recordLayout) quotes() {
	next := 0
	statements := func(before int) {
		for ; next < len(l.rec.Statements) && (before < 0 || l.rec.Statements[next].Line < before); next++ {
			l.line(oneLine(l.rec.Statements[next].Text), fullStop)
		}
	}
	for _, s := range l.rec.Sections {
		statements(s.Line)
		l.line(numeral(s.Number), "、", oneLine(s.Title))
	}
	statements(-1)
}

func (l *recordLayout) table(t *recordTable) {
	l.line()
	start := l.text.Len()
	out := model.Table{ID: t.ID, Title: t.Title}
	l.text.WriteString("|")
	for _, c := range t.Columns {
		l.text.WriteString(" ")
		label := cellText(oneLine(c.Label))
		out.Columns = append(out.Columns, model.Column{ID: c.ID, Label: c.Label, Place: l.put(label)})
		l.text.WriteString(" |")
	}
	l.line()
	own := l.formTable(t.ID)
	for i := range t.Rows {
		out.Rows = append(out.Rows, l.row(&t.Rows[i], len(out.Columns), own))
	}
	out.Span = model.Span{Start: start, End: l.text.Len()}
	l.r.Tables = append(l.r.Tables, out)
}

// formTable is the form's own table, which says what a record leaves out; nil for none.
func (l *recordLayout) formTable(id string) *form.Table {
	f := form.ByID(l.rec.Form)
	if f == nil {
		return nil
	}
	for i := range f.Tables {
		if f.Tables[i].ID == id {
			return &f.Tables[i]
		}
	}
	return nil
}

func (l *recordLayout) row(row *recordRow, width int, own *form.Table) model.Row {
	out := model.Row{ID: row.ID, Label: row.Label, Number: row.Number, Level: row.Level, Unit: row.Unit}
	if own != nil {
		for i := range own.Rows {
			if own.Rows[i].ID == row.ID {
				out.Group, out.Number, out.Level = own.Rows[i].Group, own.Rows[i].Number, own.Rows[i].Level
			}
		}
	}
	l.text.WriteString("| ")
	out.Place = l.put(cellText(oneLine(row.Label)))
	for i := range width {
		l.text.WriteString(" | ")
		c := recordCell{Missing: true}
		if i < len(row.Cells) {
			c = row.Cells[i]
		}
		out.Cells = append(out.Cells, l.cell(c, out.Place))
	}
	l.line(" |")
	return out
}

// cell writes a cell as it was corrected.
func (l *recordLayout) cell(c recordCell, label model.Place) model.Cell {
	if c.Missing && c.Value == nil {
		return model.Cell{State: model.Missing, Place: label}
	}
	out := model.Cell{Text: cellText(oneLine(c.Text)), Inferred: c.Inferred}
	if c.Value != nil {
		if value, err := decimal.Parse(c.Value.String()); err == nil {
			out.State, out.Value = model.Number, value
			if c.Corrected || out.Text == "" {
				out.Text = value.String()
			}
			_, _, remark := classify(out.Text)
			out.SetRemark(remark)
		}
	} else if isStroke(out.Text) {
		out.State = model.Stroke
	} else if out.Text != "" {
		out.State = model.Word
	}
	out.Place = l.put(out.Text)
	return out
}
