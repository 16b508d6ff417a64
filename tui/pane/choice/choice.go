// Package choice lets one of a few things be chosen: which repair, what to export.
//
// Its one invariant: a number key takes what stands by that number, seen or not.
package choice

import (
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Pane is a list to choose from.
type Pane struct {
	title string
	items []string
	at    int
	top   int
}

// New offers items under a title. Items bring their own numbers.
func New(title string, items []string) *Pane { return &Pane{title: title, items: items} }

// At is the item under the cursor, from 0.
func (p *Pane) At() int { return p.at }

// Do does what is asked, if it is something a choice can do. Pick is done by
// whoever takes the choice; here it only moves the cursor, false if there is no such item.
func (p *Pane) Do(a act.Ask) bool {
	switch a.Verb {
	case act.Up, act.WheelUp:
		p.at = lay.Clamp(p.at-1, len(p.items))
	case act.Down, act.WheelDown:
		p.at = lay.Clamp(p.at+1, len(p.items))
	case act.Point:
		p.at = lay.Clamp(p.top+a.Y, len(p.items))
	case act.Pick:
		if a.N >= len(p.items) {
			return false
		}
		p.at = a.N
	default:
		return false
	}
	return true
}

// Title is what the pane's title line says.
func (p *Pane) Title(*pane.Look) string { return p.title }

// Draw draws the list into w by h cells.
func (p *Pane) Draw(l *pane.Look, w, h int) pane.Drawn {
	p.top = lay.Keep(p.top, p.at, h, len(p.items))
	var lines []string
	for i := p.top; i < min(p.top+h, len(p.items)); i++ {
		base, mark := ink.Pen{}, "  "
		if i == p.at {
			base, mark = l.Ink.Cursor, "▸ "
		}
		line := ink.NewLine(w).Put(base, mark)
		lines = append(lines, line.Cut(base, p.items[i], line.Room()).Fill(base))
	}
	return pane.Drawn{Lines: pane.Fit(lines, w, h)}
}
