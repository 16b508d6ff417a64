package rule

import (
	"strings"
	"testing"

	"gouji/model"
)

func TestDamagedDates(t *testing.T) {
	damaged := func(fault model.DateFault, text string, candidates ...model.DateCandidate) *paper {
		p := newPaper(t, "2021")
		p.r.Dates = []model.Date{{Role: model.PeriodStart, Text: text, Fault: fault, Candidates: candidates}}
		return p
	}
	damaged(model.DateUnreadable, "20231231", model.DateCandidate{Day: day(2023, 12, 31)}).expect(`
		error DAT001 统计期限起始日“20231231”读不成日期，多半是 2023-12-31
		  certain +1-0 读作 2023-12-31（只有这一种断法）
		`)
	damaged(model.DateUnreadable, "202311",
		model.DateCandidate{Day: day(2023, 1, 1), Basis: model.ByPeriod},
		model.DateCandidate{Day: day(2023, 11, 0), Basis: model.OneOfMany}).expect(`
		error DAT001 统计期限起始日“202311”读不成日期，多半是 2023-01-01
		  likely +1-0 读作 2023-01-01（统计期限在这一天起止）
		  possible +1-0 读作 2023-11（几种断法之一）
		`)
	damaged(model.DateUnreadable, "2024111",
		model.DateCandidate{Day: day(2024, 1, 11), Basis: model.OneOfMany},
		model.DateCandidate{Day: day(2024, 11, 1), Basis: model.OneOfMany}).expect(`
		error DAT001 统计期限起始日“2024111”读不成日期，多半是 2024-01-11 / 2024-11-01
		  possible +1-0 读作 2024-01-11（几种断法之一）
		  possible +1-0 读作 2024-11-01（几种断法之一）
		`)
	damaged(model.DateUnreadable, "99999").expect("error DAT001 统计期限起始日“99999”读不成日期\n")
	damaged(model.DateImpossible, "2024年2月30日").expect("error DAT002 统计期限起始日“2024年2月30日”不在日历上\n")
}

func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		kind      model.AgencyKind
		year      int
		published model.Day
		late      bool
	}{
		{model.Department, 2023, day(2024, 1, 31), false},
		{model.Department, 2023, day(2024, 2, 1), true},
		{model.Department, 2018, day(2019, 3, 31), false},
		{model.Department, 2018, day(2019, 4, 1), true},
		{model.Government, 2023, day(2024, 3, 31), false},
		{model.Government, 2023, day(2024, 4, 1), true},
		{model.Township, 2023, day(2024, 2, 20), false},
		{model.Subdistrict, 2023, day(2024, 4, 20), true},
		{model.Zone, 2012, day(2013, 3, 18), false},
		{model.OtherKind, 2023, day(2024, 2, 20), false},
		{model.Department, 2023, day(2024, 2, 0), false}, // the day is not known
	} {
		p := newPaper(t, "2021").date(model.Published, c.published.String(), c.published)
		p.r.Agency.Kind, p.r.Year.Value = c.kind, c.year
		findings := p.check().Findings
		if late := len(findings) == 1 && findings[0].Code == "DAT003"; late != c.late || len(findings) > 1 {
			t.Errorf("%s %d published %s:\n%s", c.kind, c.year, c.published, lines(findings))
		}
	}
}

func TestLateOrPostedAgain(t *testing.T) {
	newPaper(t, "2021").date(model.Published, "2024-05-06", day(2024, 5, 6)).date(model.Signed, "2024-01-12", day(2024, 1, 12)).
		expect("warning DAT003 2024-05-06 公布，应不晚于 2024-01-31：迟了，或是重新发布\n")
	newPaper(t, "2021").date(model.Published, "2024-05-06", day(2024, 5, 6)).date(model.Signed, "2024-04-30", day(2024, 4, 30)).
		expect("warning DAT003 2024-05-06 公布，应不晚于 2024-01-31；署名日期也在其后（2024-04-30）\n")
	// of several dates the first counts: a page is posted again, never before
	newPaper(t, "2021").date(model.Published, "2024-05-06", day(2024, 5, 6)).date(model.Published, "2024-01-20", day(2024, 1, 20)).expect("")
}

