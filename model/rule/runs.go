package rule

import (
	"fmt"
	"strings"

	"gouji/model"
)

var runs = []*Rule{
	{
		Code:     "CEL006",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "连在一起或断开的数字，由勾稽关系重新分开",
			EN: "figures that ran together or were split, read apart again by the laws of the form",
		},
		Why: model.Words{
			ZH: "网页转成文字时，格子之间的分隔可能丢掉，数字就连成一串。只有一种断法符合勾稽关系时照它读，仍要对照原文；有几种时一种也不取。窄格里断成几行的数字合起来读，也要对照。由一条关系推出来的数，不算通过了这条关系。",
			EN: "Extraction can lose the separators between cells, and figures become one run of digits. Where the laws leave one way to cut it that is taken, to be compared with the source; where they leave several, none is. Figures broken over the lines of narrow cells are put together, to be compared too. A figure inferred by a law never counts as passing it.",
		},
		Since: "0.2",
		Good:  []Example{{"clean-2019.txt", "一、本年新收政府信息公开申请数量 | 22 | 5 |", "一、本年新收政府信息公开申请数量 | 22| 5|"}},
		Bad:   []Example{{"clean-2019.txt", "一、本年新收政府信息公开申请数量 | 22 | 5 | 0 | 0 | 3 | 0 | 30", "一、本年新收政府信息公开申请数量 | 2250030 | 30"}},
		Check: checkRuns,
	},
}

func checkRuns(p *Pass) {
	for _, n := range p.Reading.Notes {
		if n.Kind != model.Rejoined && n.Kind != model.PutTogether || p.copied(n.Place) {
			continue
		}
		if t := p.Reading.Table(n.Address.Table); t != nil {
			if c := p.Reading.Cell(n.Address); c != nil {
				if !c.Corrected {
					p.Report(tornFinding(n, c))
				}
				continue
			}
			if row := t.Row(n.Address.Row); row != nil && unsettled(row) {
				p.Report(runFinding(t, row, n))
			}
		}
	}
}

// unsettled tells whether the row still rests on the reader's inference.
func unsettled(row *model.Row) bool {
	for i := range row.Cells {
		if c := &row.Cells[i]; !c.Corrected && (c.Inferred || len(c.Candidates()) > 0) {
			return true
		}
	}
	return false
}

// tornFinding tells a figure that stands in pieces where lines were broken.
func tornFinding(n model.Note, c *model.Cell) model.Finding {
	read := text(c.Value)
	return model.Finding{
		Place: n.Place, Evidence: n.Texts,
		Cells: []model.Related{{Address: n.Address, Role: model.Subject, Place: c.Place}},
		Message: model.Words{
			ZH: fmt.Sprintf("数字“%s”被换行断开，合起来读作 %s", strings.Join(n.Texts, " "), read),
			EN: fmt.Sprintf("the figure %q was broken where a line ends, and read as %s", strings.Join(n.Texts, " "), read),
		},
		Repairs: []model.Repair{{
			Say:        model.Words{ZH: "确认读作 " + read, EN: "confirm " + read},
			Set:        []model.Setting{{Address: n.Address, To: read}},
			Confidence: model.Likely, Settles: 1,
		}},
	}
}

func runFinding(t *model.Table, row *model.Row, n model.Note) model.Finding {
	f := model.Finding{Place: n.Place, Evidence: n.Texts}
	for i := range row.Cells {
		role := model.Evidence
		if i == 0 {
			role = model.Subject
		}
		f.Cells = append(f.Cells, model.Related{Address: model.Address{Table: t.ID, Row: row.ID, Column: t.Columns[i].ID}, Role: role, Place: row.Cells[i].Place})
	}
	label, printed := short(row.Label), clip(strings.Join(n.Texts, " "), 40)
	switch {
	case n.Kind == model.PutTogether:
		read := figuresOf(row)
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s 的数字在窄格里断成几行，合起来读作 %s，没有勾稽关系可以核对", label, printed),
			EN: fmt.Sprintf("%s: figures broken over the lines of narrow cells were put together as %s; no law of the row confirms them", label, printed),
		}
		f.Repairs = []model.Repair{wholeRow(t, row, read)}
	case n.Have == 1:
		read := figuresOf(row)
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s 的数字“%s”读作 %s：符合勾稽关系的只有这一种断法", label, printed, read),
			EN: fmt.Sprintf("%s: the figures %q were read as %s, the only cut that the laws of the form leave", label, printed, read),
		}
		f.Repairs = []model.Repair{wholeRow(t, row, read)}
	case n.Have == 0:
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s 的数字“%s”怎样断开都不符合勾稽关系，一格也没有填", label, printed),
			EN: fmt.Sprintf("%s: no cut of the figures %q agrees with the laws of the form, so no cell was filled", label, printed),
		}
	default:
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s 的数字“%s”有 %d 种断法都符合勾稽关系，一格也没有填", label, printed, n.Have),
			EN: fmt.Sprintf("%s: %d cuts of the figures %q agree with the laws of the form, so no cell was filled", label, n.Have, printed),
		}
		f.Repairs = candidateRepairs(t, row)
	}
	return f
}

// wholeRow confirms the only reading of a row.
func wholeRow(t *model.Table, row *model.Row, read string) model.Repair {
	r := model.Repair{
		Say:        model.Words{ZH: "确认读作 " + read, EN: "confirm " + read},
		Confidence: model.Likely, Settles: 1,
	}
	for i := range row.Cells {
		if c := &row.Cells[i]; c.State == model.Number {
			r.Set = append(r.Set, model.Setting{Address: model.Address{Table: t.ID, Row: row.ID, Column: t.Columns[i].ID}, To: text(c.Value)})
		}
	}
	return r
}

// figuresOf writes the figures of a row.
func figuresOf(row *model.Row) string {
	var figures []string
	for i := range row.Cells {
		if row.Cells[i].State == model.Number {
			figures = append(figures, text(row.Cells[i].Value))
		}
	}
	return strings.Join(figures, " ")
}

// candidateRepairs offers what the first cell that is open may hold; what the
// others hold mostly follows from it.
func candidateRepairs(t *model.Table, row *model.Row) []model.Repair {
	var repairs []model.Repair
	for i := range row.Cells {
		candidates := row.Cells[i].Candidates()
		for _, value := range candidates {
			if len(candidates) > 1 && len(repairs) < mostRepairs {
				name := short(row.Label) + "·" + short(t.Columns[i].Label)
				repairs = append(repairs, model.Repair{
					Say:     model.Words{ZH: "填 " + name + " 为 " + text(value), EN: "fill " + name + " with " + text(value)},
					Set:     []model.Setting{{Address: model.Address{Table: t.ID, Row: row.ID, Column: t.Columns[i].ID}, To: text(value)}},
					Settles: 0,
				})
			}
		}
		if len(repairs) > 0 {
			break
		}
	}
	return repairs
}
