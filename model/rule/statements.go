package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
)

// statementTable is the Table of the addresses of figures in prose: the row is
// the statement's index, the column "total", "parts.0" or "parts.0.percent".
const statementTable = "statements"

var statements = []*Rule{
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
	{
		Code:     "BAL009",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "正文：百分比与件数相符",
			EN: "prose: a percentage agrees with its count",
		},
		Why: model.Words{
			ZH: "占比由件数除以总数得来，四舍五入和截尾都算对：151 件中的 92 件写 60.93 或 60.92 都行，54 件写 35.67 就不行（35.76）。",
			EN: "A share is the count divided by the total; rounding and cutting both pass: 92 of 151 may be 60.93 or 60.92, but 54 of 151 is not 35.67 (35.76).",
		},
		Since: "0.1",
		Good:  []Example{{"clean-prose.txt", "信函申请37件，占27.00%", "信函申请37件，占27.01%"}},
		Bad:   []Example{{"clean-prose.txt", "信函申请37件，占27.00%", "信函申请37件，占20.70%"}},
		Check: checkPercents,
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

// belongs tells whether the parts are said to be parts of the total: by a word, or by their shares of it.
func belongs(st *model.Statement) bool { return st.Enumerated || sharesAgree(st, st.Total.Value) }

func partSum(st *model.Statement) decimal.Decimal {
	var sum decimal.Decimal
	for _, part := range st.Parts {
		sum = plus(sum, part.Value.Value)
	}
	return sum
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

// vague tells whether the words around one of the figures make it one that need
// not agree: 约100条, 100余条, 1.2万条.
func vague(src *model.Source, st *model.Statement) bool {
	return vagueQuantity(src, st.Total) || slices.ContainsFunc(st.Parts, func(part model.StatementPart) bool {
		return vagueQuantity(src, part.Value)
	})
}

func vagueQuantity(src *model.Source, q model.Quantity) bool {
	if strings.ContainsAny(q.Text, "万亿余多约近") {
		return true
	}
	if src == nil || len(q.Place) == 0 {
		return false
	}
	before, after := src.Text[:q.Place.Start()], src.Text[q.Place.End():]
	return slices.ContainsFunc([]string{"约", "近", "逾", "超", "超过"}, func(w string) bool { return strings.HasSuffix(before, w) }) ||
		slices.ContainsFunc([]string{"余", "多", "几", "万", "亿", "左右"}, func(w string) bool { return strings.HasPrefix(after, w) }) ||
		slices.ContainsFunc([]string{"件", "条", "次", "人", "篇", "份", "个"}, func(unit string) bool { return strings.HasPrefix(after, unit+"左右") })
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
	if channels > 1 && st.Unit != "件" {
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
		return sharesAgree(st, st.Total.Value)
	}
	gap := minus(st.Total.Value, sum)
	return times(gap, 10).Cmp(st.Total.Value) <= 0
}

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

// about is what a statement counts, in quotation marks, or nothing.
func about(st *model.Statement) string {
	if st.Subject == "" {
		return ""
	}
	return "“" + clip(st.Subject, labelRunes) + "”"
}

func statementCells(i int, st *model.Statement) []model.Related {
	cells := []model.Related{{Address: statementAddress(i, "total"), Role: model.Subject, Place: st.Total.Place}}
	for j, part := range st.Parts {
		cells = append(cells, model.Related{Address: statementAddress(i, partColumn(j)), Role: model.Addend, Place: part.Value.Place})
	}
	return cells
}

func statementAddress(i int, column string) model.Address {
	return model.Address{Table: statementTable, Row: strconv.Itoa(i), Column: column}
}

func partColumn(j int) string { return "parts." + strconv.Itoa(j) }

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

// sharesAgree tells whether any share of the statement agrees with a whole.
func sharesAgree(st *model.Statement, whole decimal.Decimal) bool {
	return slices.ContainsFunc(st.Parts, func(part model.StatementPart) bool {
		return part.Percent != nil && agrees(part, whole)
	})
}

func checkPercents(p *Pass) {
	for i := range p.Reading.Statements {
		st := &p.Reading.Statements[i]
		if vague(p.Reading.Source, st) || p.copied(st.Place) {
			continue
		}
		sum := partSum(st)
		if otherWhole(st, sum) {
			continue
		}
		for j, part := range st.Parts {
			if part.Percent == nil || agrees(part, st.Total.Value) || agrees(part, sum) {
				continue
			}
			if belongs(st) || likelySlip(part, st.Total.Value) {
				p.Report(percentFinding(i, j, st))
			}
		}
	}
}

// otherWhole tells whether none of several shares agrees with the statement's
// total while all of them agree with one other whole: they are shares of that.
func otherWhole(st *model.Statement, sum decimal.Decimal) bool {
	var first *model.StatementPart
	n := 0
	for j := range st.Parts {
		part := &st.Parts[j]
		if part.Percent == nil {
			continue
		}
		if agrees(*part, st.Total.Value) || agrees(*part, sum) {
			return false
		}
		if n++; first == nil {
			first = part
		}
	}
	if n < 2 || first.Percent.Value.Sign() <= 0 {
		return false
	}
	whole, err := times(first.Value.Value, 100).Quo(first.Percent.Value)
	if err != nil {
		return false
	}
	whole = whole.Round(0)
	return !slices.ContainsFunc(st.Parts, func(part model.StatementPart) bool {
		return part.Percent != nil && !agrees(part, whole)
	})
}

// likelySlip tells whether a printed share is a right one with a known error.
func likelySlip(part model.StatementPart, whole decimal.Decimal) bool {
	for _, right := range shares(part, whole) {
		if shapeOf(part.Percent.Value.String(), right.String()) != noShape {
			return true
		}
	}
	return false
}

// agrees tells whether a part's percentage is its share of the whole, rounded
// or cut to the digits printed.
func agrees(part model.StatementPart, whole decimal.Decimal) bool {
	return slices.ContainsFunc(shares(part, whole), part.Percent.Value.Equal)
}

// shares gives a part's share of a whole as it may be printed: rounded half up,
// and cut, both to the decimals of the printed one. None for a whole of nought.
func shares(part model.StatementPart, whole decimal.Decimal) []decimal.Decimal {
	share, err := times(part.Value.Value, 100).Quo(whole)
	if err != nil {
		return nil
	}
	digits := part.Percent.Value.Scale()
	cut := share.Trunc(digits).Pad(digits)
	half := decimal.MustNew(5, digits+1)
	rounded := plus(share, half).Trunc(digits).Pad(digits)
	if rounded.Equal(cut) {
		return []decimal.Decimal{cut}
	}
	return []decimal.Decimal{rounded, cut}
}

// nearest is the right share that the printed one is a known slip of, else the rounded one.
func nearest(printed decimal.Decimal, right []decimal.Decimal) decimal.Decimal {
	i := slices.IndexFunc(right, func(d decimal.Decimal) bool { return shapeOf(printed.String(), d.String()) != noShape })
	return right[max(i, 0)]
}

func times(d decimal.Decimal, n int64) decimal.Decimal {
	product, _ := d.Mul(decimal.MustNew(n, 0))
	return product
}

func percentFinding(i, j int, st *model.Statement) model.Finding {
	part := st.Parts[j]
	column := partColumn(j)
	have := part.Percent.Value
	f := model.Finding{
		Place: part.Percent.Place,
		Have:  &have,
		Cells: []model.Related{
			{Address: statementAddress(i, column+".percent"), Role: model.Subject, Place: part.Percent.Place},
			{Address: statementAddress(i, column), Role: model.Addend, Place: part.Value.Place},
			{Address: statementAddress(i, "total"), Role: model.Total, Place: st.Total.Place},
		},
	}
	right := shares(part, st.Total.Value)
	if len(right) == 0 {
		f.Message = model.Words{
			ZH: fmt.Sprintf("%s：总数是 0，占比却写 %s%%", clip(part.Label, labelRunes), have),
			EN: fmt.Sprintf("%s: a share of %s%% of a total of 0", clip(part.Label, labelRunes), have),
		}
		return f
	}
	want := nearest(have, right)
	f.Want = &want
	f.Message = model.Words{
		ZH: fmt.Sprintf("%s：%s 的 %s 占 %s%%，写的是 %s (%s)", clip(part.Label, labelRunes),
			text(st.Total.Value), text(part.Value.Value), want, have, signed(minus(have, want))),
		EN: fmt.Sprintf("%s: %s of %s is %s%%, printed %s (%s)", clip(part.Label, labelRunes),
			text(part.Value.Value), text(st.Total.Value), want, have, signed(minus(have, want))),
	}
	f.Repairs = []model.Repair{percentRepair(i, j, part, want)}
	return f
}

// percentRepair proposes the right share. Where the printed one differs from it
// by a known slip, the share is certainly what is wrong rather than the count.
func percentRepair(i, j int, part model.StatementPart, want decimal.Decimal) model.Repair {
	label := clip(part.Label, labelRunes)
	r := model.Repair{
		Say: model.Words{
			ZH: fmt.Sprintf("改 %s 占比 %s 为 %s", label, part.Percent.Value, want),
			EN: fmt.Sprintf("change the share of %s from %s to %s", label, part.Percent.Value, want),
		},
		Set:     []model.Setting{{Address: statementAddress(i, partColumn(j)+".percent"), To: want.String()}},
		Settles: 1, Confidence: model.Likely,
	}
	if shape := shapeOf(part.Percent.Value.String(), want.String()); shape != noShape {
		r.Say.ZH += "（" + shapeWords[shape].ZH + "）"
		r.Say.EN += " (" + shapeWords[shape].EN + ")"
		r.Confidence = model.Certain
	}
	return r
}
