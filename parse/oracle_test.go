package parse

import (
	"slices"
	"strings"

	"gouji/model"
)

// oracle reads the figures of a table apart by trying everything, as a check on
// the reader's own search, with which it shares no code.
type oracle struct {
	table *filled
	rows  []oracleRow
	laws  []oracleLaw // down the columns
	// steps of the search over all rows, and over the cuts of the present one
	steps, splits int
}

// oracleRow is a row with figures and all readings that its own laws leave.
type oracleRow struct {
	at       int // of filled.rows
	readings [][]int64
	tied     bool // by an exact law
}

// oracleLaw is a law between rows: the sum must lie between least and most.
type oracleLaw struct {
	terms       []oracleTerm
	least, most int64
}

type oracleTerm struct {
	row, column int
	sign        int64
}

const (
	oracleReadings = 3000
	oracleSplits   = 20_000
	oracleSteps    = 20_000
	unbounded      = int64(1) << 50
)

// unique tells of which rows with figures it is known that the laws leave one
// reading of their digits. A row that no law of its own ties together is never
// one of them: its digits may be one figure beside blanks.
func unique(f *filled) map[int]bool {
	o := &oracle{table: f}
	rows, all := map[int]bool{}, true
	for i, cells := range f.cells {
		if cells == nil || cells[0] == "" {
			continue
		}
		row, ok := o.row(i, strings.Join(cells, ""))
		all = all && ok
		rows[i] = ok && row.tied && len(row.readings) == 1
		o.rows = append(o.rows, row)
	}
	if !all {
		return rows
	}
	o.columnLaws()
	for i, row := range o.rows {
		n := 0
		for j := range row.readings {
			if n < 2 && o.possible(i, j) {
				n++
			}
		}
		rows[row.at] = rows[row.at] || n == 1 && row.tied && o.steps < oracleSteps
	}
	return rows
}

// row gives all readings of a row's digits that its own laws leave; false where
// they are no digits or too many.
func (o *oracle) row(at int, digits string) (oracleRow, bool) {
	laws := o.rowLaws(at)
	row := oracleRow{at: at, tied: slices.ContainsFunc(laws, func(l oracleLaw) bool { return l.least == l.most })}
	if strings.Trim(digits, "0123456789") != "" {
		return row, false
	}
	o.splits = 0
	o.split(&row, digits, nil, laws)
	return row, o.splits <= oracleSplits && len(row.readings) > 0 && len(row.readings) <= oracleReadings
}

// bounds are what left less right may be.
func (l *sampleLaw) bounds() (least, most int64) {
	least, most = -unbounded, unbounded
	if l.model.Larger == model.Error {
		least = 0
	}
	if l.model.Op == "=" && l.model.Smaller == model.Error {
		most = 0
	}
	return least, most
}

// rowLaws are the laws within one row, as a sign for each column.
func (o *oracle) rowLaws(at int) (laws []oracleLaw) {
	id := o.table.form.Rows[o.table.rows[at]].ID
	for _, l := range o.table.laws() {
		if l.model.Each != "row" || l.left[0].Row != id {
			continue
		}
		law := oracleLaw{}
		law.least, law.most = l.bounds()
		law.add(o, l.left, 1)
		law.add(o, l.right, -1)
		laws = append(laws, law)
	}
	return laws
}

func (law *oracleLaw) add(o *oracle, addresses []model.Address, sign int64) {
	for _, a := range addresses {
		column := slices.IndexFunc(o.table.columns, func(c int) bool { return o.table.form.Columns[c].ID == a.Column })
		row := slices.IndexFunc(o.rows, func(r oracleRow) bool { return o.table.form.Rows[o.table.rows[r.at]].ID == a.Row })
		law.terms = append(law.terms, oracleTerm{row, column, sign})
	}
}

// split cuts digits into as many figures as there are columns, none with a leading nought.
func (o *oracle) split(row *oracleRow, digits string, figures []int64, laws []oracleLaw) {
	left := len(o.table.columns) - len(figures)
	o.splits++
	switch {
	case o.splits > oracleSplits || len(row.readings) > oracleReadings || len(digits) < left:
		return
	case left == 0:
		if digits == "" && holdAll(laws, figures) {
			row.readings = append(row.readings, slices.Clone(figures))
		}
		return
	}
	var n int64
	for end := 1; end <= min(len(digits)-left+1, 12); end++ {
		n = n*10 + int64(digits[end-1]-'0')
		if left > 1 || end == len(digits) {
			o.split(row, digits[end:], append(figures, n), laws)
		}
		if digits[0] == '0' {
			return
		}
	}
}

func holdAll(laws []oracleLaw, figures []int64) bool {
	for _, law := range laws {
		var sum int64
		for _, t := range law.terms {
			sum += t.sign * figures[t.column]
		}
		if sum < law.least || sum > law.most {
			return false
		}
	}
	return true
}

// columnLaws are the laws between rows. One that a blank row takes part in can't be tested.
func (o *oracle) columnLaws() {
	for _, l := range o.table.laws() {
		if l.model.Each == "row" {
			continue
		}
		law := oracleLaw{}
		law.least, law.most = l.bounds()
		law.add(o, l.left, 1)
		law.add(o, l.right, -1)
		if !slices.ContainsFunc(law.terms, func(t oracleTerm) bool { return t.row < 0 }) {
			o.laws = append(o.laws, law)
		}
	}
}

// possible tells whether some reading of the whole table takes the j-th reading of the i-th row.
func (o *oracle) possible(i, j int) bool {
	chosen := make([]int, len(o.rows))
	for k := range chosen {
		chosen[k] = -1
		if len(o.rows[k].readings) == 1 {
			chosen[k] = 0
		}
	}
	chosen[i] = j
	return o.extend(chosen)
}

// extend searches on from what is chosen; -1 is a row still open.
func (o *oracle) extend(chosen []int) bool {
	if o.steps++; o.steps > oracleSteps {
		return true
	}
	for _, law := range o.laws {
		if least, most := o.span(law, chosen); most < law.least || least > law.most {
			return false
		}
	}
	next := -1
	for k, c := range chosen {
		if c < 0 && (next < 0 || len(o.rows[k].readings) < len(o.rows[next].readings)) {
			next = k
		}
	}
	if next < 0 {
		return true
	}
	for j := range o.rows[next].readings {
		chosen[next] = j
		if o.extend(chosen) {
			chosen[next] = -1
			return true
		}
	}
	chosen[next] = -1
	return false
}

// span is what a law's sum can still come to.
func (o *oracle) span(law oracleLaw, chosen []int) (least, most int64) {
	for _, t := range law.terms {
		low, high := unbounded, -unbounded
		for j, r := range o.rows[t.row].readings {
			if chosen[t.row] < 0 || chosen[t.row] == j {
				low, high = min(low, t.sign*r[t.column]), max(high, t.sign*r[t.column])
			}
		}
		least, most = least+low, most+high
	}
	return least, most
}
