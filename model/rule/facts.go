package rule

import (
	"fmt"
	"strconv"
	"strings"

	"gouji/model"
)

var facts = []*Rule{
	{
		Code:     "STR005",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "文件只是几页中的一页，或不完整",
			EN: "the file is one page of several, or breaks off",
		},
		Why: model.Words{
			ZH: "只抓到一页时，没有的部分不是报告没写，不能据此判定缺项。",
			EN: "Where only one page was caught, what is missing was not left out by the report and is not held against it.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "", ""}},
		Bad:   []Example{{"砚川市2018-page-2-of-2.txt", "", ""}},
		Check: checkPage,
	},
	{
		Code:     "STR006",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "找不到机关、年份或题名",
			EN: "agency, year or title can't be found",
		},
		Why: model.Words{
			ZH: "没有写明是谁、哪一年的报告，记录就不知归到哪里。由别处推定的，说明依据，请确认。",
			EN: "A record must be filed under a body and a year. What was inferred from elsewhere is said with its source, to be confirmed.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "澜川市水务局2019年政府信息公开工作年度报告", "澜川市水务局2019年政府信息公开年度报告"}},
		Bad:   []Example{{"clean-2019.txt", "澜川市水务局2019年政府信息公开工作年度报告\n", ""}},
		Check: checkFacts,
	},
}

func checkPage(p *Pass) {
	page := p.Reading.Page
	var zh, en []string
	switch {
	case page.Of > 1 && page.Number > 0:
		zh = append(zh, fmt.Sprintf("文件只是 %d 页中的第 %d 页", page.Of, page.Number))
		en = append(en, fmt.Sprintf("the file is page %d of %d", page.Number, page.Of))
	case page.Of > 1:
		zh = append(zh, fmt.Sprintf("文件只是 %d 页中的一页", page.Of))
		en = append(en, fmt.Sprintf("the file is one page of %d", page.Of))
	}
	if page.CutStart {
		zh, en = append(zh, "开头不在文件里"), append(en, "its beginning is not in the file")
	}
	if page.CutEnd {
		zh, en = append(zh, "结尾不在文件里"), append(en, "its end is not in the file")
	}
	if len(zh) == 0 {
		return
	}
	place := page.Place
	if len(place) == 0 {
		place = firstLine()
	}
	p.Report(model.Finding{
		Message:  model.Words{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")},
		Place:    place,
		Evidence: zh,
	})
}

// stated tells whether a fact was found where reports state it, or a reviewer said it.
func stated(from model.Basis) bool {
	switch from {
	case model.FromTitle, model.FromMetadata, model.FromSignature, model.FromPeriod, model.FromTable, model.FromReviewer:
		return true
	}
	return false
}

func checkFacts(p *Pass) {
	r := p.Reading
	if a := r.Agency; a.Name == "" || !stated(a.From) {
		p.Report(factFinding(r, "agency", a.Place, a.Name, a.From, model.Words{ZH: "机关", EN: "agency"}))
	}
	if y := r.Year; y.Value == 0 || !stated(y.From) {
		value := ""
		if y.Value != 0 {
			value = strconv.Itoa(y.Value)
		}
		p.Report(factFinding(r, "year", y.Place, value, y.From, model.Words{ZH: "报告年度", EN: "year"}))
	}
	if r.Title.Text == "" {
		p.Report(factFinding(r, "title", nil, "", model.FromNothing, model.Words{ZH: "题名", EN: "title"}))
	}
}

func factFinding(r *model.Reading, row string, place model.Place, value string, from model.Basis, what model.Words) model.Finding {
	if len(place) == 0 {
		place = firstLine()
	}
	f := model.Finding{
		Message: model.Words{ZH: "没有找到" + what.ZH, EN: "no " + what.EN + " found"},
		Place:   place,
		Cells:   []model.Related{{Address: model.Address{Table: model.Facts, Row: row}, Role: model.Subject, Place: place}},
	}
	if value != "" {
		f.Message = model.Words{
			ZH: fmt.Sprintf("没有写明%s；据%s推定为 %s", what.ZH, originWords[from].ZH, value),
			EN: fmt.Sprintf("no %s stated; taken from %s: %s", what.EN, originWords[from].EN, value),
		}
		return f
	}
	f.Advice = model.Words{ZH: "请对照来源填写。", EN: "type it from where the report came from."}
	return f
}
