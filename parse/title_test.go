package parse

import (
	"fmt"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/agency"
)

func TestAgencyInTitle(t *testing.T) {
	for _, c := range []struct {
		title, agency string
		kind          model.AgencyKind
	}{
		{"澜川市云岫区人民政府2021年政府信息公开工作年度报告", "澜川市云岫区人民政府", model.Government},
		{"2022年澜川市水务局政府信息公开工作年度报告", "澜川市水务局", model.Department},
		{"2022年度青屿县教育局政府信息公开年报", "青屿县教育局", model.Department},
		{"澜川市水务局关于2020年度政府信息公开工作情况的报告", "澜川市水务局", model.Department},
		{"关于青屿县2022年政府信息公开工作年度报告", "青屿县", model.Government},
		{"苇溪镇2019年信息公开年度报告", "苇溪镇", model.Township},
		{"苇溪镇人民政府二○一九年政府信息公开工作年度报告", "苇溪镇人民政府", model.Township},
		{"梧庭街道办事处2023年度政府信息公开工作年度报告", "梧庭街道办事处", model.Subdistrict},
		{"枫渚县经济开发区管委会2012年政府信息公开工作年度报告", "枫渚县经济开发区管委会", model.Zone},
		{"云岫区市场监督管理局 2023 年政府信息公开工作年度报告", "云岫区市场监督管理局", model.Department},
		{"《青屿县林业局2015年政府信息公开工作年度报告", "青屿县林业局", model.Department},
		{"青屿县卫生健康委员会２０２１年政府信息公开工作年度报告", "青屿县卫生健康委员会", model.Department},
		{"政府信息公开工作年度报告（2021年度）", "", ""},
	} {
		name := agencyIn(c.title)
		if name != c.agency {
			t.Errorf("agencyIn(%q) = %q, want %q", c.title, name, c.agency)
		}
		if kind := agency.Kind(name); name != "" && kind != c.kind {
			t.Errorf("agency.Kind(%q) = %q, want %q", name, kind, c.kind)
		}
	}
}

