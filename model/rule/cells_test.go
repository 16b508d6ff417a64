package rule

import (
	"strings"
	"testing"

	"gouji/model"
)

// blank clears cells of a row, all for none named.
func (p *paper) blank(table, row string, columns ...string) *paper {
	t := p.r.Table(table)
	for i, c := range t.Columns {
		if len(columns) == 0 || strings.Contains(strings.Join(columns, " "), c.ID) {
			t.Row(row).Cells[i] = model.Cell{}
		}
	}
	return p
}

func TestBlanks(t *testing.T) {
	newPaper(t, "statistics-2012").set("statistics/staff.full_time/value=2 statistics/staff.part_time/value=1 statistics/staff/value=").expect(`
		warning CEL001 政府信息公开人员数 空白，按勾稽关系应为 3
		  likely +1-0 填 政府信息公开人员数 为 3
		`)
	newPaper(t, "2021").blank("licensing", "licences").
		expect("warning CEL001 行政许可 空白；空白不是 0\n")
	newPaper(t, "2021").blank("normative", "rules").blank("normative", "normative_documents").
		expect("warning CEL001 表中没有一个数字，6 格空白；空白不是 0\n")
	// headings among the rows do not cut a block of blanks, a row with figures does
	newPaper(t, "statistics-2012").
		blank("statistics", "complaints").blank("statistics", "inquiries").blank("statistics", "fees.charged").
		blank("statistics", "funding").expect(`
		warning CEL001 从 举报数量 到 提供依申请公开信息收取的费用 共 3 格空白；空白不是 0
		warning CEL001 政府信息公开专项经费 空白；空白不是 0
		`)
	// a sum may not fill in what it can't hold: a part beyond the total
	newPaper(t, "statistics-2012").set("statistics/staff.full_time/value=2 statistics/staff.part_time/value= statistics/staff/value=1").
		expect("warning CEL001 兼职人员 空白；空白不是 0\n")
	// undecided cases have no row, so the three that are given do not make the total
	newPaper(t, "statistics-2012").blank("statistics", "litigation").
		expect("warning CEL001 行政诉讼数量 空白；空白不是 0\n")
}

func TestBlankFilledByTwoLaws(t *testing.T) {
	p := newPaper(t, "2021").set(balanced).blank("requests", "unavailable.not_held", "natural_person")
	p.expect(`
		warning CEL001 本机关不掌握相关政府信息·自然人 空白，按勾稽关系应为 71
		  likely +1-0 填 本机关不掌握相关政府信息·自然人 为 71
		`)
	f := p.check().Findings[0]
	if len(f.Cells) != 7 || f.Cells[0].Role != model.Subject || f.Want.String() != "71" {
		t.Errorf("cells %v, want %v", f.Cells, f.Want)
	}
}

func TestInferredIsNotTested(t *testing.T) {
	p := newPaper(t, "2021").set("requests/new/total=5")
	p.r.Cell(model.Address{Table: "requests", Row: "new", Column: "total"}).Inferred = true
	p.expect("")
}

func TestWordsAndStrokes(t *testing.T) {
	newPaper(t, "statistics-2012").set("statistics/complaints/value=/ statistics/inquiries/value=/ statistics/fees.charged/value=/ statistics/funding/value=若干").expect(`
		error CEL002 从 举报数量 到 提供依申请公开信息收取的费用 共 3 格 写的是“/”：表示没有的符号，不是数字
		error CEL002 政府信息公开专项经费 写的是“若干”，不是数字
		`)
	newPaper(t, "statistics-2012").set("statistics/complaints/value=/ statistics/inquiries/value=—").expect(`
		error CEL002 举报数量 写的是“/”：表示没有的符号，不是数字
		error CEL002 访问咨询数量 写的是“—”：表示没有的符号，不是数字
		`)
}

func TestCounts(t *testing.T) {
	newPaper(t, "2019").set("licensing/licences/change=-18 procurement/procurement/amount=573802895.90 requests/new/natural_person=0.0").expect("")
	newPaper(t, "2019").set("licensing/licences/decisions=-18 licensing/licences/change=1.5 procurement/procurement/amount=-1").expect(`
		error CEL003 行政许可·本年增/减 写的是 1.5，是件数，不能有小数
		error CEL003 行政许可·处理决定数量 写的是 -18，不能是负数
		error CEL003 政府集中采购·采购总金额 写的是 -1，不能是负数
		`)
}

