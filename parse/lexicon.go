package parse

import (
	"sync"
	"unicode/utf8"

	"gouji/model/form"
)

// slotKind is what a label can be in a form. The order is the order of trust
// where a label could be several in the same table.
type slotKind uint8

const (
	slotSection slotKind = iota
	slotHead
	slotColumn
	slotRow
)

// slot is one thing a label can mean in one form.
type slot struct {
	kind  slotKind
	table int // index into the form's tables; for a section, into its sections
	index int // index of the column or row
}

// lexicon knows every label of every form, folded.
type lexicon struct {
	forms   []*form.Form
	ids     map[string]int32
	bare    map[string]int32 // the same without brackets, quotes and commas, which extraction loses; only of long labels
	slots   [][][]slot       // by form, then label
	marks   [][]bool         // by form, then label
	heads   map[string]int32 // first parts of row labels, at least six characters; -1 where several begin so
	pairs   pairs            // the two characters that each label begins with, as it is and without what extraction loses
	ends    pairs            // and those it ends in
	folded  [][][]string     // by form, table and row: its label
	printed [][][][][]rune   // by form, table and row: its label and aliases, without what extraction loses
	strong  []bool           // by label: long enough to stand for itself
	longest int              // bytes of the longest folded label
}

var labels = sync.OnceValue(func() *lexicon { return newLexicon(form.All()) })

func newLexicon(forms []*form.Form) *lexicon {
	x := &lexicon{forms: forms, ids: map[string]int32{}, bare: map[string]int32{}, heads: map[string]int32{}, slots: make([][][]slot, len(forms)), folded: make([][][]string, len(forms)), printed: make([][][][][]rune, len(forms)), marks: make([][]bool, len(forms))}
	for f, fm := range forms {
		for i, s := range fm.Sections {
			x.add(f, slot{slotSection, i, 0}, s.Title, s.Aliases...)
		}
		for t, table := range fm.Tables {
			for _, head := range table.Heads {
				x.add(f, slot{slotHead, t, 0}, head)
			}
			for i, c := range table.Columns {
				x.add(f, slot{slotColumn, t, i}, c.Label, c.Aliases...)
			}
			for i, r := range table.Rows {
				x.add(f, slot{slotRow, t, i}, r.Label, r.Aliases...)
			}
			x.folded[f] = append(x.folded[f], foldedLabels(table.Rows))
			x.printed[f] = append(x.printed[f], printedLabels(table.Rows))
		}
		x.addHeads(f)
		for _, mark := range fm.Marks {
			if id, ok := x.find([]byte(form.Fold(mark))); ok {
				x.mark(f, id)
				continue
			}
			x.mark(f, x.id(form.Fold(mark)))
		}
	}
	return x
}

func (x *lexicon) id(folded string) int32 {
	if _, rest := form.Ordinal(folded); rest != "" {
		folded = rest
	}
	id, ok := x.ids[folded]
	if !ok {
		id = int32(len(x.ids))
		x.ids[folded] = id
		x.strong = append(x.strong, utf8.RuneCountInString(folded) >= 5)
		x.longest = max(x.longest, len(folded))
		x.pairs.add(folded)
		x.addEnd(folded)
		if x.strong[id] {
			if key := string(appendBare(nil, []byte(folded))); x.bare[key] == 0 {
				x.bare[key] = id
				x.pairs.add(key)
				x.addEnd(key)
			}
		}
	}
	return id
}

// pairs are the pairs of characters that labels begin with, a bit for the hash of
// each. It is asked of every field and of every character of glued lines.
type pairs [1 << 9]uint64

func pairHash(a, b rune) uint32 { return (uint32(a)*31 ^ uint32(b)*0x9E3779B1) >> 17 }

func (p *pairs) add(folded string) {
	a, n := utf8.DecodeRuneInString(folded)
	b, _ := utf8.DecodeRuneInString(folded[n:])
	p.addPair(a, b)
}

func (p *pairs) addPair(a, b rune) {
	h := pairHash(a, b)
	p[h>>6] |= 1 << (h & 63)
}

func (p *pairs) has(a, b rune) bool {
	h := pairHash(a, b)
	return p[h>>6]&(1<<(h&63)) != 0
}

// mayBegin tells whether a label may begin with folded text or, where that is
// one character, begin with it and go on.
func (p *pairs) mayBegin(folded []byte) bool {
	a, n := utf8.DecodeRune(folded)
	if n == len(folded) {
		return n > 0
	}
	b, _ := utf8.DecodeRune(folded[n:])
	return p.has(a, b)
}

// addEnd adds the two characters that a folded label ends in.
func (x *lexicon) addEnd(folded string) {
	b, n := utf8.DecodeLastRuneInString(folded)
	a, _ := utf8.DecodeLastRuneInString(folded[:len(folded)-n])
	x.ends.addPair(a, b)
}

