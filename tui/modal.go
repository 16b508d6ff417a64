package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/tui/act"
	"gouji/tui/keys"
	"gouji/tui/lay"
	"gouji/tui/pane"
	"gouji/tui/pane/choice"
	"gouji/tui/pane/edit"
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
	leave  func(*root) tea.Cmd // Esc; what it does once the modal is gone; nil for nothing
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
			return m.leave(r)
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

// startExport asks what to export: this report, those a search left, or all.
func (r *root) startExport() tea.Cmd {
	w := &r.look.Words.Edit
	this := "1. " + w.This
	if name := r.open.name(); name != "" {
		this += " · " + name
	}
	items := []string{this, "2. " + w.All}
	what := [][]act.ReportID{{r.open.id}, nil}
	if shown := r.queue.Shown(); r.queue.Narrowed() && len(shown) > 0 {
		items = append(items, fmt.Sprintf("3. "+w.ShownF, len(shown)))
		what = append(what, shown)
	}
	p := choice.New(w.Export, items)
	r.push(&modal{
		scopes: []keys.Scope{keys.InChoice}, pane: p,
		take: func(r *root) tea.Cmd { return r.jobs.export(what[p.At()]) },
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
			leave: func(r *root) tea.Cmd { r.source.EndSearch(false); return nil },
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
		leave: func(r *root) tea.Cmd { // the report shown while typing gives way to the one before
			r.queue.EndSearch(false)
			return r.openSelected(nil)
		},
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
