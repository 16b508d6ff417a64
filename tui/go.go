package tui

import (
	"gouji/model/review"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane/findings"
)

// openSelected opens the report under the queue's cursor, unless it is open, and
// does then when it is there.
func (r *root) openSelected(then func(*root) tea.Cmd) tea.Cmd {
	s := r.queue.Selected()
	switch {
	case s == nil:
		return nil
	case r.open.any && r.open.id == s.ID && !r.open.reading:
		if then != nil && r.open.file != nil {
			return then(r)
		}
		return nil
	case r.open.any && r.open.id == s.ID:
		if then != nil {
			r.open.then = then
		}
		return nil
	}
	r.show(nil)
	r.open = open{id: s.ID, any: true, then: then}
	if s.Refused != "" {
		r.jobs.drop(act.Opening)
		return nil
	}
	r.open.reading = true
	return r.jobs.open(s.ID)
}

// reopen reads the report that is open once more.
func (r *root) reopen() tea.Cmd {
	r.open.reading = true
	return r.jobs.open(r.open.id)
}

// arrived shows a report that was opened, on its first finding.
func (r *root) arrived(c *review.Case) tea.Cmd {
	again := r.open.file != nil
	r.open.reading = false
	r.show(c)
	r.queue.Add([]act.Summary{act.Summarize(r.open.id, c)})
	then := r.open.then
	r.open.then = nil
	switch {
	case then != nil:
		return then(r)
	case !again:
		r.findings.End(false)
		r.showFinding()
	}
	return nil
}

// toReport goes to the next report that could be read.
func (r *root) toReport(d int) tea.Cmd {
	s := r.queue.Next(d, func(s *act.Summary) bool { return s.Refused == "" })
	if s == nil {
		return nil
	}
	r.queue.Select(s.ID)
	return r.openSelected(nil)
}

// toFinding goes to the next open finding: of this report, else of the next one
// that has any and is not settled. From the queue it goes to the report's first.
func (r *root) toFinding(d int) tea.Cmd {
	r.findings.Folder(nil)
	if r.focus == lay.Queue && r.open.file != nil && !r.settled() && r.findings.End(d < 0) {
		r.focus = lay.Sheet
		r.showFinding()
		return nil
	}
	if r.findings.Step(d) {
		r.showFinding()
		return nil
	}
	s := r.queue.Next(d, func(s *act.Summary) bool {
		return s.Refused == "" && s.Open() > 0 && s.State != review.Settled
	})
	switch {
	case s == nil:
		r.tellEnd(r.look.Words.Notice.LastFinding)
		return nil
	case r.open.any && s.ID == r.open.id:
		r.notices.tell(r.look.Words.Notice.Wrapped)
	}
	if r.focus == lay.Queue {
		r.focus = lay.Sheet
	}
	r.queue.Select(s.ID)
	return r.openSelected(func(r *root) tea.Cmd {
		r.findings.End(d < 0)
		r.showFinding()
		return nil
	})
}

// toUnsettled goes to the next report that is not settled.
func (r *root) toUnsettled() tea.Cmd {
	s := r.queue.Next(1, func(s *act.Summary) bool { return s.Refused == "" && s.State != review.Settled })
	if s == nil {
		r.tellEnd(r.look.Words.Notice.AllSettled)
		return nil
	}
	r.queue.Select(s.ID)
	return r.openSelected(nil)
}

// tellEnd tells that nothing is left to go to; where a search narrowed the queue,
// that this is said of what it left.
func (r *root) tellEnd(text string) {
	if r.queue.Narrowed() {
		text += " · " + r.look.Words.Notice.OnlyShown
	}
	r.notices.tell(text)
}

// showFinding puts the other panes on what the finding selected is about.
func (r *root) showFinding() {
	f := r.findings.Selected()
	r.findings.Seen()
	r.sheet.Light(f)
	if f == nil {
		if cell := r.sheet.Current(); cell != nil {
			r.source.Light(cell.Place, true)
		}
		return
	}
	at, place := findings.Subject(f)
	if len(f.Place) > 0 {
		place = f.Place
	}
	if !r.sheet.GoTo(at) && len(place) > 0 {
		r.sheet.AtOffset(place.Start())
	}
	r.source.Light(place, true)
}

// toSubject goes to what the finding selected is about: its cell, or its place in the source.
func (r *root) toSubject() {
	f := r.findings.Selected()
	if f == nil {
		return
	}
	r.showFinding()
	at, _ := findings.Subject(f)
	if cell := r.sheet.Current(); cell != nil && cell.Address == at && cell.Editable() {
		r.focus = lay.Sheet
		return
	}
	r.focus = lay.Source
}

func (r *root) settled() bool {
	return r.open.file != nil && r.open.file.State == review.Settled
}
