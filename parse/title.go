package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/agency"
)

// surelyTitle is the score of a line that has all a title has.
const surelyTitle = 9

// titleReach is how many lines from the top a title is looked for in.
const titleReach = 60

// title finds the report's title: the line near the top that names the kind of
// report, and best a year and a body too. A table's title is none.
func (d *draft) title() model.Title {
	var best titleLines
	score := 0
	for i := range d.lines[:min(titleReach, len(d.lines))] {
		if score == surelyTitle {
			break
		}
		if !d.mayBeTitle(i) {
			continue
		}
		t, n := d.titleAt(i)
		if n > score {
			best, score = t, n
		}
		if start, end := t.at[0].Start, t.at[0].End; n == 0 {
			if a, b, n := titleInside(d.text, start, min(end, start+titleSearch)); n > score {
				best, score = d.titlePart(a, b), n
			}
		}
	}
	if score == 0 {
		return model.Title{}
	}
	last := &best.at[best.n-1]
	if n := bracketedDay(best.text); n > 0 && n < last.End-last.Start {
		best.text, last.End = strings.TrimRight(best.text[:len(best.text)-n], " "), last.End-n
		_, last.End = trim(d.text, last.Start, last.End)
	}
	return model.Title{Text: best.text, Place: slices.Clone(best.at[:best.n])}
}

// bracketedDay is the length of a day in brackets that a title's line ends with:
// the day it was signed, and no part of it.
func bracketedDay(s string) int {
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") {
		return 0
	}
	open := strings.LastIndexAny(s, "(（")
	if open < 0 {
		return 0
	}
	_, w := utf8.DecodeRuneInString(s[open:])
	_, shut := utf8.DecodeLastRuneInString(s)
	t, ok := readDate(s, open+w, len(s)-shut)
	if !ok || t.day.Day == 0 || t.end != len(s)-shut {
		return 0
	}
	return len(s) - open
}

// titleLines is a title in the making, and the stretches of the text it is made of.
type titleLines struct {
	text string
	at   [mostTitleLines]model.Span
	n    int
}

// mostTitleLines is how many lines a title stands in: name, year, and the rest in two.
const mostTitleLines = 4

func (d *draft) titlePart(start, end int) titleLines {
	return titleLines{d.text[start:end], [mostTitleLines]model.Span{{Start: start, End: end}}, 1}
}

func (t titleLines) join(below titleLines) titleLines {
	t.text += below.text
	t.n += copy(t.at[t.n:], below.at[:below.n])
	return t
}

// mayBeTitle tells cheaply the lines that name the kind of report, or whose next does.
func (d *draft) mayBeTitle(i int) bool {
	for _, end := range d.words(i, kindWords, withTitle) {
		if end <= d.lines[i].start+titleSearch {
			return true
		}
		break
	}
	if i+1 == len(d.lines) || d.traits[i+1]&withTitle == 0 {
		return false
	}
	next := strings.TrimRight(d.text[d.lines[i+1].start:d.lines[i+1].end], "| ")
	last, _ := utf8.DecodeLastRuneInString(next)
	return titleRestEnds.has(last)
}

// titleAt weighs a line as the title, together with the lines beside it that
// belong to one: the rest of it below, the year above or below, the body's name above.
func (d *draft) titleAt(i int) (titleLines, int) {
	t := d.titleLine(i)
	n := titleScore(t.text)
	if n == 0 && len(t.text) > longestTitle {
		return t, 0
	}
	if rest := d.titleLine(i + 1); n == 0 && titleGoesOn(rest.text) {
		if n = titleScore(squeezed(t.text + rest.text)); n > 0 {
			t = t.join(rest)
		}
	}
	first := i
	if n == 0 {
		if t, n = d.withYear(i, t); n > 0 && leadingYear(t.text) {
			first--
		}
	}
	if n == 0 {
		if a, b := quotedTitle(t.text); b > a {
			start := t.at[0].Start
			return d.titlePart(start+a, start+b), titleScore(t.text[a:b]) - 1
		}
	}
	if n > 0 && lacksName(t.text) && d.adjacent(first-1) {
		if name := d.titleLine(first - 1); namesBody(strings.TrimSuffix(name.text, about)) {
			t = name.join(t)
			n = titleScore(t.text)
		}
	}
	return t, n
}

// titleLine is what a line can give to a title; of a line that there isn't, nothing.
func (d *draft) titleLine(i int) titleLines {
	if i < 0 || i >= len(d.lines) {
		return titleLines{}
	}
	return d.titlePart(titleBody(d.text, d.lines[i].start, d.lines[i].end))
}

// adjacent tells whether line i and the next stand together, one blank line between them at most.
func (d *draft) adjacent(i int) bool {
	return i >= 0 && i+1 < len(d.lines) && d.lines[i+1].number-d.lines[i].number <= 2
}

