package parse

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"gouji/model"
)

// atomKind tells what an atom is by its own looks, before any form is known.
type atomKind uint8

const (
	atomText atomKind = iota
	atomFigure
	atomBlank  // an empty field between separators
	atomStroke // a sign that says there is none: / — 无
	atomUnit
)

// atom is one field of one line: what stands between separators.
type atom struct {
	start, end int
	line       int // index into the lines, not a line number
	field      int // its position in the line, from 0, blank fields counted
	kind       atomKind
	fielded    bool // pipes or tabs say where fields begin and end, so an empty one is a blank cell
	alone      bool // the only atom of its line
	value      decimal.Decimal
	remark     string
	label      int32  // in the lexicon; -1 for none
	ordinal    string // the label's
	more       []model.Span
	taken      bool // is the continuation of a label wrapped over several atoms
	boxed      bool // its cell is broken over lines, and more are the pieces in the others
}

// spans hands out places; they stay in the reading.
type spans struct{ slab[model.Span] }

// of is the place of an atom with the atoms that its label goes on in.
func (s *spans) of(a *atom) model.Place {
	return append(append(s.take(1+len(a.more)), model.Span{Start: a.start, End: a.end}), a.more...)
}

// shortestRemarked is the shortest label in bytes that a remark may stand after.
const shortestRemarked = 6

// at is the place of one stretch.
func (s *spans) at(start, end int) model.Place {
	return append(s.take(1), model.Span{Start: start, End: end})
}

// longestLabel is the longest text in bytes that is looked up as a label; what
// is longer is prose. The longest official label has 102.
const longestLabel = 160

// atomizer cuts lines into atoms and looks their labels up.
type atomizer struct {
	text   string
	lines  []line
	traits []traits // by line
	lex    *lexicon
	atoms  []atom
	*folding
	fillers
	// number is that of the last row numbered before its label.
	number int
}

// folding is room to fold labels in, and those that were looked up before.
type folding struct {
	fold, bare, wrapped []byte
	known               labelMemory
}

// atomize appends the atoms of the lines to buf, and tells whether rows lost
// their blank cells and were filled up.
func atomize(text string, lines []line, has []traits, lex *lexicon, room *folding, buf []atom) (atoms []atom, filledUp bool) {
	z := &atomizer{text: text, lines: lines, traits: has, lex: lex, atoms: buf, folding: room}
	open, next := -1, 0 // of the rule in the line before; the line after a row of several
	drawn := false
	for i, l := range lines {
		if i < next {
			continue
		}
		if open >= 0 {
			next = z.gridRow(i, open)
		}
		if open = z.ruledAfter(l, drawn); next > i {
			open = -1
			continue
		}
		drawn = open >= 0 || drawn && has[i]&withBar != 0
		first := len(z.atoms)
		z.cut(i, l)
		if len(z.atoms) == first+1 {
			z.atoms[first].alone = true
		}
	}
	z.joinWrapped()
	return z.atoms, z.filledUp()
}

func (z *atomizer) cut(i int, l line) {
	body := z.text[l.start:l.end]
	switch {
	case isPageMark(body), z.isPageOfPages(body):
	case z.traits[i]&withBar != 0:
		z.fields(i, l, '|')
	case z.traits[i]&withTab != 0:
		z.fields(i, z.withOuterTabs(l), '\t')
	case len(body) <= longestLabel*2 && z.traits[i]&withBlank != 0 && hasBlank(body):
		z.runs(i, l)
	case len(body) > longestLabel:
		label, ordinal := z.lookUpRemarked(body)
		z.add(atom{start: l.start, end: l.end, line: i, kind: atomText, label: label, ordinal: ordinal})
	default:
		z.field(i, l.start, l.end, false)
	}
}

