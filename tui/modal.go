package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/keys"
	"gouji/tui/lay"
	"gouji/tui/pane"
	"gouji/tui/pane/choice"
	"gouji/tui/pane/edit"
	"gouji/tui/pane/findings"
	"gouji/tui/pane/help"
	"gouji/tui/pane/palette"
)

// modal is something that stands in front of the panes and takes every Ask.
type modal struct {
	scopes []keys.Scope
	pane   modalPane
	own    lay.Pane            // the pane that draws it, where pane does not draw
	whole  bool                // it covers all panes rather than the findings strip
	take   func(*root) tea.Cmd // Enter; what it does once the modal is gone
	leave  func(*root)         // Esc; nil for nothing
	typed  func(*root) tea.Cmd // after each Ask it took; nil for nothing
	keep   func(*root) bool    // tells that Enter is not accepted yet; nil for never
}

// modalPane is what stands in front.
type modalPane interface {
	Do(act.Ask) bool
}

// drawnModal is one that draws itself; searches are drawn by their panes.
type drawnModal interface {
	modalPane
	Title(*pane.Look) string
	Draw(l *pane.Look, w, h int) pane.Drawn
}

// modal is what stands in front; nil for nothing.
func (r *root) modal() *modal {
	if len(r.modals) == 0 {
		return nil
	}
	return r.modals[len(r.modals)-1]
}

func (r *root) push(m *modal) { r.modals = append(r.modals, m) }

// pop takes the modal in front away.
func (r *root) pop() {
	r.modals = r.modals[:len(r.modals)-1]
	if !r.sheetEditing() {
		r.sheet.Edit(nil)
	}
}

// askModal does what is asked of the modal in front.
func (r *root) askModal(m *modal, a act.Ask) tea.Cmd {
	switch a.Verb {
	case act.Leave, act.Interrupt:
		r.pop()
		if m.leave != nil {
			m.leave(r)
		}
		return nil
	case act.Take:
		return r.takeModal(m)
	}
	if m.pane.Do(a) && a.Verb == act.Pick {
		return r.takeModal(m)
	}
	if m.typed != nil {
		return m.typed(r)
	}
	return nil
}

func (r *root) takeModal(m *modal) tea.Cmd {
	if m.keep != nil && m.keep(r) {
		return nil
	}
	r.pop()
	return m.take(r)
}

// sheetEditing tells whether a cell is being edited on the sheet.
func (r *root) sheetEditing() bool {
	for _, m := range r.modals {
		if _, ok := m.pane.(*edit.Pane); ok {
			return true
		}
	}
	return false
}

func (r *root) startEdit() tea.Cmd {
	targets := r.sheet.Targets()
	if len(targets) == 0 {
		return nil
	}
	c, p := r.open.file, edit.New()
	for _, t := range targets {
		held, _ := review.Held(c.Current, t.Address)
		p.Add(t.Address, t.Name, held)
	}
	if r.focus == lay.Queue || r.focus == lay.Findings {
		r.focus = lay.Sheet
	}
	r.editAt(p)
	r.push(&modal{
		scopes: []keys.Scope{keys.InEdit, keys.Typing}, pane: p,
		typed: func(r *root) tea.Cmd {
			r.editAt(p)
			if !p.Changed() {
				return nil
			}
			return r.jobs.preview(c, p.Set(), p.Text())
		},
		keep: func(r *root) bool { return p.Changed() && !r.acceptable(c, p) },
		take: func(r *root) tea.Cmd { return r.takeEdit(p) },
	})
	return nil
}

// editAt draws the field of an edit over its cell.
func (r *root) editAt(p *edit.Pane) {
	r.sheet.GoTo(p.Address())
	r.sheet.Edit(p.Field())
}

// takeEdit decides what was typed: one correction, whatever the number of cells.
func (r *root) takeEdit(p *edit.Pane) tea.Cmd {
	if !p.Changed() {
		return nil
	}
	r.sheet.Unmark()
	return r.decideNow(review.Correct, func(c *review.Case, by review.By) (review.Decision, error) {
		return c.Correct(by, p.Set(), p.Verdict(), p.Reason())
	})
}

// acceptable tells whether what was typed can be taken, and shows why not.
func (r *root) acceptable(c *review.Case, p *edit.Pane) bool {
	_, err := c.Correct(review.By{}, p.Set(), p.Verdict(), p.Reason())
	if err != nil {
		p.Previewed(act.Previewed{Text: p.Text()}, err, r.look.Lang)
	}
	return err == nil
}

func (r *root) startAccept() tea.Cmd {
	f := r.findings.Selected()
	if f == nil || len(f.Repairs) == 0 {
		return nil
	}
	id, c := r.open.id, r.open.file
	accept := func(i int) tea.Cmd {
		repair := f.Repairs[i]
		verdict := verdictOf(&repair)
		return r.decide(deed{id: id, file: c, kind: review.Correct, on: true, make: func(c *review.Case, by review.By) (review.Decision, error) {
			return c.Accept(by, repair, verdict, "")
		}})
	}
	if len(f.Repairs) == 1 {
		return accept(0)
	}
	items := make([]string, len(f.Repairs))
	for i := range items {
		items[i] = findings.Repair(&r.look, f, i)
	}
	p := choice.New(r.look.Words.Edit.Choose+" · "+f.Code, items)
	r.push(&modal{
		scopes: []keys.Scope{keys.InChoice}, pane: p,
		take: func(*root) tea.Cmd { return accept(p.At()) },
	})
	return nil
}

