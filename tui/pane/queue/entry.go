package queue

import (
	"cmp"
	"slices"
	"strings"

	"gouji/model/review"
	"gouji/tui/act"
)

// entry is a report in the queue. Its place is decided by what it was when the
// queue was last put in order, so that no report jumps away while it is worked on.
type entry struct {
	now    *act.Summary // replaced, never changed: searches read it meanwhile
	ranked *act.Summary
}

// Order is one of the orders of the queue.
type Order string

// The orders, in the turn they come.
var Orders = []Order{"worst", "agency", "year", "path", "cheapest"}

// compare orders entries; files that could not be read are always last.
func (o Order) compare(x, y *entry) int {
	a, b := x.ranked, y.ranked
	if (a.Refused == "") != (b.Refused == "") {
		return last(a.Refused != "")
	}
	if c := o.first(a, b); c != 0 {
		return c
	}
	return cmp.Or(byName(a, b), cmp.Compare(b.Year, a.Year), strings.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
}

func (o Order) first(a, b *act.Summary) int {
	switch o {
	case "agency":
		return byName(a, b)
	case "year":
		return cmp.Compare(b.Year, a.Year)
	case "path":
		return strings.Compare(a.Path, b.Path)
	case "cheapest":
		return cmp.Or(cmp.Compare(effort(a), effort(b)), cmp.Compare(a.Open(), b.Open()))
	}
	return cmp.Or(settled(a, b), cmp.Compare(b.Errors, a.Errors), cmp.Compare(b.Warnings, a.Warnings), cmp.Compare(b.Infos, a.Infos))
}

func settled(a, b *act.Summary) int {
	if (a.State == review.Settled) != (b.State == review.Settled) {
		return last(a.State == review.Settled)
	}
	return 0
}

func byName(a, b *act.Summary) int {
	if (a.Agency == "") != (b.Agency == "") {
		return last(a.Agency == "")
	}
	return strings.Compare(a.Agency, b.Agency)
}

// effort puts reports with something to do before those without, and settled ones last.
func effort(s *act.Summary) int {
	switch {
	case s.State == review.Settled:
		return 2
	case s.Open() == 0:
		return 1
	}
	return 0
}

func last(aIsLast bool) int {
	if aIsLast {
		return 1
	}
	return -1
}

// merge puts new entries into rows, which are in order; it costs one pass.
func merge(o Order, rows, more []*entry) []*entry {
	slices.SortFunc(more, o.compare)
	if len(rows) == 0 || len(more) > 0 && o.compare(rows[len(rows)-1], more[0]) < 0 {
		return append(rows, more...)
	}
	out := make([]*entry, 0, len(rows)+len(more))
	for len(rows) > 0 && len(more) > 0 {
		if o.compare(rows[0], more[0]) <= 0 {
			out, rows = append(out, rows[0]), rows[1:]
		} else {
			out, more = append(out, more[0]), more[1:]
		}
	}
	return append(append(out, rows...), more...)
}
