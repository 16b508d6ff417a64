package rule

import (
	"slices"
	"testing"

	"gouji/model"
	"gouji/model/form"
)

func TestNoughtsAreSilent(t *testing.T) {
	for _, f := range form.All() {
		newPaper(t, f.ID).expect("")
	}
	newPaper(t, form.Prose).expect("")
}

// balanced is a requests table whose every law holds.
const balanced = `
requests/new/natural_person=167 requests/new/enterprise=2 requests/new/total=169
requests/carried_in/natural_person=6 requests/carried_in/total=6
requests/granted/natural_person=85 requests/granted/total=85
requests/partly_granted/natural_person=1 requests/partly_granted/enterprise=1 requests/partly_granted/total=2
requests/refused.internal_affairs/natural_person=3 requests/refused.internal_affairs/total=3
requests/unavailable.not_held/natural_person=71 requests/unavailable.not_held/enterprise=1 requests/unavailable.not_held/total=72
requests/other.not_corrected/natural_person=6 requests/other.not_corrected/total=6
requests/total/natural_person=166 requests/total/enterprise=2 requests/total/total=168
requests/carried_out/natural_person=7 requests/carried_out/total=7
`

// The old statistics with every figure given.
const statistics = `
statistics/disclosed/value=298 statistics/disclosed.website/value=289
statistics/requests/value=6 statistics/requests.online/value=4 statistics/requests.letter/value=2
statistics/accepted/value=6 statistics/accepted.not_extended/value=6
statistics/answers/value=6 statistics/answers.granted/value=4 statistics/answers.refused/value=2 statistics/answers.refused.privacy/value=1
statistics/staff/value=3 statistics/staff.full_time/value=2 statistics/staff.part_time/value=1
`

