package rule

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"gouji/model"
)

// Limits of the search for what explains broken laws. Reports have one or two
// wrong cells; a table wrong all over gets no explanation rather than a slow one.
const (
	mostChanges = 3
	mostNodes   = 20000
	mostFound   = 64
)

// change gives a cell of a sheet another figure.
type change struct {
	cell int
	to   decimal.Decimal
}

// search looks for the smallest sets of changes after which all broken laws of
// one component hold and no other law breaks.
type search struct {
	*sheet
	touch     [][]int // laws that can be tested, by cell
	component []int   // broken laws, tied together by shared cells
	member    map[int]bool
	degree    int // most laws any cell stands in
	changes   []change
	found     [][]change
	nodes     int
	truncated bool // there are more solutions than found
}

// solve searches each component of the broken laws.
func (s *sheet) solve() []*search {
	touch := s.touching()
	var searches []*search
	done := map[int]bool{}
	for i := range s.shifted {
		for _, n := range s.shifted[i].laws {
			done[n] = true
		}
	}
	for _, n := range s.broken {
		if done[n] || !s.solvable(n) {
			continue
		}
		q := &search{sheet: s, touch: touch, member: map[int]bool{}}
		q.gather(n)
		for n := range q.member {
			done[n] = true
		}
		for _, laws := range touch {
			q.degree = max(q.degree, len(laws))
		}
		for depth := 1; depth <= mostChanges && len(q.found) == 0 && !q.truncated; depth++ {
			q.extend(depth)
		}
		searches = append(searches, q)
	}
	return searches
}

// solvable tells whether breaking the law says that a cell is wrong. An oddity does not.
func (s *sheet) solvable(n int) bool { return s.laws[n].severity(s.verdicts[n]) > model.Info }

// touching lists for each cell the laws that were tested with it.
func (s *sheet) touching() [][]int {
	touch := make([][]int, len(s.cells))
	for n, l := range s.laws {
		switch {
		case s.verdicts[n].outcome == holds && l.Larger == model.Info:
			continue
		case s.verdicts[n].outcome == broken && !s.solvable(n):
			continue
		case s.verdicts[n].outcome < holds:
			continue
		}
		for _, t := range l.terms {
			if s.present(t) {
				touch[t.cell] = append(touch[t.cell], n)
			}
		}
	}
	return touch
}

// gather collects the broken laws that share cells with law n, and so on.
func (q *search) gather(n int) {
	q.member[n] = true
	q.component = append(q.component, n)
	for _, t := range q.laws[n].terms {
		for _, other := range q.touch[t.cell] {
			if q.verdicts[other].outcome == broken && !q.member[other] {
				q.gather(other)
			}
		}
	}
}

// extend tries every change that settles one of the laws still broken. The last
// change must stand in all of them.
func (q *search) extend(left int) {
	q.nodes++
	if q.nodes > mostNodes || len(q.found) >= mostFound {
		q.truncated = true
		return
	}
	bad := q.violated()
	if len(bad) == 0 {
		q.record()
		return
	}
	if len(bad) > left*q.degree {
		return
	}
	pool := q.equationsFirst(bad)
	if left == 1 {
		pool = pool[:min(len(pool), 1)]
	}
	var tried []change
	for _, n := range pool {
		for _, t := range q.laws[n].terms {
			c, ok := q.candidate(n, t, bad, left)
			if !ok || slices.Contains(tried, c) {
				continue
			}
			tried = append(tried, c)
			q.changes = append(q.changes, c)
			if left > 1 || len(q.violated()) == 0 {
				q.extend(left - 1)
			}
			q.changes = q.changes[:len(q.changes)-1]
		}
	}
}

// equationsFirst puts the laws that fix a figure before those that only bound
// it; of these the figure at the bound is tried.
func (q *search) equationsFirst(laws []int) []int {
	sorted := slices.Clone(laws)
	slices.SortStableFunc(sorted, func(a, b int) int { return bounds(q.laws[a].Op) - bounds(q.laws[b].Op) })
	return sorted
}

// bounds is 0 for a law that fixes a figure and 1 for one that bounds it.
func bounds(op string) int {
	if op == "=" {
		return 0
	}
	return 1
}

