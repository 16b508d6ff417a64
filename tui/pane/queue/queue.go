// Package queue is the list of all reports, the worst first.
//
// Its one invariant: the cursor is on a report, not on a row. Reports may come
// in, be put in another order or change while one works; the cursor stays on
// the report it was on, and a report keeps its row until the order is asked for
// again. It holds summaries only, so that a hundred thousand reports cost little.
//
// To add a filter: 1. its name and what passes it in query.go; 2. a line in the
// test of filters; 3. its name in the queue's words.
package queue

import (
	"slices"
	"strings"

	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/lay"
)

// Pane is the queue.
type Pane struct {
	byID   map[act.ReportID]*entry
	rows   []*entry // those that show, in order
	hidden []*entry // those that the narrowing leaves out
	narrow query    // what leaves only some reports; the zero query none
	order  Order
	at     int // the cursor's row
	top    int
	height int // as drawn last
	chosen bool

	search *search
	totals Totals
}

// Totals are counts over all reports.
type Totals struct {
	Reports, Refused        int
	WithFindings, Settled   int
	Errors, Warnings, Infos int
}

// New is an empty queue.
func New() *Pane {
	return &Pane{byID: map[act.ReportID]*entry{}, order: Orders[0]}
}

// Add takes reports in. One that is known already is updated in its row.
func (p *Pane) Add(reports []act.Summary) {
	var more []*entry
	for i := range reports {
		s := reports[i]
		if e := p.byID[s.ID]; e != nil {
			p.update(e, &s)
			continue
		}
		e := &entry{&s, &s}
		p.byID[s.ID] = e
		more = append(more, e)
		p.totals.count(&s, 1)
	}
	on := p.onEntry()
	p.take(more)
	p.stay(on)
}

// take puts new entries where they belong.
func (p *Pane) take(more []*entry) {
	show := more
	if p.Narrowed() {
		show = nil
		for _, e := range more {
			if p.narrow.passes(e.now) {
				show = append(show, e)
			} else {
				p.hidden = append(p.hidden, e)
			}
		}
	}
	p.rows = merge(p.order, p.rows, show)
}

// narrowTo leaves only the reports that a query finds; the zero query leaves all.
// One that is changed by the review stays until the queue is narrowed again.
func (p *Pane) narrowTo(q query) {
	on := p.onEntry()
	all := append(p.rows, p.hidden...)
	p.rows, p.hidden, p.narrow = nil, nil, q
	p.take(all)
	p.stay(on)
}

// Narrowed tells whether a search with filters leaves only some reports.
func (p *Pane) Narrowed() bool { return len(p.narrow.filters) > 0 }

// Widen brings back what a search with filters left out; false where that is nothing.
func (p *Pane) Widen() bool {
	if !p.Narrowed() {
		return false
	}
	p.narrowTo(query{})
	return true
}

func (p *Pane) update(e *entry, s *act.Summary) {
	p.totals.count(e.now, -1)
	e.now = s
	p.totals.count(s, 1)
}

func (t *Totals) count(s *act.Summary, n int) {
	if s.Refused != "" {
		t.Refused += n
		return
	}
	t.Reports += n
	t.Errors += n * s.Errors
	t.Warnings += n * s.Warnings
	t.Infos += n * s.Infos
	if s.Open() > 0 {
		t.WithFindings += n
	}
	if s.State == review.Settled {
		t.Settled += n
	}
}

// Totals are the counts over all reports.
func (p *Pane) Totals() Totals { return p.totals }

// onEntry is the entry under the cursor that the reviewer chose; nil while the
// cursor simply stands at the top.
func (p *Pane) onEntry() *entry {
	if !p.chosen || p.at >= len(p.rows) {
		return nil
	}
	return p.rows[p.at]
}

// stay puts the cursor on its report again; on the top where none was chosen.
func (p *Pane) stay(on *entry) {
	if on == nil {
		p.at, p.top = 0, 0
		return
	}
	before := p.at
	if p.at = slices.Index(p.rows, on); p.at < 0 {
		p.at, p.top = 0, 0
		return
	}
	p.top += p.at - before // the cursor stays where it is on the screen, too
}

