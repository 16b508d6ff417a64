package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// statements finds totals in prose and the parts said to make them up.
func (d *draft) statements(counts []count) []model.Statement {
	out := d.scratch.statements[:0]
	counts = d.withSpelt(counts)
	p := &paragraph{d: d}
	for from := 0; from < len(counts); {
		to := from + 1
		for to < len(counts) && counts[to].line == counts[from].line {
			to++
		}
		if to-from > 2 {
			p.read(counts[from:to])
			out = p.statements(out)
		}
		from = to
	}
	d.scratch.statements = out
	return slices.Clone(out)
}

// paragraph reads the statements of one line of prose.
type paragraph struct {
	d      *draft
	counts []count // those that are compared with another year or averaged are left out
	signs  []int   // by count: the strongest sign between it and the one before
	depth  []int   // by count: the brackets it stands in
	total  int     // the last total, for lists that name none; -1 for none
	ends   bool    // a count that begins 共计 or the like may be the total of those before it
}

// read takes the counts of the next line.
func (p *paragraph) read(counts []count) {
	d, work := p.d, p.d.scratch
	*p = paragraph{d: d, counts: work.stated[:0], signs: work.signs[:0], depth: work.depth[:0], total: -1}
	depth, from := 0, 0
	for i := range counts {
		c := &counts[i]
		if d.compares(c) {
			continue
		}
		if limit := d.lines[c.line].end; c.percent == nil {
			if i+1 < len(counts) {
				limit = counts[i+1].start
			}
			d.spokenShare(c, limit)
		}
		sign := noDivider
		if len(p.counts) > 0 {
			level, deeper := strongest(d.text[from:c.start])
			if deeper > 0 && !closedBehind(d.text[c.start:d.lines[c.line].end]) {
				level, deeper = flat(d.text[from:c.start]), 0
			}
			sign, depth = level, max(0, depth+deeper)
		}
		p.counts, p.signs, p.depth = append(p.counts, *c), append(p.signs, sign), append(p.depth, depth)
		from = c.shareEnd
	}
	work.stated, work.signs, work.depth = p.counts, p.signs, p.depth
	for i := 2; i < len(p.counts) && !p.ends; i++ {
		p.ends = p.sumsUp(i)
	}
}

// closedBehind tells whether a bracket is closed before the sentence ends: one that
// is not has lost its other half, and nothing stands in it.
func closedBehind(s string) bool {
	if n := strings.Index(s, fullStop); n >= 0 {
		s = s[:n]
	}
	return strings.ContainsAny(s, ")）》]")
}

// flat is the strongest sign of a text, those in brackets counted.
func flat(s string) (level int) {
	for _, r := range s {
		level = max(level, strength(r))
	}
	return level
}

// statements appends those of the line to out.
func (p *paragraph) statements(out []model.Statement) []model.Statement {
	for i := 0; i < len(p.counts); {
		if s, next, ok := p.totalLast(i); ok {
			out = append(out, s)
			i = next
			continue
		}
		s, list, ok := p.statementAt(i)
		if ok {
			out = append(out, s)
			out = append(out, p.nested(list)...)
		}
		if i++; len(list) > 0 {
			i = max(i, list[len(list)-1]+1)
		}
	}
	return out
}

// totalLast reads a list from count i on whose total stands behind it: 网站120条、
// 微信85条，合计205条. next is the count after the total.
func (p *paragraph) totalLast(i int) (s model.Statement, next int, ok bool) {
	if !p.ends {
		return s, i, false
	}
	all, _ := p.candidates(i)
	if next := all[len(all)-1] + 1; next < len(p.counts) && p.signs[next] == sentenceEnd && sameUnit(p.counts[next].unit, p.counts[i].unit) {
		all = append(all, next) // it may have a sentence of its own
	}
	for n := 2; n < len(all); n++ {
		if total := all[n]; p.sumsUp(total) {
			if p.sum(all[:n]) != p.counts[total].whole {
				break
			}
			s, ok = p.statement(total, all[:n], true)
			return s, total + 1, ok
		}
	}
	return s, i, false
}

