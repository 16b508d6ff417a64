package rule

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gouji/model"
)

var losses = []*Rule{
	{
		Code:     "STR010",
		Severity: model.Info,
		Title: model.Words{
			ZH: "括号引号不成对，数字没了单位，句子没了结尾",
			EN: "a bracket or quotation mark without its partner, a figure without its unit, a sentence without its end",
		},
		Why: model.Words{
			ZH: "网页里单独成段的一个字，抽取时常整段丢掉：括号、单位、句号。数字本身还在，但旁边少了什么要看原文。",
			EN: "A character that stood alone in its own piece of the page is often lost in extraction: a bracket, a unit, a full stop. Figures survive, but what stood beside them must be looked up.",
		},
		Since: "0.2",
		Good:  []Example{{"clean-prose.txt", "每期印3000册", "每期印3000册（含副刊）"}},
		Bad: []Example{
			{"clean-prose.txt", "四十六个市级部门开设公开专栏", "四十六个（市级部门开设公开专栏"},
			{"clean-prose.txt", "邀请企业代表列席市政府常务会议8次。", "邀请企业代表列席市政府常务会议8。"},
			{"clean-prose.txt", "听取第三方评估汇报一次。", "听取第三方评估汇报一次"},
		},
		Check: checkLosses,
	},
}

func checkLosses(p *Pass) {
	src := p.Reading.Source
	if src == nil {
		return
	}
	counts := countPairs(src.Text)
	for i, pair := range pairs {
		if counts[i] != 0 { // a closer look only where the signs are not as many on both sides
			p.checkPair(pair)
		}
	}
	for n := 1; n <= src.Lines(); n++ {
		if line := src.LineSpan(n); line.Len() >= paragraphBytes && !p.tabled(line) {
			p.checkUnitLost(n, line)
			p.checkEnd(n, line)
		}
	}
}

// pair is two signs that stand together; each may be printed in either width.
type pair struct{ open, close []string }

var pairs = [...]pair{
	{[]string{"(", "（"}, []string{")", "）"}},
	{[]string{"“"}, []string{"”"}},
	{[]string{"《"}, []string{"》"}},
	{[]string{"【"}, []string{"】"}},
}

// countPairs counts opening signs less closing ones, for each pair, in one pass.
func countPairs(text string) (counts [len(pairs)]int) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			if c == '(' {
				counts[0]++
			} else if c == ')' {
				counts[0]--
			}
		case c >= 0xE4 && c <= 0xE9: // a Han character
			i += 2
		case c >= 0xE2 && c <= 0xEF && i+3 <= len(text):
			switch text[i : i+3] {
			case "（":
				counts[0]++
			case "）":
				counts[0]--
			case "“":
				counts[1]++
			case "”":
				counts[1]--
			case "《":
				counts[2]++
			case "》":
				counts[2]--
			case "【":
				counts[3]++
			case "】":
				counts[3]--
			}
			i += 2
		}
	}
	return counts
}

// checkPair tells of the signs that have no partner.
func (p *Pass) checkPair(pair pair) {
	text := p.Reading.Source.Text
	line := 0 // a line with several is told of once
	for _, at := range pair.lone(text) {
		_, w := utf8.DecodeRuneInString(text[at:])
		place := model.At(at, at+w)
		if inCopy(p.Reading, place) || p.inNumber(at) || p.Reading.Source.Line(at) == line || p.pageFacts(at) {
			continue
		}
		line = p.Reading.Source.Line(at)
		sign := text[at : at+w]
		p.Report(model.Finding{
			Message: model.Words{
				ZH: fmt.Sprintf("“%s”没有与它成对的符号：%s", sign, around(text, at)),
				EN: fmt.Sprintf("%q has no partner: %s", sign, around(text, at)),
			},
			Place: place,
		})
	}
}

