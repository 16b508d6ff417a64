package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
)

var parts = []*Rule{
	{
		Code:     "BAL008",
		Severity: model.Error,
		Title: model.Words{
			ZH: "正文：各部分之和等于总数",
			EN: "prose: the parts of a total add up to it",
		},
		Why: model.Words{
			ZH: "“共151件，其中市本级20件、部门71件、县区60件”把总数分完。部分之和大于总数必有一错；小于总数只在列举看来完整时提醒。经多个渠道公开的同一信息可以重复计数，不作此要求。",
			EN: "“151 in all, of which 20, 71 and 60” divides the total. Parts beyond the total cannot be true; parts below it are only a warning, where the list looks complete. What is published through several channels may count twice and is left alone.",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "涉及商业秘密3件，涉及个人隐私6件，法律法规规定的其他情形2件", "主要是涉及商业秘密3件，涉及个人隐私6件等"}},
		Bad:   []Example{{"clean-prose.txt", "共收到政府信息公开申请137件", "共收到政府信息公开申请136件"}},
		Check: checkParts,
	},
}

func checkParts(p *Pass) {
	for i := range p.Reading.Statements {
		st := &p.Reading.Statements[i]
		if len(st.Parts) == 0 || !belongs(st) || vague(p.Reading.Source, st) || p.copied(st.Place) {
			continue
		}
		sum := partSum(st)
		switch sum.Cmp(st.Total.Value) {
		case 1:
			if !overlaps(st) {
				p.Report(partsFinding(i, st, sum))
			} else if largest := largestPart(st); st.Parts[largest].Value.Value.Cmp(st.Total.Value) > 0 {
				p.Report(partFinding(i, largest, st))
			}
		case -1:
			if complete(st, sum) {
				p.ReportAs(model.Warning, partsFinding(i, st, sum))
			}
		}
	}
}

// largestPart is the index of the largest part.
func largestPart(st *model.Statement) int {
	largest := 0
	for i, part := range st.Parts {
		if part.Value.Value.Cmp(st.Parts[largest].Value.Value) > 0 {
			largest = i
		}
	}
	return largest
}

// overlaps tells whether parts may rightly count the same thing twice: items
// published through several channels, or parts of parts listed beside them.
func overlaps(st *model.Statement) bool {
	channels := 0
	for _, part := range st.Parts {
		if slices.ContainsFunc(channelWords, func(w string) bool { return strings.Contains(part.Label, w) }) {
			channels++
		}
	}
	if channels > 0 && st.Unit != "件" {
		return true
	}
	return nested(st)
}

var channelWords = []string{
	"网站", "微信", "微博", "公众号", "公报", "公开栏", "公示栏", "新媒体", "报刊", "报纸", "广播", "电视",
	"客户端", "平台", "专栏", "媒体", "显示屏", "抖音", "手册", "电子屏",
}

// nested tells whether leaving out a run of parts that follow a larger one
// gives the total: they are its own parts.
func nested(st *model.Statement) bool {
	all := partSum(st)
	for i := range st.Parts {
		var run decimal.Decimal
		for j := i + 1; j < len(st.Parts); j++ {
			run = plus(run, st.Parts[j].Value.Value)
			if run.Cmp(st.Parts[i].Value.Value) <= 0 && minus(all, run).Equal(st.Total.Value) {
				return true
			}
		}
	}
	return false
}

// complete tells whether parts that fall short look as if they were meant to be all.
func complete(st *model.Statement, sum decimal.Decimal) bool {
	if st.OpenEnded || len(st.Parts) < 2 || !st.Enumerated {
		return false
	}
	if slices.ContainsFunc(st.Parts, func(part model.StatementPart) bool { return part.Percent != nil }) {
		return sharesAgree(st, st.Total.Value) && !membersMissing(st)
	}
	gap := minus(st.Total.Value, sum)
	return times(gap, 10).Cmp(st.Total.Value) <= 0
}