// isPageOfPages tells "3 / 8", the number of a page, where it can't be the
// figures of a row whose label or unit stands in the line before.
func (z *atomizer) isPageOfPages(body string) bool {
	if len(body) > 9 || body[0] <= '0' || body[0] > '9' || len(z.atoms) == 0 {
		return false
	}
	page, pages, ok := strings.Cut(body, "/")
	if !ok {
		return false
	}
	at := len(z.atoms) - 1
	for least := max(0, at-3); at > least && z.atoms[at].kind == atomText && isFurniture(z.text[z.atoms[at].start:z.atoms[at].end]); {
		at--
	}
	last := &z.atoms[at]
	if last.kind == atomUnit || last.kind == atomText && (last.label >= 0 || z.text[last.end-1] < '0' || z.text[last.end-1] > '9') {
		return false
	}
	n, ok1 := smallFigure(strings.TrimSpace(page))
	of, ok2 := smallFigure(strings.TrimSpace(pages))
	return ok1 && ok2 && n.IsPos() && n.Cmp(of) <= 0
}

// mostFields is how many fields of a line are told apart; the widest table of a
// form has some twenty.
const mostFields = 500

// fields cuts at every separator; an empty field is a blank cell.
func (z *atomizer) fields(i int, l line, sep byte) {
	start := l.start
	if sep == '|' && z.text[start] == sep && z.bordered(i) {
		start++
	}
	if ruled(z.text[start:l.end]) && strings.Contains(z.text[start:l.end], "--") {
		return
	}
	if l.end-l.start == 1 && z.text[l.start] == sep {
		if z.closes(i) {
			return
		}
		z.holes = true
		z.add(atom{start: l.start, end: l.start, line: i, kind: atomBlank, fielded: true, label: -1})
		return
	}
	blanks := 0
	for fields := 0; start < l.end; fields++ {
		if fields == mostFields { // no table is that wide
			z.add(atom{start: start, end: l.end, line: i, kind: atomText, fielded: true, label: -1})
			return
		}
		end := l.end
		if n := strings.IndexByte(z.text[start:l.end], sep); n >= 0 {
			end = start + n
		}
		a, b := unmarked(z.text, start, end)
		if a == b {
			blanks++
			z.add(atom{start: start, end: start, line: i, kind: atomBlank, fielded: true, label: -1})
		} else {
			z.field(i, a, b, true)
		}
		start = end + 1
	}
	if sep == '|' && blanks > 0 {
		z.see(z.text[l.start:l.end], blanks)
	}
	if sep == '\t' && z.text[l.end-1] == sep { // tabs stand between fields, pipes close them
		z.add(atom{start: l.end, end: l.end, line: i, kind: atomBlank, fielded: true, label: -1})
	}
}

// closes tells a pipe alone in its line that closes the cell of the line before,
// which has none, from one that is a blank cell. The cell is a field then.
func (z *atomizer) closes(i int) bool {
	n := len(z.atoms)
	if i == 0 || n == 0 || z.atoms[n-1].line != i-1 || strings.IndexByte(z.text[z.lines[i-1].start:z.lines[i-1].end], '|') >= 0 {
		return false
	}
	for n--; n >= 0 && z.atoms[n].line == i-1; n-- {
		z.atoms[n].fielded = true
	}
	return true
}

// mostBars is how many lines of a bar alone are looked past.
const mostBars = 20

// bordered tells a pipe at the start of a line that is the border of the table
// from one that closes a blank cell: the next lines begin so too.
func (z *atomizer) bordered(i int) bool {
	piped, border := false, false
	for _, step := range [...]int{-1, 1} {
		j := i + step
		for j >= 0 && j < len(z.lines) && j-i < mostBars && i-j < mostBars && z.lines[j].end-z.lines[j].start == 1 && z.text[z.lines[j].start] == '|' {
			piped = true // a blank cell, or the end of a row
			j += step
		}
		if j < 0 || j >= len(z.lines) {
			continue
		}
		body := z.text[z.lines[j].start:z.lines[j].end]
		if strings.IndexByte(body, '|') >= 0 {
			piped = true
			border = border || body[0] == '|' && len(body) > 1
		}
	}
	return border || !piped
}

