package project

import (
	"fmt"
	"strings"

	"gouji/model"
	"gouji/model/form"
)

// Mistake is what is wrong with a project file, and where.
type Mistake struct {
	File         string
	Line, Column int // from 1, Column in characters; 0 where it is the file as a whole
	What         model.Words
}

func (m *Mistake) Error() string { return m.Words().EN }

// Words says it in both languages.
func (m *Mistake) Words() model.Words {
	place := m.File
	if m.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", m.File, m.Line, m.Column)
	}
	return model.Words{ZH: place + "：" + m.What.ZH, EN: place + ": " + m.What.EN}
}

// Refusal is why rules can't be chosen.
type Refusal struct{ Why model.Words }

func (r *Refusal) Error() string { return r.Why.EN }

// Words says it in both languages.
func (r *Refusal) Words() model.Words { return r.Why }

func say(zh, en string, values ...any) model.Words {
	return model.Words{ZH: fmt.Sprintf(zh, values...), EN: fmt.Sprintf(en, values...)}
}

func unreadable(err error) model.Words { return say("读不出：%v", "can't be read: %v", err) }

func sayTooLarge(most int) model.Words {
	return say("大于 %d 字节", "larger than %d bytes", most)
}

func sayNoTOML(why string) model.Words { return say("不是 TOML：%s", "no TOML: %s", why) }

func sayNoKey(key string) model.Words {
	return say("没有设置项 %q；有 select、ignore、severity、deadline、rule", "there is no setting %q; there are select, ignore, severity, deadline and rule", key)
}

func sayNoPrefix(prefix string) model.Words {
	return say("没有编号以 %q 开头的规则；gouji explain 列出全部规则", "no rule has a code that begins with %q; gouji explain lists them", prefix)
}

func sayNoCode(code string) model.Words {
	return say("没有规则 %q；gouji explain 列出全部规则", "there is no rule %q; gouji explain lists them", code)
}

func sayNoSeverity(word string) model.Words {
	return say("没有级别 %q，只有 error、warning、info", "there is no severity %q; choose error, warning or info", word)
}

func sayNoKind(kind string, kinds []model.AgencyKind) model.Words {
	return say("没有机关类别 %q，只有 %v", "there is no kind of body %q; choose one of %v", kind, kinds)
}

func sayNoDue(due string) model.Words {
	return say("%q 不是日子，应如 01-31", "%q is no day of the year; write it as 01-31", due)
}

func sayBadCode(code string) model.Words {
	return say("%q 不能作编号，应如 OWN001：大写字母后接数字", "%q is no code; write it as OWN001, capital letters and a number", code)
}

func sayFamilyTaken(family string) model.Words {
	return say("%s 是程序自带规则的编号，自定义规则请另取", "%s is a family of the program's own rules; choose another for yours", family)
}

func sayCodeTwice(code string) model.Words {
	return say("编号 %s 用了两次", "the code %s stands twice", code)
}

var sayNoMessage = model.Words{
	ZH: `规则须有 message：一段文字，或 {zh = "…", en = "…"}`,
	EN: `a rule needs a message: a text, or {zh = "…", en = "…"}`,
}

var sayNoExpression = model.Words{
	ZH: `规则须有 holds：应当成立的算式，如 requests.new.total <= 10000`,
	EN: `a rule needs holds: what must be true, such as requests.new.total <= 10000`,
}

func sayExpressionTooLong(most int) model.Words {
	return say("算式长于 %d 字节", "the expression is longer than %d bytes", most)
}

var plainWords = strings.NewReplacer("decimal.Decimal", "number", "bool", "yes or no")

func sayExpression(why string) model.Words {
	why = plainWords.Replace(why)
	return say("算式有误：%s", "the expression can't be understood: %s", why)
}

func sayNotAllowed(part string) model.Words {
	return say("算式中不能用 %q", "%q can't be used in a rule", part)
}

func sayNoFunction(name string) model.Words {
	return say("没有函数 %q，只有 abs、min、max", "there is no function %q; there are abs, min and max", name)
}

var sayListOfTexts = model.Words{
	ZH: "in 后面只能是文字的列表；数字用 == 和 ||",
	EN: "a list can hold texts only; compare numbers with == and ||",
}

func sayNoName(name, form, near string) model.Words {
	w := say("表样 %s 中没有 %q", "form %s has no %q", form, name)
	if near != "" {
		w.ZH += fmt.Sprintf("，是否为 %q？", near)
		w.EN += fmt.Sprintf("; did you mean %q?", near)
	}
	return w
}

func sayNoForm(id string, all []*form.Form) model.Words {
	var ids []string
	for _, f := range all {
		ids = append(ids, f.ID)
	}
	return say("没有表样 %q，只有 %s", "there is no form %q; choose one of %s", id, strings.Join(ids, ", "))
}

// A finding's message goes on with the figures of its cells.
var (
	sayGiven = model.Words{ZH: "：", EN: ": "}
	sayAnd   = model.Words{ZH: "，", EN: ", "}
)
