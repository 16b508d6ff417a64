package parse

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"gouji/model/form"
)

// Pages scraped to one line, and tables whose cells lost all that stood between
// them, are cut into lines of one label or one run of figures each: the layout
// every other stage knows. It costs more than the rest of reading, so it is
// tried only where the usual way leaves rows missing.

// trie finds labels inside running text.
type trie struct {
	tree
	backward tree // of the labels from their ends
	pairs    *pairs
	endings  pairs // the two characters that labels end in
	// ordinals are the shapes of the numbers that a label may bear before it, by label.
	ordinals map[int32][][]rune
	sections map[int32]bool // labels that head a section
}

// tree is words by their characters, one after another.
type tree struct {
	root  map[rune]int32
	nodes []trieNode
}

type trieNode struct {
	next  []trieEdge
	label int32 // that ends here; -1 for none
}

// trieEdge leads to the node that a character more comes to. Few nodes have
// several, so they are searched in turn.
type trieEdge struct {
	r  rune
	to int32
}

func (t *tree) step(node int32, r rune) (to int32, ok bool) {
	for _, e := range t.nodes[node].next {
		if e.r == r {
			return e.to, true
		}
	}
	return 0, false
}

var labelTrie = sync.OnceValue(func() *trie { return newTrie(labels()) })

func newTrie(x *lexicon) *trie {
	t := &trie{tree: tree{root: map[rune]int32{}}, backward: tree{root: map[rune]int32{}}, pairs: &x.pairs, ordinals: map[int32][][]rune{}, sections: map[int32]bool{}}
	for folded, id := range x.ids {
		t.addLabel(folded, id)
	}
	numbers := map[int32][]string{}
	for f, fm := range x.forms {
		for id, slots := range x.slots[f] {
			for _, s := range slots {
				number := ""
				switch s.kind {
				case slotRow:
					number = fm.Tables[s.table].Rows[s.index].Number
				case slotSection:
					number = numeral(fm.Sections[s.table].Number)
					t.sections[int32(id)] = true
				}
				if number != "" && !slices.Contains(numbers[int32(id)], number) {
					numbers[int32(id)] = append(numbers[int32(id)], number)
					t.ordinals[int32(id)] = append(t.ordinals[int32(id)], shapesOf(number)...)
				}
			}
		}
	}
	return t
}

// shapesOf are the ways to print the number of a row before its label.
func shapesOf(number string) [][]rune {
	return [][]rune{[]rune("(" + number + ")"), []rune(number + "."), []rune(number + ","), []rune("(" + number + ")."), []rune(number + ")"), []rune("(" + number)}
}

func (t *trie) addLabel(folded string, id int32) {
	runes := []rune(folded)
	if len(runes) < 2 {
		return // a label of one character would be found everywhere
	}
	t.add(runes, id)
	t.endings.addPair(runes[len(runes)-2], runes[len(runes)-1])
	slices.Reverse(runes)
	t.backward.add(runes, id)
}

func (t *tree) add(runes []rune, id int32) {
	at, ok := t.root[runes[0]]
	if !ok {
		at = t.node()
		t.root[runes[0]] = at
	}
	for _, r := range runes[1:] {
		to, ok := t.step(at, r)
		if !ok {
			to = t.node()
			t.nodes[at].next = append(t.nodes[at].next, trieEdge{r, to})
		}
		at = to
	}
	t.nodes[at].label = id
}

func (t *tree) node() int32 {
	t.nodes = append(t.nodes, trieNode{label: -1})
	return int32(len(t.nodes) - 1)
}

// longest gives the longest label that begins at the i-th folded character and
// where it ends; -1 for none.
func (t *trie) longest(s []foldedRune, i int) (label int32, end int) {
	label = -1
	if i+1 >= len(s) || !t.pairs.has(s[i].r, s[i+1].r) {
		return label, end
	}
	at, ok := t.root[s[i].r]
	for j := i + 1; ok && j < len(s); j++ {
		if at, ok = t.step(at, s[j].r); ok && t.nodes[at].label >= 0 {
			label, end = t.nodes[at].label, j+1
		}
	}
	return label, end
}

