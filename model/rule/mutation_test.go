package rule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// The proof that what is broken is found and what is to blame is named:
//
//	go test ./model/rule -run Mutation -v
//
// Reports that hold every law of their form are changed in one cell, or two, in
// each way that figures go wrong. What a change breaks and what could explain it
// is worked out here from the form's relations alone, not by the rules' own code.
//
//   - broken: the change makes a law of the form untrue, or empties a cell.
//   - found: every rule whose law is broken speaks; of a blank, a finding names the cell.
//   - determined: of all single changes of a cell of the table, to a figure of its
//     kind, exactly one makes every law hold again, and every law broken is one that
//     fixes figures and cannot break in good faith. For a shifted row: one shift of
//     one row makes every law hold, and no change of one cell does.
//   - blamed: a repair held certain or likely sets exactly the cells changed to
//     what stood there.
//   - two at once: determined are pairs that no single change explains, of which
//     each cell stands in a broken law that fixes its figures.
//   - blamed, of two: a set of changes that is offered, or one for each of two findings,
//     is exactly the two made.

// mutant is a lawful report with one way of breaking it.
type mutant struct {
	*paper
	random *rand.Rand
}

// cellAt is a cell of a paper.
type cellAt struct {
	model.Address
	cell *model.Cell
}

func (m *mutant) cells(table int) []cellAt {
	t := &m.r.Tables[table]
	var cells []cellAt
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if !t.Rows[i].Group {
				cells = append(cells, cellAt{model.Address{Table: t.ID, Row: t.Rows[i].ID, Column: t.Columns[j].ID}, &t.Rows[i].Cells[j]})
			}
		}
	}
	return cells
}

// some picks a table with laws and a cell of it.
func (m *mutant) some() cellAt {
	for {
		table := m.random.IntN(len(m.r.Tables))
		if len(form.ByID(m.r.Form).Table(m.r.Tables[table].ID).Relations()) > 0 {
			cells := m.cells(table)
			return cells[m.random.IntN(len(cells))]
		}
	}
}

// The ways a figure goes wrong. Each gives the same text back where it can't be applied.
var slips = []struct {
	name string
	slip func(*rand.Rand, string) string
}{
	{"digit changed", func(r *rand.Rand, s string) string {
		i := r.IntN(len(s))
		digit := byte('0' + (int(s[i]-'0')+1+r.IntN(9))%10)
		if len(s) > 1 && i == 0 && digit == '0' {
			digit = '9'
		}
		return s[:i] + string(digit) + s[i+1:]
	}},
	{"digits swapped", func(r *rand.Rand, s string) string {
		if len(s) < 2 {
			return s
		}
		i := r.IntN(len(s) - 1)
		if i == 0 && s[1] == '0' {
			return s
		}
		return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
	}},
	{"digit dropped", func(r *rand.Rand, s string) string {
		if len(s) < 2 {
			return s
		}
		i := r.IntN(len(s))
		return decimal.MustParse(s[:i] + s[i+1:]).String()
	}},
	{"digit added", func(r *rand.Rand, s string) string {
		i := r.IntN(len(s) + 1)
		return decimal.MustParse(s[:i] + string(rune('0'+r.IntN(10))) + s[i:]).String()
	}},
	{"blank", func(*rand.Rand, string) string { return "" }},
}

func (c cellAt) put(s string) {
	*c.cell = model.Cell{Place: c.cell.Place, Text: s}
	if s != "" {
		c.cell.State, c.cell.Value = model.Number, decimal.MustParse(s)
	}
}

// bench is the laws of a table over its figures, worked out anew from the form.
type bench struct {
	relations []form.Relation
	values    map[model.Address]int64
	blank     map[model.Address]bool
	of        *form.Table
}

func (m *mutant) bench(table string) *bench {
	b := &bench{of: form.ByID(m.r.Form).Table(table), values: map[model.Address]int64{}, blank: map[model.Address]bool{}}
	b.relations = b.of.Relations()
	for i := range m.r.Tables {
		if m.r.Tables[i].ID != table {
			continue
		}
		for _, c := range m.cells(i) {
			b.values[c.Address], _, _ = c.cell.Value.Int64(0)
			b.blank[c.Address] = c.cell.State != model.Number
		}
	}
	return b
}

