package tui

import (
	"fmt"
	"strings"

	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/keys"
	"gouji/tui/lay"
	"gouji/tui/pane"
	"gouji/tui/pane/edit"
)

// View is the frame, with the mark that says where the caret stands.
func (r *root) View() string {
	if r.w <= 0 || r.h <= 0 {
		return ""
	}
	lines, caret := r.frame()
	return strings.Join(lines, "\n") + caretMark(caret)
}

// frame is the whole screen: h lines of w cells, and where the caret stands.
func (r *root) frame() ([]string, *lay.Point) {
	s := r.screen()
	c := &canvas{rows: make([]strings.Builder, s.H), used: make([]int, s.H)}
	c.put(s.Head, []string{r.head(s.Head.W)}[:s.Head.H])
	m := r.modal()
	if m != nil && m.whole {
		box := r.modalBox(s, m)
		c.putDrawn(box, r.drawModal(m, box))
	} else {
		for p := range s.Pane {
			if s.Shows(lay.Pane(p)) {
				c.putDrawn(s.Pane[p], r.drawPane(s, lay.Pane(p)))
			}
		}
	}
	c.put(s.Bar, []string{r.bar(s.Bar.W)}[:s.Bar.H])
	return c.lines(s.W), c.caret
}

// canvas puts boxes beside and below each other. Boxes of one row come from left to right.
type canvas struct {
	rows  []strings.Builder
	used  []int
	caret *lay.Point
}

func (c *canvas) put(b lay.Box, lines []string) {
	for i, line := range lines {
		if y := b.Y + i; y < len(c.rows) {
			c.rows[y].WriteString(line)
			c.used[y] += b.W
		}
	}
}

func (c *canvas) putDrawn(b lay.Box, d pane.Drawn) {
	c.put(b, d.Lines)
	if d.Caret != nil {
		// A box too narrow for its own frame has the caret at its edge.
		c.caret = &lay.Point{X: b.X + min(d.Caret.X, b.W-1), Y: b.Y + min(d.Caret.Y, b.H-1)}
	}
}

func (c *canvas) lines(w int) []string {
	out := make([]string, len(c.rows))
	for y := range c.rows {
		c.rows[y].WriteString(lay.Blank(w - c.used[y]))
		out[y] = c.rows[y].String()
	}
	return out
}

// drawPane draws a pane with its title line and its separator at the left.
func (r *root) drawPane(s lay.Screen, p lay.Pane) pane.Drawn {
	box := s.Pane[p]
	if m := r.modal(); m != nil && p == lay.Findings && !m.whole {
		if _, ok := m.pane.(drawnModal); ok {
			return r.drawModal(m, box)
		}
	}
	in := box.Inside()
	front := p == r.focus && r.modal() == nil
	var d pane.Drawn
	title := ""
	switch p {
	case lay.Queue:
		d, title = r.drawQueue(s, in, front), r.queue.Title(&r.look)
	case lay.Sheet:
		d, title = r.drawSheet(in, front), r.sheet.Title(&r.look)
	case lay.Source:
		d, title = r.source.Draw(&r.look, in.W, in.H, front), r.source.Title(&r.look)
	case lay.Findings:
		d, title = r.findings.Draw(&r.look, in.W, in.H, front), r.findings.Title(&r.look)
	}
	if m := r.modal(); m != nil {
		front = m.own == p && !r.modalDraws(m)
		if _, editing := m.pane.(*edit.Pane); editing && p == lay.Sheet {
			front = true
		}
	}
	return r.framed(s, box, title, front, d)
}

func (r *root) modalDraws(m *modal) bool {
	_, ok := m.pane.(drawnModal)
	return ok
}

// drawQueue draws the queue; where it is alone and empty, what is to be said.
func (r *root) drawQueue(s lay.Screen, in lay.Box, front bool) pane.Drawn {
	if s.One && r.queue.Selected() == nil && r.modal() == nil {
		return r.drawEmpty(in)
	}
	return r.queue.Draw(&r.look, in.W, in.H, front)
}

