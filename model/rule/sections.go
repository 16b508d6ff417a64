package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gouji/model"
	"gouji/model/form"
)

var sections = []*Rule{
	{
		Code:     "STR001",
		Severity: model.Error,
		Title:    model.Words{ZH: "缺少规定的部分", EN: "a mandated section is missing"},
		Why: model.Words{
			ZH: "年度报告的六个部分是条例第五十条和统一格式规定的，没有内容也要写明没有。",
			EN: "Article 50 and the unified format set the six sections; one with nothing to say says so.",
		},
		Basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "六、其他需要报告的事项", "六、其他需要报告的事项(无)"}},
		Bad:   []Example{{"clean-2019.txt", "六、其他需要报告的事项\n没有其他需要报告的事项。", "没有其他需要报告的事项。"}},
		Check: checkSections,
	},
	{
		Code:     "STR002",
		Severity: model.Error,
		Title:    model.Words{ZH: "有标题而没有表", EN: "a section has its heading but not its table"},
		Why: model.Words{
			ZH: "第二、三、四部分以表格报告数据；只有标题，数据就没有报告，或在抽取时丢了。",
			EN: "Sections two to four report in tables. With the heading alone the figures were not reported, or were lost in extraction.",
		},
		Basis: "国办公开办函〔2021〕30号",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"}},
		Bad:   []Example{{"clean-2019.txt", "行政复议 | 行政诉讼 |\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |\n", ""}},
		Check: checkTables,
	},
}

// section finds the report's section for a number of the form; nil if it has none.
func section(r *model.Reading, slot int) *model.Section {
	i := slices.IndexFunc(r.Sections, func(s model.Section) bool { return s.Slot == slot })
	if i < 0 {
		return nil
	}
	return &r.Sections[i]
}

// sectionTable is the Table of the addresses of sections; the row is the number the form gives it.
const sectionTable = "sections"

// partial tells whether the file is known not to hold the whole report.
func partial(r *model.Reading) bool { return r.Page.Of > 1 || r.Page.CutStart || r.Page.CutEnd }

func checkSections(p *Pass) {
	if partial(p.Reading) {
		return
	}
	if p.Form == nil {
		checkUnformed(p)
		return
	}
	var missing []form.Section
	mandated := 0
	for _, s := range p.Form.Sections {
		if s.Optional {
			continue
		}
		mandated++
		if section(p.Reading, s.Number) == nil {
			missing = append(missing, s)
		}
	}
	if len(missing) == mandated && mandated > 1 {
		p.Report(missingFinding(p.Reading, missing[0].Number, model.Words{
			ZH: fmt.Sprintf("规定的 %d 个部分一个标题也没有找到", mandated),
			EN: fmt.Sprintf("none of the %d mandated sections has a heading", mandated),
		}))
		return
	}
	for _, s := range missing {
		if t := tableOf(p, s.Number); t != nil {
			p.ReportAs(model.Warning, headingFinding(s, t))
			continue
		}
		p.Report(missingFinding(p.Reading, s.Number, model.Words{
			ZH: fmt.Sprintf("缺少第%s部分：%s", numeral(s.Number), s.Title),
			EN: fmt.Sprintf("section %d is missing: %s", s.Number, s.Title),
		}))
	}
}

// checkUnformed speaks of a report without any heading or table of a form in a
// year that had to follow one. The year does not tell the form, so it only warns.
func checkUnformed(p *Pass) {
	year := p.Reading.Year.Value
	of := form.BindingIn(year)
	if of == nil || ofSchoolYear(p.Reading) || undertaking(p.Reading.Agency.Name) {
		return
	}
	place := p.Reading.Title.Place
	if len(place) == 0 {
		place = firstLine()
	}
	p.ReportAs(model.Warning, model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%d 年的报告应按%s编写，规定的部分和表一个也没有找到；请看原文是否完整", year, of.Basis),
			EN: fmt.Sprintf("a report on %d has to follow %s, and none of its sections and tables was found; see whether the text is whole", year, of.Basis),
		},
		Place: place,
		Cells: []model.Related{sectionCell(0, place)},
	})
}

