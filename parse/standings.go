package parse

import (
	"slices"

	"gouji/model"
)

// A table may stand in a report several times: its chapters apart, each under the
// head, or the whole of it again.

// joinParts puts standings of a table together that have no row in common and
// follow each other in the form: its chapters stand apart in the report, each
// under the table's head.
func (a *aligner) joinParts() {
	for i := 0; i < len(a.sheets); i++ {
		for j := i + 1; j < len(a.sheets); j++ {
			if a.sheets[j].table != a.sheets[i].table {
				continue
			}
			if !a.sheets[i].goesOnIn(a.sheets[j]) {
				break
			}
			a.sheets[i].join(a.sheets[j])
			a.sheets = slices.Delete(a.sheets, j, j+1)
			j--
		}
	}
}

// goesOnIn tells whether all rows of another standing come after a standing's own.
func (sh *sheet) goesOnIn(other *sheet) bool {
	if sh == other || !sh.begun() || !other.begun() {
		return false
	}
	last := 0
	for i := range sh.rows {
		if sh.rows[i].seen {
			last = i
		}
	}
	return !slices.ContainsFunc(other.rows[:last+1], func(r rowFill) bool { return r.seen })
}

// join takes the rows of another standing in.
func (sh *sheet) join(other *sheet) {
	for i := range other.rows {
		if other.rows[i].seen {
			sh.rows[i] = other.rows[i]
		}
	}
	for i := range sh.columns {
		if sh.columns[i] == nil {
			sh.columns[i] = other.columns[i]
		} else if other.columns[i] != nil {
			sh.heads = append(sh.heads, other.columns[i])
		}
	}
	sh.heads, sh.extras = append(sh.heads, other.heads...), append(sh.extras, other.extras...)
	sh.end, sh.pos = max(sh.end, other.end), max(sh.pos, other.pos)
}

// differing counts the cells that two standings of a table do not have in common,
// and of how many that hold something in one of them.
func differing(t, u *model.Table) (differ, of int) {
	for i := range min(len(t.Rows), len(u.Rows)) {
		for j := range min(len(t.Rows[i].Cells), len(u.Rows[i].Cells)) {
			a, b := t.Rows[i].Cells[j].Text, u.Rows[i].Cells[j].Text
			if a != b {
				differ++
			}
			if a != "" || b != "" {
				of++
			}
		}
	}
	return differ, of
}