func TestFigureCounts(t *testing.T) {
	p := newPaper(t, "2021")
	row := p.r.Table("requests").Row("new")
	for i := range row.Cells {
		row.Cells[i] = model.Cell{State: model.Missing}
	}
	p.r.Notes = []model.Note{{
		Kind: model.TooFewFigures, Address: model.Address{Table: "requests", Row: "new"},
		Want: 7, Have: 3, Texts: []string{"5", "0", "5"},
	}}
	p.expect("error CEL004 本年新收政府信息公开申请数量 有 3 个数字（5 0 5），表样是 7 列；没有依据，一格也没有填\n")
	note := p.r.Notes[0]
	p.r.Notes[0].Kind, p.r.Notes[0].Have, p.r.Notes[0].Texts = model.TooManyFigures, 7, []string{"", "5", "0", "0", "0", "0", "5"}
	p.expect("error CEL004 本年新收政府信息公开申请数量 的格数与其他行不同，数字之间又有空格子（ | 5 | 0 | 0 | 0 | 0 | 5）；没有依据，一格也没有填\n")
	p.r.Notes[0].Texts = []string{"05", "0", "0", "0", "0", "0", "5"}
	p.expect("error CEL004 本年新收政府信息公开申请数量 有不成一个数的数字（05 | 0 | 0 | 0 | 0 | 0 | 5）；没有依据，一格也没有填\n")
	p.r.Notes[0] = note
	p.set("requests/new/natural_person=0")
	p.r.Notes[0].Kind = model.TooManyFigures
	p.expect("error CEL004 本年新收政府信息公开申请数量 有 3 个数字（5 0 5），表样是 7 列；读作 自然人 0\n")
}

func TestReadByColumn(t *testing.T) {
	p := newPaper(t, "2021")
	p.r.Notes = []model.Note{{Kind: model.ReadByColumn, Address: model.Address{Table: "requests"}, Want: 7, Have: 23}}
	p.expect("warning CEL004 “收到和处理政府信息公开申请情况”有 23 行留有空格，数字按其在版面上所处的列识读，各行各列的勾稽关系成立，请对照原文\n")
}

func TestReadByBlankLines(t *testing.T) {
	p := newPaper(t, "2021")
	p.r.Notes = []model.Note{{Kind: model.ReadByBlankLines, Address: model.Address{Table: "requests"}, Want: 7, Have: 5}}
	p.expect("warning CEL004 “收到和处理政府信息公开申请情况”有 5 行留有空格，原文里只剩空行，数字按空行数归列，请对照原文\n")
}

func TestFiguresBrokenOverLines(t *testing.T) {
	p := newPaper(t, "2021")
	row := p.r.Table("requests").Row("new")
	for i := range row.Cells {
		row.Cells[i] = model.Cell{State: model.Missing}
	}
	p.r.Notes = []model.Note{{
		Kind: model.TooManyFigures, Address: model.Address{Table: "requests", Row: "new"},
		Want: 3, Have: 3, Texts: []string{"38", "5", "11"},
	}}
	p.expect("error CEL004 本年新收政府信息公开申请数量 的数字断在几行里（38 5 11），拼不成 3 列；没有依据，一格也没有填\n")
}

func TestSeveralColumns(t *testing.T) {
	p := newPaper(t, "2014")
	p.r.Notes = []model.Note{{Kind: model.SeveralColumns, Address: model.Address{Table: "statistics"}, Want: -1, Have: 2, Texts: []string{"县本级", "汇总"}}}
	p.expect("error CEL004 “政府信息公开情况统计表”印了 2 列数字（县本级、汇总），表样只有一列；看不出哪一列是本年的数，一格也没有填\n")
	p.r.Notes[0].Want = 1
	p.expect("error CEL004 “政府信息公开情况统计表”印了 2 列数字（县本级、汇总），表样只有一列；只读“汇总”一列\n")
}
