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
	"strings"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Pane edits cells or facts, most of the time one.
type Pane struct {
	targets []target
	at      int // the target whose value is typed
	reason  pane.Field
	typing  bool // the reason
	verdict review.Verdict

	effect  *act.Previewed
	refused string
}

// target is a cell that is edited.
type target struct {
	address model.Address
	name    string
	was     string // its content before
	value   pane.Field
}

// New edits nothing yet; [Pane.Add] says what.
func New() *Pane { return &Pane{reason: pane.NewField(""), verdict: review.ReadWrong} }

// Add adds a cell or fact that holds a text. A fact that is wrong was more likely
// damaged on the way here, a figure was more likely published wrong.
func (p *Pane) Add(at model.Address, name, held string) {
	t := target{address: at, name: name, value: pane.NewPicked(held)}
	t.was = t.value.Text() // as far as a field can hold it, so that nothing typed is no change
	p.targets = append(p.targets, t)
	if !at.IsFact() {
		p.verdict = review.PublishedWrong
	}
}

func (p *Pane) current() *target { return &p.targets[p.at] }

// Address is the cell whose value is typed.
func (p *Pane) Address() model.Address { return p.current().address }

// Field is the value's field, to be drawn over its cell.
func (p *Pane) Field() *pane.Field { return &p.current().value }

// InReason tells whether the reason is being typed.
func (p *Pane) InReason() bool { return p.typing }

// Text is all the values typed, one a line.
func (p *Pane) Text() string {
	texts := make([]string, len(p.targets))
	for i := range p.targets {
		texts[i] = p.targets[i].value.Text()
	}
	return strings.Join(texts, "\n")
}

// Reason is the reason typed.
func (p *Pane) Reason() string { return p.reason.Text() }

// Verdict is whose mistake it is said to be.
func (p *Pane) Verdict() review.Verdict { return p.verdict }

// Changed tells whether any value is another than before.
func (p *Pane) Changed() bool { return len(p.Set()) > 0 }

// Set is the correction, as far as it is typed.
func (p *Pane) Set() []model.Setting {
	var set []model.Setting
	for i := range p.targets {
		if t := &p.targets[i]; t.changed() {
			set = append(set, model.Setting{Address: t.address, To: t.value.Text()})
		}
	}
	return set
}

func (t *target) changed() bool { return t.value.Text() != t.was }

// Previewed takes the effect of what was typed; that of another text is dropped.
func (p *Pane) Previewed(e act.Previewed, err error, lang model.Lang) {
	if e.Text != p.Text() {
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
	before := p.Text()
	switch {
	case a.Verb == act.NextField:
		p.typing = !p.typing
	case a.Verb == act.ToggleVerdict:
		p.toggleVerdict()
	case a.Verb == act.FillAll:
		p.fill()
	case a.Verb == act.Up || a.Verb == act.Down:
		p.move(a.Verb == act.Down)
	case p.typing:
		return p.reason.Do(a)
	default:
		if !p.Field().Do(a) {
			return false
		}
	}
	if p.Text() != before {
		p.effect, p.refused = nil, ""
	}
	return true
}

func (p *Pane) toggleVerdict() {
	if p.verdict == review.PublishedWrong {
		p.verdict = review.ReadWrong
	} else {
		p.verdict = review.PublishedWrong
	}
}

// fill gives all cells the value that is typed.
func (p *Pane) fill() {
	text := p.Field().Text()
	for i := range p.targets {
		if i != p.at {
			p.targets[i].value = pane.NewPicked(text)
		}
	}
}

// move goes through the cells and the reason, in the order they are drawn in.
func (p *Pane) move(down bool) {
	switch {
	case p.typing && down:
		p.typing, p.at = false, 0
	case p.typing:
		p.typing, p.at = false, len(p.targets)-1
	case down && p.at+1 < len(p.targets):
		p.at++
	case !down && p.at > 0:
		p.at--
	default:
		p.typing = true
	}
}

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string {
	title := l.Words.Edit.Title + " · " + p.current().name
	if n := len(p.targets); n > 1 {
		title = fmt.Sprintf("%s · %d/%d · %s", l.Words.Edit.Title, p.at+1, n, p.current().name)
	}
	return title
}

// Draw draws what follows from the edit into w by h cells. The caret is given
// while the reason is typed; that of the value is on the sheet.
func (p *Pane) Draw(l *pane.Look, w, h int) pane.Drawn {
	words := &l.Words.Edit
	effect := ink.NewLine(w).Put(l.Ink.Plain, " ")
	p.drawEffect(l, effect)
	reason := ink.NewLine(w).Put(l.Ink.Dim, " "+words.Reason+"  ")
	caret := p.reason.Draw(reason, l.Ink.Field, l.Ink.Cursor, w-lay.Width(words.Reason)-4)
	lines := append([]string{effect.String(), p.drawVerdict(l, w), reason.String()}, p.drawTargets(l, w, h-3)...)
	d := pane.Drawn{Lines: pane.Fit(lines, w, h)}
	if p.typing && h > 2 {
		d.Caret = &lay.Point{X: caret, Y: 2}
	}
	return d
}

func (p *Pane) drawVerdict(l *pane.Look, w int) string {
	words := &l.Words.Edit
	line := ink.NewLine(w).Put(l.Ink.Dim, " "+words.Verdict+"  ")
	for _, v := range []review.Verdict{review.PublishedWrong, review.ReadWrong} {
		if v == p.verdict {
			line.Put(l.Ink.Strong, "(•) "+words.Verdicts[v]+"  ")
		} else {
			line.Put(l.Ink.Dim, "( ) "+words.Verdicts[v]+"  ")
		}
	}
	return line.Put(l.Ink.Key, "ctrl+t").String()
}

// drawTargets tells what the cell held before; of several cells, what each held
// and shall hold.
func (p *Pane) drawTargets(l *pane.Look, w, h int) []string {
	words := &l.Words.Edit
	if len(p.targets) == 1 {
		line := ink.NewLine(w).Put(l.Ink.Dim, " "+words.Was+"  ").Put(l.Ink.Plain, or(p.current().was, words.Blank))
		return []string{line.String()}
	}
	var lines []string
	top := lay.Keep(0, p.at, max(h, 1), len(p.targets))
	for i := top; i < len(p.targets); i++ {
		t := &p.targets[i]
		mark, look := "   ", l.Ink.Plain
		if i == p.at {
			mark, look = " ▸ ", l.Ink.Strong
		}
		value := or(t.was, words.Blank)
		if t.changed() {
			value += " → " + or(t.value.Text(), words.Blank)
		}
		line := ink.NewLine(w).Put(look, mark).Cut(l.Ink.Dim, t.name, w/2).Put(look, "  ")
		lines = append(lines, line.Cut(look, value, line.Room()).String())
	}
	return lines
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
	text := p.Field().Text()
	if p.Address().IsFact() {
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
