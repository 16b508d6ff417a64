package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// The bounds of a page or document. Real reports have a thousand cells, tables
// nested a dozen deep and some ten kilobytes of text.
const (
	mostText      = 8 << 20 // bytes
	deepestTable  = 100
	deepestRegion = 10_000 // what is nested deeper is shown
	mostCells     = 200_000
	mostLines     = 200_000
	mostScripts   = 200 // that are looked into for tables; a byte tells them apart
)

// htmlPage gathers the blocks of a web page, token by token. There is no tree
// of elements: lines, tables and the regions of the page's frame are all that
// matters, so that a hundred thousand nested tags cost no more than as many in
// a row.
type htmlPage struct {
	scan    pageScanner
	keep    bool // line breaks of the source count: a text with tables in it
	blocks  []block
	tables  []openTable
	rows    [][]field // of all open tables, the innermost's last
	inRows  []field   // the cells of all open rows
	regions []openRegion
	frame   []region // every region met; the first is no region
	cells   int
	size    int // of the text met, in bytes
	lines   int
	scripts int // that were looked into
	err     error

	set   *typesetter
	texts *strings.Builder // room for the text of lines

	line     []byte
	gap      gap
	linked   int // bytes of the line that stand in links
	link     bool
	pre      int
	heading  bool
	scripted uint8 // the script that holds the page; 0 for none

	title   string
	picture string // what a picture says that shows a title
	meta    map[string]string
}

// gap is the white space met since the last word.
type gap uint8

const (
	noGap gap = iota
	blankGap
	breakGap // it holds a line break of the source
)

// openTable is a table whose end has not come yet.
type openTable struct {
	firstRow  int // its rows so far are the page's from here on
	firstCell int // and the cells of its open row
	inRow     bool
	cell      field
	inCell    bool
	hideRow   bool
	hidden    bool // the open cell is not shown
	regions   int  // that were open when the cell began
}

// openRegion is an element of the frame, or one not shown, whose end has not come.
type openRegion struct {
	tag    string
	depth  int // open elements of the same name
	inner  int // open blocks of other names
	id     int32
	hidden bool
	muted  bool // an inline element that is not shown: its text is passed over
	brief  bool // it ends with its paragraph
}

// region is a part of the page's frame: a menu, the head, the foot.
type region struct {
	parent int32
	report bool // it holds a part of the report, whatever it is called
}

// readHTML lays a page out as text. Where that shows markup with a table in it,
// which was escaped once too often, it is laid out in its turn.
func readHTML(text string, keep bool) (string, error) {
	text, err := layHTML(text, keep)
	if err == nil && hasTag(text, "td") && hasTag(text, "table") {
		return layHTML(text, true)
	}
	return text, err
}

func layHTML(text string, keep bool) (string, error) {
	t := typesetters.Get().(*typesetter)
	defer t.release()
	p := newPage(t, keep)
	if err := p.read(text); err != nil {
		return "", err
	}
	return p.layOut(), nil
}

func newPage(t *typesetter, keep bool) *htmlPage {
	return &htmlPage{set: t, keep: keep, texts: new(strings.Builder), frame: make([]region, 1)}
}

// read takes the page's tokens one by one.
func (p *htmlPage) read(text string) error {
	p.scan.rest = withLineFeeds(text)
	for p.err == nil {
		switch p.scan.next() {
		case textToken:
			if p.muted() {
			} else if len(p.tables) > 0 && !p.top().inCell {
				p.stray()
			} else {
				p.text(p.scan.text)
			}
		case startToken:
			p.open()
		case endToken:
			p.close()
		case pageEnd:
			p.end()
			return p.err
		}
	}
	return p.err
}

// withLineFeeds ends lines as the standard of HTML has it, before all else.
func withLineFeeds(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func (p *htmlPage) end() {
	for len(p.tables) > 0 {
		p.closeTable()
	}
	p.flush()
}

func (p *htmlPage) top() *openTable { return &p.tables[len(p.tables)-1] }

// muted tells whether an inline element hides the text met now.
func (p *htmlPage) muted() bool {
	n := len(p.regions)
	return n > 0 && p.regions[n-1].muted
}

// stray deals with text between the cells of a table: it stands before the table.
func (p *htmlPage) stray() {
	if strings.TrimSpace(p.scan.text) == "" {
		return
	}
	p.text(p.scan.text)
	p.flush()
}

// text adds words to the line. White space becomes one blank, and none where a
// line of the source broke between two Han characters; the blanks that a page
// sets on purpose stay, up to four.
func (p *htmlPage) text(s string) {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	lines := p.pre > 0 || p.keep && len(p.tables) == 0
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\n' && lines:
			p.flush()
			i++
			continue
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\n':
			if lines {
				p.line = append(p.line, c)
			} else if c == '\n' {
				p.gap = breakGap
			} else {
				p.gap = max(p.gap, blankGap)
			}
			i++
			continue
		}
		j := i + 1
		for j < len(s) && s[j] > ' ' {
			j++
		}
		p.word(s[i:j])
		i = j
	}
}