// sides gives both sums of a relation; ok is false where a cell is blank.
func (b *bench) sides(r *form.Relation) (left, right int64, ok bool) {
	ok = true
	for _, a := range r.Left {
		left, ok = left+b.values[a], ok && !b.blank[a]
	}
	for _, a := range r.Right {
		right, ok = right+b.values[a], ok && !b.blank[a]
	}
	return left, right, ok
}

// broken gives the relations that do not hold, and whether each of them fixes
// its figures and can't break in good faith.
func (b *bench) broken() (all []*form.Relation, fixing bool) {
	fixing = true
	for i := range b.relations {
		r := &b.relations[i]
		left, right, ok := b.sides(r)
		if !ok || left == right || r.Op == ">=" && left > right {
			continue
		}
		severity := r.Smaller
		if right > left {
			severity = r.Larger
		}
		all = append(all, r)
		fixing = fixing && r.Op == "=" && severity == model.Error
	}
	return all, fixing
}

// setting is a cell and the figure it would be given.
type setting struct {
	at model.Address
	to int64
}

// single gives every change of one cell that makes all relations hold.
func (b *bench) single() []setting {
	broken, _ := b.broken()
	if len(broken) == 0 {
		return nil
	}
	var found []setting
	for _, r := range broken {
		left, right, _ := b.sides(r)
		for side, cells := range [][]model.Address{r.Left, r.Right} {
			for _, a := range cells {
				was := b.values[a]
				to := was + right - left
				if side == 1 {
					to = was + left - right
				}
				if to < 0 && b.of.Kind(a.Row, a.Column) != "signed" {
					continue
				}
				b.values[a] = to
				if rest, _ := b.broken(); len(rest) == 0 && !slices.Contains(found, setting{a, to}) {
					found = append(found, setting{a, to})
				}
				b.values[a] = was
			}
		}
	}
	return found
}

// tally is a line of the table of figures.
type tally struct{ made, broken, found, determined, blamed int }

func (t tally) String() string {
	return fmt.Sprintf("%7d %7d %7d %7s %10d %7d %7s", t.made, t.broken, t.found, percent(t.found, t.broken), t.determined, t.blamed, percent(t.blamed, t.determined))
}

func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f%%", 100*float64(n)/float64(of))
}

// blames tells whether a finding has a repair, held at least so sure, that sets exactly these cells.
func blames(findings []model.Finding, want []model.Setting, least model.Confidence) bool {
	return slices.ContainsFunc(findings, func(f model.Finding) bool {
		return blames(f.Followers, want, least) || slices.ContainsFunc(f.Repairs, func(r model.Repair) bool {
			return r.Confidence >= least && sameSettings(r.Set, want)
		})
	})
}

func sameSettings(a, b []model.Setting) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(s model.Setting) bool { return !slices.Contains(b, s) })
}

// tells tells whether for every broken relation a finding of its rule names all its cells.
func tells(findings []model.Finding, broken []*form.Relation) bool {
	return !slices.ContainsFunc(broken, func(r *form.Relation) bool {
		return !slices.ContainsFunc(findings, func(f model.Finding) bool {
			own := f.Code == r.Rule && !slices.ContainsFunc(slices.Concat(r.Left, r.Right), func(a model.Address) bool { return !names([]model.Finding{f}, a) })
			return own || tells(f.Followers, []*form.Relation{r})
		})
	})
}

// names tells whether a finding, or one folded under it, names a cell.
func names(findings []model.Finding, a model.Address) bool {
	return slices.ContainsFunc(findings, func(f model.Finding) bool {
		return names(f.Followers, a) || slices.ContainsFunc(f.Cells, func(c model.Related) bool { return c.Address == a })
	})
}

// one makes one slip and counts what becomes of it.
func (m *mutant) one(slip func(*rand.Rand, string) string, t *tally) {
	c := m.some()
	was := *c.cell
	defer func() { *c.cell = was }()
	wrong := slip(m.random, was.Text)
	if wrong == was.Text {
		return
	}
	c.put(wrong)
	t.made++
	b := m.bench(c.Table)
	broken, fixing := b.broken()
	truth := []model.Setting{{Address: c.Address, To: was.Text}}
	determined := false
	if wrong == "" {
		determined = b.fills(c.Address, was.Value)
	} else if len(broken) == 0 {
		return
	} else if single := b.single(); fixing && len(single) == 1 {
		determined = single[0].at == c.Address
	}
	t.broken++
	findings := m.check().Findings
	if wrong != "" && tells(findings, broken) || wrong == "" && names(findings, c.Address) {
		t.found++
	}
	if determined {
		t.determined++
		if blames(findings, truth, model.Likely) {
			t.blamed++
		}
	}
}

