package main

import (
	"slices"

	"gouji/model/review"
	"gouji/tui/act"
)

// recent are the cases opened last. Decisions are about them, and reading a
// report again for each would be felt.
type recent struct {
	ids   []act.ReportID // the latest last
	cases map[act.ReportID]*review.Case
}

const recentMost = 8

func (r *recent) get(id act.ReportID) *review.Case { return r.cases[id] }

// drop forgets a case that other reports now say something else of.
func (r *recent) drop(id act.ReportID) {
	delete(r.cases, id)
	r.ids = slices.DeleteFunc(r.ids, func(other act.ReportID) bool { return other == id })
}

func (r *recent) put(id act.ReportID, c *review.Case) {
	if r.cases == nil {
		r.cases = map[act.ReportID]*review.Case{}
	}
	if r.cases[id] == nil {
		r.ids = append(r.ids, id)
	}
	if r.cases[id] = c; len(r.ids) > recentMost {
		delete(r.cases, r.ids[0])
		r.ids = r.ids[1:]
	}
}
