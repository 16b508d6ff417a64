package rule

import (
	"fmt"
	"strconv"
	"strings"

	"gouji/model"
)

var numbers = []*Rule{
	{
		Code:     "DOC001",
		Severity: model.Error,
		Title: model.Words{
			ZH: "发文字号的括号、年份或序号残缺",
			EN: "a document number with broken brackets, year or serial",
		},
		Why: model.Words{
			ZH: "发文字号由机关代字、〔四位年份〕和不带零的序号组成。抽取文字时常丢掉一个〕或号，数字还在：〔20185 只能是〔2018〕5号。",
			EN: "A document number is an agency's code, the year of four digits in 〔〕 and a serial without noughts. Extraction often loses a 〕 or 号 while the digits stay: 〔20185 can only be 〔2018〕5号.",
		},
		Basis: "GB/T 9704-2012 第7.2.5条",
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "国办发〔2017〕24号", "国办发〔2017〕24号"}},
		Bad:   []Example{{"clean-prose.txt", "国办发〔2017〕24号", "国办发〔201724号"}},
		Check: checkNumbers,
	},
}

func checkNumbers(p *Pass) {
	for i := range p.Reading.Numbers {
		n := &p.Reading.Numbers[i]
		if n.Number == "" && len(n.Repairs) > 0 && !p.copied(n.Place) {
			p.Report(numberFinding(i, n))
		}
	}
}

func numberFinding(i int, n *model.DocumentNumber) model.Finding {
	address := model.Address{Table: model.Facts, Row: "document_numbers." + strconv.Itoa(i)}
	f := model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("发文字号“%s”残缺，应是 %s", n.Text, strings.Join(n.Repairs, " 或 ")),
			EN: fmt.Sprintf("document number %q is broken, should be %s", n.Text, strings.Join(n.Repairs, " or ")),
		},
		Place: n.Place,
		Cells: []model.Related{{Address: address, Role: model.Subject, Place: n.Place}},
	}
	for _, number := range n.Repairs {
		r := model.Repair{
			Say:     model.Words{ZH: "改为 " + number, EN: "change to " + number},
			Set:     []model.Setting{{Address: address, To: number}},
			Settles: 1,
		}
		if len(n.Repairs) == 1 {
			r.Confidence = model.Certain
		}
		f.Repairs = append(f.Repairs, r)
	}
	return f
}
