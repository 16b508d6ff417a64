package parse

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"gouji/model"
	"gouji/model/form"
)

// sample is a report as its author filled it in: the form, the edition, the
// figures. Every rendering of it must be read as exactly this.
type sample struct {
	form   *form.Form
	year   int
	agency string
	tables []*filled
}

// filled is one table of the form with its figures.
type filled struct {
	form    *form.Table
	columns []int      // of the form, those this edition has
	rows    []int      // of the form, headings among them
	cells   [][]string // by printed row, then column: the figure as printed, "" for a blank; nil for rows without figures
	coded   bool       // each row begins with its code
}

// content says which cells a sample may hold, since not every rendering can show them all.
type content struct {
	holes   bool // blank cells beside filled ones in the same row
	strokes bool // "/" and "—" for none
}

// maker fills forms in.
type maker struct {
	*rand.Rand
	content
	busy float64 // how often a figure is not nought
	most float64 // the order of magnitude of the largest, as a power of ten
}

// makeSample fills a form in: the same seed gives the same sample.
func makeSample(f *form.Form, seed uint64, c content) *sample {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 20210926)), content: c}
	life := [...]struct{ busy, most float64 }{{0.02, 0.5}, {0.2, 1.2}, {0.35, 2.4}, {0.6, 4.6}}[m.IntN(4)]
	m.busy, m.most = life.busy, life.most
	last := f.To
	if last == 0 {
		last = f.From + 4
	}
	s := &sample{form: f, year: f.From + m.IntN(last-f.From+1), agency: agencies[m.IntN(len(agencies))]}
	keep := m.edition(f)
	for i := range f.Tables {
		s.tables = append(s.tables, m.fill(&f.Tables[i], keep))
	}
	return s
}

var agencies = []string{"澜川市青屿县民政局", "砚川市人民政府", "云岫区苇溪镇人民政府", "望澜县梧庭街道办事处", "枫渚县交通运输局", "霁州市松陵区卫生健康局"}

// editions are the optional rows that stand together in one edition of a form.
// A form that is not named has each optional row or not.
var editions = map[string][][]string{
	"annex": {
		{"requests.letter_fax", "answers.other", "fees_waived"},
		{"requests.letter", "answers.other"},
		{"requests.fax", "requests.email", "requests.letter", "requests.other"},
		{"requests.fax", "requests.email", "requests.letter", "fees_waived"},
	},
	"coded": {
		{
			"disclosed.official_documents", "secret_documents", "answers.not_government_information", "answers.nonexistent", "answers.not_ours",
			"answers.unclear", "answers.repeated", "answers.refused.state_secret", "answers.refused.trade_secret", "answers.refused.privacy",
			"answers.refused.process_information", "answers.refused.security_stability", "answers.refused.other", "fees", "fees.disclosure",
			"fees.requests", "staff", "staff.full_time", "staff.part_time", "funding", "funding.spent", "litigation_costs",
		},
		{
			"answers.refused.not_government_information", "answers.refused.nonexistent", "answers.refused.not_held", "answers.refused.unclear",
			"answers.refused.exempt1", "answers.refused.exempt2", "answers.refused.exempt3", "answers.refused.exempt4", "answers.refused.exempt5",
			"answers.refused.exempt6", "answers.refused.other_reasons", "complaints.first_handling",
		},
	},
}

// edition decides which optional rows stand in the report.
func (m *maker) edition(f *form.Form) func(id string) bool {
	known := editions[f.ID]
	if len(known) == 0 {
		return func(string) bool { return m.chance(0.5) }
	}
	kept := map[string]bool{}
	for _, id := range known[m.IntN(len(known))] {
		kept[id] = true
	}
	return func(id string) bool { return kept[id] }
}

func (m *maker) chance(p float64) bool { return m.Float64() < p }

// fill makes one table: figures, then the laws of the form over them, then blanks.
func (m *maker) fill(t *form.Table, keep func(string) bool) *filled {
	f := &filled{form: t}
	for i, c := range t.Columns {
		if !c.Optional || m.chance(0.6) {
			f.columns = append(f.columns, i)
		}
	}
	for i, r := range t.Rows {
		if !r.Optional || keep(r.ID) {
			f.rows = append(f.rows, i)
		}
	}
	for _, h := range t.Heads {
		f.coded = f.coded || h == codeHead
	}
	figures := m.figures(f)
	m.balance(f, figures)
	m.print(f, figures)
	m.leaveBlank(f)
	return f
}

const codeHead = "代码"

// sampleFigures are by address, in millionths, so that counts and amounts add up alike.
type sampleFigures map[model.Address]int64

const one = 1_000_000

func (m *maker) figures(f *filled) sampleFigures {
	v := sampleFigures{}
	for _, i := range f.rows {
		row := &f.form.Rows[i]
		if row.Heading || row.Group {
			continue
		}
		for at, c := range f.columns {
			id := f.form.Columns[c].ID
			v[model.Address{Table: f.form.ID, Row: row.ID, Column: id}] = m.figure(f.form.Kind(row.ID, id), len(f.columns), at)
		}
	}
	return v
}

// figure draws one figure. In wide tables the first column holds most of them:
// natural persons make most requests.
func (m *maker) figure(kind string, width, column int) int64 {
	busy := m.busy
	if width > 5 && column > 0 {
		busy *= 0.3
	}
	if !m.chance(busy) {
		return 0
	}
	n := int64(pow10(m.Float64() * m.most))
	switch kind {
	case "decimal":
		return n*one + m.Int64N(1000)*[...]int64{0, 1, 1000, 100_000}[m.IntN(4)]%one
	case "signed":
		if m.chance(0.4) {
			n = -n
		}
	}
	return n * one
}

