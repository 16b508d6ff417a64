package rule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
)

// mostRepairs is how many repairs a finding shows; the rest are counted.
const mostRepairs = 9

// explain gives the repairs that would settle law n, the likeliest first, and
// how many more there are.
func (s *sheet) explain(n int) (repairs []model.Repair, more int) {
	s.explainAll()
	repairs = s.repairs[n]
	if len(repairs) > mostRepairs {
		return repairs[:mostRepairs:mostRepairs], len(repairs) - mostRepairs
	}
	return repairs, 0
}

// explainAll looks for shifted rows first, then for the cells of what is left.
func (s *sheet) explainAll() {
	if s.repairs != nil {
		return
	}
	s.repairs = map[int][]model.Repair{}
	if len(s.broken) == 0 || s.ask.shared.plain {
		return
	}
	s.witnesses = s.ask.witnesses(s)
	s.shifted = s.shifts()
	for i := range s.shifted {
		for _, n := range s.shifted[i].laws {
			s.repairs[n] = []model.Repair{s.shifted[i].repair(s)}
		}
	}
	for _, q := range s.solve() {
		for _, n := range q.component {
			s.repairs[n] = q.repairsOf(n)
		}
	}
}

// shiftOf gives the shifted row that explains a broken law; nil for none.
func (s *sheet) shiftOf(n int) *shift {
	s.explainAll()
	i := slices.IndexFunc(s.shifted, func(h shift) bool { return slices.Contains(h.laws, n) })
	if i < 0 {
		return nil
	}
	return &s.shifted[i]
}

// repairsOf turns what was found for a component into the repairs of one of its
// laws. Of several, one that more witnesses speak for than for any other is held likely.
func (q *search) repairsOf(n int) []model.Repair {
	options := q.weighed(n)
	slices.SortStableFunc(options, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.support, a.support), cmp.Compare(len(a.option), len(b.option)), cmp.Compare(a.rank, b.rank))
	})
	repairs := make([]model.Repair, len(options))
	for i, o := range options {
		repairs[i] = q.repair(o.option)
		if o.support > 0 {
			repairs[i].Say.ZH += "——" + o.who.ZH + "相符"
			repairs[i].Say.EN += " — agrees with " + o.who.EN
		}
	}
	if len(options) == 1 && q.fixes(n) || len(options) > 0 && options[0].support > 0 && (len(options) == 1 || options[1].support < options[0].support) {
		repairs[0].Confidence = q.confidence(options[0].option)
	}
	return repairs
}

// weighed is an option with what speaks for it.
type weighed struct {
	option  []change
	support int
	who     model.Words
	rank    int
}

func (q *search) weighed(n int) []weighed {
	options := q.optionsOf(n)
	for _, option := range q.attested(n) {
		if !slices.ContainsFunc(options, func(o []change) bool { return slices.Equal(o, option) }) {
			options = append(options, option)
		}
	}
	all := make([]weighed, len(options))
	for i, option := range options {
		support, who := q.support(option)
		all[i] = weighed{option, support, who, q.rank(n, option)}
	}
	return all
}

// fixes tells whether breaking a law fixes the figure of a cell: one that only
// bounds it leaves the figure open, and one that may break in good faith the fault.
func (q *search) fixes(n int) bool {
	return q.laws[n].Op == "=" && q.laws[n].severity(q.verdicts[n]) == model.Error && !q.truncated
}

// confidence in the only change that explains a law.
func (q *search) confidence(option []change) model.Confidence {
	if len(option) == 1 && len(q.found) > 0 && q.shape(option[0]) != noShape {
		return model.Certain
	}
	return model.Likely
}

// optionsOf gives the different independent changes that touch a law, over all
// solutions. Where too many cells are wrong for a solution, single cells that
// settle two laws and break none still stand where wrong sums cross.
func (q *search) optionsOf(n int) [][]change {
	var options [][]change
	add := func(option []change) {
		touches := slices.ContainsFunc(option, func(c change) bool { return slices.Contains(q.touch[c.cell], n) })
		if touches && !slices.ContainsFunc(options, func(o []change) bool { return slices.Equal(o, option) }) {
			options = append(options, option)
		}
	}
	for _, solution := range q.found {
		for _, group := range q.groups(solution) {
			add(group)
		}
	}
	if len(q.found) > 0 {
		return options
	}
	for _, t := range q.laws[n].terms {
		if c, ok := q.candidate(n, t, nil, mostChanges); ok {
			if settles, breaks := q.effect([]change{c}); settles > 1 && breaks == 0 {
				add([]change{c})
			}
		}
	}
	return options
}

// rank orders options of a size: known shapes of error first, then the law's own total.
func (q *search) rank(n int, option []change) int {
	rank := 0
	for _, c := range option {
		switch {
		case q.shape(c) != noShape:
		case oneDigit(q.cells[c.cell].Value) && oneDigit(c.to):
			rank += 2
		default:
			rank += 4
		}
	}
	if option[0].cell != q.laws[n].subject().cell {
		rank++
	}
	return rank
}

func oneDigit(d decimal.Decimal) bool { return len(text(d)) == 1 }

func (s *sheet) shape(c change) shape { return shapeOf(text(s.cells[c.cell].Value), text(c.to)) }

func (s *sheet) repair(option []change) model.Repair {
	var zh, en []string
	var r model.Repair
	for _, c := range option {
		to := text(c.to)
		name := s.name(c.cell)
		z, e := name+" 为 "+to, name+" to "+to
		if shape := s.shape(c); shape != noShape {
			z, e = z+"（"+shapeWords[shape].ZH+"）", e+" ("+shapeWords[shape].EN+")"
		}
		zh, en = append(zh, z), append(en, e)
		r.Set = append(r.Set, model.Setting{Address: s.address(c.cell), To: to})
	}
	r.Say = model.Words{ZH: "改 " + strings.Join(zh, "，"), EN: "change " + strings.Join(en, ", ")}
	r.Settles, r.Breaks = s.effect(option)
	return r
}

// effect counts the broken laws that changes settle and the holding ones they break.
func (s *sheet) effect(changes []change) (settles, breaks int) {
	for n := range s.laws {
		v := s.verdicts[n].outcome
		if v < holds {
			continue
		}
		left, right := s.sums(&s.laws[n], changes)
		switch satisfied := s.laws[n].satisfied(left, right); {
		case satisfied && v == broken:
			settles++
		case !satisfied && v == holds:
			breaks++
		}
	}
	return settles, breaks
}
