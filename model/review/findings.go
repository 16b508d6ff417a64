package review

import (
	"cmp"
	"fmt"
	"slices"

	"gouji/model"
	"gouji/model/rule"
)

// judge finds what the rules say of the corrected reading and what became of
// the findings on the one as read.
func (c *Case) judge() {
	now := c.original
	if c.Current != c.Reading {
		now = c.checks.check(c.Current)
	}
	c.take(now)
}

// Trace is what other reports of the folder are held against.
func (c *Case) Trace() rule.Trace { return c.trace() }

// take makes the case's findings of those on the corrected reading.
func (c *Case) take(now checkResults) {
	c.trace = now.trace
	c.Failed, c.Untestable = unite(c.original.failed, now.failed), now.untestable
	w := c.waivers()
	c.Findings = make([]model.Finding, 0, len(now.findings))
	for _, f := range now.findings {
		c.Findings = append(c.Findings, w.mark(f, model.Open))
	}
	if c.Current != c.Reading {
		c.Findings = append(c.Findings, c.gone(now)...)
	}
	slices.SortStableFunc(c.Findings, func(a, b model.Finding) int {
		return cmp.Or(cmp.Compare(settled(a), settled(b)), cmp.Compare(a.Place.Start(), b.Place.Start()))
	})
}

// settled is 0 for an open finding and 1 for any other.
func settled(f model.Finding) int {
	if f.Status == model.Open {
		return 0
	}
	return 1
}

// gone gives the findings of the reading as read that the corrected one has no
// more, as fixed. What a crashed rule found before is not fixed: it stays open.
func (c *Case) gone(now checkResults) []model.Finding {
	still := map[string]bool{}
	for f := range flat(now.findings) {
		still[c.identity(f)] = true
	}
	crashed := func(code string) bool { return slices.Contains(now.failed, code) }
	var gone []model.Finding
	for _, root := range c.original.findings {
		var followers []model.Finding
		for _, f := range root.Followers {
			if !still[c.identity(&f)] {
				f.Status = statusOfGone(crashed(f.Code))
				followers = append(followers, f)
			}
		}
		if still[c.identity(&root)] {
			gone = append(gone, followers...)
			continue
		}
		root.Status = statusOfGone(crashed(root.Code))
		root.Followers = followers
		gone = append(gone, root)
	}
	return gone
}

func statusOfGone(crashed bool) model.Status {
	if crashed {
		return model.Open
	}
	return model.Fixed
}

// identity tells findings of two readings of one source apart: by their subject,
// and by where they stand if that is no cell.
func (c *Case) identity(f *model.Finding) string {
	for _, related := range f.Cells {
		if related.Role == model.Subject {
			return f.Key(c.Reading.Source)
		}
	}
	return fmt.Sprintf("%s @%d", f.Key(c.Reading.Source), f.Place.Start())
}

// flat goes through findings and those folded under them.
func flat(findings []model.Finding) func(yield func(*model.Finding) bool) {
	return func(yield func(*model.Finding) bool) {
		for i := range findings {
			if !yield(&findings[i]) {
				return
			}
			for j := range findings[i].Followers {
				if !yield(&findings[i].Followers[j]) {
					return
				}
			}
		}
	}
}

// Open gives the findings that wait for a decision, by place: the first ones of
// [Case.Findings].
func (c *Case) Open() []model.Finding {
	n := slices.IndexFunc(c.Findings, func(f model.Finding) bool { return f.Status != model.Open })
	if n < 0 {
		return c.Findings
	}
	return c.Findings[:n:n]
}

// waivers are the waivers whose cells are what they were, by the key of their finding.
type waivers struct {
	source *model.Source
	hold   map[string][]*Waived
}

func (c *Case) waivers() waivers {
	w := waivers{c.Reading.Source, map[string][]*Waived{}}
	for _, d := range c.counting {
		if d.Kind == Waive && d.Finding != nil {
			if _, lapsed := changed(c.Current, d); !lapsed {
				w.hold[d.Finding.Key] = append(w.hold[d.Finding.Key], d.Finding)
			}
		}
	}
	return w
}

// restsOn tells whether a finding rests on what it rested on when it was waived.
func (w *Waived) restsOn(f *model.Finding) bool { return slices.Equal(w.Evidence, f.Evidence) }

// mark gives the finding its status; one folded under a waived finding is waived with it.
func (w waivers) mark(f model.Finding, above model.Status) model.Finding {
	f.Status = above
	if slices.ContainsFunc(w.hold[f.Key(w.source)], func(d *Waived) bool { return d.restsOn(&f) }) {
		f.Status = model.Waived
	}
	if len(f.Followers) > 0 {
		f.Followers = slices.Clone(f.Followers)
		for i := range f.Followers {
			f.Followers[i] = w.mark(f.Followers[i], f.Status)
		}
	}
	return f
}

// changed gives the first cell that no longer holds what a waiver was made on.
func changed(r *model.Reading, d Decision) (WaivedCell, bool) {
	for _, cell := range d.Finding.Cells {
		if now, _ := Held(r, cell.Address()); now != cell.Held {
			return cell, true
		}
	}
	return WaivedCell{}, false
}

// Lapsed tells of an open finding that it was waived once and why that no longer
// holds; false for a finding that no waiver was made for.
func (c *Case) Lapsed(f *model.Finding) (why model.Words, ok bool) {
	key := f.Key(c.Reading.Source)
	for _, d := range slices.Backward(c.counting) {
		if d.Kind != Waive || d.Finding == nil || d.Finding.Key != key {
			continue
		}
		cell, lapsed := changed(c.Current, d)
		if !lapsed && d.Finding.restsOn(f) {
			break
		} else if !lapsed {
			return sayEvidenceLapsed(d, f.Evidence), true
		}
		now, _ := Held(c.Current, cell.Address())
		return sayLapsed(d, cell.Address(), cell.Held, now), true
	}
	return model.Words{}, false
}

// Waiver gives the decision that lets a finding stand; false where none does. One
// folded under a waived finding has none of its own.
func (c *Case) Waiver(f *model.Finding) (Decision, bool) {
	key := f.Key(c.Reading.Source)
	for _, d := range slices.Backward(c.counting) {
		if d.Kind == Waive && d.Finding != nil && d.Finding.Key == key {
			_, lapsed := changed(c.Current, d)
			return d, !lapsed && d.Finding.restsOn(f)
		}
	}
	return Decision{}, false
}

// Address is the cell or fact waived.
func (c WaivedCell) Address() model.Address {
	return model.Address{Table: c.Table, Row: c.Row, Column: c.Column}
}

func unite(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
