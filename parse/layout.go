package parse

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"
)

// A block is a line of a document, or a table standing between lines. Web pages
// and Word files are both read into blocks, and blocks are laid out as the text
// that everything else is read from.
type block struct {
	text  string // one line; meaningless where grid or rows is set
	grid  *grid  // a table as the document nests it
	rows  []row  // a table as it will be drawn; set by flow
	mark  mark
	apart bool // a heading: stands between blank lines
}

// mark tells what speaks against showing a block. The zero mark is that of a
// block that is simply part of the report.
type mark struct {
	region int32 // the part of the page's frame it stands in: menu, head, foot, share bar; 0 for none
	hidden bool  // the page does not show it
	link   bool  // it is wholly a link to elsewhere
	script uint8 // the script that holds it; 0 for none
}

// grid is a table of a document. A merged cell stands once, where it begins.
type grid struct{ rows [][]field }

// field is one cell of a grid.
type field struct {
	blocks     []block
	wide, tall int // columns and rows it covers, at least 1
}

// row is one row of a table as it is drawn.
type row struct {
	fields  []string
	covered int // cells that reach down into the row from above, left of its first
	labels  int // fields before the first that is a figure or blank
	figures int
}

// typesetter lays documents out as text, one after another in the same memory:
// asking for each of a page's hundreds of cells costs more than laying it out.
// Nothing of the memory stays in the text.
type typesetter struct {
	blocks slab[block] // the first of each cell; most have no other
	fields slab[field]
	grids  slab[[]field] // rows
	texts  slab[string]
	shapes slab[shape]
	rows   slab[row]
	flowed []block
	chosen []block
	text   []byte
}

var typesetters = sync.Pool{New: func() any { return new(typesetter) }}

// release hands the memory on, unless a huge document made it huge.
func (t *typesetter) release() {
	const most = 20_000
	if max(t.blocks.taken, t.fields.taken, t.grids.taken, t.texts.taken, t.shapes.taken, t.rows.taken, cap(t.flowed), cap(t.chosen), cap(t.text)/10) > most {
		return
	}
	t.blocks.reset()
	t.fields.reset()
	t.grids.reset()
	t.texts.reset()
	t.shapes.reset()
	t.rows.reset()
	typesetters.Put(t)
}

// The bounds of drawing a table: what is longer is not padded to, so that one
// long label does not push the figures of all rows out of sight.
const (
	stubWidth  = 36 // of the labels before the first figure, in screen cells
	fieldWidth = 8
	indentStep = 2 // for each covered column
)

// longestCell is the longest text of a cell in characters; what is longer, or
// runs over several sentences, is prose that a page sets in a table.
const longestCell = 120

// layOut writes blocks as text: a line each, the rows of a table as
// "| cell | cell |", blank lines around tables and headings.
func (t *typesetter) layOut(blocks []block) string {
	b := t.text[:0]
	gap := true
	for i := range blocks {
		k := &blocks[i]
		apart := k.rows != nil || k.apart
		if apart && !gap {
			b = append(b, '\n')
		}
		if k.rows != nil {
			b = drawRows(b, k.rows)
		} else {
			b = append(append(b, k.text...), '\n')
		}
		if gap = apart; gap {
			b = append(b, '\n')
		}
	}
	t.text = append(bytes.TrimRight(b, "\n"), '\n')
	return string(t.text)
}

// drawRows writes the rows of a table. Their figures stand below each other
// counted from the right, whatever merged cells stand on the left.
func drawRows(b []byte, rows []row) []byte {
	stub, widths := measure(rows, make([]int, 0, widestGrid))
	for i := range rows {
		r := &rows[i]
		at := r.covered * indentStep
		b = blanks(b, at)
		for j, f := range r.fields {
			b = append(append(b, "| "...), f...)
			w := screenWidth(f)
			at += w + 3
			switch {
			case r.labels == len(r.fields):
			case j == r.labels-1:
				b = blanks(b, stub-at)
			case j >= r.labels:
				b = blanks(b, widths[len(r.fields)-1-j]-w)
			}
			b = append(b, ' ')
		}
		b = append(b, "|\n"...)
	}
	return b
}

// measure finds how wide the labels are, and the fields after them counted from
// the right, each within its bound, for which there is room.
func measure(rows []row, room []int) (stub int, widths []int) {
	widths = room
	for i := range rows {
		r := &rows[i]
		if r.labels == len(r.fields) {
			continue
		}
		at := r.covered * indentStep
		for j, f := range r.fields {
			w := screenWidth(f)
			if j < r.labels {
				at += w + 3
				continue
			}
			right := len(r.fields) - 1 - j
			for len(widths) <= right {
				widths = append(widths, 0)
			}
			widths[right] = max(widths[right], min(w, fieldWidth))
		}
		stub = max(stub, min(at, stubWidth))
	}
	return stub, widths
}

