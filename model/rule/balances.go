package rule

import (
	"fmt"

	"gouji/model"
)

// balances are the laws of the form. Which figures they tie together stands in
// the form's data; every rule here is the same reading of it.
var balances = []*Rule{
	{
		Code:     "BAL001",
		Severity: model.Error,
		Title: model.Words{
			ZH: "申请表每一行：总计等于自然人与各类组织之和",
			EN: "requests table, each row: the total is natural persons and organisations together",
		},
		Why: model.Words{
			ZH: "每件申请只有一个申请人，六类申请人合起来就是总计，多一件少一件都是填错或抄错。",
			EN: "Every request has one applicant, so the six kinds of applicant make up the total; any difference is a slip of filling in or copying.",
		},
		Basis: "国办公开办函〔2021〕30号、〔2019〕60号 表三",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "四、结转下年度继续办理 | 2 | 1 | 0 | 0 | 0 | 0 | 3", "四、结转下年度继续办理 | 2 | 1 | 0 | 0 | 0 | 0 | 3"}},
		Bad:   []Example{{"clean-2019.txt", "四、结转下年度继续办理 | 2 | 1 | 0 | 0 | 0 | 0 | 3", "四、结转下年度继续办理 | 2 | 1 | 0 | 0 | 0 | 0 | 4"}},
		Check: checkLaws,
	},
	{
		Code:     "BAL002",
		Severity: model.Error,
		Title: model.Words{
			ZH: "申请表每一列：新收加上年结转等于办理总计加结转下年",
			EN: "requests table, each column: new and carried in equal handled and carried out",
		},
		Why: model.Words{
			ZH: "表头自己写着这条勾稽关系：第一项加第二项之和，等于第三项加第四项之和。收进来的不是办了就是还没办。",
			EN: "The form prints this law in its own head: what came in was either handled or is still open.",
		},
		Basis: "国办公开办函〔2021〕30号、〔2019〕60号 表三：“第一项加第二项之和，等于第三项加第四项之和”",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "一、本年新收政府信息公开申请数量 | 22 | 5 | 0 | 0 | 3 | 0 | 30", "一、本年新收政府信息公开申请数量 | 22 | 5 | 0 | 0 | 3 | 0 | 30"}},
		Bad:   []Example{{"clean-2019.txt", "一、本年新收政府信息公开申请数量 | 22 |", "一、本年新收政府信息公开申请数量 | 32 |"}},
		Check: checkLaws,
	},
	{
		Code:     "BAL003",
		Severity: model.Error,
		Title: model.Words{
			ZH: "申请表每一列：办理总计等于各种办理结果之和",
			EN: "requests table, each column: the total handled is the sum of all results",
		},
		Why: model.Words{
			ZH: "每件办结的申请只计一种结果，所以（七）总计就是（一）至（六）各行之和。",
			EN: "Each handled request is counted under one result only, so the total is the sum of the result rows.",
		},
		Basis: "国办公开办函〔2021〕30号、〔2019〕60号 表三 第三项",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "1.本机关不掌握相关政府信息 | 5 | 0 | 0 | 0 | 1 | 0 | 6", "1.本机关不掌握相关政府信息 | 5 | 0 | 0 | 0 | 1 | 0 | 6"}},
		Bad:   []Example{{"clean-2019.txt", "1.本机关不掌握相关政府信息 | 5 |", "1.本机关不掌握相关政府信息 | 6 |"}},
		Check: checkLaws,
	},
	{
		Code:     "BAL004",
		Severity: model.Error,
		Title: model.Words{
			ZH: "复议诉讼表：总计等于维持、纠正、其他与尚未审结之和",
			EN: "disputes table: the total is upheld, corrected, other and pending together",
		},
		Why: model.Words{
			ZH: "每个案件只有一种状态，三组各自相加。常见的错是结果填了而总计还是 0。",
			EN: "A case has one outcome or is pending, in each of the three groups. The usual slip is a total left at 0.",
		},
		Basis: "国办公开办函〔2021〕30号、〔2019〕60号 表四",
		Since: "0.1",
		Good:  []Example{{"clean-2019.txt", "1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |", "1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |"}},
		Bad:   []Example{{"clean-2019.txt", "1 | 0 | 0 | 1 | 2 | 0", "1 | 0 | 0 | 1 | 0 | 0"}},
		Check: checkLaws,
	},
	{
		Code:     "BAL005",
		Severity: model.Error,
		Title: model.Words{
			ZH: "旧统计表：分项穷尽的数等于分项之和",
			EN: "older statistics: a figure whose parts exhaust it is their sum",
		},
		Why: model.Words{
			ZH: "申请渠道、答复种类、人员、案件结果把总数分完。未审结的案件在旧表里没有格子，所以案件分项之和偏小只作提醒。",
			EN: "Channels, kinds of answer, staff and outcomes divide the figure completely. Undecided cases have no cell in the older tables, so there a smaller sum is only a warning.",
		},
		Basis: "国办发〔2014〕32号 政府信息公开情况统计表；各省附表",
		Since: "0.1",
		Good:  []Example{{"clean-statistics-2012.txt", "（二）政府信息公开人员数 | 人 | 5 |\n其中：全职人员 | 人 | 2 |\n兼职人员 | 人 | 3 |", "（二）政府信息公开人员数 | 人 | 5 |\n其中：全职人员 | 人 | 2 |\n兼职人员 | 人 | 3 |"}},
		Bad:   []Example{{"clean-statistics-2012.txt", "兼职人员 | 人 | 3 |", "兼职人员 | 人 | 1 |"}},
		Check: checkLaws,
	},
	{
		Code:     "BAL006",
		Severity: model.Error,
		Title: model.Words{
			ZH: "旧统计表：“其中”的数不大于它所属的数",
			EN: "older statistics: an “of which” is not larger than the figure it belongs to",
		},
		Why: model.Words{
			ZH: "部分不能比整体多。公开了 289 条，其中网站不可能公开 298 条；哪个数错，表自己说不出来。",
			EN: "A part cannot exceed the whole: of 289 items 298 cannot be on the website. Which figure is wrong the table cannot say.",
		},
		Basis: "国办发〔2014〕32号 政府信息公开情况统计表；各省附表",
		Since: "0.1",
		Good:  []Example{{"clean-statistics-2012.txt", "一、主动公开数量 | 条 | 312", "一、主动公开数量 | 条 | 330"}},
		Bad:   []Example{{"clean-statistics-2012.txt", "一、主动公开数量 | 条 | 312", "一、主动公开数量 | 条 | 302"}},
		Check: checkLaws,
	},
	{
		Code:     "BAL007",
		Severity: model.Error,
		Title: model.Words{
			ZH: "本年度的数不大于历年累计",
			EN: "this year's figure is not larger than the figure since the beginning",
		},
		Why: model.Words{
			ZH: "历年累计包含本年度。",
			EN: "The figure since the beginning includes this year's.",
		},
		Basis: "福建省年度报告附表",
		Since: "0.1",
		Good:  []Example{{"clean-annex.txt", "行政诉讼数\t件\t0\t1", "行政诉讼数\t件\t1\t1"}},
		Bad:   []Example{{"clean-annex.txt", "行政诉讼数\t件\t0\t1", "行政诉讼数\t件\t2\t1"}},
		Check: checkLaws,
	},
	{
		Code:     "BAL011",
		Severity: model.Info,
		Title: model.Words{
			ZH: "旧统计表：公开总数大于各渠道之和",
			EN: "older statistics: more disclosed than the channels together",
		},
		Why: model.Words{
			ZH: "同一信息经多个渠道公开只计 1 条，总数通常不大于各渠道之和；大了，就有信息没有经过所列的任何渠道。",
			EN: "An item published through several channels counts once, so the total is normally at most the sum; a larger one means items that went through no channel listed.",
		},
		Basis: "国办发〔2014〕32号 政府信息公开情况统计表：“不同渠道和方式公开相同信息计1条”",
		Since: "0.1",
		Good:  []Example{{"clean-2014.txt", "政府网站公开政府信息数      条      1402", "政府网站公开政府信息数      条      1402"}},
		Bad:   []Example{{"clean-2014.txt", "政府网站公开政府信息数      条      1402", "政府网站公开政府信息数      条      1002"}},
		Check: checkLaws,
	},
}

