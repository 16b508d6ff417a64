package parse

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/agency"
)

// agency finds the body that reports, in the places that name it, the most
// trusted first: title, metadata, the table's 填报单位, signature, prose.
func (d *draft) agency() model.Agency {
	for _, find := range []func() (string, model.Place, model.Basis){
		d.agencyOfTitle, d.agencyOfMetadata, d.agencyOfTable, d.agencyOfSignature, d.agencyOfProse,
	} {
		if name, place, from := find(); name != "" {
			a := model.Agency{Name: name, Place: place, From: from}
			if full, where := d.fullName(name); full != "" {
				a.Name, a.Place = full, where
			} else if full, where := d.placedName(name); full != "" {
				a.Name, a.Place = full, where
			}
			a.Kind = agency.Kind(a.Name)
			where := d.region(a.Name)
			a.Province, a.City, a.County = where.province, where.city, where.county
			return a
		}
	}
	return model.Agency{}
}

func (d *draft) agencyOfTitle() (string, model.Place, model.Basis) {
	name := agencyIn(d.r.Title.Text)
	if name == "" {
		return "", nil, ""
	}
	at := strings.Index(d.r.Title.Text, name)
	return name, partOf(d.r.Title.Place, at, at+len(name)), model.FromTitle
}

// agencyIn takes the body's name out of a title: what is left when the year and
// the words for the report are gone. "" where nothing that can be a name is left.
func agencyIn(title string) string {
	s := title
	if year, start, end := findYear(title); year != 0 {
		if before := strings.TrimSpace(title[:start]); utf8.RuneCountInString(before) >= 2 {
			return trimName(beforeTopic(before))
		}
		s = afterYears(title[end:])
		for _, w := range yearTails {
			s = strings.TrimPrefix(s, w)
		}
	}
	if name := beforeTopic(s); name != s {
		return trimName(name)
	}
	return ""
}

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

// nameBreaks stand before a name and are no part of one.
const nameBreaks = ",，:：|]】\t"

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
	if n := utf8.RuneCountInString(s); n < 2 || n > 40 || nobody.in(s) {
		return ""
	}
	return s
}

func (d *draft) agencyOfMetadata() (string, model.Place, model.Basis) {
	for i, l := range d.lines[:min(titleReach, len(d.lines))] {
		if d.traits[i]&withLabel == 0 || d.isRow(i) {
			continue
		}
		if name, place := d.labelled(l, agencyLabels); agencyLike(name) {
			return name, place, model.FromMetadata
		}
		if l.end-l.start <= longestTitleLabel && d.adjacent(i) && labelAlone(d.text[l.start:l.end], agencyLabels) {
			if name := d.titleLine(i + 1); agencyLike(name.text) {
				return name.text, model.Place{name.at[0]}, model.FromMetadata
			}
		}
	}
	return "", nil, ""
}

func (d *draft) agencyOfTable() (string, model.Place, model.Basis) {
	for i, l := range d.lines {
		if d.traits[i]&withLabel == 0 || l.end-l.start > longestRow || d.tabled[i] {
			continue
		}
		if name, place := d.labelled(l, reporterLabels); name != "" {
			return name, place, model.FromTable
		}
	}
	return "", nil, ""
}

// longestRow is the longest line in bytes that is a row of a table and no more.
const longestRow = 300

// isRow tells a line that a table claims and that is no page scraped to one line.
func (d *draft) isRow(i int) bool {
	return d.tabled[i] && d.lines[i].end-d.lines[i].start <= longestRow
}

// labelled reads "来源:某局 时间:…": the word after one of the labels, up to a
// blank. Of several labels in the line the one named first counts.
func (d *draft) labelled(l line, keys []string) (string, model.Place) {
	body := d.text[l.start:l.end]
	name, place := "", model.Place(nil)
	for p := afterColon(body, 0); p > 0; p = afterColon(body, p) {
		k := labelOf(body[:p], keys)
		if k < 0 {
			continue
		}
		start, _ := trim(body, p, len(body))
		end := start
		for end < len(body) && blankAt(body, end) == 0 && body[end] != '|' {
			_, w := utf8.DecodeRuneInString(body[end:])
			end += w
		}
		if label, n := labelsBeside.next(body[start:end], 0); n > 0 { // the blank before it is lost
			end = start + n - len(label)
		}
		if s := trimName(body[start:end]); s != "" {
			at := l.start + start + strings.Index(body[start:end], s)
			name, place, keys = s, model.At(at, at+len(s)), keys[:k]
		}
	}
	return name, place
}