// withYear joins a line that lacks only its year with one that is only a year.
// The years of a page's menu look the same, so it weighs a little less.
func (d *draft) withYear(i int, t titleLines) (titleLines, int) {
	if len(t.text) > longestTitle || !strings.Contains(t.text, disclosure) {
		return t, 0
	}
	if above := d.titleLine(i - 1); d.adjacent(i-1) && bareYear(above.text) {
		if both := above.join(t); titleScore(both.text) > 0 {
			return both, titleScore(both.text) - 1
		}
	}
	if below := d.titleLine(i + 1); d.adjacent(i) && bareYear(below.text) {
		if both := t.join(below); titleScore(both.text) > 0 {
			return both, titleScore(both.text) - 1
		}
	}
	return t, 0
}

// longestBareYear is the length of a line that holds a year and no more, in bytes.
const longestBareYear = 30

// bareYear tells a line that is a year: （2019年度）.
func bareYear(s string) bool {
	if len(s) > longestBareYear {
		return false
	}
	year, start, end := findYear(s)
	if year == 0 || strings.Trim(s[:start], titleBrackets) != "" {
		return false
	}
	s = strings.Trim(s[end:], titleBrackets)
	for _, w := range yearTails {
		s = strings.TrimPrefix(s, w)
	}
	return s == ""
}

// titleBrackets are the signs that may stand around a year.
const titleBrackets = "(（)） "

// lacksName tells a title that begins with its year, or with what it is about:
// the body's name may stand in the line above.
func lacksName(title string) bool {
	title = title[leads(title):]
	return (leadingYear(title) || beforeTopic(title) == "") && agencyIn(title) == ""
}

// namesBody tells a line that is the name of a body, or says where a town is: 某区某镇.
func namesBody(s string) bool {
	if agencyLike(s) {
		return true
	}
	return len(s) <= longestName && agency.Kind(s) != model.OtherKind && divisionOf(s).levels() > 0 && strings.IndexFunc(s, func(r rune) bool { return !isHan(r) }) < 0
}

// quotedTitle is the title that a line holds in quotation marks, where the line is
// that title alone or gives notice of it: 关于公布《…》的公告.
func quotedTitle(line string) (start, end int) {
	open, end := strings.Index(line, openTitle), strings.LastIndex(line, closeTitle)
	if start = open + len(openTitle); open < 0 || end < start || titleScore(line[start:end]) == 0 {
		return 0, 0
	}
	before, after := line[:open], line[end+len(closeTitle):]
	if before != "" && !strings.Contains(before, about) || after != "" && !slices.Contains(noticeEnds, after) {
		return 0, 0
	}
	return start, end
}

// The bounds in bytes of a title, and of the search for one inside a long line.
const (
	longestTitle = 180
	titleSearch  = 1500
)

// titleInside finds a title in a page that was scraped to one line, or in the
// sentence that gives notice of it: the words up to 年度报告, back to where a name
// must begin. The name of another paper that they are part of is none.
func titleInside(text string, start, limit int) (from, to, score int) {
	for p := start; ; {
		word, n := annualReports.next(text[p:limit], 0)
		if n == 0 {
			return from, to, score
		}
		end := p + n
		a := titleStart(text, start, end)
		p = end
		usual := word == titleKinds[0]
		if inAnother(text[max(start, runeFloor(text, max(0, a-longestTitle))):a], text[end:], usual) {
			continue
		}
		if s := titleScore(text[a:end]); s > score && (usual || s == surelyTitle) && !nobody.in(text[a:end]) {
			from, to, score = a, end, s
		}
	}
}

// inAnother tells words that are part of the name of another paper by what stands
// around them. Where they may be all of what is quoted, that is no other.
func inAnother(before, after string, mayBeAll bool) bool {
	if hasAnyPrefix(after, titleGoesOnAs) {
		return true
	}
	return strings.LastIndex(before, openTitle) > strings.LastIndex(before, closeTitle) && !(mayBeAll && strings.HasPrefix(after, closeTitle))
}

// titleStart walks left from the end of a title in running text to where it
// begins: after a sign, or after what leads up to it.
func titleStart(text string, start, end int) int {
	a, depth := end, 0
	for a > start && end-a < longestTitle {
		r, w := utf8.DecodeLastRuneInString(text[start:a])
		switch {
		case r == ')' || r == '）':
			depth++
		case (r == '(' || r == '（') && depth > 0: // 某市人民政府（办公室）
			depth--
		case isRange(r) && a < end && digitAt(text[a:end]): // 2015-2016学年
		case !isHan(r) && digitOf(r) < 0:
			return titleLed(text, a, end, depth)
		}
		a -= w
	}
	return titleLed(text, a, end, depth)
}

