package findings

import (
	"fmt"
	"strings"

	"gouji/model"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string {
	w := &l.Words.Findings
	if p.folder != nil {
		return w.Folder
	}
	if len(p.list) == 0 {
		return w.Title
	}
	if p.open == 0 {
		return w.Title + " · " + w.NoneOpen
	}
	return w.Title + " " + fmt.Sprintf(w.CountF, min(p.at+1, p.open), p.open, len(p.list))
}

// Draw draws the strip into w by h cells.
func (p *Pane) Draw(l *pane.Look, w, h int, front bool) pane.Drawn {
	switch {
	case w <= 0 || h <= 0:
		return pane.Drawn{Lines: pane.Fit(nil, w, h)}
	case p.folder != nil:
		return pane.Drawn{Lines: pane.Fit(p.folder.draw(p, l, w, h, front), w, h)}
	case p.shown == nil:
		return pane.Drawn{Lines: pane.Fit(nil, w, h)}
	}
	lines := p.failed(l, w)
	if len(p.list) == 0 {
		lines = append(lines, l.Message(l.Words.Findings.None, w, 1).Lines...)
		return pane.Drawn{Lines: pane.Fit(lines, w, h)}
	}
	p.rows = p.rows[:0]
	for range lines {
		p.rows = append(p.rows, 0)
	}
	first, last := 0, 0
	for i := range p.list {
		f := &p.list[i]
		if i == p.at {
			first = len(lines)
		}
		lines = append(lines, drawing{l, f, w, i == p.at, front}.draw(p)...)
		if i == p.at {
			last = len(lines) - 1
		}
		for len(p.rows) < len(lines) {
			p.rows = append(p.rows, i)
		}
	}
	p.top = lay.Keep(p.top, last, h, len(lines))
	p.top = lay.Keep(p.top, first, h, len(lines)) // its first line matters more than its last
	return pane.Drawn{Lines: pane.Fit(lines[p.top:], w, h)}
}

// failed tells which rules crashed, so that none is taken for passed.
func (p *Pane) failed(l *pane.Look, w int) []string {
	if len(p.shown.Failed) == 0 {
		return nil
	}
	text := fmt.Sprintf(l.Words.Findings.FailedF, strings.Join(p.shown.Failed, " "))
	return []string{ink.NewLine(w).Put(l.Ink.Error, " ✗ "+text).String()}
}

// drawing is one finding about to be drawn.
type drawing struct {
	look     *pane.Look
	finding  *model.Finding
	w        int
	selected bool
	front    bool
}

const inset = 12 // where messages begin: after mark, sign and code

func (d drawing) draw(p *Pane) []string {
	f := d.finding
	message := f.Message.In(d.look.Lang)
	if f.Status != model.Open {
		message = d.look.Words.Findings.Status[f.Status] + " · " + message
	}
	if !d.selected {
		return []string{d.head().Cut(d.body(), message, d.w-inset).String()}
	}
	rows := lay.Wrap(message, d.w-inset)
	lines := []string{d.head().Put(d.look.Ink.Strong, rows[0]).String()}
	for _, row := range rows[1:] {
		lines = append(lines, d.line(d.look.Ink.Strong, row))
	}
	return append(lines, d.details(p)...)
}

// head begins the first line of a finding: mark, sign and code.
func (d drawing) head() *ink.Line {
	glyph, pen := d.look.Glyph(d.finding.Severity)
	switch d.finding.Status {
	case model.Fixed:
		glyph, pen = "✓", d.look.Ink.Good
	case model.Waived:
		glyph, pen = "≀", d.look.Ink.Dim
	}
	base, mark := ink.Pen{}, " "
	if d.selected {
		base, mark = d.look.CursorPen(d.front), "▸"
	}
	line := ink.NewLine(d.w).Put(base, mark).Put(pen.Over(base), glyph+" ").Put(base, d.finding.Code)
	return line.Skip(base, inset-1).Skip(ink.Pen{}, inset)
}

func (d drawing) body() ink.Pen {
	if d.finding.Status != model.Open {
		return d.look.Ink.Dim
	}
	return d.look.Ink.Plain
}

func (d drawing) line(p ink.Pen, text string) string {
	return ink.NewLine(d.w).Skip(p, inset).Cut(p, text, d.w-inset).String()
}

// details are the lines below the finding selected.
func (d drawing) details(p *Pane) []string {
	f, w := d.finding, &d.look.Words.Findings
	var lines []string
	if f.Want != nil && f.Have != nil {
		lines = append(lines, d.line(d.look.Ink.Plain, fmt.Sprintf(w.WantHaveF, f.Want, f.Have, difference(f))))
	}
	if f.Status == model.Open {
		if why, ok := p.shown.Lapsed(f); ok {
			lines = append(lines, d.line(d.look.Ink.Warning, why.In(d.look.Lang)))
		}
		for i := range f.Repairs {
			lines = append(lines, d.repair(i)...)
		}
	}
	if advice := f.Advice.In(d.look.Lang); advice != "" {
		for _, row := range lay.Wrap(advice, d.w-inset) {
			lines = append(lines, d.line(d.look.Ink.Dim, row))
		}
	}
	if n := len(f.Followers); n > 0 {
		lines = append(lines, d.line(d.look.Ink.Dim, fmt.Sprintf(w.FollowersF, n)))
		for i := range f.Followers {
			g := &f.Followers[i]
			lines = append(lines, d.line(d.look.Ink.Dim, "  "+g.Code+" "+g.Message.In(d.look.Lang)))
		}
	}
	return lines
}

func (d drawing) repair(i int) []string {
	p := d.look.Ink.Plain
	if d.finding.Repairs[i].Confidence == model.Certain {
		p = d.look.Ink.Good
	}
	does, effect := parts(d.look, d.finding, i)
	rows := lay.Wrap(does, d.w-inset)
	if last := &rows[len(rows)-1]; lay.Width(*last)+lay.Width(between+effect) <= d.w-inset {
		*last += between + effect
	} else {
		rows = append(rows, "   "+effect) // in one piece
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, d.line(p, row))
	}
	return lines
}

const between = " · "

// Repair is a repair in a line: what it does, how sure it is, and its effect.
func Repair(l *pane.Look, f *model.Finding, i int) string {
	does, effect := parts(l, f, i)
	return does + between + effect
}

func parts(l *pane.Look, f *model.Finding, i int) (does, effect string) {
	r, w := &f.Repairs[i], &l.Words.Findings
	return fmt.Sprintf(w.RepairF, i+1, r.Say.In(l.Lang), w.Confidence[r.Confidence]), fmt.Sprintf(w.EffectF, r.Settles, r.Breaks)
}

// difference is how far what stands there is from what it should be, with its sign.
func difference(f *model.Finding) string {
	d, err := f.Have.Sub(*f.Want)
	if err != nil {
		return "?"
	}
	if d.IsPos() {
		return "+" + d.String()
	}
	return strings.Replace(d.String(), "-", "−", 1)
}
