package rule

import (
	"slices"
	"sync"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// law is a relation of the form with its operands as indexes into a sheet.
type law struct {
	*form.Relation
	terms []term
}

// term is one operand. Those of the left side count up, those of the right down.
type term struct {
	cell     int
	left     bool
	optional bool // left out where the edition lacks it
}

// outcome is what testing a law gives.
type outcome uint8

const (
	inapplicable outcome = iota // the edition has none of one side
	untestable
	holds
	broken
)

// verdict is a law tested on a sheet.
type verdict struct {
	outcome outcome
	left    decimal.Decimal // sums; meaningful for holds and broken
	right   decimal.Decimal
	hole    int // the only cell that is no figure, where untestable for it alone; else -1
}

// compile turns the laws of every form into indexes, once.
var compile = sync.OnceValue(func() map[*form.Table][]law {
	laws := map[*form.Table][]law{}
	for _, f := range form.All() {
		for i := range f.Tables {
			t := &f.Tables[i]
			relations := t.Relations()
			compiled := make([]law, len(relations))
			for j := range relations {
				compiled[j] = law{&relations[j], terms(t, &relations[j])}
			}
			laws[t] = compiled
		}
	}
	return laws
})

func terms(t *form.Table, r *form.Relation) []term {
	all := make([]term, 0, len(r.Left)+len(r.Right))
	for i, a := range slices.Concat(r.Left, r.Right) {
		row := slices.IndexFunc(t.Rows, func(row form.Row) bool { return row.ID == a.Row })
		column := slices.IndexFunc(t.Columns, func(c form.Column) bool { return c.ID == a.Column })
		all = append(all, term{
			cell:     row*len(t.Columns) + column,
			left:     i < len(r.Left),
			optional: t.Rows[row].Optional || t.Columns[column].Optional,
		})
	}
	return all
}

// leftOut tells whether the edition has no such operand: its row or column is
// optional and the table lacks it whole. Where the table breaks off it may have been there.
func (s *sheet) leftOut(t term) bool {
	width := len(s.form.Columns)
	row, column := t.cell/width, t.cell%width
	return t.optional && !s.cut &&
		(s.form.Rows[row].Optional && !s.hasRow[row] || s.form.Columns[column].Optional && !s.hasColumn[column])
}

// try tests a law. An operand the edition lacks is left out of its sum.
func (s *sheet) try(l *law) verdict {
	v := verdict{hole: -1}
	var lefts, rights, holes int
	for _, t := range l.terms {
		if s.leftOut(t) {
			continue
		}
		if t.left {
			lefts++
		} else {
			rights++
		}
		value, ok := s.figure(t.cell)
		switch {
		case !ok:
			holes++
			v.hole = t.cell
		case t.left:
			v.left = plus(v.left, value)
		default:
			v.right = plus(v.right, value)
		}
	}
	switch {
	case lefts == 0 || rights == 0:
		v.hole = -1
	case holes > 0:
		v.outcome = untestable
		if holes > 1 {
			v.hole = -1
		}
	case l.satisfied(v.left, v.right):
		v.outcome = holds
	default:
		v.outcome = broken
	}
	return v
}

func (l *law) satisfied(left, right decimal.Decimal) bool {
	if l.Op == ">=" {
		return left.Cmp(right) >= 0
	}
	return left.Cmp(right) == 0
}

// severity of a broken law.
func (l *law) severity(v verdict) model.Severity {
	if v.right.Cmp(v.left) > 0 {
		return l.Larger
	}
	return l.Smaller
}

// subject is the operand a finding is about: the total of a sum, the part of an
// "of which"; of two sums the first total.
func (l *law) subject() term {
	first, single := l.side(l.Op == "=")
	if single {
		return first
	}
	other, single := l.side(l.Op != "=")
	if single || l.Op == "=" {
		return other
	}
	return first
}

// side gives the first operand of a side and whether it is the only one.
func (l *law) side(left bool) (first term, single bool) {
	n := 0
	for _, t := range l.terms {
		if t.left == left {
			if n == 0 {
				first = t
			}
			n++
		}
	}
	return first, n == 1
}

// plus and minus work on figures below 10^15, whose sums always fit.
func plus(a, b decimal.Decimal) decimal.Decimal {
	sum, _ := a.Add(b)
	return sum
}

func minus(a, b decimal.Decimal) decimal.Decimal {
	difference, _ := a.Sub(b)
	return difference
}
