package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/lay"
)

// rootAsks is what more than one pane takes part in. All else is asked of the
// pane in front. It is filled at the start, since what is done may ask again.
var rootAsks map[act.Verb]func(*root) tea.Cmd

func init() {
	rootAsks = map[act.Verb]func(*root) tea.Cmd{
		act.NextPane:        func(r *root) tea.Cmd { return r.turn(1) },
		act.PreviousPane:    func(r *root) tea.Cmd { return r.turn(-1) },
		act.ToQueue:         func(r *root) tea.Cmd { return r.front(lay.Queue) },
		act.ToSheet:         func(r *root) tea.Cmd { return r.front(lay.Sheet) },
		act.ToSource:        func(r *root) tea.Cmd { return r.front(lay.Source) },
		act.ToFindings:      func(r *root) tea.Cmd { return r.front(lay.Findings) },
		act.Zoom:            (*root).turnZoom,
		act.Search:          (*root).startSearch,
		act.Enter:           (*root).enter,
		act.Leave:           (*root).stepOut,
		act.Order:           (*root).order,
		act.NextReport:      func(r *root) tea.Cmd { return r.toReport(1) },
		act.PreviousReport:  func(r *root) tea.Cmd { return r.toReport(-1) },
		act.NextSheet:       func(r *root) tea.Cmd { return r.askSheet(act.NextSheet) },
		act.PreviousSheet:   func(r *root) tea.Cmd { return r.askSheet(act.PreviousSheet) },
		act.Years:           (*root).startYears,
		act.NextFinding:     func(r *root) tea.Cmd { return r.toFinding(1) },
		act.PreviousFinding: func(r *root) tea.Cmd { return r.toFinding(-1) },
		act.WholeFolder:     (*root).wholeFolder,
		act.Edit:            (*root).startEdit,
		act.Accept:          (*root).startAccept,
		act.Waive:           (*root).startWaive,
		act.Settle:          func(r *root) tea.Cmd { return r.decideNow(review.Settle, (*review.Case).Settle) },
		act.Reopen:          func(r *root) tea.Cmd { return r.decideNow(review.Reopen, (*review.Case).Reopen) },
		act.Undo:            (*root).undo,
		act.Redo:            func(r *root) tea.Cmd { return r.decideNow(review.Redo, (*review.Case).Redo) },
		act.Export:          (*root).startExport,
		act.Stop:            (*root).startStop,
		act.OpenEditor:      (*root).openEditor,
		act.Copy:            (*root).copy,
		act.Help:            (*root).startHelp,
		act.Palette:         (*root).startPalette,
		act.Quit:            (*root).quit,
		act.Interrupt:       (*root).interrupt,
	}
}

// ask does what is asked.
func (r *root) ask(a act.Ask) tea.Cmd {
	if m := r.modal(); m != nil {
		return r.askModal(m, a)
	}
	if do := rootAsks[a.Verb]; do != nil {
		return do(r)
	}
	return r.askPane(r.focus, a)
}

func (r *root) askPane(p lay.Pane, a act.Ask) tea.Cmd {
	done := false
	switch p {
	case lay.Queue:
		done = r.queue.Do(a)
	case lay.Sheet:
		done = r.sheet.Do(a)
	case lay.Source:
		done = r.source.Do(a)
	case lay.Findings:
		done = r.findings.Do(a)
	}
	if !done {
		return nil
	}
	return r.follow(p)
}

// askSheet turns to another table, with the sheet in front.
func (r *root) askSheet(v act.Verb) tea.Cmd {
	r.focus = lay.Sheet
	return r.askPane(lay.Sheet, act.Ask{Verb: v})
}

// follow lets the other panes point at what the one that moved points at.
func (r *root) follow(moved lay.Pane) tea.Cmd {
	if moved == lay.Queue {
		return r.openSelected(nil)
	}
	if r.open.file == nil {
		return nil
	}
	switch moved {
	case lay.Sheet:
		if cell := r.sheet.Current(); cell != nil {
			r.source.Light(cell.Place, true)
			r.findings.ToCell(cell.Address)
		}
	case lay.Source:
		if row, ok := r.source.Row(); ok && r.sheet.Near(r.source.At(), row) {
			cell := r.sheet.Current()
			r.source.Light(cell.Place, false)
			r.findings.ToCell(cell.Address)
		} else {
			r.source.Light(nil, false)
			r.findings.ToOffset(r.source.At())
		}
	case lay.Findings:
		r.showFinding()
	}
	r.sheet.Light(r.findings.Selected())
	return nil
}