func TestBalances(t *testing.T) {
	for name, c := range map[string]struct{ form, cells, want string }{
		"balanced":         {"2021", balanced, ""},
		"old and balanced": {"statistics-2012", statistics, ""},
		"one result: the cell stands where row and column meet": {"2021", balanced + "requests/unavailable.not_held/natural_person=72", `
			error BAL001 本机关不掌握相关政府信息：总计 72 ≠ 72+1 = 73 (−1)
			  certain +2-0 改 本机关不掌握相关政府信息·自然人 为 71（一位数字不同）
			error BAL003 自然人：总计 166 ≠ 85+1+3+72+6 = 167 (−1)
			  certain +2-0 改 本机关不掌握相关政府信息·自然人 为 71（一位数字不同）
			`},
		"the total of totals: three laws meet": {"2021", balanced + "requests/total/total=186", `
			error BAL001 总计：总计 186 ≠ 166+2 = 168 (+18)
			  certain +3-0 改 总计·总计 为 168（两位数字颠倒）
			error BAL002 总计：总计 186 + 结转下年度继续办理 7 = 193 ≠ 本年新收政府信息公开申请数量 169 + 上年结转政府信息公开申请数量 6 = 175 (+18)
			  certain +3-0 改 总计·总计 为 168（两位数字颠倒）
			error BAL003 总计：总计 186 ≠ 85+2+3+72+6 = 168 (+18)
			  certain +3-0 改 总计·总计 为 168（两位数字颠倒）
			`},
		"no known shape is only likely": {"2021", balanced + "requests/new/enterprise=31", `
			error BAL001 本年新收政府信息公开申请数量：总计 169 ≠ 167+31 = 198 (−29)
			  likely +2-0 改 本年新收政府信息公开申请数量·商业企业 为 2
			error BAL002 商业企业：总计 2 + 结转下年度继续办理 0 = 2 ≠ 本年新收政府信息公开申请数量 31 + 上年结转政府信息公开申请数量 0 = 31 (−29)
			  likely +2-0 改 本年新收政府信息公开申请数量·商业企业 为 2
			`},
		"two cells wrong apart": {"2021", balanced + "requests/granted/natural_person=58 requests/carried_out/enterprise=10", `
			error BAL001 予以公开：总计 85 ≠ 58 (+27)
			  certain +2-0 改 予以公开·自然人 为 85（两位数字颠倒）
			error BAL003 自然人：总计 166 ≠ 58+1+3+71+6 = 139 (+27)
			  certain +2-0 改 予以公开·自然人 为 85（两位数字颠倒）
			error BAL002 商业企业：总计 2 + 结转下年度继续办理 10 = 12 ≠ 本年新收政府信息公开申请数量 2 + 上年结转政府信息公开申请数量 0 = 2 (+10)
			  certain +2-0 改 结转下年度继续办理·商业企业 为 0（多了一位数字）
			error BAL001 结转下年度继续办理：总计 7 ≠ 7+10 = 17 (−10)
			  certain +2-0 改 结转下年度继续办理·商业企业 为 0（多了一位数字）
			`},
		"a total left at nought": {"2021", "reconsideration_litigation/cases/litigation_direct.upheld=2 reconsideration_litigation/cases/litigation_direct.other=4", `
			error BAL004 未经复议直接起诉：总计 0 ≠ 2+4 = 6 (−6)
			  likely +1-0 改 未经复议直接起诉·总计 为 6
			`},
		"several cells would do": {"2021", "reconsideration_litigation/cases/reconsideration.corrected=20 reconsideration_litigation/cases/reconsideration.total=2", `
			error BAL004 行政复议：总计 2 ≠ 20 (−18)
			  possible +1-0 改 行政复议·总计 为 20（漏了一位数字）
			  possible +1-0 改 行政复议·结果纠正 为 2（多了一位数字）
			`},
		"a blank operand: nothing to test, and its own finding": {"2021", balanced + "requests/new/total=", `
			warning CEL001 本年新收政府信息公开申请数量·总计 空白，按勾稽关系应为 169
			  likely +1-0 填 本年新收政府信息公开申请数量·总计 为 169
			`},
		"laws that disagree about a blank": {"2021", "requests/new/enterprise=5 requests/new/total=", `
			warning CEL001 本年新收政府信息公开申请数量·总计 空白，按勾稽关系应为 5 或 0
			  possible +1-0 填 本年新收政府信息公开申请数量·总计 为 5
			  possible +1-0 填 本年新收政府信息公开申请数量·总计 为 0
			error BAL002 商业企业：总计 0 + 结转下年度继续办理 0 = 0 ≠ 本年新收政府信息公开申请数量 5 + 上年结转政府信息公开申请数量 0 = 5 (−5)
			  likely +1-0 改 本年新收政府信息公开申请数量·商业企业 为 0
			`},
		"website beyond the whole": {"statistics-2012", statistics + "statistics/disclosed/value=289 statistics/disclosed.website/value=298", `
			error BAL006 通过政府网站公开数 298 > 主动公开数量 289 (+9)
			  possible +1-0 改 通过政府网站公开数 为 289（两位数字颠倒）
			  possible +1-0 改 主动公开数量 为 298（两位数字颠倒）
			`},
		"reasons beyond the refusals": {"statistics-2012", statistics + "statistics/answers.refused.state_secret/value=4", `
			error BAL005 不同意公开答复数 2 < 4+1 = 5 (−3)
			  possible +1-0 改 涉及国家秘密 为 1
			`},
		"undecided cases have no cell": {"statistics-2012", statistics + "statistics/litigation/value=3 statistics/litigation.upheld/value=1", `
			warning BAL005 行政诉讼数量 3 ≠ 1 (+2)
			  possible +1-0 改 行政诉讼数量 为 1
			  possible +1-0 改 维持具体行政行为数 为 3
			  possible +1-0 改 确认具体行政行为违法数 为 2
			  possible +1-0 改 其他纠错数 为 2
			`},
		"this year beyond all years": {"annex", "statistics/disclosed/year=23 statistics/disclosed/cumulative=9", `
			error BAL007 主动公开文件数：年度 23 > 历年累计 9 (+14)
			  possible +1-0 改 主动公开文件数·年度 为 9
			  possible +1-0 改 主动公开文件数·历年累计 为 23
			`},
		"more than the channels together": {"2014", "statistics/disclosed/value=9 statistics/disclosed.website/value=5", `
			info BAL011 主动公开政府信息数 9 > 5 (+4)
			`},
		"normative documents of earlier years": {"2014", "statistics/disclosed/value=9 statistics/disclosed.website/value=9 statistics/disclosed.normative/value=3 statistics/normative_issued/value=2", `
			info BAL006 主动公开规范性文件数 3 > 制发规范性文件总数 2 (+1)
			`},
	} {
		t.Run(name, func(t *testing.T) { newPaper(t, c.form).set(c.cells).expect(c.want) })
	}
}

