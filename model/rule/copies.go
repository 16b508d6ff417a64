package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gouji/model"
)

var copies = []*Rule{
	{
		Code:     "STR004",
		Severity: model.Warning,
		Title:    model.Words{ZH: "同样的内容在文件里有两份", EN: "the report's text stands in the file twice"},
		Why: model.Words{
			ZH: "多半是网页把正文放了两遍；两份有出入时，哪份作数要由人决定。",
			EN: "Most likely the page holds its text twice. Where the copies differ a person must say which counts.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-annex.txt", "", ""}},
		Bad:   []Example{{"青屿县教育局2017-twice.txt", "", ""}},
		Check: checkCopies,
	},
}

func checkCopies(p *Pass) {
	r := p.Reading
	for _, c := range r.Copies {
		p.Report(copyFinding(r, c))
	}
	for _, n := range r.Notes {
		if n.Kind == model.TableTwice && !inCopy(r, n.Place) {
			p.Report(twiceFinding(r, n))
		}
	}
}

func inCopy(r *model.Reading, place model.Place) bool {
	return slices.ContainsFunc(r.Copies, func(c model.Copy) bool {
		return len(place) > 0 && c.Second.Start <= place.Start() && place.End() <= c.Second.End
	})
}

func copyFinding(r *model.Reading, c model.Copy) model.Finding {
	start := r.Source.Line(c.Second.Start)
	lines := func(s model.Span) (int, int) { return r.Source.Line(s.Start), r.Source.Line(max(s.End-1, s.Start)) }
	a, b := lines(c.First)
	d, e := lines(c.Second)
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("第 %d–%d 行在第 %d–%d 行又出现一遍，", a, b, d, e),
			EN: fmt.Sprintf("lines %d–%d stand again at lines %d–%d, ", a, b, d, e),
		},
		Place: model.Place{r.Source.LineSpan(start)},
	}
	if len(c.Differ) == 0 {
		f.Message.ZH += "一字不差"
		f.Message.EN += "word for word"
		return f
	}
	var at []string
	for _, place := range c.Differ[:min(len(c.Differ), 5)] {
		at = append(at, strconv.Itoa(r.Source.Line(place.Start())))
	}
	f.Evidence = at
	f.Message.ZH += fmt.Sprintf("有 %d 处不同：第 %s 行", len(c.Differ), strings.Join(at, "、"))
	f.Message.EN += fmt.Sprintf("with %s: line %s", several(len(c.Differ), "difference"), strings.Join(at, ", "))
	return f
}

func twiceFinding(r *model.Reading, n model.Note) model.Finding {
	title := tableTitle(r, n.Address.Table)
	f := model.Finding{
		Message: model.Words{ZH: title + "在文件里有两份，数字相同", EN: title + " stands in the file twice, with the same figures"},
		Place:   n.Place,
	}
	if n.Have*2 > n.Want && n.Want > 0 { // two tables of one shape: of parts, or of two years
		f.Evidence = []string{strconv.Itoa(n.Have)}
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s在文件里有两张，%d 格里 %d 格不同，不是同一张表的重复；只读了一张，这一张没有读", title, n.Want, n.Have),
			EN: fmt.Sprintf("there are two tables %s in the file, which differ in %d of %s: no copies; only one was read, and this is the other", title, n.Have, several(n.Want, "cell")),
		}
		return f
	}
	if n.Have > 0 {
		f.Evidence = []string{strconv.Itoa(n.Have)}
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s在文件里有两份，%d 格不同；取了第一份", title, n.Have),
			EN: fmt.Sprintf("%s stands in the file twice, %s; the first was taken", title, several(n.Have, "different cell")),
		}
	}
	return f
}
