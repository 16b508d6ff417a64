package main_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"gouji/model"
	"gouji/model/form"
)

// A press prints invented reports that keep every law of their forms, in the
// layouts real ones arrive in. The same seed prints the same reports. Forms,
// labels and laws come from package form, so a new form is printed once it
// stands in printed.
type press struct {
	rand *rand.Rand
	n    int // reports printed
	// damage changes the lines of a table before it is laid out; nil for none.
	damage func(t *form.Table, rows [][]string)
}

func newPress(seed uint64) *press { return &press{rand: rand.New(rand.NewPCG(seed, 0))} }

// fill prints reports into a folder, some thousand to a subfolder.
func (p *press) fill(folder string, count int) error {
	for range count {
		r := p.next()
		dir := filepath.Join(folder, fmt.Sprintf("%02d", p.n/1000))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, r.name), []byte(r.text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// printedReport is a report as it would lie in a folder, and what stands in it.
type printedReport struct {
	name, text   string
	agency, form string
	year         int
	figures      *figures // nil for a report without a table
}

// printed are the forms the press knows, with the first and last year it prints them for.
var printed = []struct {
	id       string
	from, to int
}{
	{"2021", 2021, 2024}, {"2021", 2021, 2024}, {"2021", 2021, 2024},
	{"2019", 2019, 2020}, {"2014", 2014, 2018}, {"annex", 2014, 2018},
	{"statistics-2012", 2012, 2012}, {form.Prose, 2014, 2018},
}

// wantBytes is about how long a report is.
const wantBytes = 15_000

// next prints the next report: a body never reports twice.
func (p *press) next() printedReport {
	kind := printed[p.rand.IntN(len(printed))]
	year := kind.from + p.rand.IntN(kind.to-kind.from+1)
	agency := bodyName(p.n)
	name := fmt.Sprintf("%05d-%s%d.txt", p.n, agency, year)
	p.n++
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d年政府信息公开工作年度报告\n发布日期：%d-01-%02d\n\n", agency, year, year+1, 5+p.rand.IntN(24))
	fmt.Fprintf(&b, "根据《中华人民共和国政府信息公开条例》编制本报告。本报告所列数据的统计期限自%d年1月1日起至%d年12月31日止。\n\n", year, year)
	var g *figures
	if f := form.ByID(kind.id); f != nil {
		g = &figures{p.rand, f, map[model.Address]int{}}
	}
	if g != nil && len(g.form.Sections) > 0 {
		p.sections(&b, g, year)
	} else {
		p.chapters(&b, g, year)
	}
	return printedReport{name, b.String(), agency, kind.id, year, g}
}

// sections prints a report on the forms that mandate six sections.
func (p *press) sections(b *strings.Builder, g *figures, year int) {
	lay := layouts[p.rand.IntN(len(layouts))]
	var tables strings.Builder
	for _, s := range g.form.Sections {
		if s.Number == 1 {
			continue
		}
		fmt.Fprintf(&tables, "%s、%s\n\n", chinese(s.Number), s.Title)
		tabled := false
		for i := range g.form.Tables {
			if t := &g.form.Tables[i]; t.Section == s.Number {
				tables.WriteString(lay(p.rows(t, g, year)))
				tables.WriteString("\n")
				tabled = true
			}
		}
		if !tabled {
			p.prose(&tables, 900)
			tables.WriteString("\n")
		}
	}
	b.WriteString("一、总体情况\n\n")
	p.prose(b, wantBytes-tables.Len()-b.Len())
	b.WriteString("\n")
	b.WriteString(tables.String())
}

// chapters prints a report of the years before, with its statistics at the end or without.
func (p *press) chapters(b *strings.Builder, g *figures, year int) {
	var table string
	if g != nil {
		lay := layouts[p.rand.IntN(len(layouts))]
		for i := range g.form.Tables {
			t := &g.form.Tables[i]
			table += fmt.Sprintf("\n%d年%s\n", year, t.Title) + lay(p.rows(t, g, year))
		}
	}
	titles := []string{"概述", "主动公开政府信息的情况", "依申请公开政府信息的情况", "政府信息公开的收费及减免情况",
		"因政府信息公开申请行政复议、提起行政诉讼的情况", "存在的主要问题及改进情况", "其他需要报告的事项"}
	each := (wantBytes - len(table) - b.Len()) / len(titles)
	for i, title := range titles {
		fmt.Fprintf(b, "%s、%s\n\n", chinese(i+1), title)
		p.prose(b, each)
		b.WriteString("\n")
	}
	b.WriteString(table)
}

// rows gives the lines of a table with what is to be wrong in them.
func (p *press) rows(t *form.Table, g *figures, year int) [][]string {
	rows := printRows(t, g, year)
	if p.damage != nil {
		p.damage(t, rows)
	}
	return rows
}

// prose prints sentences until they take about so many bytes.
func (p *press) prose(b *strings.Builder, bytes int) {
	for end := b.Len() + bytes; b.Len() < end; {
		for range 3 + p.rand.IntN(4) {
			b.WriteString(p.sentence())
		}
		b.WriteString("\n\n")
	}
}

func (p *press) sentence() string {
	if p.rand.IntN(12) == 0 { // some six figures with parts a report, as in real ones
		a, c := 10+p.rand.IntN(400), 10+p.rand.IntN(400)
		return fmt.Sprintf("全年编发各类公开资料%d份，其中图文资料%d份，音像资料%d份。", a+c, a, c)
	}
	s := sentences[p.rand.IntN(len(sentences))]
	for strings.Contains(s, "#") {
		s = strings.Replace(s, "#", strconv.Itoa(2+p.rand.IntN(300)), 1)
	}
	return s
}

// bodyName is the name of the nth invented body; no two are the same.
func bodyName(n int) string {
	first := []string{"澜", "岫", "渚", "屿", "砚", "枫", "苇", "桐", "榆", "槿", "珞", "璟", "霁", "翎", "湄", "汐", "墨", "黛", "绛", "缃", "杼", "棠", "槲", "蓼"}
	second := []string{"陂", "埠", "墩", "垟", "澳", "浔", "汀", "峁", "坳", "碛", "滘", "涧", "屏", "岑", "堰", "荡", "泾", "浦", "坞", "塬", "湾", "溪", "冈", "谷"}
	offices := []string{"水务局", "财政局", "教育局", "民政局", "司法局", "交通运输局", "农业农村局", "文化和旅游局", "卫生健康局", "审计局", "统计局", "林业局", "商务局", "应急管理局", "住房和城乡建设局", "自然资源局", "市场监督管理局", "医疗保障局"}
	office := offices[n%len(offices)]
	n /= len(offices)
	return first[n%len(first)] + second[n/len(first)%len(second)] + "县" + office
}

func chinese(n int) string {
	return []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[n]
}

// sentences say nothing that a law could test.
var sentences = []string{
	"年初印发工作要点，把任务分到科室，月底对账，年底交卷。",
	"办事指南重新写了一遍，能一句话说清的不写两句。",
	"窗口人员把群众问过的问题记在本子上，每周整理成问答上网。",
	"网站栏目从#个并到#个，老栏目的旧信息全部保留并注明来源。",
	"对历年公开目录逐条核对，补齐缺失附件#个，更正链接#处。",
	"公众号每周二、周五更新，节假日安排专人答复留言。",
	"开展业务培训#次，参训#人次，用真实案例讲解答复文书的写法。",
	"文件起草时同步写明公开属性，不公开的要说清依据。",
	"涉及企业和居民切身利益的文件，发布前公开征求意见不少于三十日。",
	"档案室开放阅览座位#个，提供复印和拍照，不收取费用。",
	"公开栏统一编号，由网格员每月拍照回传，缺页破损的当天补上。",
	"财政预算决算按统一格式公开，并附名词解释和增减原因说明。",
	"重大项目从立项到验收的信息归到同一个页面，按时间先后排列。",
	"对社会关注的热点，两个工作日内给出第一次回应，后续进展滚动公布。",
	"政策解读由起草人执笔，写明谁能享受、怎么申请、找哪个窗口。",
	"听取人大代表、政协委员和群众代表的意见#条，逐条反馈办理结果。",
	"执法检查的结果在作出决定后七个工作日内公示，期满自动下架。",
	"建立信息发布台账，做到每条信息有来源、有审核、有时间。",
	"老年人和残疾人访问网站可使用大字版和语音播报。",
	"组织政府开放日活动#场，邀请居民走进大厅、实验室和监测站。",
	"对依申请公开的来件当日登记、次日分办，临近期限自动提醒。",
	"与图书馆、档案馆签订移交办法，纸质文件按季移交。",
	"抽查下属单位网站#家，发现错别字和失效链接的限期改正。",
	"把公开工作纳入年度考核，考核结果与评优挂钩。",
	"个别科室对公开的认识不足，信息更新不够及时，解读形式单一。",
	"下一步将加强业务学习，完善目录，丰富解读形式，提高答复质量。",
	"针对基层力量薄弱的问题，实行片区包干，由业务骨干上门指导。",
	"数据公布前由两人复核，发布后发现差错的及时更正并说明。",
	"对公开信息的浏览情况按月分析，少有人看的栏目予以调整。",
	"乡镇便民服务点摆放纸质目录，方便不会上网的群众查询。",
}

// figures are the values of one report, made to keep the laws as they are asked for.
type figures struct {
	rand  *rand.Rand
	form  *form.Form
	known map[model.Address]int
}

// at gives a cell's count: what its laws make of others, or else a small one of its own.
func (g *figures) at(a model.Address) int {
	if v, ok := g.known[a]; ok {
		return v
	}
	own := 0
	if g.rand.IntN(3) == 0 {
		own = g.rand.IntN(ownMost)
	}
	v, bound := own, false
	for _, law := range g.form.Table(a.Table).Relations() {
		switch {
		case law.Op == ">=" && len(law.Left) > 1: // several that together are not less than one figure
			if slices.Contains(law.Left, a) {
				v += ownMost
			}
		case law.Left[0] != a:
		case law.Op == ">=": // no larger than need be, lest another law find it too large
			if !bound {
				v, bound = 0, true
			}
			v = max(v, g.sum(law.Right))
		default:
			v = g.sum(law.Right)
			for _, left := range law.Left[1:] {
				g.known[left] = min(g.at(left), v)
				v -= g.known[left]
			}
			g.known[a] = v
			return v
		}
	}
	g.known[a] = v
	return v
}

// ownMost is above every figure that no law binds.
const ownMost = 60

func (g *figures) sum(cells []model.Address) int {
	sum := 0
	for _, c := range cells {
		if rowPrinted(g.form.Table(c.Table).Row(c.Row)) {
			sum += g.at(c)
		}
	}
	return sum
}

// rowPrinted tells whether the edition of the form that the press prints has the row.
func rowPrinted(r *form.Row) bool {
	return !r.Optional || r.ID == "requests.letter_fax" || r.ID == "answers.other"
}

// text is a cell as it is printed.
func (g *figures) text(t *form.Table, r *form.Row, c *form.Column) string {
	v := g.at(model.Address{Table: t.ID, Row: r.ID, Column: c.ID})
	if r.Kind == "decimal" || c.Kind == "decimal" {
		return fmt.Sprintf("%d.%d", v, 1+v%9)
	}
	return strconv.Itoa(v)
}

// printRows gives the lines of a table as it is printed, each a list of what stands in its cells.
func printRows(t *form.Table, g *figures, year int) [][]string {
	rows := headRows(t, year)
	for i := range t.Rows {
		r := &t.Rows[i]
		if !rowPrinted(r) {
			continue
		}
		var row []string
		if !t.Unlabelled {
			row = append(row, ordinal(r)+r.Label)
		}
		if !r.Heading && !r.Group {
			if t.Section == 0 {
				row = append(row, r.Unit)
			}
			for j := range t.Columns {
				row = append(row, g.text(t, r, &t.Columns[j]))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func headRows(t *form.Table, year int) [][]string {
	labels := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		labels[i] = c.Label
		if t.Section == 0 && c.ID == "year" {
			labels[i] = strconv.Itoa(year) + c.Label
		}
	}
	switch {
	case t.Unlabelled:
		return [][]string{{"行政复议", "行政诉讼"}, append(labels[:5:5], "未经复议直接起诉", "复议后起诉"), labels[5:]}
	case t.Section == 0:
		return [][]string{append([]string{"指标名称", "计量单位"}, labels...)}
	case t.ID == "requests":
		last := len(labels) - 1
		return [][]string{{t.Heads[0], "申请人情况"}, {labels[0], "法人或其他组织", labels[last]}, labels[1:last]}
	}
	return [][]string{{t.Heads[0]}, append([]string{"信息内容"}, labels...)}
}

// ordinal is a row's number as its level prints it.
func ordinal(r *form.Row) string {
	switch {
	case r.Number == "":
		return ""
	case r.Number[0] <= '9':
		return r.Number + "."
	case r.Level == 1:
		return r.Number + "、"
	}
	return "（" + r.Number + "）"
}

// layouts are the ways a table comes as text.
var layouts = []func([][]string) string{
	func(rows [][]string) string { return cells(rows, "\n\n") },
	func(rows [][]string) string { return cells(rows, "\n\u00a0\n") },
	func(rows [][]string) string { return cells(rows, "\n") },
	func(rows [][]string) string { return lines(rows, " | ", " |\n") },
	func(rows [][]string) string { return lines(rows, "\t", "\n") },
	func(rows [][]string) string { return lines(rows, "    ", "\n") },
	brokenPipes,
}

func cells(rows [][]string, between string) string {
	var b strings.Builder
	for _, row := range rows {
		for _, cell := range row {
			b.WriteString(cell + between)
		}
	}
	return b.String()
}

func lines(rows [][]string, between, end string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, between) + end)
	}
	return b.String()
}

// brokenPipes prints a cell a line, with the pipes that a heading lacks after its last.
func brokenPipes(rows [][]string) string {
	widest := 0
	for _, row := range rows {
		widest = max(widest, len(row))
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, " |\n") + " |")
		if missing := widest - len(row); missing > 0 && row[len(row)-1][0] > '9' {
			b.WriteString(" " + strings.Repeat("|", missing))
		}
		b.WriteString("\n")
	}
	return b.String()
}
