package parse

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
)

// doubt is a row whose figures can be read in several ways, or in one way that
// the laws of the form had to find.
type doubt struct {
	row      int // of the table built
	figures  []int
	readings []rowReading
	used     []bool // by reading: some solution of the whole table takes it
	// maybeBlank: the figures may be whole as they stand, with blank cells
	// between them that the layout does not show.
	maybeBlank bool
}

// settle reads the rows in doubt by the laws that tie them to the others,
// across the whole table at once. A row that every solution reads alike is
// taken and marked; one that can be read in several ways keeps its candidates
// and none is chosen.
func (b *builder) settle() {
	b.severalPrinted()
	b.byBlankLines()
	b.onlyTotals()
	b.byColumn()
	if len(b.doubts) == 0 {
		return
	}
	b.doubtBelow()
	glued := b.glued()
	for i := range b.doubts {
		d := &b.doubts[i]
		if glued {
			d.maybeBlank = false
		} else if d.maybeBlank && b.apart > 0 {
			d.readings = nil // the other rows have their figures apart: here one is lost or blank
		}
	}
	s := newSolver(b)
	solved := s.run()
	for i := range b.doubts {
		d := &b.doubts[i]
		d.narrow(solved)
		row := &b.table.Rows[d.row]
		place := model.At(b.a.atoms[d.figures[0]].start, b.a.atoms[d.figures[len(d.figures)-1]].end)
		kind, have := d.kind(len(b.columns))
		b.note(kind, row.ID, place, len(b.columns), have, b.texts(d.figures)...)
		if len(d.readings) == 1 && !d.maybeBlank {
			b.take(row, d.readings[0])
		} else {
			b.propose(row, d)
		}
	}
}

// kind tells what the note on a row in doubt is about: figures that ran
// together or were split, with the number of readings, or too few or too many,
// with the number of figures.
func (d *doubt) kind(width int) (kind model.NoteKind, have int) {
	apart := 0
	for _, r := range d.readings {
		if r.how == ranTogether || r.how == wasSplit {
			apart++
		}
	}
	switch {
	case apart > 0 && d.maybeBlank:
		return model.Rejoined, len(d.readings) + 1 // they may be whole as they stand
	case apart > 0:
		return model.Rejoined, len(d.readings)
	case len(d.figures) < width:
		return model.TooFewFigures, len(d.figures)
	}
	return model.TooManyFigures, len(d.figures)
}

// narrow leaves only the readings that a solution takes. Where the search found
// no solution the report itself is wrong: what the row's own laws leave stands.
func (d *doubt) narrow(solved bool) {
	if !solved {
		return
	}
	var kept []rowReading
	for i, r := range d.readings {
		if d.used[i] {
			kept = append(kept, r)
		}
	}
	d.readings = kept
}

func (b *builder) texts(figures []int) []string {
	texts := make([]string, 0, len(figures))
	for _, f := range figures {
		at := &b.a.atoms[f]
		texts = append(texts, at.in(b.a.text))
	}
	return texts
}

// take gives a row the only reading the laws leave. A lost figure stays missing
// although the laws say what it was: the source does not have it.
func (b *builder) take(row *model.Row, r rowReading) {
	for i := range row.Cells {
		if r.places[i] == nil {
			row.Cells[i] = model.Cell{State: model.Missing, Place: row.Place, Besides: candidates{count64(r.values[i])}.besides()}
			continue
		}
		text := ""
		for _, s := range r.places[i] {
			text += b.a.text[s.Start:s.End]
		}
		row.Cells[i] = model.Cell{Text: text, Place: r.places[i], State: model.Number, Value: count64(r.values[i]), Inferred: true}
		b.figures++
	}
}

// mostCandidates is how many candidates a cell keeps.
const mostCandidates = 100

// candidates are what a cell may hold, each once.
type candidates []decimal.Decimal