func TestOrderOfDates(t *testing.T) {
	newPaper(t, "2021").date(model.Published, "2023-12-20", day(2023, 12, 20)).
		expect("warning DAT004 公布日期 2023-12-20 早于报告期的结束 2023-12-31\n")
	newPaper(t, "2021").date(model.Printed, "2023-01-20", day(2023, 1, 20)).
		expect("error DAT004 印发日期 2023-01-20 早于报告期的结束 2023-12-31\n")
	newPaper(t, "2021").date(model.Published, "2024-01-05", day(2024, 1, 5)).date(model.Signed, "2024-01-12", day(2024, 1, 12)).
		expect("error DAT004 署名日期 2024-01-12 晚于公布日期 2024-01-05\n")
	newPaper(t, "2021").date(model.Published, "2024-01-05", day(2024, 1, 5)).date(model.Signed, "2024-01", day(2024, 1, 0)).expect("")
	newPaper(t, "2021").date(model.Signed, "2023", day(2023, 0, 0)).expect("")

	p := newPaper(t, "2021").date(model.Published, "2023-01-05", day(2023, 1, 5))
	p.r.Year.From = model.FromDate // a year taken from the date can't contradict it
	p.expect("warning STR006 没有写明报告年度；据日期推定为 2023\n")
}

func TestYears(t *testing.T) {
	mention := func(years ...int) *paper {
		p := newPaper(t, "2021")
		for _, y := range years {
			p.r.Year.Mentions = append(p.r.Year.Mentions, model.YearMention{Value: y, From: model.FromPeriod})
		}
		return p
	}
	mention(2023, 2023).expect("")
	mention(2022).expect(`
		error DAT005 题名说 2023 年，统计期限说 2022 年
		  possible +1-0 报告年度作 2023 年（1 处这样说）
		  possible +1-0 报告年度作 2022 年（1 处这样说）
		`)
	mention(2022, 2022, 2021).expect(`
		error DAT005 题名说 2023 年，统计期限说 2022 年，统计期限说 2021 年
		  possible +1-0 报告年度作 2022 年（2 处这样说）
		  possible +1-0 报告年度作 2023 年（1 处这样说）
		  possible +1-0 报告年度作 2021 年（1 处这样说）
		`)
	mention(2022, 2023).expect(`
		error DAT005 题名说 2023 年，统计期限说 2022 年，统计期限说 2023 年
		  likely +1-0 报告年度作 2023 年（2 处这样说）
		  possible +1-0 报告年度作 2022 年（1 处这样说）
		`)
	p := mention(2022)
	p.r.Year.From = model.FromReviewer
	p.expect("")
}

func TestPeriods(t *testing.T) {
	period := func(a, b model.Day) *paper {
		return newPaper(t, "2021").date(model.PeriodStart, a.String(), a).date(model.PeriodEnd, b.String(), b)
	}
	period(day(2023, 1, 1), day(2023, 12, 31)).expect("")
	period(day(2022, 1, 1), day(2022, 12, 31)).expect("") // another whole year: the year's own rule says so
	period(day(2023, 1, 0), day(2023, 12, 0)).expect("")
	period(day(2023, 1, 1), day(2023, 11, 30)).expect(`
		warning DAT006 统计期限是 2023-01-01 至 2023-11-30，不是全年
		  possible +1-0 期限作 2023-01-01 至 2023-12-31
		`)
	p := period(day(2022, 1, 1), day(2023, 12, 31))
	p.expect(`
		warning DAT006 统计期限是 2022-01-01 至 2023-12-31，不是 1 月 1 日至 12 月 31 日
		  possible +1-0 期限作 2023-01-01 至 2023-12-31
		`)
	if set := p.check().Findings[0].Repairs[0].Set; len(set) != 1 || set[0].Address.Row != "dates.0" {
		t.Errorf("the repair sets %v, want only the first day", set)
	}
}

