package rule

import (
	"fmt"
	"slices"
	"strings"

	"gouji/model"
)

var cells = []*Rule{
	{
		Code:     "CEL002",
		Severity: model.Error,
		Title:    model.Words{ZH: "格子里不是数字", EN: "a cell holds no number"},
		Why: model.Words{
			ZH: "表样的格子只填数字。“/”和“—”是表示没有的符号，文字是另一回事，都照原样给出，都不当作 0。",
			EN: "The form's cells take numbers only. “/” and “—” are signs for none, words are something else; both are shown as they stand and neither is taken for 0.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-statistics-2012.txt", "五、举报数量 | 件 | 2", "五、举报数量 | 件 | 0"}},
		Bad:   []Example{{"clean-statistics-2012.txt", "五、举报数量 | 件 | 2", "五、举报数量 | 件 | /"}},
		Check: checkWords,
	},
	{
		Code:     "CEL003",
		Severity: model.Error,
		Title:    model.Words{ZH: "件数为负或有小数", EN: "a count that is negative or has a fraction"},
		Why: model.Words{
			ZH: "件数是不小于零的整数；只有金额可以有小数，只有增减可以为负。",
			EN: "Counts are whole and not below nought. Only amounts have fractions, only changes against last year can be negative.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "行政许可 | 16 | -2 | 843", "行政许可 | 16 | -2 | 843"}},
		Bad:   []Example{{"clean-2019.txt", "行政处罚 | 58 | 4 | 36", "行政处罚 | 58 | 4 | -36"}},
		Check: checkCounts,
	},
	{
		Code:     "CEL004",
		Severity: model.Error,
		Title: model.Words{
			ZH: "一行的数字比表样的列少或多",
			EN: "a row has fewer or more figures than the form has columns",
		},
		Why: model.Words{
			ZH: "少一个数而不知道少在哪一列，后面的数就可能整体错位。怎样归列都说明白，不悄悄移动。整张表靠勾稽关系才归得了列或行的，也在这里说明。",
			EN: "Where a figure is lost and nothing says from which column, the rest may be shifted. What was assumed is said; nothing is moved in silence. A table that only the laws of the form could be read by is told of here too.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "4.保护第三方合法权益 | 0 | 1 | 0 | 0 | 0 | 0 | 1 |", "4.保护第三方合法权益 | 0 | 1 | 0 | 0 | 0 | 0 | 1 |"}},
		Bad:   []Example{{"clean-2019.txt", "4.保护第三方合法权益 | 0 | 1 | 0 | 0 | 0 | 0 | 1 |", "4.保护第三方合法权益 | 0 | 1 | 0 | 0 | 0 | 1 |"}},
		Check: checkFigures,
	},
}

// required tells whether the form wants a figure in the row at a form index.
func (s *sheet) required(row int) bool {
	of := &s.form.Rows[row]
	if of.Heading || of.Group {
		return false
	}
	read := s.table.Row(of.ID)
	return read != nil && !read.Group
}

// miscounted tells whether the reader noted that a row has too few or too many
// figures: its blanks are no finding of their own.
func miscounted(r *model.Reading, a model.Address) bool {
	return slices.ContainsFunc(r.Notes, func(n model.Note) bool {
		return (n.Kind == model.TooFewFigures || n.Kind == model.TooManyFigures) && n.Address.Table == a.Table && n.Address.Row == a.Row
	})
}

// blocks gathers cells that a test picks, row after row; a required row without
// any ends a block, a heading among the rows does not.
func (s *sheet) blocks(r *model.Reading, pick func(cell int) bool) [][]int {
	var blocks [][]int
	var block []int
	width := len(s.form.Columns)
	for row := range s.form.Rows {
		if !s.required(row) {
			continue
		}
		before := len(block)
		short := miscounted(r, model.Address{Table: s.form.ID, Row: s.form.Rows[row].ID})
		for cell := row * width; cell < (row+1)*width && !short; cell++ {
			if s.cells[cell] != nil && pick(cell) {
				block = append(block, cell)
			}
		}
		if len(block) == before && len(block) > 0 {
			blocks, block = append(blocks, block), nil
		}
	}
	if len(block) > 0 {
		blocks = append(blocks, block)
	}
	return blocks
}

// blockFinding is about the first cell of a block; the rest are evidence.
func (s *sheet) blockFinding(block []int, message model.Words) model.Finding {
	f := model.Finding{Message: message, Place: s.cells[block[0]].Place}
	for i, cell := range block {
		role := model.Evidence
		if i == 0 {
			role = model.Subject
		}
		f.Cells = append(f.Cells, model.Related{Address: s.address(cell), Role: role, Place: s.cells[cell].Place})
	}
	return f
}

// extent names a block of cells by its first and last and how many they are.
func (s *sheet) extent(block []int) model.Words {
	first, last := s.name(block[0]), s.name(block[len(block)-1])
	return model.Words{
		ZH: fmt.Sprintf("从 %s 到 %s 共 %d 格", first, last, len(block)),
		EN: fmt.Sprintf("%d cells from %s to %s", len(block), first, last),
	}
}

func checkWords(p *Pass) {
	sheets := p.sheets()
	for i := range sheets {
		s := &sheets[i]
		var run []int
		flush := func() {
			if len(run) > 0 {
				p.Report(s.blockFinding(run, s.wordMessage(run)))
			}
			run = nil
		}
		for cell, c := range s.cells {
			if c == nil || s.table == nil {
				continue
			}
			if c.State == model.Stroke && s.form.Rows[cell/len(s.form.Columns)].Group {
				continue // a heading's row has no figure to give
			}
			if c.State != model.Word && c.State != model.Stroke {
				if len(run) > 0 && s.required(cell/len(s.form.Columns)) {
					flush()
				}
				continue
			}
			if len(run) > 0 && s.cells[run[0]].Text != c.Text {
				flush()
			}
			run = append(run, cell)
		}
		flush()
	}
}

func (s *sheet) wordMessage(run []int) model.Words {
	c := s.cells[run[0]]
	names := model.Words{ZH: s.name(run[0]), EN: s.name(run[0]) + " holds"}
	if len(run) > 1 {
		names = s.extent(run)
		names.EN += " hold"
	}
	shown := clip(c.Text, labelRunes)
	if c.State == model.Stroke {
		return model.Words{
			ZH: fmt.Sprintf("%s 写的是“%s”：表示没有的符号，不是数字", names.ZH, shown),
			EN: fmt.Sprintf("%s %q: a sign for none, not a number", names.EN, shown),
		}
	}
	return model.Words{
		ZH: fmt.Sprintf("%s 写的是“%s”，不是数字", names.ZH, shown),
		EN: fmt.Sprintf("%s %q, which is no number", names.EN, shown),
	}
}

func checkCounts(p *Pass) {
	sheets := p.sheets()
	for i := range sheets {
		s := &sheets[i]
		for cell, c := range s.cells {
			if c == nil || c.State != model.Number || c.Value.IsInt() && !c.Value.IsNeg() || s.fits(change{cell, c.Value}) {
				continue
			}
			what := model.Words{ZH: "不能是负数", EN: "can't be negative"}
			if !c.Value.IsNeg() {
				what = model.Words{ZH: "是件数，不能有小数", EN: "is a count and can't have a fraction"}
			}
			have := c.Value
			p.Report(model.Finding{
				Message: model.Words{
					ZH: fmt.Sprintf("%s 写的是 %s，%s", s.name(cell), text(have), what.ZH),
					EN: fmt.Sprintf("%s is %s, which %s", s.name(cell), text(have), what.EN),
				},
				Place: c.Place,
				Cells: []model.Related{{Address: s.address(cell), Role: model.Subject, Place: c.Place}},
				Have:  &have,
			})
		}
	}
}

func checkFigures(p *Pass) {
	lost := lostColumns(p.Reading)
	var rows map[model.Address]*model.Row
	for _, n := range p.Reading.Notes {
		if p.copied(n.Place) {
			continue
		}
		switch n.Kind {
		case model.OnlyTotals:
			p.ReportAs(model.Warning, totalsFinding(p.Reading, n))
		case model.RowsInOrder:
			p.ReportAs(model.Warning, inOrderFinding(p.Reading, n))
		case model.SeveralColumns:
			p.Report(severalColumnsFinding(p.Reading, n))
		case model.ReadByColumn, model.ReadByBlankLines:
			p.ReportAs(model.Warning, blanksFinding(p.Reading, n))
		}
		if n.Kind != model.TooFewFigures && n.Kind != model.TooManyFigures || p.copied(n.Place) {
			continue
		}
		if rows == nil {
			rows = rowsByAddress(p.Reading)
		}
		p.Report(figuresFinding(p.Reading, rows[n.Address], n))
		if n.Kind == model.TooFewFigures {
			p.cause("", lost[n.Address.Table])
		}
	}
}

// totalsFinding tells of a table whose rows have one figure each, read as totals.
func totalsFinding(r *model.Reading, n model.Note) model.Finding {
	title := tableTitle(r, n.Address.Table)
	return model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%s有 %d 行各只有一个数字，版面看不出是哪一列；各行之间的勾稽关系成立，按“%s”识读", title, n.Have, n.Texts[0]),
			EN: fmt.Sprintf("%s: %d rows have one figure each, and the layout does not show in which column; the laws between the rows hold, so they are read as %q", title, n.Have, n.Texts[0]),
		},
		Place: n.Place,
		Cells: []model.Related{{Address: n.Address, Role: model.Subject, Place: n.Place}},
	}
}

