package rule

import (
	"testing"

	"gouji/model"
)

// Sums that leave several cells open are decided by what the prose says.
func TestProseBreaksTies(t *testing.T) {
	p := newPaper(t, "2021").set("reconsideration_litigation/cases/reconsideration.corrected=20 reconsideration_litigation/cases/reconsideration.total=2")
	p.says("发生行政复议案件 20 件").expect(`
		error BAL004 行政复议：总计 2 ≠ 20 (−18)
		  certain +1-0 改 行政复议·总计 为 20（漏了一位数字）——正文“发生行政复议案件20件”相符
		  possible +1-0 改 行政复议·结果纠正 为 2（多了一位数字）
		`)
}

// A law that only bounds a figure leaves it open; the prose need not.
func TestProseSaysWhatABoundLeavesOpen(t *testing.T) {
	p := newPaper(t, "2021").set(balanced + "requests/new/total=196")
	p.says("新收申请 169 件")
	f := p.check().Findings
	if len(f) != 2 || len(f[0].Followers)+len(f[1].Followers) != 1 {
		t.Fatalf("what the prose says follows from the wrong total: %s", lines(f))
	}
}

// Last year's report and the column since the beginning decide which addend is wrong.
func TestYearsBreakTies(t *testing.T) {
	year := func(year int, cells string) *paper {
		p := newPaper(t, "annex").set(cells)
		p.r.Year.Value = year
		p.seal()
		p.r.Source = model.NewSource(string(rune('0'+year%10)), model.FormatText, "utf-8", "", 0, p.r.Source.Text)
		return p
	}
	last := year(2016, "statistics/requests/year=2 statistics/requests.online/year=2 statistics/requests/cumulative=4 statistics/requests.in_person/cumulative=2 statistics/requests.online/cumulative=2")
	own := year(2017, `statistics/requests/year=5 statistics/requests.in_person/year=2 statistics/requests.online/year=4
		statistics/requests/cumulative=9 statistics/requests.in_person/cumulative=4 statistics/requests.online/cumulative=5`)
	folder := &Folder{}
	folder.Add(TraceOf(last.r))
	want := `error BAL005 年度：受理依申请公开信息总数 5 ≠ 2+4 = 6 (−1)
  likely +1-0 改 网上申请数·年度 为 3——2016 年的报告相符
  possible +1-0 改 受理依申请公开信息总数·年度 为 6
  possible +1-0 改 当面申请数·年度 为 1
`
	if got := lines(Set{ByCode("BAL005")}.CheckIn(folder, own.r).Findings); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A row that stands a column off is one finding; what follows is folded under it.
func TestShiftedRow(t *testing.T) {
	p := newPaper(t, "2021").set(balanced).set("requests/unavailable.not_held/natural_person= requests/unavailable.not_held/enterprise=71 requests/unavailable.not_held/research=1 requests/unavailable.not_held/total=0")
	f := p.check().Findings
	if len(f) != 1 || len(f[0].Followers) != 3 {
		t.Fatalf("%d findings\n%s", len(f), lines(f))
	}
	if got := lines(f); got != `error BAL003 本机关不掌握相关政府信息 一行的数字右移了一列：商业企业：总计 2 ≠ 1+71 = 72 (−70)
  certain +3-0 把 本机关不掌握相关政府信息 一行的数字向左移一列，作 71 1 0 0 0 0 72
` {
		t.Error(got)
	}
}

// A column that the table lacks is one finding, not one for each of its rows.
func TestLostColumn(t *testing.T) {
	p := newPaper(t, "2021")
	p.r.Notes = []model.Note{{Kind: model.ColumnMissing, Address: model.Address{Table: "requests", Column: "research"}}}
	for _, row := range []string{"new", "granted", "total"} {
		p.r.Notes = append(p.r.Notes, model.Note{Kind: model.TooFewFigures, Address: model.Address{Table: "requests", Row: row}, Want: 7, Have: 6})
	}
	f := p.check().Findings
	if len(f) != 1 || f[0].Code != "STR003" || len(f[0].Followers) != 3 {
		t.Errorf("%d findings: %s", len(f), lines(f))
	}
}
