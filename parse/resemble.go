package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/form"
)

// A label that lost a character, or has one wrong, is still known by the others
// and by where it stands: in a table whose form is known, among rows that are
// not found yet, before figures. Labels differ by less in what they mean, so
// that the bounds are narrow and two rows that are as near settle nothing.

// The weights of the edits that turn a printed label into the form's. A word put
// in the place of another is mostly another thing; a negation always is.
const (
	editOne     = 2 // a character lost, added, or swapped with its neighbour
	editReplace = 3
	editNever   = 1000
)

// shortestNear is the shortest label in characters that is known by its likeness.
const shortestNear = 3

// likeness is the weight that a printed label may differ by from one of n
// characters: one replaced in a short one, a fifth of them lost in a long one.
func likeness(n int) int {
	if n <= shortestNear {
		return editOne
	}
	return max(editReplace, n*2/5)
}

// resemble finds the row of the open table whose label an atom's nearly is.
func (a *aligner) resemble(i int) (index int, ok bool) {
	at, sh := &a.atoms[i], a.cur
	if sh == nil || sh.form.Unlabelled || at.end-at.start > longestLabel || !a.figureNext(i) || a.goesOn(i) {
		return 0, false
	}
	ordinal, printed := form.Ordinal(form.Fold(at.in(a.text)))
	text := []rune(string(appendBare(nil, []byte(printed))))
	if len(text) < shortestNear-1 || len(text) > longestLabel/3 {
		return 0, false
	}
	best, second := editNever, editNever
	for j := range sh.form.Rows {
		row := &sh.form.Rows[j]
		if row.Heading || row.Group || len(sh.rows[j].figures) > 0 || ordinalCost(ordinal, row.Number) >= 100 || sh.numbersSibling(ordinal, j) {
			continue
		}
		weight := editNever
		for _, label := range a.lex.nearby(a.f, sh.table, j) {
			weight = min(weight, edits(text, label))
		}
		switch {
		case weight < best:
			best, second, index = weight, best, j
		case weight < second:
			second = weight
		}
	}
	return index, best < editNever && second > best+editOne
}

// numbersSibling tells an ordinal that is not row j's and is that of another row of
// its group which has no figures yet: "1.今延期办结数" is 1.未延期办结数 with a
// character wrong, not 2.延期办结数 with one too many.
func (sh *sheet) numbersSibling(ordinal string, j int) bool {
	row := &sh.form.Rows[j]
	if ordinal == "" || ordinal == row.Number {
		return false
	}
	for k := range sh.form.Rows {
		if other := &sh.form.Rows[k]; other.Number == ordinal && other.Under == row.Under && len(sh.rows[k].figures) == 0 {
			return true
		}
	}
	return false
}

// goesOn tells the rest of a label that is broken over lines, whose row is open
// and has no figures yet.
func (a *aligner) goesOn(i int) bool {
	row := a.cur.fill()
	if row == nil || len(row.figures) > 0 || a.cur.open >= extra || a.atoms[i].ordinal != "" {
		return false
	}
	return a.ofLabel(a.text[a.atoms[i].start:a.atoms[i].end])
}

// numbered finds the row whose number stands before a label that is another's to
// the letter: "4.同意公开答复数" is 不同意公开答复数, which is the fourth, without its
// first character. The label of the one holds that of the other.
func (a *aligner) numbered(i int, s slot) (index int, ok bool) {
	at, sh := &a.atoms[i], a.cur
	if sh == nil || s.kind != slotRow || sh.table != s.table || at.ordinal == "" || sh.form.Rows[s.index].Number == at.ordinal {
		return 0, false
	}
	row := &sh.form.Rows[s.index]
	for j := range sh.form.Rows {
		other := &sh.form.Rows[j]
		if other.Number == at.ordinal && other.Under == row.Under && len(sh.rows[j].figures) == 0 && strings.Contains(other.Label, row.Label) && utf8.RuneCountInString(other.Label)-utf8.RuneCountInString(row.Label) == 1 {
			return j, true
		}
	}
	return 0, false
}

// figureNext tells whether a figure, a unit or a blank cell follows an atom, in
// its line or the next.
func (a *aligner) figureNext(i int) bool {
	return i+1 < len(a.atoms) && a.atoms[i+1].kind != atomText && a.atoms[i+1].line <= a.atoms[i].line+1
}

// edits weighs what turns one label into another; editNever where it is more
// than their likeness bears, or touches a negation.
func edits(a, b []rune) int {
	bound := likeness(len(b))
	if d := len(a) - len(b); d*editOne > bound || -d*editOne > bound {
		return editNever
	}
	var rows [3][longestLabel/3 + 2]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range b {
		above[j+1] = above[j] + weigh(b[j])
	}
	for i := range a {
		row[0] = above[0] + weigh(a[i])
		least := row[0]
		for j := range b {
			w := above[j]
			if a[i] != b[j] {
				w = min(above[j]+max(editReplace, weigh(a[i]), weigh(b[j])), above[j+1]+weigh(a[i]), row[j]+weigh(b[j]))
				if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
					w = min(w, before[j-1]+editOne)
				}
			}
			row[j+1] = w
			least = min(least, w)
		}
		if least > bound {
			return editNever
		}
		before, above, row = above, row, before
	}
	if above[len(b)] > bound {
		return editNever
	}
	return above[len(b)]
}

func weigh(r rune) int {
	if negates(r) {
		return editNever
	}
	return editOne
}

// takeNear gives a row whose label is nearly the form's its figures, and notes it
// unless the rest of the label stands below them.
func (a *aligner) takeNear(i, index int) {
	sh, at := a.cur, &a.atoms[i]
	row := &sh.form.Rows[index]
	whole := a.restBelow(i, row.Label)
	a.claim(i)
	a.openRow(sh, i, index)
	if whole {
		return
	}
	a.near = append(a.near, model.Note{Kind: model.LabelDiffers, Address: model.Address{Table: sh.form.ID, Row: row.ID},
		Place: a.spans.of(at), Texts: []string{at.in(a.text), row.Label}})
}

// restBelow takes the rest of a label into it that stands in a line of its own
// below the row's figures; false where there is none.
func (a *aligner) restBelow(i int, label string) bool {
	at, j := &a.atoms[i], i+1
	for j < len(a.atoms) && a.atoms[j].kind != atomText && a.atoms[j].line <= at.line+1 {
		j++
	}
	if j == len(a.atoms) || !a.atoms[j].alone || a.atoms[j].line > a.atoms[j-1].line+1 {
		return false
	}
	rest := &a.atoms[j]
	_, printed := form.Ordinal(form.Fold(at.in(a.text)))
	if rest.end-rest.start > longestLabel || printed+form.Fold(a.text[rest.start:rest.end]) != form.Fold(label) {
		return false
	}
	at.more, rest.taken = append(at.more, model.Span{Start: rest.start, End: rest.end}), true
	return true
}
