package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane/edit"
)

// deed is a decision that waits for its turn. It is made on the case that the
// one before it left, so that decisions reach the journal in the order of the
// keys, each on what was on disk by then.
type deed struct {
	id   act.ReportID
	file *review.Case
	kind review.Kind
	make func(*review.Case, review.By) (review.Decision, error)
	on   bool // when it is on disk, go on to the finding that is next
}

// decide takes a decision in; it is shown when it is on disk.
func (r *root) decide(d deed) tea.Cmd {
	r.left = nil
	r.deeds = append(r.deeds, d)
	if len(r.deeds) > 1 {
		return nil
	}
	return r.nextDeed()
}

// decideNow decides something about the report that is open.
func (r *root) decideNow(kind review.Kind, make func(*review.Case, review.By) (review.Decision, error)) tea.Cmd {
	return r.decide(deed{id: r.open.id, file: r.open.file, kind: kind, make: make})
}

// undo takes back the latest decision about the report; right after settling one
// it goes back to that, which is what was done last.
func (r *root) undo() tea.Cmd {
	takeBack := func(r *root) tea.Cmd { return r.decideNow(review.Undo, (*review.Case).Undo) }
	if r.left == nil || *r.left == r.open.id {
		return takeBack(r)
	}
	r.queue.Select(*r.left)
	return r.openSelected(takeBack)
}

// nextDeed sends the first decision that can be made to the disk.
func (r *root) nextDeed() tea.Cmd {
	for len(r.deeds) > 0 {
		d := r.deeds[0]
		decision, err := d.make(d.file, review.By{Name: r.desk.Reviewer(), At: r.desk.Now()})
		if err == nil {
			return r.jobs.save(d.id, decision)
		}
		r.notices.tell(edit.Explain(err, r.look.Lang))
		r.deeds = r.deeds[1:]
	}
	if r.quitting {
		return tea.Quit
	}
	return nil
}

// saved shows a decision that is on disk, and sends the next one there.
func (r *root) saved(s act.Saved, err error) tea.Cmd {
	words := &r.look.Words.Notice
	if err != nil || s.Case == nil {
		r.fail(words.SaveFailedF, err)
		r.deeds, r.quitting = nil, false // what follows was decided on what is not there
		return nil
	}
	done := r.deeds[0]
	r.deeds = r.deeds[1:]
	for i := range r.deeds {
		if r.deeds[i].id == s.ID {
			r.deeds[i].file = s.Case
		}
	}
	r.queue.Add([]act.Summary{act.Summarize(s.ID, s.Case)})
	r.notices.tell(words.Saved[s.Kind])
	if n := len(s.Case.Open()); s.Kind == review.Settle && n > 0 {
		r.notices.tellF(words.SettledF, n)
	}
	if s.Others > 0 {
		r.notices.tellF(words.OthersF, s.Others)
	}
	return tea.Batch(r.showSaved(done, s), r.nextDeed())
}

// showSaved shows the case a decision left, if the report is open still.
func (r *root) showSaved(d deed, s act.Saved) tea.Cmd {
	if !r.open.any || s.ID != r.open.id || r.open.reading {
		return nil
	}
	r.show(s.Case)
	switch {
	case d.kind == review.Settle:
		r.left = &d.id
		return r.toUnsettled()
	case d.on && r.findings.Unseen():
		r.showFinding()
	case d.kind == review.Undo, d.kind == review.Redo:
		r.toChanged(s.Case)
	}
	return nil
}

// toChanged goes to the cell that the latest undo or redo changed.
func (r *root) toChanged(c *review.Case) {
	target := c.Journal[len(c.Journal)-1].Target
	for _, d := range c.Journal {
		if d.ID == target && len(d.Set) > 0 && r.sheet.GoTo(d.Set[0].Address()) {
			r.follow(lay.Sheet)
			return
		}
	}
}

// verdictOf is whose mistake a repair most likely mends: facts were damaged on
// the way here, figures were published wrong.
func verdictOf(repair *model.Repair) review.Verdict {
	for _, s := range repair.Set {
		if !s.Address.IsFact() {
			return review.PublishedWrong
		}
	}
	return review.ReadWrong
}

// redoable tells whether there is a decision to make again.
func redoable(c *review.Case) bool {
	_, err := c.Redo(review.By{})
	return err == nil
}
