package parse

import (
	"slices"

	"gouji/model"
	"gouji/model/form"
)

// rowReading is one way to read a row whose figures are not as many as its columns.
type rowReading struct {
	values []int64
	places []model.Place // nil where the reading says the figure is lost
	how    readingKind
}

// readingKind tells what a reading supposes to have happened to the row.
type readingKind uint8

const (
	ranTogether readingKind = iota
	wasSplit
	lostOne
	tooMany
)

// The bounds of the search, so that a hostile row costs no more than a page.
const (
	mostReadings = 4000 // of one row
	mostDigits   = 60   // of one row
	mostValue    = 12   // digits of one figure
)

// rowReadings gives every way to make width figures of the atoms of a row:
// figures that ran together are cut, figures that were split are joined, those
// too many are left out, one too few is lost somewhere. What the row's own laws
// exclude is left out. nil where the row can't be read so.
func (b *builder) rowReadings(row int, figures []int, width int) []rowReading {
	runs, ok := b.digitRuns(figures)
	if !ok || width < 2 || row < 0 {
		return nil
	}
	c := &cutter{width: width, runs: runs, laws: b.rowLaws(row), longest: mostValue}
	if width >= 3 {
		c.longest = largestCount + 1
	}
	switch {
	case len(runs) < width:
		c.how = ranTogether
		c.cuts = make([]cutAt, width)
		c.cut(len(runs), 0, width, make([]int64, width))
		if len(runs) == width-1 {
			c.how = lostOne
			c.lost()
		}
	case len(runs) > width:
		c.how = wasSplit
		c.join(0, nil, nil)
		c.how = tooMany
		c.extra(0, nil, nil)
	}
	if c.overflow {
		return nil
	}
	return c.found
}

// largestCount is the most digits of a figure in a table of requests or cases;
// a longer run is several.
const largestCount = 6

// maybeBlank tells whether a row with too few figures may have them all, the
// other cells blank: each can stand for itself, and the last is the sum of the
// others as far as the row has a law.
func (b *builder) maybeBlank(row int, figures []int, width int) bool {
	runs, ok := b.digitRuns(figures)
	if !ok || len(runs) >= width || row < 0 {
		return false
	}
	var sum, last int64
	for _, run := range runs {
		n := len(run.digits)
		if n > 1 && run.digits[0] == 0 || width >= 3 && n > largestCount || n > mostValue {
			return false
		}
		last = 0
		for _, d := range run.digits {
			last = last*10 + int64(d)
		}
		sum += last
	}
	return len(b.rowLaws(row)) != 1 || sum == 2*last || len(runs) == 1
}

// glued tells a table whose rows surely lost what stood between their figures:
// a run of digits in it can be no figure, and no row has all its figures apart.
func (b *builder) glued() bool {
	sure := false
	for i := range b.doubts {
		d := &b.doubts[i]
		if len(d.figures) != 1 {
			return false
		}
		at := &b.a.atoms[d.figures[0]]
		run := b.a.text[at.start:at.end]
		sure = sure || len(run) > 1 && run[0] == '0' || len(b.columns) >= 3 && len(run) > largestCount
	}
	return sure && len(b.doubts) > 0 && b.apart == 0
}

// digitRun is the digits of one atom and where each of them stands.
type digitRun struct {
	digits   []byte
	spans    []model.Span // one a digit; that of the first takes a sign before it in
	negative bool         // a minus stands before the first figure
}

// digitRuns takes the atoms of a row apart into digits; false where one holds
// anything else.
func (b *builder) digitRuns(figures []int) ([]digitRun, bool) {
	runs := make([]digitRun, 0, len(figures))
	total := 0
	for _, f := range figures {
		at := &b.a.atoms[f]
		if at.kind != atomFigure || at.remark != "" {
			return nil, false
		}
		var run digitRun
		for p, r := range b.a.text[at.start:at.end] {
			d := digitOf(r)
			if d < 0 {
				if p > 0 || r != '+' && r != '-' {
					return nil, false
				}
				run.negative = r == '-'
				continue
			}
			w := 1
			if r >= 0x80 {
				w = 3
			}
			start := at.start + p
			if len(run.digits) == 0 {
				start = at.start
			}
			run.digits = append(run.digits, byte(d))
			run.spans = append(run.spans, model.Span{Start: start, End: at.start + p + w})
		}
		total += len(run.digits)
		runs = append(runs, run)
	}
	return runs, total <= mostDigits
}