// mayEnd tells whether a label may end as folded text does; signs that extraction
// may have added can stand behind any.
func (x *lexicon) mayEnd(folded []byte) bool {
	n := len(folded)
	if n < 6 || folded[n-3] < 0xE4 || folded[n-6] < 0xE4 || folded[n-3] > 0xE9 || folded[n-6] > 0xE9 {
		return true
	}
	tail := string(folded[n-6:])
	return x.ends.has(hanAt(tail, 0), hanAt(tail, 3))
}

// mayOpen tells cheaply, before a text is folded, whether a label may begin with
// it: where its first two characters are Han and no numeral before a label.
func (p *pairs) mayOpen(s string) bool {
	if len(s) < 6 || s[0] < 0xE4 || s[0] > 0xE9 || s[3] < 0xE4 || s[3] > 0xE9 {
		return true
	}
	a, b := hanAt(s, 0), hanAt(s, 3)
	return p.has(a, b) || beginsOrdinal(a)
}

// hanAt decodes the Han character that the bytes from i on are known to be.
func hanAt(s string, i int) rune {
	return rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
}

// appendBare leaves out of a folded label what extraction loses.
func appendBare(dst, folded []byte) []byte {
	for _, c := range folded {
		if c != '(' && c != ')' && c != '"' && c != ',' && c != ':' && c != '.' {
			dst = append(dst, c)
		}
	}
	return dst
}

// shortestBare is the shortest label in bytes that is known without its signs.
const shortestBare = 15

// findBare looks a long label up without the signs that extraction loses.
func (x *lexicon) findBare(bare []byte) (int32, bool) {
	if len(bare) < shortestBare || len(bare) > x.longest {
		return -1, false
	}
	id, ok := x.bare[string(bare)]
	return id, ok
}

func (x *lexicon) add(f int, s slot, label string, aliases ...string) {
	for _, l := range append([]string{label}, aliases...) {
		id := x.id(form.Fold(l))
		for len(x.slots[f]) <= int(id) {
			x.slots[f] = append(x.slots[f], nil)
		}
		known := false
		for _, have := range x.slots[f][id] {
			known = known || have == s
		}
		if !known {
			x.slots[f][id] = append(x.slots[f][id], s)
		}
	}
}

// addHeads makes the labels of rows known by their first parts: in texts laid
// out as a page, figures stand between the lines of a wrapped label.
func (x *lexicon) addHeads(f int) {
	for _, t := range x.forms[f].Tables {
		for _, r := range t.Rows {
			folded := form.Fold(r.Label)
			id := x.id(folded)
			n := 0
			for at := range folded {
				if n++; n <= 6 {
					continue
				}
				if have, ok := x.heads[folded[:at]]; ok && have != id {
					x.heads[folded[:at]] = -1
					continue
				}
				x.heads[folded[:at]] = id
			}
		}
	}
}

// findHead looks up what may be the first part of one row's label.
func (x *lexicon) findHead(folded []byte) (int32, bool) {
	id, ok := x.heads[string(folded)]
	return id, ok && id >= 0
}

// foldedLabels are the labels of rows as they are compared.
func foldedLabels(rows []form.Row) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = form.Fold(r.Label)
	}
	return out
}

// printedLabels are the labels of rows in the shape that likeness is told in.
func printedLabels(rows []form.Row) [][][]rune {
	out := make([][][]rune, len(rows))
	for i, r := range rows {
		for _, label := range append([]string{r.Label}, r.Aliases...) {
			_, rest := form.Ordinal(form.Fold(label))
			out[i] = append(out[i], []rune(string(appendBare(nil, []byte(rest)))))
		}
	}
	return out
}

// nearby are the label and the aliases of a row, to tell by their likeness.
func (x *lexicon) nearby(f, table, row int) [][]rune { return x.printed[f][table][row] }

func (x *lexicon) mark(f int, id int32) {
	for len(x.marks[f]) <= int(id) {
		x.marks[f] = append(x.marks[f], false)
	}
	x.marks[f][id] = true
}

// find looks a folded label up.
func (x *lexicon) find(folded []byte) (int32, bool) {
	if len(folded) == 0 || len(folded) > x.longest+16 {
		return -1, false
	}
	if id, ok := x.ids[string(folded)]; ok {
		return id, true
	}
	return -1, false
}

// meanings are the slots a label has in a form.
func (x *lexicon) meanings(f int, label int32) []slot {
	if label < 0 || int(label) >= len(x.slots[f]) {
		return nil
	}
	return x.slots[f][label]
}

func (x *lexicon) isMark(f int, label int32) bool {
	return int(label) < len(x.marks[f]) && x.marks[f][label]
}
