package parse

import (
	"slices"
	"strings"

	"gouji/model"
)

// Programs that draw a table with rules break a cell over lines where its column
// is narrow: what stands below each other between two rules is one cell. Some rule
// off every row and some only the head, so lines are put together only where what
// they say shows that they are one row: their words make labels together that no
// line has by itself, and one line has the figures. A figure broken over lines
// fills its column up to the break.

// mostLinesOfCell is how many lines a cell is broken over at most.
const mostLinesOfCell = 60

// ruledAfter tells a line that draws a rule across the table, or across the part of
// it right of cells that span several rows: then open is how many they are. It is
// -1 for another line. drawn: the table has had such a rule.
func (z *atomizer) ruledAfter(l line, drawn bool) (open int) {
	body := z.text[l.start:l.end]
	if len(body) < 3 || body[0] != '+' && body[0] != '-' && !(drawn && body[0] == '|') {
		return -1
	}
	n := strings.Index(body, "--")
	if body[0] == '+' && body[1] == '=' {
		n = 1
	}
	if n < 0 || !ruled(body[n:]) || n == 1 && body[0] == '|' { // Markdown has such a rule below the head
		return -1
	}
	return strings.Count(body[:n], "|")
}

// gridCell is one cell of a row, in the order of its lines.
type gridCell struct {
	pieces []model.Span // that are not blank
	lines  []int
	open   bool // the last piece leaves room in the column
	short  bool // one before it does
	torn   bool // the pieces are of a figure
	whole  atom // of several pieces
}

// gridRow cuts the row that begins in the i-th line, after a rule, where it is
// broken over lines, and gives the index of the line after it; i where it is not.
// open is how many cells in front span more rows than this.
func (z *atomizer) gridRow(i, open int) int {
	end := i
	for end < len(z.lines) && z.traits[end]&withBar != 0 && end-i < mostLinesOfCell {
		if n := z.ruledAfter(z.lines[end], true); n >= 0 {
			open = max(open, n)
			break
		}
		end++
	}
	if end < i+2 || end < len(z.lines) && z.ruledAfter(z.lines[end], true) < 0 {
		return i
	}
	cells := z.gridCells(i, end)
	if cells == nil || !z.isOneRow(cells, open) {
		return i
	}
	for c := range cells {
		switch cell := &cells[c]; len(cell.pieces) {
		case 0:
			at := z.lines[i].start
			z.add(atom{start: at, end: at, line: i, kind: atomBlank, fielded: true, label: -1})
		case 1:
			z.field(i, cell.pieces[0].Start, cell.pieces[0].End, true)
		default:
			cell.whole.line = i
			z.add(cell.whole)
		}
	}
	for j := i + 1; j < end; j++ { // so that the table claims its other lines
		z.add(atom{start: z.lines[j].start, end: z.lines[j].start, line: j, fielded: true, label: -1, taken: true, boxed: true})
	}
	return end
}

// gridCells gives the cells of a row by its lines; nil where they do not have as many fields.
func (z *atomizer) gridCells(from, to int) []gridCell {
	var cells []gridCell
	for i := from; i < to; i++ {
		l := z.lines[i]
		body := z.text[l.start:l.end]
		left := len(body) - len(strings.TrimPrefix(body, "|"))
		fields := strings.Split(strings.TrimSuffix(body[left:], "|"), "|")
		if cells == nil {
			cells = make([]gridCell, len(fields))
		}
		if len(fields) != len(cells) || len(fields) > mostFields {
			return nil
		}
		start := l.start + left
		for c, f := range fields {
			if a, b := trim(z.text, start, start+len(f)); a < b {
				cell := &cells[c]
				cell.short = cell.short || cell.open
				cell.open = a-start > 3 || start+len(f)-b > 1
				cell.pieces, cell.lines = append(cell.pieces, model.Span{Start: a, End: b}), append(cell.lines, i)
			}
			start += len(f) + 1
		}
	}
	return cells
}

// isOneRow tells whether the lines of cells make one row, and finds what stands in its cells.
func (z *atomizer) isOneRow(cells []gridCell, open int) bool {
	labels, texts, torn := 0, 0, 0
	var figures []int // the lines of whole figures
	for c := range cells {
		cell := &cells[c]
		if len(cell.pieces) == 0 {
			continue
		}
		first := z.text[cell.pieces[0].Start:cell.pieces[0].End]
		if len(cell.pieces) == 1 {
			switch kind, _, _ := classify(first); kind {
			case atomText:
				texts++
				if id, _ := z.lookUp(first); id >= 0 {
					labels++
				}
			case atomFigure, atomStroke:
				figures = append(figures, cell.lines[0])
			}
			continue
		}
		z.join(cell)
		switch at := &cell.whole; {
		case at.kind == atomFigure && cell.torn:
			torn++
			if cell.short {
				return false // two figures below each other
			}
		case at.kind == atomFigure:
			figures = append(figures, cell.lines[0])
		case at.kind == atomUnit:
		case at.kind != atomText:
			return false
		case at.label >= 0:
			labels, texts = labels+1, texts+1
		case c >= open:
			texts++
			if slices.ContainsFunc(cell.pieces, func(s model.Span) bool { id, _ := z.lookUp(z.text[s.Start:s.End]); return id >= 0 }) {
				return false
			}
		}
	}
	if torn > 0 {
		return labels > 0 && labels == texts || texts == 0 && torn < len(cells)/2
	}
	return len(figures) == 0 || slices.Max(figures) == slices.Min(figures)
}

// join reads the pieces of a cell as one.
func (z *atomizer) join(cell *gridCell) {
	at := &cell.whole
	*at = atom{start: cell.pieces[0].Start, end: cell.pieces[0].End, more: cell.pieces[1:], fielded: true, boxed: true, label: -1}
	text := at.in(z.text)
	if !isWord(text) {
		at.kind, at.value, at.remark = figureOrRun(text)
		cell.torn = at.kind == atomFigure && at.remark == ""
	}
	if at.kind == atomText && len(text) <= longestLabel {
		at.label, at.ordinal = z.lookUp(text)
	}
}

// in is what an atom says: its pieces together, where a cell is broken over lines.
func (a *atom) in(text string) string {
	if !a.boxed {
		return text[a.start:a.end]
	}
	s := text[a.start:a.end]
	for _, m := range a.more {
		s += text[m.Start:m.End]
	}
	return s
}

// goesOn tells a line of a row that begins in one above.
func (a *atom) goesOn() bool { return a.taken && a.boxed }

// torn tells a figure broken over the lines of its cell.
func (a *atom) torn() bool { return a.boxed && a.kind == atomFigure && a.remark == "" }

// putTogether marks figures that were broken over lines as inferred and notes them,
// unless the laws of the row confirm them.
func (b *builder) putTogether(row int, fill *rowFill, figures []int, cells []model.Cell) {
	var texts []string
	for i, f := range figures {
		if at := &b.a.atoms[f]; at.torn() && cells[i].State == model.Number {
			texts = append(texts, at.in(b.a.text))
		}
	}
	if texts == nil || b.lawful(row, figures, false) {
		return
	}
	for i, f := range figures {
		cells[i].Inferred = b.a.atoms[f].torn() && cells[i].State == model.Number
	}
	id := fill.id
	if row >= 0 {
		id = b.sheet.form.Rows[row].ID
	}
	b.note(model.PutTogether, id, b.a.spans.of(&b.a.atoms[figures[0]]), len(cells), len(texts), texts...)
}
