package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/keys"
	"gouji/tui/pane/edit"
)

// startWaive asks why the findings about marked cells, or the one selected, may stand.
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
