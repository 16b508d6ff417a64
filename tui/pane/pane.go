// Package pane holds what all panes share: the looks and words they draw with
// and what drawing gives back.
//
// A pane holds view state only: a cursor, a scroll position, what was typed. Its
// one invariant: it takes Asks, never keys, draws exactly the box it is given,
// and does no I/O. What it shows is handed to it; what it points at it tells the
// root, which tells the other panes. Nested Bubble Tea models that send each
// other messages were rejected: the order in which they hear is nobody's choice.
//
// To add a pane: 1. a package under tui/pane with Do(act.Ask) bool and
// Draw(look, w, h, front) Drawn; 2. a box for it in tui/lay; 3. a scope in
// tui/keys; 4. a field in the root, and its drawing in tui/draw.go.
package pane

import (
	"gouji/model"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/words"
)

// Look is what a pane draws with.
type Look struct {
	Ink   *ink.Inks
	Words *words.Words
	Lang  model.Lang
}

// Drawn is a box drawn: as many lines as it is high, each exactly as wide as it
// is. Caret is where text would be typed, in cells of the box; nil for nowhere.
type Drawn struct {
	Lines []string
	Caret *lay.Point
}

// Fit makes lines exactly h by adding blank ones of w cells or leaving off the last.
func Fit(lines []string, w, h int) []string {
	for len(lines) < h {
		lines = append(lines, lay.Blank(w))
	}
	return lines[:max(h, 0)]
}

// Message is a box with one wrapped text in it.
func (l *Look) Message(text string, w, h int) Drawn {
	var lines []string
	for _, row := range lay.Wrap(text, w-1) {
		lines = append(lines, ink.NewLine(w).Put(l.Ink.Plain, " ").Put(l.Ink.Dim, row).String())
	}
	return Drawn{Lines: Fit(lines, w, h)}
}

// Glyph is the sign of a severity and its look.
func (l *Look) Glyph(s model.Severity) (string, ink.Pen) {
	switch s {
	case model.Error:
		return "✗", l.Ink.Error
	case model.Warning:
		return "!", l.Ink.Warning
	}
	return "·", l.Ink.Info
}

// Letter is the letter of a severity: E, W or I.
func Letter(s model.Severity) string { return [...]string{"I", "W", "E"}[s] }

// CursorPen is the look of the row or cell under the cursor.
func (l *Look) CursorPen(front bool) ink.Pen {
	if front {
		return l.Ink.Cursor
	}
	return l.Ink.Rest
}

// SameText tells whether two sources are the same report with the same text, so
// that a cursor may stay where it is.
func SameText(a, b *model.Source) bool {
	return a == b || a != nil && b != nil && a.Path == b.Path && a.SHA256() == b.SHA256() && len(a.Text) == len(b.Text)
}
