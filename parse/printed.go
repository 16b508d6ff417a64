package parse

import (
	"strings"

	"gouji/model"
)

// asPrinted is the way from the twin that a text was read through back to the text.
type asPrinted struct {
	src *model.Source
	at  []int32 // the offset in the text by that in the twin; nil where they are the same
	// torn are figures that the text breaks over lines.
	torn []model.Note
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
	r.Notes = append(r.Notes, p.torn...)
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
			if torn := p.mend(&row.Cells[j]); torn != nil {
				p.torn = append(p.torn, model.Note{Kind: model.PutTogether, Place: row.Cells[j].Place, Have: 1, Texts: torn,
					Address: model.Address{Table: t.ID, Row: row.ID, Column: t.Columns[j].ID}})
			}
		}
	}
}

// mend leaves the ends of lines out of a cell that was broken over several, and
// gives the pieces of a figure: put together it is the reader's own.
func (p *asPrinted) mend(c *model.Cell) (pieces []string) {
	if strings.IndexByte(c.Text, '\n') < 0 {
		return nil
	}
	var place model.Place
	for _, s := range c.Place {
		for s.Start < s.End {
			piece, _, _ := strings.Cut(p.src.Slice(s), "\n")
			end := s.Start + len(piece)
			piece = strings.TrimRight(piece, "\r")
			place = append(place, model.Span{Start: s.Start, End: s.Start + len(piece)})
			pieces = append(pieces, piece)
			s.Start = end + 1
		}
	}
	c.Place, c.Text = place, strings.Join(pieces, "")
	if c.State != model.Number {
		return nil
	}
	c.Inferred = true
	return pieces
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
