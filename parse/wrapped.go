package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/form"
)

// Labels that are broken over several atoms.

// figureAfter tells whether a figure or a unit follows an atom, which speaks for
// a short label being one.
func (z *atomizer) figureAfter(j int) bool {
	return j+1 < len(z.atoms) && z.atoms[j+1].kind != atomText
}

// brokenOff tells whether a short label ends its line and words that are no
// label begin the next: "2.其他" of 2.其他法律行政法规禁止公开.
func (z *atomizer) brokenOff(i int) bool {
	return i+1 < len(z.atoms) && z.atoms[i+1].kind == atomText && z.atoms[i+1].label < 0 && z.atoms[i+1].line == z.atoms[i].line+1
}

// mostAround is how many atoms after the first piece of a label the last may
// stand, the figures and the unit of the row between them.
const mostAround = 12

// endsAround tells a piece of a label below the row's figures from a row: it has
// a line of its own.
func (z *atomizer) endsAround(j int) bool {
	b := &z.atoms[j]
	return b.alone && (b.label < 0 || !z.lex.strong[b.label])
}

// longestOrdinal is the longest number before a label in bytes: （二十一）.
const longestOrdinal = 18

// isOrdinal tells the number of a label that stands without it: "(三)", "2.".
func isOrdinal(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	if len(s) > longestOrdinal || !strings.ContainsRune(ordinalEnds, last) {
		return false
	}
	const label = yearHeadWord // whichever
	number, rest := form.Ordinal(form.Fold(s) + label)
	return number != "" && rest == label
}

// joinWrapped reads labels that are wrapped over up to four atoms, and around the
// figures that a page sets beside them.
func (z *atomizer) joinWrapped() {
	folded := z.wrapped
	defer func() { z.wrapped = folded }()
	for i := range z.atoms {
		a := &z.atoms[i]
		if a.kind != atomText || a.taken || a.boxed || a.end-a.start > longestLabel {
			continue
		}
		if a.label >= 0 && (z.lex.strong[a.label] || !z.brokenOff(i)) {
			continue
		}
		short := a.label
		if !z.lex.pairs.mayOpen(z.text[a.start:a.end]) {
			continue
		}
		folded = form.AppendFold(folded[:0], z.text[a.start:a.end])
		number, rest := form.Ordinal(folded)
		if len(rest) > 0 && rest[0] >= utf8.RuneSelf && !z.lex.pairs.mayBegin(rest) {
			continue
		}
		numbered := isOrdinal(z.text[a.start:a.end])
		head, isHead := z.lex.findHead(rest)
		around := false // figures stand between the pieces
		for j, pieces := i+1, 1; j < len(z.atoms) && pieces < 4; j++ {
			b := &z.atoms[j]
			if b.boxed || b.line > z.atoms[j-1].line+1 || b.end-b.start > longestLabel {
				break
			}
			if b.kind != atomText && !(around && b.kind == atomUnit && b.alone) { // the last piece may look like a unit
				if around = !a.fielded && j < i+mostAround; !around {
					break
				}
				continue
			}
			if around && !z.endsAround(j) {
				break
			}
			pieces++
			folded = form.AppendFold(folded, z.text[b.start:b.end])
			if len(folded) > longestLabel {
				break
			}
			id, number := z.lookUpFolded(folded)
			if id < 0 || !z.lex.strong[id] && (around || short >= 0 || !z.figureAfter(j)) && !(numbered && pieces == 2) {
				continue
			}
			a.label, a.ordinal = id, ordinalOf(number)
			for k := i + 1; k <= j; k++ {
				if z.atoms[k].kind != atomText && k < j {
					continue
				}
				z.atoms[k].taken = true
				z.atoms[k].label = -1
				a.more = append(a.more, model.Span{Start: z.atoms[k].start, End: z.atoms[k].end})
			}
			break
		}
		if isHead && a.label < 0 {
			a.label, a.ordinal = head, ordinalOf(number)
		}
	}
}
