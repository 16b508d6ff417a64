package parse

import (
	"strings"
	"unicode/utf8"
)

// Other programs put a sign between the lines of a page: a bar, a semicolon, a
// comma, the end of a line as it is escaped. Such a page is cut at that sign again.
// Bars stand nowhere else, commas in its sentences too: there they divide lines only
// beside what surely was one, a cell of a table, a heading, the title, the end of a
// sentence.

// joiners are the signs that lines are joined by; where two give the same cells,
// the first.
var joiners = [...]joiner{
	{"||", true}, {"|", true}, {wideBar, true}, {`\r\n`, true}, {`\n`, true}, {"<br>", true}, {"<br/>", true}, {"<br />", true},
	{"；", false}, {";", false}, {"，", false}, {",", false}, {"·", false}, {"/", false},
}

// joiner is a sign between lines; a hard one stands nowhere inside a line.
type joiner struct {
	sign string
	hard bool
}

// joinedKind tells what stands between two joiners.
type joinedKind uint8

const (
	joinedWords joinedKind = iota
	joinedBlank
	joinedFigure
	joinedUnit
	joinedLabel
	joinedStrong   // a label that means a table wherever it stands
	joinedRow      // such a label with its figures
	joinedHeading  // of a section, the title of the report, a fact about the page
	joinedSentence // ends one
)

// joinedPart is what stands between two joiners. Cut: a line begins with it.
type joinedPart struct {
	start, end int
	kind       joinedKind
	cut        bool
}

// fewestJoined is how many labels, or how many headings and ends of sentences, a
// sign must stand behind to be what joins a page.
const fewestJoined = 8

// joinedPage cuts pages; it knows labels.
type joinedPage struct {
	text string
	z    atomizer
}

func newJoinedPage(text string) *joinedPage {
	return &joinedPage{text: text, z: atomizer{text: text, lex: labels(), folding: new(folding)}}
}

// appendJoined appends the lines of a page that a sign joins; none where blanks
// divide more of them, or nothing does.
func appendJoined(lines []line, text string, l line) []line {
	page := newJoinedPage(text)
	by, at := page.joinedBy(l)
	if len(at) == 0 {
		return lines
	}
	at = page.cutInside(at)
	if by.hard {
		for i := range at {
			at[i].cut = true
		}
	} else {
		cutBesideCells(at)
		cutWithoutSentence(at)
	}
	if hasBlankCells(at) {
		keepRows(at)
	}
	return page.appendCut(lines, l.number, by, at)
}

// joinedBy is the sign that joins a page, and what it divides; nothing where blanks
// divide more.
func (p *joinedPage) joinedBy(l line) (by joiner, at []joinedPart) {
	var most evidence
	for _, j := range joiners {
		if strings.Count(p.text[l.start:l.end], j.sign) < fewestJoined {
			continue
		}
		parts := p.split(l, j.sign)
		if e := evidenceOf(parts); e.better(most) {
			by, most, at = j, e, parts
		}
	}
	if at != nil && evidenceOf(p.blanks(l)).lines*3 > most.lines*4 {
		return by, nil
	}
	return by, at
}

// appendCut appends the lines that begin where parts are cut.
func (p *joinedPage) appendCut(lines []line, number int, by joiner, at []joinedPart) []line {
	for i := 0; i < len(at); {
		k := i + 1
		for k < len(at) && !at[k].cut {
			k++
		}
		end := at[k-1].end
		if by.sign == "|" && k < len(at) && k > i+1 { // a bar closes the last cell of a row
			_, end = trim(p.text, end, at[k].start)
		}
		if at[i].start < end {
			lines = append(lines, line{at[i].start, end, number})
		}
		i = k
	}
	return lines
}

// split cuts a line at every place of a sign.
func (p *joinedPage) split(l line, sign string) []joinedPart {
	var out []joinedPart
	for start := l.start; start <= l.end; {
		end := start
		for {
			n := strings.Index(p.text[end:l.end], sign)
			if n < 0 {
				end = l.end
				break
			}
			if end += n; !p.insideFigure(start, end, end+len(sign)) {
				break
			}
			end += len(sign)
		}
		out = append(out, p.part(start, end))
		start = end + len(sign)
	}
	return out
}

