// Package edit is what a reviewer fills in while a decision is made: the new
// content of a cell with its effect, a reason, whose mistake it was.
//
// Its one invariant: nothing is decided here. It holds what was typed until the
// root takes it or drops it. The value is typed over the cell itself, on the
// sheet; this pane shows what follows from it.
package edit

import (
	"errors"
	"fmt"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Pane edits one cell or fact.
type Pane struct {
	Address model.Address
	name    string // of the cell
	was     string // its content before
	value   pane.Field
	reason  pane.Field
	typing  bool // the reason
	verdict review.Verdict

	effect  *act.Previewed
	refused string
}

// New edits a cell that holds a text. A fact that is wrong was more likely
// damaged on the way here, a figure was more likely published wrong.
func New(at model.Address, name, held string) *Pane {
	p := &Pane{Address: at, name: name, value: pane.NewPicked(held), reason: pane.NewField(""), verdict: review.PublishedWrong}
	p.was = p.value.Text() // as far as a field can hold it, so that nothing typed is no change
	if at.IsFact() {
		p.verdict = review.ReadWrong
	}
	return p
}

// Field is the value's field, to be drawn over its cell; nil while the reason is typed.
func (p *Pane) Field() *pane.Field { return &p.value }

// InReason tells whether the reason is being typed.
func (p *Pane) InReason() bool { return p.typing }

// Text is the value typed.
func (p *Pane) Text() string { return p.value.Text() }

// Reason is the reason typed.
func (p *Pane) Reason() string { return p.reason.Text() }

// Verdict is whose mistake it is said to be.
func (p *Pane) Verdict() review.Verdict { return p.verdict }

// Changed tells whether the value is another than before.
func (p *Pane) Changed() bool { return p.value.Text() != p.was }

// Set is the correction, as far as it is typed.
func (p *Pane) Set() []model.Setting {
	return []model.Setting{{Address: p.Address, To: p.value.Text()}}
}

// Previewed takes the effect of what was typed; that of another text is dropped.
func (p *Pane) Previewed(e act.Previewed, err error, lang model.Lang) {
	if e.Text != p.value.Text() {
		return
	}
	p.effect, p.refused = &e, ""
	if err != nil {
		p.effect, p.refused = nil, Explain(err, lang)
	}
}

// Explain is an error in the screen's language where it knows it.
func Explain(err error, lang model.Lang) string {
	var r *review.Refusal
	if errors.As(err, &r) {
		return r.Why.In(lang)
	}
	return err.Error()
}

// Do does what is asked, if it is something an edit can do.
func (p *Pane) Do(a act.Ask) bool {
	switch a.Verb {
	case act.NextField:
		p.typing = !p.typing
		return true
	case act.ToggleVerdict:
		if p.verdict == review.PublishedWrong {
			p.verdict = review.ReadWrong
		} else {
			p.verdict = review.PublishedWrong
		}
		return true
	}
	if p.typing {
		return p.reason.Do(a)
	}
	before := p.value.Text()
	done := p.value.Do(a)
	if p.value.Text() != before {
		p.effect, p.refused = nil, ""
	}
	return done
}

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string { return l.Words.Edit.Title + " · " + p.name }

// Draw draws what follows from the edit into w by h cells. The caret is given
// while the reason is typed; that of the value is on the sheet.
func (p *Pane) Draw(l *pane.Look, w, h int) pane.Drawn {
	words := &l.Words.Edit
	effect := ink.NewLine(w).Put(l.Ink.Plain, " ")
	p.drawEffect(l, effect)
	verdict := ink.NewLine(w).Put(l.Ink.Dim, " "+words.Verdict+"  ")
	for _, v := range []review.Verdict{review.PublishedWrong, review.ReadWrong} {
		if v == p.verdict {
			verdict.Put(l.Ink.Strong, "(•) "+words.Verdicts[v]+"  ")
		} else {
			verdict.Put(l.Ink.Dim, "( ) "+words.Verdicts[v]+"  ")
		}
	}
	verdict.Put(l.Ink.Key, "ctrl+t")
	reason := ink.NewLine(w).Put(l.Ink.Dim, " "+words.Reason+"  ")
	caret := p.reason.Draw(reason, l.Ink.Field, l.Ink.Cursor, w-lay.Width(words.Reason)-4)
	was := ink.NewLine(w).Put(l.Ink.Dim, " "+words.Was+"  ").Put(l.Ink.Plain, or(p.was, words.Blank))
	lines := []string{effect.String(), verdict.String(), reason.String(), was.String()}
	d := pane.Drawn{Lines: pane.Fit(lines, w, h)}
	if p.typing && h > 2 {
		d.Caret = &lay.Point{X: caret, Y: 2}
	}
	return d
}

// drawEffect says what is typed amounts to and what it would settle.
func (p *Pane) drawEffect(l *pane.Look, line *ink.Line) {
	words := &l.Words.Edit
	switch {
	case !p.Changed():
		line.Put(l.Ink.Dim, words.Unchanged)
		return
	case p.refused != "":
		line.Put(l.Ink.Error, "✗ ").Cut(l.Ink.Plain, p.refused, line.Room())
		return
	}
	line.Put(l.Ink.Dim, words.Becomes+" ").Put(l.Ink.Strong, p.amount(words.Blank)).Put(l.Ink.Plain, "  ")
	if p.effect == nil {
		line.Put(l.Ink.Dim, words.Checking)
		return
	}
	pen := l.Ink.Good
	if p.effect.Breaks > 0 {
		pen = l.Ink.Error
	}
	line.Put(pen, fmt.Sprintf(words.EffectF, p.effect.Fixes, p.effect.Breaks))
}

// amount is the value typed, worked out.
func (p *Pane) amount(blank string) string {
	text := p.value.Text()
	if p.Address.IsFact() {
		return or(text, blank)
	}
	state, value, err := review.Typed(text)
	switch {
	case err != nil:
		return text
	case state == model.Number:
		return value.String()
	case state == model.Blank:
		return blank
	}
	return text
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
