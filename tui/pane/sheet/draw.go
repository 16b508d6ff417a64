package sheet

import (
	"fmt"
	"strings"

	"gouji/model"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// sized is the height from which the last line names the cell under the cursor in full.
const sized = 8

// Draw draws the sheet into w by h cells.
func (p *Pane) Draw(l *pane.Look, w, h int, front bool) pane.Drawn {
	p.height = h
	s := p.sheet()
	if s == nil || w <= 0 || h <= 0 {
		return pane.Drawn{Lines: pane.Fit(nil, w, h)}
	}
	foot := 0
	if h >= sized {
		foot = 1
	}
	d := &drawing{look: l, pane: p, sheet: s, w: w, front: front}
	d.measure()
	body := d.draw(h - foot)
	if foot > 0 {
		body = append(pane.Fit(body, w, h-foot), p.foot(l, w))
	}
	return pane.Drawn{Lines: pane.Fit(body, w, h), Caret: d.caret}
}

// drawing is one sheet about to be drawn.
type drawing struct {
	look  *pane.Look
	pane  *Pane
	sheet *sheet
	cols  []columns // by block
	w     int
	front bool
	caret *lay.Point
}

func (d *drawing) measure() {
	heads := make([]int, len(d.sheet.blocks))
	for b := range d.sheet.blocks {
		d.cols = append(d.cols, measure(&d.sheet.blocks[b], d.w))
		heads[b] = d.cols[b].lines(&d.sheet.blocks[b])
	}
	align(d.cols)
	d.sheet.index(heads)
	on := 0
	if d.sheet.at < len(d.sheet.lines) {
		on = d.sheet.lines[d.sheet.at].block
	}
	for b := range d.sheet.blocks {
		column := 0
		if b == on {
			column = d.pane.column(d.sheet)
		}
		d.cols[b].place(&d.sheet.blocks[b], column)
		if b == on {
			d.pane.xs = d.cols[b]
		}
	}
}

// draw draws h lines: the heading of the block at the top, held, then the rest as it scrolls.
func (d *drawing) draw(h int) []string {
	s := d.sheet
	held := 0
	for range 2 { // the heading held depends on the top, and the top on its height
		s.top = lay.Keep(s.top, s.at, max(h-held, 1), len(s.lines))
		held = d.held()
	}
	d.pane.heads = held
	var out []string
	if held > 0 {
		b := s.lines[s.top].block
		for part := range held {
			out = append(out, d.heading(b, part))
		}
	}
	for i := s.top; i < len(s.lines) && len(out) < h; i++ {
		out = append(out, d.line(i, len(out)))
	}
	return out
}

// held is the number of heading lines to hold over the first line shown: none
// where that is the block's own heading or title.
func (d *drawing) held() int {
	if d.sheet.top >= len(d.sheet.lines) {
		return 0
	}
	l := d.sheet.lines[d.sheet.top]
	if l.row < 0 && (l.row != headLine || l.part == 0) {
		return 0
	}
	if l.row == headLine {
		return l.part
	}
	return d.cols[l.block].lines(&d.sheet.blocks[l.block])
}

func (d *drawing) line(i, y int) string {
	l := d.sheet.lines[i]
	switch l.row {
	case gapLine:
		return lay.Blank(d.w)
	case titleLine:
		return ink.NewLine(d.w).Put(d.look.Ink.Strong, " "+d.sheet.blocks[l.block].title).String()
	case headLine:
		return d.heading(l.block, l.part)
	}
	return d.row(i, y)
}

// heading is one line of the heading over a block's columns.
func (d *drawing) heading(b, part int) string {
	block, cols := &d.sheet.blocks[b], &d.cols[b]
	line := ink.NewLine(d.w)
	if cols.grouped {
		if part == 0 {
			return d.groups(line, block, cols)
		}
		part--
	}
	for i, col := range block.columns {
		if cols.starts[i] < 0 {
			continue
		}
		rows := lay.Wrap(col.label, cols.widths[i]+1)
		at := part - (cols.heads - len(rows)) // headings stand on the figures
		line.Skip(ink.Pen{}, cols.starts[i])
		if at >= 0 && at < len(rows) {
			line.Put(d.look.Ink.Strong, lay.PadLeft(rows[at], cols.widths[i]+1))
		}
	}
	return line.String()
}

// groups is the line of headings that stand over several columns.
func (d *drawing) groups(line *ink.Line, b *block, cols *columns) string {
	for i := 0; i < len(b.columns); {
		end := i + 1
		for end < len(b.columns) && b.columns[end].group == b.columns[i].group {
			end++
		}
		first := max(i, cols.first)
		if first < end && cols.starts[first] >= 0 {
			room := 0
			for j := first; j < end; j++ {
				room += cols.widths[j] + 2
			}
			line.Skip(ink.Pen{}, cols.starts[first]).Put(ink.Pen{}, " ").Cut(d.look.Ink.Strong, b.columns[i].group, room-1)
		}
		i = end
	}
	return line.String()
}

// row draws line i, which is row y of the box.
func (d *drawing) row(i, y int) string {
	l := d.sheet.lines[i]
	cols := &d.cols[l.block]
	r := &d.sheet.blocks[l.block].rows[l.row]
	on := i == d.sheet.at
	line := ink.NewLine(d.w)
	d.label(line, r, cols.label, on)
	var edit editor
	if on && d.pane.editor != nil {
		edit = d.editor(cols)
	}
	for j := range r.cells {
		if j >= len(cols.starts) || cols.starts[j] < 0 {
			continue
		}
		start, end := cols.starts[j], cols.starts[j]+cols.widths[j]+2
		if edit.covers(start, end) {
			continue
		}
		if start >= edit.at {
			d.edit(line, &edit, y)
		}
		line.Skip(ink.Pen{}, start)
		d.cell(line, &r.cells[j], cols.widths[j], on && j == d.pane.column(d.sheet), d.sheet.blocks[l.block].wide)
	}
	d.edit(line, &edit, y)
	return line.String()
}

func (d *drawing) label(line *ink.Line, r *row, width int, on bool) {
	inks := d.look.Ink
	p := inks.Plain
	if on || len(r.cells) == 0 {
		p = inks.Strong
	}
	mark := " "
	if on {
		mark = "▸"
	}
	unit := 0
	if r.unit != "" {
		unit = lay.Width(r.unit) + 1
	}
	if unit > width/3 {
		unit = 0
	}
	line.Put(inks.Plain, mark+lay.Blank(min(indent(r)-1, width/4)))
	line.Cut(p, r.label, width-unit-line.Used())
	if unit > 0 {
		line.Put(inks.Dim, " "+r.unit)
	}
	line.Skip(inks.Plain, width)
}

// cell draws a sign that tells what is the matter, the content, and a mark that
// tells whether it is the source's own.
func (d *drawing) cell(line *ink.Line, c *Cell, width int, on, wide bool) {
	sign, p := d.sign(c)
	text := shows(c)
	if text == "␣" || text == "∅" {
		p = d.look.Ink.Dim.Over(p)
	}
	mark := " "
	switch {
	case d.pane.marked[c.Address]:
		mark, p = "◆", d.look.Ink.Strong.Over(p)
	case c.Changed:
		mark, p = "*", d.look.Ink.Corrected.Over(p)
	case c.Unsure:
		mark = "~"
	case c.Remark != "":
		mark = "'"
	}
	if wide {
		line.Put(p, sign)
	} else {
		text = lay.Cut(text, width)
		line.Skip(ink.Pen{}, line.Used()+width-lay.Width(text)).Put(p, sign)
	}
	if on {
		p = p.Over(d.look.CursorPen(d.front))
	}
	line.Cut(p, text, width).Put(p, mark)
}

// sign is the glyph before a cell and the look of the cell: its part in the
// finding under the cursor, else the worst open finding about it.
func (d *drawing) sign(c *Cell) (string, ink.Pen) {
	inks := d.look.Ink
	severity, failing := d.pane.marks[c.Address]
	failing = failing && c.Editable()
	switch role := d.pane.lit[c.Address]; {
	case !c.Editable() || role == "":
	case role == model.Addend:
		return "+", inks.Addend
	case role == model.Total:
		return "=", inks.Addend
	case role == model.Evidence:
		return "≈", inks.Addend
	case failing:
		glyph, _ := d.look.Glyph(severity)
		return glyph, inks.Subject
	default:
		return "▸", inks.Subject
	}
	if failing {
		return d.look.Glyph(severity)
	}
	return " ", inks.Plain
}

// foot names the cell under the cursor in full.
func (p *Pane) foot(l *pane.Look, w int) string {
	line := ink.NewLine(w).Put(l.Ink.Plain, " ")
	c := p.Current()
	if c == nil {
		return line.String()
	}
	row, column := p.Names()
	value := shows(c)
	if c.Remark != "" {
		value += " " + c.Remark
	}
	if c.State == model.Missing {
		value += " " + l.Words.Sheet.NotTold
	}
	if n := len(p.marked); n > 0 {
		line.Put(l.Ink.Strong, fmt.Sprintf("◆%d ", n))
	}
	value = lay.Cut(value, w/2)
	line.Cut(l.Ink.Dim, strings.TrimSpace(fullName(row, column)), line.Room()-lay.Width(value)-3)
	return line.Put(l.Ink.Plain, " ").Put(l.Ink.Strong, value).String()
}
