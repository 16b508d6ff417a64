package rule

import (
	"fmt"

	"gouji/model"
)

var deadlines = []*Rule{
	{
		Code:     "DAT003",
		Severity: model.Warning,
		Title:    model.Words{ZH: "公布晚于规定的日子", EN: "published after the day the regulation sets"},
		Why: model.Words{
			ZH: "2019 年度起部门应在 1 月 31 日前、政府应在 3 月 31 日前公布；以前各机关都在 3 月 31 日前。页面上的日期可能是重新发布的日期，所以只是提醒。乡镇、街道和开发区条例没有写明，按 3 月 31 日。学校按学年报告的另有规定，不查。",
			EN: "From the reports for 2019 departments publish by 31 January, governments by 31 March; before, everybody by 31 March. The date on a page may be that of a later posting, so this is a warning. The regulation does not name townships, sub-districts and zones: 31 March is taken. Schools that report on a school year have rules of their own and are left alone.",
		},
		Basis: "《中华人民共和国政府信息公开条例》（2019）第四十九条；（2007）第三十一条",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "发布时间:2020-01-20", "发布时间:2020-01-31"}},
		Bad:   []Example{{"clean-2019.txt", "发布时间:2020-01-20", "发布时间:2020-02-20"}},
		Check: DueBy(func(_ model.AgencyKind, _ int, regulation model.Day) model.Day { return regulation }),
	},
	{
		Code:     "DAT004",
		Severity: model.Error,
		Title: model.Words{
			ZH: "在统计期限结束前公布、署名或印发，或署名晚于公布",
			EN: "published, signed or printed before the period ended, or signed after it was published",
		},
		Why: model.Words{
			ZH: "报告不会早于它所报告的那一年结束，也不会先公布后署名；在最后一个月提前公布的只作提醒。",
			EN: "A report is not finished before the year it reports on, nor signed after it was published. One posted in the last month of that year is only a warning.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "二○一八年三月十二日", "二○一八年三月十五日"}},
		Bad:   []Example{{"clean-prose.txt", "二○一八年三月十二日", "二○一八年三月十八日"}},
		Check: checkOrder,
	},
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

// DueBy makes DAT003's check for deadlines of one's own: due gives the last day to
// publish a report on a year, from the day that the regulation sets.
func DueBy(due func(kind model.AgencyKind, year int, regulation model.Day) model.Day) func(*Pass) {
	return func(p *Pass) { checkDeadline(p, due) }
}

// checkDeadline takes the earliest date of publication: pages are posted again.
func checkDeadline(p *Pass, due func(model.AgencyKind, int, model.Day) model.Day) {
	r := p.Reading
	if r.Year.Value == 0 || ofSchoolYear(r) || undertaking(r.Agency.Name) {
		return
	}
	first := -1
	for i, d := range r.Dates {
		if d.Role == model.Published && full(d) && (first < 0 || d.Day.Compare(r.Dates[first].Day) < 0) {
			first = i
		}
	}
	last := due(r.Agency.Kind, r.Year.Value, deadline(r.Agency.Kind, r.Year.Value))
	if first < 0 || r.Dates[first].Day.Compare(last) <= 0 {
		return
	}
	published := r.Dates[first].Day
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%s 公布，应不晚于 %s：迟了，或是重新发布", published, last),
			EN: fmt.Sprintf("published %s, due by %s: late, or posted again", published, last),
		},
		Place:    r.Dates[first].Place,
		Cells:    []model.Related{dateCell(r, first, model.Subject)},
		Evidence: []string{last.String()},
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
	if ofSchoolYear(r) {
		if end = lastDay(r); end.IsZero() {
			return
		}
	}
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
		if d.Day.Year == end.Year && d.Day.Month == end.Month {
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
