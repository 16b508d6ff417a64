package rule

import (
	"fmt"

	"gouji/model"
)

var likeness = []*Rule{
	{
		Code:     "STR008",
		Severity: model.Info,
		Title: model.Words{
			ZH: "正文与本机关上年或别的机关的报告几乎相同",
			EN: "text nearly the same as this body's last year or another body's",
		},
		Why: model.Words{
			ZH: "照抄的报告，问题和措施未必是今年的、自己的；数字也可能忘了改。",
			EN: "In a copied report the problems and measures need not be this year's, nor its own, and figures may have been left as they were.",
		},
		Since:  "0.2",
		Beside: []Example{{"clean-prose.txt", "2017年政府信息公开工作年度报告", "2016年政府信息公开工作年度报告"}},
		Good:   []Example{{"clean-2019.txt", "", ""}},
		Bad:    []Example{{"clean-prose.txt", "", ""}},
		Check:  checkAlike,
	},
}

// copied gives the report that the own one's text is nearly the same as: an
// earlier one of the same body, else the first of another's on no later year.
// A report that stands in the folder twice is another matter.
func (c *company) copied() *Trace {
	var found *Trace
	for _, t := range c.twins {
		own := t.body == c.own.body
		switch {
		case own && t.Year >= c.own.Year, t.Year > c.own.Year, t.Year == c.own.Year && t.Report > c.own.Report:
		case found == nil, own && (found.body != c.own.body || t.Year > found.Year):
			found = t
		}
	}
	return found
}

func checkAlike(p *Pass) {
	c := p.company()
	if c == nil {
		return
	}
	like := c.copied()
	if like == nil {
		return
	}
	whose := model.Words{ZH: "本机关", EN: "this body's"}
	if like.body != c.own.body {
		whose = model.Words{ZH: "“" + like.Agency + "”", EN: like.Agency + "'s"}
	}
	p.Report(model.Finding{
		Place:    p.Reading.Title.Place,
		Evidence: []string{like.Report},
		Message: model.Words{
			ZH: fmt.Sprintf("正文与%s %d 年的报告（%s）几乎相同", whose.ZH, like.Year, like.Report),
			EN: fmt.Sprintf("the prose is nearly that of %s report on %d (%s)", whose.EN, like.Year, like.Report),
		},
	})
}
