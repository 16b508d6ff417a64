package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/agency"
)

// A report without a title or a signature names its body in its prose, among others.
// What is said of each name tells which is the one who reports.

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
	for i, has := range d.traits {
		if has&(withAuthor|withBody) == 0 || d.isRow(i) {
			continue
		}
		if i < titleReach && has&withAuthor != 0 {
			d.addAuthors(&names, i)
		}
		if has&withBody != 0 {
			d.addBodies(&names, i)
		}
	}
	best := names.best()
	if best.weight == 0 {
		best = d.townOfProse()
	}
	if best.weight > 0 {
		return best.name, best.place, model.FromProse
	}
	return "", nil, ""
}

// townOfProse takes the town that prose names and speaks as, by its place alone:
// 2018年，某乡公开20条。我乡未收到申请. Another that it names as often leaves both out.
func (d *draft) townOfProse() namesake {
	for _, kind := range townKinds {
		if !strings.Contains(d.text, ourWord+kind) {
			continue
		}
		var names namesakes
		for l, at := range d.placesOf(kind, len(d.text)) {
			end := at + len(kind)
			start := nameStart(d.text, l.start, end)
			start += leads(d.text[start:end])
			name := d.text[start:end]
			before, _ := utf8.DecodeLastRuneInString(d.text[l.start:start])
			if n := utf8.RuneCountInString(name); n < 3 || n > longestTown || noTown.in(name) || nobody.in(name) || isHan(before) && before != yearSign {
				continue
			}
			names.add(name, ofMention, start)
		}
		best := names.best()
		if best.weight > ofMention && !slices.ContainsFunc(names, func(n namesake) bool { return n.name != best.name && n.weight == best.weight }) {
			return best
		}
	}
	return namesake{}
}

// longestTown is the longest name of a town in prose, in characters.
const longestTown = 8

// addBodies adds the unmistakable names of bodies in a line.
func (d *draft) addBodies(names *namesakes, i int) {
	l := d.lines[i]
	for suffix, end := range d.words(i, ownSuffixes, withBody) {
		start := nameStart(d.text, l.start, end-len(suffix))
		start += leads(d.text[start:end])
		if strings.HasPrefix(d.text[start:end], suffix) || utf8.RuneCountInString(d.text[start:end]) > 24 || notOwn(d.text[start:end]) {
			continue
		}
		if (suffix == bureau || suffix == office || suffix == company) && divisionOf(d.text[start:end]).levels() == 0 {
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
		if suffix == company { // others work for bodies
			weight = min(weight, ofMention)
		}
		names.add(d.text[start:end], weight, start)
	}
}

// addAuthors adds the names in a line, of whatever body, that are said to have
// compiled the report, 由某中心编制, and to answer for it: 与某中心办公室联系. An office
// answers for its body as often as for itself.
func (d *draft) addAuthors(names *namesakes, i int) {
	l := d.lines[i]
	for word, at := range d.words(i, authorWords, withAuthor) {
		var start int
		end, weight := at-len(word), ofAuthor
		if word == contactWord {
			weight = ofContact
		}
		if lead := strings.LastIndex(d.text[max(l.start, end-longestName):end], authorLeads[word]); lead >= 0 {
			start = max(l.start, end-longestName) + lead + len(authorLeads[word])
		} else if word == contactWord { // 联系某中心
			start = at
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
		if whole := withoutOffice(name); whole != name && utf8.RuneCountInString(whole) >= shortestOf(agency.Kind(whole)) && agency.Kind(whole) != model.OtherKind && !notOwn(whole) && !nobody.in(whole) {
			names.add(whole, weight, start)
			if word == compiledFromOthers || !slices.Contains(offices, name[len(whole):]) { // one for party and government is no body of its own
				continue
			}
		}
		if agencyLike(name) && !notOwn(name) && !nobody.in(name) {
			names.add(name, weight, start)
		}
	}
}

// shortestOf is how many characters a name without its place has at least that
// tells one body from others: that of a town is its place.
func shortestOf(k model.AgencyKind) int {
	if k == model.Township {
		return 3
	}
	return 4
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

// officeAt is the length of 办公室 or the like that a name goes on with; 0 for none.
func officeAt(s string) int {
	for _, w := range offices {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}
