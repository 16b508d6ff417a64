package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gouji/model"
)

var dates = []*Rule{
	{
		Code:     "DAT001",
		Severity: model.Error,
		Title: model.Words{
			ZH: "日期读不成日期",
			EN: "a date that can't be read as one",
		},
		Why: model.Words{
			ZH: "网页转成文字时常丢掉单独成段的年、月、日，剩下的数字可信，怎么断开不可信：20171231 只有一种断法，201711 有两种。",
			EN: "Turning pages into text often loses a lone 年, 月 or 日. The digits left are right, their grouping is not: 20171231 can be cut one way, 201711 two.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "统计期限为2019年1月1日至2019年12月31日", "统计期限为2019年1月1日至12月31日"}},
		Bad:   []Example{{"clean-2019.txt", "统计期限为2019年1月1日至", "统计期限为201911至"}},
		Check: checkUnreadable,
	},
	{
		Code:     "DAT002",
		Severity: model.Error,
		Title:    model.Words{ZH: "日期不存在", EN: "a date that does not exist"},
		Why: model.Words{
			ZH: "2月30日、13月都不在日历上，总有一个数写错了。",
			EN: "The calendar has no 30 February and no month 13; one of the numbers is wrong.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "发布日期：2018-03-15", "发布日期：2018-03-30"}},
		Bad:   []Example{{"clean-prose.txt", "发布日期：2018-03-15", "发布日期：2018-02-30"}},
		Check: checkImpossible,
	},
	{
		Code:     "DAT003",
		Severity: model.Warning,
		Title:    model.Words{ZH: "公布晚于规定的日子", EN: "published after the day the regulation sets"},
		Why: model.Words{
			ZH: "2019 年度起部门应在 1 月 31 日前、政府应在 3 月 31 日前公布；以前各机关都在 3 月 31 日前。页面上的日期可能是重新发布的日期，所以只是提醒。乡镇、街道和开发区条例没有写明，按 3 月 31 日。",
			EN: "From the reports for 2019 departments publish by 31 January, governments by 31 March; before, everybody by 31 March. The date on a page may be that of a later posting, so this is a warning. The regulation does not name townships, sub-districts and zones: 31 March is taken.",
		},
		Basis: "《中华人民共和国政府信息公开条例》（2019）第四十九条；（2007）第三十一条",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "发布时间:2020-01-20", "发布时间:2020-01-31"}},
		Bad:   []Example{{"clean-2019.txt", "发布时间:2020-01-20", "发布时间:2020-02-20"}},
		Check: checkDeadline,
	},
	{
		Code:     "DAT004",
		Severity: model.Error,
		Title: model.Words{
			ZH: "在统计期限结束前公布、署名或印发，或署名晚于公布",
			EN: "published, signed or printed before the period ended, or signed after it was published",
		},
		Why: model.Words{
			ZH: "报告不会早于它所报告的那一年结束，也不会先公布后署名；十二月提前公布的只作提醒。",
			EN: "A report is not finished before the year it reports on, nor signed after it was published. One posted in December of that year is only a warning.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "二○一八年三月十二日", "二○一八年三月十五日"}},
		Bad:   []Example{{"clean-prose.txt", "二○一八年三月十二日", "二○一八年三月十八日"}},
		Check: checkOrder,
	},
	{
		Code:     "DAT005",
		Severity: model.Error,
		Title: model.Words{
			ZH: "题名、期限、表头和正文说的不是同一年",
			EN: "the year in title, period, table head and prose is not one year",
		},
		Why: model.Words{
			ZH: "一份报告只报告一年。往年的报告改了一处没改另一处，是最常见的抄旧。",
			EN: "A report is about one year. Last year's text with one of its years left in is the commonest slip of copying.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "统计期限从2017年1月1日起到2017年12月31日止", "统计期限从2017年1月1日起到2017年12月31日止"}},
		Bad:   []Example{{"clean-prose.txt", "统计期限从2017年1月1日起到2017年12月31日止", "统计期限从2016年1月1日起到2016年12月31日止"}},
		Check: checkYears,
	},
	{
		Code:     "DAT006",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "统计期限不是当年 1 月 1 日至 12 月 31 日",
			EN: "the reporting period is not 1 January to 31 December of the year",
		},
		Why: model.Words{
			ZH: "年度报告的数据期限是自然年；短了长了，数就不能和别的年份相比。",
			EN: "The figures of an annual report cover the calendar year; of a shorter or longer period they cannot be compared.",
		},
		Basis: "国办公开办函〔2021〕30号：统计期限",
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "统计期限从2017年1月1日起到2017年12月31日止", "统计期限从2017年1月1日起到2017年12月31日止"}},
		Bad:   []Example{{"clean-prose.txt", "到2017年12月31日止", "到2017年11月30日止"}},
		Check: checkPeriod,
	},
}

