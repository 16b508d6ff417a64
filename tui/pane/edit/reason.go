package edit

import (
	"gouji/model"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Reason asks why findings may stand, most of the time one.
type Reason struct {
	Findings []*model.Finding
	field    pane.Field
	given    []string // reasons given before, the latest first
	at       int      // which of them is in the field, from 1; 0 for none
}

// NewReason asks for the reason for waiving findings; there is at least one. Up
// and Down bring back reasons given before, the latest first.
func NewReason(f []*model.Finding, given []string) *Reason {
	return &Reason{Findings: f, field: pane.NewField(""), given: given}
}

// Text is the reason typed.
func (r *Reason) Text() string { return r.field.Text() }

// Do does what is asked, if it is something a field can do.
func (r *Reason) Do(a act.Ask) bool {
	switch a.Verb {
	case act.Up:
		r.recall(min(r.at+1, len(r.given)))
	case act.Down:
		r.recall(max(r.at-1, 0))
	default:
		return r.field.Do(a)
	}
	return true
}

func (r *Reason) recall(n int) {
	if n == r.at {
		return
	}
	if r.at = n; n == 0 {
		r.field = pane.NewField("")
		return
	}
	r.field = pane.NewField(r.given[n-1])
}

// Title is what the pane's title line says.
func (r *Reason) Title(l *pane.Look) string {
	title := l.Words.Edit.ReasonFor
	for _, f := range r.Findings {
		title += " · " + f.Code
	}
	return title
}

// Draw draws the field and what is waived into w by h cells.
func (r *Reason) Draw(l *pane.Look, w, h int) pane.Drawn {
	line := ink.NewLine(w).Put(l.Ink.Dim, " "+l.Words.Edit.Reason+"  ")
	caret := r.field.Draw(line, l.Ink.Field, l.Ink.Cursor, w-lay.Width(l.Words.Edit.Reason)-4)
	lines := []string{line.String()}
	for _, f := range r.Findings {
		lines = append(lines, l.Message(f.Message.In(l.Lang), w, len(lay.Wrap(f.Message.In(l.Lang), w-1))).Lines...)
	}
	return pane.Drawn{Lines: pane.Fit(lines, w, h), Caret: &lay.Point{X: caret}}
}