// hasBlank tells whether blanks of any kind stand inside a line. Han characters
// are stepped over: most lines have nothing else.
func hasBlank(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0xE4 && c <= 0xE9:
			i += 2
		case c == ' ', c >= 0xC2 && blankAt(s, i) > 0:
			return true
		}
	}
	return false
}

// withOuterTabs takes tabs at both ends of a line back in: among tabs they are
// blank cells.
func (z *atomizer) withOuterTabs(l line) line {
	for l.start > 0 && z.text[l.start-1] == '\t' {
		l.start--
	}
	for l.end < len(z.text) && z.text[l.end] == '\t' {
		l.end++
	}
	return l
}

// ruled tells whether a line only draws a rule of a table: |---|:--:|
func ruled(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '-' && c != '|' && c != ':' && c != ' ' && c != '+' && c != '=' {
			return false
		}
	}
	return true
}

// runs cuts at two blanks or more, and at single blanks before trailing figures.
func (z *atomizer) runs(i int, l line) {
	start := l.start
	for start < l.end {
		end, next := z.gap(start, l.end)
		z.spaced(i, start, end)
		start = next
	}
}

// gap finds the next run of blanks at least two wide; a full-width blank is two.
func (z *atomizer) gap(start, limit int) (end, next int) {
	for p := start; p < limit; {
		n := blankAt(z.text, p)
		if n == 0 {
			p++
			continue
		}
		q, width := p, 0
		for q < limit {
			n := blankAt(z.text, q)
			if n == 0 {
				break
			}
			width++
			if n == 3 {
				width++
			}
			q += n
		}
		if width >= 2 && !z.insideOrdinal(p, q, limit) && !(width == 2 && q-p == 3 && z.insideLabel(start, p, q, limit)) {
			return p, q
		}
		p = q
	}
	return limit, limit
}

// insideLabel tells a full-width blank that stands between two characters of
// one label: the words on both sides, up to the next blanks or figures, are known
// together.
func (z *atomizer) insideLabel(start, p, q, limit int) bool {
	end := q
	for end < limit && z.text[end] >= utf8.RuneSelf && blankAt(z.text, end) == 0 {
		_, w := utf8.DecodeRuneInString(z.text[end:limit])
		end += w
	}
	return end > q && end-start <= longestLabel && z.isLabel(start, end)
}

// insideOrdinal tells blanks that stand within a number's own signs: "2 .延期", "( 一 )".
func (z *atomizer) insideOrdinal(p, q, limit int) bool {
	after, _ := utf8.DecodeRuneInString(z.text[q:limit])
	before, _ := utf8.DecodeLastRuneInString(z.text[:p])
	return strings.ContainsRune(ordinalEnds, after) || strings.ContainsRune(ordinalStarts, before)
}

// spaced takes figures off the end of a stretch that single blanks divide:
// "(一)予以公开 85 0 0 85". What is before them is one field.
func (z *atomizer) spaced(i, start, end int) {
	type word struct{ start, end int }
	var tail [24]word
	n, rest := 0, end
	for rest > start && n < len(tail) {
		p := rest
		for p > start && blankBefore(z.text, p) == 0 {
			_, w := utf8.DecodeLastRuneInString(z.text[start:p])
			p -= w
		}
		if p == start && n == 0 {
			break // a single word: nothing to take off
		}
		kind, _, _ := classify(z.text[p:rest])
		if kind == atomText || n == 0 && (kind == atomUnit || z.text[rest-1] == '*') && z.isLabel(start, end) {
			break
		}
		tail[n] = word{p, rest}
		n++
		_, rest = trim(z.text, start, p)
	}
	if rest > start && n > 0 && misread(z.text[rest-1:rest]) && misread(z.text[start:rest]) {
		n, rest = 0, end // a figure with blanks in it
	}
	if rest > start {
		z.field(i, start, rest, false)
	}
	for n--; n >= 0; n-- {
		z.field(i, tail[n].start, tail[n].end, false)
	}
}

