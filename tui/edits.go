package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/keys"
	"gouji/tui/lay"
	"gouji/tui/pane/choice"
	"gouji/tui/pane/edit"
	"gouji/tui/pane/findings"
)

// startEdit edits the marked cells, or the one under the cursor.
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
	if c := r.sheet.Current(); c == nil || c.Address != p.Address() {
		r.sheet.GoTo(p.Address())
	}
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

// startAccept accepts the repair proposed; where there are several it asks which.
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
