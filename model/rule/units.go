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
}

// printedUnit is the unit of money that stands at a figure: behind it, in its
// column's heading, or in its row. "" where none does, or the figure is none or nought.
func (s *sheet) printedUnit(cell int) string {
	value, ok := s.figure(cell)
	if !ok || value.IsZero() || s.cells[cell].Corrected {
		return ""
	}
	width := len(s.form.Columns)
	if unit := moneyIn(s.cells[cell].Remark); unit != "" {
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
