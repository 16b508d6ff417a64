package parse

import (
	"strings"
	"testing"

	"gouji/model"
)

// TestOrdinalAlone holds that the number of a group in a line of its own is a part
// of its label, and no cell of the row before it.
func TestOrdinalAlone(t *testing.T) {
	const text = "青屿县园林局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n" +
		"自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n总计\n" +
		"一、本年新收政府信息公开申请数量\n4\n0\n0\n0\n0\n0\n4\n(二)部分公开\n2\n1\n0\n1\n0\n0\n4\n" +
		"(三)\n\n不予公开\n1.属于国家秘密\n0\n0\n0\n0\n0\n0\n0\n"
	for name, lost := range map[string]string{"all figures": "", "one less before it": "0\n4\n(三)"} {
		changed := strings.Replace(text, lost, strings.TrimPrefix(lost, "0\n"), 1)
		r, err := Read("a.txt", []byte(changed))
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range r.Table("requests").Rows {
			for _, c := range row.Cells {
				if c.State == model.Word {
					t.Errorf("%s: %s has the word %q for a cell", name, row.ID, c.Text)
				}
			}
		}
	}
}

// TestBorderBeforeRow reads the row without a label of a table whose rows each
// begin with the border, in a line of its own.
func TestBorderBeforeRow(t *testing.T) {
	figures := []string{"3", "1", "0", "2", "7", "0", "0", "0", "0", "0", "0", "1", "0", "0", "1"} // the first total is wrong
	heads := "| \n 行政复议  | \n 行政诉讼  | |||||||||||||\n| \n 结果维持  | \n 结果纠正  | \n 其他结果  | \n 尚未审结  | \n 总计  | \n 未经复议直接起诉  | \n 复议后起诉  | ||||||||\n| \n" +
		strings.Repeat(" 结果维持  | \n 结果纠正  | \n 其他结果  | \n 尚未审结  | \n 总计  | \n", 2)
	text := "青屿县园林局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(五)项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | 6 |\n四、政府信息公开行政复议、行政诉讼情况\n" + heads + "| \n " + strings.Join(figures, "  | \n ") + "  |\n五、存在的主要问题及改进情况\n无。\n"
	r, err := Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range r.Table("reconsideration_litigation").Rows[0].Cells {
		if c.Text != figures[i] {
			t.Errorf("cell %d holds %q, want %q", i, c.Text, figures[i])
		}
	}
}