// inOrderFinding tells of a table whose labels are torn, read line by line.
func inOrderFinding(r *model.Reading, n model.Note) model.Finding {
	title := tableTitle(r, n.Address.Table)
	return model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%s的行名断开，分不清；%d 行数字按表样的顺序识读，勾稽关系全部成立，请对照原文", title, n.Have),
			EN: fmt.Sprintf("%s: its labels are torn and can't be told apart; its %d lines of figures are read in the form's order, in which every law holds: compare them with the source", title, n.Have),
		},
		Place: n.Place,
		Cells: []model.Related{{Address: n.Address, Role: model.Subject, Place: n.Place}},
	}
}

// severalColumnsFinding tells of a table with more columns than the form has.
func severalColumnsFinding(r *model.Reading, n model.Note) model.Finding {
	title, heads := tableTitle(r, n.Address.Table), strings.Join(n.Texts, "、")
	taken := model.Words{ZH: "看不出哪一列是本年的数，一格也没有填", EN: "nothing says which is this year's, so no cell was filled"}
	if n.Want >= 0 && n.Want < len(n.Texts) {
		taken = model.Words{ZH: "只读“" + n.Texts[n.Want] + "”一列", EN: "only “" + n.Texts[n.Want] + "” is read"}
	}
	return model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%s印了 %d 列数字（%s），表样只有一列；%s", title, n.Have, clip(heads, 40), taken.ZH),
			EN: fmt.Sprintf("%s prints %s of figures (%s), the form has one; %s", title, several(n.Have, "column"), clip(heads, 40), taken.EN),
		},
		Place: n.Place,
		Cells: []model.Related{{Address: n.Address, Role: model.Subject, Place: n.Place}},
	}
}