// insideFigure tells a comma within the last figure of a row: "行政许可 | 23,418".
func (p *joinedPage) insideFigure(start, end, next int) bool {
	before := p.text[start:end]
	digits := len(before) - len(strings.TrimRight(before, "0123456789"))
	return digits > 0 && digits < len(before) && threeDigits(p.text[next:])
}

// blanks are the parts between blanks that divide lines.
func (p *joinedPage) blanks(l line) []joinedPart {
	var out []joinedPart
	for _, piece := range cutAtBlanks(nil, p.text, l) {
		out = append(out, p.part(piece.start, piece.end))
	}
	return out
}

func (p *joinedPage) part(start, end int) joinedPart {
	start, end = trim(p.text, start, end)
	return joinedPart{start: start, end: end, kind: p.kindOf(p.text[start:end])}
}

func (p *joinedPage) kindOf(s string) joinedKind {
	if s == "" {
		return joinedBlank
	}
	switch kind, _, remark := classify(s); {
	case kind == atomUnit:
		return joinedUnit
	case kind != atomText && remark == "":
		return joinedFigure
	}
	if isRowOfFigures(s) {
		return joinedRow
	}
	cell, row := rowLabel(s)
	if cell != "" && len(cell) <= longestLabel {
		if id, _ := p.z.lookUp(cell); id >= 0 {
			switch {
			case !p.z.lex.strong[id] && isMainHeading(s):
				return joinedHeading
			case !p.z.lex.strong[id]:
				return joinedLabel
			case row:
				return joinedRow
			}
			return joinedStrong
		}
	}
	switch {
	case isNumberedHeading(s), titleScore(s) > 0, beginsWithFact(s):
		return joinedHeading
	case endsSentence(s):
		return joinedSentence
	}
	return joinedWords
}

// isNumberedHeading tells what looks like the heading of a section: "三、…".
func isNumberedHeading(s string) bool {
	if len(s) > longestHeading*3 || !beginsWithNumeral(s) || endsSentence(s) {
		return false
	}
	number, _, end := heading(s, 0, len(s))
	return number > 0 && end == len(s)
}

func (k joinedKind) isCell() bool { return k >= joinedBlank && k <= joinedRow }

// isRowOfFigures tells a row between bars without a label: that of the disputes.
func isRowOfFigures(s string) bool {
	if s == "" || s[0] >= utf8.RuneSelf || strings.IndexByte(s, '|') < 0 {
		return false
	}
	figures := 0
	for cell := range strings.SplitSeq(s, "|") {
		if cell = strings.Trim(cell, " "); cell != "" {
			if kind, _, _ := classify(cell); kind != atomFigure && kind != atomStroke {
				return false
			}
			figures++
		}
	}
	return figures > 1
}

// rowLabel is what stands before the first bar of a row, or before its unit and
// figures behind blanks; row tells whether there is any.
func rowLabel(s string) (label string, row bool) {
	end := len(s)
	if n := strings.IndexByte(s, '|'); n >= 0 {
		_, end = trim(s, 0, n)
		row = true
	}
	for end > 0 {
		p := end
		for p > 0 && blankBefore(s, p) == 0 {
			_, w := utf8.DecodeLastRuneInString(s[:p])
			p -= w
		}
		if kind, _, _ := classify(s[p:end]); p == 0 || kind == atomText {
			break
		}
		_, end = trim(s, 0, p)
		row = true
	}
	return s[:end], row
}

// evidence is what speaks for a sign as the one that joins lines: how many of them
// it divides that are known to be whole, and how many figures.
type evidence struct{ lines, figures int }

func evidenceOf(at []joinedPart) (e evidence) {
	cells, ends := 0, 0
	for i := range at {
		switch at[i].kind {
		case joinedFigure:
			e.figures++
		case joinedLabel, joinedStrong, joinedRow:
			cells++
		case joinedHeading, joinedSentence:
			ends++
		}
	}
	if cells < fewestJoined && ends < fewestJoined {
		return evidence{}
	}
	e.lines = cells + ends
	return e
}