// candidate gives the change of a term that settles law n, if the cell may be
// changed and hold that figure.
func (q *search) candidate(n int, t term, bad []int, left int) (change, bool) {
	if _, ok := q.figure(t.cell); !ok || !q.present(t) || q.changed(t.cell) {
		return change{}, false
	}
	if left == 1 && slices.ContainsFunc(bad, func(n int) bool { return !slices.Contains(q.touch[t.cell], n) }) {
		return change{}, false
	}
	c := change{t.cell, q.settlingWith(&q.laws[n], t.cell, q.changes).Trim(0)}
	return c, q.allowed(c)
}

func (q *search) changed(cell int) bool {
	return slices.ContainsFunc(q.changes, func(c change) bool { return c.cell == cell })
}

// violated gives the laws that do not hold with the changes made.
func (q *search) violated() []int {
	var bad []int
	test := func(n int) {
		left, right := q.sums(&q.laws[n], q.changes)
		if !q.laws[n].satisfied(left, right) {
			bad = append(bad, n)
		}
	}
	for _, n := range q.component {
		test(n)
	}
	for i, c := range q.changes {
		for _, n := range q.touch[c.cell] {
			if !q.member[n] && !q.touchedBefore(i, n) {
				test(n)
			}
		}
	}
	return bad
}

func (q *search) touchedBefore(i, n int) bool {
	return slices.ContainsFunc(q.changes[:i], func(c change) bool { return slices.Contains(q.touch[c.cell], n) })
}

// record keeps the changes as a solution unless it was found in another order.
func (q *search) record() {
	solution := slices.Clone(q.changes)
	slices.SortFunc(solution, func(a, b change) int { return cmp.Compare(a.cell, b.cell) })
	if !slices.ContainsFunc(q.found, func(other []change) bool { return slices.Equal(other, solution) }) {
		q.found = append(q.found, solution)
	}
}

// groups cuts a solution into changes that do not depend on each other: no law
// has cells of two groups.
func (q *search) groups(solution []change) [][]change {
	var groups [][]change
	for _, c := range solution {
		joined := []change{c}
		groups = slices.DeleteFunc(groups, func(g []change) bool {
			tied := slices.ContainsFunc(g, func(other change) bool { return q.share(c.cell, other.cell) })
			if tied {
				joined = append(joined, g...)
			}
			return tied
		})
		groups = append(groups, joined)
	}
	for _, g := range groups {
		slices.SortFunc(g, func(a, b change) int { return cmp.Compare(a.cell, b.cell) })
	}
	return groups
}

func (q *search) share(a, b int) bool {
	return slices.ContainsFunc(q.touch[a], func(n int) bool { return slices.Contains(q.touch[b], n) })
}

// sums gives both sides of a law with changes made.
func (s *sheet) sums(l *law, changes []change) (left, right decimal.Decimal) {
	for _, t := range l.terms {
		if !s.present(t) {
			continue
		}
		value := s.cells[t.cell].Value
		for _, c := range changes {
			if c.cell == t.cell {
				value = c.to
			}
		}
		if t.left {
			left = plus(left, value)
		} else {
			right = plus(right, value)
		}
	}
	return left, right
}

// settling is the figure of a cell that makes both sides of a law equal.
func (s *sheet) settling(l *law, cell int) decimal.Decimal { return s.settlingWith(l, cell, nil) }

func (s *sheet) settlingWith(l *law, cell int, changes []change) decimal.Decimal {
	left, right := s.sums(l, changes)
	value := s.cells[cell].Value
	if slices.ContainsFunc(l.terms, func(t term) bool { return t.cell == cell && t.left }) {
		return plus(value, minus(right, left))
	}
	return plus(value, minus(left, right))
}

// allowed tells whether a change is one, to a figure the cell may hold.
func (s *sheet) allowed(c change) bool {
	return !c.to.Equal(s.cells[c.cell].Value) && s.fits(c)
}

// fits tells whether a cell may hold a figure by the kind the form gives it.
func (s *sheet) fits(c change) bool {
	a := s.address(c.cell)
	switch s.form.Kind(a.Row, a.Column) {
	case "signed":
		return c.to.IsInt()
	case "decimal":
		return !c.to.IsNeg()
	}
	return c.to.IsInt() && !c.to.IsNeg()
}
