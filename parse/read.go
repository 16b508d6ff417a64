package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"

	"gouji/model"
	"gouji/model/form"
)

// Read makes a reading of a file's bytes, which are the reading's from then on:
// nobody may write to them. The path is what the reading is shown under. The error
// is a [*Refusal] where the bytes are no report; on what a report says Read never
// fails.
func Read(path string, raw []byte) (*model.Reading, error) {
	text, format, encoding, err := laidOut(path, raw)
	if err != nil {
		return nil, err
	}
	source := func(text string, format model.Format) *model.Source {
		return model.NewSource(path, format, encoding, sumOf(raw, text), int64(len(raw)), text)
	}
	if format == model.FormatText {
		rec, kind, found, err := recordIn(text)
		switch {
		case err != nil:
			return nil, err
		case found:
			return readRecord(rec, func(text string) *model.Source { return source(text, kind) })
		}
		text = withoutReferences(text)
	}
	if len(text) > mostText {
		return nil, tooMuchText()
	}
	if strings.Count(text, "\n") > mostLines {
		return nil, tooManyLines()
	}
	plain, at, report := readable(text)
	switch {
	case report && !(format == model.FormatHTML || format == model.FormatMHT) || report && hasBody(plain):
	case hasTitleLine(plain) && hasBody(plain) && strings.Contains(plain, firstHeading): // in words of its own
	case report || hasTitleLine(plain):
		return nil, refuse(NotReport,
			"只有报告的标题，没有正文：正文可能在附件或图片里，或由脚本、框架载入；请下载附件，或在浏览器里打开后保存完整网页",
			"there is the report's title and no text: it may be in an attachment or a picture, or be loaded by a script or frame; download the attachment, or open the page in a browser and save it whole")
	case garbled(text):
		return nil, refuse(BrokenEncoding,
			"文字在保存之前就已乱码，无法可靠还原；请从原网页重新保存",
			"the text was garbled before it was saved and can't be restored; save it anew from the page it came from")
	default:
		return nil, refuse(NotReport,
			"不像政府信息公开工作年度报告：没有找到报告的标题、章节或表格",
			"no annual open-government report: neither its title nor its sections nor its tables are there")
	}
	return read(source(text, format), plain, at)
}

// readable gives the twin that a text is read through and whether that is a
// report; at leads back to the text as [closeUp] tells, nil where all offsets are
// the same.
func readable(text string) (plain string, at []int32, report bool) {
	text, at = unbroken(text)
	if plain, report = usual(text); report && (plain == text || !glossed(text)) {
		return plain, at, true
	}
	if closed, from := closeUp(text); from != nil {
		if closed, report := usual(closed); report {
			return closed, through(from, at), true
		}
	}
	return plain, at, report
}

// through gives the way back from a twin's twin.
func through(from, at []int32) []int32 {
	if at != nil {
		for i, p := range from {
			from[i] = at[p]
		}
	}
	return from
}

