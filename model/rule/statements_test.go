package rule

import (
	"strings"
	"testing"

	"gouji/model"
)

// prose adds "151 = 网络申请 92 60.92, 信函申请 54 35.67" as a statement said to be enumerated.
func (p *paper) prose(s string) *paper {
	total, rest, _ := strings.Cut(s, " = ")
	st := model.Statement{Subject: "申请渠道", Unit: "件", Enumerated: true, Total: model.Quantity{Text: total}}
	for _, part := range strings.Split(rest, ", ") {
		words := strings.Fields(part)
		sp := model.StatementPart{Label: words[0], Value: model.Quantity{Text: words[1]}}
		if len(words) > 2 {
			sp.Percent = &model.Quantity{Text: words[2]}
		}
		st.Parts = append(st.Parts, sp)
	}
	p.r.Statements = append(p.r.Statements, st)
	return p
}

func TestStatements(t *testing.T) {
	for name, c := range map[string]struct{ prose, want string }{
		"adds up":                  {"151 = 市本级 20, 部门 71, 县区 60", ""},
		"shares rounded and cut":   {"151 = 网络申请 92 60.92, 信函申请 54 35.76, 当面申请 5 3.31", ""},
		"shares rounded up":        {"151 = 已公开 34 22.52, 同意公开 117 77.5", ""},
		"shares of the parts":      {"200 = 网络申请 92 60.93, 信函申请 59 39.07", ""},
		"shares of something else": {"400 = 甲类 40 20, 乙类 30 15", ""},
		"a share transposed": {"151 = 网络申请 92 60.92, 信函申请 54 35.67, 当面申请 5 3.31", `
			warning BAL009 信函申请：151 的 54 占 35.76%，写的是 35.67 (−0.09)
			  certain +1-0 改 信函申请 占比 35.67 为 35.76（两位数字颠倒）
			`},
		"a share far off": {"100 = 网络申请 50 61.7, 信函申请 50 50", `
			warning BAL009 网络申请：100 的 50 占 50.0%，写的是 61.7 (+11.7)
			  likely +1-0 改 网络申请 占比 61.7 为 50.0
			`},
		"a share of nothing": {"0 = 网络申请 0 50, 信函申请 0 50", `
			warning BAL009 网络申请：总数是 0，占比却写 50%
			warning BAL009 信函申请：总数是 0，占比却写 50%
			`},
		"beyond the total": {"168 = 网络 110, 信函 39, 当面 20", `
			error BAL008 正文“申请渠道”：总数 168 ≠ 110+39+20 = 169 (−1)
			  possible +1-0 改 总数 168 为 169（一位数字不同）
			  possible +1-0 改 信函 39 为 38（一位数字不同）
			`},
		"shares tell which figure is wrong": {"151 = 网络申请 29 60.92, 信函申请 54 35.76, 当面申请 5 3.31", `
			warning BAL008 正文“申请渠道”：总数 151 ≠ 29+54+5 = 88 (+63)
			  likely +1-0 改 网络申请 29 为 92（两位数字颠倒）
			warning BAL009 网络申请：151 的 29 占 19.21%，写的是 60.92 (+41.71)
			  likely +1-0 改 网络申请 占比 60.92 为 19.21
			`},
		"a list that may be incomplete":        {"151 = 网络 40, 信函 20", ""},
		"a list that is nearly complete":       {"151 = 网络 90, 信函 60", "warning BAL008 正文“申请渠道”：总数 151 ≠ 90+60 = 150 (+1)\n  possible +1-0 改 总数 151 为 150（一位数字不同）\n  possible +1-0 改 网络 90 为 91（一位数字不同）\n  possible +1-0 改 信函 60 为 61（一位数字不同）\n"},
		"shares say that members are left out": {"151 = 征地类 92 60.92, 其次为规划类 40 26.49", ""},
		"one example":                          {"151 = 网络 40", ""},
		"a part of a part beside it":           {"151 = 网络 100, 微信 60, 信函 51", ""},
		"about so many":                        {"150余 = 网络 90, 信函 70", ""},
		"parts that are about so many":         {"150 = 网络 约90, 信函 70", ""},
	} {
		t.Run(name, func(t *testing.T) { newPaper(t, "2021").prose(c.prose).expect(c.want) })
	}
}

func TestChannelsMayCountTwice(t *testing.T) {
	p := newPaper(t, "2021").prose("120 = 政府网站 100, 微信公众号 80")
	p.r.Statements[0].Unit = "条"
	p.expect("")
	p = newPaper(t, "2021").prose("120 = 通过门户网站 100, 重点领域信息 80")
	p.r.Statements[0].Unit = "条"
	p.expect("")
	p = newPaper(t, "2021").prose("120 = 政府网站 130, 微信公众号 80")
	p.r.Statements[0].Unit = "条"
	p.expect("error BAL008 正文“申请渠道”：政府网站 130 > 总数 120 (+10)\n")
}

func TestLooseStatementsAreLeftAlone(t *testing.T) {
	p := newPaper(t, "2021").prose("151 = 答复 160, 办结 155")
	p.r.Statements[0].Enumerated = false
	p.expect("")
	p = newPaper(t, "2021").prose("151 = 网络 90, 信函 60")
	p.r.Statements[0].OpenEnded = true
	p.expect("")
}
