package parse

import (
	"fmt"
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

// trials are n damaged reports of every form in every rendering.
func trials(renderings []rendering, n int) (out []trial) {
	for _, d := range allDamages() {
		for j := range renderings {
			r := &renderings[j]
			if slices.Contains(d.not, r.name) || d.holes && (r.holes || r.apart) {
				continue
			}
			for _, f := range form.All() {
				for i := range n {
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

// TestDamageMatrix damages reports in every way in every rendering, prints what
// became of their cells, and holds that no cell is wrong without a mark.
//
// It holds of these cells, not of all there can be: over eight times as many, some
// fifteen in a million are wrong, nearly all where labels lost characters in lines
// that lost what stood between their cells.
func TestDamageMatrix(t *testing.T) {
	var total outcome
	matrix := map[string]*outcome{}
	firsts := map[string]string{}
	all := trials(slices.Concat(renderings, apartRenderings), 2)
	for i := range all {
		o, first := all[i].run()
		total.add(o)
		key := all[i].damage.name + " × " + all[i].rendering.name
		if matrix[key] == nil {
			matrix[key] = &outcome{}
		}
		matrix[key].add(o)
		if first != "" && firsts[key] == "" {
			firsts[key] = first
		}
	}
	t.Log("\n" + matrixText(matrix))
	t.Logf("%d reports, %d cells: %d right, %d marked, %d wrong, %d spread", len(all), total.cells(), total.right, total.marked, total.wrong, total.spread)
	if total.cells() < 100_000 {
		t.Errorf("only %d cells", total.cells())
	}
	for key, first := range firsts {
		t.Errorf("%s: %d wrong, %d spread, first %s", key, matrix[key].wrong, matrix[key].spread, first)
	}
}

// matrixText prints for each damage and rendering the cells right and marked in
// per cent, and the number of cells that are wrong.
func matrixText(matrix map[string]*outcome) string {
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
			fmt.Fprintf(&b, " %14s", matrix[d.name+" × "+all[i].name])
		}
		b.WriteString("\n")
	}
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
