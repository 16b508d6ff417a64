package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gouji/model"
	"gouji/model/form"
)

// sectionTable is the Table of the addresses of sections; the row is the number the form gives it.
const sectionTable = "sections"

var structure = []*Rule{
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
	{
		Code:     "STR003",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "表里缺少表样的行列，或多出行列",
			EN: "the form has a row or column the report lacks, or the report one the form lacks",
		},
		Why: model.Words{
			ZH: "行列是统一格式定的；少一行，勾稽关系就没法核对，多一行，数字没有归处。",
			EN: "The format sets rows and columns. Without a row its sums cannot be tested; a row of its own has no place in the record.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "四、结转下年度继续办理", "四、结转下一年度继续办理"}},
		Bad:   []Example{{"clean-2019.txt", "2.重复申请 | 1 | 0 | 0 | 0 | 1 | 0 | 2 |\n", ""}},
		Check: checkRows,
	},
	{
		Code:     "STR004",
		Severity: model.Warning,
		Title:    model.Words{ZH: "同样的内容在文件里有两份", EN: "the report's text stands in the file twice"},
		Why: model.Words{
			ZH: "多半是网页把正文放了两遍；两份有出入时，哪份作数要由人决定。",
			EN: "Most likely the page holds its text twice. Where the copies differ a person must say which counts.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-annex.txt", "", ""}},
		Bad:   []Example{{"青屿县教育局2017-twice.txt", "", ""}},
		Check: checkCopies,
	},
	{
		Code:     "STR005",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "文件只是几页中的一页，或不完整",
			EN: "the file is one page of several, or breaks off",
		},
		Why: model.Words{
			ZH: "只抓到一页时，没有的部分不是报告没写，不能据此判定缺项。",
			EN: "Where only one page was caught, what is missing was not left out by the report and is not held against it.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "", ""}},
		Bad:   []Example{{"砚川市2018-page-2-of-2.txt", "", ""}},
		Check: checkPage,
	},
	{
		Code:     "STR006",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "找不到机关、年份或题名",
			EN: "agency, year or title can't be found",
		},
		Why: model.Words{
			ZH: "没有写明是谁、哪一年的报告，记录就不知归到哪里。由别处推定的，说明依据，请确认。",
			EN: "A record must be filed under a body and a year. What was inferred from elsewhere is said with its source, to be confirmed.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "澜川市水务局2019年政府信息公开工作年度报告", "澜川市水务局2019年政府信息公开年度报告"}},
		Bad:   []Example{{"clean-2019.txt", "澜川市水务局2019年政府信息公开工作年度报告\n", ""}},
		Check: checkFacts,
	},
}

// partial tells whether the file is known not to hold the whole report.
func partial(r *model.Reading) bool { return r.Page.Of > 1 || r.Page.CutStart || r.Page.CutEnd }

// section finds the report's section for a number of the form; nil if it has none.
func section(r *model.Reading, slot int) *model.Section {
	i := slices.IndexFunc(r.Sections, func(s model.Section) bool { return s.Slot == slot })
	if i < 0 {
		return nil
	}
	return &r.Sections[i]
}

