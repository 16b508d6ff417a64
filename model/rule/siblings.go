package rule

import (
	"fmt"
	"slices"

	"gouji/model"
)

var siblings = []*Rule{
	{
		Code:     "YRS004",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "同一机关同一年的报告有两份",
			EN: "the same body and year stand in the folder twice",
		},
		Why: model.Words{
			ZH: "汇总时会算两遍；两份数字不同时，要定下哪份作数。",
			EN: "Both would be counted; where their figures differ someone must say which holds.",
		},
		Since:  "0.2",
		Beside: []Example{{"clean-2021.txt", "", ""}},
		Good:   []Example{{"云岫区2022.txt", "", ""}},
		Bad:    []Example{{"clean-2021.txt", "", ""}},
		Check:  checkTwins,
	},
	{
		Code:     "YRS005",
		Severity: model.Info,
		Title:    model.Words{ZH: "前后两年之间缺一年", EN: "a year is missing between two others"},
		Why: model.Words{
			ZH: "缺了的一年，前后两年的结转就无从核对。",
			EN: "Without it nothing ties the years before and after it together.",
		},
		Since:  "0.2",
		Beside: []Example{{"clean-2021.txt", "2021年", "2019年"}},
		Good:   []Example{{"clean-2019.txt", "", ""}},
		Bad:    []Example{{"云岫区2022.txt", "", ""}},
		Check:  checkGap,
	},
	{
		Code:     "YRS006",
		Severity: model.Info,
		Title: model.Words{
			ZH: "某个数远离本机关其他年份和同类机关",
			EN: "a figure stands far outside the body's other years and its peers",
		},
		Why: model.Words{
			ZH: "比其他每一年都大十倍以上，同类机关里也没有这样大的：不一定错，值得看一眼。",
			EN: "More than ten times every other year's, and no body of its kind has as much: not wrong for certain, but worth a look.",
		},
		Since: "0.2",
		Beside: []Example{
			{"clean-2021.txt", "2021年", "2018年"}, {"clean-2021.txt", "2021年", "2019年"}, {"clean-2021.txt", "2021年", "2020年"}, {"clean-2021.txt", "", ""},
		},
		Good:  []Example{{"云岫区2022.txt", "", ""}},
		Bad:   []Example{{"云岫区2022.txt", "行政处罚 | 1478 |", "行政处罚 | 147800 |"}},
		Check: checkOutliers,
	},
}

// twin gives the first report, by name, of the same body and year, and whether
// its figures are the same; nil where the own is the first.
func (c *company) twin() (first *Trace, same bool) {
	for _, t := range c.others {
		if t.Year == c.own.Year && t.body == c.own.body && t.Report < c.own.Report {
			return t, t.digest == c.own.digest
		}
	}
	return nil, false
}

func checkTwins(p *Pass) {
	c := p.company()
	if c == nil {
		return
	}
	first, same := c.twin()
	if first == nil {
		return
	}
	f := model.Finding{
		Place: p.Reading.Year.Place,
		Cells: []model.Related{
			{Address: yearAddress, Role: model.Subject, Place: p.Reading.Year.Place},
			{Address: model.Address{Table: model.Facts, Row: "agency"}, Role: model.Evidence, Place: p.Reading.Agency.Place},
		},
		Evidence: []string{first.Report, fmt.Sprint(same)},
		Message: model.Words{
			ZH: fmt.Sprintf("%s %d 年的报告还有 %s，数字不同", first.Agency, first.Year, first.Report),
			EN: fmt.Sprintf("%s has another report on %d, %s, with other figures", first.Agency, first.Year, first.Report),
		},
	}
	if same {
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s %d 年的报告还有 %s，数字相同", first.Agency, first.Year, first.Report),
			EN: fmt.Sprintf("%s has another report on %d, %s, with the same figures", first.Agency, first.Year, first.Report),
		}
	}
	p.Report(f)
}

// gap gives the latest earlier year there is a report on, where the years
// between are missing; 0 where none is.
func (c *company) gap() int {
	latest := 0
	for _, t := range c.others {
		if t.Year < c.own.Year {
			latest = max(latest, t.Year)
		}
		if t.Year == c.own.Year && t.Report < c.own.Report {
			return 0 // said of that one
		}
	}
	if latest == 0 || latest == c.own.Year-1 {
		return 0
	}
	return latest
}

func checkGap(p *Pass) {
	c := p.company()
	if c == nil {
		return
	}
	last := c.gap()
	if last == 0 {
		return
	}
	missing := fmt.Sprint(last + 1)
	if last+1 < c.own.Year-1 {
		missing += fmt.Sprintf("–%d", c.own.Year-1)
	}
	p.Report(model.Finding{
		Place:    p.Reading.Year.Place,
		Cells:    []model.Related{{Address: yearAddress, Role: model.Subject, Place: p.Reading.Year.Place}},
		Evidence: []string{missing},
		Message: model.Words{
			ZH: fmt.Sprintf("有 %d 年和 %d 年的报告，缺 %s 年的", last, c.own.Year, missing),
			EN: fmt.Sprintf("there are reports on %d and %d, none on %s", last, c.own.Year, missing),
		},
	})
}

// What makes a figure stand out: this many times every other year's, of which
// there are so many, and at least so large.
const (
	farOut     = 10
	otherYears = 3
	tooSmall   = 100 * 1e6 // in millionths
)

// outlier is a figure that stands far outside.
type outlier struct {
	cell      int // of the track
	most      int64
	otherwise int // years compared with
}

// outliers gives the typical figures that stand far outside the body's other
// years and that no body of its kind comes near.
func (c *company) outliers() []outlier {
	if c.own.form == nil || len(c.others) < otherYears {
		return nil
	}
	var out []outlier
	for _, a := range c.own.form.form.TypicalCells() {
		have := c.own.figure(a)
		if have < tooSmall || have == unknown {
			continue
		}
		o := outlier{cell: c.own.form.index[a]}
		for _, t := range c.others {
			if figure := t.figure(a); figure != unknown && t.Year != c.own.Year {
				o.most, o.otherwise = max(o.most, figure), o.otherwise+1
			}
		}
		if o.otherwise >= otherYears && o.most > 0 && have/farOut > o.most && !c.matched(a, have) {
			out = append(out, o)
		}
	}
	return out
}

// matched tells whether another body of the kind has as much.
func (c *company) matched(a model.Address, have int64) bool {
	for _, t := range c.folder.traces {
		if figure := t.figure(a); t.kind == c.own.kind && t.body != c.own.body && figure != unknown && figure >= have {
			return true
		}
	}
	return false
}

func checkOutliers(p *Pass) {
	c := p.company()
	if c == nil {
		return
	}
	misplaced := c.misplaced()
	for _, o := range c.outliers() {
		a := c.own.form.cells[o.cell]
		if slices.ContainsFunc(misplaced, func(m misplacement) bool { return m.at == a }) {
			continue // the unit explains it
		}
		s, cell := p.at(a)
		have, most := s.cells[cell].Value, decimalOf(o.most)
		p.Report(model.Finding{
			Place:    s.cells[cell].Place,
			Cells:    []model.Related{{Address: a, Role: model.Subject, Place: s.cells[cell].Place}},
			Have:     &have,
			Evidence: []string{text(most)},
			Message: model.Words{
				ZH: fmt.Sprintf("%s %s，其他 %d 年最多 %s", s.name(cell), text(have), o.otherwise, text(most)),
				EN: fmt.Sprintf("%s is %s, the most in %s is %s", s.name(cell), text(have), several(o.otherwise, "other year"), text(most)),
			},
		})
	}
}
