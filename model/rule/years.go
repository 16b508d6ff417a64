package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gouji/model"
)

var years = []*Rule{
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
			ZH: "年度报告的数据期限是自然年，学校也可以是学年；短了长了，数就不能和别的年份相比。",
			EN: "The figures of an annual report cover the calendar year, those of a school may cover its own; of a shorter or longer period they cannot be compared.",
		},
		Basis: "国办公开办函〔2021〕30号：统计期限",
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "统计期限从2017年1月1日起到2017年12月31日止", "统计期限从2017年1月1日起到2017年12月31日止"}},
		Bad:   []Example{{"clean-prose.txt", "到2017年12月31日止", "到2017年11月30日止"}},
		Check: checkPeriod,
	},
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

// checkYears reports all places that name another year as one finding, at the
// first of them. Once a reviewer has said which year it is, nothing is open.
func checkYears(p *Pass) {
	y := &p.Reading.Year
	if y.Value == 0 || y.From == model.FromReviewer {
		return
	}
	said := []model.YearMention{{Value: y.Value, Place: y.Place, From: y.From}}
	last := 0 // the year that a school year ends in
	if ofSchoolYear(p.Reading) {
		last = lastYear(p.Reading)
	}
	for _, m := range y.Mentions {
		if schools := m.From == model.FromPeriod && last > 0 && (y.Value == last || y.Value == last-1); !schools && !p.copied(m.Place) {
			said = append(said, m)
		}
	}
	other := slices.IndexFunc(said, func(m model.YearMention) bool { return m.Value != y.Value })
	if other < 0 {
		return
	}
	f := model.Finding{
		Place:   said[other].Place,
		Cells:   []model.Related{{Address: yearAddress, Role: model.Subject, Place: said[other].Place}},
		Repairs: yearRepairs(said),
	}
	var zh, en []string
	for i, m := range said {
		z := fmt.Sprintf("%s说 %d 年", originWords[m.From].ZH, m.Value)
		if !slices.Contains(zh, z) {
			zh, en = append(zh, z), append(en, fmt.Sprintf("%s says %d", originWords[m.From].EN, m.Value))
		}
		if i != other && len(m.Place) > 0 {
			f.Cells = append(f.Cells, model.Related{Address: yearAddress, Role: model.Evidence, Place: m.Place})
		}
	}
	f.Message = model.Words{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
	f.Evidence = zh
	p.Report(f)
}

var yearAddress = model.Address{Table: model.Facts, Row: "year"}

// yearRepairs offers each year that is named, the most named first. It is
// likely where it is named more often than all others together.
func yearRepairs(said []model.YearMention) []model.Repair {
	votes := map[int]int{}
	var years []int
	for _, m := range said {
		if votes[m.Value]++; votes[m.Value] == 1 {
			years = append(years, m.Value)
		}
	}
	slices.SortStableFunc(years, func(a, b int) int { return votes[b] - votes[a] })
	repairs := make([]model.Repair, len(years))
	for i, year := range years {
		repairs[i] = model.Repair{
			Say: model.Words{
				ZH: fmt.Sprintf("报告年度作 %d 年（%d 处这样说）", year, votes[year]),
				EN: fmt.Sprintf("take %d for the year (%s so)", year, agreeing(votes[year])),
			},
			Set:     []model.Setting{{Address: yearAddress, To: strconv.Itoa(year)}},
			Settles: 1,
		}
		if 2*votes[year] > len(said) {
			repairs[i].Confidence = model.Likely
		}
	}
	return repairs
}

func agreeing(places int) string {
	if places == 1 {
		return "1 place says"
	}
	return fmt.Sprintf("%d places say", places)
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
			if a := r.Dates[start]; full(a) && full(d) && !p.copied(d.Place) && !calendarYear(a.Day, d.Day) && !schoolYear(a.Day, d.Day) {
				p.Report(periodFinding(r, start, i))
			}
			start = -1
		}
	}
}

// schoolYearWord names the year of a school in the title of its report.
const schoolYearWord = "学年"

// ofSchoolYear tells the report of a school on a school year.
func ofSchoolYear(r *model.Reading) bool {
	if strings.Contains(r.Title.Text, schoolYearWord) {
		return true
	}
	for i, d := range r.Dates {
		if d.Role == model.PeriodEnd && i > 0 && r.Dates[i-1].Role == model.PeriodStart {
			return schoolYear(r.Dates[i-1].Day, d.Day)
		}
	}
	return false
}

// lastDay is the last day of the period; none where it is not read.
func lastDay(r *model.Reading) model.Day {
	for _, d := range r.Dates {
		if d.Role == model.PeriodEnd && full(d) {
			return d.Day
		}
	}
	return model.Day{}
}

// lastYear is the year that the period ends in, which its last day tells however
// damaged its month and day are: 2016831日.
func lastYear(r *model.Reading) int {
	for _, d := range r.Dates {
		if d.Role == model.PeriodEnd {
			return d.Day.Year
		}
	}
	return 0
}

// schoolYear tells whether the days bound a school year, from 1 September on.
func schoolYear(start, end model.Day) bool {
	return end.Year == start.Year+1 && start.Month == 9 && start.Day == 1 && end.Month == 8 && end.Day == 31
}

// calendarYear tells whether the days bound one calendar year, whichever. That of
// the first reports began with the regulation itself.
func calendarYear(start, end model.Day) bool {
	first := start.Month == 1 && start.Day == 1 || start == regulationBegan
	return start.Year == end.Year && first && end.Month == 12 && end.Day == 31
}

// regulationBegan is the day the first regulation entered into force, 国务院令第492号.
var regulationBegan = model.Day{Year: 2008, Month: 5, Day: 1}

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
	if r.Year.Value == 0 || ofSchoolYear(r) {
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
