package rule

import (
	"slices"
	"strconv"
	"strings"

	"gouji/model"
)

// What a clause counts may be less than the whole form's: 网上申请20件，答复18件
// answers those, and 上半年收到申请15件 is half a year's. The words before it in
// its sentence say so.

// requestsTable is the table whose figures prose divides by channel, applicant and time.
const requestsTable = "requests"

// request is what the table counts.
const request = "申请"

// scopeWords in the first words of a sentence say that it counts a part, or more
// than one year.
var scopeWords = []string{
	"上半年", "下半年", "季度", "历年", "涉及", "企业", "自然人", "个人",
	"局机关", "局属", "下属", "所属", "直属", "各单位", "各部门", "各镇", "各乡", "各县", "各区",
}

// seasons are parts of the year: what a sentence counts after them is theirs, unless
// they make up the year.
var seasons = []string{"季度", "上半年", "下半年"}

// channels are ways in which requests come; before scopeEnds a sentence is about one.
var channels = []string{"网上", "网络", "在线", "信函", "书面", "当面", "现场", "邮寄", "传真", "邮件", "平台", "窗口"}
var scopeEnds = []string{"方面", "渠道", "方式", "中", "上"}

// since begins with other years than the report's own, but after these words.
const since = "以来"

var thisYears = []string{"今年", "本年", "本年度", "一年"}

// monthEnds close part of a year, except after lastMonths.
var monthEnds = []string{"月底", "月末", "月份"}
var lastMonths = []string{"12", "十二"}

// comparing are words of a count of another year, or of a difference from it.
var comparing = []string{"增加", "减少", "增长", "下降", "同比", "上年", "去年", "较", "比"}

// partial tells whether the count i, which names what of the form, is that of a
// part only. A clause that does not say what it counts takes that from the count
// before it.
func (p *Pass) partial(x *lexicon, sheets []sheet, i int, of *correspondence) bool {
	r := p.Reading
	m := &r.Mentions[i]
	if p.Form.Tables[of.sums[0][0].table].ID != requestsTable || len(m.Place) == 0 {
		return false
	}
	if beyond(r.Agency.Kind, r.Agency.Name, m.Words) {
		return true
	}
	var buffer []byte
	said := strings.Contains(m.Words, request)
	for ; i > 0 && p.oneSentence(i-1, i); i-- {
		before := &r.Mentions[i-1]
		if holdsAny(before.Words, seasons) && !p.listed(before, m) { // 一季度5件，二季度10件，答复15件
			return true
		}
		if said || !strings.Contains(before.Words, request) || holdsAny(before.Words, comparing) || p.listed(before, m) {
			continue
		}
		said = true
		c := x.find(r, before, &buffer)
		if c != nil && c.Part || c == nil && !p.isWhole(x, sheets, before) {
			return true
		}
	}
	return narrows(head(&r.Mentions[i]), r.Year.Value)
}

// oneSentence tells whether two counts stand in one sentence, or in one part of it.
func (p *Pass) oneSentence(i, j int) bool {
	from, to := p.Reading.Mentions[i].Place.End(), p.Reading.Mentions[j].Place.Start()
	return from <= to && !strings.ContainsAny(p.Reading.Source.Text[from:to], clauseEnds)
}

// clauseEnds are the signs after which a sentence counts anew.
const clauseEnds = "。；;\n"

// head are the words of a sentence before its first count.
func head(first *model.Mention) string {
	lead := first.Lead + first.Words
	if n := strings.LastIndexAny(lead, clauseEnds); n >= 0 {
		lead = lead[n:]
	}
	return lead
}

// narrows tells first words of a sentence after which it counts a part only.
func narrows(head string, year int) bool {
	if holdsAny(head, scopeWords) {
		return true
	}
	if before, _, ok := strings.Cut(head, since); ok && !endsWith(before, thisYears) && !strings.HasSuffix(before, strconv.Itoa(year)+"年") {
		return true
	}
	for _, end := range monthEnds {
		if before, _, ok := strings.Cut(head, end); ok && !endsWith(before, lastMonths) {
			return true
		}
	}
	clause, _, ok := strings.Cut(head, "，")
	return ok && endsWith(clause, scopeEnds) && holdsAny(clause, channels)
}

// received is the mention of all requests.
const received = "received"

// isWhole tells a count of requests in other words than the form's that still is
// that of all.
func (p *Pass) isWhole(x *lexicon, sheets []sheet, m *model.Mention) bool {
	return slices.ContainsFunc(x.mentions, func(c correspondence) bool {
		if c.ID != received {
			return false
		}
		_, agrees, _ := (&mentioned{m, &c}).compare(sheets)
		return agrees
	})
}

// listed tells a count that is part of a list before another count, and a whole one.
func (p *Pass) listed(part, before *model.Mention) bool {
	at := part.Place.Start()
	for i := range p.Reading.Statements {
		st := &p.Reading.Statements[i]
		if st.Place.End() > before.Place.Start() || !partSum(st).Equal(st.Total.Value) {
			continue
		}
		if slices.ContainsFunc(st.Parts, func(q model.StatementPart) bool { return q.Value.Place.Start() == at }) {
			return true
		}
	}
	return false
}

// allOf are words for the bodies of a whole region, which only its government counts.
var allOf = []string{"全省", "全市", "全县", "全区", "全旗", "全州"}

// beyond tells words for more than a body's own requests.
func beyond(kind model.AgencyKind, name, words string) bool {
	switch kind {
	case model.Department, model.Township, model.Subdistrict:
		return holdsAny(words, allOf) && !strings.Contains(name, "政府办")
	}
	return false
}