func blanks(b []byte, n int) []byte {
	for ; n > 0; n-- {
		b = append(b, ' ')
	}
	return b
}

// isWords tells a field that is neither blank nor a figure nor a sign for none.
func isWords(s string) bool {
	if s == "" {
		return false
	}
	if c := s[0]; c >= 0xE4 && c <= 0xE9 && len(s) > 9 {
		return true // the common case: it begins with a Han character
	}
	kind, _, _ := classify(s)
	return kind == atomText || kind == atomUnit
}

// screenWidth is the width of a text in screen cells.
func screenWidth(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2E80 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF01 && r <= 0xFF60 || r >= 0x20000 {
			n++
		}
	}
	return n
}

// flow replaces tables by what they are: rows to be drawn, or, where a table
// only sets its contents on the page, the blocks of its cells one after another.
func (t *typesetter) flow(out []block, blocks []block) []block {
	for _, b := range blocks {
		if b.grid == nil {
			out = append(out, b)
		} else {
			out = t.flowGrid(out, b.grid, b.mark)
		}
	}
	return out
}

// shape is what a row of a grid looks like.
type shape struct {
	texts   []string
	nested  bool // a cell holds a table
	prose   bool // a cell holds prose
	labels  int  // cells before the first that is a figure or blank
	figures int
	blank   bool
}

func (t *typesetter) flowGrid(out []block, g *grid, m mark) []block {
	shapes := t.shapes.take(len(g.rows))
	tabular, figured, layout := 0, 0, false
	for _, fields := range g.rows {
		s := shapeOf(fields, t.texts.take(len(fields)))
		shapes = append(shapes, s)
		layout = layout || s.nested || s.prose
		if len(fields) > 1 && !s.blank && !s.flows() {
			tabular++
			if s.figures > 0 {
				figured++
			}
		}
	}
	if tabular == 0 || layout && figured < 2 {
		return t.flowRows(out, g, shapes, m)
	}
	if figured == 0 && namesFacts(shapes) {
		return t.flowMetadata(out, g, shapes, m)
	}
	var rows []row
	covers := make(cover, 0, widestGrid)
	for i, fields := range g.rows {
		covered := covers.row(fields)
		s := &shapes[i]
		switch {
		case s.blank:
		case s.flows() || len(fields) == 1 && utf8.RuneCountInString(s.texts[0]) > longestCell/2:
			if rows != nil {
				out, rows = append(out, block{rows: rows, mark: m}), nil
			}
			out = t.flowCells(out, fields, s)
		default:
			if rows == nil {
				rows = t.rows.take(len(g.rows) - i)
			}
			rows = append(rows, row{s.texts, covered, s.labels, s.figures})
		}
	}
	if rows != nil {
		out = append(out, block{rows: rows, mark: m})
	}
	return out
}

// flows tells a row that is no row of figures but holds parts of the page.
func (s *shape) flows() bool { return s.nested || s.prose && s.figures == 0 }

// shapeOf looks at a row; texts has room for its cells.
func shapeOf(fields []field, texts []string) shape {
	s := shape{labels: len(fields), blank: true}
	for i := range fields {
		f := &fields[i]
		text, nested := f.text()
		s.nested = s.nested || nested
		texts = append(texts, text)
		if text == "" {
			s.labels = min(s.labels, i)
			continue
		}
		s.blank = false
		if len(text) > longestCell && utf8.RuneCountInString(text) > longestCell {
			s.prose = true
		} else if !isWords(text) {
			s.figures++
			s.labels = min(s.labels, i)
		}
	}
	s.texts = texts
	s.blank = s.blank && !s.nested
	return s
}

// text is what a cell says in one line. nested tells that it holds a table of
// more than one cell, so that no one line can say it.
func (f *field) text() (text string, nested bool) {
	if len(f.blocks) == 1 && f.blocks[0].grid == nil {
		return cellText(f.blocks[0].text), false
	}
	var parts []string
	for _, b := range f.blocks {
		switch {
		case b.grid == nil:
			parts = append(parts, b.text)
		case len(b.grid.rows) == 1 && len(b.grid.rows[0]) == 1:
			inner, deep := b.grid.rows[0][0].text()
			nested = nested || deep
			parts = append(parts, inner)
		case len(b.grid.rows) > 0:
			nested = true
		}
	}
	between := " "
	if isDownwards(parts) {
		between = ""
	}
	return cellText(strings.Join(parts, between)), nested
}

