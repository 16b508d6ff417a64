package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gouji/model/form"
)

// How an atom's text is looked up as a label, with and without its number, a remark,
// and what extraction loses.

func (z *atomizer) isLabel(start, end int) bool {
	id, _ := z.lookUp(z.text[start:end])
	return id >= 0
}

// withoutBreaks takes out what markdown breaks a line of a cell with.
var withoutBreaks = strings.NewReplacer("<br>", "", "<br/>", "", "<br />", "")

// lookUp finds a label in the lexicon, with its ordinal. Reports print the same few
// hundred labels in the same words, so those found are remembered as printed.
func (z *atomizer) lookUp(s string) (int32, string) {
	if !z.lex.pairs.mayOpen(s) {
		return -1, ""
	}
	if len(s) < shortestSigned {
		return z.lookUpAnew(s)
	}
	known := z.known.of(s)
	if known.text == s {
		return known.label, known.ordinal
	}
	label, ordinal := z.lookUpAnew(s)
	if label >= 0 {
		*known = printedLabel{strings.Clone(s), label, ordinal}
	}
	return label, ordinal
}

// printedLabel is a label as a report prints it. The text is its own, so that no
// report is kept for it.
type printedLabel struct {
	text    string
	label   int32
	ordinal string
}

// labelMemory is labels that were found before; each has one place, and the
// latest of those that share it is kept.
type labelMemory [1 << 10]printedLabel

func (p *labelMemory) of(s string) *printedLabel {
	return &p[signature(s)%uint64(len(p))]
}

// lookUpRemarked finds the label of a text that is too long for one by itself,
// since a remark in brackets goes on to its end: 规范性文件(行政机关制定发布的…公文).
func (z *atomizer) lookUpRemarked(s string) (int32, string) {
	if !endsRemark(s) || strings.Contains(s, fullStop) {
		return -1, ""
	}
	for i, r := range s[:longestLabel] {
		if i >= shortestRemarked && (r == '(' || r == '（') {
			return z.lookUp(s[:i])
		}
	}
	return -1, ""
}

// endsRemark tells a text that ends with a bracket.
func endsRemark(s string) bool { return strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") }

func (z *atomizer) lookUpAnew(s string) (int32, string) {
	if strings.IndexByte(s, '<') >= 0 {
		s = withoutBreaks.Replace(s)
	}
	z.fold = form.AppendFold(z.fold[:0], s)
	id, number := z.lookUpFolded(z.fold)
	return id, ordinalOf(number)
}

// lookUpFolded finds a folded label in the lexicon; the number before it shares its memory.
func (z *atomizer) lookUpFolded(folded []byte) (id int32, number []byte) {
	for len(folded) > 1 && folded[len(folded)-1] == '*' { // the sign of a footnote
		folded = folded[:len(folded)-1]
	}
	number, rest := form.Ordinal(folded)
	if len(rest) > 0 && rest[0] < utf8.RuneSelf {
		return z.lookUpSigned(folded, rest), number
	}
	if !z.lex.pairs.mayBegin(rest) {
		return -1, number
	}
	return z.lookUpBare(rest), number
}

// lookUpSigned looks up what begins with a digit or a sign, which extraction may
// have added to the label, or lost of it.
func (z *atomizer) lookUpSigned(folded, rest []byte) int32 {
	if id := z.lookUpBare(rest); id >= 0 {
		return id
	}
	return z.yearHead(folded)
}

// lookUpBare looks up a label without its number, and without the remark in
// brackets that may stand after it.
func (z *atomizer) lookUpBare(rest []byte) int32 {
	if !z.lex.mayEnd(rest) {
		return -1
	}
	if id, ok := z.lex.find(rest); ok {
		return id
	}
	if n := bytes.IndexByte(rest, '('); n >= shortestRemarked && rest[len(rest)-1] == ')' && bytes.IndexByte(rest[n+1:], '(') < 0 && !countsInside(rest[n+1:]) {
		if id, ok := z.lex.find(rest[:n]); ok {
			return id
		}
	}
	if len(rest) < shortestBare {
		return -1
	}
	z.bare = appendBare(z.bare[:0], rest)
	id, ok := z.lex.findBare(z.bare)
	if !ok {
		return -1
	}
	return id
}

// countsInside tells a remark with a figure in it other than a year: the figure may
// be the row's.
func countsInside(remark []byte) bool {
	for {
		n := bytes.IndexAny(remark, "0123456789")
		if n < 0 {
			return false
		}
		rest := bytes.TrimLeft(remark[n:], "0123456789")
		if !bytes.HasPrefix(rest, []byte(yearHeadWord)) {
			return true
		}
		remark = rest
	}
}

// yearHead reads "2017年度" and "2017年" as the label of the year's column.
func (z *atomizer) yearHead(folded []byte) int32 {
	if len(folded) < 7 || folded[0] != '1' && folded[0] != '2' {
		return -1
	}
	for _, c := range folded[:4] {
		if c < '0' || c > '9' {
			return -1
		}
	}
	switch string(folded[4:]) {
	case yearHeadWord, yearHeadWord + yearHeadTail:
		if id, ok := z.lex.ids[yearHeadWord+yearHeadTail]; ok {
			return id
		}
	}
	return -1
}