// sumsUp tells a count that says it is the sum of those before it: 三项合计235条.
func (p *paragraph) sumsUp(i int) bool {
	return p.startsAnew(i) || hasAnySuffix(p.d.text[p.counts[i].label:p.counts[i].start], totalEnds)
}

// nested are the statements behind the parts of another, in brackets or announced
// by a word.
func (p *paragraph) nested(list []int) (out []model.Statement) {
	for _, i := range list {
		if i+1 == len(p.counts) || p.depth[i+1] <= p.depth[i] && (slices.Contains(list, i+1) || !p.enumerates(i)) {
			continue
		}
		if inner, exact := p.parts(i, i+1); exact {
			if s, ok := p.statement(i, inner, true); ok {
				out = append(out, s)
			}
		}
	}
	return out
}

// statementAt reads the statement whose total, or whose first part, is count i,
// and gives its parts; parts alone where they are of no one total.
func (p *paragraph) statementAt(i int) (model.Statement, []int, bool) {
	if s, last, ok := p.withoutUnits(i); ok {
		p.total = i
		return s, []int{last}, true
	}
	if i+1 < len(p.counts) && p.enumerates(i) {
		if list, ok := p.joint(i); ok {
			p.total = -1
			return model.Statement{}, list, false
		}
		total, list, exact := p.totalOf(i)
		p.total = total
		if s, ok := p.statement(total, list, true); ok {
			s.OpenEnded = s.OpenEnded || !exact && (total != i || p.aside(i) || p.mixed(list))
			return s, list, true
		}
	}
	if list := p.inOtherUnits(i); list != nil {
		if s, ok := p.statement(i, list, true); ok {
			p.total = i
			return s, list, true
		}
	}
	if s, list, ok := p.follows(i); ok {
		return s, list, true
	}
	if p.total >= 0 && i > p.total && p.counts[i].start-p.counts[p.total].end < totalReach && sameUnit(p.counts[p.total].unit, p.counts[i].unit) {
		list, exact := p.parts(p.total, i)
		if exact || p.shared(list) && p.counts[p.total].percent == nil {
			if s, ok := p.statement(p.total, list, true); ok {
				return s, list, true
			}
		}
	}
	if p.isTotal(i) {
		p.total = i
	}
	return model.Statement{}, nil, false
}

// inOtherUnits gives the parts announced behind count i that begin with one in
// another unit, 公开47条，其中文件22件，公告25条, and make it up all the same; nil for none.
func (p *paragraph) inOtherUnits(i int) []int {
	if i+2 >= len(p.counts) || sameUnit(p.counts[i].unit, p.counts[i+1].unit) {
		return nil
	}
	gap := p.d.text[p.counts[i].shareEnd:p.counts[i+1].start]
	if len(gap) > longestWords || !partWords.in(gap) {
		return nil
	}
	list := p.ofAnyUnit(i + 1)
	if p.counts[i].whole < fewestParts || p.sum(list) != p.counts[i].whole {
		return nil
	}
	return list
}

// fewestParts is the least total that parts without a word for it, or in other
// units, seldom make up by chance.
const fewestParts = 4

// follows reads a list that no word announces: in brackets behind its total, or
// after it. Only its sum, or that it tells how cases ended, says that it is one.
func (p *paragraph) follows(i int) (model.Statement, []int, bool) {
	for first := i + 1; first < len(p.counts) && p.counts[first].start-p.counts[i].shareEnd <= longestWords; first++ {
		if p.signs[first] == sentenceEnd || first > i+1 && p.depth[first] < p.depth[i] {
			break
		}
		if first > i+1 && p.depth[first] > p.depth[i] {
			continue
		}
		list, exact := p.parts(i, first)
		exact = exact && !p.headed(i) && !p.announcedInside(list) && !p.amidst(i, first)
		if cases := p.outcomes(list); exact || cases {
			if s, ok := p.statement(i, list, cases); ok {
				p.total = i
				return s, list, true
			}
		}
		if first > i+1 || p.depth[first] <= p.depth[i] {
			break
		}
	}
	return model.Statement{}, nil, false
}

