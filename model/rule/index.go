package rule

import (
	"fmt"
	"strings"

	"gouji/model"
)

var indexNumbers = []*Rule{
	{
		Code:     "DOC002",
		Severity: model.Info,
		Title: model.Words{
			ZH: "索引号残缺，或所记年份不是公布的年份",
			EN: "the index number does not have its usual form, or names another year",
		},
		Why: model.Words{
			ZH: "索引号没有全国统一的写法，常见的是机构代码、斜线、公布年份和序号。代码是统一社会信用代码时，末位校验码算得出来；年份不对，多半是挂错了文件。",
			EN: "There is no national syntax; usual are a body's code, a stroke, the year of publication and a serial. A unified social credit code has a check character that can be computed; another year mostly means another file's number.",
		},
		Basis: "GB 32100-2015",
		Since: "0.2",
		Good:  []Example{{"clean-2021.txt", "索引号：11359931014365027C/2022-00037", "索引号：11359931014365027C/202203-00037"}},
		Bad: []Example{
			{"clean-2021.txt", "索引号：11359931014365027C/2022-00037", "索引号：11359931014365072C/2022-00037"},
			{"clean-2021.txt", "索引号：11359931014365027C/2022-00037", "索引号：11359931014365027C/2016-00037"},
			{"clean-2021.txt", "索引号：11359931014365027C/2022-00037", "索引号：-14365027-1/2022-00037"},
		},
		Check: checkIndex,
	},
}

// indexReach is how far into the text, in bytes, a page's metadata stands.
const indexReach = 3000

func checkIndex(p *Pass) {
	src := p.Reading.Source
	if src == nil {
		return
	}
	number, place := indexNumber(src.Text[:min(len(src.Text), indexReach)])
	if number == "" {
		return
	}
	report := func(message model.Words) {
		p.Report(model.Finding{
			Message: model.Words{ZH: "索引号 " + number + " " + message.ZH, EN: "index number " + number + " " + message.EN},
			Place:   place,
		})
	}
	code, rest, _ := strings.Cut(number, "/")
	switch year := leadingYear(rest); {
	case strings.HasPrefix(code, "-") || rest == "" && strings.Count(number, "-") < 2:
		report(model.Words{ZH: "残缺：前面是机构代码，后面是年份和序号", EN: "is broken: a body's code comes first, then a year and a serial"})
	case len(code) == 18 && !creditCode(code):
		report(model.Words{ZH: "的统一社会信用代码校验码不符", EN: "holds a unified social credit code whose check character is wrong"})
	case year > 0 && !p.yearOfPublishing(year):
		report(model.Words{
			ZH: fmt.Sprintf("记的是 %d 年，报告公布于别的年份", year),
			EN: fmt.Sprintf("names %d, and the report was published in another year", year),
		})
	}
}

// indexNumber finds what stands behind 索引号; "" where nothing does.
func indexNumber(text string) (string, model.Place) {
	const label = "索引号"
	at := strings.Index(text, label)
	if at < 0 {
		return "", nil
	}
	start := at + len(label)
	start += len(text[start:]) - len(strings.TrimLeft(text[start:], ":： \t\u00a0\u3000"))
	end := start
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end] >= 'A' && text[end] <= 'Z' || text[end] == '-' || text[end] == '/') {
		end++
	}
	if end-start < 8 {
		return "", nil
	}
	return text[start:end], model.At(start, end)
}

// leadingYear is the year a serial begins with, 202203-00037 too; 0 for none.
func leadingYear(serial string) int {
	digits := serial[:len(serial)-len(strings.TrimLeft(serial, "0123456789"))]
	if len(digits) != 4 && len(digits) != 6 {
		return 0
	}
	year := 0
	for _, d := range digits[:4] {
		year = year*10 + int(d-'0')
	}
	if year < 1990 || year > 2100 {
		return 0
	}
	return year
}

// yearOfPublishing tells whether the report can have been published in a year,
// as far as anything says when it was.
func (p *Pass) yearOfPublishing(year int) bool {
	r := p.Reading
	known := r.Year.Value > 0
	if known && (year == r.Year.Value || year == r.Year.Value+1) {
		return true
	}
	for _, d := range r.Dates {
		switch d.Role {
		case model.Published, model.Signed, model.Printed:
			known = true
			if d.Day.Year == year {
				return true
			}
		}
	}
	return !known
}

// creditCode tells whether the last character of a unified social credit code
// of 18 is the one its others give.
func creditCode(code string) bool {
	const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	sum, weight := 0, 1
	for i := range 17 {
		value := strings.IndexByte(characters, code[i])
		if value < 0 {
			return false
		}
		sum += value * weight
		weight = weight * 3 % 31
	}
	return code[17] == characters[(31-sum%31)%31]
}