// isDownwards tells the lines of a label that is written from top to bottom: one
// character each, but for a number before them.
func isDownwards(lines []string) bool {
	if len(lines) < 3 {
		return false
	}
	for i, s := range lines {
		if n := utf8.RuneCountInString(s); n > 3 || n > 1 && i > 0 || len(s) < 3*n {
			return false
		}
	}
	return true
}

// cellText makes the text of a cell fit to stand between separators.
func cellText(s string) string {
	a, b := trim(s, 0, len(s))
	s = s[a:b]
	if strings.IndexByte(s, '|') >= 0 {
		s = strings.ReplaceAll(s, "|", "｜")
	}
	if strings.Contains(s, "  ") || strings.IndexByte(s, '\t') >= 0 || strings.IndexByte(s, 0xC2) >= 0 {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' }), " ")
	}
	return s
}

// flowRows lets a table that only sets a page go: its rows one after another.
func (t *typesetter) flowRows(out []block, g *grid, shapes []shape, m mark) []block {
	for i, fields := range g.rows {
		s := &shapes[i]
		if s.blank {
			continue
		}
		if !s.nested && !s.prose && len(fields) > 1 && short(fields) {
			out = append(out, block{text: joinFields(s.texts), mark: sharedMark(m, fields)})
			continue
		}
		out = t.flowCells(out, fields, s)
	}
	return out
}

// short tells whether every cell has one line at most.
func short(fields []field) bool {
	for i := range fields {
		if len(fields[i].blocks) > 1 {
			return false
		}
	}
	return true
}

// sharedMark is what cells that are set as one line are marked with.
func sharedMark(m mark, fields []field) mark {
	m.link = true
	for i := range fields {
		for _, b := range fields[i].blocks {
			m.link = m.link && b.mark.link
		}
	}
	return m
}

func (t *typesetter) flowCells(out []block, fields []field, s *shape) []block {
	for i := range fields {
		if s.texts[i] != "" || s.nested {
			out = t.flow(out, fields[i].blocks)
		}
	}
	return out
}

// flowMetadata sets a table of facts about the page, "索引号 | … | 发布机构 | …",
// as the lines they stand in elsewhere.
func (t *typesetter) flowMetadata(out []block, g *grid, shapes []shape, m mark) []block {
	for i, fields := range g.rows {
		if shapes[i].flows() {
			out = t.flowCells(out, fields, &shapes[i])
		} else if !shapes[i].blank {
			out = append(out, block{text: joinFields(shapes[i].texts), mark: m})
		}
	}
	return out
}

// joinFields writes cells in one line, each word that names a fact with what it names.
func joinFields(texts []string) string {
	var b strings.Builder
	named := false
	for _, s := range texts {
		if s == "" {
			named = false
			continue
		}
		if b.Len() > 0 && !named {
			b.WriteString("  ")
		}
		b.WriteString(s)
		named = metadataWord(s)
		if named && !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, "：") {
			b.WriteString("：")
		}
	}
	return b.String()
}

// namesFacts tells a table in which cells name facts about the page.
func namesFacts(shapes []shape) bool {
	for i := range shapes {
		for _, s := range shapes[i].texts {
			if metadataWord(s) {
				return true
			}
		}
	}
	return false
}

// metadataWord tells a word like "索 引 号:" that names a fact about the page.
func metadataWord(s string) bool {
	if len(s) > 40 {
		return false
	}
	var buf [40]byte
	folded := buf[:0]
	for _, r := range s {
		if !strings.ContainsRune(aroundNames, r) {
			folded = utf8.AppendRune(folded, r)
		}
	}
	return metadataWords[string(folded)]
}

// cover counts, row by row, how many cells reach down from the rows above left
// of a row's first own cell. A column's number is the rows it is still covered for.
type cover []int

// widestGrid is the most columns that are followed; no form has a third of them.
const widestGrid = 64

func (c *cover) row(fields []field) (lead int) {
	at := 0
	skip := func() {
		for at < len(*c) && (*c)[at] > 0 {
			at++
		}
	}
	skip()
	lead = at
	for _, f := range fields {
		skip()
		for k := 0; k < f.wide && at < widestGrid; k++ {
			if at == len(*c) {
				*c = append(*c, 0)
			}
			(*c)[at] = f.tall
			at++
		}
	}
	for i := range *c {
		if (*c)[i] > 0 {
			(*c)[i]--
		}
	}
	return lead
}