// membersMissing tells whether every part has a share and the shares themselves
// say that others are left out.
func membersMissing(st *model.Statement) bool {
	var shares decimal.Decimal
	for _, part := range st.Parts {
		if part.Percent == nil {
			return false
		}
		shares = plus(shares, part.Percent.Value)
	}
	return shares.Cmp(wholeList) < 0
}

// wholeList is the least that the shares of a whole list add up to, in percent.
var wholeList = decimal.MustNew(98, 0)

func partsFinding(i int, st *model.Statement, sum decimal.Decimal) model.Finding {
	var addends []string
	for _, part := range st.Parts {
		addends = append(addends, text(part.Value.Value))
	}
	formula := fmt.Sprintf("%s ≠ %s", text(st.Total.Value), strings.Join(addends, "+"))
	if len(addends) > 1 {
		formula += " = " + text(sum)
	}
	formula += " (" + signed(minus(st.Total.Value, sum)) + ")"
	want, have := sum, st.Total.Value
	f := model.Finding{
		Message: model.Words{
			ZH: "正文" + about(st) + "：总数 " + formula,
			EN: "prose" + about(st) + ": total " + formula,
		},
		Place:   st.Total.Place,
		Cells:   statementCells(i, st),
		Want:    &want,
		Have:    &have,
		Repairs: partsRepairs(i, st, sum),
	}
	if sum.Cmp(have) < 0 {
		f.Advice = model.Words{
			ZH: "列举也可能不完整，请对照原文。",
			EN: "the list may be incomplete; compare the source.",
		}
	}
	return f
}

// partFinding is about one part that is larger than the total, among parts that
// may count things twice.
func partFinding(i, j int, st *model.Statement) model.Finding {
	part := &st.Parts[j]
	have, want := part.Value.Value, st.Total.Value
	label := clip(part.Label, labelRunes)
	over := signed(minus(have, want))
	return model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("正文%s：%s %s > 总数 %s (%s)", about(st), label, text(have), text(want), over),
			EN: fmt.Sprintf("prose%s: %s %s > total %s (%s)", about(st), label, text(have), text(want), over),
		},
		Place: part.Value.Place,
		Cells: []model.Related{
			{Address: statementAddress(i, partColumn(j)), Role: model.Subject, Place: part.Value.Place},
			{Address: statementAddress(i, "total"), Role: model.Total, Place: st.Total.Place},
		},
		Want: &want,
		Have: &have,
	}
}

// partsRepairs gives the single figures whose change settles the sum and has a
// known shape of error; percentages that stand beside a figure and agree with
// it speak against changing it.
func partsRepairs(i int, st *model.Statement, sum decimal.Decimal) []model.Repair {
	var repairs []model.Repair
	offer := func(column string, label model.Words, have, want decimal.Decimal) {
		shape := shapeOf(text(have), text(want))
		if shape == noShape || want.IsNeg() {
			return
		}
		repairs = append(repairs, model.Repair{
			Say: model.Words{
				ZH: fmt.Sprintf("改 %s %s 为 %s（%s）", label.ZH, text(have), text(want), shapeWords[shape].ZH),
				EN: fmt.Sprintf("change %s from %s to %s (%s)", label.EN, text(have), text(want), shapeWords[shape].EN),
			},
			Set:     []model.Setting{{Address: statementAddress(i, column), To: text(want)}},
			Settles: 1,
		})
	}
	if !sharesAgree(st, st.Total.Value) {
		offer("total", model.Words{ZH: "总数", EN: "the total"}, st.Total.Value, sum)
	}
	missing := minus(st.Total.Value, sum)
	for j, part := range st.Parts {
		if part.Percent == nil || !agrees(part, st.Total.Value) {
			label := clip(part.Label, labelRunes)
			offer(partColumn(j), model.Words{ZH: label, EN: label}, part.Value.Value, plus(part.Value.Value, missing))
		}
	}
	if len(repairs) == 1 {
		repairs[0].Confidence = model.Likely
	}
	return repairs[:min(len(repairs), mostRepairs)]
}