// turn brings the next pane to the front.
func (r *root) turn(d int) tea.Cmd {
	return r.front((r.focus + lay.Pane(lay.Panes+d)) % lay.Pane(lay.Panes))
}

// turnZoom gives the pane in front more of the screen, then all, then its share again.
func (r *root) turnZoom() tea.Cmd {
	r.zoom = (r.zoom + 1) % lay.Zoom(lay.Zooms)
	if r.screen().One && r.zoom == lay.Wide {
		r.zoom = lay.Shared // one pane shows as it is
	}
	return nil
}

func (r *root) front(p lay.Pane) tea.Cmd {
	r.focus = p
	return nil
}

// enter goes from what is selected to where it is worked on.
func (r *root) enter() tea.Cmd {
	switch r.focus {
	case lay.Queue:
		r.focus = lay.Sheet
	case lay.Sheet:
		return r.enterSheet()
	case lay.Source:
		r.enterSource()
	case lay.Findings:
		if r.findings.InFolder() {
			return r.enterFolder()
		}
		r.toSubject()
	}
	return nil
}

// enterSource goes to the cell the source's cursor is in.
func (r *root) enterSource() {
	if row, ok := r.source.Row(); ok && r.sheet.Near(r.source.At(), row) {
		r.focus = lay.Sheet
		return
	}
	r.notices.tell(r.look.Words.Notice.NotACell)
}

// enterFolder opens the report selected in the findings of the whole folder.
func (r *root) enterFolder() tea.Cmd {
	id, code, ok := r.findings.Take()
	if !ok {
		return nil
	}
	r.findings.Folder(nil)
	r.queue.Select(id)
	return r.openSelected(func(r *root) tea.Cmd {
		r.findings.ToCode(code)
		r.toSubject()
		return nil
	})
}

// stepOut takes one step out: a message, the folder's findings, marks, the zoom,
// the pane in front, what narrows the queue; last it asks whether to stop what is running.
func (r *root) stepOut() tea.Cmd {
	switch {
	case r.notices.dismiss():
	case r.findings.InFolder():
		r.findings.Folder(nil)
	case r.focus == lay.Sheet && r.sheet.Unmark():
	case r.zoom != lay.Shared:
		r.zoom = lay.Shared
	case r.focus == lay.Queue && r.queue.Widen():
	case r.focus == lay.Queue && r.running():
		return r.startStop()
	case r.focus == lay.Source, r.focus == lay.Findings:
		r.focus = lay.Sheet
	default:
		r.focus = lay.Queue
	}
	return nil
}

func (r *root) order() tea.Cmd {
	r.queue.Do(act.Ask{Verb: act.Order})
	return nil
}

func (r *root) wholeFolder() tea.Cmd {
	if r.findings.InFolder() {
		r.findings.Folder(nil)
		return nil
	}
	r.findings.Folder(r.queue.Rules())
	r.focus = lay.Findings
	return nil
}

// running tells whether long work is going on that can be stopped.
func (r *root) running() bool { return !r.progress.Done || r.jobs.busy(act.Exporting) > 0 }

// stop stops the long work; what it has done so far stays.
func (r *root) stop() tea.Cmd {
	if !r.progress.Done {
		r.stopped = true
		r.jobs.cancel(act.Loading)
	}
	r.jobs.cancel(act.Exporting)
	return nil
}

// quit leaves as soon as every decision is on disk.
func (r *root) quit() tea.Cmd {
	if len(r.deeds) == 0 {
		return tea.Quit
	}
	r.quitting = true
	r.notices.tell(r.look.Words.Notice.Waiting)
	return nil
}

// interrupt quits; asked twice, without waiting.
func (r *root) interrupt() tea.Cmd {
	if r.quitting {
		return tea.Quit
	}
	return r.quit()
}
