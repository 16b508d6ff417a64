package parse

import (
	"fmt"
	"strings"

	"gouji/model"
)

// dump writes a reading as text, a section a stage, so that a diff shows the
// first stage that moved. Places are given as line:column-end.
func dump(r *model.Reading) string {
	var b strings.Builder
	at := func(p model.Place) string {
		pos := r.Source.Position(p)
		return fmt.Sprintf("%d:%d-%d", pos.Line, pos.Column, pos.End)
	}
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("-- source --")
	p("%s %d lines, form %s", r.Source.Encoding, r.Source.Lines(), r.Form)
	p("-- facts --")
	p("title %q %s", r.Title.Text, at(r.Title.Place))
	p("agency %q (%s|%s|%s) %s from %s %s", r.Agency.Name, r.Agency.Province, r.Agency.City, r.Agency.County, r.Agency.Kind, r.Agency.From, at(r.Agency.Place))
	p("year %d from %s %s", r.Year.Value, r.Year.From, at(r.Year.Place))
	for _, m := range r.Year.Mentions {
		p("  mention %d from %s %s", m.Value, m.From, at(m.Place))
	}
	for _, d := range r.Dates {
		p("date %s %q %s %s %v %v", d.Role, d.Text, d.Day, at(d.Place), d.Fault, d.Candidates)
	}
	for _, n := range r.Numbers {
		p("number %q %q own=%v %s %v", n.Text, n.Number, n.Own, at(n.Place), n.Repairs)
	}
	for _, s := range r.Sections {
		p("section %d slot %d %q %s", s.Number, s.Slot, s.Title, at(s.Place))
	}
	p("-- tables --")
	for _, t := range r.Tables {
		p("table %s L%d-%d %s", t.ID, r.Source.Line(t.Span.Start), r.Source.Line(t.Span.End), t.Title)
		for _, c := range t.Columns {
			p("  column %s %s", c.ID, at(c.Place))
		}
		for _, row := range t.Rows {
			var cells []string
			for _, c := range row.Cells {
				s := c.Text
				switch c.State {
				case model.Blank:
					s = "_"
				case model.Missing:
					s = "?"
				}
				if c.Inferred {
					s += "~" + c.Value.String()
				}
				cells = append(cells, fmt.Sprintf("%s@%s", s, at(c.Place)))
			}
			p("  %s [%s] %s: %s", row.ID, row.Unit, at(row.Place), strings.Join(cells, " "))
		}
	}
	p("-- statements --")
	for _, s := range r.Statements {
		var parts []string
		for _, part := range s.Parts {
			x := part.Label + "=" + part.Value.Text
			if part.Percent != nil {
				x += "(" + part.Percent.Text + ")"
			}
			parts = append(parts, x)
		}
		p("%s %q/%q %s%s = %s enumerated=%v open=%v", at(s.Place), s.Subject, s.TotalWord, s.Total.Text, s.Unit, strings.Join(parts, " + "), s.Enumerated, s.OpenEnded)
	}
	p("-- notes --")
	for _, c := range r.Copies {
		p("copy L%d-%d of L%d-%d, %d differ", r.Source.Line(c.Second.Start), r.Source.Line(c.Second.End), r.Source.Line(c.First.Start), r.Source.Line(c.First.End), len(c.Differ))
	}
	if len(r.Page.Place) > 0 {
		p("page %d of %d %s start=%v end=%v", r.Page.Number, r.Page.Of, at(r.Page.Place), r.Page.CutStart, r.Page.CutEnd)
	}
	for _, n := range r.Notes {
		p("note %d %v %s want %d have %d %q", n.Kind, n.Address, at(n.Place), n.Want, n.Have, n.Texts)
	}
	return b.String()
}
