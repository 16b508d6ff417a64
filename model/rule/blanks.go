package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
)

var blanks = []*Rule{
	{
		Code:     "CEL001",
		Severity: model.Warning,
		Title:    model.Words{ZH: "表样要求填写的格子空白", EN: "a cell the form requires is blank"},
		Why: model.Words{
			ZH: "空白可能是没有，也可能是没填，两者分不清，所以空白不当作 0。由勾稽关系能算出来的，建议补上。",
			EN: "A blank may mean none or not filled in, and nobody can tell, so it is not taken for 0. Where a sum determines the cell the repair fills it.",
		},
		Basis: "国办公开办函〔2021〕30号：没有的填 0",
		Since: "0.1",
		Good:  []Example{{"clean-statistics-2012.txt", "五、举报数量 | 件 | 2", "五、举报数量 | 件 | 0"}},
		Bad:   []Example{{"clean-statistics-2012.txt", "（二）政府信息公开人员数 | 人 | 5 |", "（二）政府信息公开人员数 | 人 | |"}},
		Check: checkBlanks,
	},
}

func checkBlanks(p *Pass) {
	sheets := p.sheets()
	for i := range sheets {
		s := &sheets[i]
		if s.table == nil || !s.hasBlank() {
			continue
		}
		determined := s.determined()
		for _, block := range s.blocks(p.Reading, func(cell int) bool {
			return s.cells[cell].State == model.Blank && determined[cell] == nil
		}) {
			p.Report(s.blockFinding(block, s.blankMessage(block)))
			p.cause("", s.shiftThrough(block))
		}
		for cell := range s.cells {
			if values := determined[cell]; values != nil {
				p.Report(s.fillFinding(cell, values))
				p.cause("", s.shiftThrough([]int{cell}))
			}
		}
	}
}

// shiftThrough names the shift of a row that left all the cells blank; "" for none.
func (s *sheet) shiftThrough(block []int) string {
	s.explainAll()
	for i := range s.shifted {
		h := &s.shifted[i]
		if !slices.ContainsFunc(block, func(cell int) bool { return cell/len(s.form.Columns) != h.row }) {
			return h.name(s)
		}
	}
	return ""
}

func (s *sheet) hasBlank() bool {
	return slices.ContainsFunc(s.cells, func(c *model.Cell) bool { return c != nil && c.State == model.Blank })
}

// determined gives for each blank cell that exact laws fill what they fill it
// with: one figure, or several where they disagree.
func (s *sheet) determined() map[int][]decimal.Decimal {
	fills := map[int][]decimal.Decimal{}
	for n := range s.laws {
		l, hole := &s.laws[n], s.verdicts[n].hole
		if l.Op != "=" || l.Smaller != model.Error || l.Larger != model.Error ||
			s.verdicts[n].outcome != untestable || hole < 0 || s.cells[hole] == nil || s.cells[hole].State != model.Blank {
			continue
		}
		value := s.settling(l, hole).Trim(0)
		if s.fits(change{hole, value}) && !slices.ContainsFunc(fills[hole], value.Equal) {
			fills[hole] = append(fills[hole], value)
		}
	}
	return fills
}

func (s *sheet) fillFinding(cell int, values []decimal.Decimal) model.Finding {
	name := s.name(cell)
	figures := make([]string, len(values))
	f := model.Finding{
		Place: s.cells[cell].Place,
		Cells: []model.Related{{Address: s.address(cell), Role: model.Subject, Place: s.cells[cell].Place}},
	}
	for i, value := range values {
		figures[i] = text(value)
		r := model.Repair{
			Say:     model.Words{ZH: "填 " + name + " 为 " + figures[i], EN: "fill " + name + " with " + figures[i]},
			Set:     []model.Setting{{Address: s.address(cell), To: figures[i]}},
			Settles: 1,
		}
		if len(values) == 1 {
			r.Confidence = model.Likely
			f.Want = &values[0]
		}
		f.Repairs = append(f.Repairs, r)
	}
	for n := range s.laws {
		if s.verdicts[n].hole == cell && s.laws[n].Op == "=" {
			f.Cells = append(f.Cells, s.related(&s.laws[n], term{cell: cell, left: s.onLeft(n, cell)})[1:]...)
			break
		}
	}
	f.Message = model.Words{
		ZH: fmt.Sprintf("%s 空白，按勾稽关系应为 %s", name, strings.Join(figures, " 或 ")),
		EN: fmt.Sprintf("%s is blank; the sums give %s", name, strings.Join(figures, " or ")),
	}
	return f
}

func (s *sheet) onLeft(n, cell int) bool {
	return slices.ContainsFunc(s.laws[n].terms, func(t term) bool { return t.cell == cell && t.left })
}

func (s *sheet) blankMessage(block []int) model.Words {
	switch {
	case len(block) == 1:
		name := s.name(block[0])
		return model.Words{ZH: name + " 空白；空白不是 0", EN: name + " is blank, which is not 0"}
	case !slices.ContainsFunc(s.cells, func(c *model.Cell) bool { return c != nil && c.State == model.Number }):
		return model.Words{
			ZH: fmt.Sprintf("表中没有一个数字，%d 格空白；空白不是 0", len(block)),
			EN: fmt.Sprintf("the table has no figure at all, %d cells are blank, which is not 0", len(block)),
		}
	}
	words := s.extent(block)
	return model.Words{ZH: words.ZH + "空白；空白不是 0", EN: words.EN + " are blank, which is not 0"}
}