// sumOf is the SHA-256 of the bytes, or "" where they are the text's.
func sumOf(raw []byte, text string) string {
	if string(raw) == text {
		return ""
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// draft is a reading in the making: what the stages hand on to each other.
type draft struct {
	src       *model.Source
	text      string  // in usual characters, with the offsets of the source's
	at        []int32 // the offset in the source by that in the text; nil where they are the same
	lines     []line
	lex       *lexicon
	atoms     []atom
	filledUp  bool     // rows lost their blank cells, and pipes fill them up
	align     *aligner // nil where no form fits
	formIndex int      // -1 for none
	tabled    []bool   // by line: a table claims it
	survey
	counted  []count
	spelt    []count  // in Chinese numerals, in lines that speak of what tables count
	denials  []denied // of the same lines
	spoken   []bool   // by line
	places   spans
	headings slab[model.Place]
	r        *model.Reading
	scratch  *scratch
}

// scratch is memory that one reading after another works in; nothing of it
// stays in a reading.
type scratch struct {
	lines      []line
	atoms      []atom
	again      []atom // of another way to cut the text
	survey     survey
	counts     []count
	folded     []foldedRune
	folding    folding
	merged     []count // with those in Chinese numerals
	stated     []count
	statements []model.Statement
	dates      []model.Date
	spoken     []bool
	signs      []int
	depth      []int
	copied     lineTable
	rows       slab[rowFill]
	fields     slab[int] // of rows
	flags      slab[bool]
}

// release hands the memory on, unless a huge report made it huge.
func (s *scratch) release() {
	const most = 50_000
	s.reset()
	if cap(s.lines) < most && cap(s.atoms) < most && cap(s.again) < most && cap(s.survey.figures) < most && cap(s.survey.hints) < most && cap(s.folded) < most && len(s.rows.piece) < most && len(s.fields.piece) < most && len(s.flags.piece) < most {
		scratches.Put(s)
	}
}

// reset takes the lists back that were handed out.
func (s *scratch) reset() {
	s.rows.reset()
	s.fields.reset()
	s.flags.reset()
}

var scratches = sync.Pool{New: func() any { return newScratch() }}

func newScratch() *scratch { return new(scratch) }

// stage is one step from the text to the reading: each does what its own file
// tells, over what those before it left in the draft.
type stage struct {
	name string
	do   func(d *draft)
}

// stages are all of them, in their order.
var stages = []stage{
	{"lines", func(d *draft) {
		d.scratch.lines = d.splitLines(d.scratch.lines[:0])
		d.lines = d.scratch.lines
	}},
	{"copies", (*draft).dropCopy},
	{"figures", (*draft).readLines},
	{"atoms", func(d *draft) {
		d.scratch.atoms, d.filledUp = atomize(d.text, d.lines, d.traits, d.lex, &d.scratch.folding, d.scratch.atoms[:0])
		d.atoms = d.scratch.atoms
	}},
	{"title", func(d *draft) { d.r.Title = d.title() }},
	{"tables", (*draft).readTables},
	{"sections", func(d *draft) { d.r.Sections = d.sections(d.currentForm()) }},
	{"prose", (*draft).leaveProse},
	{"dates", func(d *draft) { d.r.Dates = d.dates(d.figures) }},
	{"numbers", func(d *draft) { d.r.Numbers = d.documentNumbers(d.figures) }},
	{"year", func(d *draft) { d.r.Year = d.year() }},
	{"agency", func(d *draft) { d.r.Agency = d.agency() }},
	{"weighing dates", (*draft).weighDates},
	{"counts", func(d *draft) { d.counted = d.counts(d.figures) }},
	{"spelt counts", (*draft).speltOut},
	{"statements", func(d *draft) { d.r.Statements = d.statements(d.counted) }},
	{"mentions", func(d *draft) { d.r.Mentions = d.mentions(d.counted) }},
	{"pages", func(d *draft) { d.r.Page = d.page() }},
}

// read goes through the stages. text is the source's, or its twin that is read
// for it, from which at leads back: see [readable]. The error is a [*Refusal].
func read(src *model.Source, text string, at []int32) (*model.Reading, error) {
	work := scratches.Get().(*scratch)
	defer work.release()
	d := newDraft(src, text, work)
	d.at = at
	for i := range stages {
		if stages[i].do(d); len(d.atoms) == mostAtoms {
			return nil, tooManyFields()
		}
	}
	if d.text != src.Text {
		(&asPrinted{src: src, at: at}).restore(d.r)
	}
	return d.r, nil
}

func newDraft(src *model.Source, text string, work *scratch) *draft {
	return &draft{src: src, text: text, lex: labels(), formIndex: -1, r: &model.Reading{Source: src}, scratch: work}
}

// dropCopy leaves the second standing of the text out of everything that follows.
func (d *draft) dropCopy() {
	c, from, to := findCopy(d.text, d.lines, &d.scratch.copied)
	if from == to {
		return
	}
	d.r.Copies = append(d.r.Copies, c)
	d.lines = append(d.lines[:from:from], d.lines[to:]...)
}

func (d *draft) readTables() {
	year := yearIn(d.r.Title.Text)
	tables := d.alignAtoms(year)
	if tables.gaps() {
		d.retrySeparated(year, &tables)
	}
	if tables.gaps() {
		d.retryUnglued(year, &tables)
	}
	d.r.Tables, d.r.Notes, d.r.Form = tables.tables, tables.notes, form.Prose
	if len(d.r.Tables) > 0 {
		d.r.Form = d.lex.forms[d.formIndex].ID
	} else {
		d.formIndex, d.align = -1, nil
	}
	plain := d.plainTables()
	if len(d.r.Tables) == 0 {
		if len(plain) > 0 {
			d.r.Form = form.Unknown
		} else if f := identifyByHeadings(d.lex, d.atoms, year); f >= 0 {
			d.formIndex, d.r.Form = f, d.lex.forms[f].ID
		}
	}
	d.r.Tables = append(d.r.Tables, plain...)
}

// aligned is what one way of cutting the text gave.
type aligned struct {
	tables []model.Table
	notes  []model.Note
	wanted int // tables the form has
}

// alignAtoms finds the form and aligns the atoms with it.
func (d *draft) alignAtoms(year int) aligned {
	d.tabled = d.scratch.flags.zeroed(len(d.lines))
	d.align = nil
	d.formIndex = identify(d.lex, d.atoms, year, d.scratch.flags.zeroed(len(d.lex.ids)))
	if d.formIndex < 0 {
		return aligned{wanted: 1}
	}
	d.align = d.alignWith(d.formIndex)
	d.align.year = year
	for i, claimed := range d.align.claimed {
		if claimed {
			d.tabled[d.atoms[i].line] = true
		}
	}
	tables, notes := d.align.tables()
	for _, n := range notes {
		if n.Kind == model.RowsInOrder { // what stands between its figures are pieces of its labels
			d.tableLines(tables, n.Address.Table)
		}
	}
	return aligned{tables, notes, len(d.lex.forms[d.formIndex].Tables)}
}

// tableLines claims all lines that a table spans.
func (d *draft) tableLines(tables []model.Table, id string) {
	for i := range tables {
		if tables[i].ID != id {
			continue
		}
		for j, l := range d.lines {
			if l.start >= tables[i].Span.Start && l.start < tables[i].Span.End {
				d.tabled[j] = true
			}
		}
	}
}

// gaps tells whether tables or rows are missing that may be glued together somewhere.
func (a *aligned) gaps() bool {
	if len(a.tables) < a.wanted {
		return true
	}
	for _, n := range a.notes {
		if n.Kind == model.RowMissing || n.Kind == model.TableCut {
			return true
		}
	}
	return false
}

// figures counts the cells that hold something.
func (a *aligned) figures() int {
	n := 0
	for i := range a.tables {
		for j := range a.tables[i].Rows {
			for k := range a.tables[i].Rows[j].Cells {
				if c := &a.tables[i].Rows[j].Cells[k]; c.State != model.Missing && c.State != model.Blank || len(c.Candidates()) > 0 {
					n++
				}
			}
		}
	}
	return n
}

// retryUnglued cuts glued lines and aligns again.
func (d *draft) retryUnglued(year int, tables *aligned) {
	lines, cut := unglue(d.text, d.lines, &d.survey, func(i int) bool { return d.tabled[i] }, d.lex, &d.scratch.folded)
	if cut {
		d.tryAgain(year, tables, func() { d.lines = lines })
	}
}

// tryAgain aligns the text as it is after a change; what fills no more cells is not kept.
func (d *draft) tryAgain(year int, tables *aligned, change func()) {
	before := *d
	change()
	d.survey = survey{}.over(d.text, d.lines)
	d.atoms, d.filledUp = atomize(d.text, d.lines, d.traits, d.lex, &d.scratch.folding, d.scratch.again[:0])
	d.scratch.again = d.atoms
	again := d.alignAtoms(year)
	if again.figures() <= tables.figures() {
		*d = before
		return
	}
	d.scratch.atoms, d.scratch.again = d.scratch.again, d.scratch.atoms
	*tables = again
}

func (d *draft) currentForm() *form.Form {
	if d.formIndex < 0 {
		return nil
	}
	return d.lex.forms[d.formIndex]
}

// claimed tells whether a table of a form claims the atom.
func (d *draft) claimed(i int) bool { return d.tabled[d.atoms[i].line] }

// end is the offset after the last line read.
func (d *draft) end() int {
	if len(d.lines) == 0 {
		return 0
	}
	return d.lines[len(d.lines)-1].end
}

// shortestBody is the least text of a report in bytes, its title left out.
const shortestBody = 240

// hasBody tells a page that holds more of a report than its title and the way to
// it in the site: a sentence, or a row of a table.
func hasBody(text string) bool {
	n := 0
	for l := range strings.Lines(text) {
		l = strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(l, "|"):
			return true
		case titleScore(l) > 0:
			continue
		case strings.Contains(l, fullStop):
			return true
		case !isBreadcrumb(l):
			n += len(l)
		}
		if n >= shortestBody {
			return true
		}
	}
	return false
}

// hasTitleLine tells a text that has the title of a report, whatever else it lacks.
func hasTitleLine(text string) bool {
	n := 0
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); titleScore(l) > 0 {
			return true
		}
		if n++; n == titleReach {
			break
		}
	}
	return false
}

// isReport tells whether a text is an annual report at all. Extraction may have
// lost title and tables, so several signs count together.
func isReport(text string) bool {
	if !reportTopics.in(text) {
		return false
	}
	first, end := reportWords.next(text, 0)
	for word := first; end > 0; word, end = reportWords.next(text, end) {
		if word != first {
			return true
		}
	}
	return false
}
