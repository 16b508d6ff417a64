package source

import (
	"fmt"

	"gouji/model"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// kept is how many rows drawn are kept before all are drawn anew.
const kept = 2000

// Draw draws the source into w by h cells.
func (p *Pane) Draw(l *pane.Look, w, h int, front bool) pane.Drawn {
	if p.src == nil || w <= 0 || h <= 0 {
		return pane.Drawn{Lines: pane.Fit(nil, w, h)}
	}
	if p.src.Text == "" {
		return l.Message(l.Words.Source.NoText, w, h)
	}
	p.resize(w - p.gutter())
	var lines []string
	var caret *lay.Point
	if p.search != nil {
		line, at := p.prompt(l, w)
		lines, caret = append(lines, line), &lay.Point{X: at}
		h--
	}
	p.h = h
	p.scroll(h)
	for s, i := p.top, 0; i < h; i++ {
		lines = append(lines, p.row(l, s, w, front))
		next := p.step(s, 1)
		if next == s {
			break
		}
		s = next
	}
	if p.search != nil {
		h++
	}
	return pane.Drawn{Lines: pane.Fit(lines, w, h), Caret: caret}
}

// scroll brings the cursor's row into view, with some rows before it where that
// can be, and what is lit with it if it fits.
func (p *Pane) scroll(h int) {
	if p.top.line == 0 || p.top.line > p.src.Lines() {
		p.top = spot{1, 0}
	}
	if !p.follow || h <= 0 {
		return
	}
	p.follow = false
	at := p.where(p.at)
	margin := min(3, (h-1)/2)
	first, last := p.step(at, -margin), p.step(at, margin)
	switch {
	case before(first, p.top) && p.far(first, p.top, h), before(p.step(p.top, 2*h), last):
		p.top = p.step(at, -h/2)
	case before(first, p.top):
		p.top = first
	case !before(last, p.step(p.top, h)):
		p.top = p.step(last, 1-h)
	}
}

// far tells whether a row is more than h rows before another.
func (p *Pane) far(a, b spot, h int) bool { return before(p.step(a, h), b) }

func before(a, b spot) bool { return a.line < b.line || a.line == b.line && a.row < b.row }

func (p *Pane) prompt(l *pane.Look, w int) (string, int) {
	words := &l.Words.Source
	matches := p.search.matches
	count := words.NoMatch
	if len(matches) > 0 {
		count = fmt.Sprintf(words.MatchesF, number(matches, p.at), len(matches))
	}
	if p.search.query.Text() == "" {
		count = ""
	}
	line := ink.NewLine(w).Put(l.Ink.Key, words.SearchPrompt)
	caret := p.search.query.Draw(line, l.Ink.Field, l.Ink.Cursor, w-lay.Width(count)-2)
	return line.Put(ink.Pen{}, " ").Put(l.Ink.Dim, count).String(), caret
}

// row draws one row. Rows that nothing points at are kept as they were drawn.
func (p *Pane) row(l *pane.Look, s spot, w int, front bool) string {
	span := p.span(s)
	pointed := front && p.search == nil && p.where(p.at) == s || p.lights(span)
	if !pointed {
		if line, ok := p.drawn[s]; ok {
			return line
		}
	}
	line := ink.NewLine(w)
	p.margin(l, line, s, pointed)
	p.text(l, line, span, front)
	out := line.String()
	if !pointed {
		if p.drawn == nil || len(p.drawn) > kept {
			p.drawn = map[spot]string{}
		}
		p.drawn[s] = out
	}
	return out
}

// lights tells whether any of what is lit shows in the span.
func (p *Pane) lights(span model.Span) bool {
	for _, s := range p.light {
		if s.Start <= span.End && s.End >= span.Start {
			return true
		}
	}
	return false
}

func (p *Pane) margin(l *pane.Look, line *ink.Line, s spot, pointed bool) {
	number := ""
	if s.row == 0 {
		number = fmt.Sprint(s.line)
	}
	mark := " "
	if pointed {
		mark = "▸"
	}
	pen := l.Ink.Dim
	if pointed {
		pen = l.Ink.Strong
	}
	line.Put(pen, lay.PadLeft(number, p.gutter()-2)).Put(pen, mark+" ")
}

// text draws the characters of a span, each stretch in its look.
func (p *Pane) text(l *pane.Look, line *ink.Line, span model.Span, front bool) {
	looks := p.looks(l, span, front)
	text := p.src.Slice(span)
	for i := 0; i < len(looks); i++ {
		end := len(text)
		if i+1 < len(looks) {
			end = looks[i+1].from
		}
		line.Put(looks[i].pen, text[looks[i].from:end])
	}
	if front && p.at == span.End && p.search == nil && p.where(p.at) == p.where(span.Start) {
		line.Put(l.Ink.Cursor, " ")
	}
	for _, s := range p.light {
		if s.Len() == 0 && s.Start == span.End {
			line.Put(l.Ink.Span, "␣")
			break
		}
	}
}

// look is a look from a byte of the row on.
type look struct {
	from int
	pen  ink.Pen
}

// looks are the looks of a span's stretches, from its first byte on.
func (p *Pane) looks(l *pane.Look, span model.Span, front bool) []look {
	looks := []look{{0, l.Ink.Plain}}
	lay := func(from, to int, pen ink.Pen) {
		from, to = max(from-span.Start, 0), min(to-span.Start, span.Len())
		if from < to {
			looks = overlay(looks, from, to, span.Len(), pen)
		}
	}
	for _, s := range p.light {
		lay(s.Start, s.End, l.Ink.Span)
	}
	if p.search != nil && p.search.query.Text() != "" {
		matches := p.search.matches
		for i := max(at(matches, span.Start)-1, 0); i < len(matches) && matches[i].Start < span.End; i++ {
			pen := l.Ink.Match
			if matches[i].Start == p.at {
				pen = l.Ink.Cursor
			}
			lay(matches[i].Start, matches[i].End, pen)
		}
	} else if front && span.Start <= p.at && p.at < span.End {
		lay(p.at, p.after(p.at), l.Ink.Cursor)
	}
	return looks
}

// overlay gives the bytes from up to to another look.
func overlay(looks []look, from, to, end int, pen ink.Pen) []look {
	var out []look
	under := looks[0].pen
	for _, k := range looks {
		if k.from < from {
			out = append(out, k)
		}
		if k.from <= to {
			under = k.pen
		}
	}
	out = append(out, look{from, pen})
	if to < end {
		out = append(out, look{to, under})
	}
	for _, k := range looks {
		if k.from > to {
			out = append(out, k)
		}
	}
	return out
}
