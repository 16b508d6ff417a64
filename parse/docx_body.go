package parse

import (
	"strconv"
	"strings"
)

// wordFile gathers the blocks of a Word document. Its tables, unlike those of a
// page, are always well nested, and merged cells stand in each row they cover.
type wordFile struct {
	x         xmlScanner
	blocks    []block
	tables    []wordTable
	numbering numberings
	cells     int
	size      int // of the text met, in bytes
	lines     int

	line      []byte
	inText    bool // in an element whose characters are shown
	hidden    bool // the run is not shown
	paragraph numbered
	joins     bool // the paragraph's end was deleted: the next goes on in its line
	goesOn    bool // the next paragraph does
	heading   bool
	choices   []bool // for each open choice between two drawings: one was taken
}

// wordTable is a table whose end has not come yet.
type wordTable struct {
	grid    grid
	row     []field
	cell    field
	inCell  bool
	gone    bool // the cell was deleted
	merged  mergeKind
	column  int // of the grid, where the cell begins
	deleted bool
	above   []mergedCell // by column
	outer   []byte       // the line that the table interrupted
}

// mergedCell is the cell that reaches down a column: its row and its place in it.
type mergedCell struct {
	row, field int
	open       bool
}

// mergeKind tells what a cell is merged with.
type mergeKind uint8

const (
	notMerged mergeKind = iota
	mergeBegins
	mergeGoesOn // it belongs to the cell above, or left of it
)

// The names of the elements that matter, so that no tag costs a string.
var wordTags = func() map[string]string {
	m := map[string]string{}
	for _, name := range strings.Fields(`p pPr r rPr t tab br cr sym noBreakHyphen tbl tr trPr tc tcPr gridSpan vMerge hMerge del ins moveFrom moveTo vanish
		numPr numId ilvl outlineLvl AlternateContent Choice Fallback vertAlign strike dstrike rPrChange pPrChange tcPrChange trPrChange cellDel instrText delText txbxContent sectPr pStyle ptab
		abstractNum abstractNumId lvl start numFmt lvlText num delInstrText footnotePr gridBefore`) {
		m[name] = name
	}
	return m
}()

// wordTag gives the name without its prefix; "" for elements that do not matter.
func wordTag(name []byte) string {
	for i, c := range name {
		if c == ':' {
			return wordTags[string(name[i+1:])]
		}
	}
	return wordTags[string(name)]
}

func (d *wordFile) read(xml []byte) error {
	d.x.src = xml
	for d.x.next() {
		if d.inText && len(d.x.text) > 0 && !d.hidden {
			d.line = appendText(d.line, d.x.text)
			if d.size += len(d.x.text); d.size > mostText {
				return tooMuchText()
			}
		}
		t := &d.x.tag
		if t.name == "" {
			continue
		}
		if t.end {
			d.close(t.name)
			continue
		}
		if err := d.open(t); err != nil {
			return err
		}
		if d.lines > mostLines {
			return tooManyLines()
		}
	}
	for len(d.tables) > 0 {
		d.closeTable()
	}
	d.flush()
	return nil
}

func (d *wordFile) open(t *tagToken) error {
	switch t.name {
	case "t":
		d.inText = !t.empty
	case "tab", "ptab":
		d.put("    ")
	case "br", "cr":
		d.breakLine()
	case "noBreakHyphen":
		d.put("-")
	case "sym":
		d.symbol(t)
	case "vanish", "strike", "dstrike":
		d.hidden = d.hidden || t.on()
	case "vertAlign":
		d.raise(t)
	case "r":
		d.hidden = false
	case "del", "moveFrom", "instrText", "delText", "delInstrText", "rPrChange", "tcPrChange":
		d.pass(t)
	case "pPr":
		d.properties(t)
	case "p":
		if !d.goesOn {
			d.flush() // the paragraph around a text box
		}
		d.goesOn = false
	case "AlternateContent":
		d.choices = append(d.choices, false)
	case "Choice", "Fallback":
		d.choose(t)
	case "tbl":
		if len(d.tables) >= deepestTable {
			return tooNested()
		}
		d.tables = append(d.tables, wordTable{outer: d.line})
		d.line = nil
	default:
		return d.openInTable(t)
	}
	return nil
}

