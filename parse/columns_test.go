package parse

import (
	"os"
	"strings"
	"testing"

	"gouji/model"
)

// TestByColumn reads a page whose rows have blank cells: every row where the laws
// agree with the layout, none that a figure between two columns puts in doubt,
// and none with figures in a column whose law is broken.
func TestByColumn(t *testing.T) {
	raw, err := os.ReadFile("../testdata/shapes/青屿县民政局2022-blank-cells-in-layout.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, old, new string
		placed, doubts int
	}{
		{"as it is", "", "", 23, 0},
		{"a figure between two columns", "二、上年结转政府信息公开申请数量                                       2    ", "二、上年结转政府信息公开申请数量                                          2 ", 0, 23},
		{"a wrong figure of the totals", "273\n", "274\n", 19, 4},
		{"a wrong figure of legal services", "12       21       48        273", "12       22       48        273", 18, 5},
	} {
		text := strings.Replace(string(raw), c.old, c.new, 1)
		if c.old != "" && text == string(raw) {
			t.Fatalf("%s: the text has no %q", c.name, c.old)
		}
		r, err := Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		placed, doubts := 0, 0
		for _, n := range r.Notes {
			switch n.Kind {
			case model.ReadByColumn:
				placed += n.Have
			case model.TooFewFigures:
				doubts++
			}
		}
		if placed != c.placed || doubts != c.doubts {
			t.Errorf("%s: %d rows read by column and %d left in doubt, want %d and %d", c.name, placed, doubts, c.placed, c.doubts)
		}
	}
}

// TestInTwoLines puts figures that a page sets in two lines in their order across
// it, and leaves a line alone that is broken where it was full.
func TestInTwoLines(t *testing.T) {
	for _, c := range []struct{ name, row, want string }{
		{"the first and the last a line lower", "一、本年新收政府信息公开申请数量     3    1    0    2    0\n                   9                              15\n", "9 3 1 0 2 0 15"},
		{"the first a line higher", "                   9                              15\n一、本年新收政府信息公开申请数量     3    1    0    2    0\n", ""},
		{"broken where the line was full", "一、本年新收政府信息公开申请数量     3    1    0    2    0\n9    15\n", "3 1 0 2 0 9 15"},
		{"no order holds the law", "一、本年新收政府信息公开申请数量     3    1    0    2    0\n                   9                              16\n", ""},
	} {
		text := "霁州市松陵区统计局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n" + c.row + "二、上年结转政府信息公开申请数量    0    0    0    0    0    0    0\n"
		r, err := Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, cell := range r.Table("requests").Row("new").Cells {
			if cell.State == model.Number {
				got = append(got, cell.Text)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: read %q, want %q", c.name, got, c.want)
		}
	}
}