// tableOf finds the first table of a section; nil if the report has none.
func tableOf(p *Pass, number int) *model.Table {
	for _, of := range p.Form.Tables {
		if t := p.Reading.Table(of.ID); of.Section == number && t != nil {
			return t
		}
	}
	return nil
}

// headingFinding is about a section whose table is there and whose heading is not.
func headingFinding(s form.Section, t *model.Table) model.Finding {
	place := model.At(t.Span.Start, t.Span.Start)
	return model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("第%s部分有表而没有标题：%s", numeral(s.Number), s.Title),
			EN: fmt.Sprintf("section %d has its table but no heading: %s", s.Number, s.Title),
		},
		Place: place,
		Cells: []model.Related{sectionCell(s.Number, place)},
	}
}

var numerals = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

func numeral(n int) string {
	if n < len(numerals) {
		return numerals[n]
	}
	return strconv.Itoa(n)
}

func missingFinding(r *model.Reading, number int, message model.Words) model.Finding {
	place := nextHeading(r, number)
	return model.Finding{
		Message: message,
		Place:   place,
		Cells:   []model.Related{sectionCell(number, place)},
	}
}

// nextHeading is where a missing section is felt: the heading that follows it,
// or the last one before it, or the first line.
func nextHeading(r *model.Reading, number int) model.Place {
	var last model.Place
	for _, s := range r.Sections {
		if s.Slot > number {
			return s.Place
		}
		if s.Slot > 0 {
			last = s.Place
		}
	}
	if len(last) > 0 {
		return last
	}
	return firstLine()
}

// firstLine is the start of the first line: the place of what stands nowhere.
func firstLine() model.Place { return model.At(0, 0) }

func sectionCell(number int, place model.Place) model.Related {
	return model.Related{
		Address: model.Address{Table: sectionTable, Row: strconv.Itoa(number)},
		Role:    model.Subject, Place: place,
	}
}

// checkTables reports a section once, however many of its tables are missing.
func checkTables(p *Pass) {
	if p.Form == nil {
		return
	}
	for _, of := range p.Form.Sections {
		s := section(p.Reading, of.Number)
		if s == nil || p.Reading.Page.CutEnd && s == lastSection(p.Reading) {
			continue
		}
		tables, missing := 0, []string{}
		for _, t := range p.Form.Tables {
			if t.Section != of.Number {
				continue
			}
			tables++
			if p.Reading.Table(t.ID) == nil {
				missing = append(missing, t.Title)
			}
		}
		if len(missing) > 0 {
			p.Report(tableFinding(s, missing, tables))
		}
	}
}

func lastSection(r *model.Reading) *model.Section { return &r.Sections[len(r.Sections)-1] }

func tableFinding(s *model.Section, missing []string, tables int) model.Finding {
	f := model.Finding{Place: s.Place, Cells: []model.Related{sectionCell(s.Slot, s.Place)}, Evidence: missing}
	if len(missing) == tables {
		f.Message = model.Words{
			ZH: fmt.Sprintf("“%s”有标题而没有表", clip(s.Title, labelRunes)),
			EN: fmt.Sprintf("%q has its heading but not its table", clip(s.Title, labelRunes)),
		}
		return f
	}
	f.Message = model.Words{
		ZH: fmt.Sprintf("“%s”缺 %d 张表中的 %d 张：%s", clip(s.Title, labelRunes), tables, len(missing), strings.Join(missing, "、")),
		EN: fmt.Sprintf("%q lacks %d of its %d tables: %s", clip(s.Title, labelRunes), len(missing), tables, strings.Join(missing, ", ")),
	}
	return f
}

// tableTitle is a table's title in quotation marks.
func tableTitle(r *model.Reading, id string) string {
	title := id
	if t := r.Table(id); t != nil && t.Title != "" {
		title = t.Title
	} else if f := form.ByID(r.Form); f != nil && f.Table(id) != nil {
		title = f.Table(id).Title
	}
	return "“" + clip(title, labelRunes) + "”"
}
