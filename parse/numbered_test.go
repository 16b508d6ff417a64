package parse

import (
	"fmt"
	"strings"
	"testing"

	"gouji/model"
)

// TestNumberedRows leaves the numbers of rows out on either side of their labels,
// and no figure that only looks like one.
func TestNumberedRows(t *testing.T) {
	rows := []struct{ label, id string }{
		{"一、本年新收政府信息公开申请数量", "new"}, {"二、上年结转政府信息公开申请数量", "carried_in"}, {"（一）予以公开", "granted"},
		{"（二）部分公开", "partly_granted"}, {"1.属于国家秘密", "refused.state_secret"}, {"2.其他法律行政法规禁止公开", "refused.prohibited_by_law"},
		{"3.危及“三安全一稳定”", "refused.security_stability"}, {"4.保护第三方合法权益", "refused.third_party"},
	}
	first := func(i int) int { return 9 - i%2 }
	nearly := func(i int) int { // one in three does not count on
		if i%3 == 0 {
			return 5
		}
		return i + 1
	}
	for _, c := range []struct {
		name, line string // of label, number and first figure
		first      func(row int) int
	}{
		{"before the labels", "| %[2]d | %[1]s | %[3]d | | | | | | 9 |", first},
		{"behind the labels", "| %[1]s | | %[2]d | %[3]d | | | | | | 9 |", first},
		{"before the labels, between commas", "%[2]d,%[1]s,%[3]d,,,,,,9", first},
		{"behind labels of merged cells", "| %[1]s | %[1]s | %[2]d | %[3]d | | | | | | 9 |", first},
		{"before the labels, between rules", "| %[2]d | %[1]s | %[3]d | | | | | | %[2]d |\n+---+---+---+---+---+---+---+---+---+", first},
		{"no numbers, the first figures nearly count", "| %[1]s | %[3]d | | | | | | 9 |", nearly},
	} {
		var b strings.Builder
		b.WriteString("望澜县民政局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n")
		for i, row := range rows {
			fmt.Fprintf(&b, c.line+"\n", row.label, i+1, c.first(i))
		}
		r, err := Read("a.txt", []byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			cell := r.Cell(model.Address{Table: "requests", Row: row.id, Column: "natural_person"})
			if want := fmt.Sprint(c.first(i)); cell == nil || cell.Text != want {
				t.Errorf("%s: %s is %+v, want %s", c.name, row.id, cell, want)
			}
		}
	}
}