// foldedRune is a character of folded text and where it came from.
type foldedRune struct {
	r          rune
	start, end int32
}

func foldRunes(text string, l line, out []foldedRune) []foldedRune {
	var buf []byte
	for p := l.start; p < l.end; {
		c := text[p]
		switch {
		case c >= 0xE4 && c <= 0xE9 && p+3 <= l.end: // a Han character folds to itself
			out = append(out, foldedRune{hanAt(text, p), int32(p), int32(p + 3)})
			p += 3
			continue
		case c > ' ' && c < 0x7F:
			out = append(out, foldedRune{rune(c), int32(p), int32(p + 1)})
			p++
			continue
		}
		r, w := utf8.DecodeRuneInString(text[p:])
		if sign := form.FoldSign(r); sign != 0 {
			out = append(out, foldedRune{sign, int32(p), int32(p + w)})
			p += w
			continue
		}
		buf = form.AppendFold(buf[:0], text[p:p+w])
		for rest := buf; len(rest) > 0; {
			r, n := utf8.DecodeRune(rest)
			out = append(out, foldedRune{r, int32(p), int32(p + w)})
			rest = rest[n:]
		}
		p += w
	}
	return out
}

// piece is a label, a unit or a run of figures inside a glued line.
type piece struct {
	from, to int // folded characters
	label    int32
	figures  bool
	numbered bool // its ordinal stands before it
}

// unglue cuts lines that hold several labels and figures with nothing between
// them. It gives the lines as they are where there is nothing to cut.
// found is what the survey found in them.
func unglue(text string, lines []line, found *survey, keep func(int) bool, lex *lexicon, folded *[]foldedRune) ([]line, bool) {
	t := labelTrie()
	var out []line
	figures := found.figures
	for i, l := range lines {
		var parts []line
		n := 0
		for n < len(figures) && figures[n].line == i {
			n++
		}
		if !keep(i) && t.mayBeGlued(text, l, found.traits[i], figures[:n], folded) {
			*folded = foldRunes(text, l, (*folded)[:0])
			parts = t.cutLine(text, l, *folded, t.pieces(*folded, lex))
		}
		figures = figures[n:]
		switch {
		case len(parts) > 0 && out == nil:
			out = append(append(make([]line, 0, len(lines)+len(parts)), lines[:i]...), parts...)
		case len(parts) > 0:
			out = append(out, parts...)
		case out != nil:
			out = append(out, l)
		}
	}
	return out, out != nil
}

// longestGlued is the longest line in bytes that is cut: a whole report on one
// line has some twenty thousand.
const longestGlued = 1 << 18

// longestHeader is the longest line in bytes that may hold glued headings and no figure.
const longestHeader = 400

// mayBeGlued tells cheaply what can't be: figures stand in it as in a table, or it
// has no sentence and begins as labels that stand side by side do.
func (t *trie) mayBeGlued(text string, l line, has traits, figures []proseFigure, folded *[]foldedRune) bool {
	s := text[l.start:l.end]
	switch {
	case len(s) > longestGlued:
		return false
	case has&withSentence != 0 && sentenceSigns.in(s):
		return t.twoAtLabels(text, l, figures, folded)
	case slices.ContainsFunc(figures, func(f proseFigure) bool { return t.endsLabel(text[l.start:f.start], folded) }):
		return true
	}
	return len(s) <= longestHeader && t.pairs.mayOpen(s) && t.mostlyLabels(s, folded)
}