func checkSections(p *Pass) {
	if p.Form == nil || partial(p.Reading) {
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
		p.Report(missingFinding(p.Reading, s.Number, model.Words{
			ZH: fmt.Sprintf("缺少第%s部分：%s", numeral(s.Number), s.Title),
			EN: fmt.Sprintf("section %d is missing: %s", s.Number, s.Title),
		}))
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
	f := model.Finding{Place: s.Place, Cells: []model.Related{sectionCell(s.Slot, s.Place)}}
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

// checkRows turns the reader's notes about rows and columns into findings: what
// a table lacks as one, what it has of its own each by itself.
func checkRows(p *Pass) {
	for i, n := range p.Reading.Notes {
		if p.copied(n.Place) {
			continue
		}
		switch n.Kind {
		case model.RowMissing, model.ColumnMissing, model.TableCut:
			if firstAbout(p.Reading.Notes, i) {
				p.Report(lackFinding(p.Reading, n.Address.Table))
			}
		case model.RowUnknown, model.ColumnUnknown:
			p.Report(unknownFinding(n))
		}
	}
}

func lacks(n model.Note) bool {
	return n.Kind == model.RowMissing || n.Kind == model.ColumnMissing || n.Kind == model.TableCut
}

// firstAbout tells whether no earlier note says that the same table lacks something.
func firstAbout(notes []model.Note, i int) bool {
	return !slices.ContainsFunc(notes[:i], func(n model.Note) bool {
		return lacks(n) && n.Address.Table == notes[i].Address.Table
	})
}

func lackFinding(r *model.Reading, table string) model.Finding {
	f := model.Finding{}
	var labels []string
	cut := false
	for _, n := range r.Notes {
		if !lacks(n) || n.Address.Table != table {
			continue
		}
		if len(f.Place) == 0 {
			f.Place = n.Place
		}
		if n.Kind == model.TableCut {
			cut = true
			continue
		}
		labels = append(labels, missingLabel(r, n))
	}
	f.Cells = []model.Related{{Address: model.Address{Table: table}, Role: model.Subject, Place: f.Place}}
	title := tableTitle(r, table)
	list := model.Words{ZH: "最后几行", EN: "its last rows"}
	if len(labels) > 0 {
		shown := labels[:min(len(labels), 4)]
		list = model.Words{
			ZH: fmt.Sprintf("表样的 %d 项：%s", len(labels), strings.Join(shown, "、")),
			EN: fmt.Sprintf("%d of the form's rows or columns: %s", len(labels), strings.Join(shown, ", ")),
		}
		if len(shown) < len(labels) {
			list.ZH, list.EN = list.ZH+"等", list.EN+"…"
		}
	}
	verb := model.Words{ZH: "缺少", EN: "lacks"}
	if cut {
		verb = model.Words{ZH: "中断，缺少", EN: "breaks off and lacks"}
	}
	f.Message = model.Words{ZH: title + verb.ZH + list.ZH, EN: title + " " + verb.EN + " " + list.EN}
	return f
}

// missingLabel names what a note says is missing, by the form's label.
func missingLabel(r *model.Reading, n model.Note) string {
	if f := form.ByID(r.Form); f != nil {
		if t := f.Table(n.Address.Table); t != nil {
			if row := t.Row(n.Address.Row); n.Kind == model.RowMissing && row != nil {
				return short(row.Label)
			}
			if column := t.Column(n.Address.Column); n.Kind == model.ColumnMissing && column != nil {
				return short(column.Label)
			}
		}
	}
	return strings.Join(append(n.Texts, n.Address.Row+n.Address.Column)[:1], "")
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

func unknownFinding(n model.Note) model.Finding {
	label := clip(strings.Join(n.Texts, " "), labelRunes)
	what := model.Words{ZH: "行", EN: "row"}
	if n.Kind == model.ColumnUnknown {
		what = model.Words{ZH: "列", EN: "column"}
	}
	return model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("表样没有“%s”这一%s", label, what.ZH),
			EN: fmt.Sprintf("the form has no %s %q", what.EN, label),
		},
		Place: n.Place,
	}
}

func checkCopies(p *Pass) {
	r := p.Reading
	for _, c := range r.Copies {
		p.Report(copyFinding(r, c))
	}
	for _, n := range r.Notes {
		if n.Kind == model.TableTwice && !inCopy(r, n.Place) {
			p.Report(twiceFinding(r, n))
		}
	}
}

func inCopy(r *model.Reading, place model.Place) bool {
	return slices.ContainsFunc(r.Copies, func(c model.Copy) bool {
		return len(place) > 0 && c.Second.Start <= place.Start() && place.End() <= c.Second.End
	})
}

func copyFinding(r *model.Reading, c model.Copy) model.Finding {
	start := r.Source.Line(c.Second.Start)
	lines := func(s model.Span) (int, int) { return r.Source.Line(s.Start), r.Source.Line(max(s.End-1, s.Start)) }
	a, b := lines(c.First)
	d, e := lines(c.Second)
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("第 %d–%d 行在第 %d–%d 行又出现一遍，", a, b, d, e),
			EN: fmt.Sprintf("lines %d–%d stand again at lines %d–%d, ", a, b, d, e),
		},
		Place: model.Place{r.Source.LineSpan(start)},
	}
	if len(c.Differ) == 0 {
		f.Message.ZH += "一字不差"
		f.Message.EN += "word for word"
		return f
	}
	var at []string
	for _, place := range c.Differ[:min(len(c.Differ), 5)] {
		at = append(at, strconv.Itoa(r.Source.Line(place.Start())))
	}
	f.Message.ZH += fmt.Sprintf("有 %d 处不同：第 %s 行", len(c.Differ), strings.Join(at, "、"))
	f.Message.EN += fmt.Sprintf("with %s: line %s", several(len(c.Differ), "difference"), strings.Join(at, ", "))
	return f
}

