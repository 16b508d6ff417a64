package tui

import (
	"context"
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane/edit"
)

// hear takes in what a job reports.
func (r *root) hear(n act.News) tea.Cmd {
	if r.jobs.late(n) {
		return nil
	}
	words := &r.look.Words.Notice
	switch n.Job {
	case act.Loading:
		return r.loaded(n)
	case act.Opening:
		return r.opened(n)
	case act.Saving:
		s, _ := n.What.(act.Saved)
		return r.saved(s, n.Err)
	case act.Previewing:
		return r.previewed(n)
	case act.Searching:
		if f, ok := n.What.(act.Found); ok {
			r.queue.Found(f)
			return r.follow(lay.Queue)
		}
	case act.Comparing:
		r.compared(n)
	case act.Exporting:
		r.done(n, words.ExportedF, words.ExportFailF)
	case act.Copying:
		r.done(n, words.CopiedF, words.CopyFailF)
	case act.Editing:
		if n.Err != nil {
			r.fail(words.EditorFailF, n.Err)
		}
		return r.reopen()
	}
	return nil
}

// done tells how a job ended that has only that to tell.
func (r *root) done(n act.News, doneF, failedF string) {
	switch {
	case errors.Is(n.Err, context.Canceled):
		r.notices.tell(r.look.Words.Notice.ExportStop)
		return
	case n.Err != nil:
		r.fail(failedF, n.Err)
		return
	}
	if e, ok := n.What.(act.Exported); ok {
		r.notices.tellF(doneF, e.Where)
	}
}

func (r *root) loaded(n act.News) tea.Cmd {
	l, _ := n.What.(act.Loaded)
	r.queue.Add(l.Reports)
	r.progress, r.rate = l.Progress, l.Rate
	if n.Err != nil && !errors.Is(n.Err, context.Canceled) {
		r.fail(r.look.Words.Notice.LoadFailedF, n.Err)
	}
	var more tea.Cmd
	if n.Over {
		r.progress.Done = true
	} else {
		more = r.jobs.more()
	}
	if r.modal() != nil {
		return more
	}
	if r.open.file != nil && r.jobs.busy(act.Saving) == 0 && slices.ContainsFunc(l.Reports, func(s act.Summary) bool { return s.ID == r.open.id }) {
		return tea.Batch(r.reopen(), more) // other reports say something new of it
	}
	return tea.Batch(r.openSelected(nil), more)
}

func (r *root) opened(n act.News) tea.Cmd {
	o, _ := n.What.(act.Opened)
	if n.Err != nil || o.Case == nil {
		r.open.reading, r.open.then = false, nil
		path := ""
		if s := r.queue.Summary(r.open.id); s != nil {
			path = s.Path
		}
		r.fail(r.look.Words.Notice.OpenFailedF, n.Err, path)
		return nil
	}
	if text := o.Message.In(r.look.Lang); text != "" {
		r.notices.alarm(text)
	}
	return r.arrived(o.Case)
}

func (r *root) previewed(n act.News) tea.Cmd {
	e, _ := n.What.(act.Previewed)
	if m := r.modal(); m != nil {
		if p, ok := m.pane.(*edit.Pane); ok {
			p.Previewed(e, n.Err, r.look.Lang)
		}
	}
	return nil
}