// rowLaw is a law among the figures of one row: the sum of left columns less
// the sum of right ones is nought, or at least that.
type rowLaw struct {
	sign  []int64 // by column: +1 left, -1 right, 0 neither
	first int     // the first column it names
	last  int     // the last
	exact bool
	// shrinks: the last column is the only one on the left, the total.
	shrinks bool
}

// rowLaws are the laws of the form that hold within one row.
func (b *builder) rowLaws(row int) []rowLaw {
	var laws []rowLaw
	id := b.sheet.form.Rows[row].ID
	for _, r := range b.sheet.form.Relations() {
		if r.Each != "row" || r.Left[0].Row != id || !exactLaw(r) {
			continue
		}
		law := rowLaw{sign: make([]int64, len(b.columns)), first: len(b.columns), exact: r.Op == "="}
		for _, a := range r.Left {
			law.set(b, a.Column, 1)
		}
		for _, a := range r.Right {
			law.set(b, a.Column, -1)
		}
		law.shrinks = len(r.Left) == 1 && law.sign[law.last] > 0
		laws = append(laws, law)
	}
	return laws
}

// exactLaw tells a law that a figure may be inferred by: one that nothing may
// break in good faith, in either direction.
func exactLaw(r form.Relation) bool {
	return r.Smaller == model.Error && r.Larger == model.Error
}

func (l *rowLaw) set(b *builder, column string, sign int64) {
	for i, c := range b.columns {
		if b.sheet.form.Columns[c].ID == column {
			l.sign[i] = sign
			l.first, l.last = min(l.first, i), max(l.last, i)
		}
	}
}

func (l *rowLaw) holds(values []int64) bool {
	var sum int64
	for i, s := range l.sign {
		sum += s * values[i]
	}
	return sum == 0 || !l.exact && sum > 0
}

// fails tells whether the law can't hold any more once the columns from the
// first-th on are read: its total stands last, so what is left of it only shrinks.
func (l *rowLaw) fails(values []int64, first int) bool {
	var sum int64
	for i := len(l.sign) - 1; i >= first; i-- {
		sum += l.sign[i] * values[i]
	}
	if first <= l.first {
		return sum < 0 || l.exact && sum != 0
	}
	return l.shrinks && sum < 0 && first <= l.last
}

// cutter enumerates the readings of one row.
type cutter struct {
	width    int
	runs     []digitRun
	laws     []rowLaw
	found    []rowReading
	how      readingKind
	longest  int // the most digits of a figure
	steps    int
	overflow bool
	cuts     []cutAt // by column, where cut has put its figure
}

// cutAt is a stretch of the digits of one run.
type cutAt struct{ run, from, to int }

// keepCut keeps a reading that cut found. Only now are its places made: most
// ways to cut come to nothing.
func (c *cutter) keepCut(values []int64) {
	places := make([]model.Place, len(c.cuts))
	for i, at := range c.cuts {
		places[i] = c.runs[at.run].place(at.from, at.to)
	}
	c.keep(values, places)
}

// keep adds a reading unless a law of the row or an equal reading excludes it.
// That one figure is no larger than another is too weak a law to tell a figure
// that was split from one too many.
func (c *cutter) keep(values []int64, places []model.Place) {
	weak := c.how == wasSplit || c.how == tooMany
	for i := range c.laws {
		if !c.laws[i].holds(values) && !(weak && !c.laws[i].exact) {
			return
		}
	}
	for i := range c.found {
		if slices.Equal(c.found[i].values, values) {
			return
		}
	}
	if len(c.found) == mostReadings {
		c.overflow = true
		return
	}
	c.found = append(c.found, rowReading{slices.Clone(values), slices.Clone(places), c.how})
}

// tooLong counts the steps of the search and ends it when they are too many.
func (c *cutter) tooLong() bool {
	c.steps++
	c.overflow = c.overflow || c.steps > 100_000
	return c.overflow
}

// cut reads the runs from the i-th back to the first, each as one figure or
// several, from the right: totals stand last, and a total known early leaves
// few ways to read what it is the sum of. values holds the figures of the
// columns from column on.
func (c *cutter) cut(i, to, column int, values []int64) {
	if c.tooLong() {
		return
	}
	if to == 0 {
		if i--; i < 0 {
			if column == 0 {
				c.keepCut(values)
			}
			return
		}
		to = len(c.runs[i].digits)
	}
	if column <= i || c.overfull(i, to, column, values) { // each run before is one figure at least
		return
	}
	run := &c.runs[i]
	var v, scale int64 = 0, 1
	for from := to - 1; from >= max(0, to-c.longest); from-- {
		v += int64(run.digits[from]) * scale
		scale *= 10
		if to-from > 1 && run.digits[from] == 0 {
			continue // no figure has a leading nought
		}
		signed := v
		if from == 0 && run.negative {
			signed = -v
		}
		values[column-1], c.cuts[column-1] = signed, cutAt{i, from, to}
		if !c.fails(values, column-1) {
			c.cut(i, from, column-1, values)
		}
	}
}