// drawSheet draws the sheet, or what is to be said in its place.
func (r *root) drawSheet(in lay.Box, front bool) pane.Drawn {
	if r.open.file != nil {
		return r.sheet.Draw(&r.look, in.W, in.H, front)
	}
	w := r.look.Words
	switch s := r.queue.Selected(); {
	case s == nil:
		return r.drawEmpty(in)
	case s.Refused != "":
		return r.look.Message(s.Path+": "+fmt.Sprintf(w.Queue.RefusedF, s.Refused), in.W, in.H)
	case r.open.reading:
		return r.look.Message(w.Sheet.Opening, in.W, in.H)
	}
	return r.look.Message("", in.W, in.H)
}

// drawEmpty says that nothing is there yet, or nothing at all and what to do next.
func (r *root) drawEmpty(in lay.Box) pane.Drawn {
	w := &r.look.Words.Empty
	if !r.progress.Done {
		return r.look.Message(w.Reading, in.W, in.H)
	}
	why := r.look.Message(w.NoReports, in.W, min(2, in.H)).Lines
	next := r.look.Message(w.Next, in.W, in.H).Lines
	return pane.Drawn{Lines: pane.Fit(append(why, next...), in.W, in.H)}
}

// modalBox is where a modal stands.
func (r *root) modalBox(s lay.Screen, m *modal) lay.Box {
	strip := s.Pane[lay.Findings]
	switch {
	case !r.modalDraws(m):
		return s.Pane[m.own]
	case m.whole:
		return lay.Box{X: 0, Y: s.Head.H, W: s.W, H: s.H - s.Head.H - s.Bar.H}
	}
	return strip
}

func (r *root) drawModal(m *modal, box lay.Box) pane.Drawn {
	in := box.Inside()
	p := m.pane.(drawnModal)
	return r.framed(r.screen(), box, p.Title(&r.look), true, p.Draw(&r.look, in.W, in.H))
}

// framed gives a box drawn its title line and the separator at its left. Nothing
// stands at its right, so nothing depends on a right border lining up.
func (r *root) framed(s lay.Screen, box lay.Box, title string, front bool, d pane.Drawn) pane.Drawn {
	if box.W <= 0 || box.H <= 0 {
		return pane.Drawn{}
	}
	rule := r.look.Ink.Rule
	separator := ink.NewLine(1).Put(rule, "│").String()
	lines := make([]string, 0, box.H)
	lines = append(lines, r.titleLine(s, box, title, front))
	for _, line := range d.Lines[:min(len(d.Lines), box.H-1)] {
		lines = append(lines, separator+line)
	}
	out := pane.Drawn{Lines: lines}
	if d.Caret != nil {
		out.Caret = &lay.Point{X: d.Caret.X + 1, Y: d.Caret.Y + 1}
	}
	return out
}

func (r *root) titleLine(s lay.Screen, box lay.Box, title string, front bool) string {
	corner := "┬"
	switch {
	case box.X == 0 && box.Y == s.Head.H:
		corner = "┌"
	case box.X == 0:
		corner = "├"
	}
	look := r.look.Ink.Title
	if front {
		look = r.look.Ink.Front
	}
	rule := r.look.Ink.Rule
	line := ink.NewLine(box.W).Put(rule, corner)
	tabs := 0
	if s.One && box.Y == s.Head.H && r.modal() == nil {
		tabs = r.tabsWidth()
	}
	line.Put(look, " "+lay.Cut(title, box.W-4-tabs)+" ")
	if tabs > 0 && tabs < line.Room() {
		line.Put(rule, strings.Repeat("─", line.Room()-tabs))
		r.tabs(line)
		return line.String()
	}
	var rest strings.Builder
	for x := box.X + line.Used(); x < box.X+box.W; x++ {
		rest.WriteString(joint(s, box, x))
	}
	return line.Put(rule, rest.String()).String()
}

// names are what the panes are called where one shows at a time, with their keys.
func (r *root) names() [lay.Panes]string {
	deeds := &r.look.Words.Deeds
	return [lay.Panes]string{
		lay.Queue: "1 " + deeds[act.ToQueue].Short, lay.Sheet: "2 " + deeds[act.ToSheet].Short,
		lay.Source: "3 " + deeds[act.ToSource].Short, lay.Findings: "4 " + deeds[act.ToFindings].Short,
	}
}

