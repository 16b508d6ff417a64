package review

import (
	"strings"
	"testing"

	"gouji/model"
)

func TestTyped(t *testing.T) {
	for _, c := range []struct {
		in    string
		state model.CellState
		value string
	}{
		{"", model.Blank, "0"},
		{" 　", model.Blank, "0"},
		{"/", model.Stroke, "0"},
		{"／", model.Stroke, "0"},
		{"—", model.Stroke, "0"},
		{"-", model.Stroke, "0"},
		{"0", model.Number, "0"},
		{"298", model.Number, "298"},
		{"２９８", model.Number, "298"},
		{"1,234,567", model.Number, "1234567"},
		{"１，２３４．５", model.Number, "1234.5"},
		{"-18", model.Number, "-18"},
		{"+3", model.Number, "3"},
		{"5949.088667", model.Number, "5949.088667"},
		{"=85+2+3", model.Number, "90"},
		{"＝85＋2－3", model.Number, "84"},
		{"= 2 * (3 + 4) / 7", model.Number, "2"},
		{"=（1+2）×3÷9", model.Number, "1"},
		{"=1.5+1.5", model.Number, "3"},
		{"=0.1+0.2", model.Number, "0.3"},
		{"=-(3-5)", model.Number, "2"},
		{"=1,000+1", model.Number, "1001"},
		{"=7", model.Number, "7"},
		{"=2-3-4", model.Number, "-5"},
		{"=100/8", model.Number, "12.5"},
	} {
		state, value, err := Typed(c.in)
		if err != nil || state != c.state || value.String() != c.value {
			t.Errorf("Typed(%q) = %d, %s, %v; want %d, %s", c.in, state, value, err, c.state, c.value)
		}
	}
}

func TestTypedRefuses(t *testing.T) {
	for _, in := range []string{
		"一百", "12a", "1,23", "12,34,567", ",123", "1.2.3", "1 2", "1e3", "--5", ".", "%", "5%", "=", "=1+", "=(1", "=1)", "=1/0", "=a", "=1 2",
		"99999999999999999999", "=9999999999999999999*9999999999", strings.Repeat("9", 300), "=" + strings.Repeat("(", 190),
	} {
		if state, value, err := Typed(in); err == nil {
			t.Errorf("Typed(%q) = %d, %s; want a refusal", in, state, value)
		}
	}
}

func TestTypedDay(t *testing.T) {
	for in, want := range map[string]string{
		"2018-01-03": "2018-01-03", "2018/1/3": "2018-01-03", "2018.1.3": "2018-01-03", "2018年1月3日": "2018-01-03",
		"20180103": "2018-01-03", "２０１８年１月": "2018-01", "2018": "2018", "": "",
	} {
		if day, err := typedDay(in); err != nil || day.String() != want {
			t.Errorf("typedDay(%q) = %q, %v; want %q", in, day, err, want)
		}
	}
	for _, in := range []string{"2018-13-01", "2018-2-30", "18-1-3", "2018-1-3-4", "201813", "2018-0-1", "明天", "-"} {
		if day, err := typedDay(in); err == nil {
			t.Errorf("typedDay(%q) = %q, want a refusal", in, day)
		}
	}
}

func TestTypedDocumentNumber(t *testing.T) {
	for in, want := range map[string]string{
		"漳民〔2018〕5号": "漳民〔2018〕5号", "漳民[2018]05": "漳民〔2018〕5号", "国办公开办函（2021）第30号": "国办公开办函〔2021〕30号", "": "",
	} {
		if got, err := typedDocumentNumber(in); err != nil || got != want {
			t.Errorf("typedDocumentNumber(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"漳民20185", "漳民〔20185号", "〔2018〕5号", "漳民〔2018〕号", "漳民〔1018〕5号"} {
		if got, err := typedDocumentNumber(in); err == nil {
			t.Errorf("typedDocumentNumber(%q) = %q, want a refusal", in, got)
		}
	}
}

func FuzzTyped(f *testing.F) {
	for _, s := range []string{"", "/", "1,234", "=85+2+3", "=(1", "＝１×２", "2018年1月3日", "漳民〔2018〕5号"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		Typed(s)
		typedYear(s)
		if day, err := typedDay(s); err == nil && !day.IsZero() && !day.Exists() {
			t.Errorf("%q gives the day %v, which the calendar lacks", s, day)
		}
		typedDocumentNumber(s)
	})
}

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		a          model.Address
		typed, out string
	}{
		{at("website"), "=85+2+3", "90"}, {at("website"), "１，２３４", "1234"}, {at("website"), " — ", "—"}, {at("website"), "", ""},
		{fact("dates.0"), "2018年1月3日", "2018-01-03"}, {fact("document_numbers.0"), "漳民[2018]5号", "漳民〔2018〕5号"},
		{fact("title"), " 年报 ", "年报"}, {at("website"), "约", "约"},
	} {
		if got := Plain(c.a, c.typed); got != c.out {
			t.Errorf("Plain(%v, %q) = %q, want %q", c.a, c.typed, got, c.out)
		}
	}
}
