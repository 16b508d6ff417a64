package edit

import (
	"gouji/model"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Reason asks why a finding may stand.
type Reason struct {
	Finding *model.Finding
	field   pane.Field
}

// NewReason asks for the reason for waiving a finding.
func NewReason(f *model.Finding) *Reason { return &Reason{Finding: f, field: pane.NewField("")} }

// Text is the reason typed.
func (r *Reason) Text() string { return r.field.Text() }

// Do does what is asked, if it is something a field can do.
func (r *Reason) Do(a act.Ask) bool { return r.field.Do(a) }

// Title is what the pane's title line says.
func (r *Reason) Title(l *pane.Look) string {
	return l.Words.Edit.ReasonFor + " · " + r.Finding.Code
}

// Draw draws the field and what is waived into w by h cells.
func (r *Reason) Draw(l *pane.Look, w, h int) pane.Drawn {
	line := ink.NewLine(w).Put(l.Ink.Dim, " "+l.Words.Edit.Reason+"  ")
	caret := r.field.Draw(line, l.Ink.Field, l.Ink.Cursor, w-lay.Width(l.Words.Edit.Reason)-4)
	lines := append([]string{line.String()}, l.Message(r.Finding.Message.In(l.Lang), w, max(h-1, 0)).Lines...)
	return pane.Drawn{Lines: pane.Fit(lines, w, h), Caret: &lay.Point{X: caret}}
}
