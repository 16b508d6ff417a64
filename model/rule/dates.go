package rule

import (
	"fmt"
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
