package tui

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane/sheet"
)

// mostYears is how many other years are shown beside the open one.
const mostYears = 6

// startYears asks for the other years of the body whose report is open.
func (r *root) startYears() tea.Cmd {
	s := r.queue.Summary(r.open.id)
	if s == nil || r.open.file == nil {
		return nil
	}
	return r.jobs.compare(r.open.id, r.queue.OtherYears(s))
}

// compared shows other years beside the open one: the nearest, one report each.
func (r *root) compared(n act.News) {
	words := &r.look.Words.Notice
	found, _ := n.What.(act.Compared)
	if n.Err != nil {
		r.fail(words.OpenFailedF, n.Err, r.open.file.Reading.Source.Path)
		return
	}
	if r.open.file == nil || found.ID != r.open.id {
		return
	}
	year := r.open.file.Current.Year.Value
	away := func(o act.Other) int { return max(o.Case.Current.Year.Value-year, year-o.Case.Current.Year.Value) }
	slices.SortStableFunc(found.Others, func(a, b act.Other) int { return cmp.Compare(away(a), away(b)) })
	var beside []sheet.Neighbour
	taken := map[int]bool{year: true}
	for _, o := range found.Others {
		if y := o.Case.Current.Year.Value; !taken[y] && len(beside) < mostYears {
			taken[y] = true
			beside = append(beside, sheet.Neighbour{ID: o.ID, Reading: o.Case.Current})
		}
	}
	if len(beside) == 0 {
		r.notices.tellF(words.NoYearsF, r.open.file.Current.Agency.Name)
		return
	}
	r.sheet.Beside(beside, r.look.Words)
	r.focus = lay.Sheet
	r.follow(lay.Sheet)
}

// enterSheet edits the cell under the cursor; one of another report it goes to.
func (r *root) enterSheet() tea.Cmd {
	cell := r.sheet.Current()
	if cell == nil || cell.Elsewhere == nil {
		return r.startEdit()
	}
	there := cell.Elsewhere
	r.queue.Select(there.ID)
	return r.openSelected(func(r *root) tea.Cmd {
		r.sheet.GoTo(there.Address)
		return r.follow(lay.Sheet)
	})
}