// overfull tells whether more digits are left than the columns left can hold
// without growing past what is left of the row's one total.
func (c *cutter) overfull(i, to, column int, values []int64) bool {
	if len(c.laws) != 1 || !c.laws[0].shrinks || column == c.width || c.laws[0].last != c.width-1 {
		return false
	}
	rest := values[c.width-1]
	for _, v := range values[column : c.width-1] {
		rest -= v
	}
	digits := to
	for _, run := range c.runs[:i] {
		digits += len(run.digits)
	}
	longest := 1
	for ; rest >= 10; rest /= 10 {
		longest++
	}
	return digits > column*longest
}

func (c *cutter) fails(values []int64, first int) bool {
	for l := range c.laws {
		if c.laws[l].fails(values, first) {
			return true
		}
	}
	return false
}

// place joins the spans of digits that stand side by side.
func (r *digitRun) place(from, to int) model.Place {
	return model.At(r.spans[from].Start, r.spans[to-1].End)
}

// join reads the runs from the i-th on, putting neighbours together.
func (c *cutter) join(i int, values []int64, places []model.Place) {
	if c.tooLong() {
		return
	}
	if i == len(c.runs) {
		if len(values) == c.width {
			c.keep(values, places)
		}
		return
	}
	if len(values) == c.width {
		return
	}
	var v int64
	var place model.Place
	digits := 0
	for j := i; j < len(c.runs) && j < i+4; j++ {
		if j > i && (c.runs[i].digits[0] == 0 || c.runs[j].negative) {
			return
		}
		if digits += len(c.runs[j].digits); digits > mostValue {
			return
		}
		for _, d := range c.runs[j].digits {
			v = v*10 + int64(d)
		}
		place = append(place[:len(place):len(place)], c.runs[j].place(0, len(c.runs[j].digits))...)
		signed := v
		if c.runs[i].negative {
			signed = -v
		}
		c.join(j+1, append(values, signed), append(places, place))
	}
}

// whole gives a run as one figure.
func (run *digitRun) whole() (int64, model.Place, bool) {
	if len(run.digits) > mostValue {
		return 0, nil, false
	}
	var v int64
	for _, d := range run.digits {
		v = v*10 + int64(d)
	}
	if run.negative {
		v = -v
	}
	return v, run.place(0, len(run.digits)), true
}

// extra leaves out as many runs as are too many, each in turn: page numbers,
// a repeated figure. values are those of the runs before the i-th that stay.
func (c *cutter) extra(i int, values []int64, places []model.Place) {
	if c.tooLong() || len(values) > c.width {
		return
	}
	if i == len(c.runs) {
		if len(values) == c.width {
			c.keep(values, places)
		}
		return
	}
	if len(values)+len(c.runs)-i > c.width {
		c.extra(i+1, values, places)
	}
	if v, p, ok := c.runs[i].whole(); ok {
		c.extra(i+1, append(values, v), append(places, p))
	}
}

// lost supposes in turn that each column's figure is lost; the row's laws say
// what it was. Without a law nothing can be told.
func (c *cutter) lost() {
	for hole := range c.width {
		values := make([]int64, c.width)
		places := make([]model.Place, c.width)
		ok := true
		for i := range c.runs {
			at := i
			if i >= hole {
				at++
			}
			var whole bool
			values[at], places[at], whole = c.runs[i].whole()
			ok = ok && whole
		}
		if ok && c.fill(values, hole) {
			c.keep(values, places)
		}
	}
}

// fill works the lost figure out by an exact law of the row; false where none names it.
func (c *cutter) fill(values []int64, hole int) bool {
	for i := range c.laws {
		l := &c.laws[i]
		if !l.exact || l.sign[hole] == 0 {
			continue
		}
		var sum int64
		for j, s := range l.sign {
			if j != hole {
				sum += s * values[j]
			}
		}
		values[hole] = -sum * l.sign[hole]
		return values[hole] >= 0
	}
	return false
}
