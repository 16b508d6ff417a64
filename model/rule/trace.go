package rule

import (
	"hash/fnv"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// Trace is what a report leaves in memory, so that the rules across years need
// not keep its reading: who reported on which year, and the few figures that
// other reports are held against. It shares no memory with the reading.
type Trace struct {
	Report string // what tells reports of a folder apart: the path of the source
	Agency string // as the report names it
	Year   int    // 0 where it is not known; such a report has no neighbours

	kind    model.AgencyKind
	body    body
	form    *track
	figures []int64 // by the track's cells, in millionths; unknown where there is none
	digest  uint64  // of every figure of every table
	sketch  sketch
}

// unknown is the figure of a cell that holds none that a law may use.
const unknown = math.MinInt64

// track is the cells of a form that its traces keep.
type track struct {
	form  *form.Form
	cells []model.Address
	spots []spot
	index map[model.Address]int
}

var tracks = sync.OnceValue(func() map[string]*track {
	all := map[string]*track{}
	for _, f := range form.All() {
		t := &track{form: f, index: map[model.Address]int{}}
		keep := func(a model.Address) {
			if _, ok := t.index[a]; a != (model.Address{}) && !ok {
				t.index[a] = len(t.cells)
				t.cells, t.spots = append(t.cells, a), append(t.spots, spotOf(f, a))
			}
		}
		for i := range f.Across {
			for _, s := range f.Across[i].Steps() {
				keep(s.Figure)
				keep(s.Last)
				keep(s.Plus)
				keep(s.Minus)
			}
		}
		for _, a := range f.TypicalCells() {
			keep(a)
		}
		all[f.ID] = t
	}
	return all
})

// TraceOf takes the trace of a reading.
func TraceOf(r *model.Reading) Trace {
	p := newPass(r)
	t := p.trace()
	t.sketch = p.sketch()
	return t
}

// trace is all of it but the sketch of the text.
func (p *Pass) trace() Trace {
	r := p.Reading
	t := Trace{Agency: strings.Clone(r.Agency.Name), Year: r.Year.Value, kind: r.Agency.Kind, form: tracks()[r.Form]}
	if r.Source != nil {
		t.Report = strings.Clone(r.Source.Path)
	}
	t.body = bodyOf(t.Agency, strings.Clone(r.Agency.Province), strings.Clone(r.Agency.City), strings.Clone(r.Agency.County))
	if t.form != nil {
		sheets := p.sheets()
		t.figures = make([]int64, len(t.form.cells))
		for i, at := range t.form.spots {
			t.figures[i] = unknown
			if s := &sheets[at.table]; s.table != nil {
				if value, ok := s.figure(at.cell); ok {
					t.figures[i] = millionths(value)
				}
			}
		}
	}
	t.digest = digestOf(r)
	return t
}

// millionths of a figure; unknown for one too large.
func millionths(d decimal.Decimal) int64 {
	whole, part, ok := d.Int64(6)
	if !ok || whole > 9e12 || whole < -9e12 {
		return unknown
	}
	return whole*1e6 + part
}

// decimalOf is a figure of a trace.
func decimalOf(millionths int64) decimal.Decimal {
	return decimal.MustNew(millionths, 6).Trim(0)
}

// figure gives what the report has in a cell; unknown where its form has no such cell.
func (t *Trace) figure(a model.Address) int64 {
	if t.form == nil {
		return unknown
	}
	i, ok := t.form.index[a]
	if !ok {
		return unknown
	}
	return t.figures[i]
}

// Figure gives what the report has in a cell that is held against other years;
// false for any other cell, and where it holds no figure that a law may use.
func (t *Trace) Figure(a model.Address) (decimal.Decimal, bool) {
	n := t.figure(a)
	if n == unknown {
		return decimal.Decimal{}, false
	}
	return decimalOf(n), true
}

// digestOf tells whether two reports have the same figures.
func digestOf(r *model.Reading) uint64 {
	h := fnv.New64a()
	for i := range r.Tables {
		for j := range r.Tables[i].Rows {
			row := &r.Tables[i].Rows[j]
			for k := range row.Cells {
				if row.Cells[k].State == model.Number {
					h.Write([]byte(row.ID))
					h.Write([]byte(row.Cells[k].Value.Trim(0).String()))
				}
				h.Write([]byte{byte(k), byte(row.Cells[k].State)})
			}
		}
	}
	return h.Sum64()
}

// sketch is a sample of what follows on what in a report's prose, clause by clause
// and digits left out: the smallest hash of each of its bins. Two reports have
// about as many bins alike as pairs of clauses; stock phrases in another order are
// not alike. The zero sketch is that of a report with little prose.
type sketch [sketchBins]uint32

const (
	sketchBins  = 16
	fewClauses  = 24 // fewer tell nothing
	shortClause = 18 // bytes; shorter ones are in every report
)

func (p *Pass) sketch() (s sketch) {
	r := p.Reading
	if r.Source == nil {
		return s
	}
	clauses := 0
	for n := 1; n <= r.Source.Lines(); n++ {
		line := r.Source.LineSpan(n)
		if line.Len() < paragraphBytes || p.tabled(line) || inCopy(r, model.Place{line}) {
			continue
		}
		clauses += s.add(r.Source.Slice(line))
	}
	if clauses < fewClauses {
		return sketch{}
	}
	return s
}

// add takes the clauses of a paragraph into the sketch and says how many they were.
func (s *sketch) add(text string) (clauses int) {
	const offset, prime = uint64(14695981039346656037), uint64(1099511628211)
	hash, length, last := offset, 0, offset
	flush := func() {
		if length >= shortClause {
			clauses++
			pair := (last ^ last>>29) * prime
			pair = (pair ^ hash) * 0x9E3779B97F4A7C15
			pair ^= pair >> 31
			pair *= 0x9E3779B97F4A7C15
			bin, value := &s[pair>>60], uint32(pair>>20)|1
			if *bin == 0 || value < *bin {
				*bin = value
			}
			last = hash
		}
		hash, length = offset, 0
	}
	for i := 0; i < len(text); {
		c := text[i]
		w := 1
		switch {
		case c >= '0' && c <= '9' || c == ' ':
		case c == ',' || c == ';':
			flush()
		case c < utf8.RuneSelf:
			hash, length = (hash^uint64(c))*prime, length+1
		case c < 0xE0 || i+3 > len(text):
			hash, length = (hash^uint64(c))*prime, length+1
		default: // a Han character or its punctuation, in one step
			w = 3
			switch v := uint64(c)<<16 | uint64(text[i+1])<<8 | uint64(text[i+2]); v {
			case 0xEFBC8C, 0xE38082, 0xEFBC9B: // ，。；
				flush()
			default:
				hash, length = (hash^v)*prime, length+3
			}
		}
		i += w
	}
	flush()
	return clauses
}

// alike tells whether two texts are nearly the same.
func (s *sketch) alike(other *sketch) bool {
	if *s == (sketch{}) {
		return false
	}
	same := 0
	for i := range s {
		if s[i] == other[i] {
			same++
		}
	}
	return same >= sketchBins-1
}

// bands are the halves of a sketch: of two that differ in one bin, one half is the same.
func (s *sketch) bands() [2][sketchBins / 2]uint32 {
	return [2][sketchBins / 2]uint32{[8]uint32(s[:8]), [8]uint32(s[8:])}
}
