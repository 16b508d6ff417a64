package parse

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/form"
)

// trial is one damaged report.
type trial struct {
	proof
	damage *damage
}

func (t *trial) String() string { return t.proof.String() + "/" + t.damage.name }

func allDamages() (out []*damage) {
	for i := range damages {
		out = append(out, &damages[i])
	}
	return append(out, &twoAtOnce)
}

// trials are the damaged reports of every form in every rendering with the given
// numbers, to exclusive.
func trials(from, to int) (out []trial) {
	all := slices.Concat(renderings, apartRenderings)
	for _, d := range allDamages() {
		for j := range all {
			r := &all[j]
			if slices.Contains(d.not, r.name) || d.holes && (r.holes || r.apart) {
				continue
			}
			for _, f := range form.All() {
				for i := from; i < to; i++ {
					p := proof{f, r, textEncodings[i%len(textEncodings)], 0}
					p.seed = seedOf(p.String()+d.name, i)
					out = append(out, trial{p, d})
				}
			}
		}
	}
	return out
}

// damaged is the damaged report and the rows that were touched; before is the same report undamaged.
type damaged struct {
	sample        *sample
	before, after *model.Reading
	touched       map[string]bool
}

func (t *trial) read() damaged {
	s := makeSample(t.form, t.seed, content{holes: t.rendering.holes || t.damage.holes, strokes: !t.rendering.apart})
	d := &damager{rand.New(rand.NewPCG(t.seed, 11)), s.lay(t.seed), t.rendering, map[string]bool{}}
	out := damaged{sample: s, touched: d.touched}
	if t.damage.local {
		out.before = t.reading(d.page)
	}
	t.damage.do(d)
	out.after = t.reading(d.page)
	return out
}

// reading reads a page; a refused one has no cells.
func (t *trial) reading(page *paper) *model.Reading {
	r, err := Read(t.file(page))
	if err != nil {
		return &model.Reading{}
	}
	return r
}

// outcome counts the cells of damaged reports.
type outcome struct {
	right, marked, wrong int
	// spread are cells that local damage took from rows it did not touch.
	spread int
}

func (o *outcome) add(p outcome) {
	o.right, o.marked, o.wrong, o.spread = o.right+p.right, o.marked+p.marked, o.wrong+p.wrong, o.spread+p.spread
}

func (o *outcome) cells() int { return o.right + o.marked + o.wrong }

// run judges every cell of the record; first is the worst place.
func (t *trial) run() (o outcome, first string) {
	d := t.read()
	d.sample.each(d.after, func(a model.Address, truth string, c *model.Cell) {
		v := judge(c, truth)
		o.count(v)
		spread := v != right && t.damage.local && !d.touched[a.Table+"/"+a.Row] && judge(d.before.Cell(a), truth) == right
		if spread {
			o.spread++
		}
		if first == "" && (v == wrong || spread) {
			first = fmt.Sprintf("%s: %s/%s/%s is read as %s, want %q", t, a.Table, a.Row, a.Column, describe(c), truth)
		}
	})
	return o, first
}

func (o *outcome) count(v verdict) {
	switch v {
	case right:
		o.right++
	case marked:
		o.marked++
	default:
		o.wrong++
	}
}

// matrix is what became of the cells of damaged reports, by damage and rendering.
type matrix struct {
	reports int
	total   outcome
	by      map[string]*outcome
	firsts  map[string]string // the first cell that is wrong
}

func (m *matrix) run(all []trial) {
	if m.by == nil {
		m.by, m.firsts = map[string]*outcome{}, map[string]string{}
	}
	for i := range all {
		o, first := all[i].run()
		m.reports++
		m.total.add(o)
		key := all[i].damage.name + " × " + all[i].rendering.name
		if m.by[key] == nil {
			m.by[key] = &outcome{}
		}
		m.by[key].add(o)
		if first != "" && m.firsts[key] == "" {
			m.firsts[key] = first
		}
	}
}

// TestDamageMatrix damages reports in every way in every rendering, prints what
// became of their cells, and holds that no cell is wrong without a mark.
//
// It holds of these cells, not of all there can be: over eight times as many, some
// fifteen in a million are wrong, nearly all where labels lost characters in lines
// that lost what stood between their cells. BenchmarkDamage counts any number.
func TestDamageMatrix(t *testing.T) {
	var m matrix
	m.run(trials(0, lightly(2)))
	t.Log("\n" + m.String())
	if m.total.cells() < 100_000 {
		t.Errorf("only %d cells", m.total.cells())
	}
	for key, first := range m.firsts {
		t.Errorf("%s: %d wrong, %d spread, first %s", key, m.by[key].wrong, m.by[key].spread, first)
	}
}

// BenchmarkDamage prints the same over as many reports of each kind as there are
// rounds: go test -run '^$' -bench Damage -benchtime 16x ./parse
func BenchmarkDamage(b *testing.B) {
	var m matrix
	for n := 0; b.Loop(); n++ {
		m.run(trials(n, n+1))
	}
	cells := float64(m.total.cells())
	b.ReportMetric(cells, "cells")
	b.ReportMetric(float64(m.total.right)*100/cells, "%right")
	b.ReportMetric(float64(m.total.marked)*100/cells, "%marked")
	b.ReportMetric(float64(m.total.wrong), "wrong")
	b.ReportMetric(float64(m.total.spread), "spread")
	fmt.Println("\n" + m.String()) // a benchmark's own log is cut short
	for _, key := range slices.Sorted(maps.Keys(m.firsts)) {
		fmt.Printf("%s: %d wrong, %d spread, first %s\n", key, m.by[key].wrong, m.by[key].spread, m.firsts[key])
	}
}

// String gives for each damage and rendering the cells right and marked in per
// cent, and the number of cells that are wrong.
func (m *matrix) String() string {
	all := slices.Concat(renderings, apartRenderings)
	var b strings.Builder
	b.WriteString("cells right %, marked %, wrong\n")
	fmt.Fprintf(&b, "%-18s", "")
	for i := range all {
		fmt.Fprintf(&b, " %14.14s", all[i].name)
	}
	b.WriteString("\n")
	for _, d := range allDamages() {
		fmt.Fprintf(&b, "%-18s", d.name)
		for i := range all {
			fmt.Fprintf(&b, " %14s", m.by[d.name+" × "+all[i].name])
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%d reports, %d cells: %d right, %d marked, %d wrong, %d spread", m.reports, m.total.cells(), m.total.right, m.total.marked, m.total.wrong, m.total.spread)
	return b.String()
}

// String gives the shares; a dash where the damage can't be done.
func (o *outcome) String() string {
	if o == nil {
		return "-"
	}
	n := float64(o.cells()) / 100
	return fmt.Sprintf("%5.1f %4.1f %3d", float64(o.right)/n, float64(o.marked)/n, o.wrong)
}
