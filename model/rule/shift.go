package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
)

// shift is a row whose figures stand one column off: the place that became free
// is blank or holds a nought, and the figure that fell off the end is what the
// row's own law gives.
type shift struct {
	row     int
	right   bool // the figures moved to the right
	changes []change
	laws    []int // the broken laws that moving them back settles
	others  int   // further shifts that settle the same laws
}

// name identifies a shift among the findings of a reading.
func (h *shift) name(s *sheet) string { return fmt.Sprintf("shift %s/%d", s.form.ID, h.row) }

// shifts finds the rows that stand a column off, where no single cell explains as much.
func (s *sheet) shifts() []shift {
	if len(s.broken) < 2 || len(s.form.Columns) < 3 || s.form.Unlabelled {
		return nil
	}
	touch := s.touching()
	var found []shift
	for row := range s.form.Rows {
		for _, right := range []bool{true, false} {
			if h, ok := s.shift(row, right); ok && len(h.laws) > 1 && !s.oneCell(touch, h.laws) {
				found = append(found, h)
			}
		}
	}
	// The shift that explains most stands; others that claim a law of it are ties or nothing.
	slices.SortStableFunc(found, func(a, b shift) int { return len(b.laws) - len(a.laws) })
	var kept []shift
	for _, h := range found {
		i := slices.IndexFunc(kept, func(k shift) bool {
			return slices.ContainsFunc(h.laws, func(n int) bool { return slices.Contains(k.laws, n) })
		})
		switch {
		case i < 0:
			kept = append(kept, h)
		case len(kept[i].laws) == len(h.laws):
			kept[i].others++
		}
	}
	return slices.DeleteFunc(kept, func(h shift) bool { return h.others > 0 })
}

// shift moves a row back and tells whether all its laws hold then.
func (s *sheet) shift(row int, right bool) (shift, bool) {
	h := shift{row: row, right: right}
	width := len(s.form.Columns)
	own := s.rowLaw(row)
	if own < 0 {
		return h, false
	}
	first, last := row*width, row*width+width-1
	free, lost := first, last
	if !right {
		free, lost = last, first
	}
	if c := s.cells[free]; c == nil || c.State != model.Blank && !(c.State == model.Number && c.Value.IsZero()) {
		return h, false
	}
	values := make([]decimal.Decimal, width)
	for cell := first; cell <= last; cell++ {
		if cell == free {
			continue
		}
		value, ok := s.figure(cell)
		if !ok {
			return h, false
		}
		to := cell - 1
		if !right {
			to = cell + 1
		}
		values[to-first] = value
	}
	values[lost-first] = s.lostFigure(&s.laws[own], first, lost, values)
	for i, value := range values {
		c := change{first + i, value}
		if !s.fits(c) {
			return h, false
		}
		if at := s.cells[c.cell]; at.State != model.Number || !at.Value.Equal(value) {
			h.changes = append(h.changes, c)
		}
	}
	return h, s.judge(&h)
}

// rowLaw is the law that ties all figures of a row together; -1 for none.
func (s *sheet) rowLaw(row int) int {
	width := len(s.form.Columns)
	return slices.IndexFunc(s.laws, func(l law) bool {
		return l.Each == "row" && l.Op == "=" && l.Smaller == model.Error && len(l.terms) == width && l.terms[0].cell/width == row
	})
}

// lostFigure is what a row's law gives for the figure that fell off.
func (s *sheet) lostFigure(l *law, first, lost int, values []decimal.Decimal) decimal.Decimal {
	var left, right decimal.Decimal
	onLeft := false
	for _, t := range l.terms {
		switch {
		case t.cell == lost:
			onLeft = t.left
		case t.left:
			left = plus(left, values[t.cell-first])
		default:
			right = plus(right, values[t.cell-first])
		}
	}
	if onLeft {
		return minus(right, left)
	}
	return minus(left, right)
}

// judge notes which broken laws a shift settles; it must settle all that its
// cells stand in and break none, the blank it fills counted in.
func (s *sheet) judge(h *shift) bool {
	for n := range s.laws {
		l := &s.laws[n]
		if !slices.ContainsFunc(l.terms, func(t term) bool { return h.changes != nil && s.changes(h.changes, t.cell) }) {
			continue
		}
		left, right, ok := s.sumsIfWhole(l, h.changes)
		if !ok {
			continue
		}
		if !l.satisfied(left, right) {
			return false
		}
		if s.verdicts[n].outcome == broken {
			h.laws = append(h.laws, n)
		}
	}
	return len(h.changes) > 0
}

func (s *sheet) changes(changes []change, cell int) bool {
	return slices.ContainsFunc(changes, func(c change) bool { return c.cell == cell })
}

// sumsIfWhole gives both sides of a law with changes made; false where a cell
// that is not changed holds no figure.
func (s *sheet) sumsIfWhole(l *law, changes []change) (left, right decimal.Decimal, ok bool) {
	for _, t := range l.terms {
		if s.leftOut(t) {
			continue
		}
		value, known := s.figure(t.cell)
		for _, c := range changes {
			if c.cell == t.cell {
				value, known = c.to, true
			}
		}
		if !known {
			return left, right, false
		}
		if t.left {
			left = plus(left, value)
		} else {
			right = plus(right, value)
		}
	}
	return left, right, true
}

// oneCell tells whether one cell settles all of some broken laws and breaks none.
func (s *sheet) oneCell(touch [][]int, laws []int) bool {
	for _, t := range s.laws[laws[0]].terms {
		if slices.ContainsFunc(laws, func(n int) bool { return !slices.Contains(touch[t.cell], n) }) {
			continue
		}
		c := change{t.cell, s.settling(&s.laws[laws[0]], t.cell).Trim(0)}
		if settles, breaks := s.effect([]change{c}); s.allowed(c) && settles >= len(laws) && breaks == 0 {
			return true
		}
	}
	return false
}

// repair moves a row back.
func (h *shift) repair(s *sheet) model.Repair {
	way := model.Words{ZH: "左", EN: "left"}
	if !h.right {
		way = model.Words{ZH: "右", EN: "right"}
	}
	label := s.rowLabel(h.row * len(s.form.Columns))
	r := model.Repair{Confidence: model.Certain, Settles: len(h.laws)}
	var figures []string
	for i := range s.form.Columns {
		cell := h.row*len(s.form.Columns) + i
		value := s.cells[cell].Value
		for _, c := range h.changes {
			if c.cell == cell {
				value = c.to
			}
		}
		figures = append(figures, text(value))
	}
	for _, c := range h.changes {
		r.Set = append(r.Set, model.Setting{Address: s.address(c.cell), To: text(c.to)})
	}
	list := strings.Join(figures, " ")
	r.Say = model.Words{
		ZH: fmt.Sprintf("把 %s 一行的数字向%s移一列，作 %s", label, way.ZH, list),
		EN: fmt.Sprintf("move the figures of %s one column to the %s: %s", label, way.EN, list),
	}
	return r
}

// say tells what happened to the row.
func (h *shift) say(s *sheet) model.Words {
	label := s.rowLabel(h.row * len(s.form.Columns))
	if h.right {
		return model.Words{ZH: label + " 一行的数字右移了一列：", EN: "the figures of " + label + " stand one column to the right: "}
	}
	return model.Words{ZH: label + " 一行的数字左移了一列：", EN: "the figures of " + label + " stand one column to the left: "}
}
