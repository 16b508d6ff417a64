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

// ownWord is what a body calls itself after 我, with what the name or kind of one
// that may is known by.
type ownWord struct {
	word  string
	ends  []string // the body's name holds one of these
	kinds []model.AgencyKind
}

// ownWords leave out the words that a report also uses of those above it.
var ownWords = []ownWord{
	{"局", []string{"局"}, nil},
	{"台", []string{"台"}, nil},
	{"厅", []string{"厅"}, nil},
	{"镇", []string{"镇"}, []model.AgencyKind{model.Township}},
	{"乡", []string{"乡"}, []model.AgencyKind{model.Township}},
	{"街道", []string{"街道"}, []model.AgencyKind{model.Subdistrict}},
	{"校", []string{"学校", "大学", "学院", "中学", "小学"}, nil},
	{"院", []string{"院"}, nil},
}

const own, wholeBureau = "我", "全局"

// ofBureau are what follows 全局 where it means the whole bureau; elsewhere it is
// the situation as a whole, always so after the words of situation.
var ofBureau = []string{"信息", "各", "干部", "职工", "政务", "政府", "股", "科"}
var situation = []string{"大局", "着眼", "统筹", "事关", "服务", "谋划", "顾"}

// notOwn end the words before 我 after which it is no body's.
var notOwn = []string{"自", "大", "忘"}

func checkOthers(p *Pass) {
	r := p.Reading
	if r.Source == nil || r.Agency.Name == "" || r.Agency.From == model.FromNothing {
		return
	}
	text := r.Source.Text
	told := 0 // a bit for each word of ownWords
	for at := nextHan(text, own, 0); at >= 0; at = nextHan(text, own, at+len(own)) {
		rest := text[at+len(own):]
		i := slices.IndexFunc(ownWords, func(w ownWord) bool { return strings.HasPrefix(rest, w.word) })
		if i < 0 || told&(1<<i) != 0 || p.may(ownWords[i].ends, ownWords[i].kinds) || endsWith(text[:at], notOwn) {
			continue
		}
		if place := model.At(at, at+len(own)+len(ownWords[i].word)); !p.copied(place) {
			told |= 1 << i
			p.reportOther(place)
		}
	}
	if !p.may([]string{"局"}, nil) {
		p.checkBureau(text)
	}
	p.checkContact()
}

// checkBureau looks for 全局 in the report of a body that is none.
func (p *Pass) checkBureau(text string) {
	for at := strings.Index(text, wholeBureau); at >= 0; {
		end := at + len(wholeBureau)
		if beginsWith(text[end:], ofBureau) && !endsWith(text[:at], situation) && !p.copied(model.At(at, end)) {
			p.reportOther(model.At(at, end))
			return
		}
		n := strings.Index(text[end:], wholeBureau)
		if n < 0 {
			return
		}
		at = end + n
	}
}

// may tells whether the body's name or kind allows a word.
func (p *Pass) may(ends []string, kinds []model.AgencyKind) bool {
	a := &p.Reading.Agency
	return slices.Contains(kinds, a.Kind) || slices.ContainsFunc(ends, func(end string) bool { return strings.Contains(a.Name, end) })
}

func (p *Pass) reportOther(place model.Place) {
	word, name := p.Reading.Source.Slice(place[0]), p.Reading.Agency.Name
	p.Report(model.Finding{
		Message: model.Words{
			ZH: fmt.Sprintf("“%s”：%s 不这样自称，可能抄自别的机关", word, name),
			EN: fmt.Sprintf("%q is not what %s calls itself; copied from another body, perhaps", word, name),
		},
		Place: place,
	})
}

// nextHan finds a Han character from an offset on; -1 for nowhere. Such characters
// share their first bytes with hundreds of others, so it looks for the last.
func nextHan(text, character string, from int) int {
	last := len(character) - 1
	for at := from + last; at < len(text); at++ {
		n := strings.IndexByte(text[at:], character[last])
		if n < 0 {
			return -1
		}
		at += n
		if start := at - last; text[start:at] == character[:last] {
			return start
		}
	}
	return -1
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
	if strings.Contains(a, b) || strings.Contains(b, a) || model.Abbreviates(a, b) || model.Abbreviates(b, a) {
		return true
	}
	x, y := bodyOf(a, "", "", ""), bodyOf(b, "", "", "")
	return x.stem == y.stem || strings.HasSuffix(x.stem, y.stem) || strings.HasSuffix(y.stem, x.stem)
}
