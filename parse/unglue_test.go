package parse

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestRowNumbersGlued holds that the numbers of rows which ran together with the
// figures before them are no part of those.
func TestRowNumbersGlued(t *testing.T) {
	rows := []struct{ label, figure string }{
		{"一、主动公开情况", "----"},
		{"（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）条", "3194"},
		{"其中：主动公开规范性文件数条", "6"},
		{"制发规范性文件总数件", "7"},
		{"（二）通过不同渠道和方式公开政府信息的情况", "----"},
		{"1.政府公报公开政府信息数条", "11"},
		{"2.政府网站公开政府信息数条", "3185"},
		{"3.政务微博公开政府信息数条", "67"},
		{"4.政务微信公开政府信息数条", "34"},
		{"5.其他方式公开政府信息数条", "49"},
		{"二、回应解读情况", "----"},
	}
	glue := func(first int) (text string, figures []string) {
		var b strings.Builder
		b.WriteString("统计指标单位统计数")
		for i, row := range rows {
			if first > 0 {
				b.WriteString(strconv.Itoa(first + i))
			}
			b.WriteString(row.label + row.figure)
			figures = append(figures, row.figure)
		}
		return b.String(), figures
	}
	for _, first := range []int{0, 1} {
		text, want := glue(first)
		folded := foldRunes(text, line{end: len(text)}, nil)
		var have []string
		for _, p := range labelTrie().pieces(folded, labels()) {
			if p.figures {
				have = append(have, text[folded[p.from].start:folded[p.to-1].end])
			}
		}
		if !slices.Equal(have, want) {
			t.Errorf("numbered from %d: figures %q, want %q", first, have, want)
		}
	}
}

// TestGluedByBlanks holds that a label is known before its figure whatever blank
// stands between them.
func TestGluedByBlanks(t *testing.T) {
	for _, blank := range []string{"", " ", "\u00a0", "\u3000", "\u2003", "\u00a0 \u00a0"} {
		text := "本年度的情况见下，没有其他。" + strings.Join([]string{"规章", "0", "0", "0", "行政规范性文件", "0", "4", "16", "行政许可", "59"}, blank)
		l := line{end: len(text)}
		s := survey{}.over(text, []line{l})
		if !labelTrie().mayBeGlued(text, l, s.traits[0], s.figures, new([]foldedRune)) {
			t.Errorf("%q is not seen to be a table", text)
		}
	}
}