// TestHead holds what the first lines of a report say: its title, body and year,
// and the dates of the page's facts.
func TestHead(t *testing.T) {
	const title, quoted = "青屿县林业局2019年政府信息公开工作年度报告", "2019年政府信息公开工作年度报告"
	for head, want := range map[string]string{
		// The title in more than one line, and what stands around it.
		"青屿县林业局\n2019年\n政府信息公开工作年度报告":             title + " 青屿县林业局",
		"青屿县林业局\n政府信息公开工作年度报告\n（2019年度）":          "青屿县林业局政府信息公开工作年度报告（2019年度） 青屿县林业局",
		"2019年\n青屿县林业局政府信息公开工作年度报告":               "2019年青屿县林业局政府信息公开工作年度报告 青屿县林业局",
		"青屿县林业局\n关于2019年度政府信息公开工作年度报告的公告":         "青屿县林业局关于2019年度政府信息公开工作年度报告的公告 青屿县林业局",
		"青屿县林业局\n关于报送2019年政府信息公开工作情况的报告\n县政府办公室：": "青屿县林业局关于报送2019年政府信息公开工作情况的报告 青屿县林业局",
		"青屿县林业局关于上报2019年度政府信息公开工作年度报告的函":          "青屿县林业局关于上报2019年度政府信息公开工作年度报告的函 青屿县林业局",
		"《" + title + "》":           title + " 青屿县林业局",
		"关于公布《" + title + "》的公告":    title + " 青屿县林业局",
		"标题：关于印发《" + title + "》的通知": title + " 青屿县林业局",
		"【年报】" + title:              "【年报】" + title + " 青屿县林业局",
		"上一篇：《青屿县水利局2018年政府信息公开年报》\n" + title:  title + " 青屿县林业局",
		"年报\n2023年\n政府信息公开年报\n2022年\n" + title: title + " 青屿县林业局",

		// Facts whose blanks are lost.
		"2019年政府信息公开工作年度报告\n填报单位：青屿县林业局审核人：林青填报日期：2020年1月6日": "2019年政府信息公开工作年度报告 青屿县林业局 signed 2020-01-06",

		// The facts of the page before it.
		"2020-01-20 15:30 来源：青屿县林业局\n" + quoted:                                                               quoted + " 青屿县林业局 published 2020-01-20",
		"[ 发布机构 ] | 青屿县林业局 |\n[ 发布日期 ] | 2020-01-20 |\n[ 标题 ] | " + quoted:                                    quoted + " 青屿县林业局 published 2020-01-20",
		"【发布机构】青屿县林业局 【发布日期】2020年1月20日\n" + quoted:                                                            quoted + " 青屿县林业局 published 2020-01-20",
		"发布时间：[2020-01-20]  来源：[青屿县林业局]\n" + quoted:                                                           quoted + " 青屿县林业局 published 2020-01-20",
		"发文机构： 青屿县林业局 | 发文日期： 2020年01月15日\n" + quoted:                                                         quoted + " 青屿县林业局 signed 2020-01-15",
		"  • 文号\n  • 发布日期\n    2020-01-20\n" + title:                                                          title + " 青屿县林业局 published 2020-01-20",
		"标题: | " + quoted + " | ||\n---|---|\n发文日期: 2020-01-15 | 发布机构: 青屿县林业局 |":                              quoted + " 青屿县林业局 signed 2020-01-15",
		"发布机构：\n青屿县林业局\n公开日期：\n2020-01-20\n名称：" + quoted:                                                      quoted + " 青屿县林业局 published 2020-01-20",
		"标题 | " + quoted + " | 文号 | 无\n发布机构 | 青屿县林业局":                                                         quoted + " 青屿县林业局",
		"索引号\t01434/2020-00012\t发布机构\t青屿县林业局\n生成日期\t2020-01-15\t公开日期\t2020-01-20\n信息名称\t" + quoted + "\t文号\t": quoted + " 青屿县林业局 signed 2020-01-15 published 2020-01-20",
		"发布时间：2020-01-20 09:12:33 | 来源：青屿县林业局 | 点击数：123\n" + quoted:                                           quoted + " 青屿县林业局 published 2020-01-20",
		"【信息来源：青屿县林业局】【信息时间：2020-01-20  阅读次数：12】\n" + quoted:                                                  quoted + " 青屿县林业局 published 2020-01-20",
		"青屿县人民政府办公室关于印发青屿县2019年政府信息公开工作年度报告的通知\n青屿县2019年政府信息公开工作年度报告\n青屿县人民政府\n2020年3月20日":                    "青屿县2019年政府信息公开工作年度报告 青屿县 signed 2020-03-20",
		"生效日期: 2020-02-01 废止日期: \n发布日期: 2020-01-20\n" + title:                                                 title + " 青屿县林业局 published 2020-01-20",
		"来源：办公室 时间：2020-01-20\n" + title:                                                                      title + " 青屿县林业局 published 2020-01-20",
	} {
		r, err := Read("a.txt", []byte(head+"\n一、概述\n政府信息公开工作平稳，主动公开、依申请公开和行政复议都有专人，年度报告按时编制。\n"))
		if err != nil {
			t.Fatalf("%s: %v", head, err)
		}
		have := r.Title.Text + " " + r.Agency.Name
		for _, d := range r.Dates {
			have += fmt.Sprintf(" %s %s", d.Role, d.Day)
		}
		if have != want || r.Year.Value != 2019 {
			t.Errorf("%s\nis read as %q of %d, want %q", head, have, r.Year.Value, want)
		}
		checkReading(t, r)
	}
}

