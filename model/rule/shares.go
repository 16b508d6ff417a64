package rule

import (
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"gouji/model"
)

var shareRules = []*Rule{
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

// nearest is the right share that the printed one is a known slip of, else the rounded one.
func nearest(printed decimal.Decimal, right []decimal.Decimal) decimal.Decimal {
	i := slices.IndexFunc(right, func(d decimal.Decimal) bool { return shapeOf(printed.String(), d.String()) != noShape })
	return right[max(i, 0)]
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
