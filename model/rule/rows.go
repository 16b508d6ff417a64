package rule

import (
	"fmt"
	"slices"
	"strings"

	"gouji/model"
	"gouji/model/form"
)

var rows = []*Rule{
	{
		Code:     "STR003",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "表里缺少表样的行列，或多出行列",
			EN: "the form has a row or column the report lacks, or the report one the form lacks",
		},
		Why: model.Words{
			ZH: "行列是统一格式定的；少一行，勾稽关系就没法核对，多一行，数字没有归处。行名丢字、错字而仍认得出的，按表样识读并说明。",
			EN: "The format sets rows and columns. Without a row its sums cannot be tested; a row of its own has no place in the record. A label that lost a character and is still known is read as the form's, and that is said.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "四、结转下年度继续办理", "四、结转下一年度继续办理"}},
		Bad:   []Example{{"clean-2019.txt", "2.重复申请 | 1 | 0 | 0 | 0 | 1 | 0 | 2 |\n", ""}},
		Check: checkRows,
	},
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
				p.cause(lostColumns(p.Reading)[n.Address.Table], "")
			}
		case model.RowUnknown, model.ColumnUnknown:
			p.Report(unknownFinding(n))
		case model.LabelDiffers:
			if !slices.ContainsFunc(p.Reading.Notes[:i], func(o model.Note) bool { return sameLabelTable(o, n) }) {
				p.ReportAs(model.Info, differsFinding(p.Reading.Notes[i:]))
			}
		}
	}
}

// lostColumns names, by table, its lack of a column, from which it follows that its
// rows have too few figures; "" where it lacks none.
func lostColumns(r *model.Reading) map[string]string {
	lost := map[string]string{}
	for _, n := range r.Notes {
		if n.Kind == model.ColumnMissing {
			lost[n.Address.Table] = "column " + n.Address.Table
		}
	}
	return lost
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
	f.Evidence = labels
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

func sameLabelTable(a, b model.Note) bool {
	return a.Kind == model.LabelDiffers && a.Address.Table == b.Address.Table
}

// differsFinding tells of the labels of one table that lost a character or have
// a wrong one; the first note is about the first of them.
func differsFinding(notes []model.Note) model.Finding {
	first := notes[0]
	f := model.Finding{Place: first.Place}
	for _, n := range notes {
		if !sameLabelTable(n, first) {
			continue
		}
		role := model.Evidence
		if len(f.Cells) == 0 {
			role = model.Subject
		}
		f.Cells = append(f.Cells, model.Related{Address: n.Address, Role: role, Place: n.Place})
		f.Evidence = append(f.Evidence, clip(n.Texts[0], labelRunes))
	}
	have, want := f.Evidence[0], clip(first.Texts[1], labelRunes)
	f.Message = model.Words{
		ZH: fmt.Sprintf("行名“%s”与表样的“%s”略有出入，按后者识读", have, want),
		EN: fmt.Sprintf("the label %q is not quite the form's %q, as which the row is read", have, want),
	}
	if n := len(f.Cells) - 1; n > 0 {
		f.Message.ZH += fmt.Sprintf("；另有 %d 行也是这样", n)
		f.Message.EN += "; so are " + several(n, "more row")
	}
	return f
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