// checkLaws reports every broken law of the rule's code, each with all its cells.
func checkLaws(p *Pass) {
	sheets := p.sheets()
	for i := range sheets {
		s := &sheets[i]
		for n := range s.laws {
			l := &s.laws[n]
			if l.Rule != p.rule.Code {
				continue
			}
			switch {
			case s.table == nil || s.verdicts[n].outcome == untestable:
				p.untestable(l.Rule, 1)
			case s.verdicts[n].outcome == broken:
				p.ReportAs(l.severity(s.verdicts[n]), s.finding(p, n))
				p.cause(s.rootOf(n))
			}
		}
	}
}

// rootOf names a broken law as a root, and the shift of a row that it follows from.
func (s *sheet) rootOf(n int) (root, follows string) {
	if h := s.shiftOf(n); h != nil {
		if n == h.laws[0] {
			return h.name(s), ""
		}
		return "", h.name(s)
	}
	return s.lawName(n), ""
}

func (s *sheet) lawName(n int) string { return fmt.Sprintf("law %s/%d", s.form.ID, n) }

func (s *sheet) finding(p *Pass, n int) model.Finding {
	l, v := &s.laws[n], s.verdicts[n]
	subject := l.subject()
	have := s.cells[subject.cell].Value
	want := s.settling(l, subject.cell)
	f := model.Finding{
		Message: s.sentence(l, v),
		Place:   s.cells[subject.cell].Place,
		Cells:   s.related(l, subject),
		Want:    &want,
		Have:    &have,
	}
	repairs, more := s.explain(n)
	f.Repairs = repairs
	if h := s.shiftOf(n); h != nil && n == h.laws[0] {
		say := h.say(s)
		f.Message = model.Words{ZH: say.ZH + f.Message.ZH, EN: say.EN + f.Message.EN}
	}
	if more > 0 {
		f.Advice = model.Words{
			ZH: fmt.Sprintf("另有 %d 处改动也能使它相符；请对照原文。", more),
			EN: fmt.Sprintf("%d more changes would settle it; compare the source.", more),
		}
	}
	return f
}

// related gives the cells of a law with their parts in it, the subject first.
func (s *sheet) related(l *law, subject term) []model.Related {
	related := []model.Related{{Address: s.address(subject.cell), Role: model.Subject, Place: s.cells[subject.cell].Place}}
	_, single := l.side(!subject.left)
	for _, t := range l.terms {
		if t.cell == subject.cell || !s.present(t) {
			continue
		}
		role := model.Addend
		switch {
		case t.left == subject.left:
			role = model.Evidence
		case single && l.Op == ">=" && t.left:
			role = model.Total
		}
		related = append(related, model.Related{Address: s.address(t.cell), Role: role, Place: s.cells[t.cell].Place})
	}
	return related
}