func (e evidence) better(than evidence) bool {
	return e.lines > than.lines || e.lines == than.lines && e.figures > than.figures
}

// cutInside cuts words at their blanks as well, where a heading comes out anywhere,
// or a sentence ends before one: the lines between the rows are joined by blanks.
func (p *joinedPage) cutInside(at []joinedPart) []joinedPart {
	var out []joinedPart
	found := false
	for _, s := range at {
		if s.kind.isCell() && !p.remarked(s) {
			out = append(out, s)
			continue
		}
		parts := p.blanks(line{start: s.start, end: s.end})
		for i := range parts {
			parts[i].cut = i > 0
			found = found || len(parts) > 1 && parts[i].kind == joinedHeading || i > 0 && parts[i-1].kind == joinedSentence
		}
		out = append(out, parts...)
	}
	if !found {
		return at
	}
	return out
}

// remarked tells a label with something in brackets behind it, which has a line of
// its own where a blank divides them.
func (p *joinedPage) remarked(s joinedPart) bool {
	n := strings.LastIndexAny(p.text[s.start:s.end], "(（")
	return n > 0 && s.kind >= joinedLabel && blankBefore(p.text, s.start+n) > 0
}

// cutBesideCells begins lines at what surely is one, and after it.
func cutBesideCells(at []joinedPart) {
	for i := 0; i < len(at); {
		k := i
		sure := false
		for k < len(at) && at[k].kind.isCell() {
			sure = sure || at[k].kind >= joinedStrong
			k++
		}
		switch {
		case k-i >= fewestBesides || sure:
			for j := i; j <= k && j < len(at); j++ {
				at[j].cut = true
			}
		case k == i && at[i].kind >= joinedHeading:
			at[i].cut = at[i].cut || at[i].kind == joinedHeading
			if i+1 < len(at) {
				at[i+1].cut = true
			}
		}
		i = max(k, i+1)
	}
}

// fewestBesides is how many cells stand together in no sentence.
const fewestBesides = 3

// cutWithoutSentence begins lines at everything between two beginnings that is no
// sentence by its end.
func cutWithoutSentence(at []joinedPart) {
	for i := 0; i < len(at); {
		k := i + 1
		for k < len(at) && !at[k].cut {
			k++
		}
		if at[k-1].kind != joinedSentence {
			for j := i + 1; j < k; j++ {
				at[j].cut = true
			}
		}
		i = k
	}
}

// hasBlankCells tells whether blank cells stand among the figures.
func hasBlankCells(at []joinedPart) bool {
	blanks, figures := 0, 0
	for i := range at {
		switch at[i].kind {
		case joinedBlank:
			blanks++
		case joinedFigure:
			figures++
		}
	}
	return blanks*fewestBlanks > figures
}

// fewestBlanks: more blank cells than one to so many figures are no accident.
const fewestBlanks = 10

// keepRows takes back the beginnings of lines at figures, units and blanks behind
// a label: where cells are blank, the signs say whose a figure is.
func keepRows(at []joinedPart) {
	for i := 0; i < len(at); {
		k := i + 1
		if at[i].kind == joinedLabel || at[i].kind == joinedStrong {
			for k < len(at) && at[k].kind.isCell() && at[k].kind < joinedLabel {
				k++
			}
			for j := i + 1; j < k && !doubled(at[i:k]); j++ {
				at[j].cut = false
			}
		}
		i = k
	}
}

// doubled tells a row with equally many blanks between all of its cells: the sign
// that closes them and the one that joins lines stand there, and no cell is blank.
func doubled(row []joinedPart) bool {
	cells, gap := 0, 0
	for i, last := 1, 0; i < len(row); i++ {
		if row[i].kind == joinedBlank {
			continue
		}
		if cells++; cells > 1 && i-last != gap || i-last == 1 {
			return false
		}
		gap, last = i-last, i
	}
	return cells > 1
}
