package rule

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
)

var others = []*Rule{
	{
		Code:     "STR009",
		Severity: model.Info,
		Title: model.Words{
			ZH: "别的机关的用语或名称",
			EN: "words of another kind of body, or another body's name",
		},
		Why: model.Words{
			ZH: "街道的报告里写“我台”“全局”，或请公众与别的机关联系，多半是照抄别处的报告没有改净；数字也可能是别处的。",
			EN: "A sub-district that calls itself a station or a bureau, or sends its readers to another body, has mostly copied a report and not changed all of it; its figures may be another's too.",
		},
		Since: "0.2",
		Good:  []Example{{"clean-2019.txt", "2019年,我局围绕", "2019年,我局从全局出发,围绕"}},
		Bad: []Example{
			{"clean-2019.txt", "2019年,我局围绕", "2019年,我镇围绕"},
			{"clean-2019.txt", "编制本报告。", "编制本报告。如对报告有疑问,请与澜川市林业局联系。"},
		},
		Check: checkOthers,
	},
}

// ownWords are what bodies call themselves, with what the name or kind of one
// that may is known by. Words that a report also uses of those above it are left out.
var ownWords = []struct {
	word  string
	ends  []string // the body's name holds one of these
	kinds []model.AgencyKind
}{
	{"我局", []string{"局"}, nil},
	{"我台", []string{"台"}, nil},
	{"我厅", []string{"厅"}, nil},
	{"我镇", []string{"镇"}, []model.AgencyKind{model.Township}},
	{"我乡", []string{"乡"}, []model.AgencyKind{model.Township}},
	{"我街道", []string{"街道"}, []model.AgencyKind{model.Subdistrict}},
	{"我校", []string{"学校", "大学", "学院", "中学", "小学"}, nil},
	{"我院", []string{"院"}, nil},
	{"全局", []string{"局"}, nil},
}

// wholeBureau are what follows 全局 where it means the whole bureau; elsewhere it
// is the situation as a whole.
var wholeBureau = []string{"信息", "各", "干部", "职工", "政务", "政府", "股", "科"}

// situation are words before 全局 after which it never means a bureau.
var situation = []string{"大局", "着眼", "统筹", "事关", "服务", "谋划", "顾"}

func checkOthers(p *Pass) {
	r := p.Reading
	if r.Source == nil || r.Agency.Name == "" || r.Agency.From == model.FromNothing {
		return
	}
	for _, own := range ownWords {
		if slices.ContainsFunc(own.ends, func(end string) bool { return strings.Contains(r.Agency.Name, end) }) || slices.Contains(own.kinds, r.Agency.Kind) {
			continue
		}
		if at := p.calls(own.word); at >= 0 {
			p.Report(model.Finding{
				Message: model.Words{
					ZH: fmt.Sprintf("“%s”：%s 不这样自称，可能抄自别的机关", own.word, r.Agency.Name),
					EN: fmt.Sprintf("%q is not what %s calls itself; copied from another body, perhaps", own.word, r.Agency.Name),
				},
				Place: model.At(at, at+len(own.word)),
			})
		}
	}
	p.checkContact()
}

// calls finds where the text uses a word of itself; -1 for nowhere.
func (p *Pass) calls(word string) int {
	text := p.Reading.Source.Text
	for from := 0; ; {
		n := strings.Index(text[from:], word)
		if n < 0 {
			return -1
		}
		at := from + n
		from = at + len(word)
		if word == "全局" && (!beginsWith(text[from:], wholeBureau) || endsWith(text[:at], situation)) {
			continue
		}
		if !endsWith(text[:at], []string{"自", "大", "忘"}) && !p.copied(model.At(at, from)) {
			return at
		}
	}
}

func beginsWith(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}

func endsWith(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

// checkContact looks at whom readers are sent to: 请与某局联系.
func (p *Pass) checkContact() {
	const with, contact = "请与", "联系"
	r := p.Reading
	text := r.Source.Text
	at := strings.Index(text, with)
	if at < 0 {
		return
	}
	start := at + len(with)
	n := strings.Index(text[start:min(len(text), start+120)], contact)
	if n < 0 {
		return
	}
	name := text[start : start+n]
	if !endsWith(name, []string{"局", "委员会", "街道办事处", "镇人民政府", "乡人民政府"}) || utf8.RuneCountInString(name) < 4 || sameBody(name, r.Agency.Name) {
		return
	}
	p.Report(model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("请公众与“%s”联系，报告的机关是 %s", name, r.Agency.Name),
			EN: fmt.Sprintf("readers are sent to %q, the report is by %s", name, r.Agency.Name),
		},
		Place: model.At(start, start+n),
	})
}

// sameBody tells whether two names can be of one body: one ends like the other,
// or differs by what stands before and after it.
func sameBody(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	x, y := bodyOf(a, "", "", ""), bodyOf(b, "", "", "")
	return x.stem == y.stem || strings.HasSuffix(x.stem, y.stem) || strings.HasSuffix(y.stem, x.stem)
}
