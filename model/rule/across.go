package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

var across = []*Rule{
	{
		Code:     "YRS001",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "上年结转等于上一年报告的结转下年",
			EN: "carried in this year = carried out last year",
		},
		Why: model.Words{
			ZH: "去年没办完的，今年接着办：两份报告里是同一批申请，七列都应相同。机构改革、补登记会使它不符，所以只作提醒。",
			EN: "What was open last year is handled this year: both reports count the same requests, in all seven columns. A reorganisation or a late registration can break it, so this is a warning.",
		},
		Basis:  "国办公开办函〔2021〕30号、〔2019〕60号 表三 第二、四项",
		Since:  "0.2",
		Beside: []Example{{"clean-2021.txt", "", ""}},
		Good:   []Example{{"云岫区2022.txt", "", ""}},
		Bad:    []Example{{"云岫区2022.txt", "二、上年结转政府信息公开申请数量 | 9 | 2 | 0 | 0 | 1 | 0 | 12 |", "二、上年结转政府信息公开申请数量 | 7 | 2 | 0 | 0 | 1 | 0 | 10 |"}},
		Check:  checkAcross,
	},
	{
		Code:     "YRS002",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "现行有效件数等于上年现行有效加制发减废止",
			EN: "documents in force = last year's in force + issued − repealed",
		},
		Why: model.Words{
			ZH: "规章和规范性文件一件件制发、废止，存量应当接得上。集中清理会改变底数，所以只作提醒。",
			EN: "Regulations are issued and repealed one by one, so the stock should follow on. A general review can change the base, so this is a warning.",
		},
		Basis:  "国办公开办函〔2021〕30号 表二",
		Since:  "0.2",
		Beside: []Example{{"clean-2021.txt", "", ""}},
		Good:   []Example{{"云岫区2022.txt", "", ""}},
		Bad:    []Example{{"云岫区2022.txt", "行政规范性文件 | 6 | 3 | 65 |", "行政规范性文件 | 6 | 3 | 56 |"}},
		Check:  checkAcross,
	},
	{
		Code:     "YRS003",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "历年累计等于上年累计加本年度",
			EN: "since-the-beginning figure = last year's + this year's",
		},
		Why: model.Words{
			ZH: "累计数每年只加当年的数。底数有时重新起算，所以只作提醒。",
			EN: "Each year adds its own figure and nothing else. A base is sometimes begun anew, so this is a warning.",
		},
		Basis:  "福建省年度报告附表",
		Since:  "0.2",
		Beside: []Example{{"clean-annex.txt", "", ""}},
		Good:   []Example{{"青屿县住房和城乡建设局2017.txt", "", ""}},
		Bad:    []Example{{"青屿县住房和城乡建设局2017.txt", "主动公开文件数\t条\t101\t713", "主动公开文件数\t条\t101\t731"}},
		Check:  checkAcross,
	},
}

// crossing is a law across years tested against one report of the year before.
type crossing struct {
	law        *form.Across
	last       *Trace
	broken     []broke
	untestable int
}

// broke is one step of a law that does not hold.
type broke struct {
	form.Step
	have, want int64
}

// laws tests the laws across years against the report of the year before. Of
// several reports on that year the one that agrees best is taken.
func (c *company) laws() []crossing {
	if c.own.form == nil {
		return nil
	}
	before := c.of(c.own.Year - 1)
	if len(before) == 0 {
		return nil
	}
	laws := c.own.form.form.Across
	best := make([]crossing, len(laws))
	for i := range laws {
		for _, last := range before {
			x := c.cross(&laws[i], last)
			if best[i].law == nil || len(x.broken) < len(best[i].broken) {
				best[i] = x
			}
		}
	}
	return best
}

func (c *company) cross(law *form.Across, last *Trace) crossing {
	x := crossing{law: law, last: last}
	for _, s := range law.Steps() {
		have, want := c.own.figure(s.Figure), last.figure(s.Last)
		for a, sign := range s.Moves() {
			figure := c.own.figure(a)
			if want == unknown || figure == unknown {
				want = unknown
				break
			}
			want += sign * figure
		}
		switch {
		case have == unknown || want == unknown:
			x.untestable++
		case have != want:
			x.broken = append(x.broken, broke{s, have, want})
		}
	}
	return x
}