// fills tells whether exact laws fill a blank cell, with one figure.
func (b *bench) fills(at model.Address, want decimal.Decimal) bool {
	fills := false
	for i := range b.relations {
		r := &b.relations[i]
		if _, _, ok := b.sides(r); ok || r.Op != "=" || r.Smaller != model.Error || r.Larger != model.Error {
			continue
		}
		if slices.Contains(r.Left, at) || slices.Contains(r.Right, at) {
			fills = true
		}
	}
	return fills
}

// shift moves the figures of a row by a column. The place that becomes free is
// blank or holds a nought; what falls off the end is lost.
func (m *mutant) shift(t *tally) {
	for {
		table := m.random.IntN(len(m.r.Tables))
		of := form.ByID(m.r.Form).Table(m.r.Tables[table].ID)
		if len(of.Columns) < 3 || len(of.Relations()) == 0 || of.Unlabelled {
			continue
		}
		row := &m.r.Tables[table].Rows[m.random.IntN(len(m.r.Tables[table].Rows))]
		was := slices.Clone(row.Cells)
		copy(row.Cells, shifted(was, m.random.IntN(2) == 0, m.random.IntN(2) == 0))
		m.judgeShift(of.ID, row, was, t)
		copy(row.Cells, was)
		return
	}
}

// shifted gives the cells moved to the right or the left.
func shifted(cells []model.Cell, right, blank bool) []model.Cell {
	moved := slices.Clone(cells)
	free := len(cells) - 1
	if right {
		copy(moved[1:], cells)
		free = 0
	} else {
		copy(moved, cells[1:])
	}
	put(&moved[free], 0)
	if blank {
		moved[free] = model.Cell{}
	}
	for i := range moved {
		moved[i].Place = cells[i].Place
	}
	return moved
}

func (m *mutant) judgeShift(table string, row *model.Row, was []model.Cell, t *tally) {
	if slices.EqualFunc(row.Cells, was, func(a, b model.Cell) bool { return a.Text == b.Text }) {
		return
	}
	t.made++
	b := m.bench(table)
	broken, _ := b.broken()
	if len(broken) == 0 {
		return
	}
	t.broken++
	findings := m.check().Findings
	if tells(findings, broken) {
		t.found++
	}
	if b.unshifts() != 1 || len(b.single()) > 0 {
		return
	}
	t.determined++
	var truth []model.Setting
	for i := range was {
		if row.Cells[i].Text != was[i].Text {
			truth = append(truth, model.Setting{Address: model.Address{Table: table, Row: row.ID, Column: m.r.Table(table).Columns[i].ID}, To: was[i].Text})
		}
	}
	if blames(findings, truth, model.Likely) {
		t.blamed++
	}
}

// unshifts counts the shifts of one row back, either way, after which every
// relation that has no blank outside that row holds. The figure lost is what the
// row's own law gives.
func (b *bench) unshifts() int {
	n := 0
	for _, row := range b.of.Rows {
		if row.Heading || row.Group {
			continue
		}
		var at []model.Address
		for _, c := range b.of.Columns {
			at = append(at, model.Address{Table: b.of.ID, Row: row.ID, Column: c.ID})
		}
		last := len(at) - 1
		for _, right := range []bool{true, false} {
			free := last
			if right {
				free = 0
			}
			if b.values[at[free]] != 0 {
				continue
			}
			was, blank := map[model.Address]int64{}, map[model.Address]bool{}
			for _, a := range at {
				was[a], blank[a] = b.values[a], b.blank[a]
			}
			var sum int64
			for i := range at {
				from := i + 1
				if !right {
					from = i - 1
				}
				if from < 0 || from > last {
					continue
				}
				b.values[at[i]] = was[at[from]]
				b.blank[at[i]] = blank[at[from]]
			}
			for _, a := range at[1:last] {
				sum += b.values[a]
			}
			if right { // the total was lost
				b.values[at[last]], b.blank[at[last]] = sum+b.values[at[0]], false
			} else {
				b.values[at[0]], b.blank[at[0]] = b.values[at[last]]-sum, false
			}
			changed := slices.ContainsFunc(at, func(a model.Address) bool { return b.values[a] != was[a] || b.blank[a] != blank[a] })
			if rest, _ := b.broken(); len(rest) == 0 && changed && b.values[at[0]] >= 0 {
				n++
			}
			for _, a := range at {
				b.values[a], b.blank[a] = was[a], blank[a]
			}
		}
	}
	return n
}

