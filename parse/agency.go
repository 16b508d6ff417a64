package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/agency"
)

// agency finds the body that reports, in the places that name it, the most
// trusted first: title, metadata, the table's 填报单位, signature, prose.
func (d *draft) agency() model.Agency {
	var a model.Agency
	for _, find := range []func() (string, model.Place, model.Basis){
		d.agencyOfTitle, d.agencyOfMetadata, d.agencyOfTable, d.agencyOfSignature, d.agencyOfProse,
	} {
		name, place, from := find()
		if name != "" && (a.Name == "" || !hasAnyPrefix(name, bareGovernments)) {
			a = model.Agency{Name: name, Place: place, From: from}
		}
		if a.Name != "" && (a.From == model.FromTitle || !hasAnyPrefix(a.Name, bareGovernments)) {
			break // 政府办公室 beside the title may be anyone's
		}
	}
	if a.Name == "" {
		return a
	}
	for _, find := range []func(string) (string, model.Place){d.fullName, d.placedName, d.publisherInFull} {
		if full, place := find(a.Name); full != "" {
			a.Name, a.Place = full, place
			break
		}
	}
	a.Kind = agency.Kind(a.Name)
	where := d.region(a.Name)
	a.Province, a.City, a.County = where.province, where.city, where.county
	return a
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
