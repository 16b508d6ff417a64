package parse

import (
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/agency"
)

// Where the name of a body begins and ends among other words, and the longer name
// that the text has for a short one.

// afterYears passes over the second year of a school's: 2015-2016学年.
func afterYears(s string) string {
	r, w := utf8.DecodeRuneInString(s)
	if _, n := digitYear(s[min(w, len(s)):]); isRange(r) && n > 0 {
		return s[w+n:]
	}
	return s
}

// beforeTopic cuts a title at the words for what it reports on.
func beforeTopic(s string) string {
	cut := len(s)
	for _, w := range titleTopics {
		if n := strings.Index(s, w); n >= 0 {
			cut = min(cut, n)
		}
	}
	return s[:cut]
}

// leads is the length of the words before a name that are no part of it.
func leads(s string) (n int) {
	for {
		before := n
		for _, w := range nameLeads {
			if strings.HasPrefix(s[n:], w) {
				n += len(w)
			}
		}
		if n == before {
			return n
		}
	}
}

// trimName takes signs and the words that lead up to a name off it.
func trimName(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return !isHan(r) && r != '(' && r != ')' && r != '（' && r != '）'
	})
	if n := strings.LastIndexAny(s, nameBreaks); n >= 0 { // the clause or label before the one that names it
		_, w := utf8.DecodeRuneInString(s[n:])
		s = s[n+w:]
	}
	s = s[leads(s):]
	for _, w := range nameTails {
		s = strings.TrimSuffix(s, w)
	}
	s = strings.TrimSpace(s)
	if n := utf8.RuneCountInString(s); n < 2 || n > 40 || nobody.in(s) || slices.Contains(kindsOfBody, s) {
		return ""
	}
	return s
}

// agencyLike tells whether a text ends like the name of a public body, and says which.
func agencyLike(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 3 || n > 30 || strings.ContainsAny(s, "。，,;；《》:：|[]【】\t") {
		return false
	}
	for _, w := range agencySuffixes {
		if strings.HasSuffix(s, w) {
			return s != w
		}
	}
	return false
}

// nameEnd passes over what a name goes on with behind the body it is of:
// 某市公安局某区分局, 某区人民政府某街道办事处.
func (d *draft) nameEnd(end, limit int) int {
	for p := end; p < min(limit, end+longestBranch); {
		r, w := utf8.DecodeRuneInString(d.text[p:limit])
		if !inName(r) {
			break
		}
		p += w
		if hasAnySuffix(d.text[end:p], branchEnds) {
			return p
		}
	}
	return end
}

// longestBranch is the longest name of a branch behind that of its body, in bytes.
const longestBranch = 36