// headed tells a count that comes first behind a colon: a member of a list, 前三位
// 的是：征收5件，规划3件, unless its words are those of a total.
func (p *paragraph) headed(i int) bool {
	c := &p.counts[i]
	before := strings.TrimRight(p.d.text[p.d.lines[p.counts[i].line].start:c.label], " ")
	words := p.d.text[c.label:c.start]
	return (strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：")) && !totalWords.in(words) && !strings.HasSuffix(strings.TrimRight(words, " "), numberSuffix)
}

// amidst tells a count in the midst of a list that those after it add up to by
// chance: a small one, 公告16条，计划2条，总结1条，简报1条, or any that 、 joins to two others.
func (p *paragraph) amidst(i, first int) bool {
	c := &p.counts[i]
	if i == 0 || p.signs[i] != p.signs[first] || p.depth[i] != p.depth[first] || !sameUnit(p.counts[i-1].unit, c.unit) {
		return false
	}
	if c.whole >= fewestParts && (i == 1 || p.signs[i-1] != p.signs[i] || p.signs[i] != listComma || !sameUnit(p.counts[i-2].unit, c.unit)) {
		return false
	}
	return !totalWords.in(p.d.text[max(c.label, p.counts[i-1].shareEnd):c.start])
}

// announcedInside tells a list that holds the total of another beside its parts.
func (p *paragraph) announcedInside(list []int) bool {
	for n := 1; n < len(list); n++ {
		if list[n] == list[n-1]+1 && p.enumerates(list[n-1]) {
			return true
		}
	}
	return false
}

// joint tells that the list after count i divides that count and those before it
// together: 复议2件，诉讼3件，其中维持4件，撤销1件.
func (p *paragraph) joint(i int) (all []int, ok bool) {
	all, _ = p.candidates(i + 1)
	sum := p.sum(all)
	total := p.counts[i].whole
	if sum == total {
		return nil, false
	}
	for k := i; k > 0 && k > i-totalsBefore && p.signs[k] < sentenceEnd && sameUnit(p.counts[k-1].unit, p.counts[i].unit); k-- {
		if total += p.counts[k-1].whole; sum == total && sum != p.counts[k-1].whole {
			return all, true
		}
	}
	return nil, false
}

// totalsBefore is how many counts before a list may be its total.
const totalsBefore = 4

// totalOf finds the total of the parts after count i: that count, or one before
// it which the parts make up. An aside, 含上年结转3件, is none.
func (p *paragraph) totalOf(i int) (total int, list []int, exact bool) {
	for t := i; t >= 0 && t > i-totalsBefore && p.counts[i].start-p.counts[t].start < totalReach; t-- {
		if sameUnit(p.counts[t].unit, p.counts[i].unit) {
			if list, exact = p.parts(t, i+1); exact {
				return t, list, true
			}
		}
	}
	for total = i; total > max(0, i-totalsBefore) && p.aside(total) && sameUnit(p.counts[total-1].unit, p.counts[i].unit); total-- {
	}
	list, _ = p.parts(total, i+1)
	return total, list, false
}

// aside tells a count that says what another holds, and is no total of its own.
func (p *paragraph) aside(i int) bool {
	words := p.d.text[p.counts[i].label:p.counts[i].start]
	return slices.ContainsFunc(asideWords, func(w string) bool { return strings.HasPrefix(words, w) })
}

// enumerates tells whether words between count i and the next say that parts follow.
func (p *paragraph) enumerates(i int) bool {
	if i < 0 {
		return false
	}
	gap := p.d.text[p.counts[i].shareEnd:p.counts[i+1].start]
	if len(gap) > longestWords || !sameUnit(p.counts[i].unit, p.counts[i+1].unit) {
		return false
	}
	return partWords.in(gap)
}

// isTotal tells whether a count may be the total of a list that comes later; one
// with a share is a member of another list.
func (p *paragraph) isTotal(i int) bool {
	c := &p.counts[i]
	if p.total < 0 && c.percent == nil && !p.headed(i) {
		return true
	}
	return totalWords.in(p.d.text[c.label:c.start])
}

// tail is where the words after count i end: at the next sign that divides.
func (p *paragraph) tail(i int) int {
	l := p.d.lines[p.counts[i].line]
	end := p.counts[i].shareEnd
	limit := min(l.end, end+longestWords)
	for end < limit {
		r, w := utf8.DecodeRuneInString(p.d.text[end:])
		if strings.ContainsRune(dividers, r) {
			break
		}
		end += w
	}
	return end
}

func (p *paragraph) statement(total int, list []int, enumerated bool) (model.Statement, bool) {
	if len(list) < 2 || !sameUnit(p.counts[total].unit, p.counts[list[0]].unit) && p.sum(list) != p.counts[total].whole || p.views(total, list) || p.times(list) || p.mixedUnits(total, list) && !p.listed(list, p.counts[total].unit) || p.counts[total].lost && p.sum(list) != p.counts[total].whole {
		return model.Statement{}, false
	}
	d, t := p.d, &p.counts[total]
	first, last := list[0], list[len(list)-1]
	words := d.text[t.label:t.start]
	s := model.Statement{Unit: t.unit, Total: p.quantity(t), TotalWord: words[partWords.lastEnd(words):], Enumerated: enumerated, OpenEnded: t.rough}
	level := listComma
	for _, i := range list[1:] {
		level = max(level, p.signs[i])
	}
	s.Parts = make([]model.StatementPart, 0, len(list))
	for _, i := range list {
		c := &p.counts[i]
		s.Parts = append(s.Parts, model.StatementPart{Label: p.label(i, divider(i == first, level)), Value: p.quantity(c), Percent: c.percent})
		s.OpenEnded = s.OpenEnded || c.rough || (c.rounded || t.rounded) && p.sum(list) != t.whole
	}
	start, end := min(t.label, p.counts[first].label), max(p.counts[last].shareEnd, t.end)
	s.Text, s.Place = d.text[start:end], model.At(start, end)
	s.Subject = subject(d.text[t.shareEnd:max(t.shareEnd, p.counts[first].label)], s.TotalWord)
	if p.mixedUnits(total, list) {
		s.OpenEnded = true
		s.Enumerated = enumerated && p.sum(p.ofUnit(list, t.unit)) > t.whole // else the others may be counted apart
	}
	s.OpenEnded = s.OpenEnded || p.sum(list) != t.whole && p.openEnded(total, list, s.Parts)
	return s, true
}

// views tells a list whose parts divide the total by different things: one is the
// whole total and others are more than nought, or they go beyond a figure since
// the beginning and one is a year's.
func (p *paragraph) views(total int, list []int) bool {
	t := &p.counts[total]
	whole, others, year := false, false, false
	for _, i := range list {
		c := &p.counts[i]
		whole = whole || c.whole == t.whole
		others = others || c.whole > 0 && c.whole != t.whole
		words := p.d.text[c.label:c.start]
		year = year || thisYear.in(words) || yearIn(words) != 0
	}
	return whole && others || year && p.sum(list) > t.whole && sinceBeginning.in(p.d.text[t.label:t.start])
}

// mixedUnits tells a list of several units that does not add up: they count
// different things, and the total need not be what they make up.
func (p *paragraph) mixedUnits(total int, list []int) bool {
	mixed := slices.ContainsFunc(list, func(i int) bool { return p.counts[i].unit != p.counts[total].unit })
	return mixed && p.sum(list) != p.counts[total].whole
}

// trimSigns takes colons, commas, 、 and blanks off the words of a part.
func trimSigns(s string) string {
	if s == "" || s[0] >= 0xE4 && s[0] <= 0xE9 && s[len(s)-1] >= utf8.RuneSelf && !strings.HasSuffix(s, "，") && !strings.HasSuffix(s, "：") {
		return s // the usual case: Han characters at both ends
	}
	return strings.Trim(s, ":：,，、 ")
}

// withoutAnd takes the word that joins the last of a list to the others off it.
func withoutAnd(words string) string {
	for _, and := range conjunctions {
		if rest, ok := strings.CutPrefix(words, and); ok && rest != "" {
			return rest
		}
	}
	return words
}

// divider is the sign that ends the words of a part to the left: the list's own,
// but before the first part a clause of its own may stand.
func divider(first bool, level int) int {
	if first {
		return min(level, comma)
	}
	return level
}

func (p *paragraph) quantity(c *count) model.Quantity {
	text := strings.TrimSpace(p.d.text[c.start:c.figureEnd()])
	if c.rounded {
		text = strings.TrimSuffix(strings.TrimSuffix(text, roughWords[0]), tenThousand)
	}
	return model.Quantity{Value: c.value, Text: text, Place: p.d.places.at(c.start, c.start+len(text))}
}

// label is the words of a part: those before its figure, or after it where the
// figure comes first, as in 36件行政复议被确认维持, 有3件申请人撤回. Signs weaker than the one
// that divides the list belong to the words.
func (p *paragraph) label(i, level int) string {
	c := &p.counts[i]
	start := c.label
	if i > 0 {
		from := p.counts[i-1].shareEnd
		start = max(start, from)
		for start > from {
			r, w := utf8.DecodeLastRuneInString(p.d.text[from:start])
			if strength(r) >= level || r == ':' || r == '：' {
				break
			}
			start -= w
		}
	}
	words := p.d.text[start:c.start]
	if i == 0 || level <= comma {
		words = words[partWords.lastEnd(words):]
	}
	for _, bracket := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		if n := strings.LastIndex(words, bracket[1]); n >= 0 && !strings.Contains(words[:n], bracket[0]) {
			words = words[n+len(bracket[1]):] // what the part before held
		}
		if rest, ok := strings.CutPrefix(words, bracket[0]); ok && !strings.Contains(rest, bracket[1]) {
			words = rest // the list stands in them
		}
	}
	words = trimSigns(words)
	if i > 0 && start == p.counts[i-1].shareEnd { // the last of a list: …85条和微信20条
		words = withoutAnd(words)
	}
	if rest, ok := strings.CutPrefix(words, asideWords[0]); ok && rest != "" { // 13件（含新制定5件，修改8件）
		words = rest
	}
	if words == "" || slices.Contains(bareVerbs, words) {
		if after := p.d.text[c.shareEnd:p.tail(i)]; after != "" {
			return after
		}
	}
	return words
}

