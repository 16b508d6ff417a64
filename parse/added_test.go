package parse

import (
	"strings"
	"testing"

	"gouji/model"
)

// TestAddedColumns leaves the figures of columns out that sum up the disputes, where
// a heading tells of them and every sum holds.
func TestAddedColumns(t *testing.T) {
	const (
		kinds    = "结果维持|结果纠正|其他结果|尚未审结|总计"
		whole    = "2 1 0 2 5 2 0 1 1 4 2 0 0 3 5"
		withHole = "2  0 2 4 2  1 1 4 2 0 0 3 5"
	)
	head := func(above, between, behind string) string {
		return "行政复议|||||行政诉讼||||||||||" + above + "\n" + kinds + between + "|未经复议直接起诉|||||复议后起诉|||||" + behind + "\n" +
			"|||||" + kinds + "|" + kinds + "|\n"
	}
	for _, c := range []struct{ name, head, row, want, added string }{
		{"over all", head("合计", "", ""), "2|1|0|2|5|2|0|1|1|4|2|0|0|3|5|14", whole, "合计"},
		{"over all, before the others", "总计|" + head("", "", ""), "14|2|1|0|2|5|2|0|1|1|4|2|0|0|3|5", whole, "总计"},
		{"over litigation, between the others", head("", "|诉讼合计", ""), "2|1|0|2|5|9|2|0|1|1|4|2|0|0|3|5", whole, "诉讼合计"},
		{"over litigation and over all", head("总计", "", "诉讼小计"), "2|1|0|2|5|2|0|1|1|4|2|0|0|3|5|9|14", whole, "诉讼小计"},
		{"over all, with blank cells", head("合计", "", ""), "2||0|2|4|2||1|1|4|2|0|0|3|5|13", withHole, "合计"},
		{"over all, and wrong", head("合计", "", ""), "2|1|0|2|5|2|0|1|1|4|2|0|0|3|5|15", "", ""},
		{"without a heading", head("", "", ""), "2|1|0|2|5|2|0|1|1|4|2|0|0|3|5|14", "", ""},
	} {
		r, err := Read("a.txt", []byte("望澜县民政局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|3|1|9\n四、政府信息公开行政复议、行政诉讼情况\n"+c.head+c.row+"\n五、存在的主要问题及改进情况\n没有。\n"))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var have []string
		sure := true
		if table := r.Table("reconsideration_litigation"); table != nil {
			for _, cell := range table.Row("cases").Cells {
				have, sure = append(have, cell.Text), sure && !cell.Inferred && cell.State != model.Missing
			}
		}
		added := ""
		for _, n := range r.Notes {
			if n.Kind == model.ColumnUnknown {
				added += strings.Join(n.Texts, " ")
			}
		}
		if got := strings.Join(have, " "); added != c.added || sure != (c.want != "") || sure && got != c.want {
			t.Errorf("%s: the row is %s sure %v, added %q, want %s and %q", c.name, got, sure, added, c.want, c.added)
		}
	}
}