func notOwn(name string) bool {
	if hasAnyPrefix(name, bareGovernments) {
		return true
	}
	for _, w := range othersNames {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// nameStart walks from a suffix leftwards to where a name must begin: after
// punctuation, or after a word that names don't hold.
func nameStart(text string, limit, end int) int {
	start := end
	limit = runeFloor(text, max(limit, end-longestName))
	for start > limit {
		r, w := utf8.DecodeLastRuneInString(text[limit:start])
		if !inName(r) && !(isHan(r) && inNameWord(text, limit, start, r)) {
			break
		}
		if word := nameStopWords.ending(text[limit:start]); word != "" && !hasAnyPrefix(text[start-len(word):end], nameGoesOnAs) {
			break
		}
		start -= w
	}
	return start
}

// inNameWord tells a character that ends names elsewhere, but before start is part
// of a word that they hold: 经 of 经济, 据 of 数据.
func inNameWord(text string, limit, start int, r rune) bool {
	for _, word := range nameWords {
		n := strings.IndexRune(word, r)
		if from := start - utf8.RuneLen(r) - n; n >= 0 && from >= limit && strings.HasPrefix(text[from:], word) {
			return true
		}
	}
	return false
}

// fullName finds a longer name in the text that holds a short one: 县城新区 in
// 某县县城新区管委会. "" where the name is long already or nothing holds it.
func (d *draft) fullName(name string) (string, model.Place) {
	if agencyLike(name) && agency.Kind(name) != model.OtherKind && name != "" && !shortName(name) {
		return "", nil
	}
	for l, at := range d.placesOf(name, len(d.text)) {
		p := at + len(name)
		start := nameStart(d.text, l.start, at)
		for _, suffix := range fullSuffixes {
			if strings.HasPrefix(d.text[p:l.end], suffix) && start < at {
				end := p + len(suffix)
				return d.text[start:end], model.At(start, end)
			}
		}
	}
	return "", nil
}

// placedName finds the name of a bureau that does not say where it is with its
// place before it: 教育局 as 某县教育局. Another bureau of the kind may be named
// too, so it must stand where the one who reports does, or more than once, and
// none may do so as often.
func (d *draft) placedName(name string) (string, model.Place) {
	if agency.Kind(name) != model.Department || divisionOf(name) != (division{}) {
		return "", nil
	}
	var names namesakes
	for l, at := range d.placesOf(name, len(d.text)) {
		end := at + len(name)
		start := nameStart(d.text, l.start, at)
		start += leads(d.text[start:at])
		if start == at {
			continue
		}
		if p := divisionOf(d.text[start:end]); p.levels() > 0 && start+p.length() >= at {
			names.add(d.text[start:end], d.speaksFor(end, l), start)
		}
	}
	best := names.best()
	alike := func(n namesake) bool { return n.name != best.name && n.weight == best.weight }
	if best.weight <= ofMention || slices.ContainsFunc(names, alike) {
		return "", nil
	}
	return best.name, best.place
}

// publisherInFull is the publisher that the page names with its place, where a name
// without one is short for it: 市城管委 for 某市城市管理委员会.
func (d *draft) publisherInFull(name string) (string, model.Place) {
	if divisionOf(name) != (division{}) {
		return "", nil
	}
	full, place, _ := d.agencyOfMetadata()
	if strings.HasSuffix(full, name) || divisionOf(full) == (division{}) || !model.Abbreviates(name, full) {
		return "", nil
	}
	return full, place
}

// placesOf are the places of a name in the lines read, before a limit in bytes:
// the line and the offset. It is looked for by its rarest byte.
func (d *draft) placesOf(name string, limit int) iter.Seq2[line, int] {
	text := d.text[:min(limit, len(d.text))]
	return func(yield func(line, int) bool) {
		rarest := rarestByte(name)
		for from := rarest; name != "" && from < len(text); from++ {
			n := strings.IndexByte(text[from:], name[rarest])
			if n < 0 {
				return
			}
			from += n
			at := from - rarest
			if !strings.HasPrefix(text[at:], name) {
				continue
			}
			i, _ := slices.BinarySearchFunc(d.lines, at+len(name), func(l line, end int) int { return l.end - end })
			if i < len(d.lines) && d.lines[i].start <= at && !yield(d.lines[i], at) {
				return
			}
		}
	}
}

// rarestByte is where the byte of a name stands that reports have least of; 0 in
// one without Han characters. First bytes of characters are all frequent.
func rarestByte(name string) (at int) {
	least := uint8(math.MaxUint8)
	for i := range len(name) {
		if c := name[i]; c >= 0x80 && c < 0xC0 && shareOfByte[c-0x80] < least {
			at, least = i, shareOfByte[c-0x80]
		}
	}
	return at
}

// shareOfByte is how many of a thousand bytes are 0x80, 0x81 and so on to 0xBF, in
// reports of all years: what a Han character goes on with is far from even, since
// a few hundred of them make up most of the text.
var shareOfByte = [64]uint8{
	37, 20, 12, 6, 7, 23, 7, 6, 8, 6, 18, 8, 9, 7, 6, 7,
	5, 10, 4, 3, 18, 5, 6, 7, 3, 3, 8, 5, 21, 8, 5, 5,
	4, 22, 4, 2, 5, 12, 7, 5, 7, 1, 1, 2, 16, 7, 13, 16,
	8, 8, 1, 7, 9, 5, 6, 9, 17, 12, 24, 13, 15, 12, 6, 25,
}

// shortName tells a name that does not say which place it is of.
func shortName(name string) bool {
	if utf8.RuneCountInString(name) > 5 {
		return false
	}
	p, c, k := agency.Region(name)
	return p == "" && c == "" && k == ""
}

// nameBreaks stand before a name and are no part of one.
const nameBreaks = ",，:：|]】\t"

// longestName is the longest name of a body in bytes.
const longestName = 90
