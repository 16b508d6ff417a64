// Package help is the page of all keys and signs.
//
// Its one invariant: it is made from the table of tui/keys and the legend of
// tui/words and says nothing of its own.
package help

import (
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/keys"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Pane is the help page while it is open.
type Pane struct {
	top, height int
	lines       int
}

// New is the page at its beginning.
func New() *Pane { return &Pane{} }

// Do scrolls.
func (p *Pane) Do(a act.Ask) bool {
	page := max(p.height-1, 1)
	switch a.Verb {
	case act.Up:
		p.top--
	case act.Down:
		p.top++
	case act.WheelUp:
		p.top -= 3
	case act.WheelDown:
		p.top += 3
	case act.PageUp:
		p.top -= page
	case act.PageDown:
		p.top += page
	case act.Top:
		p.top = 0
	case act.Bottom:
		p.top = p.lines
	default:
		return false
	}
	p.top = max(min(p.top, p.lines-p.height), 0)
	return true
}

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string { return l.Words.Help.Title }

const keyWidth = 22

// Draw draws the page into w by h cells.
func (p *Pane) Draw(l *pane.Look, w, h int) pane.Drawn {
	var lines []string
	for s := range keys.Scopes {
		section := scope(l, keys.Scope(s), w)
		if len(section) > 0 {
			lines = append(lines, title(l, l.Words.Help.Scopes[keys.Scope(s).String()], w))
			lines = append(append(lines, section...), lay.Blank(w))
		}
	}
	lines = append(lines, title(l, l.Words.Help.Signs, w))
	for _, sign := range l.Words.Help.Legend {
		lines = append(lines, entry(l, sign[0], sign[1], w))
	}
	p.height, p.lines = h, len(lines)
	p.top = max(min(p.top, p.lines-h), 0)
	return pane.Drawn{Lines: pane.Fit(lines[p.top:], w, h)}
}

func scope(l *pane.Look, s keys.Scope, w int) []string {
	var lines []string
	for i := range keys.Bindings {
		if b := &keys.Bindings[i]; b.Scope == s {
			lines = append(lines, entry(l, b.All(), l.Words.Deeds[b.Verb].Long, w))
		}
	}
	return lines
}

func title(l *pane.Look, text string, w int) string {
	return ink.NewLine(w).Put(l.Ink.Strong, " "+text).String()
}

func entry(l *pane.Look, key, text string, w int) string {
	line := ink.NewLine(w).Put(ink.Pen{}, "  ").Put(l.Ink.Key, lay.Pad(key, min(keyWidth, w/3))).Put(ink.Pen{}, " ")
	return line.Cut(l.Ink.Plain, text, line.Room()).String()
}