func (p *htmlPage) word(s string) {
	if p.size += len(s); p.size > mostText {
		p.err = tooMuchText()
		return
	}
	if p.gap != noGap {
		if len(p.line) > 0 && !(p.gap == breakGap && wideEnd(p.line) && wideStart(s)) {
			p.line = append(p.line, ' ')
		}
		p.gap = noGap
	}
	if p.link {
		p.linked += len(s)
	}
	for {
		n := strings.Index(s, nbsp)
		if n < 0 {
			p.line = append(p.line, s...)
			return
		}
		p.line = append(p.line, s[:n]...)
		if !bytes.HasSuffix(p.line, fourBlanks) {
			p.line = append(p.line, ' ')
		}
		s = s[n+len(nbsp):]
	}
}

const nbsp = "\u00a0"

var fourBlanks = []byte("    ")

func wideEnd(s []byte) bool {
	r, _ := utf8.DecodeLastRune(s)
	return r >= 0x2E80 && r != utf8.RuneError
}

func wideStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x2E80 && r != utf8.RuneError
}

// flush ends the line.
func (p *htmlPage) flush() {
	p.gap = noGap
	if len(p.line) == 0 {
		return
	}
	s := p.kept(p.line)
	a, b := trim(s, 0, len(s))
	if a < b {
		m := p.mark()
		m.link = p.linked > 0 && p.linked*10 >= len(strings.Trim(s[a:b], buttonSigns))*8
		p.emit(block{text: s[a:b], mark: m, apart: p.heading})
		if p.lines++; p.lines > mostLines {
			p.err = tooManyLines()
		}
	}
	p.line, p.linked = p.line[:0], 0
}

// keptAtOnce is how much text is asked memory for at once, in bytes.
const keptAtOnce = 4096

// kept is a string of the bytes; those of many lines share one piece of memory.
func (p *htmlPage) kept(s []byte) string {
	if p.texts.Cap()-p.texts.Len() < len(s) {
		p.texts = new(strings.Builder)
		p.texts.Grow(max(keptAtOnce, len(s)))
	}
	from := p.texts.Len()
	p.texts.Write(s)
	return p.texts.String()[from:]
}

func (p *htmlPage) mark() mark {
	if n := len(p.regions); n > 0 {
		return mark{region: p.regions[n-1].id, hidden: p.regions[n-1].hidden, script: p.scripted}
	}
	return mark{script: p.scripted}
}

func (p *htmlPage) emit(b block) {
	for i := len(p.tables) - 1; i >= 0; i-- {
		if t := &p.tables[i]; t.inCell {
			if !t.hidden {
				if t.cell.blocks == nil {
					t.cell.blocks = p.set.blocks.take(1)
				}
				t.cell.blocks = append(t.cell.blocks, b)
			}
			return
		}
	}
	p.blocks = append(p.blocks, b)
}

// openTable begins a table. One that begins between the cells of another ends that.
func (p *htmlPage) openTable() {
	p.flush()
	if len(p.tables) > 0 && !p.top().inCell {
		p.closeTable()
	}
	if len(p.tables) >= deepestTable {
		p.err = tooNested()
		return
	}
	p.tables = append(p.tables, openTable{firstRow: len(p.rows), firstCell: len(p.inRows)})
}

func (p *htmlPage) openRow(hidden bool) {
	if len(p.tables) == 0 {
		p.flush()
		return
	}
	p.closeRow()
	t := p.top()
	t.inRow, t.hideRow = true, hidden
}

func (p *htmlPage) openCell(wide, tall int, hidden bool) {
	if len(p.tables) == 0 {
		p.flush()
		return
	}
	p.closeCell()
	if p.cells++; p.cells > mostCells {
		p.err = tooManyCells()
		return
	}
	t := p.top()
	t.inRow, t.inCell, t.hidden, t.regions = true, true, hidden, len(p.regions)
	t.cell = field{wide: wide, tall: tall}
}

func (p *htmlPage) closeCell() {
	p.flush()
	p.heading = false
	if len(p.tables) == 0 {
		return
	}
	if t := p.top(); t.inCell {
		p.regions = p.regions[:min(t.regions, len(p.regions))]
		if !t.hidden {
			p.inRows = append(p.inRows, t.cell)
		}
		t.cell, t.inCell = field{}, false
	}
}

func (p *htmlPage) closeRow() {
	p.closeCell()
	if len(p.tables) == 0 {
		return
	}
	t := p.top()
	if cells := p.inRows[t.firstCell:]; t.inRow && len(cells) > 0 && !t.hideRow {
		p.rows = append(p.rows, append(p.set.fields.take(len(cells)), cells...))
	}
	p.inRows, t.inRow = p.inRows[:t.firstCell], false
}

func (p *htmlPage) closeTable() {
	if len(p.tables) == 0 {
		p.flush()
		return
	}
	p.closeRow()
	first := p.top().firstRow
	rows := append(p.set.grids.take(len(p.rows)-first), p.rows[first:]...)
	p.rows, p.tables = p.rows[:first], p.tables[:len(p.tables)-1]
	if len(rows) > 0 {
		p.emit(block{grid: &grid{rows}, mark: p.mark()})
	}
}
