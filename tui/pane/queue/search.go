package queue

import (
	"slices"

	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// search is the search while it is open.
type search struct {
	query   pane.Field
	asked   string // the query that hits answer
	hits    []act.Hit
	at, top int
}

func (s *search) do(a act.Ask) bool {
	switch a.Verb {
	case act.Up, act.WheelUp:
		s.at = lay.Clamp(s.at-1, len(s.hits))
	case act.Down, act.WheelDown:
		s.at = lay.Clamp(s.at+1, len(s.hits))
	case act.Point:
		s.at = lay.Clamp(s.top+a.Y-1, len(s.hits))
	default:
		return s.query.Do(a)
	}
	return true
}

// selected is the hit under the cursor; before anything is typed, the report the
// queue's cursor is on.
func (s *search) selected(p *Pane) *act.Summary {
	if s.query.Text() == "" || s.asked == "" {
		if p.at < len(p.rows) {
			return p.rows[p.at].now
		}
		return nil
	}
	if s.at >= len(s.hits) {
		return nil
	}
	return p.Summary(s.hits[s.at].ID)
}

// StartSearch opens the search; where a search narrowed the queue, with that,
// selected so that typing takes its place.
func (p *Pane) StartSearch() { p.search = &search{query: pane.NewPicked(p.narrow.text)} }

// Searching tells whether the search is open.
func (p *Pane) Searching() bool { return p.search != nil }

// Query is what is being searched for.
func (p *Pane) Query() string {
	if p.search == nil {
		return ""
	}
	return p.search.query.Text()
}

// Found shows the answer to a search. One to another query than is typed now is dropped.
func (p *Pane) Found(f act.Found) {
	if p.search != nil && p.Query() == f.Query {
		p.search.hits, p.search.at, p.search.top, p.search.asked = f.Hits, 0, 0, f.Query
	}
}

// EndSearch closes the search: on the report found, or where the cursor was
// before. One with filters that is taken leaves only what it finds in the queue;
// one without, or that finds nothing, brings all back.
func (p *Pane) EndSearch(take bool) {
	if p.search == nil {
		return
	}
	found, text := p.search.selected(p), p.Query()
	p.search = nil
	if !take {
		return
	}
	q := parseQuery(text)
	if len(q.filters) == 0 || !slices.ContainsFunc(p.All(), q.passes) {
		q = query{}
	}
	p.narrowTo(q)
	if found != nil {
		p.Select(found.ID)
	}
}
