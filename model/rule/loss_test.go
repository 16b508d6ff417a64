package rule

import (
	"strings"
	"testing"

	"gouji/model"
)

// textOf is a report without a form that consists of lines.
func textOf(text string) *model.Reading {
	r := &model.Reading{Form: "prose"}
	r.Source = model.NewSource("text.txt", model.FormatText, "utf-8", "", int64(len(text)), text)
	return r
}

func messages(code string, r *model.Reading) string {
	return lines(Set{ByCode(code)}.Check(r).Findings)
}

func TestLosses(t *testing.T) {
	const long = "2023年，本机关继续做好政府信息公开工作，努力回应群众的关切"
	for name, c := range map[string]struct{ text, want string }{
		"whole":                            {long + "（含解读）。\n二、下一步", ""},
		"a bracket across a line":          {"（" + long + "\n" + long + "）。", ""},
		"a bracket lost":                   {"第 (六 项\n第(七)项", "info STR010 “(”没有与它成对的符号：…第 (六 项…\n"},
		"brackets of items":                {"1)甲；2)乙", ""},
		"a quotation mark turned round":    {"确保”上网不涉密”", "info STR010 “””没有与它成对的符号：…确保”上网不涉密”…\n"},
		"a unit lost":                      {long + "，公示6。", "info STR010 “6”后面没有单位：…努力回应群众的关切，公示6。…\n"},
		"a unit in the next line":          {long + "，公示6\n件，答复6件。", ""},
		"no unit in the next line":         {long + "，公示6\n答复6件。", "info STR010 “6”后面没有单位：…努力回应群众的关切，公示6…\n"},
		"a share needs no unit":            {long + "，占6。", ""},
		"nor does a year":                  {long + "，始于2019。", ""},
		"nor a number in a table":          {"| " + long + "，公示6 |", ""},
		"no end, and a heading after it":   {long + "\n\n二、下一步", "info STR010 段落没有结尾：…开工作，努力回应群众的关切…\n"},
		"no end, and the sentence goes on": {long + "\n并且公开", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := messages("STR010", textOf(c.text)); got != c.want {
				t.Errorf("got %s want %s", got, c.want)
			}
		})
	}
}

func TestIndexNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"11370305004219181C/2024-5428591": "", // the check character is C
		"11370305004219181D/2024-5428591": "校验码不符",
		"014314799/2024-00002":            "",
		"01527918X-2024-153077":           "",
		"-68728705-1/2024-00009":          "残缺",
		"11370305004219181C/2019-5428591": "记的是 2019 年",
		"11370305004219181C/202402-54285": "",
	} {
		r := textOf("索引号: " + number + " 文号: 〔〕号")
		r.Year = model.Year{Value: 2023, From: model.FromTitle}
		got := messages("DOC002", r)
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
}

func TestSectionOrder(t *testing.T) {
	for numbers, want := range map[string]string{
		"一二三四五六": "",
		"三四五":    "", // the first page is another file
		"一二二三":   "info STR007 序号“二”出现两次\n",
		"一二三二三":  "info STR007 序号“三”后面又是“二”\n",
		"一二四":    "info STR007 序号“二”后面是“四”\n",
	} {
		r := textOf("年度报告")
		for i, n := range []rune(numbers) {
			r.Sections = append(r.Sections, model.Section{Number: strings.Index("一二三四五六", string(n))/3 + 1, Place: model.At(i, i+1)})
		}
		if got := messages("STR007", r); got != want {
			t.Errorf("%s: %q, want %q", numbers, got, want)
		}
	}
}

func TestOtherBodies(t *testing.T) {
	for text, want := range map[string]string{
		"我局认真落实，着眼全局信息工作。":       "",
		"由分管领导监督全局信息公开工作。":       "全局",
		"认真梳理我台所掌握的信息。":          "我台",
		"如有疑问，请与某县林业局联系。":        "某县林业局",
		"如有疑问，请与某县民政局办公室联系。":     "",
		"我局的民政工作。如有疑问，请与某县民局联系。": "",
		"如有疑问，请与某县青山街道办事处联系。":    "",
		"我街道坚持公开为常态，我县的工作部署要落实。": "",
	} {
		r := textOf(text)
		r.Agency = model.Agency{Name: "某县青山街道办事处", Kind: model.Subdistrict, From: model.FromTitle}
		if strings.Contains(text, "民政") || strings.Contains(text, "我局") {
			r.Agency = model.Agency{Name: "某县民政局", Kind: model.Department, From: model.FromTitle}
		}
		got := messages("STR009", r)
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestUnits(t *testing.T) {
	p := newPaper(t, "2021").set("fees/fees/amount=2900660")
	p.r.Table("fees").Columns[0].Label = "本年收费金额(单位:元)"
	p.expect(`
		warning CEL005 行政事业性收费 写的是 2900660 元，表样以万元计
		  likely +1-0 换算为 290.066 万元
		`)
	p.r.Table("fees").Columns[0].Label = "本年收费金额(单位:万元)"
	p.expect("")
	p.set("fees/fees/amount=0")
	p.r.Table("fees").Columns[0].Label = "本年收费金额(单位:元)"
	p.expect("") // nought is the same in every unit
}

func TestRuns(t *testing.T) {
	p := newPaper(t, "2021").set("requests/new/natural_person=5 requests/new/total=5 requests/carried_out/natural_person=5 requests/carried_out/total=5")
	row := p.r.Table("requests").Row("new")
	for i := range row.Cells {
		row.Cells[i].Inferred = true
	}
	p.r.Notes = []model.Note{{Kind: model.Rejoined, Address: model.Address{Table: "requests", Row: "new"}, Have: 1, Want: 7, Texts: []string{"5000005"}}}
	p.expect(`
		warning CEL006 本年新收政府信息公开申请数量 的数字“5000005”读作 5 0 0 0 0 0 5：符合勾稽关系的只有这一种断法
		  likely +1-0 确认读作 5 0 0 0 0 0 5
		`)
	for i := range row.Cells {
		row.Cells[i].Corrected = true
	}
	p.expect("") // a person has confirmed it
}

func TestPutTogether(t *testing.T) {
	p := newPaper(t, "2021").set("licensing/licences/decisions=78075")
	cell := &p.r.Table("licensing").Row("licences").Cells[0]
	p.r.Notes = []model.Note{{Kind: model.PutTogether, Address: model.Address{Table: "licensing", Row: "licences"}, Have: 1, Want: 1, Texts: []string{"78075"}}}
	p.expect("") // confirmed
	cell.Inferred = true
	p.expect(`
		warning CEL006 行政许可 的数字在窄格里断成几行，合起来读作 78075，没有勾稽关系可以核对
		  likely +1-0 确认读作 78075
		`)
}

func TestTornFigures(t *testing.T) {
	p := newPaper(t, "2021").set("fees/fees/amount=290.066")
	at := model.Address{Table: "fees", Row: "fees", Column: "amount"}
	p.r.Cell(at).Inferred = true
	p.r.Notes = []model.Note{{Kind: model.PutTogether, Address: at, Have: 1, Texts: []string{"290.", "066"}}}
	p.expect(`
		warning CEL006 数字“290. 066”被换行断开，合起来读作 290.066
		  likely +1-0 确认读作 290.066
		`)
	p.r.Cell(at).Corrected = true
	p.expect("")
}