// labelAlone tells a line that is one of the labels with its colon: what it names stands below.
func labelAlone(s string, keys []string) bool {
	return (strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")) && slices.Contains(keys, squeezed(strings.Trim(s, labelSigns)))
}

// afterColon is the offset after the next colon of either width, after the border
// between the cells of a table or the bracket that closes a label; 0 for none.
func afterColon(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch c := s[i]; {
		case c == ':' || c == '|' || c == '\t':
			return i + 1
		case c == 0xE3 && strings.HasPrefix(s[i:], "】"):
			return i + len("】")
		case c >= 0xE4 && c <= 0xE9:
			i += 2
		case c == 0xEF && strings.HasPrefix(s[i:], "："):
			return i + len("：")
		}
	}
	return 0
}

// mayEndLabel tells cheaply what no label stands before the border or colon of:
// figures, and most words.
func mayEndLabel(s string) bool {
	end := len(s)
	for end > 0 && (s[end-1] == '|' || s[end-1] == ':' || s[end-1] == ' ') {
		end--
	}
	if end >= 3 && s[end-3] >= 0xE4 && s[end-3] <= 0xE9 {
		return labelEnds.has(hanAt(s, end-3))
	}
	return end > 0 && (s[end-1] < '0' || s[end-1] > '9')
}

// labelOf tells which of the labels stands before a colon or border that s ends
// in; -1 for none.
func labelOf(s string, keys []string) int {
	if !mayEndLabel(s) {
		return -1
	}
	s = strings.TrimRight(s, labelSigns)
	if last, _ := utf8.DecodeLastRuneInString(s); !labelEnds.has(last) {
		return -1
	}
	for _, seal := range sealSigns {
		s = strings.TrimSuffix(s, seal)
	}
	for k, key := range keys {
		if strings.HasSuffix(s, key) {
			return k
		}
	}
	return -1
}

