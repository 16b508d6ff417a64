package review

import (
	"fmt"
	"strings"

	"gouji/model"
)

// Refusal is why a decision can't be made or followed, in both languages.
type Refusal struct{ Why model.Words }

func (r *Refusal) Error() string { return r.Why.EN }

func refuse(why model.Words) error { return &Refusal{why} }

// say fills the same values into both sentences.
func say(zh, en string, values ...any) model.Words {
	return model.Words{ZH: fmt.Sprintf(zh, values...), EN: fmt.Sprintf(en, values...)}
}

func address(a model.Address) string {
	if a.Column == "" {
		return a.Table + "/" + a.Row
	}
	return a.Table + "/" + a.Row + "/" + a.Column
}

func sayTooLong(most int) model.Words {
	return say("内容超过 %d 个字符，单元格里只能是一个数", "longer than %d characters; a cell holds one number", most)
}

func sayNoNumber(s string) model.Words {
	return say("%q 不是数字；空白表示未填，/ 表示无此项，算式以 = 开头", "%q is no number; type nothing for a blank, / for none, = before a sum", s)
}

func sayBadGroups(s string) model.Words {
	return say("%q 的千位分隔不是每三位一个", "the separators in %q do not stand every three digits", s)
}

func sayNoSum(whole, rest string) model.Words {
	if rest == "" {
		return say("算式 %q 不完整或算不出", "the sum %q is incomplete or has no result", whole)
	}
	return say("算式 %q 在 %q 处看不懂或算不出", "the sum %q can't be computed at %q", whole, rest)
}

func sayNoYear(s string) model.Words {
	return say("%q 不是年份，应为四位数字，如 2018", "%q is no year; it has four digits, such as 2018", s)
}

func sayNoDay(s string) model.Words {
	return say("%q 不是日期，应如 2018-01-03", "%q is no date; write it as 2018-01-03", s)
}

func sayNoDocumentNumber(s string) model.Words {
	return say("%q 不是文号，应如 漳民〔2018〕5号", "%q is no document number; write it as 漳民〔2018〕5号", s)
}

func sayNoCell(a model.Address) model.Words {
	return say("报告中没有单元格 %s", "the report has no cell %s", address(a))
}

func sayProseNeedsNumber() model.Words {
	return say("正文中的数字不能改为空白或 /", "a figure in prose can't become a blank or a stroke")
}

func sayNoFact(name string) model.Words {
	return say("报告中没有名为 %q 的事项；可更正的有 agency、year、title、dates.N、document_numbers.N",
		"the report has no fact %q; there are agency, year, title, dates.N and document_numbers.N", name)
}

func sayNothingSet() model.Words {
	return say("没有要更正的内容", "no cell was named to correct")
}

func saySame() model.Words {
	return say("内容与现在相同，没有更正", "that is what stands there already; nothing was corrected")
}

func sayNoVerdict(v Verdict) model.Words {
	return say("判定 %q 不存在，应为 published_wrong 或 read_wrong", "there is no verdict %q; it is published_wrong or read_wrong", v)
}

func sayNoReason() model.Words {
	return say("保留问题须写明理由", "say why the finding may stand: a waiver needs a reason")
}

func sayNotOpen(code string) model.Words {
	return say("%s 不是待处理的问题，无须保留", "%s is no open finding of this report; there is nothing to waive", code)
}

func sayAlreadySettled() model.Words {
	return say("报告已审定", "the report is settled already")
}

func sayNotSettled() model.Words {
	return say("报告尚未审定，无须重开", "the report is not settled; there is nothing to reopen")
}

func sayNothingToUndo() model.Words {
	return say("没有可撤销的决定", "there is nothing to undo")
}

func sayNothingToRedo() model.Words {
	return say("没有可重做的决定", "there is nothing to redo")
}

func sayTwice(d Decision) model.Words {
	return say("决定 %q 没有编号或重复，已略过", "decision %q has no id of its own; it was passed over", d.ID)
}

func sayNoTarget(d Decision) model.Words {
	return say("决定 %s 所指的 %q 不存在或已不起作用，已略过", "decision %s names %q, which there is not or which does not count; it was passed over", d.ID, d.Target)
}

func sayUnknownKind(d Decision) model.Words {
	return say("决定 %s 的种类 %q 不认识，可能由较新版本写成，已略过", "decision %s is of the unknown kind %q, perhaps by a newer gouji; it was passed over", d.ID, d.Kind)
}

func sayCannotApply(d Decision, err error) model.Words {
	why := model.Words{ZH: err.Error(), EN: err.Error()}
	if r, ok := err.(*Refusal); ok {
		why = r.Why
	}
	return model.Words{ZH: fmt.Sprintf("更正 %s 无法应用：%s", d.ID, why.ZH), EN: fmt.Sprintf("correction %s could not be applied: %s", d.ID, why.EN)}
}

func sayLapsed(d Decision, a model.Address, held, now string) model.Words {
	return say("%s 的保留说明已失效：%s 当时为 %q，现为 %q", "the waiver of %s has lapsed: %s held %q then and holds %q now", d.Finding.Code, address(a), held, now)
}

func sayEvidenceLapsed(d Decision, now []string) model.Words {
	return say("%s 的保留说明已失效：当时所依据的是 %q，现为 %q", "the waiver of %s has lapsed: it rested on %q then and would on %q now",
		d.Finding.Code, strings.Join(d.Finding.Evidence, ", "), strings.Join(now, ", "))
}