// pageFacts tells a line of buttons and facts about the page, 【字体：大 中 小】: the
// report's own text is what matters.
func (p *Pass) pageFacts(at int) bool {
	text := p.Reading.Source.LineText(p.Reading.Source.Line(at))
	return len(text) < paragraphBytes*2 && slices.ContainsFunc(pageFactWords, func(w string) bool { return strings.Contains(text, w) })
}

var pageFactWords = []string{"字体", "字号", "打印", "分享", "浏览", "来源：", "来源:", "当前位置"}

// pairReach is how far apart in bytes the signs of a pair may stand; a text set
// to a measure breaks lines between them.
const pairReach = 600

// lone gives where signs without their partner stand.
func (pr pair) lone(text string) []int {
	var open, lone []int
	for at := 0; at < len(text); {
		_, w := utf8.DecodeRuneInString(text[at:])
		switch sign := text[at : at+w]; {
		case slices.Contains(pr.open, sign):
			open = append(open, at)
		case !slices.Contains(pr.close, sign):
		case len(open) > 0 && at-open[len(open)-1] < pairReach:
			open = open[:len(open)-1]
		case !listSign(text, at):
			lone = append(lone, at)
		}
		at += w
	}
	lone = append(lone, open...)
	slices.Sort(lone)
	return lone[:min(len(lone), 12)]
}

// listSign tells a closing bracket that numbers an item: "1)", "一)".
func listSign(text string, at int) bool {
	r, w := utf8.DecodeLastRuneInString(text[:at])
	if !unicode.IsDigit(r) && !strings.ContainsRune("一二三四五六七八九十", r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:at-w], "0123456789 "))
	return at == w || strings.ContainsRune("\n。;；:：", before)
}

// inNumber tells whether a document number or date that is broken itself holds the sign.
func (p *Pass) inNumber(at int) bool {
	for i := range p.Reading.Numbers {
		if n := &p.Reading.Numbers[i]; len(n.Place) > 0 && n.Place.Start() <= at && at <= n.Place.End() {
			return true
		}
	}
	return false
}

// around shows a sign with the words beside it.
func around(text string, at int) string {
	from, to := max(0, at-36), min(len(text), at+36)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	if i := strings.LastIndexByte(text[from:at], '\n'); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexByte(text[at:to], '\n'); i >= 0 {
		to = at + i
	}
	return "…" + strings.TrimSpace(text[from:to]) + "…"
}

// paragraphBytes is how long a line is at least that is a paragraph of prose.
const paragraphBytes = 75

// noUnitAfter end the words after which a bare figure may stand.
const noUnitAfter = "第占率达到至为是约超过分数即值号年月"

// checkUnitLost looks for figures that a full stop or the end of a paragraph
// follows where a unit is expected: 公示6。
func (p *Pass) checkUnitLost(n int, line model.Span) {
	src := p.Reading.Source
	for _, end := range sentenceEnds(src.Slice(line)) {
		start, ok := bareFigure(src.Text[line.Start : line.Start+end])
		place := model.At(line.Start+start, line.Start+end)
		if !ok || inCopy(p.Reading, place) || p.inDate(place) || strings.TrimSpace(src.Text[place.End():line.End]) == "" && p.unitBelow(n) {
			continue
		}
		figure := src.Slice(place[0])
		p.Report(model.Finding{
			Message: model.Words{
				ZH: fmt.Sprintf("“%s”后面没有单位：%s", figure, around(src.Text, place.Start())),
				EN: fmt.Sprintf("no unit follows %s: %s", figure, around(src.Text, place.Start())),
			},
			Place: place,
		})
	}
}

// unitBeginnings are the first characters of what counts count.
const unitBeginnings = "条件次个项人份篇册场期家部起元万亿余多名处批类宗户本页张套"

// unitBelow tells whether the line after a page's line begins with a unit.
func (p *Pass) unitBelow(n int) bool {
	src := p.Reading.Source
	if n == src.Lines() {
		return false
	}
	next := strings.TrimLeft(src.LineText(n+1), " \t\u00a0\u3000")
	return next != "" && strings.ContainsRune(unitBeginnings, first(next))
}