var roleWords = map[model.DateRole]model.Words{
	model.Published:   {ZH: "公布日期", EN: "date of publication"},
	model.Signed:      {ZH: "署名日期", EN: "date of the signature"},
	model.Printed:     {ZH: "印发日期", EN: "date of printing"},
	model.PeriodStart: {ZH: "统计期限起始日", EN: "first day of the period"},
	model.PeriodEnd:   {ZH: "统计期限截止日", EN: "last day of the period"},
	model.AsOf:        {ZH: "截止日期", EN: "date the figures run to"},
}

func dateAddress(i int) model.Address {
	return model.Address{Table: model.Facts, Row: "dates." + strconv.Itoa(i)}
}

func dateCell(r *model.Reading, i int, role model.Role) model.Related {
	return model.Related{Address: dateAddress(i), Role: role, Place: r.Dates[i].Place}
}

func checkUnreadable(p *Pass) {
	for i, d := range p.Reading.Dates {
		if d.Fault == model.DateUnreadable && !p.copied(d.Place) {
			p.Report(faultFinding(p.Reading, i, model.Words{
				ZH: "%s“%s”读不成日期", EN: "%s %q can't be read as a date",
			}))
		}
	}
}

func checkImpossible(p *Pass) {
	for i, d := range p.Reading.Dates {
		if d.Fault == model.DateImpossible && !p.copied(d.Place) {
			p.Report(faultFinding(p.Reading, i, model.Words{
				ZH: "%s“%s”不在日历上", EN: "%s %q is not in the calendar",
			}))
		}
	}
}

func faultFinding(r *model.Reading, i int, message model.Words) model.Finding {
	d := &r.Dates[i]
	role := roleWords[d.Role]
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf(message.ZH, role.ZH, d.Text),
			EN: fmt.Sprintf(message.EN, role.EN, d.Text),
		},
		Place:   d.Place,
		Cells:   []model.Related{dateCell(r, i, model.Subject)},
		Repairs: dateRepairs(i, d),
	}
	switch {
	case len(f.Repairs) == 0:
		f.Advice = model.Words{
			ZH: "没有哪种断法是日期，请对照原件填写。",
			EN: "no way of cutting it gives a date; type it from the original.",
		}
	default:
		f.Message.ZH += "，多半是 " + candidateDays(d)
		f.Message.EN += ", probably " + candidateDays(d)
	}
	return f
}

// candidateDays lists what a date may have been: the only likely one, or all.
func candidateDays(d *model.Date) string {
	if strongest(d) {
		return d.Candidates[0].Day.String()
	}
	days := make([]string, len(d.Candidates))
	for i, c := range d.Candidates {
		days[i] = c.Day.String()
	}
	return strings.Join(days, " / ")
}

// strongest tells whether the first candidate has better evidence than the others.
func strongest(d *model.Date) bool {
	return d.Candidates[0].Basis != model.OneOfMany &&
		(len(d.Candidates) == 1 || d.Candidates[1].Basis > d.Candidates[0].Basis)
}

