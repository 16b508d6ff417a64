package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model/form"
)

// Text in a table that is no label of its form: furniture, pieces of labels, words
// in cells, rows that the form lacks.

// stray deals with text that is no label of the form.
func (a *aligner) stray(i int) {
	at, sh := &a.atoms[i], a.cur
	if sh == nil {
		return
	}
	body := at.in(a.text)
	runes := utf8.RuneCountInString(body)
	row := sh.fill()
	switch {
	case isFurniture(body), isOrdinal(body), a.headFragment(at, body):
	case row != nil && misread(body):
		a.word(i, row)
	case row != nil && len(row.figures) >= sh.width() && beginsWithNumeral(body):
		sh.open = -1 // a heading behind a whole row, in its line where all stands in one
	case at.fielded && row != nil && runes <= 40 && at.line == a.lastLine(row):
		a.word(i, row) // a cell of the row's own line that holds words
	case runes > 40 && a.rowLabel(i) && (endsRemark(body) || at.fielded && a.atoms[i+1].line == at.line):
		sh.open = -1
		a.extraRow(i, sh)
	case runes > 40 || endsSentence(body):
		a.cur = nil
	case row == nil:
		a.extraRow(i, sh)
	case len(row.figures) == 0 && at.ordinal == "" && row.unit == "" && a.mayGoOn(row, body):
		// the rest of a wrapped label
	case at.ordinal == "" && a.ofLabel(body):
		// a part of its label that the layout sets after the figures
	case len(row.figures) < sh.width() && runes <= 6 && at.ordinal == "" && a.lastLine(row) > row.line && !a.sideBySide(row) && !a.rowLabel(i) && (at.fielded || !a.beside(i)):
		a.word(i, row)
	default:
		sh.open = -1
		a.extraRow(i, sh)
	}
}

// sideBySide tells figures that stand in one line: words in another are no cell of
// theirs, but a piece of a label that the page sets beside them.
func (a *aligner) sideBySide(row *rowFill) bool {
	n := len(row.figures)
	return n > 1 && a.atoms[row.figures[n-1]].line == a.atoms[row.figures[n-2]].line
}

// mayGoOn tells whether a text may be the rest of the open row's label: a part of
// it, or a remark. A label long enough to be known may have lost characters of its
// rest; a short one is whole.
func (a *aligner) mayGoOn(row *rowFill, body string) bool {
	if strings.HasPrefix(body, among) {
		return false
	}
	return a.ofLabel(body) || strings.HasPrefix(body, "(") || strings.HasPrefix(body, openBracket) || utf8.RuneCountInString(row.text) > weakest
}

// weakest is the longest text in characters that is no label by itself, its number counted.
const weakest = 6

// ofLabel tells whether a text is a part of the open row's label.
func (a *aligner) ofLabel(body string) bool {
	return a.cur.open < extra && strings.Contains(a.lex.folded[a.f][a.cur.table][a.cur.open], form.Fold(body))
}

// headFragment tells the first part of a group's label, "(四)无" of 无法提供:
// in texts laid out as a page it may stand between a row's label and its figures.
func (a *aligner) headFragment(at *atom, body string) bool {
	if at.ordinal == "" || len(body) > 40 {
		return false
	}
	_, rest := form.Ordinal(form.Fold(body))
	for i := range a.cur.form.Rows {
		r := &a.cur.form.Rows[i]
		if r.Heading && r.Number == at.ordinal && strings.HasPrefix(a.lex.folded[a.f][a.cur.table][i], rest) {
			return true
		}
	}
	return false
}

// rowLabel tells whether a stray text has a whole row of figures after it, so
// that it is a label the form does not know and no cell.
func (a *aligner) rowLabel(i int) bool {
	n := 0
	for j := i + 1; j < len(a.atoms) && a.atoms[j].kind == atomFigure; j++ {
		n++
	}
	return n >= a.cur.width() && a.cur.width() > 1
}

// misread tells a figure in which a character was read for a digit that looks like
// it, or that blanks stand in: 1O, l, 1 2 . 8. What it was nobody knows, but it has its place in the row.
func misread(s string) bool {
	if len(s) > longestMisread {
		return false
	}
	for _, r := range s {
		if digitOf(r) < 0 && !likeDigit(r) && r != ' ' && !isBlank(r) {
			return false
		}
	}
	return true
}

// longestMisread is the longest such figure in bytes.
const longestMisread = 18

func (a *aligner) word(i int, row *rowFill) {
	row.figures = append(row.figures, i)
	a.claim(i)
}

// lastLine is the line of the row's last figure, or of its label.
func (a *aligner) lastLine(row *rowFill) int {
	if n := len(row.figures); n > 0 {
		return a.atoms[row.figures[n-1]].line
	}
	return row.line
}

// extraRow opens a row that the form lacks, if a row of figures follows the
// text. After the form's last row only a numbered label can be one, or one whose
// figures the next heading follows: there the signature and its date stand.
func (a *aligner) extraRow(i int, sh *sheet) {
	at := &a.atoms[i]
	if sh.header || sh.form.Unlabelled {
		return
	}
	if sh.pos == len(sh.rows)-1 && at.ordinal == "" && !a.amongTables(i) {
		a.cur = nil
		return
	}
	next, line := i+1, at.line
	for next < len(a.atoms) && (a.atoms[next].taken || a.atoms[next].kind == atomUnit) {
		line = a.atoms[next].line
		next++
	}
	if next == len(a.atoms) || a.atoms[next].kind != atomFigure || a.atoms[next].line > line+1 {
		return
	}
	a.openExtra(i, "")
	a.claim(i)
}

// amongTables tells a text with a row of figures between the last row of a table
// and the first heading of another: 其他主动公开文件 before 第二十条第(五)项.
func (a *aligner) amongTables(i int) bool {
	i++
	for ; i < len(a.atoms) && (a.atoms[i].taken || a.atoms[i].kind == atomUnit); i++ {
	}
	figures := 0
	for ; i < len(a.atoms) && a.atoms[i].kind != atomText; i++ {
		if a.atoms[i].kind != atomBlank {
			figures++
		}
	}
	if figures != a.cur.width() || i == len(a.atoms) {
		return false
	}
	for _, s := range a.lex.meanings(a.f, a.atoms[i].label) {
		if s.kind == slotHead && s.table != a.cur.table && a.lex.strong[a.atoms[i].label] {
			return true
		}
	}
	return false
}

// openExtra opens a row that the form lacks; id is that of the form's heading
// which bears figures here.
func (a *aligner) openExtra(i int, id string) {
	at, sh := &a.atoms[i], a.cur
	sh.extras = append(sh.extras, rowFill{seen: true, id: id, label: a.spans.of(at), text: at.in(a.text), ordinal: at.ordinal, line: at.line})
	sh.open = extra + len(sh.extras) - 1
}