func (c *candidates) add(value decimal.Decimal) {
	if len(*c) < mostCandidates && !slices.ContainsFunc(*c, func(v decimal.Decimal) bool { return v.Cmp(value) == 0 }) {
		*c = append(*c, value)
	}
}

func (c candidates) besides() *model.Besides {
	if len(c) == 0 {
		return nil
	}
	return &model.Besides{Candidates: c}
}

// propose keeps what each cell may hold. Where the figures may be whole as they
// stand, that is one of the readings.
func (b *builder) propose(row *model.Row, d *doubt) {
	for i := range row.Cells {
		var may candidates
		for _, r := range d.readings {
			may.add(count64(r.values[i]))
		}
		for _, cut := range b.pointCuts(d, len(row.Cells)) {
			may.add(cut[i])
		}
		if d.maybeBlank && len(d.readings) > 0 {
			runs, _ := b.digitRuns(d.figures)
			for j := max(0, i+len(runs)-len(row.Cells)); j <= min(i, len(runs)-1); j++ {
				if v, _, ok := runs[j].whole(); ok {
					may.add(count64(v))
				}
			}
		}
		row.Cells[i].Besides = may.besides()
	}
}

// longestPointed is the longest run with points in it that is cut, in characters.
const longestPointed = 40

// pointCuts gives the ways to cut a row's only run, which has points in it, into
// figures: "01.7" is 0 and 1.7. No law of the form ties amounts of money to each
// other within a row, so they are offered and none is taken. Where the run may be
// one figure, that is among them.
func (b *builder) pointCuts(d *doubt, width int) [][]decimal.Decimal {
	at := &b.a.atoms[d.figures[0]]
	run := b.a.text[at.start:at.end]
	if len(d.figures) != 1 || width < 2 || at.fielded || at.remark != "" || len(run) > longestPointed || strings.IndexByte(run, '.') < 0 || strings.Trim(run, "0123456789.") != "" {
		return nil
	}
	var cuts [][]decimal.Decimal
	cutPoints(run, width, nil, &cuts)
	if v, ok := pointed(run); ok && len(cuts) > 0 {
		cuts = append(cuts, slices.Repeat([]decimal.Decimal{v}, width))
	}
	return cuts
}

// cutPoints adds to cuts every way to read a run as width figures after those before it.
func cutPoints(run string, width int, before []decimal.Decimal, cuts *[][]decimal.Decimal) {
	if width == 0 {
		if run == "" {
			*cuts = append(*cuts, slices.Clone(before))
		}
		return
	}
	for end := 1; end <= len(run) && len(*cuts) < mostCandidates; end++ {
		if v, ok := pointed(run[:end]); ok && (width > 1 || end == len(run)) {
			cutPoints(run[end:], width-1, append(before, v), cuts)
		}
	}
}

// pointed reads one figure with at most one point, and no nought before other digits.
func pointed(s string) (decimal.Decimal, bool) {
	whole, fraction, point := strings.Cut(s, ".")
	if whole == "" || len(whole) > 1 && whole[0] == '0' || point && fraction == "" || strings.IndexByte(fraction, '.') >= 0 {
		return decimal.Decimal{}, false
	}
	v, err := decimal.Parse(s)
	return v, err == nil
}

func count64(n int64) decimal.Decimal {
	d, err := decimal.New(n, 0)
	if err != nil {
		return decimal.Zero
	}
	return d
}

// solver searches the readings of all rows in doubt that hold every law
// between rows.
type solver struct {
	doubts []*doubt // fewest readings first
	laws   []tableLaw
	chosen []int
	steps  int
	found  int
}

// tableLaw is a law between rows: rest plus what the rows in doubt add must be
// nought, or at least that.
type tableLaw struct {
	rest  int64
	exact bool
	terms []lawTerm
	// least and most are what the doubts from the i-th on can add.
	least, most []int64
}

// lawTerm is a cell of a row in doubt within a law.
type lawTerm struct {
	doubt, column int
	sign          int64
}