// agencyOfSignature reads a short line that a date follows, towards the end of the prose.
func (d *draft) agencyOfSignature() (string, model.Place, model.Basis) {
	for i := range d.r.Dates {
		date := &d.r.Dates[i]
		if date.Role != model.Signed {
			continue
		}
		for j, l := range d.lines {
			if l.start > date.Place.Start() || date.Place.Start() >= l.end && j+1 < len(d.lines) && d.lines[j+1].start <= date.Place.Start() {
				continue
			}
			for _, k := range []int{j, j - 1} {
				if k < 0 {
					continue
				}
				body := d.text[d.lines[k].start:min(d.lines[k].end, max(date.Place.Start(), d.lines[k].start))]
				if k != j {
					body = d.text[d.lines[k].start:d.lines[k].end]
				}
				if name := trimName(body); utf8.RuneCountInString(body) <= 30 && agencyLike(name) {
					at := d.lines[k].start + strings.Index(d.text[d.lines[k].start:], name)
					return name, model.At(at, at+len(name)), model.FromSignature
				}
			}
			break
		}
	}
	return "", nil, ""
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

// namesake is a name that prose holds, and how much speaks for it.
type namesake struct {
	name   string
	weight int
	place  model.Place
}

// namesakes are the names found so far, in the order of the text.
type namesakes []namesake

func (n *namesakes) add(name string, weight int, at int) {
	for i := range *n {
		if (*n)[i].name == name {
			(*n)[i].weight += weight
			return
		}
	}
	*n = append(*n, namesake{name, weight, model.At(at, at+len(name))})
}

// best is the name that most speaks for, of several the first.
func (n namesakes) best() namesake {
	best := namesake{}
	for _, s := range n {
		if s.weight > best.weight {
			best = s
		}
	}
	return best
}

// agencyOfProse takes the name that the prose speaks of most as the one who reports.
func (d *draft) agencyOfProse() (string, model.Place, model.Basis) {
	var names namesakes
	for i, l := range d.lines {
		if d.isRow(i) {
			continue
		}
		if i < titleReach {
			d.addAuthors(&names, l)
		}
		if d.traits[i]&withBody != 0 {
			d.addBodies(&names, l)
		}
	}
	if best := names.best(); best.weight > 0 {
		return best.name, best.place, model.FromProse
	}
	return "", nil, ""
}

// addBodies adds the unmistakable names of bodies in a line.
func (d *draft) addBodies(names *namesakes, l line) {
	body := d.text[l.start:l.end]
	for suffix, at := ownSuffixes.next(body, 0); at > 0; suffix, at = ownSuffixes.next(body, at) {
		end := l.start + at
		start := nameStart(d.text, l.start, end-len(suffix))
		start += leads(d.text[start:end])
		if start == end-len(suffix) || utf8.RuneCountInString(d.text[start:end]) > 24 || notOwn(d.text[start:end]) {
			continue
		}
		if (suffix == bureau || suffix == office) && divisionOf(d.text[start:end]).levels() == 0 {
			continue
		}
		if suffix == office && (strings.Contains(d.text[start:end], governmentWord) || strings.Contains(d.text[start:end], teams)) {
			continue
		}
		end = d.nameEnd(end, l.end)
		weight := ofMention // to those who are asked, authors tell more
		if !hasAnySuffix(strings.TrimRight(d.text[l.start:start], " :："), contacts) {
			end += officeAt(d.text[end:l.end])
			weight = d.speaksFor(end, l)
		}
		names.add(d.text[start:end], weight, start)
	}
}

// addAuthors adds the names in a line, of whatever body, that are said to have
// compiled the report, 由某中心编制, and to answer for it: 与某中心办公室联系. An office
// answers for its body as often as for itself.
func (d *draft) addAuthors(names *namesakes, l line) {
	body := d.text[l.start:l.end]
	for word, at := authorWords.next(body, 0); at > 0; word, at = authorWords.next(body, at) {
		start, end, weight := l.start, l.start+at-len(word), ofAuthor
		if word == contactWord {
			weight = ofContact
		}
		if lead := strings.LastIndex(d.text[max(l.start, end-longestName):end], authorLeads[word]); lead >= 0 {
			start = max(l.start, end-longestName) + lead + len(authorLeads[word])
		} else if word == contactWord { // 联系某中心
			start = l.start + at
			start += len(d.text[start:l.end]) - len(strings.TrimLeft(d.text[start:l.end], ":： "))
			for end = start; end < l.end; {
				r, w := utf8.DecodeRuneInString(d.text[end:l.end])
				if !inName(r) {
					break
				}
				end += w
			}
		} else {
			continue
		}
		name := beforeTopic(d.text[start:end])
		if whole := withoutOffice(name); whole != name && utf8.RuneCountInString(whole) > 3 && agency.Kind(whole) != model.OtherKind && !notOwn(whole) && !nobody.in(whole) {
			names.add(whole, weight, start)
			if !slices.Contains(offices, name[len(whole):]) { // one for party and government is no body of its own
				continue
			}
		}
		if agencyLike(name) && !notOwn(name) && !nobody.in(name) {
			names.add(name, weight, start)
		}
	}
}

// withoutOffice takes the office that answers for a body off its name.
func withoutOffice(name string) string {
	for _, w := range officeNames {
		if whole, ok := strings.CutSuffix(name, w); ok {
			return whole
		}
	}
	return name
}

// What speaks for a name as the one who reports: it compiled the report, readers
// are to ask there, it is spoken of, it has a site. The issuer of a paper that is
// cited is somebody else.
const (
	ofAuthor  = 8
	ofContact = 4
	ofSubject = 2
	ofMention = 1
	ofIssuer  = 0
)

// speaksFor weighs a name that ends at end by the words after it.
func (d *draft) speaksFor(end int, l line) int {
	after := d.text[end:l.end]
	switch {
	case after == "" && agencyLike(d.text[l.start:l.end]):
		return ofAuthor
	case hasAnyPrefix(after, issues):
		return ofIssuer
	case hasAnyPrefix(after, sites):
		return ofMention
	}
	return ofSubject
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

// officeAt is the length of 办公室 or the like that a name goes on with; 0 for none.
func officeAt(s string) int {
	for _, w := range offices {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

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

// longestName is the longest name of a body in bytes.
const longestName = 90

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

// placesOf are the places of a name in the lines read, before a limit in bytes:
// the line and the offset. It is looked for by its last byte, which is rarer than its first.
func (d *draft) placesOf(name string, limit int) iter.Seq2[line, int] {
	limit = min(limit, len(d.text))
	return func(yield func(line, int) bool) {
		for from := 0; name != ""; {
			n := strings.IndexByte(d.text[from:limit], name[len(name)-1])
			if n < 0 {
				return
			}
			from += n + 1
			at := from - len(name)
			if !strings.HasSuffix(d.text[:from], name) {
				continue
			}
			i, _ := slices.BinarySearchFunc(d.lines, from, func(l line, end int) int { return l.end - end })
			if i < len(d.lines) && d.lines[i].start <= at && !yield(d.lines[i], at) {
				return
			}
		}
	}
}

// shortName tells a name that does not say which place it is of.
func shortName(name string) bool {
	if utf8.RuneCountInString(name) > 5 {
		return false
	}
	p, c, k := agency.Region(name)
	return p == "" && c == "" && k == ""
}