// checkAcross reports all that a law across years does not hold for as one finding.
func checkAcross(p *Pass) {
	c := p.company()
	if c == nil {
		return
	}
	for _, x := range c.laws() {
		if x.law.Rule != p.rule.Code {
			continue
		}
		p.untestable(p.rule.Code, x.untestable)
		if len(x.broken) > 0 {
			p.Report(p.crossFinding(c, x))
		}
	}
}

func (p *Pass) crossFinding(c *company, x crossing) model.Finding {
	subject := x.broken[len(x.broken)-1] // the total, where there is one
	have, want := decimalOf(subject.have), decimalOf(subject.want)
	f := model.Finding{Have: &have, Want: &want, Place: p.Reading.Cell(subject.Figure).Place}
	var zh, en []string
	repair := model.Repair{Say: model.Words{ZH: "照上年报告改", EN: "follow last year's report"}}
	for _, b := range x.broken {
		s, cell := p.at(b.Figure)
		name := s.name(cell)
		text := fmt.Sprintf("%s %s ≠ %s (%s)", name, text(decimalOf(b.have)), p.crossSum(x, b), signed(minus(decimalOf(b.have), decimalOf(b.want))))
		zh, en = append(zh, text), append(en, text)
		repair.Set = append(repair.Set, model.Setting{Address: b.Figure, To: decimalOf(b.want).String()})
		f.Cells = append(f.Cells, p.related(b.Figure, crossRole(b.Figure, subject.Step)))
		for a := range b.Moves() {
			f.Cells = append(f.Cells, p.related(a, model.Addend))
		}
		f.Evidence = append(f.Evidence, text)
	}
	guess := c.named(x.last)
	f.Message = model.Words{
		ZH: fmt.Sprintf("与 %d 年的报告（%s）接不上：%s%s", x.last.Year, x.last.Report, clipList(zh, "，"), guess.ZH),
		EN: fmt.Sprintf("does not follow on from %d (%s): %s%s", x.last.Year, x.last.Report, clipList(en, ", "), guess.EN),
	}
	settles, breaks := p.effectOf(repair.Set)
	repair.Settles, repair.Breaks = 1+settles, breaks
	if settles > 0 && repair.Breaks == 0 && guess == (model.Words{}) {
		repair.Confidence = model.Likely
	}
	if !slices.ContainsFunc(x.broken, func(b broke) bool { return b.want < 0 }) {
		f.Repairs = []model.Repair{repair}
	}
	f.Advice = model.Words{ZH: "错的也可能是上一年的报告，请两年对照。", EN: "last year's report may be the wrong one; compare both."}
	return f
}

func (p *Pass) related(a model.Address, role model.Role) model.Related {
	return model.Related{Address: a, Role: role, Place: p.Reading.Cell(a).Place}
}

// crossRole is the subject for the figure the finding is about, else evidence.
func crossRole(a model.Address, subject form.Step) model.Role {
	if a == subject.Figure {
		return model.Subject
	}
	return model.Evidence
}

// crossSum writes what a figure should be: "62+6−3 = 65".
func (p *Pass) crossSum(x crossing, b broke) string {
	sum := text(decimalOf(x.last.figure(b.Last)))
	if b.Plus == (model.Address{}) && b.Minus == (model.Address{}) {
		return sum
	}
	for a, sign := range b.Moves() {
		sum += map[int64]string{1: "+", -1: "−"}[sign] + text(p.Reading.Cell(a).Value)
	}
	return sum + " = " + text(decimalOf(b.want))
}

// clipList joins the first few of a list and counts the rest.
func clipList(list []string, sign string) string {
	const most = 3
	if len(list) <= most {
		return strings.Join(list, sign)
	}
	return strings.Join(list[:most], sign) + fmt.Sprintf("…(+%d)", len(list)-most)
}

// at gives the sheet and the index of a cell of the form.
func (p *Pass) at(a model.Address) (*sheet, int) {
	at := spotOf(p.Form, a)
	return &p.sheets()[at.table], at.cell
}

// effectOf counts the laws of the tables that settings would settle and break.
func (p *Pass) effectOf(set []model.Setting) (settles, breaks int) {
	byTable := map[*sheet][]change{}
	for _, to := range set {
		s, cell := p.at(to.Address)
		value, err := decimal.Parse(to.To)
		if err == nil {
			byTable[s] = append(byTable[s], change{cell, value})
		}
	}
	for s, changes := range byTable {
		fixed, broken := s.effect(changes)
		settles, breaks = settles+fixed, breaks+broken
	}
	return settles, breaks
}
