package parse

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"gouji/model/form"
)

// paper is a report laid out: paragraphs and tables in reading order. It is what
// renderings write and damages change.
type paper struct {
	parts []paperPart
}

// paperPart is a paragraph, or a table where grid is set.
type paperPart struct {
	text string
	grid *paperTable
}

// paperTable is a printed table with merged cells.
type paperTable struct {
	width int
	rows  [][]paperCell
}

// paperCell is a cell at its upper left corner.
type paperCell struct {
	text   string
	role   paperRole
	across int    // columns covered, at least 1
	down   int    // rows covered, at least 1
	row    string // the row of the record it belongs to: "requests/new"; "" for none
	gone   bool   // lost together with its separator
}

type paperRole uint8

const (
	headBox paperRole = iota
	labelBox
	groupBox // the label of a group of rows
	unitBox
	codeBox
	figureBox
	furnitureBox
)

// typist lays samples out, in one manner throughout a report.
type typist struct {
	*rand.Rand
	point   string // after an arabic ordinal
	among   string // before the first of several parts
	half    bool   // brackets and colons are half-width, as web pages fold them
	aliases bool
	year    int
}

func (t *typist) chance(p float64) bool { return t.Float64() < p }

// lay makes the page of a sample.
func (s *sample) lay(seed uint64) *paper {
	t := &typist{Rand: rand.New(rand.NewPCG(seed, 20191127)), year: s.year}
	t.point = [...]string{".", "、", "．"}[t.IntN(3)]
	t.among = [...]string{"其中：", "其中:"}[t.IntN(2)]
	t.half, t.aliases = t.chance(0.5), t.chance(0.4)
	p := &paper{}
	p.say(s.title(t))
	if t.chance(0.5) {
		p.say(fmt.Sprintf("发布日期：%d-01-%02d", s.year+1, 1+t.IntN(28)))
	}
	p.say(fmt.Sprintf("根据《中华人民共和国政府信息公开条例》的规定，编制本报告。本报告中所列数据的统计期限自%d年1月1日起至%d年12月31日止。", s.year, s.year))
	if len(s.form.Sections) > 0 {
		s.laySections(t, p)
	} else {
		s.layStatistics(t, p)
	}
	if t.half {
		p.fold()
	}
	return p
}

func (p *paper) say(text string) { p.parts = append(p.parts, paperPart{text: text}) }

func (p *paper) show(g *paperTable) { p.parts = append(p.parts, paperPart{grid: g}) }

// fold turns the brackets, colons and commas of the page half-width.
func (p *paper) fold() {
	r := strings.NewReplacer("（", "(", "）", ")", "：", ":", "，", ",")
	for i := range p.parts {
		p.parts[i].text = r.Replace(p.parts[i].text)
	}
	p.cells(func(c *paperCell) { c.text = r.Replace(c.text) })
}

// cells visits every cell of every table.
func (p *paper) cells(visit func(c *paperCell)) {
	for _, part := range p.parts {
		if part.grid == nil {
			continue
		}
		for _, row := range part.grid.rows {
			for i := range row {
				visit(&row[i])
			}
		}
	}
}

func (s *sample) title(t *typist) string {
	return fmt.Sprintf([...]string{"%s%d年政府信息公开工作年度报告", "%s%d年度政府信息公开工作年度报告"}[t.IntN(2)], s.agency, s.year)
}

var sentences = []string{
	"认真贯彻落实上级关于政务公开工作的部署，健全制度，明确责任，推动各项工作落到实处。",
	"坚持以公开为常态、不公开为例外，及时回应群众关切，不断提高工作透明度。",
	"加强门户网站栏目建设和日常维护，规范信息发布流程，严格执行保密审查制度。",
	"全年通过网站公开各类信息286条，解答群众来电1200余次。",
	"组织业务培训3次，参加人员45人次，进一步提升工作人员的能力和水平。",
	"主动公开的内容还不够全面，工作人员业务能力有待加强，公开形式有待丰富。",
}

func (t *typist) sentence() string { return sentences[t.IntN(len(sentences))] }

