package parse

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"gouji/model"
)

// apartCount counts rows whose figures ran together.
type apartCount struct {
	rows, whole, candidates int
	only                    int // rows of which it is known that the laws leave one reading
}

// TestFiguresRunTogether holds of rows whose figures ran together: the true
// reading is the one taken or among the candidates, it is taken wherever the
// laws leave no other, and nothing else is ever taken.
func TestFiguresRunTogether(t *testing.T) {
	failed := tally{}
	var all apartCount
	proofs := proofs(apartRenderings, lightly(6))
	for i := range proofs {
		p := &proofs[i]
		s := p.sample()
		r, err := Read(p.file(s.lay(p.seed)))
		if err != nil {
			failed.add(p, err.Error())
			continue
		}
		n, first := s.readApart(r)
		all.rows += n.rows
		all.whole += n.whole
		all.candidates += n.candidates
		all.only += n.only
		if first != "" {
			failed.add(p, first)
		}
	}
	t.Logf("%d reports, %d rows: %d read whole, %d kept as candidates; of %d the laws leave one reading", len(proofs), all.rows, all.whole, all.candidates, all.only)
	failed.report(t)
}

// promise is what must be true of a row whose figures ran together.
type promise struct {
	says string
	// broken tells whether the verdict breaks it; only is whether the laws leave
	// one reading, marked whether every cell says that it was inferred.
	broken func(v rowVerdict, only, marked bool) bool
}

var promises = []promise{
	{"is read as another", func(v rowVerdict, _, _ bool) bool { return v == rowWrong }},
	{"has one reading only and is kept in doubt", func(v rowVerdict, only, _ bool) bool { return v == rowCandidates && only }},
	{"does not keep its true reading", func(v rowVerdict, _, _ bool) bool { return v == rowLost }},
	{"is read apart without a mark", func(v rowVerdict, _, marked bool) bool { return v == rowWhole && !marked }},
}

// readApart judges every row with figures, and tells the first that breaks a promise.
func (s *sample) readApart(r *model.Reading) (n apartCount, first string) {
	for _, f := range s.tables {
		only := unique(f)
		for i, cells := range f.cells {
			if cells == nil || cells[0] == "" {
				continue
			}
			v := f.judgeRow(r, i)
			n.count(v)
			if only[i] {
				n.only++
			}
			for _, p := range promises {
				if first == "" && p.broken(v, only[i], v != rowWhole || f.inferred(r, i)) {
					first = f.form.ID + "/" + f.form.Rows[f.rows[i]].ID + " " + p.says
				}
			}
		}
	}
	return n, first
}

func (n *apartCount) count(v rowVerdict) {
	n.rows++
	switch v {
	case rowWhole:
		n.whole++
	case rowCandidates:
		n.candidates++
	}
}

type rowVerdict uint8

const (
	rowWhole      rowVerdict = iota // every cell is right
	rowCandidates                   // every cell is right or keeps the truth among several candidates
	rowLost                         // some cell neither is right nor keeps the truth
	rowWrong                        // some cell presents another value
)

func (f *filled) judgeRow(r *model.Reading, i int) rowVerdict {
	worst := rowWhole
	for at, column := range f.columns {
		a := model.Address{Table: f.form.ID, Row: f.form.Rows[f.rows[i]].ID, Column: f.form.Columns[column].ID}
		c, truth := r.Cell(a), f.cells[i][at]
		switch judge(c, truth) {
		case wrong:
			return rowWrong
		case marked:
			worst = max(worst, rowCandidates)
			if c == nil || !keeps(c, truth) {
				worst = rowLost
			}
		}
	}
	return worst
}

// inferred tells whether every cell of a row that was read apart says so. A sign
// shows by itself where its figure begins.
func (f *filled) inferred(r *model.Reading, i int) bool {
	if len(f.columns) == 1 || strings.ContainsAny(strings.Join(f.cells[i], ""), "+-") {
		return true
	}
	for _, column := range f.columns {
		a := model.Address{Table: f.form.ID, Row: f.form.Rows[f.rows[i]].ID, Column: f.form.Columns[column].ID}
		if !r.Cell(a).Inferred {
			return false
		}
	}
	return true
}

// keeps tells whether the truth is among the candidates.
func keeps(c *model.Cell, truth string) bool {
	want, err := decimal.Parse(truth)
	for _, v := range c.Candidates() {
		if err == nil && v.Cmp(want) == 0 {
			return true
		}
	}
	return false
}
