package parse

import (
	"strings"
	"testing"

	"gouji/model"
)

// TestColumnCodes leaves the codes of columns out, and no figures that only look like them.
func TestColumnCodes(t *testing.T) {
	const (
		normative = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容|本年制发件数|本年废止件数|现行有效件数\n"
		requests  = "三、收到和处理政府信息公开申请情况\n|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n"
		row       = "一、本年新收政府信息公开申请数量|21|0|0|0|0|0|21\n"
		disputes  = "四、政府信息公开行政复议、行政诉讼情况\n行政复议|||||行政诉讼\n结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|||||复议后起诉\n" +
			"|||||结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n"
		counted = "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15\n"
	)
	for _, c := range []struct{ name, text, table, row, want string }{
		{"letter and numbers", normative + "规章|3|1|9\n" + requests + "甲|1|2|3|4|5|6|7\n" + row, "requests", "new", "21 0 0 0 0 0 21"},
		{"letters of merged cells", normative + "规章|3|1|9\n" + requests + "甲||乙|1|2|3|4|5|6|7\n" + row, "requests", "new", "21 0 0 0 0 0 21"},
		{"numbers alone", normative + "规章|3|1|9\n" + requests + "|1|2|3|4|5|6|7\n" + row, "requests", "new", "21 0 0 0 0 0 21"},
		{"one cell a line", strings.ReplaceAll(normative+"规章|3|1|9\n"+requests+"甲|1|2|3|4|5|6|7\n"+row, "|", "\n"), "requests", "new", "21 0 0 0 0 0 21"},
		{"without labels of rows", normative + "规章|3|1|9\n" + disputes + counted + "0|1|0|0|1|0|0|0|0|0|2|0|0|0|2\n", "reconsideration_litigation", "cases", "0 1 0 0 1 0 0 0 0 0 2 0 0 0 2"},
		{"figures that count", normative + "规章|1|2|3\n行政规范性文件|4|5|6\n", "normative", "rules", "1 2 3"},
		{"figures that count and none below", normative + "规章|3|1|9\n" + disputes + counted, "reconsideration_litigation", "cases", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"},
	} {
		r, err := Read("a.txt", []byte("望澜县民政局2022年政府信息公开工作年度报告\n"+c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var have []string
		if table := r.Table(c.table); table != nil {
			for _, cell := range table.Row(c.row).Cells {
				have = append(have, cell.Text)
			}
		}
		if got := strings.Join(have, " "); got != c.want {
			t.Errorf("%s: the row is %s, want %s", c.name, got, c.want)
		}
		for _, n := range r.Notes {
			if n.Kind == model.LooseFigure {
				t.Errorf("%s: %v is loose", c.name, n.Texts)
			}
		}
		for i := range r.Tables {
			if strings.HasPrefix(r.Tables[i].ID, "table") {
				t.Errorf("%s: a table of its own, %s", c.name, r.Tables[i].ID)
			}
		}
	}
}
