package parse

import (
	"slices"
	"strings"
	"testing"

	"gouji/model"
)

// gridReport is a report around a table.
const gridReport = "松陵区商务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n7\n"

// TestGrid reads rows broken over lines between rules, and leaves lines alone that
// only stand between rules.
func TestGrid(t *testing.T) {
	licences := model.Address{Table: "licensing", Row: "licences", Column: "decisions"}
	inForce := model.Address{Table: "normative", Row: "normative_documents", Column: "in_force"}
	for _, c := range []struct {
		name, table string
		cell        model.Address
		want        string // of the cell; "" for none
		inferred    bool
	}{
		{"label over lines", `
├────────┼────┼────┼────┤
│行政规范│3   │1   │24  │
│性文件  │    │    │    │
└────────┴────┴────┴────┘`, inForce, "24", false},
		{"label in the middle of its figures' lines", `
+----------+------+------+------+
| 行政     |      |      |      |
| 规范     | 3    | 1    | 24   |
| 性文件   |      |      |      |
+----------+------+------+------+`, inForce, "24", false},
		{"rules below the head alone", `
┌──────────────┬────────────┬────────────┬────────────┐
│ 规章         │ 0          │ 0          │ 7          │
│行政规范性文件│ 3          │ 1          │ 24         │
└──────────────┴────────────┴────────────┴────────────┘`, inForce, "24", false},
		{"a figure over lines", `
第二十条第（五）项
+----------+----+
| 信息内容 | 本 |
|          | 年 |
|          | 处 |
|          | 理 |
|          | 决 |
|          | 定 |
|          | 数 |
|          | 量 |
+----------+----+
| 行政许可 | 78 |
|          | 07 |
|          | 5  |
+----------+----+`, licences, "78075", true},
		{"two figures below each other", `
第二十条第（五）项
+----------+------------------+
| 信息内容 | 本年处理决定数量 |
+----------+------------------+
| 行政许可 | 78               |
|          | 75               |
+----------+------------------+`, licences, "", false},
		{"figures of rows without rules between them", `
第二十条第（六）项
+----------+----+
| 信息内容 | 本 |
|          | 年 |
|          | 处 |
|          | 理 |
|          | 决 |
|          | 定 |
|          | 数 |
|          | 量 |
+----------+----+
| 行政处罚 | 78 |
| 行政强制 | 75 |
+----------+----+`, model.Address{Table: "enforcement", Row: "coercion", Column: "decisions"}, "75", false},
	} {
		r, err := Read("a.txt", []byte(gridReport+strings.TrimPrefix(c.table, "\n")+"\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n0\n"))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		cell := r.Cell(c.cell)
		if cell == nil {
			t.Errorf("%s: there is no cell", c.name)
			continue
		}
		got := ""
		if v, ok := cell.Number(); ok {
			got = v.String()
		}
		noted := slices.ContainsFunc(r.Notes, func(n model.Note) bool { return n.Kind == model.PutTogether })
		if got != c.want || cell.Inferred != c.inferred || noted != c.inferred {
			t.Errorf("%s: the cell is %q inferred %v noted %v, want %q inferred %v", c.name, got, cell.Inferred, noted, c.want, c.inferred)
		}
		for _, table := range r.Tables {
			if strings.HasPrefix(table.ID, "table") {
				t.Errorf("%s: lines of the table are another, %s", c.name, table.ID)
			}
		}
	}
}

// TestGridConfirmed takes figures broken over lines as read where the row's law confirms them.
func TestGridConfirmed(t *testing.T) {
	const head = gridReport + `三、收到和处理政府信息公开申请情况
+----------------+----+----+----+----+----+----+----+
|                | 自 | 商 | 科 | 社 | 法 | 其 | 总 |
|                | 然 | 业 | 研 | 会 | 律 | 他 | 计 |
|                | 人 | 企 | 机 | 公 | 服 |    |    |
|                |    | 业 | 构 | 益 | 务 |    |    |
|                |    |    |    | 组 | 机 |    |    |
|                |    |    |    | 织 | 构 |    |    |
+----------------+----+----+----+----+----+----+----+
| 一、本年新收政 | 12 | 0  | 3  | 0  | 0  | 0  | 12 |
| 府信息公开申请 | 34 |    |    |    |    |    | `
	for last, inferred := range map[string]bool{"37": false, "38": true} {
		r, err := Read("a.txt", []byte(head+last+" |\n| 数量           |    |    |    |    |    |    |    |\n+----------------+----+----+----+----+----+----+----+\n"))
		if err != nil {
			t.Fatal(err)
		}
		for column, want := range map[string]string{"natural_person": "1234", "total": "12" + last, "research": "3"} {
			c := r.Cell(model.Address{Table: "requests", Row: "new", Column: column})
			if c == nil || c.Text != want || c.Inferred != (inferred && column != "research") {
				t.Errorf("%s with a total of 12%s is %+v, want %s inferred %v", column, last, c, want, inferred)
			}
		}
	}
}
