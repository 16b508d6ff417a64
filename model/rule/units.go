package rule

import (
	"fmt"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
)

var units = []*Rule{
	{
		Code:     "CEL005",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "单位不是表样的单位，或比其他年份差一万倍",
			EN: "a unit that differs from the form's, or a figure a factor of 10,000 off its neighbours",
		},
		Why: model.Words{
			ZH: "表样的金额以万元计；按元填写，或写着别的单位，数就差一万倍，汇总时看不出来。",
			EN: "The form counts money in units of 10,000 yuan. Filled in in yuan, or under another unit, a figure is ten thousand times off and no total shows it.",
		},
		Basis: "国办公开办函〔2021〕30号 表二：单位：万元",
		Since: "0.2",
		Good:  []Example{{"clean-2014.txt", "七、依申请公开信息收取的费用      万元      0", "七、依申请公开信息收取的费用      万元      12"}},
		Bad:   []Example{{"clean-2014.txt", "七、依申请公开信息收取的费用      万元      0", "七、依申请公开信息收取的费用      元      1200"}},
		Check: checkUnits,
	},
}

// The unit of money of the form, and the one taken for it.
const yuan, tenThousand = "元", "万元"

// checkUnits looks at the cells whose unit the form prints.
func checkUnits(p *Pass) {
	sheets := p.sheets()
	for i := range sheets {
		s := &sheets[i]
		if s.table == nil {
			continue
		}
		width := len(s.form.Columns)
		for row := range s.form.Rows {
			if unit := s.form.Rows[row].Unit; unit == yuan || unit == tenThousand {
				for cell := row * width; cell < (row+1)*width; cell++ {
					if printed := s.printedUnit(cell); printed != "" && printed != unit {
						p.Report(s.unitFinding(cell, printed, unit))
					}
				}
			}
		}
	}
	p.checkMisplaced()
}

// printedUnit is the unit of money that stands at a figure: behind it, in its
// column's heading, or in its row. "" where none does, or the figure is none or nought.
func (s *sheet) printedUnit(cell int) string {
	value, ok := s.figure(cell)
	if !ok || value.IsZero() || s.cells[cell].Corrected {
		return ""
	}
	width := len(s.form.Columns)
	if unit := moneyIn(s.cells[cell].Remark()); unit != "" {
		return unit
	}
	if i := s.table.ColumnIndex(s.form.Columns[cell%width].ID); i >= 0 {
		if unit := moneyIn(s.table.Columns[i].Label); unit != "" {
			return unit
		}
	}
	return moneyIn(s.table.Row(s.form.Rows[cell/width].ID).Unit)
}

func moneyIn(words string) string {
	switch {
	case strings.Contains(words, tenThousand):
		return tenThousand
	case strings.Contains(words, "亿"+yuan):
		return "亿" + yuan
	case strings.Contains(words, yuan):
		return yuan
	}
	return ""
}

func (s *sheet) unitFinding(cell int, printed, unit string) model.Finding {
	c := s.cells[cell]
	have := c.Value
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%s 写的是 %s %s，表样以%s计", s.name(cell), text(have), printed, unit),
			EN: fmt.Sprintf("%s is %s %s, the form counts in %s", s.name(cell), text(have), printed, unit),
		},
		Place: c.Place,
		Cells: []model.Related{{Address: s.address(cell), Role: model.Subject, Place: c.Place}},
		Have:  &have,
	}
	if want, ok := converted(have, printed, unit); ok {
		f.Want = &want
		f.Repairs = []model.Repair{{
			Say:     model.Words{ZH: fmt.Sprintf("换算为 %s %s", text(want), unit), EN: fmt.Sprintf("convert to %s %s", text(want), unit)},
			Set:     []model.Setting{{Address: s.address(cell), To: text(want)}},
			Settles: 1, Confidence: model.Likely,
		}}
	}
	return f
}

// converted gives a sum of money in another unit.
func converted(value decimal.Decimal, from, to string) (decimal.Decimal, bool) {
	size := map[string]int64{yuan: 1, tenThousand: 1e4, "亿" + yuan: 1e8}
	inYuan := times(value, size[from])
	converted, err := inYuan.Quo(decimal.MustNew(size[to], 0))
	return converted.Trim(0), err == nil
}

// misplacement is a sum of money ten thousand times, or a ten thousandth of, what
// it is in the other years.
type misplacement struct {
	at       model.Address
	near     int64 // what the nearest other year has
	tooLarge bool
}

// misplaced gives the sums of money that stand so against every other year's.
func (c *company) misplaced() []misplacement {
	if c.own.form == nil || len(c.others) == 0 {
		return nil
	}
	var out []misplacement
	for _, a := range c.own.form.cells {
		t := c.own.form.form.Table(a.Table)
		if unit := t.Row(a.Row).Unit; unit != yuan && unit != tenThousand {
			continue
		}
		have, near, n := c.own.figure(a), int64(0), 0
		large, small := have > 0, have > 0
		for _, other := range c.others {
			figure := other.figure(a)
			if figure == unknown || figure <= 0 || other.Year == c.own.Year {
				continue
			}
			n, near = n+1, figure
			large = large && tenThousandfold(have, figure)
			small = small && tenThousandfold(figure, have)
		}
		if n > 0 && (large || small) {
			out = append(out, misplacement{a, near, large})
		}
	}
	return out
}

// tenThousandfold tells whether one sum is some ten thousand times another.
func tenThousandfold(large, small int64) bool { return large/2500 >= small && large/40000 <= small }

func (p *Pass) checkMisplaced() {
	c := p.company()
	if c == nil {
		return
	}
	for _, m := range c.misplaced() {
		s, cell := p.at(m.at)
		have := s.cells[cell].Value
		from, to := yuan, tenThousand
		if !m.tooLarge {
			from, to = tenThousand, yuan
		}
		want, ok := converted(have, from, to)
		if !ok || s.printedUnit(cell) != "" && s.printedUnit(cell) != s.form.Rows[cell/len(s.form.Columns)].Unit {
			continue // said already
		}
		p.Report(model.Finding{
			Message: model.Words{
				ZH: fmt.Sprintf("%s %s，其他年份如 %s，约差一万倍", s.name(cell), text(have), text(decimalOf(m.near))),
				EN: fmt.Sprintf("%s is %s and in other years %s, a factor of about 10,000", s.name(cell), text(have), text(decimalOf(m.near))),
			},
			Place: s.cells[cell].Place,
			Cells: []model.Related{{Address: m.at, Role: model.Subject, Place: s.cells[cell].Place}},
			Have:  &have, Want: &want,
			Evidence: []string{text(decimalOf(m.near))},
			Repairs: []model.Repair{{
				Say:     model.Words{ZH: "换算为 " + text(want), EN: "convert to " + text(want)},
				Set:     []model.Setting{{Address: m.at, To: text(want)}},
				Settles: 1, Confidence: model.Likely,
			}},
		})
	}
}
