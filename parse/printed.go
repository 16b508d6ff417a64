package parse

import (
	"strings"

	"gouji/model"
)

// asPrinted is the way from the twin that a text was read through back to the text.
type asPrinted struct {
	src *model.Source
	at  []int32 // the offset in the text by that in the twin; nil where they are the same
}

// restore gives the reading the places of the text, and what it quotes as the text
// has it. Names keep the usual characters, since they are compared and looked for.
func (p *asPrinted) restore(r *model.Reading) {
	p.places(r)
	if p.at == nil {
		return
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		s.Place, s.Span = p.place(s.Place), p.span(s.Span)
	}
	r.Title.Place, r.Agency.Place, r.Year.Place, r.Page.Place = p.place(r.Title.Place), p.place(r.Agency.Place), p.place(r.Year.Place), p.place(r.Page.Place)
	for i := range r.Year.Mentions {
		r.Year.Mentions[i].Place = p.place(r.Year.Mentions[i].Place)
	}
	for i := range r.Notes {
		r.Notes[i].Place = p.place(r.Notes[i].Place)
	}
	for i := range r.Copies {
		c := &r.Copies[i]
		c.First, c.Second = p.span(c.First), p.span(c.Second)
		for j := range c.Differ {
			c.Differ[j] = p.place(c.Differ[j])
		}
	}
}

// places restores what is quoted with its place: dates, numbers, figures, cells.
func (p *asPrinted) places(r *model.Reading) {
	for i := range r.Dates {
		p.quote(&r.Dates[i].Text, &r.Dates[i].Place)
	}
	for i := range r.Numbers {
		p.quote(&r.Numbers[i].Text, &r.Numbers[i].Place)
	}
	for i := range r.Mentions {
		p.quote(&r.Mentions[i].Text, &r.Mentions[i].Place)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		p.quote(&s.Text, &s.Place)
		p.quote(&s.Total.Text, &s.Total.Place)
		for j := range s.Parts {
			p.quote(&s.Parts[j].Value.Text, &s.Parts[j].Value.Place)
			if percent := s.Parts[j].Percent; percent != nil {
				p.quote(&percent.Text, &percent.Place)
			}
		}
	}
	for i := range r.Tables {
		p.table(&r.Tables[i])
	}
}

func (p *asPrinted) table(t *model.Table) {
	t.Span = p.span(t.Span)
	for i := range t.Columns {
		t.Columns[i].Place = p.place(t.Columns[i].Place)
	}
	for i := range t.Heads {
		t.Heads[i] = p.place(t.Heads[i])
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		row.Place = p.place(row.Place)
		for j := range row.Cells {
			p.quote(&row.Cells[j].Text, &row.Cells[j].Place)
		}
	}
}

// quote moves a place, and takes the text from there where it was the twin's.
func (p *asPrinted) quote(text *string, place *model.Place) {
	length := 0
	for _, s := range *place {
		length += s.Len()
	}
	*place = p.place(*place)
	if length != len(*text) {
		return
	}
	var b strings.Builder
	for _, s := range *place {
		b.WriteString(p.src.Slice(s))
	}
	*text = b.String()
}

// place gives the place in the text; several values may share the one in the twin.
func (p *asPrinted) place(in model.Place) model.Place {
	if p.at == nil || in == nil {
		return in
	}
	out := make(model.Place, len(in))
	for i, s := range in {
		out[i] = p.span(s)
	}
	return out
}

// span ends right behind its last character, before what stood between that and the next.
func (p *asPrinted) span(s model.Span) model.Span {
	switch {
	case p.at == nil:
		return s
	case s.Start == s.End:
		at := int(p.at[s.Start])
		return model.Span{Start: at, End: at}
	}
	return model.Span{Start: int(p.at[s.Start]), End: min(int(p.at[s.End-1])+1, int(p.at[s.End]))}
}
