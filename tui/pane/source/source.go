// Package source shows the text a report was read from.
//
// Its one invariant: every place on the screen is a byte offset of the source
// and back, whatever the width. Rows break between any two characters, lines are
// never shortened, and nothing of the text is sent to the terminal as it stands.
//
// A line is broken into rows when it is first seen, so a text of any length
// opens at once and only the rows on the screen are drawn; the viewport of
// Bubbles wraps the whole text first.
package source

import (
	"fmt"
	"sort"

	"gouji/model"
	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// Pane shows one source.
type Pane struct {
	src    *model.Source
	width  int           // cells of text in a row, as drawn last
	breaks map[int][]int // by line: where its rows begin, for this width
	drawn  map[spot]string

	at   int  // the cursor's offset
	top  spot // the first row shown
	want int  // the cell the cursor goes to when it moves up or down
	h    int

	light  model.Place // the current cell's
	search *search
	last   string // what was searched for last
	follow bool   // the light is to be brought into view
}

// spot is a row: a line from 1 and which of its rows from 0.
type spot struct{ line, row int }

// New is an empty pane.
func New() *Pane { return &Pane{} }

// Show shows a source; nil shows none. The cursor stays in the one shown already.
func (p *Pane) Show(src *model.Source) {
	if pane.SameText(p.src, src) {
		p.src = src
		return
	}
	*p = Pane{src: src, last: p.last, top: spot{1, 0}}
}

// Light highlights a place and brings it into view. With move the cursor goes there.
func (p *Pane) Light(at model.Place, move bool) {
	p.light = at
	if move && len(at) > 0 {
		p.at, p.follow = at.Start(), true
	}
}

// At is the cursor's offset.
func (p *Pane) At() int { return p.at }

// Row is the span of the row on the screen that the cursor is in; false where
// there is no text.
func (p *Pane) Row() (model.Span, bool) {
	if p.src == nil {
		return model.Span{}, false
	}
	return p.span(p.where(p.at)), true
}

// Line is the cursor's line, from 1; 0 where there is no text.
func (p *Pane) Line() int {
	if p.src == nil {
		return 0
	}
	return p.src.Line(p.at)
}

// LineText is the text of the cursor's line.
func (p *Pane) LineText() string {
	if p.src == nil {
		return ""
	}
	return p.src.LineText(p.Line())
}

// rows are the offsets, within the line, that the line's rows begin at.
func (p *Pane) rows(line int) []int {
	if b, ok := p.breaks[line]; ok {
		return b
	}
	if p.breaks == nil {
		p.breaks = map[int][]int{}
	}
	b := lay.Breaks(p.src.LineText(line), max(p.width, 2))
	p.breaks[line] = b
	return b
}

// resize forgets the rows when the width changes.
func (p *Pane) resize(width int) {
	if width != p.width {
		p.width, p.breaks, p.drawn = width, nil, nil
		p.follow = true
		p.top.row = 0
	}
}

// where is the row an offset is shown in.
func (p *Pane) where(offset int) spot {
	line := p.src.Line(offset)
	in := offset - p.src.LineSpan(line).Start
	rows := p.rows(line)
	return spot{line, sort.SearchInts(rows, in+1) - 1}
}

// span is the offsets a row shows, without the line's end.
func (p *Pane) span(s spot) model.Span {
	line := p.src.LineSpan(s.line)
	rows := p.rows(s.line)
	end := line.End
	if s.row+1 < len(rows) {
		end = line.Start + rows[s.row+1]
	}
	return model.Span{Start: line.Start + rows[s.row], End: end}
}

// step is the row n rows further on, or back; the first or last where there are fewer.
func (p *Pane) step(s spot, n int) spot {
	for ; n > 0; n-- {
		switch {
		case s.row+1 < len(p.rows(s.line)):
			s.row++
		case s.line < p.src.Lines():
			s = spot{s.line + 1, 0}
		default:
			return s
		}
	}
	for ; n < 0; n++ {
		switch {
		case s.row > 0:
			s.row--
		case s.line > 1:
			s = spot{s.line - 1, len(p.rows(s.line-1)) - 1}
		default:
			return s
		}
	}
	return s
}

// Do does what is asked, if it is something the source can do.
func (p *Pane) Do(a act.Ask) bool {
	if p.src == nil {
		return false
	}
	if p.search != nil {
		return p.doSearch(a)
	}
	page := max(p.h-1, 1)
	switch a.Verb {
	case act.Up:
		p.vertical(-1)
	case act.Down:
		p.vertical(1)
	case act.PageUp:
		p.vertical(-page)
	case act.PageDown:
		p.vertical(page)
	case act.WheelUp:
		p.vertical(-3)
	case act.WheelDown:
		p.vertical(3)
	case act.Top:
		p.goTo(0)
	case act.Bottom:
		p.goTo(p.src.LineSpan(p.src.Lines()).Start)
	case act.Left:
		p.goTo(p.before(p.at))
	case act.Right:
		p.goTo(p.after(p.at))
	case act.RowStart:
		p.goTo(p.src.LineSpan(p.Line()).Start)
	case act.RowEnd:
		p.goTo(p.src.LineSpan(p.Line()).End)
	case act.Point:
		p.point(a.X, a.Y)
	default:
		return false
	}
	return true
}

func (p *Pane) goTo(offset int) {
	p.at, p.follow = offset, true
	p.want = p.cell(offset)
}

// cell is the cell of its row an offset is shown at.
func (p *Pane) cell(offset int) int {
	return lay.Width(p.src.Text[p.span(p.where(offset)).Start:offset])
}

func (p *Pane) vertical(n int) {
	p.at = p.offset(p.step(p.where(p.at), n), p.want)
	p.follow = true
}

// offset is the character of a row that is shown at a cell, or the row's last.
func (p *Pane) offset(s spot, cell int) int {
	span := p.span(s)
	text := p.src.Slice(span)
	used := 0
	for i, r := range text {
		used += lay.Width(string(r))
		if used > cell {
			return span.Start + i
		}
	}
	if s.row+1 < len(p.rows(s.line)) {
		return p.before(span.End)
	}
	return span.End
}

func (p *Pane) before(offset int) int {
	if offset == 0 {
		return 0
	}
	line := p.src.Line(offset)
	if start := p.src.LineSpan(line).Start; offset == start {
		return p.src.LineSpan(line - 1).End
	}
	for offset--; offset > 0 && p.src.Text[offset]&0xc0 == 0x80; offset-- {
	}
	return offset
}

func (p *Pane) after(offset int) int {
	line := p.src.Line(offset)
	if offset >= p.src.LineSpan(line).End {
		if line < p.src.Lines() {
			return p.src.LineSpan(line + 1).Start
		}
		return offset
	}
	for offset++; offset < len(p.src.Text) && p.src.Text[offset]&0xc0 == 0x80; offset++ {
	}
	return offset
}

func (p *Pane) point(x, y int) {
	s := p.step(p.top, y)
	p.at = p.offset(s, max(x-p.gutter(), 0))
	p.want = p.cell(p.at)
}

// gutter is the room the line numbers take.
func (p *Pane) gutter() int { return len(fmt.Sprint(p.src.Lines())) + 2 }

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string {
	if p.src == nil {
		return l.Words.Source.Title
	}
	return fmt.Sprintf(l.Words.Source.LineF, p.Line(), p.src.Lines()) + " · " + p.src.Path
}

// Searching tells whether the search is open.
func (p *Pane) Searching() bool { return p.search != nil }