func twiceFinding(r *model.Reading, n model.Note) model.Finding {
	title := tableTitle(r, n.Address.Table)
	f := model.Finding{
		Message: model.Words{ZH: title + "在文件里有两份，数字相同", EN: title + " stands in the file twice, with the same figures"},
		Place:   n.Place,
	}
	if n.Have > 0 {
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s在文件里有两份，%d 格不同；取了第一份", title, n.Have),
			EN: fmt.Sprintf("%s stands in the file twice, %s; the first was taken", title, several(n.Have, "different cell")),
		}
	}
	return f
}

func checkPage(p *Pass) {
	page := p.Reading.Page
	var zh, en []string
	switch {
	case page.Of > 1 && page.Number > 0:
		zh = append(zh, fmt.Sprintf("文件只是 %d 页中的第 %d 页", page.Of, page.Number))
		en = append(en, fmt.Sprintf("the file is page %d of %d", page.Number, page.Of))
	case page.Of > 1:
		zh = append(zh, fmt.Sprintf("文件只是 %d 页中的一页", page.Of))
		en = append(en, fmt.Sprintf("the file is one page of %d", page.Of))
	}
	if page.CutStart {
		zh, en = append(zh, "开头不在文件里"), append(en, "its beginning is not in the file")
	}
	if page.CutEnd {
		zh, en = append(zh, "结尾不在文件里"), append(en, "its end is not in the file")
	}
	if len(zh) == 0 {
		return
	}
	place := page.Place
	if len(place) == 0 {
		place = firstLine()
	}
	p.Report(model.Finding{
		Message: model.Words{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")},
		Place:   place,
	})
}

// stated tells whether a fact was found where reports state it, or a reviewer said it.
func stated(from model.Basis) bool {
	switch from {
	case model.FromTitle, model.FromMetadata, model.FromSignature, model.FromPeriod, model.FromTable, model.FromReviewer:
		return true
	}
	return false
}

func checkFacts(p *Pass) {
	r := p.Reading
	if a := r.Agency; a.Name == "" || !stated(a.From) {
		p.Report(factFinding(r, "agency", a.Place, a.Name, a.From, model.Words{ZH: "机关", EN: "agency"}))
	}
	if y := r.Year; y.Value == 0 || !stated(y.From) {
		value := ""
		if y.Value != 0 {
			value = strconv.Itoa(y.Value)
		}
		p.Report(factFinding(r, "year", y.Place, value, y.From, model.Words{ZH: "报告年度", EN: "year"}))
	}
	if r.Title.Text == "" {
		p.Report(factFinding(r, "title", nil, "", model.FromNothing, model.Words{ZH: "题名", EN: "title"}))
	}
}

func factFinding(r *model.Reading, row string, place model.Place, value string, from model.Basis, what model.Words) model.Finding {
	if len(place) == 0 {
		place = firstLine()
	}
	f := model.Finding{
		Message: model.Words{ZH: "没有找到" + what.ZH, EN: "no " + what.EN + " found"},
		Place:   place,
		Cells:   []model.Related{{Address: model.Address{Table: model.Facts, Row: row}, Role: model.Subject, Place: place}},
	}
	if value != "" {
		f.Message = model.Words{
			ZH: fmt.Sprintf("没有写明%s；据%s推定为 %s", what.ZH, originWords[from].ZH, value),
			EN: fmt.Sprintf("no %s stated; taken from %s: %s", what.EN, originWords[from].EN, value),
		}
		return f
	}
	f.Advice = model.Words{ZH: "请对照来源填写。", EN: "type it from where the report came from."}
	return f
}
