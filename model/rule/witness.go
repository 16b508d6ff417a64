package rule

import (
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// witness is a law that a sheet's cells have with something outside the table:
// a count in prose, or another year's report. It may be wrong itself, so it
// breaks no law; it only tells between changes that explain as much.
type witness struct {
	sums  [][]part // one of which should come to value
	value decimal.Decimal
	say   model.Words // who says so
}

// part is a cell of a sum, taken away where minus.
type part struct {
	cell  int
	minus bool
}

// witnesses gives what the prose and the other years say of a table's cells.
func (p *Pass) witnesses(s *sheet) []witness {
	table := slices.IndexFunc(p.Form.Tables, func(t form.Table) bool { return t.ID == s.form.ID })
	var all []witness
	for _, m := range p.mentions() {
		w := witness{value: m.Value, say: model.Words{ZH: "正文“" + m.quote() + "”", EN: fmt.Sprintf("the prose, %q", m.quote())}}
		for _, spots := range m.of.sums {
			if slices.ContainsFunc(spots, func(at summand) bool { return at.table != table }) {
				break
			}
			sum := make([]part, len(spots))
			for i, at := range spots {
				sum[i] = part{at.cell, at.minus}
			}
			w.sums = append(w.sums, sum)
		}
		if len(w.sums) == len(m.of.sums) {
			all = append(all, w)
		}
	}
	if c := p.company(); c != nil && c.own.form != nil {
		all = append(all, p.before(c, table)...)
		all = append(all, p.after(c, table)...)
	}
	return all
}

// before is what last year's report says of this one's cells.
func (p *Pass) before(c *company, table int) []witness {
	var all []witness
	for _, last := range c.of(c.own.Year - 1) {
		if c.named(last) != (model.Words{}) {
			continue // a guess is no evidence
		}
		for i := range p.Form.Across {
			for _, s := range p.Form.Across[i].Steps() {
				at, value := spotOf(p.Form, s.Figure), last.figure(s.Last)
				if at.table != table || value == unknown {
					continue
				}
				sum := []part{{cell: at.cell}}
				for a, sign := range s.Moves() {
					sum = append(sum, part{spotOf(p.Form, a).cell, sign > 0})
				}
				all = append(all, witness{[][]part{sum}, decimalOf(value), yearWords(last)})
			}
		}
	}
	return all
}

// after is what next year's report says of this one's cells.
func (p *Pass) after(c *company, table int) []witness {
	var all []witness
	for _, next := range c.of(c.own.Year + 1) {
		if c.named(next) != (model.Words{}) || next.form == nil {
			continue
		}
		for i := range next.form.form.Across {
			for _, s := range next.form.form.Across[i].Steps() {
				value, ok := next.carried(s)
				if at, has := spotIn(p.Form, s.Last); ok && has && at.table == table {
					all = append(all, witness{[][]part{{{cell: at.cell}}}, decimalOf(value), yearWords(next)})
				}
			}
		}
	}
	return all
}

// carried is what a report's figures say the year before had.
func (t *Trace) carried(s form.Step) (int64, bool) {
	value := t.figure(s.Figure)
	for a, sign := range s.Moves() {
		figure := t.figure(a)
		if value == unknown || figure == unknown {
			return 0, false
		}
		value -= sign * figure
	}
	return value, value != unknown
}

// spotIn finds a cell in a form that may lack it.
func spotIn(f *form.Form, a model.Address) (spot, bool) {
	if t := f.Table(a.Table); t == nil || t.Row(a.Row) == nil || t.Column(a.Column) == nil {
		return spot{}, false
	}
	return spotOf(f, a), true
}

func yearWords(t *Trace) model.Words {
	return model.Words{ZH: fmt.Sprintf("%d 年的报告", t.Year), EN: fmt.Sprintf("the report on %d", t.Year)}
}

// agrees tells whether what a witness says holds with changes made; known is
// false where a cell holds no figure.
func (s *sheet) agreesWith(w *witness, changes []change) (agrees, known bool) {
	for _, sum := range w.sums {
		var total decimal.Decimal
		whole := true
		for _, part := range sum {
			value, ok := s.figure(part.cell)
			for _, c := range changes {
				if c.cell == part.cell {
					value = c.to
				}
			}
			whole = whole && ok
			if part.minus {
				total = minus(total, value)
			} else {
				total = plus(total, value)
			}
		}
		known = known || whole
		agrees = agrees || whole && total.Equal(w.value)
	}
	return agrees, known
}

// support counts the witnesses that changes bring into agreement, less those
// that they bring out of it, and names the first that speaks for them.
func (s *sheet) support(changes []change) (n int, who model.Words) {
	for i := range s.witnesses {
		w := &s.witnesses[i]
		was, known := s.agreesWith(w, nil)
		if is, _ := s.agreesWith(w, changes); known && is != was {
			if !is {
				n--
				continue
			}
			if n++; who == (model.Words{}) {
				who = w.say
			}
		}
	}
	return n, who
}

// attested gives the changes of one cell of a law to what a witness says it
// holds, where that settles the law and breaks none. A law that only bounds a
// figure leaves open which it is; a witness need not.
func (q *search) attested(n int) [][]change {
	var found [][]change
	for i := range q.witnesses {
		w := &q.witnesses[i]
		if len(w.sums[0]) != 1 || w.sums[0][0].minus {
			continue
		}
		c := change{w.sums[0][0].cell, w.value.Trim(0)}
		if !slices.ContainsFunc(q.laws[n].terms, func(t term) bool { return t.cell == c.cell }) {
			continue
		}
		if _, ok := q.figure(c.cell); !ok || !q.allowed(c) {
			continue
		}
		left, right := q.sums(&q.laws[n], []change{c})
		if _, breaks := q.effect([]change{c}); q.laws[n].satisfied(left, right) && breaks == 0 {
			found = append(found, []change{c})
		}
	}
	return found
}