func newSolver(b *builder) *solver {
	s := &solver{}
	for i := range b.doubts {
		d := &b.doubts[i]
		d.used = make([]bool, len(d.readings))
		if len(d.readings) > 0 {
			s.doubts = append(s.doubts, d)
		}
	}
	slices.SortStableFunc(s.doubts, func(d, e *doubt) int { return len(d.readings) - len(e.readings) })
	s.chosen = make([]int, len(s.doubts))
	for _, r := range b.sheet.form.Relations() {
		if r.Each == "row" || !exactLaw(r) {
			continue
		}
		if law, ok := s.law(b, r.Left, r.Right); ok {
			law.exact = r.Op == "="
			law.bound(s)
			s.laws = append(s.laws, law)
		}
	}
	return s
}

// law makes a law of the cells on both sides; false where a cell is blank or
// unknown, or no row in doubt takes part.
func (s *solver) law(b *builder, left, right []model.Address) (tableLaw, bool) {
	var law tableLaw
	for side, addresses := range [2][]model.Address{left, right} {
		sign := int64(1 - 2*side)
		for _, a := range addresses {
			if !s.term(b, &law, a, sign) {
				return law, false
			}
		}
	}
	return law, len(law.terms) > 0
}

func (s *solver) term(b *builder, law *tableLaw, a model.Address, sign int64) bool {
	row, column := b.table.Row(a.Row), b.table.ColumnIndex(a.Column)
	if column < 0 {
		return false
	}
	if row == nil { // of another edition: a part less, or a whole that is not there to be compared with
		return sign < 0 && b.sheet.form.Row(a.Row).Optional
	}
	for i, d := range s.doubts {
		if &b.table.Rows[d.row] == row {
			law.terms = append(law.terms, lawTerm{i, column, sign})
			return true
		}
	}
	v, ok := row.Cells[column].Number()
	if !ok {
		return false
	}
	whole, _, ok := v.Int64(0)
	law.rest += sign * whole
	return ok
}

// bound works out what the doubts from each on can add at the least and the most.
func (l *tableLaw) bound(s *solver) {
	n := len(s.doubts)
	l.least, l.most = make([]int64, n+1), make([]int64, n+1)
	for i := n - 1; i >= 0; i-- {
		l.least[i], l.most[i] = l.least[i+1], l.most[i+1]
		var low, high int64
		for j := range s.doubts[i].readings {
			v := l.adds(i, &s.doubts[i].readings[j])
			if j == 0 || v < low {
				low = v
			}
			if j == 0 || v > high {
				high = v
			}
		}
		l.least[i] += low
		l.most[i] += high
	}
}

// adds is what a reading of the i-th doubt adds to the law.
func (l *tableLaw) adds(i int, r *rowReading) int64 {
	var sum int64
	for _, t := range l.terms {
		if t.doubt == i {
			sum += t.sign * r.values[t.column]
		}
	}
	return sum
}

// run searches all solutions; false where there is none or the search was cut short.
func (s *solver) run() bool {
	rests := make([]int64, len(s.laws))
	for i := range s.laws {
		rests[i] = s.laws[i].rest
	}
	s.search(0, rests)
	return s.found > 0 && s.steps <= mostSteps
}

// mostSteps bounds the search: some five milliseconds.
const mostSteps = 30_000

func (s *solver) search(i int, rests []int64) {
	if s.steps++; s.steps > mostSteps {
		return
	}
	for l := range s.laws {
		law := &s.laws[l]
		if rests[l]+law.most[i] < 0 || law.exact && rests[l]+law.least[i] > 0 {
			return
		}
	}
	if i == len(s.doubts) {
		s.found++
		for k, d := range s.doubts {
			d.used[s.chosen[k]] = true
		}
		return
	}
	next := make([]int64, len(rests))
	for j := range s.doubts[i].readings {
		for l := range s.laws {
			next[l] = rests[l] + s.laws[l].adds(i, &s.doubts[i].readings[j])
		}
		s.chosen[i] = j
		s.search(i+1, next)
	}
}