// blanksFinding tells of rows whose blank cells only the layout shows, as the kind of
// the note says: by what stands below what, or by the lines they left.
func blanksFinding(r *model.Reading, n model.Note) model.Finding {
	how := model.Words{
		ZH: "数字按其在版面上所处的列识读，各行各列的勾稽关系成立",
		EN: "the figures are read as those of the columns they stand under, in which the laws of the form hold",
	}
	if n.Kind == model.ReadByBlankLines {
		how = model.Words{
			ZH: "原文里只剩空行，数字按空行数归列",
			EN: "the source has only blank lines of them, and the figures are read as those of the columns that these count off",
		}
	}
	title := tableTitle(r, n.Address.Table)
	return model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("%s有 %d 行留有空格，%s，请对照原文", title, n.Have, how.ZH),
			EN: fmt.Sprintf("%s: %s left cells blank; %s: compare them with the source", title, several(n.Have, "row"), how.EN),
		},
		Place: n.Place,
		Cells: []model.Related{{Address: n.Address, Role: model.Subject, Place: n.Place}},
	}
}

// rowsByAddress finds the rows of all tables; of several with one id the first.
func rowsByAddress(r *model.Reading) map[model.Address]*model.Row {
	rows := map[model.Address]*model.Row{}
	for i := range r.Tables {
		t := &r.Tables[i]
		for j := range t.Rows {
			at := model.Address{Table: t.ID, Row: t.Rows[j].ID}
			if rows[at] == nil {
				rows[at] = &t.Rows[j]
			}
		}
	}
	return rows
}