func (r *root) tabsWidth() int {
	width := 0
	for _, name := range r.names() {
		width += lay.Width(name) + 2
	}
	return width
}

// tabs tells which of the panes shows.
func (r *root) tabs(line *ink.Line) {
	for p, name := range r.names() {
		look, left, right := r.look.Ink.Dim, " ", " "
		if lay.Pane(p) == r.focus {
			look, left, right = r.look.Ink.Strong, "[", "]"
		}
		line.Put(look, left+name+right)
	}
}

// joint is the piece of a rule at column x: where a separator ends on it, they join.
func joint(s lay.Screen, box lay.Box, x int) string {
	for _, b := range s.Pane {
		if b.X == x && b.X > 0 && b.H > 0 && b.Y+b.H == box.Y {
			return "┴"
		}
	}
	return "─"
}

// head is the line at the top.
func (r *root) head(w int) string {
	words, inks := &r.look.Words.Head, r.look.Ink
	t := r.queue.Totals()
	right := r.busy()
	if right != "" {
		right += "   "
	}
	right += fmt.Sprintf("E %d  W %d  I %d ", t.Errors, t.Warnings, t.Infos)
	line := ink.NewLine(w).Put(inks.Strong, " "+words.Name+"  ")
	room := w - line.Used() - lay.Width(right) - 1
	left := fmt.Sprintf(words.ReportsF, t.Reports) + " · " + fmt.Sprintf(words.WorkF, t.WithFindings, t.Settled)
	if title := lay.CutLeft(r.title, room-lay.Width(left)-3); title != "" && r.title != "" {
		left = title + " · " + left
	}
	line.Cut(inks.Plain, left, room)
	return line.Skip(inks.Plain, w-lay.Width(right)).Put(inks.Plain, right).String()
}

// busy is what goes on beside the screen; "" for nothing.
func (r *root) busy() string {
	words, p := &r.look.Words.Head, r.progress
	switch {
	case len(r.deeds) > 0:
		return fmt.Sprintf(words.SavingF, len(r.deeds))
	case r.jobs.busy(act.Exporting) > 0:
		return words.Exporting
	case !p.Done && p.Total > 0:
		return fmt.Sprintf(words.ReadingF, p.Read, p.Total) + r.rateText()
	case !p.Done:
		return fmt.Sprintf(words.WalkingF, p.Read) + r.rateText()
	case r.open.reading:
		return words.Opening
	case r.stopped:
		return fmt.Sprintf(words.StoppedF, p.Read)
	}
	return ""
}

func (r *root) rateText() string {
	if r.rate == 0 {
		return ""
	}
	return fmt.Sprintf(r.look.Words.Head.RateF, r.rate)
}

// bar is the line at the bottom: a message, else what the keys do here.
func (r *root) bar(w int) string {
	inks, words := r.look.Ink, &r.look.Words.Notice
	line := ink.NewLine(w).Put(inks.Rule, "└").Put(inks.Plain, " ")
	if len(r.notices.alarms) > 0 {
		tail := "  " + words.Dismiss
		if more := len(r.notices.alarms) - 1; more > 0 {
			tail = "  " + fmt.Sprintf(words.MoreF, more) + tail
		}
		line.Cut(inks.Alarm, "✗ "+r.notices.alarms[0], line.Room()-lay.Width(tail))
		return line.Put(inks.Dim, tail).String()
	}
	if r.notices.told != "" {
		line.Cut(inks.Strong, r.notices.told, line.Room()).Put(inks.Rule, " │ ")
	}
	for i, h := range keys.Bar(r.scopes(), r.here(), r.look.Words, line.Room()-1) {
		if i > 0 {
			line.Put(inks.Plain, lay.Blank(keys.Gap))
		}
		line.Put(inks.Key, h.Key).Put(inks.Plain, " "+h.Word)
	}
	if r.queue.Searching() {
		line.Put(inks.Rule, " │ ").Cut(inks.Dim, r.look.Words.Queue.Filters, line.Room())
	}
	return line.String()
}