// mostlyLabels tells whether labels may fill a line as a table's do, see
// [tableLike]: what is no label is a numeral, a unit or a sign.
func (t *trie) mostlyLabels(s string, folded *[]foldedRune) bool {
	*folded = foldRunes(s, line{end: len(s)}, (*folded)[:0])
	f := *folded
	most := len(f) * (100 - leastCovered) / 100
	for i := 0; i < len(f); {
		if _, end := t.longest(f, i); end > i {
			i = end
			continue
		}
		if r := f[i].r; isHan(r) && !beginsOrdinal(r) && !unitStarts.has(r) && !gluedUnitEnds.has(r) {
			if most--; most < 0 {
				return false
			}
		}
		i++
	}
	return true
}

// leastCovered is the least part of a line in percent that labels and figures fill,
// where they are a table's without two figures among them.
const leastCovered = 85

// twoAtLabels tells a line in which two figures stand right after labels, and a
// label right after the first. Prose hardly has one: a unit and a sign follow.
func (t *trie) twoAtLabels(text string, l line, figures []proseFigure, folded *[]foldedRune) bool {
	atLabel := func(f proseFigure) bool { return t.endsLabel(text[l.start:f.start], folded) }
	for i, f := range figures {
		if _, end, _ := unitAfter(text, f.end, l.end); end > f.end && end < l.end && beginsWithSign(text[end:l.end]) {
			continue
		}
		if atLabel(f) {
			return slices.ContainsFunc(figures[i+1:], atLabel)
		}
	}
	return false
}

// beginsWithSign tells text that goes on with neither a letter nor a blank nor a figure.
func beginsWithSign(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !isHan(r) && !isBlank(r) && r > ' ' && digitOf(r) < 0
}

// endsLabel tells whether a text ends in a label, or in a label and its unit.
func (t *trie) endsLabel(s string, folded *[]foldedRune) bool {
	if !t.mayEnd(s) {
		return false
	}
	from := runeFloor(s, max(0, len(s)-longestLabel-longestUnit))
	*folded = foldRunes(s, line{start: from, end: len(s)}, (*folded)[:0])
	for end, unit := len(*folded), ""; end >= 2 && len(unit) <= longestUnit; {
		if (unit == "" || isUnit(unit)) && t.backward.ends((*folded)[:end]) {
			return true
		}
		end--
		unit = strings.TrimSpace(s[(*folded)[end].start:])
	}
	return false
}

// ends tells, of a tree of words from their ends, whether a text ends in one.
func (t *tree) ends(s []foldedRune) bool {
	at, ok := t.root[s[len(s)-1].r]
	for i := len(s) - 2; ok && i >= 0; i-- {
		if at, ok = t.step(at, s[i].r); ok && t.nodes[at].label >= 0 {
			return true
		}
	}
	return false
}

// mayEnd tells whether a label, or a label and its unit, may end where s ends.
func (t *trie) mayEnd(s string) bool {
	after := rune(0) // the character nearer to the end
	for k := 0; k <= longestUnit/3 && len(s) > 0; {
		r, w := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-w]
		if r <= ' ' || isBlank(r) {
			continue
		}
		switch {
		case after != 0 && t.endings.has(r, after):
			return true
		case r == ')' || r == '）' || r == '"' || r == '”':
			return k < longestUnit/3
		case r < 0x4E00:
			return false
		}
		after = r
		k++
	}
	return false
}

// pieces finds the labels of a line and the figures after them.
func (t *trie) pieces(s []foldedRune, lex *lexicon) []piece {
	var out []piece
	last := 0 // end of the last piece
	for i := 0; i < len(s); {
		label, end := t.longest(s, i)
		if label < 0 {
			i++
			continue
		}
		start := t.withOrdinal(s, i, last, label)
		unit, figures := figuresFrom(s, end)
		near := len(out) > 0 && start-last <= 1
		if next, _ := t.longest(s, end); next >= 0 {
			near = true
		}
		if !lex.strong[label] && figures == unit && !near && start == i || len(out) > 0 && start == i && endsUnknown(s[last:i], s[i]) {
			i++
			continue
		}
		if n := len(out); n > 0 && start < last { // the figures before end in this label's number
			if out[n-1].to = start; out[n-1].from == start {
				out = out[:n-1]
			}
		}
		out = append(out, piece{from: start, to: end, label: label, numbered: start < i})
		last = end
		if unit > end {
			out = append(out, piece{from: end, to: unit, label: -1})
			last = unit
		}
		if figures > unit {
			out = append(out, piece{from: unit, to: figures, label: -1, figures: true})
			last = figures
		}
		i = last
	}
	return dropRowNumbers(s, dropOrdinals(s, out))
}