func (s *sample) laySections(t *typist, p *paper) {
	for _, section := range s.form.Sections {
		p.say(numeral(section.Number) + "、" + section.Title)
		var tables []*filled
		for _, table := range s.tables {
			if table.form.Section == section.Number {
				tables = append(tables, table)
			}
		}
		switch {
		case len(tables) == 0:
			p.say("（一）" + t.sentence())
			p.say("（二）" + t.sentence())
		case tables[0].form.Unlabelled:
			p.show(t.disputes(tables[0]))
		case slices.ContainsFunc(tables[0].form.Rows, func(r form.Row) bool { return r.Heading }):
			p.show(t.requests(tables[0]))
		default:
			p.show(t.blocks(tables))
		}
	}
}

func (s *sample) layStatistics(t *typist, p *paper) {
	for i, head := range []string{"概述", "主动公开情况", "依申请公开情况", "存在的主要问题及改进情况"} {
		p.say(numeral(i+1) + "、" + head)
		p.say(t.sentence())
	}
	for _, table := range s.tables {
		title := table.form.Title
		if t.chance(0.5) {
			title = fmt.Sprintf("%d年%s", s.year, title)
		}
		p.say(title)
		if t.chance(0.5) {
			p.say("填报单位：" + s.agency)
		}
		p.show(t.list(table))
	}
	p.say(s.agency)
	p.say(fmt.Sprintf("%d年1月%d日", s.year+1, 1+t.IntN(28)))
}

// name picks the label or one of its aliases.
func (t *typist) name(label string, aliases []string) string {
	if t.aliases && len(aliases) > 0 && t.chance(0.3) {
		return aliases[t.IntN(len(aliases))]
	}
	return label
}

func (t *typist) column(c form.Column) string {
	if c.Label == yearHeadWord+yearHeadTail {
		return strconv.Itoa(t.year) + c.Label
	}
	return t.name(c.Label, c.Aliases)
}

// label prints a row's ordinal and label.
func (t *typist) label(f *filled, at int) string {
	row := &f.form.Rows[f.rows[at]]
	parent := f.form.Row(row.Under)
	order, renumbered := f.order(at)
	number := row.Number
	if renumbered && number != "" {
		number = strconv.Itoa(order)
	}
	text := t.name(row.Label, row.Aliases)
	arabic := number != "" && number[0] <= '9'
	part := parent != nil && !parent.Heading && !parent.Group
	switch {
	case arabic && part && parent.Number != "" && parent.Number[0] <= '9':
		text = "（" + number + "）" + text
	case arabic:
		text = number + t.point + text
	case number != "" && row.Level == 1:
		text = number + "、" + text
	case number != "":
		text = "（" + number + "）" + text
	}
	if part && order == 1 && (number == "" || arabic && parent.Number == "") {
		text = t.among + text
	}
	return text
}

// order is the row's place among the rows under the same parent; renumbered
// where the form's own ordinals depend on the edition.
func (f *filled) order(at int) (n int, renumbered bool) {
	under := f.form.Rows[f.rows[at]].Under
	for _, r := range f.form.Rows {
		renumbered = renumbered || r.Under == under && under != "" && r.Optional
	}
	for _, i := range f.rows[:at+1] {
		if f.form.Rows[i].Under == under {
			n++
		}
	}
	return n, renumbered
}

func box(role paperRole, text string) paperCell { return wideBox(role, text, 1, 1) }

func wideBox(role paperRole, text string, across, down int) paperCell {
	return paperCell{text: text, role: role, across: across, down: down}
}

// figureCells are the cells of the i-th printed row.
func (f *filled) figureCells(i int) []paperCell {
	cells := make([]paperCell, len(f.columns))
	for c := range cells {
		cells[c] = box(figureBox, f.figure(i, c))
	}
	return cells
}

// named marks the cells as belonging to the i-th printed row.
func (f *filled) named(i int, cells []paperCell) []paperCell {
	for c := range cells {
		if cells[c].role != groupBox || f.form.Rows[f.rows[i]].Group {
			cells[c].row = f.form.ID + "/" + f.form.Rows[f.rows[i]].ID
		}
	}
	return cells
}

// blocks is the table of section 2: one block a table, each with its own headings.
func (t *typist) blocks(tables []*filled) *paperTable {
	g := &paperTable{}
	for _, f := range tables {
		g.width = max(g.width, 1+len(f.columns))
	}
	for _, f := range tables {
		g.add(box(headBox, f.form.Heads[0]))
		head := []paperCell{box(headBox, f.form.Heads[1])}
		for _, c := range f.columns {
			head = append(head, box(headBox, t.column(f.form.Columns[c])))
		}
		g.add(head...)
		for i := range f.rows {
			g.add(f.named(i, append([]paperCell{box(labelBox, t.label(f, i))}, f.figureCells(i)...))...)
		}
	}
	return g
}