// two makes two slips at once.
func (m *mutant) two(t *tally) {
	c, d := m.some(), m.some()
	if c.Address == d.Address {
		return
	}
	was, other := *c.cell, *d.cell
	defer func() { *c.cell, *d.cell = was, other }()
	slip := func(s string) string { return slips[m.random.IntN(len(slips)-1)].slip(m.random, s) }
	x, y := slip(was.Text), slip(other.Text)
	if x == was.Text || y == other.Text {
		return
	}
	c.put(x)
	d.put(y)
	t.made++
	explained := 0
	var broken []*form.Relation
	for _, table := range slices.Compact([]string{c.Table, d.Table}) {
		b := m.bench(table)
		all, _ := b.broken()
		broken = append(broken, all...)
		explained += len(b.single())
	}
	if len(broken) == 0 {
		return
	}
	t.broken++
	findings := m.check().Findings
	if tells(findings, broken) {
		t.found++
	}
	if c.Table == d.Table && explained > 0 || !m.fixed(c) || !m.fixed(d) {
		return
	}
	t.determined++
	truth := []model.Setting{{Address: c.Address, To: was.Text}, {Address: d.Address, To: other.Text}}
	if blames(findings, truth, model.Possible) || blames(findings, truth[:1], model.Possible) && blames(findings, truth[1:], model.Possible) {
		t.blamed++
	}
}

// fixed tells whether a law that fixes the figures of its cells, and can't break in
// good faith, is broken with the cell in it: one that only bounds them leaves open
// what stood there.
func (m *mutant) fixed(c cellAt) bool {
	broken, _ := m.bench(c.Table).broken()
	return slices.ContainsFunc(broken, func(r *form.Relation) bool {
		return r.Op == "=" && r.Smaller == model.Error && r.Larger == model.Error && (slices.Contains(r.Left, c.Address) || slices.Contains(r.Right, c.Address))
	})
}

func TestMutation(t *testing.T) {
	reports := 60
	if testing.Verbose() {
		reports = 400
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%-16s %-15s %7s %7s %7s %7s %10s %7s %7s\n", "form", "change", "made", "broken", "found", "", "determined", "blamed", "")
	for _, f := range form.All() {
		random := rand.New(rand.NewPCG(uint64(len(f.ID)), 2026))
		singles, two, shifts := make([]tally, len(slips)), tally{}, tally{}
		wide := slices.ContainsFunc(f.Tables, func(t form.Table) bool { return len(t.Columns) > 2 && len(t.Relations()) > 0 && !t.Unlabelled })
		unchanged := 0
		for range reports {
			m := &mutant{lawful(t, f.ID, random), random}
			unchanged += len(m.check().Findings)
			for range 4 {
				for i, s := range slips {
					m.one(s.slip, &singles[i])
				}
				m.two(&two)
				if wide {
					m.shift(&shifts)
				}
			}
		}
		fmt.Fprintf(&out, "%-16s %-15s %7d findings on unchanged reports: %d\n", f.ID, "none", reports, unchanged)
		all := tally{}
		for i, s := range slips {
			fmt.Fprintf(&out, "%-16s %-15s %s\n", f.ID, s.name, singles[i])
			all.add(singles[i])
		}
		if wide {
			fmt.Fprintf(&out, "%-16s %-15s %s\n", f.ID, "row shifted", shifts)
			all.add(shifts)
		}
		fmt.Fprintf(&out, "%-16s %-15s %s\n", f.ID, "all single", all)
		fmt.Fprintf(&out, "%-16s %-15s %s\n", f.ID, "two at once", two)
		if unchanged > 0 || all.found != all.broken || two.found != two.broken {
			t.Errorf("%s: %d findings on unchanged reports; found %d of %d single changes and %d of %d pairs", f.ID, unchanged, all.found, all.broken, two.found, two.broken)
		}
		if 100*all.blamed < 99*all.determined || 100*two.blamed < 90*two.determined {
			t.Errorf("%s: blamed %d of %d determined changes, offered %d of %d pairs", f.ID, all.blamed, all.determined, two.blamed, two.determined)
		}
	}
	t.Log("\n" + out.String())
}

func (t *tally) add(u tally) {
	t.made, t.broken, t.found = t.made+u.made, t.broken+u.broken, t.found+u.found
	t.determined, t.blamed = t.determined+u.determined, t.blamed+u.blamed
}