// subject is what a list divides its total by: 申请渠道 of 从申请渠道来看.
func subject(lead, totalWords string) string {
	for _, w := range viewWords {
		if n := strings.Index(lead, w[0]); n >= 0 {
			rest := lead[n+len(w[0]):]
			if m := strings.Index(rest, w[1]); m > 0 {
				return rest[:m]
			}
		}
	}
	return strings.TrimRight(totalWords, openBrackets)
}

// cutOff tells a list whose next member breaks off with the text.
func (p *paragraph) cutOff(last int) bool {
	c := &p.counts[last]
	end := p.d.lines[c.line].end
	rest := strings.TrimSpace(p.d.text[c.shareEnd:end])
	return rest != "" && !dividedBy(rest, sentenceEnd) && strings.TrimSpace(p.d.text[end:]) == ""
}

// openEnded tells a list that need not be complete: 等, 主要, or the same items
// counted once for each channel they went out through.
func (p *paragraph) openEnded(total int, list []int, parts []model.StatementPart) bool {
	first, last := list[0], list[len(list)-1]
	lead := p.d.text[p.counts[total].shareEnd:max(p.counts[first].start, p.counts[total].shareEnd)]
	after := p.d.text[p.counts[last].shareEnd:p.tail(last)]
	for _, w := range openWords {
		if strings.Contains(lead, w) || strings.HasPrefix(after, w) {
			return true
		}
	}
	if p.cutOff(last) || rankWords.in(p.d.text[p.counts[first].label:p.counts[last].start]) {
		return true
	}
	channels := 0
	for i := range parts {
		if channelWords.in(parts[i].Label) {
			channels++
		}
	}
	want := p.counts[total].whole // short of it by little is a slip: what is counted twice goes beyond
	return channels >= 2 && !(p.sum(list) < want && p.nearly(list, want))
}