func (z *atomizer) field(i, start, end int, fielded bool) {
	body := z.text[start:end]
	if body[0] >= '0' && body[0] <= '9' && len(body) >= shortestNumbered && z.numberedLabel(i, start, end, fielded) {
		return
	}
	if !isWord(body) {
		kind, value, remark := figureOrRun(body)
		if kind != atomText {
			z.add(atom{start: start, end: end, line: i, kind: kind, fielded: fielded, value: value, remark: remark, label: -1})
			return
		}
		if z.signed(i, start, end, fielded) {
			return
		}
	}
	label, ordinal := int32(-1), ""
	if len(body) > longestLabel {
		label, ordinal = z.lookUpRemarked(body)
	} else {
		label, ordinal = z.lookUp(body)
		if label < 0 && (z.labelAndUnit(i, start, end, fielded) || z.twoLabels(i, start, end, fielded)) {
			return
		}
	}
	z.add(atom{start: start, end: end, line: i, kind: atomText, fielded: fielded, label: label, ordinal: ordinal})
}

// isWord tells cheaply what is neither a figure nor a unit nor a sign: it begins
// with a bracket, or with a Han character and is longer than those.
func isWord(s string) bool {
	return s[0] == '(' || len(s) > longestUnit && s[0] >= 0xE4 && s[0] <= 0xE9 || strings.HasPrefix(s, openBracket)
}

// figureOrRun is [classify] that knows figures which ran together by their signs:
// "7.9097.909", "4,21764".
func figureOrRun(s string) (kind atomKind, value decimal.Decimal, remark string) {
	kind, value, remark = classify(s)
	switch {
	case kind != atomText:
	case s[len(s)-1] == '*':
		return starred(s)
	case ranOn(s):
		return atomFigure, decimal.NegOne, ""
	}
	return kind, value, remark
}

// starred is [classify] that takes the stars after a figure for a remark: "49**".
func starred(s string) (kind atomKind, value decimal.Decimal, remark string) {
	digits := strings.TrimRight(s, "*")
	if kind, value, remark = classify(digits); digits == "" || kind != atomFigure || remark != "" {
		return atomText, decimal.Decimal{}, ""
	}
	return kind, value, s[len(digits):]
}

