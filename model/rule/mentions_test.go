package rule

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"gouji/model"
)

// says adds counts in prose: "新收政府信息公开申请 168 件", or "我局|未|收到申请" for a denial.
func (p *paper) says(clauses ...string) *paper {
	for _, c := range clauses {
		m := model.Mention{Lead: "依申请公开情况。收到申请"}
		if parts := strings.Split(c, "|"); len(parts) == 3 {
			m.None, m.Text, m.Words = true, parts[1], strings.Join(parts, "")
		} else {
			words := strings.Fields(c)
			m.Words, m.Text, m.Unit = words[0], words[1], words[2]
			m.Value = decimal.MustParse(words[1])
		}
		p.r.Mentions = append(p.r.Mentions, m)
	}
	return p
}

func TestMentions(t *testing.T) {
	for name, c := range map[string]struct {
		says []string
		want string
	}{
		"every figure of the table": {[]string{
			"共受理依申请公开信息 169 件", "2023年度结转 0 件", "2022年度结转 6 件", "按时办结数 168 件", "结转2024年度继续办理 7 件",
			"予以公开和部分公开 87 件", "不予公开 3 件", "无法提供 72 件", "其他处理 6 件", "自然人申请 173 件", "法人或其他组织 2 件",
			"行政复议 0 件", "被提起行政诉讼 0 件", "我局|未|发生行政复议、行政诉讼案件",
		}, ""},
		"received may hold what was carried in": {[]string{"某县民政局共收到政府信息公开申请 175 件"}, ""},
		"it is neither": {[]string{"2023年我局共收到政府信息公开申请 168 件"}, `
			warning BAL010 正文“2023年我局共收到政府信息公开申请168件”，表中 本年新收政府信息公开申请数量·总计 为 169 (−1)
			`},
		"handled may be of the new alone":             {[]string{"共收到申请 169 件", "办结 162 件"}, ""},
		"handled in time is not all that was handled": {[]string{"按时办结 160 件", "延期办结 8 件"}, ""},
		"a sum of rows": {[]string{"予以公开和部分公开 86 件"}, `
			warning BAL010 正文“予以公开和部分公开86件”，表中 予以公开和部分公开 为 85+2 = 87 (−1)
			`},
		"none where the table has some": {[]string{"2023年我局|未|收到公民、法人或其他组织提出的政府信息公开申请"}, `
			warning BAL010 正文“2023年我局未收到公民、法人或其他组织提出的政府信息公开申请”，表中 本年新收政府信息公开申请数量·总计 为 169 (−169)
			`},
		"last year's are another count": {[]string{"2022年收到政府信息公开申请 108 件", "较去年增加收到申请 61 件"}, ""},
		"so are a part, another body's and another matter's": {[]string{
			"收到网络申请 92 件", "县教育局收到申请 12 件", "受理举报 5 件", "收到申请 12 人", "各单位收到申请 40 件", "我局|未|收到其他申请",
		}, ""},
		"outside the years of a report": {[]string{"2019年度结转 40 件"}, ""},
	} {
		t.Run(name, func(t *testing.T) { newPaper(t, "2021").set(balanced).says(c.says...).expect(c.want) })
	}
}

func TestMentionsNeedAWholeTable(t *testing.T) {
	p := newPaper(t, "2021").set(balanced).blank("requests", "carried_in", "total").says("收到申请 168 件")
	if got := p.check(); got.Untestable["BAL010"] != 1 || strings.Contains(lines(got.Findings), "BAL010") {
		t.Errorf("untestable %v\n%s", got.Untestable, lines(got.Findings))
	}
	p = newPaper(t, "2021").set(balanced).says("收到申请 168 件")
	p.r.Mentions[0].Rough = true
	p.expect("")
}

// A count that a statement holds can be corrected there.
func TestMentionInAStatement(t *testing.T) {
	p := newPaper(t, "2021").set(balanced).prose("168 = 网络申请 100, 信函申请 68").says("新收政府信息公开申请 168 件")
	p.seal()
	p.r.Mentions[0].Place = p.r.Statements[0].Total.Place
	f := Check(p.r).Findings
	if len(f) != 1 || len(f[0].Repairs) != 1 || f[0].Repairs[0].Set[0] != (model.Setting{Address: statementAddress(0, "total"), To: "169"}) {
		t.Errorf("%+v", f)
	}
}