// endsUnknown tells whether what stands right before a label, with no blank
// between, begins a longer one that is not known: 属于国家密的 before 公文类信息数.
func endsUnknown(before []foldedRune, label foldedRune) bool {
	n := len(before)
	if n == 0 || n > farStretch || before[n-1].r < 0x4E00 || before[n-1].end != label.start {
		return false
	}
	word := make([]rune, n)
	for i, f := range before {
		word[i] = f.r
	}
	return !isUnit(string(word))
}

// dropOrdinals takes off the end of figures what is the number of a label that
// is not known, the 1 of "91、当面请数": it stands before the sign of an ordinal.
func dropOrdinals(s []foldedRune, pieces []piece) []piece {
	out := pieces[:0]
	for _, p := range pieces {
		if p.figures {
			p.to = endOfFigures(s, p.from, p.to)
		}
		if p.to > p.from {
			out = append(out, p)
		}
	}
	return out
}

// dropRowNumbers takes off the end of figures the number of the row after them,
// where a column of row numbers ran together with the rest: from one label to the
// next they count up by one.
func dropRowNumbers(s []foldedRune, pieces []piece) []piece {
	var numbered []int // figures that a label follows
	for i := range pieces {
		if pieces[i].figures && i+1 < len(pieces) && pieces[i+1].label >= 0 {
			numbered = append(numbered, i)
		}
	}
	if len(numbered) < fewestNumbers {
		return pieces
	}
	for first := 1; first <= 2; first++ { // the first row's stands behind the headings, or is lost
		if !countsUp(s, pieces, numbered, first) {
			continue
		}
		for k, i := range numbered {
			pieces[i].to -= len(strconv.Itoa(first + k))
		}
		return slices.DeleteFunc(pieces, func(p piece) bool { return p.from == p.to })
	}
	return pieces
}

// countsUp tells whether each of the figures ends in a number, one more than the
// one before it.
func countsUp(s []foldedRune, pieces []piece, figures []int, number int) bool {
	for k, i := range figures {
		if !endsInDigits(s[pieces[i].from:pieces[i].to], strconv.Itoa(number+k)) {
			return false
		}
	}
	return true
}

func endsInDigits(s []foldedRune, digits string) bool {
	if len(s) < len(digits) {
		return false
	}
	for i, f := range s[len(s)-len(digits):] {
		if f.r != rune(digits[i]) {
			return false
		}
	}
	return true
}

func endOfFigures(s []foldedRune, from, to int) int {
	end := to
	for end > from && s[end-1].r == '.' {
		end--
	}
	signed := end < to || to < len(s) && (s[to].r == ',' || s[to].r == ')')
	if signed && end > from && s[end-1].r >= '1' && s[end-1].r <= '9' {
		end--
	}
	return end
}

// withOrdinal moves the start of a label before its own number, and before
// 其中: in front of that: digits that stand before "2.其他法律…" end in the
// label's number.
func (t *trie) withOrdinal(s []foldedRune, i, last int, label int32) int {
	start := t.numberBefore(s, i, label)
	for _, lead := range [][]rune{[]rune(among + ":"), []rune(among + ","), []rune(among)} {
		if from := start - len(lead); from >= 0 && from >= last && slices.EqualFunc(s[from:start], lead, func(f foldedRune, r rune) bool { return f.r == r }) {
			return from
		}
	}
	return start
}