// ranOn tells digits with points and commas among them that are no figure and no date.
func ranOn(s string) bool {
	digits, signs := 0, 0
	for i, r := range s {
		switch {
		case digitOf(r) >= 0:
			digits++
		case r == '.' || r == ',' || r == '．' || r == '，':
			signs++
		case i > 0 || r != '+' && r != '-':
			return false
		}
	}
	if signs == 0 || digits < 3 || digitOf(rune(s[0])) < 0 && signs == digits {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return digitOf(last) >= 0 && !dotted(s)
}

// dotted tells a date or an ordinal of several parts: "2016.1.27", "2.1.3".
func dotted(s string) bool {
	parts := strings.Split(s, ".")
	return len(parts) == 3 && len(parts[1]) <= 2 && len(parts[2]) <= 2
}

// signed cuts figures that ran together where a sign begins the next: "0-81".
func (z *atomizer) signed(i, start, end int, fielded bool) bool {
	if c := z.text[end-1]; c < '0' || c > '9' || !strings.ContainsAny(z.text[start+1:end], "+-") || strings.Trim(z.text[start:end], "0123456789+-.,") != "" {
		return false
	}
	for p := start; p < end; {
		q := p + 1
		for q < end && z.text[q] != '+' && z.text[q] != '-' {
			q++
		}
		if q-p == 1 && z.text[p] < '0' {
			return false
		}
		kind, value, _ := figureOrRun(z.text[p:q])
		z.add(atom{start: p, end: q, line: i, kind: kind, value: value, fielded: fielded, label: -1})
		p = q
	}
	return true
}

// shortestNumbered is the shortest label in bytes that the number of its row may
// stand before, the number and the blank counted.
const shortestNumbered = 8

// numberedLabel leaves the number of a row off the label that it stands before, a
// blank between them, where it begins a line and numbers count up: "2 (一)收到申请数".
func (z *atomizer) numberedLabel(i, start, end int, fielded bool) bool {
	p := start
	for p < end && z.text[p] >= '0' && z.text[p] <= '9' {
		p++
	}
	n := len(z.atoms)
	if p == end || p > start+3 || blankAt(z.text, p) == 0 || n > 0 && z.atoms[n-1].line == i {
		return false
	}
	number, err := strconv.Atoi(z.text[start:p])
	if err != nil || number != 1 && number != z.number && number != z.number+1 { // a page break repeats a row
		return false
	}
	from, _ := trim(z.text, p, end)
	label, ordinal := z.lookUp(z.text[from:end])
	if label < 0 {
		return false
	}
	z.number = number
	z.add(atom{start: start, end: p, line: i, fielded: fielded, label: -1, taken: true})
	z.add(atom{start: from, end: end, line: i, fielded: fielded, label: label, ordinal: ordinal})
	return true
}

// labelAndUnit cuts the unit off the end of a label it is glued to: "主动公开数量条".
func (z *atomizer) labelAndUnit(i, start, end int, fielded bool) bool {
	if last, _ := utf8.DecodeLastRuneInString(z.text[start:end]); !gluedUnitEnds.has(last) {
		return false
	}
	for _, unit := range gluedUnits {
		p := end - len(unit)
		if p <= start || z.text[p:end] != unit {
			continue
		}
		label, ordinal := z.lookUp(z.text[start:p])
		if label < 0 {
			continue
		}
		z.add(atom{start: start, end: p, line: i, fielded: fielded, label: label, ordinal: ordinal})
		z.add(atom{start: p, end: end, line: i, kind: atomUnit, fielded: fielded, label: -1})
		return true
	}
	return false
}

// longestRest is the longest rest in bytes of a group's wrapped label.
const longestRest = 24

// twoLabels cuts a group's label, or the rest of it after a break, from the
// row's at the blank between them: "(三)不予公开 1.属于国家秘密".
func (z *atomizer) twoLabels(i, start, end int, fielded bool) bool {
	for p := start; p < end; p++ {
		if c := z.text[p]; c >= 0xE4 && c <= 0xE9 {
			p += 2
			continue
		}
		n := blankAt(z.text, p)
		if n == 0 {
			continue
		}
		left, leftOrdinal := z.lookUp(z.text[start:p])
		if left < 0 && p-start > longestRest {
			continue
		}
		right, rightOrdinal := z.lookUp(z.text[p+n : end])
		if right < 0 && p-start > longestRest || (left < 0 || right < 0) && rightOrdinal == "" {
			continue
		}
		z.add(atom{start: start, end: p, line: i, fielded: fielded, label: left, ordinal: leftOrdinal})
		if right >= 0 || !z.twoLabels(i, p+n, end, fielded) { // a third stands behind it
			z.add(atom{start: p + n, end: end, line: i, fielded: fielded, label: right, ordinal: rightOrdinal})
		}
		return true
	}
	return false
}

// mostAtoms is how many atoms a text has at most; the longest report seen has some
// thousand.
const mostAtoms = 200_000

func (z *atomizer) add(a atom) {
	if len(z.atoms) == mostAtoms {
		return
	}
	if n := len(z.atoms); n > 0 && z.atoms[n-1].line == a.line {
		a.field = z.atoms[n-1].field + 1
	}
	z.atoms = append(z.atoms, a)
}
