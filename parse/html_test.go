package parse

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gouji/model"
)

// layoutCase is a document and the text it is laid out as.
type layoutCase struct{ source, want string }

// pageCases name the oddity of real pages that they show.
var pageCases = map[string]layoutCase{
	"paragraphs and headings": {
		"<html><body><h1>标题</h1><p>第一段</p><p>第二段<br/>第三行</p><div>末段</div></body></html>",
		"标题\n\n第一段\n第二段\n第三行\n末段\n"},
	"one character a span": {
		"<p><span>2</span><span>0</span><span lang=EN-US>23</span><span>年</span><span>度</span></p>",
		"2023年度\n"},
	"a source line broken inside Chinese text": {
		"<p>政府信息\n  公开工作 2023\n年</p>",
		"政府信息公开工作 2023 年\n"},
	"blanks set on purpose": {
		"<p>&nbsp;&nbsp;索引号：A&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;文号：B</p>",
		"索引号：A    文号：B\n"},
	"a table": {
		"<table><tr><th>项目<th>件数<tr><td>规章<td>3<tr><td>规范性文件<td>12</table>",
		"| 项目 | 件数 |\n| 规章       | 3  |\n| 规范性文件 | 12 |\n"},
	"merged cells stand once": {
		"<table><tr><td rowspan=2>申请</td><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr><tr><td colspan=2>总计</td><td>3</td></tr></table>",
		"| 申请 | 甲 | 1 |\n  | 乙      | 2 |\n| 总计      | 3 |\n"},
	"a blank cell stays one": {
		"<table><tr><td>甲</td><td>&nbsp;</td><td>1</td></tr><tr><td>乙</td><td><o:p>\u3000</o:p></td><td>/</td></tr></table>",
		"| 甲 |  | 1 |\n| 乙 |  | / |\n"},
	"rows with nothing in them": {
		"<table><tr height=0><td width=9></td><td></td></tr><tr><td>甲</td><td>1</td></tr></table>",
		"| 甲 | 1 |\n"},
	"breaks and bars in a cell": {
		"<table><tr><td>科研<br />机构</td><td>a|b</td><td>1</td></tr></table>",
		"| 科研 机构 | a｜b | 1 |\n"},
	"a label written downwards": {
		"<table><tr><td rowspan=2>三、<br>本<br>年<br>度</td><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>",
		"| 三、本年度 | 甲 | 1 |\n  | 乙            | 2 |\n"},
	"end tags left out": {
		"<table><tr><td>甲<td>1<tr><td>乙<td>2</table><p>后文",
		"| 甲 | 1 |\n| 乙 | 2 |\n\n后文\n"},
	"a table for layout": {
		"<table><tr><td>左</td><td><p>前文</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table><p>后文</p></td></tr></table>",
		"左\n前文\n\n| 甲 | 1 |\n| 乙 | 2 |\n\n后文\n"},
	"facts about the page in a table": {
		"<table><tr><td>索 引 号：</td><td>X-1</td><td>发布机构</td><td>某局</td></tr></table>",
		"索 引 号：X-1  发布机构：某局\n"},
	"what is not shown": {
		`<p>甲<span style="display:none">隐</span>乙</p><div style="DISPLAY: none"><p>隐</p><div>隐</div></div><p hidden>隐<p>丙<script>var x="隐"</script><style>隐</style><!-- 隐 --><noscript>隐</noscript>`,
		"甲乙\n丙\n"},
	"hidden text whose end is missing": {
		`<div><span style="display:none">隐</div><p>甲</p>`,
		"甲\n"},
	"what was struck out": {
		`<table><tr><td>甲</td><td><del>99</del>12</td><td style="text-decoration: line-through">7</td></tr><tr><td><p>乙<s>旧</p></td><td><p>1<SPAN style="TEXT-DECORATION: line-through">4</SPAN></td><td>5</td></tr></table><p>丙<strike>旧<b>旧</b></strike>丁<p>戊<del>旧<p>己<s>旧</s><sub>庚</sub><s>旧<table><tr><td>辛</td><td>3</td></tr></table>`,
		"| 甲 | 12 |   |\n| 乙 | 1  | 5 |\n\n丙丁\n戊\n己庚\n\n| 辛 | 3 |\n"},
	"cells that are fields of a form": {
		`<table><tr><td>甲</td><td><input type="text" readonly value="12"></td><td><INPUT VALUE=0></td><td><input type=hidden value=9><input type=submit value=5>/</td></tr><tr><td>乙</td><td><input value="请输入"></td><td><input></td><td>3</td></tr></table><input value=8>`,
		"| 甲 | 12 | 0 | / |\n| 乙 |    |   | 3 |\n"},
	"conditional comments of Word": {
		"<!--[if gte mso 9]><xml>隐</xml><![endif]--><table><![if !supportMisalignedColumns]><tr><td>甲</td><td>1</td></tr><![endif]></table>",
		"| 甲 | 1 |\n"},
	"buttons": {
		"<p>【字号：大 中 小】【打印】【关闭】</p><div>分享到： 微信 微博</div><button>提交</button><p>中</p>",
		"中\n"},
	"the frame of the page, but for its facts": {
		`<div class="header-top"><p>某某人民政府网站</p><p>发布日期：2024-01-05</p></div><div id="nav"><ul><li>首页<li>公开</ul></div><p>正文</p><div class=footer>版权</div>`,
		"发布日期：2024-01-05\n正文\n"},
	"a report in what is called a header": {
		`<header><h1>某县民政局2023年政府信息公开工作年度报告</h1><div class="share">微博分享页</div></header><p>正文</p>`,
		"某县民政局2023年政府信息公开工作年度报告\n\n正文\n"},
	"headings in what is called a head": {
		`<p>正文</p><h3 class="panel-head">一、总体情况</h3><p>甲</p><h3 class="panel-head">通知公告</h3><p>乙</p>`,
		"正文\n\n一、总体情况\n\n甲\n乙\n"},
	"a picture of the title": {
		`<title>某某网站</title><img src="logo.png" alt="某某网站"><img src="t.jpg" alt="枫渚县民政局2023年政府信息公开工作年度报告"><p>正文</p>`,
		"枫渚县民政局2023年政府信息公开工作年度报告\n\n正文\n"},
	"links to elsewhere, and to the report's parts": {
		`<ul><li><a href="/a">要闻</a><li><a href="/b">政务</a><li><a href="/c">服务</a><li><a href="/d.doc">附件：统计表.doc</a></ul><p><a href="#1">一、总体情况</a></p>`,
		"附件：统计表.doc\n一、总体情况\n"},
	"a link to the report of another year": {
		`<p><a href="22.html">枫渚县民政局2022年政府信息公开工作年度报告</a></p><h1>枫渚县民政局2023年政府信息公开工作年度报告</h1><p>正文</p><p><a href="d.doc">枫渚县民政局2023年政府信息公开工作年度报告.doc</a></p><p>上一篇：<a href="b.html">枫渚县教育局2023年政府信息公开工作年度报告</a></p>`,
		"枫渚县民政局2023年政府信息公开工作年度报告\n\n正文\n枫渚县民政局2023年政府信息公开工作年度报告.doc\n"},
	"a title that is a link": {
		`<h1><a href="23.html">枫渚县民政局2023年政府信息公开工作年度报告</a></h1><p>正文</p>`,
		"枫渚县民政局2023年政府信息公开工作年度报告\n\n正文\n"},
	"a menu in one line, and one of links with a point before each": {
		`<p><a href=1>首页</a> | <a href=2>政务公开</a> | <a href=3>办事</a></p><p>·<a href=4>指南</a></p><p>·<a href=5>制度</a></p><p>·<a href=6>年报</a></p><p>正文</p>`,
		"正文\n"},
	"the pages before and after": {
		`<p>正文</p><p>上一篇：<a href=1>某某通知</a></p><p>下一篇：没有了</p>`,
		"正文\n"},
	"a heading over links": {
		`<p>正文</p><h4>为您推荐</h4><p><a href=1>甲</a></p><p><a href=2>乙</a></p><p><a href=3>丙</a></p>`,
		"正文\n"},
	"the foot of a site in a table for layout": {
		`<h1>枫渚县民政局2023年政府信息公开工作年度报告</h1><p>正文</p><table><tr><td>版权所有：枫渚县人民政府<br>某ICP备05001234号 今日点击：7</td></tr></table><p>Copyright © 2024 All Rights Reserved</p>`,
		"枫渚县民政局2023年政府信息公开工作年度报告\n\n正文\n"},
	"a foot that alone names the body": {
		`<h1>2023年政府信息公开工作年度报告</h1><p>正文</p><p>主办单位：枫渚县民政局</p>`,
		"2023年政府信息公开工作年度报告\n\n正文\n主办单位：枫渚县民政局\n"},
	"pages of one report": {
		`<p>正文</p><a href=1>上一页</a> <a href=1>[1]</a> <a href=2>[2]</a> <a href=2>下一页</a>`,
		"正文\n上一页 [1] [2] 下一页\n"},
	"a script that holds the whole text": {
		`<h1>某局年报</h1><script>var page = {"id": 7, "body": "<p>一、总体情况<\/p><table><tr><td>甲<\/td><td>1<\/td><td>2<\/td><\/tr><tr><td>乙<\/td><td>3<\/td><td>4<\/td><\/tr><\/table><p>后文<\/p>"};</script>`,
		"某局年报\n\n一、总体情况\n\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n\n后文\n"},
	"a script that holds a page with its frame": {
		`<h1>某局年报</h1><script>document.write('<div class="nav"><p>栏目</p></div><div class="main"><table><tr><td>甲</td><td>1</td><td>2</td></tr><tr><td>乙</td><td>3</td><td>4</td></tr></table></div><div class="footer"><p>主办</p></div>')</script>`,
		"某局年报\n\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n"},
	"a field that holds the whole text": {
		`<p>某局年报</p><textarea style="display:none">&lt;p&gt;前文&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;甲&lt;/td&gt;&lt;td&gt;1&lt;/td&gt;&lt;td&gt;2&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;乙&lt;/td&gt;&lt;td&gt;3&lt;/td&gt;&lt;td&gt;4&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</textarea>`,
		"某局年报\n前文\n\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n"},
	"a script that holds what the page shows": {
		`<p>前文</p><table><tr><td>甲</td><td>1</td><td>2</td></tr><tr><td>乙</td><td>3</td><td>4</td></tr></table><script>x("<p>别文</p><table><tr><td>甲</td><td>1</td><td>2</td></tr><tr><td>乙</td><td>3</td><td>4</td></tr></table>")</script>`,
		"前文\n\n| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n"},
	"pages of one report that a script links": {
		`<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName){}</script><p>正文</p><script>createPageHTML(3, 0, "t2024", "html");</script><script>createPageHTML(1, 0, "t2024", "html");</script><script>createPageHTML(9, 0, "index", "html");</script>`,
		"正文\n[1] [2] [3] 下一页\n"},
	"markup escaped once too often": {
		`<h1>某局年报</h1><div>&lt;p&gt;一、总体情况&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;甲&lt;/td&gt;&lt;td&gt;1&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</div><p>后文</p>`,
		"某局年报\n一、总体情况\n\n| 甲 | 1 |\n\n后文\n"},
	"lines of a preformatted text": {
		"<pre>甲  1\n乙  2</pre>",
		"甲  1\n乙  2\n"},
}