func (t *trie) numberBefore(s []foldedRune, i int, label int32) int {
	for _, shape := range t.ordinals[label] {
		from := i - len(shape)
		if from >= 0 && slices.EqualFunc(s[from:i], shape, func(f foldedRune, r rune) bool { return f.r == r }) {
			return from
		}
	}
	if i >= 2 && (s[i-1].r == '.' || s[i-1].r == ',' || s[i-1].r == ')') && s[i-2].r >= '1' && s[i-2].r <= '9' {
		return i - 2 // renumbered
	}
	return i
}

// figuresFrom gives the end of the unit that begins at i, and of the figures
// after it; i itself where there is none.
func figuresFrom(s []foldedRune, i int) (unit, figures int) {
	unit = i
	var room [longestUnit]byte
	word := room[:0]
	for j := i; j < len(s) && j < i+3 && s[j].r >= 0x4E00; j++ {
		if word = utf8.AppendRune(word, s[j].r); isUnit(string(word)) {
			unit = j + 1
		}
	}
	figures = unit
	for figures < len(s) && (figureRune(s[figures].r) || thousandsAt(s, unit, figures) || misreadAt(s, unit, figures)) {
		figures++
	}
	if figures == unit && unit > i && unit < len(s) && s[unit].r >= 0x4E00 {
		return i, i // the beginning of a word, and no unit
	}
	return unit, figures
}

// thousandsAt tells a comma inside a figure: a digit stands before it and three
// after. Where the figure ends is not for the comma to say.
func thousandsAt(s []foldedRune, from, i int) bool {
	if s[i].r != ',' || i == from || !digitRune(s[i-1].r) || i+3 >= len(s) {
		return false
	}
	return digitRune(s[i+1].r) && digitRune(s[i+2].r) && digitRune(s[i+3].r)
}

// misreadAt tells a character in a figure that was read for a digit like it.
func misreadAt(s []foldedRune, from, i int) bool {
	return likeDigit(s[i].r) && (i > from || i+1 < len(s) && digitRune(s[i+1].r))
}

func digitRune(r rune) bool { return r >= '0' && r <= '9' }

func figureRune(r rune) bool {
	return r >= '0' && r <= '9' || r == '/' || r == '—' || r == '-' || r == '+' || r == '.'
}

// stretches groups pieces that stand side by side: from and to of each group.
func stretches(pieces []piece) [][2]int {
	var out [][2]int
	for i := 0; i < len(pieces); {
		j := i + 1
		for j < len(pieces) && pieces[j].from-pieces[j-1].to <= 1 {
			j++
		}
		out = append(out, [2]int{i, j})
		i = j
	}
	return out
}

// tableLike tells a table's stretch from words of a sentence: several labels
// with figures right after them, or pieces that fill the line.
func tableLike(pieces []piece, length int) bool {
	withFigures, covered := 0, 0
	for i, p := range pieces {
		covered += p.to - p.from
		if p.figures && i > 0 {
			withFigures++
		}
	}
	return withFigures >= 2 || len(pieces) > 1 && covered*100 >= length*leastCovered
}

// farStretch is how many characters after a table's stretch labels still belong
// to it when they have no figures of their own.
const farStretch = 12

// cutLine makes lines of the pieces of each stretch that is a table's, of the
// numbered headings, and of the prose between them; none where there is nothing to cut.
func (t *trie) cutLine(text string, l line, s []foldedRune, pieces []piece) []line {
	var out []line
	at := l.start
	add := func(end int) {
		if a, b := trim(text, at, end); a < b {
			out = append(out, line{a, b, l.number})
		}
		at = end
	}
	tables, lastTable := 0, -1
	for _, st := range stretches(pieces) {
		group := pieces[st[0]:st[1]]
		table := tableLike(group, len(s)) || tables > 0 && len(group) > 1 && group[0].from-lastTable <= farStretch
		if table {
			tables++
			lastTable = group[len(group)-1].to
		}
		for _, p := range group {
			if table || p.numbered && t.sections[p.label] {
				add(int(s[p.from].start))
				add(int(s[p.to-1].end))
			}
		}
	}
	if tables == 0 {
		return nil
	}
	add(l.end)
	return out
}