var basisWords = map[model.CandidateBasis]model.Words{
	model.OnlyReading: {ZH: "只有这一种断法", EN: "the only way to cut it"},
	model.ByPeriod:    {ZH: "统计期限在这一天起止", EN: "the period begins or ends there"},
	model.ByRole:      {ZH: "年报在次年初署名公布", EN: "annual reports are signed early in the next year"},
	model.ByKnown:     {ZH: "与已知文件相符", EN: "a known document agrees"},
	model.OneOfMany:   {ZH: "几种断法之一", EN: "one of several ways to cut it"},
}

func dateRepairs(i int, d *model.Date) []model.Repair {
	repairs := make([]model.Repair, 0, len(d.Candidates))
	for n, c := range d.Candidates {
		r := model.Repair{
			Say: model.Words{
				ZH: fmt.Sprintf("读作 %s（%s）", c.Day, basisWords[c.Basis].ZH),
				EN: fmt.Sprintf("read it as %s (%s)", c.Day, basisWords[c.Basis].EN),
			},
			Set:     []model.Setting{{Address: dateAddress(i), To: c.Day.String()}},
			Settles: 1,
		}
		switch {
		case n > 0 || !strongest(d):
		case c.Basis == model.OnlyReading && len(d.Candidates) == 1:
			r.Confidence = model.Certain
		default:
			r.Confidence = model.Likely
		}
		repairs = append(repairs, r)
	}
	return repairs
}

// full tells whether a date was read down to the day.
func full(d model.Date) bool { return d.Fault == model.DateSound && d.Day.Month > 0 && d.Day.Day > 0 }

// deadline is the last day to publish a report on a year, and why.
func deadline(kind model.AgencyKind, year int) model.Day {
	if kind == model.Department && year >= 2019 {
		return model.Day{Year: year + 1, Month: 1, Day: 31}
	}
	return model.Day{Year: year + 1, Month: 3, Day: 31}
}

// checkDeadline takes the earliest date of publication: pages are posted again.
func checkDeadline(p *Pass) {
	r := p.Reading
	if r.Year.Value == 0 {
		return
	}
	first := -1
	for i, d := range r.Dates {
		if d.Role == model.Published && full(d) && (first < 0 || d.Day.Compare(r.Dates[first].Day) < 0) {
			first = i
		}
	}
	last := deadline(r.Agency.Kind, r.Year.Value)
	if first < 0 || r.Dates[first].Day.Compare(last) <= 0 {
		return
	}
	published := r.Dates[first].Day
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%s 公布，应不晚于 %s：迟了，或是重新发布", published, last),
			EN: fmt.Sprintf("published %s, due by %s: late, or posted again", published, last),
		},
		Place: r.Dates[first].Place,
		Cells: []model.Related{dateCell(r, first, model.Subject)},
	}
	for i, d := range r.Dates {
		if (d.Role == model.Signed || d.Role == model.Printed) && full(d) && d.Day.Compare(last) > 0 && !p.copied(d.Place) {
			f.Message = model.Words{
				ZH: fmt.Sprintf("%s 公布，应不晚于 %s；%s也在其后（%s）", published, last, roleWords[d.Role].ZH, d.Day),
				EN: fmt.Sprintf("published %s, due by %s; the %s is after it too (%s)", published, last, roleWords[d.Role].EN, d.Day),
			}
			f.Cells = append(f.Cells, dateCell(r, i, model.Evidence))
			break
		}
	}
	p.Report(f)
}

func checkOrder(p *Pass) {
	checkTooEarly(p)
	checkSignedLate(p)
}