// sentenceEnds gives the offsets where sentences of a paragraph end in a digit,
// its own end included.
func sentenceEnds(line string) []int {
	const stop = "。"
	var ends []int
	keep := func(end int) {
		if end > 0 && line[end-1] >= '0' && line[end-1] <= '9' {
			ends = append(ends, end)
		}
	}
	for at := nextHan(line, stop, 0); at >= 0; at = nextHan(line, stop, at+len(stop)) {
		keep(at)
	}
	keep(len(strings.TrimRight(line, " \t\u00a0\u3000")))
	return ends
}

// bareFigure gives where the count begins that a sentence ends in, if it ends
// in one that says nothing of what it counts.
func bareFigure(sentence string) (start int, ok bool) {
	body := strings.TrimRight(sentence, "0123456789")
	digits := len(sentence) - len(body)
	before, _ := utf8.DecodeLastRuneInString(body)
	if digits == 0 || digits > 6 || !unicode.Is(unicode.Han, before) || strings.ContainsRune(noUnitAfter, before) {
		return 0, false
	}
	return len(body), leadingYear(sentence[len(body):]) == 0
}

// checkEnd looks for a paragraph of several clauses that ends in a word, with a
// heading after it.
func (p *Pass) checkEnd(n int, line model.Span) {
	src := p.Reading.Source
	body := strings.TrimRight(src.Slice(line), " \t\u00a0\u3000")
	last, w := utf8.DecodeLastRuneInString(body)
	if !unicode.Is(unicode.Han, last) || !strings.ContainsAny(body, "，,。") || p.Reading.Page.CutEnd || !p.endsThere(n) {
		return
	}
	at := line.Start + len(body)
	place := model.At(at-w, at)
	if !inCopy(p.Reading, place) && !p.heading(line) {
		p.Report(model.Finding{
			Message: model.Words{
				ZH: "段落没有结尾：" + around(src.Text, at-w),
				EN: "the paragraph lacks its end: " + around(src.Text, at-w),
			},
			Place: place,
		})
	}
}

// endsThere tells whether a heading or item follows a line, so that it can't go on in the next.
func (p *Pass) endsThere(n int) bool {
	src := p.Reading.Source
	for n++; n <= src.Lines(); n++ {
		next := strings.TrimLeft(src.LineText(n), " \t\r\u00a0\u3000")
		if next == "" {
			continue
		}
		next = strings.TrimLeft(next, "（(")
		body := strings.TrimLeft(next, "一二三四五六七八九十0123456789")
		return body != next && strings.ContainsRune("、.．)）", first(body))
	}
	return false
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// tabled tells whether a line stands in a table, or is one of a page's bars.
func (p *Pass) tabled(line model.Span) bool {
	if text := p.Reading.Source.Slice(line); strings.IndexByte(text, '|') >= 0 || strings.IndexByte(text, '\t') >= 0 {
		return true
	}
	for i := range p.Reading.Tables {
		if s := p.Reading.Tables[i].Span; line.Start >= s.Start && line.End <= s.End {
			return true
		}
	}
	return false
}

// heading tells whether the line is a title or the heading of a section.
func (p *Pass) heading(line model.Span) bool {
	in := func(place model.Place) bool {
		return len(place) > 0 && place.Start() >= line.Start && place.End() == line.End
	}
	return in(p.Reading.Title.Place) || slices.ContainsFunc(p.Reading.Sections, func(s model.Section) bool { return in(s.Place) })
}

// inDate tells whether a date that the text gives a role to holds the figure.
func (p *Pass) inDate(place model.Place) bool {
	return slices.ContainsFunc(p.Reading.Dates, func(d model.Date) bool {
		return len(d.Place) > 0 && d.Place.Start() < place.End() && place.Start() < d.Place.End()
	})
}