// titleLed takes off what stands before a title at a: words that lead up to it,
// what a date or number left, and a bracket without its partner.
func titleLed(text string, a, end, open int) int {
	if open > 0 {
		n := strings.LastIndexAny(text[a:end], ")）")
		_, w := utf8.DecodeRuneInString(text[a+n:])
		a += n + w
	}
	a += titleLeads.lastEnd(text[a:end])
	for a < end && digitAt(text[a:end]) && !leadingYear(text[a:end]) {
		a++
	}
	return a + leads(text[a:end])
}

// titleGoesOn tells the rest of a title that was broken into two lines.
func titleGoesOn(s string) bool {
	if last, _ := utf8.DecodeLastRuneInString(s); !titleRestEnds.has(last) {
		return false
	}
	s = squeezed(s)
	return len(s) >= 6 && slices.ContainsFunc(titleRests, func(rest string) bool { return strings.HasSuffix(rest, s) })
}

// squeezed leaves blanks out.
func squeezed(s string) string { return strings.Map(dropBlank, s) }

// titleBody leaves the borders of a table, the metadata word "标题:" and list
// signs off a line.
func titleBody(text string, start, end int) (int, int) {
	start, end = withoutBorders(text, start+printedClock(text[start:end]), end)
	if p := afterColon(text[:min(end, start+longestTitleLabel)], start); p > 0 && isTitleLabel(strings.Trim(strings.TrimLeft(text[start:p], listSigns), labelSigns)) {
		for p < end && (text[p] == ' ' || text[p] == '|') { // 标题: | 某局年度报告 |
			p++
		}
		start, end = withoutBorders(text, p, end)
		border := byte(' ')
		if before := strings.TrimRight(text[:p], " "); before != "" {
			border = before[len(before)-1]
		}
		if border == '|' || border == '\t' {
			if n := strings.IndexByte(text[start:end], border); n > 0 { // the next fact of the row
				end = start + n
			}
		}
		start, end = trim(text, start, end)
	}
	for _, w := range fileEnds { // the name of a file
		if strings.HasSuffix(text[start:end], w) {
			end -= len(w)
		}
	}
	return start, end
}

func isTitleLabel(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return titleLabelEnds.has(last) && slices.Contains(titleLabels, squeezed(s))
}

// labelSigns may stand around a label among the facts of a page.
const labelSigns = ":：|[]【】 \t\u00a0\u3000"

// longestTitleLabel is the longest label of a title in bytes, its blanks and the colon counted.
const longestTitleLabel = 40

// printedClock is the length of the day and hour that a browser prints before the
// title at the top of a page: "2024/1/22 10:31   ".
func printedClock(s string) int {
	n := 0
	for n < len(s) && (s[n] < utf8.RuneSelf && (s[n] <= '9' || s[n] == ':' || s[n] == 'A' || s[n] == 'P' || s[n] == 'M')) {
		n++
	}
	if head := s[:n]; !strings.Contains(head, ":") || !strings.Contains(head, "/") || !strings.HasSuffix(head, " ") {
		return 0
	}
	return n
}

func withoutBorders(text string, start, end int) (int, int) {
	for start < end && (text[start] == '|' || text[end-1] == '|') {
		if text[start] == '|' {
			start++
		} else {
			end--
		}
		start, end = trim(text, start, end)
	}
	return start, end
}

// titleScore weighs how much a line looks like a report's title; 0 for not at all.
func titleScore(s string) int {
	if len(s) > longestTitle || len(s) < 12 {
		return 0
	}
	if !opened.in(s) || !containsAny(s, titleKinds) {
		return 0
	}
	if containsAny(s, titleNever) || beginsWithFact(s) {
		return 0
	}
	score := 1
	if yearIn(s) != 0 {
		score += 4
	} else {
		return 0
	}
	if n := strings.Index(s, titleKindsLast(s)); n >= 0 && utf8.RuneCountInString(s[n:]) <= 10 {
		score += 2
	}
	if agencyIn(s) != "" {
		score += 2
	}
	return score
}

// beginsWithFact tells a line of facts about the page, one of which names what
// kind of report it is.
func beginsWithFact(s string) bool {
	name, _, found := strings.Cut(s[:min(len(s), longestTitleLabel)], ":")
	if !found {
		name, _, found = strings.Cut(name, "：")
	}
	return found && metadataWord(name) && !slices.Contains(titleLabels, squeezed(name))
}

func hasAnyPrefix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func titleKindsLast(s string) string {
	last, at := titleKinds[0], -1
	for _, w := range titleKinds {
		for n := strings.Index(s[at+1:], w); n >= 0; n = strings.Index(s[at+1:], w) {
			last, at = w, at+1+n
		}
	}
	return last
}