// Do does what is asked, if it is something the queue can do.
func (p *Pane) Do(a act.Ask) bool {
	if p.search != nil {
		return p.search.do(a)
	}
	page := max(p.height-1, 1)
	switch a.Verb {
	case act.Up:
		p.move(p.at - 1)
	case act.Down:
		p.move(p.at + 1)
	case act.PageUp:
		p.move(p.at - page)
	case act.PageDown:
		p.move(p.at + page)
	case act.Top:
		p.move(0)
	case act.Bottom:
		p.move(len(p.rows) - 1)
	case act.Order:
		p.nextOrder()
	case act.Point:
		p.move(p.top + a.Y)
	case act.WheelUp:
		p.move(p.at - 3)
	case act.WheelDown:
		p.move(p.at + 3)
	default:
		return false
	}
	return true
}

// Hold keeps the cursor on its report from now on, even if worse ones come in.
func (p *Pane) Hold() { p.chosen = len(p.rows) > 0 }

func (p *Pane) move(to int) {
	p.at = lay.Clamp(to, len(p.rows))
	p.chosen = len(p.rows) > 0
}

func (p *Pane) nextOrder() {
	p.order = Orders[(slices.Index(Orders, p.order)+1)%len(Orders)]
	on := p.onEntry()
	for _, e := range p.byID {
		e.ranked = e.now
	}
	slices.SortFunc(p.rows, p.order.compare)
	p.stay(on)
}

// Order is the order the queue is in.
func (p *Pane) Order() Order { return p.order }

// Selected is the report under the cursor; nil where there is none.
func (p *Pane) Selected() *act.Summary {
	if p.search != nil {
		return p.search.selected(p)
	}
	if p.at >= len(p.rows) {
		return nil
	}
	return p.rows[p.at].now
}

// Select puts the cursor on a report; one that the narrowing leaves out widens the queue.
func (p *Pane) Select(id act.ReportID) {
	if slices.ContainsFunc(p.hidden, func(e *entry) bool { return e.now.ID == id }) {
		p.Widen()
	}
	if i := slices.IndexFunc(p.rows, func(e *entry) bool { return e.now.ID == id }); i >= 0 {
		p.move(i)
	}
}

// OtherYears are the readable reports that bear the agency's name and another year.
func (p *Pane) OtherYears(s *act.Summary) []act.ReportID {
	var ids []act.ReportID
	for _, e := range p.everything() {
		if o := e.now; s.Agency != "" && o.Agency == s.Agency && o.Year != s.Year && o.Year != 0 && o.Refused == "" {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// Summary is what is known of a report; nil for one that is not in the queue.
func (p *Pane) Summary(id act.ReportID) *act.Summary {
	if e := p.byID[id]; e != nil {
		return e.now
	}
	return nil
}

// Next is the nearest report from the cursor's on, in the direction step (1 or
// -1), that ok accepts; past the end it goes on from the other end. The cursor's
// own report comes last. It is nil where there is none.
func (p *Pane) Next(step int, ok func(*act.Summary) bool) *act.Summary {
	n := len(p.rows)
	for i := 1; i <= n; i++ {
		if s := p.rows[((p.at+step*i)%n+n)%n].now; ok(s) {
			return s
		}
	}
	return nil
}

// Rules are the rules with open findings, ordered by code.
func (p *Pane) Rules() []act.ByRule {
	at := map[string]int{}
	var rules []act.ByRule
	for _, e := range p.everything() {
		for _, code := range e.now.Codes {
			i, ok := at[code]
			if !ok {
				i = len(rules)
				at[code] = i
				rules = append(rules, act.ByRule{Code: code})
			}
			rules[i].Reports = append(rules[i].Reports, e.now)
		}
	}
	slices.SortFunc(rules, func(a, b act.ByRule) int { return strings.Compare(a.Code, b.Code) })
	return rules
}

// All are all summaries, as a search may read them while the queue goes on.
func (p *Pane) All() []*act.Summary {
	entries := p.everything()
	all := make([]*act.Summary, len(entries))
	for i, e := range entries {
		all[i] = e.now
	}
	return all
}

// Shown are the readable reports that show, in order.
func (p *Pane) Shown() []act.ReportID {
	var ids []act.ReportID
	for _, e := range p.rows {
		if e.now.Refused == "" {
			ids = append(ids, e.now.ID)
		}
	}
	return ids
}

// everything are all entries, those that show first.
func (p *Pane) everything() []*entry {
	return append(slices.Clip(p.rows), p.hidden...)
}