// pow10 is near enough to the power for drawing figures of many sizes.
func pow10(x float64) float64 {
	p := 1.0
	for ; x >= 1; x-- {
		p *= 10
	}
	return p * (1 + 9*x*x)
}

// sampleLaw is a relation of the form as this edition has it.
type sampleLaw struct {
	model       form.Relation
	left, right []model.Address
	slack       int64 // how much the right side stays behind the left; negative for more
	loose       bool  // broken in good faith, as the form allows
}

// laws are the relations whose left side the edition has, with the rows and columns it has.
func (f *filled) laws() []sampleLaw {
	has := map[string]bool{}
	for _, i := range f.rows {
		has["r"+f.form.Rows[i].ID] = true
	}
	for _, i := range f.columns {
		has["c"+f.form.Columns[i].ID] = true
	}
	present := func(in []model.Address) (out []model.Address) {
		for _, a := range in {
			if has["r"+a.Row] && has["c"+a.Column] {
				out = append(out, a)
			}
		}
		return out
	}
	var laws []sampleLaw
	for _, r := range f.form.Relations() {
		l := sampleLaw{model: r, left: present(r.Left), right: present(r.Right)}
		if len(l.left) == len(r.Left) && len(l.right) > 0 {
			laws = append(laws, l)
		}
	}
	return laws
}

func (v sampleFigures) sum(addresses []model.Address) (n int64) {
	for _, a := range addresses {
		n += v[a]
	}
	return n
}

// balance changes figures until every law holds. A direction that the form
// forgives is sometimes taken, so that no reader can rely on it.
func (m *maker) balance(f *filled, v sampleFigures) {
	laws := f.laws()
	for i := range laws {
		l := &laws[i]
		if !m.chance(0.2) {
			continue
		}
		switch {
		case l.model.Op == ">=":
			l.loose = l.model.Larger != model.Error
		case l.model.Smaller != model.Error:
			l.slack = one * (1 + m.Int64N(3))
		case l.model.Larger != model.Error:
			l.slack = -one * (1 + m.Int64N(3))
		}
	}
	for range 30 {
		changed := false
		for i := range laws {
			changed = laws[i].enforce(v) || changed
		}
		if !changed {
			return
		}
	}
	panic("the laws of " + f.form.ID + " can't be met")
}

// enforce makes one law hold by changing its left side; false where it held.
func (l *sampleLaw) enforce(v sampleFigures) bool {
	left, right := v.sum(l.left), v.sum(l.right)
	if l.model.Op == ">=" {
		if left >= right || l.loose {
			return false
		}
		v[l.left[0]] += right - left
		return true
	}
	want := max(right+l.slack, 0)
	if left == want {
		return false
	}
	rest := v.sum(l.left[1:])
	if rest > want {
		for _, a := range l.left[1:] {
			v[a] = 0
		}
		rest = 0
	}
	v[l.left[0]] = want - rest
	return true
}

// print writes the figures as an author does.
func (m *maker) print(f *filled, v sampleFigures) {
	for _, i := range f.rows {
		row := &f.form.Rows[i]
		if row.Heading || row.Group {
			f.cells = append(f.cells, nil)
			continue
		}
		cells := make([]string, len(f.columns))
		for at, c := range f.columns {
			a := model.Address{Table: f.form.ID, Row: row.ID, Column: f.form.Columns[c].ID}
			cells[at] = printed(v[a])
			if f.form.Kind(a.Row, a.Column) == "signed" && v[a] > 0 && m.chance(0.3) {
				cells[at] = "+" + cells[at]
			}
		}
		f.cells = append(f.cells, cells)
	}
}

func printed(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatInt(n/one, 10)
	if n%one != 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%06d", n%one), "0")
	}
	return s
}

// leaveBlank takes figures away as authors do: whole rows, all but the total,
// or single cells; a stroke may stand for a blank.
func (m *maker) leaveBlank(f *filled) {
	if !m.chance(0.3) {
		return
	}
	stroke := ""
	if m.strokes && m.chance(0.4) {
		stroke = [...]string{"/", "—", "-"}[m.IntN(3)]
	}
	for _, cells := range f.cells {
		if cells == nil || !m.chance(0.3) {
			continue
		}
		switch {
		case stroke != "":
			m.blank(cells, stroke, m.chance(0.5))
		case m.holes && len(cells) > 1:
			m.blank(cells, "", !f.form.Unlabelled && m.chance(0.3))
		case !f.form.Unlabelled:
			m.blank(cells, "", true)
		}
	}
}

func (m *maker) blank(cells []string, with string, whole bool) {
	last := len(cells) - 1
	for i := range cells {
		if whole || i < last && m.chance(0.8) {
			cells[i] = with
		}
	}
}

// rowsOfRecord gives the printed rows that the record has.
func (f *filled) rowsOfRecord() (rows []int) {
	for i, at := range f.rows {
		if !f.form.Rows[at].Heading {
			rows = append(rows, i)
		}
	}
	return rows
}

// figure is a cell of the sample; "" for a blank.
func (f *filled) figure(row, column int) string {
	if f.cells[row] == nil {
		return ""
	}
	return f.cells[row][column]
}

// lightly is a number of reports, fewer where the race detector looks on.
func lightly(n int) int { return max(n/lighter, 1) }