// TestRegion holds where a body is: as its name says, or its longer name in the text.
func TestRegion(t *testing.T) {
	for text, want := range map[string]string{
		"临淄区林业局|主动公开信息120条。":                           "//临淄区",
		"临淄区林业局|主动公开信息120条。\n山东省淄博市临淄区林业局\n2020年1月15日": "山东省/淄博市/临淄区",
		"临淄区林业局|如有疑问，请与淄博市临淄区林业局办公室联系。":                "/淄博市/临淄区",
		"临淄区林业局|我局学习了淄博市周村区林业局的经验。":                    "//临淄区",
		"林业局|我局学习了某市林业局的经验。":                           "//",
		"雪宫林业局|我们学习了临海市林业局的经验。\n淄博市林业局\n2020年1月15日":    "//",
		"雪宫街道办事处|2019年淄博市临淄区雪宫街道公开12条。":                "/淄博市/临淄区",
		"苇溪镇人民政府|2019年，青屿县苇溪镇公开12条。":                   "//青屿县",
		"临淄区林业局|地址：淄博市临淄区林荫路2号。":                       "/淄博市/临淄区",
		"雪宫街道办事处|来源：淄博市临淄区雪宫街道办事处":                     "/淄博市/临淄区",
	} {
		name, rest, _ := strings.Cut(text, "|")
		r, err := Read("a.txt", []byte(name+"2019年政府信息公开工作年度报告\n一、概述\n主动公开和依申请公开情况\n"+rest+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if have := r.Agency.Province + "/" + r.Agency.City + "/" + r.Agency.County; r.Agency.Name != name || have != want {
			t.Errorf("%s\nis read as %s of %s, want %s", text, r.Agency.Name, have, want)
		}
	}
}

// TestTitleInProse holds the title that a sentence gives where no line does.
func TestTitleInProse(t *testing.T) {
	for text, want := range map[string]string{
		"现公布青屿县林业局2019年政府信息公开工作年度报告。":                                             "青屿县林业局2019年政府信息公开工作年度报告",
		"按照要求，编写青屿县2019年度政府信息公开工作年度报告。":                                           "青屿县2019年度政府信息公开工作年度报告",
		"特向社会公布2019年度青屿县林业局政府信息公开工作报告。":                                           "2019年度青屿县林业局政府信息公开工作报告",
		"特编制青屿经开区2019年度政府信息公开工作报告，并向社会公布。":                                        "青屿经开区2019年度政府信息公开工作报告",
		"2019年，信息公开工作报告齐全。":                                                       "",
		"2019年青屿县林业局政府信息公开年报 一、引言 由我局编制的2019年度报告。":                                "2019年青屿县林业局政府信息公开年报",
		"由青屿县林业局编制的2019年度政府信息公开年度报告。":                                             "2019年度政府信息公开年度报告",
		"按照要求，我局编制了2019年度政府信息公开工作年度报告。":                                           "2019年度政府信息公开工作年度报告",
		"现向社会公开青屿县高新技术投资中心2019年政府信息公开工作年度报告。":                                     "青屿县高新技术投资中心2019年政府信息公开工作年度报告",
		"现公布《青屿县人民政府（县政府办公室）2019年政府信息公开工作年度报告》。":                                  "青屿县人民政府（县政府办公室）2019年政府信息公开工作年度报告",
		"现编制2018-2019学年青屿学院信息公开工作年度报告。":                                           "2018-2019学年青屿学院信息公开工作年度报告",
		"根据《青屿县人民政府办公室关于做好2019年政府信息公开工作年度报告有关事项的通知》的要求。":                          "",
		"贯彻《关于做好2019年全县政府信息公开年度报告工作的函》。":                                          "",
		"特向社会公布2019年度我局政府信息公开工作年度报告。":                                             "",
		"根据条例要求，现将我局2019年度政府信息公开工作情况报告如下：":                                        "",
		"青屿县林业局2019年政府信息公开工作年度报告（二〇二〇年一月二十日）":                                     "青屿县林业局2019年政府信息公开工作年度报告 signed 2020-01-20",
		"青屿县林业局2019年政府信息公开工作年度报告\n（2020年1月20日）":                                   "青屿县林业局2019年政府信息公开工作年度报告 signed 2020-01-20",
		"青屿县林业局2019年政府信息公开工作年度报告\n（2020-01-20）":                                   "青屿县林业局2019年政府信息公开工作年度报告 published 2020-01-20",
		"青屿县梧庭苏木\n2019年政府信息公开工作年度报告":                                              "青屿县梧庭苏木2019年政府信息公开工作年度报告",
		"关于2019年度政府信息公开情况的报告":                                                     "关于2019年度政府信息公开情况的报告",
		"青屿县人民政府机关\n2019年政府信息公开工作年度报告":                                            "青屿县人民政府机关2019年政府信息公开工作年度报告",
		"面向社会\n2019年度青屿县林业局政府信息公开工作年度报告":                                          "2019年度青屿县林业局政府信息公开工作年度报告",
		"• 标题：青屿县林业局2019年政府信息公开工作年度报告":                                            "青屿县林业局2019年政府信息公开工作年度报告",
		"附件：青屿县林业局2019年政府信息公开工作报告":                                                "青屿县林业局2019年政府信息公开工作报告",
		"青屿县林业局2019年政府信息公开工作年度报告\n某县政府网 www.example.cn 2020-01-20 10:21 来源：某县林业局": "青屿县林业局2019年政府信息公开工作年度报告 published 2020-01-20",
		"青屿县林业局2019年政府信息公开工作年度报告.docx":                                            "青屿县林业局2019年政府信息公开工作年度报告",
		"2019年青屿县林业局政府信息公开工作年度报告\n青屿县林业局\n2020年1月20日":                             "2019年青屿县林业局政府信息公开工作年度报告 signed 2020-01-20",
		"青屿县林业局政府信息公开工作年度报告（2019年度）":                                              "青屿县林业局政府信息公开工作年度报告（2019年度）",
	} {
		r, err := Read("a.txt", []byte(text+"\n一、概述\n政府信息公开工作平稳，主动公开和依申请公开都有专人。"+strings.Repeat("公开及时。", 100)+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		have := r.Title.Text
		for _, d := range r.Dates {
			have += fmt.Sprintf(" %s %s", d.Role, d.Day)
		}
		if have != want {
			t.Errorf("%s\nhas the title %s, want %s", text, have, want)
		}
	}
}

// TestNameInProse holds the name of a body that its title does not give, or gives
// without the place it is of.
func TestNameInProse(t *testing.T) {
	for text, want := range map[string]string{
		"林业局2019年政府信息公开工作年度报告|我们学习了临海市林业局的经验。\n淄博市林业局\n2020年1月15日": "淄博市林业局",
		"市林业局2019年政府信息公开工作年度报告|主动公开信息120条。\n澜川市林业局\n2020年1月15日":    "澜川市林业局",
		"林业局2019年政府信息公开工作年度报告|2019年青屿县林业局在县政府办公室指导下开展工作。":          "青屿县林业局",
		"林业局2019年政府信息公开工作年度报告|按照《青屿县林业局关于印发计划的通知》。":                "林业局",
		"区林业分局2019年政府信息公开工作年度报告|2019年云岫区林业分局公开信息12条。":              "云岫区林业分局",

		"|本报告由青屿县高新技术投资中心编制。":                                             "青屿县高新技术投资中心",
		"|如有疑问，请与青屿县林业局办公室联系（地址：林荫路2号）。":                                  "青屿县林业局",
		"|如有疑问，请联系：青屿县苇溪镇党政办公室。":                                          "青屿县苇溪镇",
		"|如有疑问请与青屿县政务服务和大数据管理局（地址：林荫路2号）。":                                "青屿县政务服务和大数据管理局",
		"|如有疑问，请与青屿县林业局联系。我局按照青屿县人民政府的要求公开。青屿县人民政府网站公开12条。":               "青屿县林业局",
		"|根据《青屿县人民政府关于公开的通知》，青屿县林业局公开12条。":                                "青屿县林业局",
		"|进一步拓展青屿县林业局公众号。":                                                "青屿县林业局",
		"|2019年，青屿县经济开发区管委会公开12条。":                                        "青屿县经济开发区管委会",
		"|2019年，云岫区人民政府梧庭街道办事处公开12条。":                                     "云岫区人民政府梧庭街道办事处",
		"|请与青屿县人民政府办公室联系。2019年，青屿县人民政府办公室公开12条。":                          "青屿县人民政府办公室",
		"|请与青屿县人民政府办公室联系。2019年，青屿县公开12条。":                                 "青屿县人民政府",
		"|如有疑问，可与青屿县卫生和计划生育局办公室林青联系。":                                     "青屿县卫生和计划生育局",
		"|本报告由青屿县梧庭苏木党政综合办公室编制。":                                          "青屿县梧庭苏木",
		"|如有疑问，请与苇溪乡党政办联系。":                                               "苇溪乡",
		"|2019年，青屿县水务集团有限公司公开12条。":                                        "青屿县水务集团有限公司",
		"|青屿县信息技术有限公司承担维护，青屿县林业局公开12条。":                                   "青屿县林业局",
		"|本报告由云岫区人民政府办公室综合各部门的报告。":                                        "云岫区人民政府",
		"2019年度梧庭镇政府（机关）信息公开年度报告|公开12条。":                                  "梧庭镇政府",
		"市城管执法委2019年政府信息公开工作年度报告\n发布日期:2020-01-20 来源:澜川市城市管理执法委员会|公开12条。": "澜川市城市管理执法委员会",
		"市城管执法委2019年政府信息公开工作年度报告\n发布日期:2020-01-20 来源:澜川市城市建设委员会|公开12条。":   "市城管执法委",
		"2019年年度报告\n发布机构:政府办公室|2019年，青屿县人民政府公开12条。":                       "青屿县人民政府",
		"2019年年度报告\n发布机构:政府办公室|2019年公开12条。":                               "政府办公室",
		"|2019年，院报发布至学院官网，共12期。":                                          "",
		"|2019年，学院编发学院报12期。":                                              "",
		"|现将学院2019年信息公开工作年度报告如下。":                                         "",
		"|2019年，苇溪乡公开12条。苇溪乡便民栏公开8条。我乡学习了上湾乡的做法。":                         "苇溪乡",
		"|2019年苇溪乡公开12条，上湾乡公开8条，苇溪乡和上湾乡都及时。我乡没有收费。":                       "苇溪乡",
		"|苇溪乡公开12条，上湾乡公开8条。苇溪乡及时。上湾乡也及时。我乡没有收费。":                          "",
		"|苇溪乡公开12条。苇溪乡及时。我局没有收费。":                                         "",
		"|小城镇建设公开12条，小城镇规划公开3条，我镇没有收费。":                                   "",
		"|全县布局合理，我局公开12条。":                                                "",
		"|编制我局年度报告。": "",
	} {
		title, rest, _ := strings.Cut(text, "|")
		r, err := Read("a.txt", []byte(title+"\n一、概述\n政府信息公开工作平稳，主动公开和依申请公开都有专人。\n"+rest+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if r.Agency.Name != want {
			t.Errorf("%s\nis read as a report of %s, want %s", text, r.Agency.Name, want)
		}
	}
}

// TestPeriod holds the reporting period in the wordings of reports, and dates
// beside it that begin or end something else.
func TestPeriod(t *testing.T) {
	const whole = " period_start 2019-01-01 period_end 2019-12-31"
	for text, want := range map[string]string{
		"本报告所列数据的统计期限自2019年1月1日起至2019年12月31日止。":           whole,
		"本报告统计数据起止时间为2019年1月1日至2019年12月31日。":              whole,
		"本报告数据统计起止日期：2019年1月1日—2019年12月31日。":              whole,
		"本报告反映2019年1月1日至2019年12月31日期间的工作情况。":              whole,
		"本年度报告的时限为2019年1月1日至12月31日。":                      whole,
		"本报告中使用数据自2019年1月1日起，至2019年12月31日止。":              whole,
		"报告统计时限：2019年1月1日～2019年12月31日":                    whole,
		"2019年1月1日至12月31日，我局共主动公开信息120条。":                 whole,
		"所列数据统计自2019年元月1日至2019年12月31日止。":                  whole,
		"数据的统计期限从2019年1月1日至2019年12月31日止，自2020年1月15日起可下载。": whole,
		"所列数据的统计期限为2019年1月至12月。":                          " period_start 2019-01 period_end 2019-12",
		"所列数据的统计期限自2019年月日起至2019年1231日止。":                 " period_end 2019-12-31",
		"统计期限自20191月1日起至201912月31日止。":                     whole,
		"统计数据时限为201911日至1231日。":                           " period_start  period_end 2019-12-31",
		"所列数据的统计时间截止到2019年12月31日。":                        " as_of 2019-12-31",
		"新条例将答复期限自2019年5月15日起改为二十个工作日。":                   "",
		"2018年1月1日至2018年12月31日期间制定的文件已经清理。":               "",
		"登记的起止日期：2019年3月1日起。":                             "",
	} {
		r, err := Read("a.txt", []byte("某县水务局2019年政府信息公开工作年度报告\n"+text+"\n一、概述\n主动公开和依申请公开情况\n"))
		if err != nil {
			t.Fatal(err)
		}
		have := ""
		for _, d := range r.Dates {
			have += fmt.Sprintf(" %s %s", d.Role, d.Day)
		}
		if have != want {
			t.Errorf("%s\nis read as %q, want %q", text, have, want)
		}
		checkReading(t, r)
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text, day string
		fault     model.DateFault
		readings  int
	}{
		{"2018年1月3日", "2018-01-03", model.DateSound, 0},
		{"2018年1月3印发", "2018-01-03", model.DateSound, 0},
		{"2018 年 1 月 3 日", "2018-01-03", model.DateSound, 0},
		{"２０１８年１月３日", "2018-01-03", model.DateSound, 0},
		{"二○一三年三月十八日", "2013-03-18", model.DateSound, 0},
		{"二〇〇八年十二月三十一日", "2008-12-31", model.DateSound, 0},
		{"二OO八年一月廿一日", "2008-01-21", model.DateSound, 0},
		{"二零二一年十月十日", "2021-10-10", model.DateSound, 0},
		{"2019/12/14 6:04:03", "2019-12-14", model.DateSound, 0},
		{"2018-01-05 09:11", "2018-01-05", model.DateSound, 0},
		{"2015-12-25T08:00:00", "2015-12-25", model.DateSound, 0},
		{"2018- 01- 05 09: 11", "2018-01-05", model.DateSound, 0},
		{"2018.1.3", "2018-01-03", model.DateSound, 0},
		{"2013年3月", "2013-03", model.DateSound, 0},
		{"2018年2月30日", "", model.DateImpossible, 0},
		{"2018年13月1日", "", model.DateImpossible, 0},
		{"201711", "", model.DateUnreadable, 2},
		{"20171231", "", model.DateUnreadable, 1},
		{"201813", "", model.DateUnreadable, 1},
		{"2021926", "", model.DateUnreadable, 1},
		{"2017210日", "", model.DateUnreadable, 1},
		{"2018111", "", model.DateUnreadable, 2},
		{"2018年11日", "", model.DateUnreadable, 1},
	} {
		d, ok := readDate(c.text, 0, len(c.text))
		if !ok {
			t.Errorf("%q is not read as a date", c.text)
			continue
		}
		if d.day.String() != c.day || d.fault != c.fault || len(d.candidates) != c.readings {
			t.Errorf("%q: day %q, fault %d, candidates %v; want %q, %d, %d", c.text, d.day, d.fault, d.candidates, c.day, c.fault, c.readings)
		}
	}
	for _, text := range []string{"2018", "20181", "123456789012", "2018年度", "151件"} {
		if d, ok := readDate(text, 0, len(text)); ok {
			t.Errorf("%q is read as the date %v", text, d)
		}
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		text   string
		kind   atomKind
		value  string
		remark string
	}{
		{"167", atomFigure, "167", ""}, {"1,234", atomFigure, "1234", ""}, {"1'234'567", atomFigure, "1234567", ""}, {"1’234", atomFigure, "1234", ""}, {"1'2", atomText, "0", ""}, {"12,345,678", atomFigure, "12345678", ""},
		{"１２３", atomFigure, "123", ""}, {"290.066", atomFigure, "290.066", ""}, {"-18", atomFigure, "-18", ""}, {"+2", atomFigure, "2", ""},
		{"251000元", atomFigure, "251000", "元"}, {"22（其中修订 16 件）", atomFigure, "22", "（其中修订 16 件）"},
		{"/", atomStroke, "0", ""}, {"—", atomStroke, "0", ""}, {"无", atomStroke, "0", ""}, {"N/A", atomStroke, "0", ""},
		{"件", atomUnit, "0", ""}, {"万元", atomUnit, "0", ""}, {"12,34", atomText, "0", ""}, {"1.2.3", atomText, "0", ""}, {"五件", atomText, "0", ""},
		{`97\.984`, atomFigure, "97.984", ""}, {`\\`, atomText, "0", ""}, {"", atomText, "0", ""},
	} {
		kind, value, remark := classify(c.text)
		if kind != c.kind || value.String() != c.value || remark != c.remark {
			t.Errorf("classify(%q) = %d, %s, %q; want %d, %s, %q", c.text, kind, value, remark, c.kind, c.value, c.remark)
		}
	}
}

// TestNumbers holds document numbers, and which of their damage can be made good.
func TestNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"根据要求（青政办〔2019〕43号）开展工作。": "青政办〔2019〕43号",
		"对照青政办〔2019〕43号文件要求开展工作。": "青政办〔2019〕43号",
		"转发青政办发【2019】1 号文件。":      "青政办发〔2019〕1号",
		"根据要求（青政办2019〕43号）开展工作。":  "青政办2019〕43号 → 青政办〔2019〕43号",
		"根据要求（青政办〔201943号）开展工作。":  "青政办〔201943号 → 青政办〔2019〕43号",
		"在2019〕年的网页上。":            "",
		"请见附件2019）和青政办的文件。":       "",
	} {
		r, err := Read("a.txt", []byte("青屿县林业局2019年政府信息公开工作年度报告\n一、概述\n主动公开和依申请公开情况\n"+text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		have := ""
		for _, n := range r.Numbers {
			have += n.Number
			if n.Number == "" {
				have += n.Text + " → " + strings.Join(n.Repairs, " ")
			}
		}
		if have != want {
			t.Errorf("%s\nhas %q, want %q", text, have, want)
		}
	}
}