// TestSchoolYears holds that a school may report on its own year, and that it is
// still held to that.
func TestSchoolYears(t *testing.T) {
	school := func(title string, end, published model.Day) *paper {
		p := newPaper(t, "2021").date(model.PeriodStart, "", day(2022, 9, 1)).date(model.PeriodEnd, "", end).date(model.Published, "", published)
		p.r.Title.Text, p.r.Year.Value, p.r.Agency.Kind = title, 2022, model.OtherKind
		for _, year := range []int{2022, end.Year} {
			p.r.Year.Mentions = append(p.r.Year.Mentions, model.YearMention{Value: year, From: model.FromPeriod})
		}
		return p
	}
	school("某校2022—2023学年信息公开年度报告", day(2023, 8, 31), day(2023, 11, 5)).expect("")
	school("某校2022年信息公开年度报告", day(2023, 8, 31), day(2023, 11, 5)).expect("")
	p := school("某校2023年信息公开年度报告", day(2023, 8, 31), day(2023, 11, 5))
	p.r.Year.Value = 2023
	p.expect("")
	p = school("某校2022—2023学年信息公开年度报告", day(2023, 8, 31), day(2023, 11, 5))
	p.r.Dates[1].Fault, p.r.Dates[1].Candidates = model.DateUnreadable, []model.DateCandidate{{Day: day(2023, 8, 31), Basis: model.OnlyReading}}
	if got := lines(p.check().Findings); strings.Contains(got, "DAT005") {
		t.Errorf("a damaged last day is another year:\n%s", got)
	}
	school("某校2022—2023学年信息公开年度报告", day(2023, 8, 31), day(2023, 6, 5)).expect(`
		error DAT004 公布日期 2023-06-05 早于报告期的结束 2023-08-31
		`)
	school("某校2022—2023学年信息公开年度报告", day(2023, 7, 31), day(2023, 11, 5)).expect(`
		warning DAT006 统计期限是 2022-09-01 至 2023-07-31，不是 1 月 1 日至 12 月 31 日
		`)
}

func TestCopiedDatesAreSaidOnce(t *testing.T) {
	p := newPaper(t, "2021").date(model.Published, "2024-05-06", day(2024, 5, 6))
	p.r.Dates = append(p.r.Dates, model.Date{Role: model.Signed, Text: "2024230", Fault: model.DateImpossible})
	p.seal()
	p.r.Copies = []model.Copy{{First: model.Span{Start: 0, End: 1}, Second: model.Span{Start: p.r.Dates[1].Place.Start(), End: p.text.Len()}}}
	if got := lines(Set{ByCode("DAT002")}.Check(p.r).Findings); got != "" {
		t.Errorf("said again of the copy: %s", got)
	}
	p.r.Copies[0].Differ = []model.Place{p.r.Dates[1].Place}
	if got := lines(Set{ByCode("DAT002")}.Check(p.r).Findings); got == "" {
		t.Error("what differs in a copy is its own")
	}
}

func TestDocumentNumbers(t *testing.T) {
	p := newPaper(t, "2021")
	p.r.Numbers = []model.DocumentNumber{
		{Text: "〔〕号"},
		{Text: "国办发〔2017〕24号", Number: "国办发〔2017〕24号"},
		{Text: "某民〔20185", Repairs: []string{"某民〔2018〕5号"}},
		{Text: "某发20181号", Repairs: []string{"某发〔2018〕1号", "某发〔201〕81号"}},
	}
	p.expect(`
		error DOC001 发文字号“某民〔20185”残缺，应是 某民〔2018〕5号
		  certain +1-0 改为 某民〔2018〕5号
		error DOC001 发文字号“某发20181号”残缺，应是 某发〔2018〕1号 或 某发〔201〕81号
		  possible +1-0 改为 某发〔2018〕1号
		  possible +1-0 改为 某发〔201〕81号
		`)
}
