package parse

import (
	"slices"
	"strings"

	"gouji/model"
)

// Some reports add columns to the disputes table that sum up its parts: 合计 over
// all, 小计 over both kinds of litigation. Where a heading says that there is such a
// column, the figures beside which all laws of the form hold are the form's.

// mostAdded is how many columns are added at most.
const mostAdded = 2

// withoutAdded leaves out the figures of added columns: each is the sum of the last
// two totals of the row, or of all. It gives the row as it is where nothing is
// added, or where the figures left would not be the same in every way.
func (b *builder) withoutAdded(row int, figures []int) []int {
	added := len(figures) - len(b.columns)
	if row < 0 || !b.sheet.form.Unlabelled || added < 1 || added > mostAdded || !b.a.atoms[figures[0]].fielded && b.hasHoles(figures) {
		return figures
	}
	laws := b.rowLaws(row)
	heading := b.addedHeading(figures[0], len(laws))
	if len(laws) < 2 || heading == "" {
		return figures
	}
	var found, out []int
	var values []int64
	for _, left := range choices(len(figures), added) {
		kept := slices.DeleteFunc(slices.Clone(figures), func(f int) bool { return slices.ContainsFunc(left, func(i int) bool { return figures[i] == f }) })
		v := b.valuesOf(kept)
		if v == nil || slices.ContainsFunc(laws, func(l rowLaw) bool { return !l.holds(v) }) || !sumsUp(laws, v, b.valuesOf(pick(figures, left))) {
			continue
		}
		if values != nil && !slices.Equal(values, v) {
			return figures
		}
		found, out, values = kept, pick(figures, left), v
	}
	if found == nil {
		return figures
	}
	b.note(model.ColumnUnknown, "", b.a.spans.of(&b.a.atoms[out[0]]), len(b.columns), len(figures), heading)
	return found
}

// hasHoles tells whether a blank field is among figures.
func (b *builder) hasHoles(figures []int) bool {
	return slices.ContainsFunc(figures, func(f int) bool { return b.a.atoms[f].kind == atomBlank })
}

// valuesOf are the counts of fields, nought for a blank and a sign for none; nil
// where one holds something else.
func (b *builder) valuesOf(figures []int) []int64 {
	values := make([]int64, len(figures))
	for i, f := range figures {
		at := &b.a.atoms[f]
		n, _, ok := at.value.Int64(0)
		switch {
		case at.kind == atomBlank, at.kind == atomStroke:
		case at.kind != atomFigure || !ok || noFigure(at.in(b.a.text)):
			return nil
		default:
			values[i] = n
		}
	}
	return values
}

// sumsUp tells whether each added figure is the sum of the last totals, two or more,
// and no two are of the same.
func sumsUp(laws []rowLaw, values, added []int64) bool {
	var sums []int64
	sum, totals := int64(0), 0
	for i := len(values) - 1; i >= 0; i-- {
		if !slices.ContainsFunc(laws, func(l rowLaw) bool { return l.sign[i] > 0 }) {
			continue
		}
		sum += values[i]
		if totals++; totals > 1 {
			sums = append(sums, sum)
		}
	}
	for _, v := range added {
		i := slices.Index(sums, v)
		if i < 0 {
			return false
		}
		sums = slices.Delete(sums, i, i+1)
	}
	return added != nil
}

// choices are the ways to choose k of n, the last first.
func choices(n, k int) (out [][]int) {
	if k == 0 {
		return [][]int{nil}
	}
	for last := k - 1; last < n; last++ {
		for _, before := range choices(last, k-1) {
			out = append(out, append(before, last))
		}
	}
	return out
}

func pick(figures, at []int) (out []int) {
	for _, i := range at {
		out = append(out, figures[i])
	}
	return out
}

// mostHeads is how many fields the head of a table has at most.
const mostHeads = 120

// addedHeading is the heading of a total beyond those of the form above a figure;
// "" where there is none.
func (b *builder) addedHeading(figure, own int) string {
	var totals []string
	known := map[string]int{}
	for i := figure - 1; i >= max(0, figure-mostHeads); i-- {
		at := &b.a.atoms[i]
		if at.kind == atomFigure {
			break
		}
		head, _, _ := strings.Cut(at.in(b.a.text), "--") // a rule begins in its line
		if head = strings.TrimSpace(head); at.kind != atomText || !slices.ContainsFunc(sumHeads, func(w string) bool { return strings.HasSuffix(head, w) }) {
			continue
		}
		totals = append(totals, head)
		known[head]++
	}
	if len(totals) <= own {
		return ""
	}
	slices.SortStableFunc(totals, func(s, t string) int { return known[s] - known[t] })
	return totals[0]
}
