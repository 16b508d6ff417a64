package queue

import (
	"fmt"
	"strconv"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string {
	w := &l.Words.Queue
	if p.narrow.text != "" {
		return w.Title + " · " + fmt.Sprintf(w.NarrowF, len(p.rows), p.narrow.text)
	}
	return w.Title + " · " + fmt.Sprintf(w.OrderF, w.Orders[string(p.order)])
}

// Draw draws the queue into w by h cells.
func (p *Pane) Draw(l *pane.Look, w, h int, front bool) pane.Drawn {
	p.height = h
	if p.search != nil {
		return p.drawSearch(l, w, h)
	}
	p.top = lay.Keep(p.top, p.at, h, len(p.rows))
	var lines []string
	for i := p.top; i < min(p.top+h, len(p.rows)); i++ {
		lines = append(lines, row{l, p.rows[i].now, act.Hit{}, i == p.at, front}.draw(w))
	}
	return pane.Drawn{Lines: pane.Fit(lines, w, h)}
}

func (p *Pane) drawSearch(l *pane.Look, w, h int) pane.Drawn {
	s := p.search
	words := &l.Words.Queue
	line, caret := p.prompt(l, w)
	lines := []string{line}
	switch {
	case s.query.Text() == "":
		lines = append(lines, p.drawAll(l, w, h-1)...)
	case len(s.hits) == 0 && s.asked == s.query.Text():
		lines = append(lines, l.Message(words.NoHits, w, 1).Lines...)
	default:
		s.top = lay.Keep(s.top, s.at, h-1, len(s.hits))
		for i := s.top; i < min(s.top+h-1, len(s.hits)); i++ {
			if now := p.Summary(s.hits[i].ID); now != nil {
				lines = append(lines, row{l, now, s.hits[i], i == s.at, true}.draw(w))
			}
		}
	}
	return pane.Drawn{Lines: pane.Fit(lines, w, h), Caret: &lay.Point{X: caret}}
}

// prompt is the line the search is typed on.
func (p *Pane) prompt(l *pane.Look, w int) (string, int) {
	s, words := p.search, &l.Words.Queue
	count := fmt.Sprintf(words.HitsF, len(s.hits), len(p.rows)+len(p.hidden))
	line := ink.NewLine(w).Put(l.Ink.Key, words.SearchPrompt)
	caret := s.query.Draw(line, l.Ink.Field, l.Ink.Cursor, w-lay.Width(count)-2)
	return line.Put(l.Ink.Plain, " ").Put(l.Ink.Dim, count).String(), caret
}

func (p *Pane) drawAll(l *pane.Look, w, h int) []string {
	var lines []string
	p.top = lay.Keep(p.top, p.at, h, len(p.rows))
	for i := p.top; i < min(p.top+h, len(p.rows)); i++ {
		lines = append(lines, row{l, p.rows[i].now, act.Hit{}, i == p.at, false}.draw(w))
	}
	return lines
}

// row is one report about to be drawn.
type row struct {
	look   *pane.Look
	report *act.Summary
	hit    act.Hit
	on     bool // under the cursor
	front  bool
}

// roomy is the width from which a row shows all counts.
const roomy = 38

func (r row) draw(w int) string {
	s, inks := r.report, r.look.Ink
	base := ink.Pen{}
	if r.on {
		base = r.look.CursorPen(r.front)
	}
	line := ink.NewLine(w)
	glyph, p := r.glyph()
	line.Put(base, r.mark()).Put(p.Over(base), glyph).Put(base, state(s)+" ")
	if s.Refused != "" {
		line.Marked(inks.Dim.Over(base), inks.Match, lay.CutLeft(s.Path, line.Room()/2), nil)
		return line.Put(base, " ").Cut(inks.Dim.Over(base), fmt.Sprintf(r.look.Words.Queue.RefusedF, s.Refused), line.Room()).Fill(base)
	}
	tail := r.counts(w)
	year := "    "
	if s.Year != 0 {
		year = strconv.Itoa(s.Year)
	}
	room := w - line.Used() - len(year) - lay.Width(tail) - 2
	start := line.Used()
	r.name(line, base, room)
	line.Skip(base, start+room).Put(base, " ")
	line.Marked(base, inks.Match.Over(base), year, r.hit.Year)
	return line.Put(base, " ").Put(p.Over(base), tail).Fill(base)
}

func (r row) mark() string {
	if r.on {
		return "▸"
	}
	return " "
}

// name puts what the report is best known by: its agency, else its title, else
// its path. A search that matched the title or path shows that.
func (r row) name(line *ink.Line, base ink.Pen, room int) {
	s, inks := r.report, r.look.Ink
	text, at, p := s.Agency, r.hit.Agency, base
	switch {
	case len(r.hit.Title) > 0 && len(at) == 0:
		text, at = s.Title, r.hit.Title
	case len(r.hit.Path) > 0 && len(at) == 0:
		text, at = s.Path, r.hit.Path
	case text == "" && s.Title != "":
		text, at, p = s.Title, r.hit.Title, inks.Dim.Over(base)
	case text == "":
		text, at, p = s.Path, r.hit.Path, inks.Dim.Over(base)
	}
	if lay.Width(text) <= room {
		line.Marked(p, inks.Match.Over(base), text, at)
		return
	}
	cut, shown := fitting(text, room-1)
	for len(at) > 0 && at[len(at)-1] >= cut {
		at = at[:len(at)-1]
	}
	line.Marked(p, inks.Match.Over(base), shown, at)
	line.Put(p, "…")
}

// fitting is how many bytes of the text fit into room cells, and those.
func fitting(text string, room int) (int, string) {
	breaks := lay.Breaks(text, max(room, 1))
	if len(breaks) < 2 {
		return len(text), text
	}
	return breaks[1], text[:breaks[1]]
}

func (r row) glyph() (string, ink.Pen) {
	s := r.report
	switch {
	case s.Refused != "":
		return "⊘", r.look.Ink.Dim
	case s.Errors > 0:
		return r.look.Glyph(model.Error)
	case s.Warnings > 0:
		return r.look.Glyph(model.Warning)
	case s.Infos > 0:
		return r.look.Glyph(model.Info)
	}
	return "✓", r.look.Ink.Good
}

func state(s *act.Summary) string {
	switch s.State {
	case review.Settled:
		return "■"
	case review.InWork:
		return "◐"
	}
	return " "
}

// counts are the open findings: all kinds where there is room, else the worst
// kind, with a + where there are lesser ones.
func (r row) counts(w int) string {
	s := r.report
	kinds := []struct {
		letter string
		n      int
	}{{"E", s.Errors}, {"W", s.Warnings}, {"I", s.Infos}}
	if w >= roomy {
		out := ""
		for _, k := range kinds {
			if k.n > 0 {
				out += lay.PadLeft(k.letter+strconv.Itoa(k.n), 4)
			} else {
				out += "   -"
			}
		}
		return out
	}
	for _, k := range kinds {
		if k.n > 0 {
			more := ""
			if k.n < s.Open() {
				more = "+"
			}
			return lay.Pad(k.letter+strconv.Itoa(k.n)+more, 4)
		}
	}
	return "    "
}
