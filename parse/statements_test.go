package parse

import (
	"fmt"
	"strings"
	"testing"
)

// TestStatements holds which counts of a sentence make up which: "56=6+50" is a
// total and its parts, "~" one whose list need not be complete.
func TestStatements(t *testing.T) {
	for text, want := range map[string]string{
		"收到申请56件，其中网络6件，信函50件。":                                "56=6+50",
		"收到申请151件，其中网络申请92件、信函申请54件、当面申请4件。":                   "151=92+54+4",
		"收到申请56件，比上年增加12件，其中网络6件，信函50件。":                       "56=6+50",
		"收到申请56件（上年44件），其中网络6件，信函50件。":                         "56=6+50",
		"收到申请56件（含上年结转3件），其中网络6件，信函50件。":                       "56=6+50",
		"收到申请14件，其中信件10件，网络4件，已办结12件。":                         "14=10+4",
		"收到申请14件，其中信件10件，网络4件，去年同期为30件。":                       "14=10+4",
		"收到申请50件，其中公开30件（其中网上25件，书面5件），不公开20件。":                "50=30+20 30=25+5",
		"收到申请50件，其中公民46件、法人3件，其他组织1件，涉及征地。":                    "50=46+3+1",
		"收到申请50件，其中，公民申请46件，涉及征收20件、规划15件、财政11件；法人申请4件。":       "50=46+4",
		"收到申请50件，其中2件撤回，48件答复，答复的48件中公开40件、不公开8件。":             "50=2+48 48=40+8",
		"收到申请50件（其中3件为2018年结转），公开30件，不公开20件。":                  "50=30+20",
		"收到申请169件，较2022年的108件增加61件。":                           "",
		"公开信息890条，其中民生信息210条，通过网站公开890条。":                      "",
		"网站公开120条，微信公开80条，微博公开35条，合计235条。":                     "235=120+80+35",
		"收到申请一百二十三件，其中网络申请八十五件，信函申请三十件，当面申请八件。":                "123=85+30+8",
		"公开信息1.2万条，其中网站8000条，微信4000条。":                         "12000=8000+4000",
		"公开信息1.23万条，其中网站8000条，微信4321条。":                        "~12300=8000+4321",
		"收到申请50件，其中网络20件、信函30件，分别占40%和60%。":                    "50=20+30",
		"收到申请56件，其中征地23件、规划12件等。":                              "~56=23+12",
		"收到申请151件，网络申请92件，占60.92；信函申请54件，占35.76；当面申请5件，占3.31。": "151=92/60.92+54/35.76+5/3.31",
	} {
		r, err := Read("a.txt", []byte("某县水务局2019年政府信息公开工作年度报告\n一、概述\n主动公开和依申请公开情况\n"+text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range r.Statements {
			var parts []string
			for _, p := range s.Parts {
				part := p.Value.Value.String()
				if p.Percent != nil {
					part += "/" + p.Percent.Value.String()
				}
				parts = append(parts, part)
			}
			mark := ""
			if s.OpenEnded {
				mark = "~"
			}
			got = append(got, fmt.Sprintf("%s%s=%s", mark, s.Total.Value.Trim(0), strings.Join(parts, "+")))
		}
		if have := strings.Join(got, " "); have != want {
			t.Errorf("%s\nis read as %q, want %q", text, have, want)
		}
		checkReading(t, r)
	}
}

// TestFirstSentence holds the facts of reports that begin with their first
// sentence: the verb is no part of the name, a telephone number no date.
func TestFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"根据条例，现公布揭阳市国土资源局2019年度政府信息公开工作年度报告。":                                        "揭阳市国土资源局 揭阳市/ 2019",
		"某县水务局2019年政府信息公开工作年度报告\n统计期限自2019年1月1日起至2019年12月31日止。联系电话：0355-2028110。":    "某县水务局 /某县 2019 2019-01-01 2019-12-31",
		"某县水务局2019年政府信息公开工作年度报告\n统计期限自2019年1月1日起至2019年12月31日止。本局自2008年5月1日起开展此项工作。":  "某县水务局 /某县 2019 2019-01-01 2019-12-31",
		"现公布南京市城市管理局2019年政府信息公开工作年度报告。统计期限自二○一九年一月一日起至二○一九年十二月三十一日止，电子版可在网站下载，欢迎垂询。": "南京市城市管理局 南京市/ 2019 2019-01-01 2019-12-31",
	} {
		r, err := Read("a.txt", []byte(text+"\n一、概述\n政府信息公开工作平稳，主动公开和依申请公开都有专人。\n"))
		if err != nil {
			t.Fatal(err)
		}
		have := fmt.Sprintf("%s %s/%s %d", r.Agency.Name, r.Agency.City, r.Agency.County, r.Year.Value)
		for _, d := range r.Dates {
			have += " " + d.Day.String()
		}
		if have != want {
			t.Errorf("%s\nis read as %q, want %q", text, have, want)
		}
	}
}
