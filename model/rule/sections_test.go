package rule

import (
	"testing"

	"gouji/model"
	"gouji/model/form"
)

// without takes sections and tables out.
func (p *paper) without(slots []int, tables ...string) *paper {
	var sections []model.Section
	for _, s := range p.r.Sections {
		keep := true
		for _, n := range slots {
			keep = keep && s.Slot != n
		}
		if keep {
			sections = append(sections, s)
		}
	}
	var kept []model.Table
	for _, t := range p.r.Tables {
		keep := true
		for _, id := range tables {
			keep = keep && t.ID != id
		}
		if keep {
			kept = append(kept, t)
		}
	}
	p.r.Sections, p.r.Tables = sections, kept
	return p
}

func TestSections(t *testing.T) {
	newPaper(t, "2021").without([]int{1, 6}).expect(`
		error STR001 缺少第一部分：总体情况
		error STR001 缺少第六部分：其他需要报告的事项
		`)
	newPaper(t, "2021").without([]int{3}).expect("warning STR001 第三部分有表而没有标题：收到和处理政府信息公开申请情况\n")
	newPaper(t, "2021").without([]int{1, 2, 3, 4, 5, 6}).expect("error STR001 规定的 6 个部分一个标题也没有找到\n")
	p := newPaper(t, "2021").without([]int{6})
	p.r.Page.CutEnd = true
	p.expect("warning STR005 结尾不在文件里\n")
	newPaper(t, "2021").without([]int{4}, "reconsideration_litigation").
		expect("error STR001 缺少第四部分：政府信息公开行政复议、行政诉讼情况\n")
}

// TestUnformed holds that a report without any part of a form is missed where its
// year had one that bound it, and only there.
func TestUnformed(t *testing.T) {
	for year, want := range map[int]string{
		2018: "",
		2019: "",
		2020: "warning STR001 2020 年的报告应按国办公开办函〔2019〕60号编写，规定的部分和表一个也没有找到；请看原文是否完整\n",
		2023: "warning STR001 2023 年的报告应按国办公开办函〔2021〕30号编写，规定的部分和表一个也没有找到；请看原文是否完整\n",
	} {
		p := newPaper(t, form.Prose)
		p.r.Year.Value = year
		p.expect(want)
		p.r.Agency.Name = "青屿县自来水有限公司"
		p.expect("")
	}
}

func TestTables(t *testing.T) {
	newPaper(t, "2021").without(nil, "reconsideration_litigation").
		expect("error STR002 “政府信息公开行政复议、行政诉讼情况”有标题而没有表\n")
	newPaper(t, "2021").without(nil, "normative", "licensing", "enforcement", "fees").
		expect("error STR002 “主动公开政府信息情况”有标题而没有表\n")
	newPaper(t, "2021").without(nil, "fees").
		expect("error STR002 “主动公开政府信息情况”缺 4 张表中的 1 张：主动公开政府信息情况 第二十条第(八)项\n")
	p := newPaper(t, "2021").without([]int{5, 6}, "reconsideration_litigation")
	p.r.Page.CutEnd = true // the last section may go on
	p.expect("warning STR005 结尾不在文件里\n")
}

func TestRowsOfTables(t *testing.T) {
	p := newPaper(t, "2021")
	missing := func(row string) model.Note {
		return model.Note{Kind: model.RowMissing, Address: model.Address{Table: "requests", Row: row}}
	}
	p.r.Notes = []model.Note{
		missing("other.other"), missing("carried_out"),
		{Kind: model.TableCut, Address: model.Address{Table: "requests"}},
		{Kind: model.RowUnknown, Address: model.Address{Table: "requests"}, Texts: []string{"合计件数"}},
		{Kind: model.ColumnUnknown, Address: model.Address{Table: "normative"}, Texts: []string{"备注"}},
		{Kind: model.ColumnMissing, Address: model.Address{Table: "normative", Column: "repealed"}},
	}
	p.expect(`
		warning STR003 “收到和处理政府信息公开申请情况”中断，缺少表样的 2 项：其他、结转下年度继续办理
		warning STR003 表样没有“合计件数”这一行
		warning STR003 表样没有“备注”这一列
		warning STR003 “主动公开政府信息情况 第二十条第(一)项”缺少表样的 1 项：本年废止件数
		`)
}

func TestCopies(t *testing.T) {
	p := newPaper(t, "2021")
	p.r.Notes = []model.Note{{Kind: model.TableTwice, Address: model.Address{Table: "requests"}, Have: 2}}
	p.expect("warning STR004 “收到和处理政府信息公开申请情况”在文件里有两份，2 格不同；取了第一份\n")
	p.r.Notes[0].Want = 3
	p.expect("warning STR004 “收到和处理政府信息公开申请情况”在文件里有两张，3 格里 2 格不同，不是同一张表的重复；只读了一张，这一张没有读\n")

	p = newPaper(t, "2021")
	p.seal()
	src := p.r.Source
	p.r.Copies = []model.Copy{{
		First:  model.Span{Start: src.LineSpan(2).Start, End: src.LineSpan(4).End},
		Second: model.Span{Start: src.LineSpan(10).Start, End: src.LineSpan(12).End},
		Differ: []model.Place{{src.LineSpan(11)}},
	}}
	f := Check(p.r).Findings
	if got := lines(f); got != "warning STR004 第 2–4 行在第 10–12 行又出现一遍，有 1 处不同：第 11 行\n" || src.Position(f[0].Place).Line != 10 {
		t.Error(got)
	}
}

func TestPages(t *testing.T) {
	for want, page := range map[string]model.Page{
		"": {},
		"warning STR005 文件只是 2 页中的第 2 页，开头不在文件里\n": {Number: 2, Of: 2, CutStart: true},
		"warning STR005 文件只是 3 页中的一页\n":            {Of: 3},
		"warning STR005 开头不在文件里，结尾不在文件里\n":         {CutStart: true, CutEnd: true},
	} {
		p := newPaper(t, "prose")
		p.r.Page = page
		p.expect(want)
	}
}

func TestFacts(t *testing.T) {
	p := newPaper(t, "2021")
	p.r.Title, p.r.Agency, p.r.Year = model.Title{}, model.Agency{}, model.Year{}
	p.expect(`
		warning STR006 没有找到机关
		warning STR006 没有找到报告年度
		warning STR006 没有找到题名
		`)
	p = newPaper(t, "unknown")
	p.r.Agency.From, p.r.Year.From = model.FromProse, model.FromDate
	p.expect(`
		warning STR006 没有写明机关；据正文推定为 某县民政局
		warning STR006 没有写明报告年度；据日期推定为 2018
		`)
	p = newPaper(t, "2021")
	p.r.Agency.From, p.r.Year.From = model.FromReviewer, model.FromReviewer
	p.expect("")
}
