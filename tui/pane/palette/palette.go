// Package palette finds a command by its name.
//
// Its one invariant: it lists exactly the commands of tui/keys, with the keys
// they have; one that can't act here is listed too, with the reason.
package palette

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/keys"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Pane is the palette while it is open.
type Pane struct {
	query    pane.Field
	commands []*keys.Binding
	names    []string
	shown    []hit
	here     keys.Here
	at, top  int
}

type hit struct {
	command int
	marks   []int // byte offsets in the name
}

// New lists all commands, as they can act here.
func New(l *pane.Look, here keys.Here) *Pane {
	p := &Pane{query: pane.NewField(""), commands: keys.Commands(), here: here}
	for _, c := range p.commands {
		d := l.Words.Deeds[c.Verb]
		p.names = append(p.names, d.Short+"  "+d.Long)
	}
	p.find()
	return p
}

func (p *Pane) find() {
	p.shown, p.at, p.top = nil, 0, 0
	query := p.query.Text()
	if query == "" {
		for i := range p.commands {
			p.shown = append(p.shown, hit{command: i})
		}
		return
	}
	for _, m := range fuzzy.Find(query, p.names) {
		p.shown = append(p.shown, hit{m.Index, m.MatchedIndexes})
	}
	p.spelled(query)
	slices.SortStableFunc(p.shown, func(a, b hit) int { return p.called(a, query) - p.called(b, query) })
}

// spelled adds the commands whose names the query spells in pinyin, so that none
// needs an input method.
func (p *Pane) spelled(query string) {
	s := pane.NewSpelling(query)
	if s == nil {
		return
	}
	for i, name := range p.names {
		at, together := s.Find(name)
		known := slices.ContainsFunc(p.shown, func(h hit) bool { return h.command == i })
		if together && !known {
			p.shown = append(p.shown, hit{i, at})
		}
	}
}

// called is 0 for a command that is called what is typed, else 1: a name is
// meant before a description.
func (p *Pane) called(h hit, query string) int {
	if strings.HasPrefix(p.names[h.command], query) || len(h.marks) > 0 && h.marks[0] == 0 {
		return 0
	}
	return 1
}

// Selected is the command under the cursor; nil where none matches.
func (p *Pane) Selected() *keys.Binding {
	if p.at >= len(p.shown) {
		return nil
	}
	return p.commands[p.shown[p.at].command]
}

// Do does what is asked, if it is something the palette can do.
func (p *Pane) Do(a act.Ask) bool {
	switch a.Verb {
	case act.Up, act.WheelUp:
		p.at = lay.Clamp(p.at-1, len(p.shown))
		return true
	case act.Down, act.WheelDown:
		p.at = lay.Clamp(p.at+1, len(p.shown))
		return true
	case act.Point:
		p.at = lay.Clamp(p.top+a.Y-1, len(p.shown))
		return true
	}
	before := p.query.Text()
	done := p.query.Do(a)
	if p.query.Text() != before {
		p.find()
	}
	return done
}

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string { return l.Words.Edit.Palette }

const keyWidth = 10

// Draw draws the palette into w by h cells.
func (p *Pane) Draw(l *pane.Look, w, h int) pane.Drawn {
	line := ink.NewLine(w).Put(l.Ink.Key, ": ")
	caret := p.query.Draw(line, l.Ink.Field, l.Ink.Cursor, line.Room())
	lines := []string{line.String()}
	p.top = lay.Keep(p.top, p.at, h-1, len(p.shown))
	for i := p.top; i < min(p.top+h-1, len(p.shown)); i++ {
		lines = append(lines, p.line(l, i, w))
	}
	return pane.Drawn{Lines: pane.Fit(lines, w, h), Caret: &lay.Point{X: caret}}
}

func (p *Pane) line(l *pane.Look, i, w int) string {
	base, mark := ink.Pen{}, "  "
	if i == p.at {
		base, mark = l.Ink.Cursor, "▸ "
	}
	hit := p.shown[i]
	c, text, marks := p.commands[hit.command], p.names[hit.command], hit.marks
	why := c.Why(p.here)
	name := l.Ink.Plain
	if why != act.Fine {
		name = l.Ink.Dim
		text = l.Words.Deeds[c.Verb].Short
		for len(marks) > 0 && marks[len(marks)-1] >= len(text) {
			marks = marks[:len(marks)-1]
		}
	}
	line := ink.NewLine(w).Put(base, mark).Put(l.Ink.Key.Over(base), lay.Pad(keys.Show(c.Keys()[0]), keyWidth))
	if lay.Width(text) > line.Room() {
		text = lay.Cut(text, line.Room())
		for len(marks) > 0 && marks[len(marks)-1] >= len(text)-len("…") {
			marks = marks[:len(marks)-1]
		}
	}
	line.Marked(name.Over(base), l.Ink.Match.Over(base), text, marks)
	if why != act.Fine {
		line.Cut(l.Ink.Warning.Over(base), "  ✗ "+l.Words.Reasons[why], line.Room())
	}
	return line.Fill(base)
}