// add appends a row; its last cell covers what is left of the width.
func (g *paperTable) add(cells ...paperCell) {
	left := g.width
	for _, c := range cells {
		left -= c.across
	}
	cells[len(cells)-1].across += left
	g.rows = append(g.rows, cells)
}

// requests is the table of section 3: three columns of labels, headings that
// cover the rows under them, column headings over three rows.
func (t *typist) requests(f *filled) *paperTable {
	levels, n := 0, len(f.columns)
	for _, r := range f.form.Rows {
		levels = max(levels, r.Level)
	}
	g := &paperTable{width: levels + n}
	var names []paperCell
	for _, c := range f.columns {
		names = append(names, box(headBox, t.column(f.form.Columns[c])))
	}
	heads := f.form.Heads
	names[0].down, names[n-1].down = 2, 2
	g.rows = append(g.rows,
		[]paperCell{wideBox(headBox, heads[0], levels, 3), wideBox(headBox, heads[len(heads)-2], n, 1)},
		[]paperCell{names[0], wideBox(headBox, heads[len(heads)-1], n-2, 1), names[n-1]},
		names[1:n-1])
	var over []paperCell
	for i, at := range f.rows {
		row := &f.form.Rows[at]
		if row.Heading {
			over = append(over, wideBox(groupBox, t.label(f, i), 1, f.under(row.ID)))
			continue
		}
		line := append(over, wideBox(labelBox, t.label(f, i), levels-row.Level+1, 1))
		g.rows = append(g.rows, f.named(i, append(line, f.figureCells(i)...)))
		over = nil
	}
	return g
}

// under counts the rows with figures below a heading.
func (f *filled) under(id string) (n int) {
	for _, i := range f.rows {
		row := &f.form.Rows[i]
		if row.Heading {
			continue
		}
		for at := row.Under; at != ""; at = f.form.Row(at).Under {
			if at == id {
				n++
			}
		}
	}
	return n
}

// disputes is the table of section 4: one row of figures under three rows of headings.
func (t *typist) disputes(f *filled) *paperTable {
	g := &paperTable{width: len(f.columns)}
	var groups []paperCell
	names := map[string][]paperCell{}
	for _, c := range f.columns {
		column := f.form.Columns[c]
		if names[column.Under] == nil {
			groups = append(groups, wideBox(headBox, column.Under, 0, 1))
		}
		groups[len(groups)-1].across++
		names[column.Under] = append(names[column.Under], box(headBox, column.Label))
	}
	first := names[groups[0].text]
	for i := range first {
		first[i].down = 2
	}
	second, third := slices.Clone(first), []paperCell{}
	for _, group := range groups[1:] {
		second = append(second, group)
		third = append(third, names[group.text]...)
	}
	g.rows = [][]paperCell{
		{groups[0], wideBox(headBox, f.form.Heads[1], g.width-groups[0].across, 1)}, second, third, f.named(0, f.figureCells(0)),
	}
	return g
}

// list is a statistics table: label, unit, code where there are any, figures.
func (t *typist) list(f *filled) *paperTable {
	unit := slices.IndexFunc(f.form.Heads, func(h string) bool { return strings.Contains(h, "单位") })
	head := []paperCell{box(headBox, f.form.Heads[0]), box(unitBox, f.form.Heads[unit])}
	if f.coded {
		head = append(head, box(codeBox, codeHead))
	}
	for _, c := range f.columns {
		head = append(head, box(headBox, t.column(f.form.Columns[c])))
	}
	g := &paperTable{width: len(head), rows: [][]paperCell{head}}
	for i, at := range f.rows {
		role := labelBox
		if f.form.Rows[at].Group {
			role = groupBox
		}
		row := []paperCell{box(role, t.label(f, i)), box(unitBox, f.form.Rows[at].Unit)}
		if f.coded {
			row = append(row, box(codeBox, fmt.Sprintf("%02d", i+1)))
		}
		g.rows = append(g.rows, f.named(i, append(row, f.figureCells(i)...)))
	}
	return g
}