func TestFindingNamesBothSides(t *testing.T) {
	p := newPaper(t, "2021").set(balanced + "requests/total/total=186")
	f := p.check().Findings[2]
	if f.Code != "BAL003" || f.Want.String() != "168" || f.Have.String() != "186" {
		t.Fatalf("%s wants %s, has %s", f.Code, f.Want, f.Have)
	}
	roles := map[model.Role]int{}
	for _, c := range f.Cells {
		roles[c.Role]++
		if got := p.r.Source.Slice(c.Place[0]); got != p.r.Cell(c.Address).Text {
			t.Errorf("%v stands at %q", c.Address, got)
		}
	}
	if roles[model.Subject] != 1 || roles[model.Addend] != 21 {
		t.Errorf("roles %v, want one subject and 21 addends", roles)
	}
}

func TestUntestableIsCounted(t *testing.T) {
	p := newPaper(t, "2021").set("requests/new/total= requests/granted/other=/")
	p.r.Cell(model.Address{Table: "requests", Row: "total", Column: "research"}).Inferred = true
	got := p.check().Untestable
	// rows new, granted and total; columns total, other and research, once in BAL002 for
	// total and research and once in BAL003 for other and research
	want := map[string]int{"BAL001": 3, "BAL002": 2, "BAL003": 2}
	for code, n := range want {
		if got[code] != n {
			t.Errorf("%s: %d not testable, want %d", code, got[code], n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("untestable: %v, want %v", got, want)
	}
}

func TestOptionalOperands(t *testing.T) {
	// the annex's editions differ in rows: what an edition lacks is left out of its sums
	annex := func() *paper {
		p := newPaper(t, "annex").set("statistics/requests/year=5 statistics/requests.in_person/year=2 statistics/requests.online/year=3 " +
			"statistics/requests/cumulative=9 statistics/requests.in_person/cumulative=4 statistics/requests.online/cumulative=5")
		for _, row := range []string{"requests.fax", "requests.email", "requests.letter", "requests.other"} {
			p.drop(row)
		}
		return p
	}
	annex().expect("")
	annex().set("statistics/requests.online/year=4").expect(`
		error BAL005 年度：受理依申请公开信息总数 5 ≠ 2+4 = 6 (−1)
		  possible +1-0 改 受理依申请公开信息总数·年度 为 6
		  possible +1-0 改 当面申请数·年度 为 1
		  possible +1-0 改 网上申请数·年度 为 3
		`)
	// a row that every edition has, or that may have broken off, is lost rather than absent
	for _, p := range []*paper{annex().drop("requests.in_person"), annex().cut()} {
		p.seal()
		result := Check(p.r)
		if got := lines(Set{ByCode("BAL005")}.Check(p.r).Findings); got != "" || result.Untestable["BAL005"] != 2 {
			t.Errorf("%s%v not testable, want both columns of the requests", got, result.Untestable)
		}
	}
	// an edition of one column has nothing to compare and nothing that is not testable
	p := annex()
	table := p.r.Table("statistics")
	table.Columns = table.Columns[:1]
	for i := range table.Rows {
		table.Rows[i].Cells = table.Rows[i].Cells[:1]
	}
	p.expect("")
	if got := p.check().Untestable; got != nil {
		t.Errorf("untestable %v", got)
	}
}

// drop takes a row out of the statistics.
func (p *paper) drop(id string) *paper {
	table := p.r.Table("statistics")
	table.Rows = slices.DeleteFunc(table.Rows, func(r model.Row) bool { return r.ID == id })
	return p
}

// cut notes that the statistics end before their last row.
func (p *paper) cut() *paper {
	p.r.Notes = append(p.r.Notes, model.Note{Kind: model.TableCut, Address: model.Address{Table: "statistics"}})
	return p
}

// TestPartUnknown holds of a sum among whose parts stands a row that the form
// lacks: what it misses may be there.
func TestPartUnknown(t *testing.T) {
	for after, want := range map[string]string{
		"requests.letter": "",
		"inquiries":       "error BAL005 依申请公开数量 9 ≠ 4+2 = 6 (+3)\n",
	} {
		p := newPaper(t, "statistics-2012")
		p.set(statistics + "statistics/requests/value=9")
		table := p.r.Table("statistics")
		for i := range table.Rows {
			table.Rows[i].Place = model.At(10*i, 10*i+5)
		}
		at := table.Row(after).Place.End()
		table.Rows = append(table.Rows, model.Row{ID: "extra1", Label: "其他数", Place: model.At(at+1, at+4), Cells: slices.Clone(table.Row(after).Cells)})
		got := ""
		for _, f := range (Set{ByCode("BAL005")}).Check(p.r).Findings {
			got += f.Severity.String() + " BAL005 " + f.Message.ZH + "\n"
		}
		if got != want {
			t.Errorf("after %s: %s want %s", after, got, want)
		}
	}
}