// TestHTMLLayout holds how pages are laid out as text.
func TestHTMLLayout(t *testing.T) {
	for name, c := range pageCases {
		t.Run(name, func(t *testing.T) {
			got, err := readHTML(c.source, false)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestDateAmongFacts holds that the day of publication is found in the line of
// facts below the title, whatever stands beside it.
func TestDateAmongFacts(t *testing.T) {
	for facts, want := range map[string]string{
		"2024-01-22 来源：枫渚县人力资源和社会保障局（枫渚县民族宗教事务局）办公室综合信息科 点击：": "2024-01-22",
		"[ 2024-01-22 ] 来源：枫渚县民政局":                 "2024-01-22",
		"(2024-01-22 08:30) 浏览次数：128":              "2024-01-22 08:30",
		"2024-01-22 08:30:01.0 来源：枫渚县民政局 浏览次数：128": "2024-01-22 08:30:01",
		"2024-01-22 09:11 枫渚县民政局":                  "2024-01-22 09:11",
		"2024-01-22 09:11枫渚县民政局":                   "2024-01-22 09:11",
		"2024年1月22日 09:11来源：枫渚县民政局":                "2024年1月22日 09:11",
		"来源：枫渚县民政局 | 2024-01-22 | 浏览：33":           "2024-01-22",
		"发布时间：2024-01-22 浏览次数： 来源：枫渚县民政局":          "2024-01-22",
		"2024-01-22 至 2024-01-25 来访 128 人次":        "",
		"我局2024-01-22召开会议，浏览材料":                    "",
	} {
		r, err := Read("a.html", []byte("<h1>枫渚县民政局2023年政府信息公开工作年度报告</h1><div>"+facts+"</div><p>一、总体情况</p><p>主动公开信息3条，依申请公开0件。</p>"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, d := range r.Dates {
			got += d.Text
			if d.Role != model.Published {
				t.Errorf("%s: %s", facts, d.Role)
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", facts, got, want)
		}
	}
}

// TestTitleBelowFacts holds that no line of facts about the page is its title,
// although one of them names the kind of report and another holds a year.
func TestTitleBelowFacts(t *testing.T) {
	for _, facts := range []string{
		`<table><tr><td>索 引 号：</td><td>000000001/2024-00012</td><td>信息分类：</td><td>政府信息公开年报</td></tr><tr><td>标　　题：</td><td colspan=3>枫渚县民政局2023年政府信息公开工作年度报告</td></tr></table>`,
		`<ul><li>主题分类：2023年政府信息公开年报 / 部门</li><li>发布机构：枫渚县民政局</li></ul>`,
	} {
		r, err := Read("a.html", []byte(facts+"<h2>枫渚县民政局2023年政府信息公开工作年度报告</h2><p>一、总体情况</p><p>主动公开信息3条，依申请公开0件。</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if r.Title.Text != "枫渚县民政局2023年政府信息公开工作年度报告" || r.Agency.Name != "枫渚县民政局" {
			t.Errorf("title %q, agency %q", r.Title.Text, r.Agency.Name)
		}
	}
}

// TestUnlabelledTableTwice holds that a table without labels of rows which stands
// twice, for wide and narrow screens, is read once.
func TestUnlabelledTableTwice(t *testing.T) {
	const licences = `<table><tr><td colspan=2>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>`
	const outcomes = `<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>`
	table := `<table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>` + strings.ReplaceAll(outcomes, "<td>", "<td rowspan=2>") + `<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>` + outcomes + outcomes +
		`</tr><tr>` + strings.Repeat(`<td>2</td><td>1</td><td>0</td><td>0</td><td>3</td>`, 3) + `</tr></table>`
	r, err := Read("a.html", []byte(`<h1>枫渚县民政局2023年政府信息公开工作年度报告</h1>`+licences+`<p>四、政府信息公开行政复议、行政诉讼情况</p>`+table+table))
	if err != nil {
		t.Fatal(err)
	}
	c := r.Cell(model.Address{Table: "reconsideration_litigation", Row: "cases", Column: "litigation_after_reconsideration.total"})
	if c == nil || c.Text != "3" {
		t.Errorf("the last cell is %v", c)
	}
	if !slices.ContainsFunc(r.Notes, func(n model.Note) bool { return n.Kind == model.TableTwice }) {
		t.Errorf("notes %v", r.Notes)
	}
}

// TestHTMLBeyondBounds holds that pages made to be a burden are refused or read
// at a price of their length.
func TestHTMLBeyondBounds(t *testing.T) {
	for name, c := range map[string]struct {
		page    string
		refused bool
	}{
		"nested divs":   {strings.Repeat("<div>", 100_000) + "甲", false},
		"nested spans":  {strings.Repeat("<span style='display:none'>", 100_000) + "甲", false},
		"nested frames": {strings.Repeat("<div class=nav>", 100_000) + "甲", false},
		"nested tables": {strings.Repeat("<table><tr><td>", 100_000) + "甲", true},
		"cells":         {"<table>" + strings.Repeat("<td>", 300_000), true},
		"tables":        {strings.Repeat("<table>", 100_000), false},
		"wide cells":    {"<table>" + strings.Repeat("<tr><td colspan=999999999 rowspan=99999999>1<td>2", 10_000), false},
		"end tags":      {strings.Repeat("</div></td></tr></table></a>", 50_000), false},
		"one long line": {"<p>" + strings.Repeat("甲", 1<<20), false},
		"one long tag":  {"<p " + strings.Repeat("a=b ", 1<<18) + ">", false},
		"no end":        {"<table><tr><td><script>", false},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readHTML(c.page, false)
			var refusal *Refusal
			if c.refused != errors.As(err, &refusal) {
				t.Errorf("refused: %v", err)
			}
		})
	}
}