func (d *wordFile) openInTable(t *tagToken) error {
	if len(d.tables) == 0 {
		return nil
	}
	table := &d.tables[len(d.tables)-1]
	switch t.name {
	case "tr":
		table.row, table.column, table.deleted = nil, 0, false
	case "trPr":
		d.rowProperties(table, t)
	case "tc":
		if d.cells++; d.cells > mostCells {
			return tooManyCells()
		}
		table.cell, table.inCell, table.merged, table.gone = field{wide: 1, tall: 1}, true, notMerged, false
	case "gridSpan":
		table.cell.wide = max(1, min(t.number("val", 1), widestGrid))
	case "cellDel":
		table.gone = true
	case "vMerge", "hMerge":
		table.merged = mergeGoesOn
		if v, _ := t.attribute("val"); v == "restart" {
			table.merged = mergeBegins
		}
	}
	return nil
}

func (d *wordFile) close(name string) {
	switch name {
	case "t":
		d.inText = false
	case "p":
		d.closeParagraph()
	case "r":
		d.hidden = false
	case "AlternateContent":
		if n := len(d.choices); n > 0 {
			d.choices = d.choices[:n-1]
		}
	case "tc":
		d.closeCell()
	case "tr":
		d.closeRow()
	case "tbl":
		d.closeTable()
	}
}

// pass goes over an element with all it holds. The elements inside of the same
// name count; the part's end ends all.
func (d *wordFile) pass(t *tagToken) {
	if t.empty {
		return
	}
	name, depth := t.name, 1
	for depth > 0 && d.x.next() {
		if d.x.tag.name != name || d.x.tag.empty {
			continue
		}
		if d.x.tag.end {
			depth--
		} else {
			depth++
		}
	}
}

// choose takes the first of several ways to draw the same: a text box is given
// twice, for new and old programs.
func (d *wordFile) choose(t *tagToken) {
	n := len(d.choices)
	if n == 0 {
		return
	}
	if d.choices[n-1] {
		d.pass(t)
		return
	}
	d.choices[n-1] = true
}

func (d *wordFile) put(s string) {
	if !d.hidden {
		d.line = append(d.line, s...)
	}
}

// The private characters that symbol fonts use; a mark stands for them.
const (
	symbolFirst = 0xE000
	symbolLast  = 0xF8FF
	symbolMark  = "〓"
)

// raise keeps the number of a note apart from the figure it stands behind.
func (d *wordFile) raise(t *tagToken) {
	if v, _ := t.attribute("val"); v != "superscript" || len(d.line) == 0 {
		return
	}
	if c := d.line[len(d.line)-1]; c >= '0' && c <= '9' {
		d.put(" ")
	}
}

// symbol puts a character that is given by its code in a font.
func (d *wordFile) symbol(t *tagToken) {
	code, _ := t.attribute("char")
	n, err := strconv.ParseUint(code, 16, 32)
	switch {
	case err != nil || n < ' ':
	case n >= symbolFirst && n <= symbolLast:
		d.put(symbolMark)
	default:
		d.put(string(rune(n)))
	}
}

// properties reads what a paragraph says of itself: its number in a list, its
// rank as a heading, whether its end was deleted.
func (d *wordFile) properties(t *tagToken) {
	d.paragraph = numbered{}
	if t.empty {
		return
	}
	inMark := false
	for d.x.next() {
		t := &d.x.tag
		switch t.name {
		case "pPr":
			if t.end {
				return
			}
		case "pPrChange", "rPrChange":
			if !t.end {
				d.pass(t)
			}
		case "rPr":
			inMark = !t.end && !t.empty
		case "del":
			d.joins = d.joins || inMark && !t.end
		case "numId":
			d.paragraph.list = t.number("val", 0)
		case "ilvl":
			d.paragraph.level = t.number("val", 0)
		case "outlineLvl":
			d.heading = true
		}
	}
}

