package rule

import (
	"fmt"
	"strings"

	"gouji/model"
)

var order = []*Rule{
	{
		Code:     "STR007",
		Severity: model.Info,
		Title:    model.Words{ZH: "部分的序号重复、跳号或倒退", EN: "section numbers repeat, skip or go back"},
		Why: model.Words{
			ZH: "序号乱了，多半是从两份文件拼起来，或漏了一段；引用“第三部分”就说不清是哪一段。",
			EN: "Numbers out of order mostly mean that two texts were joined or a part was left out; “section three” then names no one part.",
		},
		Since: "0.2",
		Good:  []Example{{"clean-prose.txt", "七、存在的主要问题及改进措施", "七、存在的问题及改进措施"}},
		Bad:   []Example{{"clean-prose.txt", "七、存在的主要问题及改进措施", "六、存在的主要问题及改进措施"}},
		Check: checkSectionOrder,
	},
}

// checkSectionOrder reports all numbers out of order as one finding, at the first.
func checkSectionOrder(p *Pass) {
	r := p.Reading
	var zh, en []string
	var place model.Place
	last := 0
	for _, s := range r.Sections {
		if s.Number == 0 || p.copied(s.Place) {
			continue
		}
		z, e := "", ""
		switch {
		case s.Number == last:
			z, e = fmt.Sprintf("“%s”出现两次", numeral(s.Number)), fmt.Sprintf("section %d stands twice", s.Number)
		case s.Number < last:
			z, e = fmt.Sprintf("“%s”后面又是“%s”", numeral(last), numeral(s.Number)), fmt.Sprintf("section %d comes after %d", s.Number, last)
		case s.Number > last+1 && last > 0 && !p.skipExplained(last+1, s.Number):
			z, e = fmt.Sprintf("“%s”后面是“%s”", numeral(last), numeral(s.Number)), fmt.Sprintf("section %d follows %d", s.Number, last)
		}
		last = s.Number
		if z != "" {
			zh, en = append(zh, z), append(en, e)
			if place == nil {
				place = s.Place
			}
		}
	}
	if len(zh) > 0 {
		p.Report(model.Finding{
			Message: model.Words{ZH: "序号" + strings.Join(zh, "，"), EN: strings.Join(en, ", ")},
			Place:   place,
		})
	}
}

// skipExplained tells whether a gap in the numbers has a finding of its own, a
// mandated section that is missing, or the number stands in running text.
func (p *Pass) skipExplained(from, to int) bool {
	for n := from; n < to; n++ {
		if p.Form != nil {
			for _, s := range p.Form.Sections {
				if s.Number == n && section(p.Reading, n) == nil {
					return true
				}
			}
		}
		if p.Reading.Source != nil && strings.Contains(p.Reading.Source.Text, numeral(n)+"、") {
			return true
		}
	}
	return false
}
