package parse

import "testing"

// TestPieceIsNoSection holds of a group's label that stands in pieces beside its
// rows: none of them is a heading.
func TestPieceIsNoSection(t *testing.T) {
	for _, piece := range []string{"三、本年", "三、      度", "三、本 （三）不予"} {
		r, err := Read("a.txt", []byte(`霁州市松陵区统计局2022年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计
一、本年新收政府信息公开申请数量    2    0    0    0    0    0    2
二、上年结转政府信息公开申请数量    0    0    0    0    0    0    0
         （一）予以公开    2    0    0    0    0    0    2
`+piece+`
           1.属于国家秘密    0    0    0    0    0    0    0
四、结转下年度继续办理    0    0    0    0    0    0    0
四、政府信息公开行政复议、行政诉讼情况
`))
		if err != nil {
			t.Fatal(err)
		}
		numbers := ""
		for _, s := range r.Sections {
			numbers += numeral(s.Number)
		}
		if numbers != "一二三四" {
			t.Errorf("%s: the sections are %s", piece, numbers)
		}
	}
}

// TestCaptionIsNoSection holds of the name of a section that stands over its table
// again, without its number.
func TestCaptionIsNoSection(t *testing.T) {
	r, err := Read("a.txt", []byte(`霁州市松陵区统计局2022年政府信息公开工作年度报告
一、总体情况
公开及时。
二、主动公开政府信息情况
全年公开12条。
主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 1 | 0 | 2
三、收到和处理政府信息公开申请情况
`))
	if err != nil {
		t.Fatal(err)
	}
	numbers := ""
	for _, s := range r.Sections {
		numbers += numeral(s.Number)
	}
	if numbers != "一二三" {
		t.Errorf("the sections are %s", numbers)
	}
}

// TestBlankBehindNumeral holds of headings that have a blank for the sign behind
// their number, and of sentences and rows that begin alike.
func TestBlankBehindNumeral(t *testing.T) {
	r, err := Read("a.txt", []byte(`霁州市松陵区统计局2012年政府信息公开年度报告
一 概 述
公开及时。
二 政府信息主动公开情况
一 年来主动公开120条，及时。
三 依申请公开情况
没有收到申请。
四 咨询情况
五 条建议 12
五 政府支出与收费
`))
	if err != nil {
		t.Fatal(err)
	}
	numbers := ""
	for _, s := range r.Sections {
		numbers += numeral(s.Number)
	}
	if numbers != "一二三四五" {
		t.Errorf("the sections are %s", numbers)
	}
}