// checkTooEarly needs a year that is printed as the report's; one taken from a date would prove itself.
func checkTooEarly(p *Pass) {
	r := p.Reading
	switch r.Year.From {
	case model.FromNothing, model.FromDate, model.FromProse:
		return
	}
	end := model.Day{Year: r.Year.Value, Month: 12, Day: 31}
	for i, d := range r.Dates {
		switch d.Role {
		case model.Published, model.Signed, model.Printed:
		default:
			continue
		}
		if d.Fault != model.DateSound || p.copied(d.Place) || !before(d.Day, end) {
			continue
		}
		severity := model.Error
		if d.Day.Year == end.Year && d.Day.Month == 12 {
			severity = model.Warning
		}
		p.ReportAs(severity, model.Finding{
			Message: model.Words{
				ZH: fmt.Sprintf("%s %s 早于报告期的结束 %s", roleWords[d.Role].ZH, d.Day, end),
				EN: fmt.Sprintf("the %s, %s, is before the end of the reporting period, %s", roleWords[d.Role].EN, d.Day, end),
			},
			Place: d.Place,
			Cells: []model.Related{dateCell(r, i, model.Subject)},
		})
	}
}

// before compares days as far as both are known: a bare year is not before a day in it.
func before(d, e model.Day) bool {
	switch {
	case d.Year != e.Year || d.Month == 0 || e.Month == 0:
		return d.Year < e.Year
	case d.Month != e.Month || d.Day == 0 || e.Day == 0:
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

func checkSignedLate(p *Pass) {
	r := p.Reading
	for i, d := range r.Dates {
		if d.Role != model.Signed || d.Fault != model.DateSound || p.copied(d.Place) {
			continue
		}
		last := -1
		for j, e := range r.Dates {
			if e.Role == model.Published && e.Fault == model.DateSound && (last < 0 || e.Day.Compare(r.Dates[last].Day) > 0) {
				last = j
			}
		}
		if last >= 0 && before(r.Dates[last].Day, d.Day) {
			p.Report(model.Finding{
				Message: model.Words{
					ZH: fmt.Sprintf("署名日期 %s 晚于公布日期 %s", d.Day, r.Dates[last].Day),
					EN: fmt.Sprintf("signed %s, after it was published, %s", d.Day, r.Dates[last].Day),
				},
				Place: d.Place,
				Cells: []model.Related{dateCell(r, i, model.Subject), dateCell(r, last, model.Evidence)},
			})
		}
	}
}

var originWords = map[model.Basis]model.Words{
	model.FromTitle:     {ZH: "题名", EN: "the title"},
	model.FromMetadata:  {ZH: "页头信息", EN: "the page's metadata"},
	model.FromSignature: {ZH: "落款", EN: "the signature"},
	model.FromPeriod:    {ZH: "统计期限", EN: "the period"},
	model.FromTable:     {ZH: "表头", EN: "the table's head"},
	model.FromProse:     {ZH: "正文", EN: "the prose"},
	model.FromDate:      {ZH: "日期", EN: "a date"},
	model.FromReviewer:  {ZH: "审核人", EN: "the reviewer"},
}

// checkYears reports all places that name another year as one finding, at the first of them.
func checkYears(p *Pass) {
	y := &p.Reading.Year
	if y.Value == 0 {
		return
	}
	var others []model.YearMention
	votes := map[int]int{y.Value: 1}
	for _, m := range y.Mentions {
		if p.copied(m.Place) {
			continue
		}
		votes[m.Value]++
		if m.Value != y.Value {
			others = append(others, m)
		}
	}
	if len(others) == 0 {
		return
	}
	f := model.Finding{Place: others[0].Place}
	f.Cells = []model.Related{{Address: yearAddress, Role: model.Subject, Place: others[0].Place}}
	if len(y.Place) > 0 {
		f.Cells = append(f.Cells, model.Related{Address: yearAddress, Role: model.Evidence, Place: y.Place})
	}
	zh := []string{fmt.Sprintf("%s说 %d 年", originWords[y.From].ZH, y.Value)}
	en := []string{fmt.Sprintf("%s says %d", originWords[y.From].EN, y.Value)}
	for _, m := range others {
		z, e := fmt.Sprintf("%s说 %d 年", originWords[m.From].ZH, m.Value), fmt.Sprintf("%s says %d", originWords[m.From].EN, m.Value)
		if !slices.Contains(zh, z) {
			zh, en = append(zh, z), append(en, e)
		}
		f.Cells = append(f.Cells, model.Related{Address: yearAddress, Role: model.Evidence, Place: m.Place})
		if r, ok := yearRepair(m.Value, votes, f.Repairs); ok && y.From != model.FromReviewer {
			f.Repairs = append(f.Repairs, r)
		}
	}
	f.Message = model.Words{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
	p.Report(f)
}

var yearAddress = model.Address{Table: model.Facts, Row: "year"}

// yearRepair proposes a year that is named more often than any other.
func yearRepair(year int, votes map[int]int, have []model.Repair) (model.Repair, bool) {
	for other, n := range votes {
		if other != year && n >= votes[year] {
			return model.Repair{}, false
		}
	}
	to := strconv.Itoa(year)
	if slices.ContainsFunc(have, func(r model.Repair) bool { return r.Set[0].To == to }) {
		return model.Repair{}, false
	}
	return model.Repair{
		Say: model.Words{
			ZH: fmt.Sprintf("报告年度作 %d 年（%d 处这样说）", year, votes[year]),
			EN: fmt.Sprintf("take %d for the year (%d places say so)", year, votes[year]),
		},
		Set: []model.Setting{{Address: yearAddress, To: to}},
	}, true
}

// checkPeriod takes each first day with the last day that follows it.
func checkPeriod(p *Pass) {
	r := p.Reading
	start := -1
	for i, d := range r.Dates {
		switch {
		case d.Role == model.PeriodStart:
			start = i
		case d.Role == model.PeriodEnd && start >= 0:
			if a := r.Dates[start]; full(a) && full(d) && !p.copied(d.Place) && !calendarYear(a.Day, d.Day) {
				p.Report(periodFinding(r, start, i))
			}
			start = -1
		}
	}
}

// calendarYear tells whether the days bound one calendar year, whichever.
func calendarYear(start, end model.Day) bool {
	return start.Year == end.Year && start.Month == 1 && start.Day == 1 && end.Month == 12 && end.Day == 31
}

func periodFinding(r *model.Reading, start, end int) model.Finding {
	a, b := r.Dates[start].Day, r.Dates[end].Day
	subject, other := start, end
	if a.Month == 1 && a.Day == 1 && (r.Year.Value == 0 || a.Year == r.Year.Value) {
		subject, other = end, start
	}
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("统计期限是 %s 至 %s，不是 1 月 1 日至 12 月 31 日", a, b),
			EN: fmt.Sprintf("the period is %s to %s, not 1 January to 31 December", a, b),
		},
		Place: r.Dates[subject].Place,
		Cells: []model.Related{dateCell(r, subject, model.Subject), dateCell(r, other, model.Evidence)},
	}
	if a.Year == b.Year {
		f.Message.ZH = fmt.Sprintf("统计期限是 %s 至 %s，不是全年", a, b)
		f.Message.EN = fmt.Sprintf("the period is %s to %s, not the whole year", a, b)
	}
	if r.Year.Value == 0 {
		return f
	}
	whole := [2]model.Day{{Year: r.Year.Value, Month: 1, Day: 1}, {Year: r.Year.Value, Month: 12, Day: 31}}
	repair := model.Repair{
		Say: model.Words{
			ZH: fmt.Sprintf("期限作 %s 至 %s", whole[0], whole[1]),
			EN: fmt.Sprintf("make the period %s to %s", whole[0], whole[1]),
		},
		Settles: 1,
	}
	if a != whole[0] {
		repair.Set = append(repair.Set, model.Setting{Address: dateAddress(start), To: whole[0].String()})
	}
	if b != whole[1] {
		repair.Set = append(repair.Set, model.Setting{Address: dateAddress(end), To: whole[1].String()})
	}
	f.Repairs = []model.Repair{repair}
	return f
}
