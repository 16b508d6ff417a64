package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Which counts of a sentence are the parts of a total. Prose puts asides,
// comparisons and lists inside lists between them; what adds up to the total
// tells most of it, the signs between the counts the rest.

// compares tells a count that only says by how much another differs, or what
// another year had.
func (d *draft) compares(c *count) bool {
	words := d.text[c.label:c.start]
	if comparing.in(words[max(0, len(words)-longestShare):]) {
		return true
	}
	for _, year := range otherYears {
		if rest, ok := strings.CutPrefix(words, year); ok {
			return len(rest) <= len(otherYears[0]) && !strings.Contains(rest, carried)
		}
	}
	r, w := utf8.DecodeRuneInString(words)
	return isThan(r) && leadingYear(words[w:])
}

// The strength of the signs that divide a sentence.
const (
	noDivider = iota
	listComma
	comma
	semicolon
	sentenceEnd
)

// strongest is the strongest sign of a text, brackets left out, and by how many
// brackets the text goes deeper.
func strongest(s string) (level, depth int) {
	level = noDivider
	for i := 0; i < len(s); {
		if s[i] >= 0xE4 && s[i] <= 0xE9 {
			i += 3
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		i += w
		switch r {
		case '(', '（', '《', '[':
			depth++
		case ')', '）', '》', ']':
			depth--
		}
		if depth <= 0 {
			level = max(level, strength(r))
		}
	}
	return level, depth
}

func strength(r rune) int {
	switch r {
	case '、':
		return listComma
	case ',', '，':
		return comma
	case ';', '；':
		return semicolon
	case '。', '！', '？', '\n':
		return sentenceEnd
	}
	return noDivider
}

// parts gives the counts from first on that make up a total: those of its unit
// in the same brackets, as far as they add up to it. Where they don't, they are
// those that signs of one strength divide.
func (p *paragraph) parts(total, first int) (list []int, exact bool) {
	if !sameUnit(p.counts[first].unit, p.counts[total].unit) {
		return []int{first}, false
	}
	all, signs := p.candidates(first)
	want := p.counts[total].whole
	announced := p.enumerates(first - 1)
	last := 1
	for last < len(all) && signs[last] <= signs[1] && (announced || !p.startsAnew(all[last])) {
		last++
	}
	if want <= 0 {
		return all[:last], false
	}
	for n := 2; n <= len(all); n++ { // without a word for it, part of a list adds up by chance
		if (announced || n == last || n == len(all)) && p.sum(all[:n]) == want && !p.goesOn(all, signs, n) {
			if n+1 < len(all) && p.sum(all[n:]) == 0 {
				n = len(all) // the kinds of which there were none
			}
			return all[:n], true
		}
	}
	anyUnit := p.ofAnyUnit(first)
	if announced && len(anyUnit) > len(all) && p.sum(anyUnit) == want {
		return anyUnit, true
	}
	if heads := headsOf(all, signs); len(heads) >= 2 && p.sum(heads) == want {
		return heads, true
	}
	if announced {
		if list := p.wider(first, want); list != nil {
			return list, true
		}
	}
	if announced && len(all) == 1 {
		if list := p.sentences(first); len(list) >= 2 && p.sum(list) == want {
			return list, true
		}
	}
	if announced && last == 1 && p.listed(anyUnit, p.counts[total].unit) {
		return anyUnit, false
	}
	if announced && last < len(all) && p.nearly(all, want) {
		return all, false
	}
	return all[:last], false
}

// goesOn tells that the sign that joins the first members of a list joins others to
// them: 通知20条、动态44条、决算16条、年报1条 are one list, whatever the first three add up to.
func (p *paragraph) goesOn(all, signs []int, n int) bool {
	if n < 3 || n == len(all) || p.sum(all[n:]) == 0 {
		return false
	}
	for _, sign := range signs[1 : n+1] {
		if sign != listComma {
			return false
		}
	}
	return true
}

// nearly tells counts that make up a total but for a slip of its author: those of
// the year's items are seldom that near to it by chance.
func (p *paragraph) nearly(list []int, want int64) bool {
	off := p.sum(list) - want
	return off >= -want/nearMiss && off <= want/nearMiss
}

// nearMiss is the part of a total that such a slip is less than.
const nearMiss = 20

// listed tells counts of several units that the signs between them make one list
// all the same: 公开80条，其中信息41条；文件11件；公告20条. Most are in the unit of the total.
func (p *paragraph) listed(list []int, unit string) bool {
	for n, i := range list {
		if n > 0 && (p.signs[i] != p.signs[list[1]] || p.signs[i] == comma) {
			return false
		}
	}
	return len(list) >= 3 && len(p.ofUnit(list, unit))*2 > len(list)
}

// ofUnit are the counts of a list in one unit.
func (p *paragraph) ofUnit(list []int, unit string) (same []int) {
	for _, i := range list {
		if sameUnit(p.counts[i].unit, unit) {
			same = append(same, i)
		}
	}
	return same
}

// usualList is how many parts nearly all lists have at most.
const usualList = 8

// longestSearch is how many counts, those in deeper brackets among them, are
// looked through for the parts of one list.
const longestSearch = 4 * longestList

// sameUnit tells whether counts of two units can be added up; 件次 counts cases too.
func sameUnit(a, b string) bool {
	return a == b || a == caseUnit && b == caseTimes || a == caseTimes && b == caseUnit
}

// candidates are the counts that may be parts of one list, up to the end of the
// sentence or of the brackets, with the strongest sign before each.
func (p *paragraph) candidates(first int) (all, signs []int) {
	room := &p.d.scratch.fields
	all, signs = append(room.take(usualList), first), append(room.take(usualList), noDivider)
	sign := noDivider
	for i := first + 1; i < min(len(p.counts), first+longestSearch) && len(all) < longestList && p.depth[i] >= p.depth[first]; i++ {
		if sign = max(sign, p.signs[i]); sign == sentenceEnd {
			break
		}
		if p.depth[i] > p.depth[first] {
			continue
		}
		if !sameUnit(p.counts[i].unit, p.counts[first].unit) {
			break
		}
		all, signs, sign = append(all, i), append(signs, sign), noDivider
	}
	return all, signs
}

// ofAnyUnit are the counts up to the end of the sentence in whatever units: items
// of a total that are counted in their own, 公开940条，其中公告937条，发布会2场，访谈1期.
func (p *paragraph) ofAnyUnit(first int) (list []int) {
	for i := first; i < min(len(p.counts), first+longestList) && p.depth[i] >= p.depth[first] && (i == first || p.signs[i] < sentenceEnd); i++ {
		if p.depth[i] == p.depth[first] {
			list = append(list, i)
		}
	}
	return list
}

// wider finds the parts of a list in which other things are counted too, 公众号发文612条，
// 点击900次；, whose members have lists of their own, or which goes on in the next
// sentence: those that add up to the total. nil for none.
func (p *paragraph) wider(first int, want int64) []int {
	list, signs := []int{first}, []int{noDivider}
	sign := noDivider
	for i := first + 1; i < min(len(p.counts), first+longestSearch) && len(list) < longestList && p.depth[i] >= p.depth[first]; i++ {
		sign = max(sign, p.signs[i])
		if p.depth[i] > p.depth[first] || !sameUnit(p.counts[i].unit, p.counts[first].unit) {
			continue
		}
		if sign == sentenceEnd {
			if found := p.addingUp(list, signs, want); found != nil || p.startsAnew(i) || p.sum(headsOf(list, signs)) >= want {
				return found
			}
		}
		list, signs, sign = append(list, i), append(signs, sign), noDivider
	}
	return p.addingUp(list, signs, want)
}

// addingUp gives a list, or its members without what is part of them, where they
// make up a total.
func (p *paragraph) addingUp(list, signs []int, want int64) []int {
	if len(list) >= 2 && p.sum(list) == want {
		return list
	}
	if heads := headsOf(list, signs); len(heads) >= 2 && p.sum(heads) == want {
		return heads
	}
	return nil
}

// sentences are counts each of which has a sentence to itself: 当面申请12件。信函申请8件。
func (p *paragraph) sentences(first int) []int {
	list := []int{first}
	for i := first + 1; i < min(len(p.counts), first+longestList); i++ {
		if p.signs[i] != sentenceEnd || p.startsAnew(i) || !sameUnit(p.counts[i].unit, p.counts[first].unit) {
			break
		}
		list = append(list, i)
	}
	return list
}

// headsOf are the first and those that the strongest sign of a list stands before.
func headsOf(all, signs []int) []int {
	most := slices.Max(signs)
	heads := all[:1:1]
	for i := 1; i < len(all); i++ {
		if signs[i] == most {
			heads = append(heads, all[i])
		}
	}
	return heads
}

// sum adds the counts of a list up; -1 where one is rough or has a fraction.
func (p *paragraph) sum(list []int) (sum int64) {
	for _, i := range list {
		c := &p.counts[i]
		if c.rough || c.whole < 0 {
			return -1
		}
		sum += c.whole
	}
	return sum
}

// mixed tells a list in which other counts, or parts of its parts, stand too, so
// that its sum says nothing.
func (p *paragraph) mixed(list []int) bool {
	first, last := list[0], list[len(list)-1]
	all, _ := p.candidates(first)
	if len(all) > len(list) || last-first+1 > len(list) {
		return true
	}
	if next := last + 2; next < len(p.counts) && p.signs[next-1] < sentenceEnd && p.signs[next] < sentenceEnd && sameUnit(p.counts[next].unit, p.counts[first].unit) {
		return true // a count of something else stands in its midst: 其余4个单位100条
	}
	for i := first; i < last; i++ {
		if partWords.in(p.d.text[p.counts[i].shareEnd:p.counts[i+1].start]) {
			return true
		}
	}
	return false
}

// times tells a list some of whose parts are parts of the year and some are not:
// 一季度5件，二季度10件，答复15件.
func (p *paragraph) times(list []int) bool {
	n := 0
	for _, i := range list {
		if timeWords.in(p.d.text[p.counts[i].label:p.counts[i].start]) {
			n++
		}
	}
	return n > 0 && n < len(list)
}

// startsAnew tells a count that is a total of its own.
func (p *paragraph) startsAnew(i int) bool {
	words := p.d.text[p.counts[i].label:p.counts[i].start]
	for _, w := range totalStarts {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// shared tells whether most parts of a list say what share of a total they are.
func (p *paragraph) shared(list []int) bool {
	n := 0
	for _, i := range list {
		if p.counts[i].percent != nil {
			n++
		}
	}
	return len(list) >= 2 && n*2 > len(list)
}

// outcomes tells a list of how cases ended, which is complete by its nature.
func (p *paragraph) outcomes(list []int) bool {
	if len(list) < 2 || !sameUnit(p.counts[list[0]].unit, caseUnit) {
		return false
	}
	words := p.d.text[p.counts[list[0]].label:p.tail(list[len(list)-1])]
	n := 0
	for _, w := range outcomeWords {
		if strings.Contains(words, w) {
			n++
		}
	}
	return n >= 3
}
