// Package findings is the strip that lists what is wrong with a report, or with
// the whole folder by rule.
//
// Its one invariant: one finding is selected as long as there is any, and it is
// the one shown in full, with both numbers and what would settle it; what is
// accepted or waived is what is seen. A finding that is dealt with hands the
// selection to the next open one. The worst come first, as in the queue; those of
// one severity stand as they do in the report.
package findings

import (
	"cmp"
	"slices"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Pane is the strip.
type Pane struct {
	shown  *review.Case
	list   []model.Finding // the case's, in the strip's order
	open   int             // how many of them wait for a decision; they come first
	at     int             // the finding selected
	top    int             // the first line shown
	rows   []int           // for each line drawn last, from the first: which finding or entry it belongs to
	folder *folder
	// unseen tells that the selection moved by itself, since what was selected is
	// dealt with: the next step goes to it rather than past it.
	unseen bool
}

// New is an empty strip.
func New() *Pane { return &Pane{} }

// Show shows a case's findings; nil shows none.
func (p *Pane) Show(c *review.Case) {
	old := p.Selected()
	before := p.shown
	p.shown, p.list, p.open, p.unseen = c, nil, 0, false
	if c == nil {
		p.at, p.top = 0, 0
		return
	}
	p.list, p.open = inOrder(c)
	if old == nil || before == nil || !pane.SameText(before.Reading.Source, c.Reading.Source) {
		p.at, p.top = 0, 0
		return
	}
	key := old.Key(c.Reading.Source)
	i := slices.IndexFunc(p.list, func(f model.Finding) bool { return f.Key(c.Reading.Source) == key })
	if i >= 0 && (p.list[i].Status == model.Open || old.Status != model.Open) {
		p.at = i
		return
	}
	if p.open > 0 {
		p.at, p.unseen = lay.Clamp(p.at, p.open), true
		return
	}
	p.at = max(i, 0)
}

// inOrder gives the findings the open ones first, the worst of them first, and
// how many are open.
func inOrder(c *review.Case) (list []model.Finding, open int) {
	list, open = slices.Clone(c.Findings), len(c.Open())
	slices.SortStableFunc(list[:open], func(a, b model.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return list, open
}

// Selected is the finding shown in full; nil where there is none.
func (p *Pane) Selected() *model.Finding {
	if p.at >= len(p.list) {
		return nil
	}
	return &p.list[p.at]
}

// Seen tells that the reviewer was shown what is selected.
func (p *Pane) Seen() { p.unseen = false }

// Unseen tells whether the selection moved by itself.
func (p *Pane) Unseen() bool { return p.unseen }

// Step goes to the next open finding in the direction d; false where there is none.
func (p *Pane) Step(d int) bool {
	if p.unseen {
		p.unseen = false
		return true
	}
	for i := p.at + d; i >= 0 && i < len(p.list); i += d {
		if p.list[i].Status == model.Open {
			p.at = i
			return true
		}
	}
	return false
}

// End goes to the first open finding, or to the last; false where none is open.
func (p *Pane) End(last bool) bool {
	if p.open == 0 {
		return false
	}
	p.at = 0
	if last {
		p.at = p.open - 1
	}
	return true
}

// ToCode goes to the first open finding of a rule; false where there is none.
func (p *Pane) ToCode(code string) bool {
	return p.to(func(f *model.Finding) bool {
		return f.Code == code || slices.ContainsFunc(f.Followers, func(g model.Finding) bool { return g.Code == code })
	})
}

// ToCell goes to the first open finding about a cell; false where there is none.
// A selected finding that is about it stays selected.
func (p *Pane) ToCell(a model.Address) bool {
	about := func(f *model.Finding) bool {
		return slices.ContainsFunc(f.Cells, func(c model.Related) bool {
			return c.Address == a && (c.Role == model.Subject || c.Role == model.Total)
		})
	}
	if f := p.Selected(); f != nil && about(f) {
		return true
	}
	return p.to(about)
}

// ToOffset goes to the first open finding whose place holds an offset of the
// source; false where there is none.
func (p *Pane) ToOffset(offset int) bool {
	return p.to(func(f *model.Finding) bool {
		return slices.ContainsFunc(f.Place, func(s model.Span) bool { return s.Contains(offset) })
	})
}

func (p *Pane) to(ok func(*model.Finding) bool) bool {
	for i := range p.list {
		if f := &p.list[i]; f.Status == model.Open && ok(f) {
			p.at = i
			return true
		}
	}
	return false
}

// Subject is what a finding is about: its address, the zero one where it is no
// cell, and its place.
func Subject(f *model.Finding) (model.Address, model.Place) {
	for _, c := range f.Cells {
		if c.Role == model.Subject {
			return c.Address, c.Place
		}
	}
	for _, r := range f.Repairs {
		if len(r.Set) > 0 {
			return r.Set[0].Address, f.Place
		}
	}
	return model.Address{}, f.Place
}

// Do does what is asked, if it is something the strip can do.
func (p *Pane) Do(a act.Ask) bool {
	if p.folder != nil {
		return p.folder.do(a, p)
	}
	n := len(p.list)
	switch a.Verb {
	case act.Up, act.WheelUp:
		p.at = lay.Clamp(p.at-1, n)
	case act.Down, act.WheelDown:
		p.at = lay.Clamp(p.at+1, n)
	case act.PageUp:
		p.at = lay.Clamp(p.at-5, n)
	case act.PageDown:
		p.at = lay.Clamp(p.at+5, n)
	case act.Top:
		p.at = 0
	case act.Bottom:
		p.at = lay.Clamp(n-1, n)
	case act.Point:
		if i := p.top + a.Y; i >= 0 && i < len(p.rows) {
			p.at = lay.Clamp(p.rows[i], n)
		}
	default:
		return false
	}
	return true
}

// Folder shows the findings of the whole folder by rule; nil the report's again.
func (p *Pane) Folder(rules []act.ByRule) {
	p.top = 0
	if rules == nil {
		p.folder = nil
		return
	}
	p.folder = newFolder(rules)
}

// InFolder tells whether the whole folder is shown.
func (p *Pane) InFolder() bool { return p.folder != nil }

// Take goes into what is selected in the folder: a rule opens or closes; a
// report is given back, with the rule's code.
func (p *Pane) Take() (id act.ReportID, code string, ok bool) {
	if p.folder == nil {
		return 0, "", false
	}
	return p.folder.take()
}

// Text is the finding selected as it would be copied; "" where there is none.
func (p *Pane) Text(l *pane.Look) string {
	f := p.Selected()
	if f == nil {
		return ""
	}
	return f.Code + " " + f.Message.In(l.Lang)
}
