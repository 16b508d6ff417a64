package parse

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// verdict is what became of one cell of a sample.
type verdict uint8

const (
	right  verdict = iota // read as it was, or inferred and right
	marked                // missing, blank or one of several candidates: a reviewer will look
	wrong                 // another value stands there and nothing says so
)

// judge compares a cell with what the author wrote; nil is a cell whose table,
// row or column the reading lacks. A value that the reader inferred, or the only
// candidate it offers, must be the true one.
func judge(c *model.Cell, truth string) verdict {
	if c == nil {
		return marked
	}
	want, err := decimal.Parse(strings.TrimPrefix(truth, "+"))
	number := err == nil
	if v, ok := c.Number(); ok {
		if number && v.Cmp(want) == 0 {
			return right
		}
		return wrong
	}
	switch {
	case len(c.Candidates()) == 1 && number && c.Candidates()[0].Cmp(want) != 0:
		return wrong
	case c.State == model.Blank && truth == "" && len(c.Candidates()) == 0, c.State == model.Stroke && truth != "" && !number:
		return right
	}
	return marked
}

// each visits every cell of the record: its address, what the author wrote, what was read.
func (s *sample) each(r *model.Reading, visit func(a model.Address, truth string, c *model.Cell)) {
	for _, f := range s.tables {
		for _, i := range f.rowsOfRecord() {
			for at, column := range f.columns {
				a := model.Address{Table: f.form.ID, Row: f.form.Rows[f.rows[i]].ID, Column: f.form.Columns[column].ID}
				visit(a, f.figure(i, at), r.Cell(a))
			}
		}
	}
}

// differs tells the first thing in which the reading's tables are not the sample's; "" for none.
func (s *sample) differs(r *model.Reading) string {
	if r.Form != s.form.ID {
		return fmt.Sprintf("the form is read as %q", r.Form)
	}
	var have, want []string
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			have = append(have, fmt.Sprintf("%s/%s %d", t.ID, row.ID, len(t.Columns)))
		}
	}
	for _, f := range s.tables {
		for _, i := range f.rowsOfRecord() {
			want = append(want, fmt.Sprintf("%s/%s %d", f.form.ID, f.form.Rows[f.rows[i]].ID, len(f.columns)))
		}
	}
	for i := range max(len(have), len(want)) {
		if h, w := lineOr(have, i), lineOr(want, i); h != w {
			return fmt.Sprintf("row %d is %s, want %s", i+1, h, w)
		}
	}
	first := ""
	s.each(r, func(a model.Address, truth string, c *model.Cell) {
		if first == "" && judge(c, truth) != right {
			first = fmt.Sprintf("%s/%s/%s is read as %s, want %q", a.Table, a.Row, a.Column, describe(c), truth)
		}
	})
	return first
}

func describe(c *model.Cell) string {
	if c == nil {
		return "nothing"
	}
	s := fmt.Sprintf("%q", c.Text)
	if v, ok := c.Number(); ok {
		s += " " + v.String()
	} else {
		s += [...]string{" blank", " number", " stroke", " word", " missing"}[c.State]
	}
	if c.Inferred {
		s += " inferred"
	}
	if len(c.Candidates()) > 0 {
		s += fmt.Sprint(" candidates ", c.Candidates())
	}
	return s
}

// proof is one report of the property test: a sample, its rendering, its encoding.
type proof struct {
	form      *form.Form
	rendering *rendering
	encoding  string
	seed      uint64
}

func (p *proof) String() string {
	return fmt.Sprintf("%s/%s/%s/%d", p.form.ID, p.rendering.name, p.encoding, p.seed)
}

// sample fills the form in as far as the rendering can show it.
func (p *proof) sample() *sample {
	return makeSample(p.form, p.seed, content{holes: p.rendering.holes, strokes: !p.rendering.apart})
}

// file renders the sample's paper.
func (p *proof) file(page *paper) (name string, raw []byte) {
	text := p.rendering.write(page, rand.New(rand.NewPCG(p.seed, 7)))
	if p.rendering.binary {
		return "sample" + p.rendering.extension, []byte(text)
	}
	if p.rendering.extension == ".html" {
		text = strings.Replace(text, "charset=", "charset="+charsetNames[p.encoding], 1)
	}
	return "sample" + p.rendering.extension, encode(text, p.encoding)
}

// charsetNames are the names by which pages call their encoding.
var charsetNames = map[string]string{"utf-8": "utf-8", "gb18030": "gb2312", "utf-16le": "utf-16", "utf-16be": "utf-16"}

// proofs are n reports of every form in every rendering and encoding.
func proofs(all []rendering, n int) (out []proof) {
	for _, f := range form.All() {
		for i := range all {
			encodings := textEncodings
			if all[i].binary {
				encodings = encodings[:1]
			}
			for _, e := range encodings {
				for j := range n {
					p := proof{f, &all[i], e, 0}
					p.seed = seedOf(p.String(), j)
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// seedOf makes the i-th seed of a name, the same however many other proofs there are.
func seedOf(name string, i int) uint64 {
	h := fnv.New64a()
	h.Write([]byte(name))
	return h.Sum64()%100_000 + uint64(i)
}

// TestEveryFormInEveryRendering holds that a report gives the same tables
// however it was flattened.
func TestEveryFormInEveryRendering(t *testing.T) {
	failed := tally{}
	all := proofs(renderings, lightly(10))
	if least := 2_000; len(all)*lighter < least {
		t.Errorf("only %d reports", len(all))
	}
	for i := range all {
		p := &all[i]
		s := p.sample()
		r, err := Read(p.file(s.lay(p.seed)))
		if err != nil {
			failed.add(p, err.Error())
			continue
		}
		if d := s.differs(r); d != "" {
			failed.add(p, d)
		}
		if i%8 == 0 {
			checkReading(t, r)
		}
	}
	t.Logf("%d reports", len(all))
	failed.report(t)
}

// tally counts failures by form and rendering and keeps the first of each.
type tally map[string]*failures

type failures struct {
	n     int
	first string
}

func (f tally) add(p *proof, what string) {
	key := p.form.ID + " in " + p.rendering.name
	if f[key] == nil {
		f[key] = &failures{first: p.String() + ": " + what}
	}
	f[key].n++
}

func (f tally) report(t *testing.T) {
	for key, failed := range f {
		t.Errorf("%s: %d reports differ, first %s", key, failed.n, failed.first)
	}
}