func (d *wordFile) closeParagraph() {
	if d.joins {
		d.joins, d.goesOn = false, true
		return
	}
	if a, b := trim(string(d.line), 0, len(d.line)); a < b {
		if number := d.numbering.next(d.paragraph); number != "" {
			d.line = append([]byte(number), d.line[a:]...)
		}
	}
	d.flush()
	d.paragraph, d.heading = numbered{}, false
}

func (d *wordFile) breakLine() {
	if !d.hidden {
		d.flush()
	}
}

func (d *wordFile) flush() {
	s := string(d.line)
	d.line = d.line[:0]
	if a, b := trim(s, 0, len(s)); a < b {
		d.emit(block{text: strings.ReplaceAll(s[a:b], "\n", " "), apart: d.heading})
	}
}

func (d *wordFile) emit(b block) {
	d.lines++
	for i := len(d.tables) - 1; i >= 0; i-- {
		if t := &d.tables[i]; t.inCell {
			t.cell.blocks = append(t.cell.blocks, b)
			return
		}
	}
	d.blocks = append(d.blocks, b)
}

// rowProperties reads what a row says of itself: that it was deleted, or begins
// some columns later.
func (d *wordFile) rowProperties(table *wordTable, t *tagToken) {
	if t.empty {
		return
	}
	for d.x.next() {
		switch t := &d.x.tag; t.name {
		case "trPr":
			if t.end {
				return
			}
		case "trPrChange":
			if !t.end {
				d.pass(t)
			}
		case "del":
			table.deleted = true
		case "gridBefore":
			table.column = max(0, min(t.number("val", 0), widestGrid))
		}
	}
}

// closeCell ends a cell. One that a cell above reaches down to is left out: a
// merged cell stands once.
func (d *wordFile) closeCell() {
	d.flush()
	if len(d.tables) == 0 {
		return
	}
	t := &d.tables[len(d.tables)-1]
	if !t.inCell {
		return
	}
	if t.gone {
		t.cell, t.inCell = field{}, false
		return
	}
	m := mergedCell{row: len(t.grid.rows), field: len(t.row), open: t.merged != notMerged}
	covered := false
	if t.merged == mergeGoesOn {
		covered = len(t.row) > 0 && len(t.cell.blocks) == 0
		if t.column < len(t.above) && t.above[t.column].open {
			covered, m = true, t.above[t.column]
			if m.row < len(t.grid.rows) && m.field < len(t.grid.rows[m.row]) {
				t.grid.rows[m.row][m.field].tall++
			}
		}
	}
	for i := t.column; i < min(t.column+t.cell.wide, widestGrid); i++ {
		for len(t.above) <= i {
			t.above = append(t.above, mergedCell{})
		}
		t.above[i] = m
	}
	t.column += t.cell.wide
	if !covered {
		t.row = append(t.row, t.cell)
	}
	t.cell, t.inCell = field{}, false
}

func (d *wordFile) closeRow() {
	d.closeCell()
	if len(d.tables) == 0 {
		return
	}
	t := &d.tables[len(d.tables)-1]
	if len(t.row) > 0 && !t.deleted {
		t.grid.rows = append(t.grid.rows, t.row)
	}
	t.row = nil
}

func (d *wordFile) closeTable() {
	if len(d.tables) == 0 {
		return
	}
	d.closeRow()
	t := d.tables[len(d.tables)-1]
	d.tables = d.tables[:len(d.tables)-1]
	if len(t.grid.rows) > 0 {
		d.emit(block{grid: &t.grid})
	}
	d.line = t.outer
}