func (r *root) startWaive() tea.Cmd {
	fs := r.markedFindings()
	if len(r.sheet.Marked()) == 0 {
		if f := r.findings.Selected(); f != nil {
			fs = []*model.Finding{f}
		}
	}
	if len(fs) == 0 {
		return nil
	}
	p := edit.NewReason(fs, r.reasons)
	r.push(&modal{
		scopes: []keys.Scope{keys.InReason, keys.Typing}, pane: p,
		keep: func(*root) bool { return p.Text() == "" },
		take: func(r *root) tea.Cmd { return r.takeReason(p) },
	})
	return nil
}

// takeReason waives each finding by a decision of its own, so that each can
// lapse by itself; undo takes them back one by one.
func (r *root) takeReason(p *edit.Reason) tea.Cmd {
	r.sheet.Unmark()
	r.remember(p.Text())
	id, c := r.open.id, r.open.file
	var cmds []tea.Cmd
	for i, f := range p.Findings {
		last := i == len(p.Findings)-1
		cmds = append(cmds, r.decide(deed{id: id, file: c, kind: review.Waive, on: last, make: func(c *review.Case, by review.By) (review.Decision, error) {
			return c.Waive(by, f, p.Text())
		}}))
	}
	return tea.Batch(cmds...)
}

// mostReasons is how many reasons are remembered.
const mostReasons = 20

// remember keeps a reason for the next waiver; the same report is rarely the
// only one it holds for.
func (r *root) remember(reason string) {
	others := slices.DeleteFunc(r.reasons, func(old string) bool { return old == reason })
	r.reasons = append([]string{reason}, others[:min(len(others), mostReasons-1)]...)
}

// markedFindings are the open findings about marked cells.
func (r *root) markedFindings() []*model.Finding {
	marked := r.sheet.Marked()
	if len(marked) == 0 || r.open.file == nil {
		return nil
	}
	var fs []*model.Finding
	open := r.open.file.Open()
	for i := range open {
		about := func(c model.Related) bool {
			return marked[c.Address] && (c.Role == model.Subject || c.Role == model.Total)
		}
		if slices.ContainsFunc(open[i].Cells, about) {
			fs = append(fs, &open[i])
		}
	}
	return fs
}

func (r *root) startExport() tea.Cmd {
	w := &r.look.Words.Edit
	id := r.open.id
	p := choice.New(w.Export, []string{fmt.Sprintf("1. %s", w.This), fmt.Sprintf("2. %s", w.All)})
	r.push(&modal{
		scopes: []keys.Scope{keys.InChoice}, pane: p,
		take: func(r *root) tea.Cmd {
			if p.At() == 0 {
				return r.jobs.export([]act.ReportID{id})
			}
			return r.jobs.export(nil)
		},
	})
	return nil
}

// startStop asks whether to stop what is running.
func (r *root) startStop() tea.Cmd {
	w := &r.look.Words.Edit
	p := choice.New(w.Stop, []string{"1. " + w.GoOn, "2. " + w.StopIt})
	r.push(&modal{
		scopes: []keys.Scope{keys.InChoice}, pane: p,
		take: func(r *root) tea.Cmd {
			if p.At() == 0 {
				return nil
			}
			return r.stop()
		},
	})
	return nil
}

// startSearch opens the search of the pane in front: of the text in the source,
// of the reports everywhere else.
func (r *root) startSearch() tea.Cmd {
	scopes := []keys.Scope{keys.InSearch, keys.Typing}
	if r.focus == lay.Source && r.open.file != nil {
		r.source.StartSearch()
		r.push(&modal{
			scopes: scopes, pane: r.source, own: lay.Source,
			take:  func(r *root) tea.Cmd { r.source.EndSearch(true); return r.follow(lay.Source) },
			leave: func(r *root) { r.source.EndSearch(false) },
		})
		return nil
	}
	r.queue.StartSearch()
	asked := r.queue.Query()
	r.push(&modal{
		scopes: scopes, pane: r.queue, own: lay.Queue,
		typed: func(r *root) tea.Cmd {
			if q := r.queue.Query(); q != asked {
				asked = q
				return r.jobs.search(q, r.queue.All())
			}
			return r.follow(lay.Queue)
		},
		take: func(r *root) tea.Cmd {
			r.queue.EndSearch(true)
			r.focus = lay.Queue
			return r.follow(lay.Queue)
		},
		leave: func(r *root) { r.queue.EndSearch(false) },
	})
	if asked == "" {
		return nil
	}
	return r.jobs.search(asked, r.queue.All())
}

func (r *root) startPalette() tea.Cmd {
	p := palette.New(&r.look, r.here())
	r.push(&modal{
		scopes: []keys.Scope{keys.InPalette, keys.Typing}, pane: p, whole: true,
		keep: func(*root) bool { return p.Selected() == nil },
		take: func(r *root) tea.Cmd { return r.perform(p.Selected(), 0) },
	})
	return nil
}

func (r *root) startHelp() tea.Cmd {
	r.push(&modal{
		scopes: []keys.Scope{keys.InHelp}, pane: help.New(), whole: true,
		take: func(*root) tea.Cmd { return nil },
	})
	return nil
}