// figuresFinding tells of a row with other figures than columns; row is nil where
// the reading has none.
func figuresFinding(r *model.Reading, row *model.Row, n model.Note) model.Finding {
	f := model.Finding{Place: n.Place, Evidence: n.Texts}
	label := n.Address.Row
	var kept []string
	if t := r.Table(n.Address.Table); t != nil {
		if row != nil {
			label = short(row.Label)
			for i, c := range row.Cells {
				role := model.Evidence
				if i == 0 {
					role = model.Subject
				}
				f.Cells = append(f.Cells, model.Related{
					Address: model.Address{Table: t.ID, Row: row.ID, Column: t.Columns[i].ID}, Role: role, Place: c.Place,
				})
				if c.State == model.Number {
					kept = append(kept, short(t.Columns[i].Label)+" "+text(c.Value))
				}
			}
		}
	}
	printed := strings.Join(n.Texts, " ")
	if n.Have == n.Want {
		printed = strings.Join(n.Texts, " | ") // so that blank ones are seen
	}
	assumed := model.Words{ZH: "没有依据，一格也没有填", EN: "nothing says which, so no cell was filled"}
	if len(kept) > 0 {
		list := strings.Join(kept, "，")
		assumed = model.Words{ZH: "读作 " + list, EN: "read as " + strings.Join(kept, ", ")}
	}
	f.Message = model.Words{
		ZH: fmt.Sprintf("%s 有 %d 个数字（%s），表样是 %d 列；%s", label, n.Have, clip(printed, 40), n.Want, assumed.ZH),
		EN: fmt.Sprintf("%s has %s (%s), the form has %s; %s", label, several(n.Have, "figure"), clip(printed, 40), several(n.Want, "column"), assumed.EN),
	}
	switch {
	case n.Have != n.Want:
	case slices.Contains(n.Texts, ""): // its fields do not fit those of the other rows
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s 的格数与其他行不同，数字之间又有空格子（%s）；%s", label, clip(printed, 40), assumed.ZH),
			EN: fmt.Sprintf("%s has not as many fields as the other rows, and blank ones among its figures (%s); %s", label, clip(printed, 40), assumed.EN),
		}
	case !slices.ContainsFunc(n.Texts, noCount): // each by itself is a figure
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s 的数字断在几行里（%s），拼不成 %d 列；%s", label, clip(strings.Join(n.Texts, " "), 40), n.Want, assumed.ZH),
			EN: fmt.Sprintf("%s has figures that are broken over lines (%s) and make no %s; %s", label, clip(strings.Join(n.Texts, " "), 40), several(n.Want, "column"), assumed.EN),
		}
	default:
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s 有不成一个数的数字（%s）；%s", label, clip(printed, 40), assumed.ZH),
			EN: fmt.Sprintf("%s has digits that make no one figure (%s); %s", label, clip(printed, 40), assumed.EN),
		}
	}
	return f
}

// noCount tells what can be no one count: 05, or anything but digits.
func noCount(s string) bool { return strings.Trim(s, "0123456789") != "" || len(s) > 1 && s[0] == '0' }
