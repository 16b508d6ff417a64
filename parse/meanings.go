package parse

import (
	"slices"
	"strconv"

	"gouji/model/form"
)

// What a label means where it stands: one label is a heading here, a row there, and
// 其他 is both in every table.

// The costs of taking a label for a slot. They only order the meanings of one
// label: what comes next in the same table is best, what would start the table
// anew is worst.
const (
	costHeader   = 2
	costWeakRow  = 20
	costForward  = 30
	costRepeat   = 40
	costBackward = 60
	costRestart  = 200
	costNever    = 1000
)

// choose picks what the label of an atom means here.
func (a *aligner) choose(i int) (slot, bool) {
	best, lowest := slot{}, costNever
	for _, s := range a.lex.meanings(a.f, a.atoms[i].label) {
		if c := a.cost(i, s); c < lowest {
			best, lowest = s, c
		}
	}
	return best, lowest < costNever
}

func (a *aligner) cost(i int, s slot) int {
	if s.kind == slotSection {
		return a.sectionCost(i, a.form.Sections[s.table])
	}
	if a.cur != nil && a.cur.table == s.table {
		return a.sameTable(i, s)
	}
	return a.otherTable(i, s)
}

// sectionCost accepts a heading that stands alone in its line under its own number.
func (a *aligner) sectionCost(i int, s form.Section) int {
	at := &a.atoms[i]
	if at.fielded || at.ordinal != numeral(s.Number) && (at.ordinal != "" || !at.alone) {
		return costNever
	}
	return 0
}

func (a *aligner) sameTable(i int, s slot) int {
	at, sh := &a.atoms[i], a.cur
	strong := a.lex.strong[at.label]
	switch s.kind {
	case slotHead:
		if sh.header {
			return 0
		}
		return costRepeat
	case slotColumn:
		switch {
		case sh.header && sh.columns[s.index] == nil:
			return costHeader
		case sh.header || strong:
			return costRepeat
		case at.ordinal != "": // headings are not numbered
			return costRestart
		}
		return costRepeat + costForward
	}
	row := &sh.form.Rows[s.index]
	c := ordinalCost(at.ordinal, row.Number)
	switch {
	case !strong && at.ordinal == "" && a.amongHeads(i):
		c += costRestart
	case sh.header && !strong && at.ordinal == "":
		c += costWeakRow
	case sh.header:
		c += costHeader
	case a.countsOn(at.ordinal, row) && len(sh.rows[s.index].figures) == 0:
		c = 0
	case s.index > sh.pos:
		c += s.index - sh.pos
	case !sh.rows[s.index].seen:
		c += costBackward + sh.pos - s.index
	case row.Heading || row.Group || len(sh.rows[s.index].figures) == 0:
		c += costBackward
	default:
		c += costRestart
	}
	return c
}

// countsOn tells a row whose printed number is the next after that of the row last
// taken, where the form sets both below the same: editions set them in another order.
func (a *aligner) countsOn(ordinal string, row *form.Row) bool {
	sh := a.cur
	if sh.pos < 0 || ordinal == "" || !arabic(ordinal) || row.Under == "" || sh.form.Rows[sh.pos].Under != row.Under {
		return false
	}
	n, err := strconv.Atoi(ordinal)
	last, none := strconv.Atoi(sh.rows[sh.pos].ordinal)
	return err == nil && none == nil && n == last+1
}

// amongHeads tells a short label right after the heading of a column, before no
// figure: a page break repeats the headings, 总计 and 其他 among them.
func (a *aligner) amongHeads(i int) bool {
	next, before := i+1, i-1
	for next < len(a.atoms) && a.atoms[next].kind == atomBlank {
		next++
	}
	for before >= 0 && a.atoms[before].kind == atomBlank {
		before--
	}
	if before < 0 || a.cur.open >= 0 || !a.claimed[before] || next < len(a.atoms) && a.atoms[next].kind != atomText {
		return false
	}
	return slices.ContainsFunc(a.lex.meanings(a.f, a.atoms[before].label), func(s slot) bool {
		return s.table == a.cur.table && (s.kind == slotColumn || s.kind == slotHead)
	})
}

// ordinalCost tells how well a printed ordinal agrees with the form's. Rows are
// renumbered, "3." for "2.", but what counts groups does not count rows.
func ordinalCost(have, want string) int {
	switch {
	case have == want:
		return 0
	case have == "":
		return 3
	case want != "" && arabic(have) != arabic(want):
		return 100
	}
	return 30
}

func arabic(ordinal string) bool { return ordinal[0] <= '9' }

func (a *aligner) otherTable(i int, s slot) int {
	at := &a.atoms[i]
	t := &a.form.Tables[s.table]
	expected := a.pending != 0 && t.Section == a.pending
	if !a.lex.strong[at.label] && !expected && !a.supported(i, s) {
		return costNever
	}
	from := -1
	if a.cur != nil {
		from = a.cur.table
	}
	c := 0
	switch {
	case s.table > from:
		c = costForward + 5*(s.table-from)
	default:
		c = costBackward + 5*(from-s.table)
	}
	switch s.kind {
	case slotRow:
		c += ordinalCost(at.ordinal, t.Rows[s.index].Number) + s.index/8
	case slotColumn:
		c++
	}
	if expected {
		c -= costForward
	}
	return c
}

// supported tells whether the atom after a short label speaks for its meaning in
// another table: a figure after a row's, or another label of the same table.
func (a *aligner) supported(i int, as slot) bool {
	for j := i + 1; j < len(a.atoms); j++ {
		at := &a.atoms[j]
		if at.taken {
			continue
		}
		if at.kind != atomText {
			return as.kind == slotRow && at.line <= a.atoms[i].line+2
		}
		for _, s := range a.lex.meanings(a.f, at.label) {
			if s.kind != slotSection && s.table == as.table {
				return true
			}
		}
		return false
	}
	return false
}
