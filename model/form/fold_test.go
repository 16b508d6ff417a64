package form

import "testing"

func TestOrdinal(t *testing.T) {
	for _, c := range []struct{ in, number, rest string }{
		{"一、本年新收", "一", "本年新收"},
		{"（一）予以公开", "一", "予以公开"},
		{"(六 项", "六", "项"},
		{"1.属于国家秘密", "1", "属于国家秘密"},
		{"其中：1、政府网站公开数", "1", "政府网站公开数"},
		{"其中:涉及国家秘密", "", "涉及国家秘密"},
		{"2018年", "", "2018年"},
		{"十二、其他", "十二", "其他"},
		{"①当面申请数", "1", "当面申请数"},
		{"⑫ 其他", "12", "其他"},
		{"（一）、予以公开", "一", "予以公开"},
		{"其他", "", "其他"},
		{"三", "", "三"},
		{"1", "", "1"},
	} {
		if number, rest := Ordinal(Fold(c.in)); number != c.number || rest != c.rest {
			t.Errorf("Ordinal(Fold(%q)) = %q, %q; want %q, %q", c.in, number, rest, c.number, c.rest)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"第二十条 第 （一） 项", "第二十条第(一)项"},
		{"商 业 企 业", "商业企业"},
		{"⼀、本年 新收\u00a0\u3000", "一,本年新收"},
		{"危及“三安全一稳定”", `危及"三安全一稳定"`},
		{"１６．７％", "16.7%"},
		{"⻔户", "门户"},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}
