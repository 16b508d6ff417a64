package sheet

import (
	"fmt"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane"
	"gouji/tui/words"
)

// Pane shows one report's sheets.
type Pane struct {
	shown  *review.Case
	sheets []*sheet
	at     int
	beside []Neighbour                      // other years of the same body, once they were asked for
	marks  map[model.Address]model.Severity // cells that open findings are about
	lit    map[model.Address]model.Role     // cells of the finding under the cursor
	marked map[model.Address]bool           // cells that the next decision is to be about
	editor *pane.Field                      // drawn over the cursor's cell; nil while nothing is edited
	height int
	heads  int // held heading lines, as drawn last
	xs     columns
}

// New is an empty pane.
func New() *Pane { return &Pane{} }

// Show shows a case. For the report that is shown already the cursor stays on
// its cell; nil shows nothing.
func (p *Pane) Show(c *review.Case, w *words.Words) {
	var keep *Cell
	if p.shown != nil && c != nil && pane.SameText(p.shown.Reading.Source, c.Reading.Source) {
		keep = p.Current()
	}
	at := p.at
	if keep == nil {
		p.marked, p.beside = nil, nil
	}
	p.shown, p.sheets, p.at, p.lit, p.marks = c, nil, 0, nil, nil
	if c == nil {
		return
	}
	p.sheets = build(c, w)
	if len(p.beside) > 0 {
		p.sheets = append(p.sheets, yearsSheet(c.Current, p.beside, w))
	}
	for _, s := range p.sheets {
		s.index(make([]int, len(s.blocks)))
	}
	p.marks = marks(c)
	if keep != nil {
		p.at = min(at, len(p.sheets)-1)
		same := func(c *Cell) bool { return c.Address == keep.Address && c.Editable() }
		if !p.sheet().find(same) && !p.GoTo(keep.Address) {
			p.AtOffset(keep.Place.Start())
		}
	}
}

// marks gives each cell that an open finding is about the worst severity.
func marks(c *review.Case) map[model.Address]model.Severity {
	m := map[model.Address]model.Severity{}
	var add func(f *model.Finding)
	add = func(f *model.Finding) {
		if f.Status != model.Open {
			return
		}
		for _, cell := range f.Cells {
			if cell.Role == model.Subject {
				old, ok := m[cell.Address]
				if !ok || f.Severity > old {
					m[cell.Address] = f.Severity
				}
			}
		}
		for i := range f.Followers {
			add(&f.Followers[i])
		}
	}
	for i := range c.Findings {
		add(&c.Findings[i])
	}
	return m
}

// Beside shows reports of the same body for other years on a sheet of their own.
func (p *Pane) Beside(others []Neighbour, w *words.Words) {
	if p.shown == nil || len(others) == 0 {
		return
	}
	p.beside = others
	p.Show(p.shown, w)
	p.at = len(p.sheets) - 1
}

// Light marks the cells of a finding with their roles; nil puts the light out.
func (p *Pane) Light(f *model.Finding) {
	p.lit = nil
	if f == nil {
		return
	}
	p.lit = map[model.Address]model.Role{}
	for _, c := range f.Cells {
		if _, ok := p.lit[c.Address]; !ok {
			p.lit[c.Address] = c.Role
		}
	}
}

// Edit draws a field over the cursor's cell; nil takes it away.
func (p *Pane) Edit(f *pane.Field) { p.editor = f }

func (p *Pane) sheet() *sheet {
	if p.at >= len(p.sheets) {
		return nil
	}
	return p.sheets[p.at]
}

// Current is the cell under the cursor; nil where there is none.
func (p *Pane) Current() *Cell {
	if s := p.sheet(); s != nil {
		return s.cell()
	}
	return nil
}

// Names are the labels of the cursor's row and column; "" where there is none.
func (p *Pane) Names() (row, column string) {
	s := p.sheet()
	if s == nil || len(s.cellsAt(s.at)) == 0 {
		return "", ""
	}
	return s.names(s.at, s.column)
}

// GoTo puts the cursor on the cell with an address; false where there is none.
func (p *Pane) GoTo(a model.Address) bool {
	return a != model.Address{} && p.goTo(func(c *Cell) bool { return c.Address == a })
}

// AtOffset puts the cursor on the cell whose text holds an offset of the source;
// false where none does.
func (p *Pane) AtOffset(offset int) bool {
	return p.goTo(func(c *Cell) bool {
		return c.State != model.Missing && holds(c.Place, offset)
	})
}

// Near puts the cursor on the cell that a reader of a span of the source at an
// offset would mean: the one that holds it, else the last that begins before it
// in the span, else the first in the span, else the row whose label holds it;
// false where there is none.
func (p *Pane) Near(offset int, in model.Span) bool {
	if p.AtOffset(offset) {
		return true
	}
	best := -1
	for _, s := range p.sheets {
		for i := range s.lines {
			for _, c := range s.cellsAt(i) {
				start := c.Place.Start()
				if c.State == model.Missing || start < in.Start || start >= in.End {
					continue
				}
				if best < 0 || start <= offset && (start > best || best > offset) || best > offset && start < best {
					best = start
				}
			}
		}
	}
	if best >= 0 && p.goTo(func(c *Cell) bool { return c.State != model.Missing && c.Place.Start() == best }) {
		return true
	}
	return p.atLabel(offset)
}

// atLabel puts the cursor on the row whose label holds an offset.
func (p *Pane) atLabel(offset int) bool {
	for at, s := range p.sheets {
		for i, l := range s.lines {
			if len(s.cellsAt(i)) > 0 && holds(s.blocks[l.block].rows[l.row].place, offset) {
				p.at, s.at = at, i
				return true
			}
		}
	}
	return false
}

func holds(place model.Place, offset int) bool {
	for _, s := range place {
		if s.Contains(offset) {
			return true
		}
	}
	return false
}

func (p *Pane) goTo(ok func(*Cell) bool) bool {
	if s := p.sheet(); s != nil && !s.years && s.find(ok) {
		return true
	}
	for i, s := range p.sheets {
		if s.find(ok) {
			p.at = i
			return true
		}
	}
	return false
}

// Do does what is asked, if it is something a sheet can do.
func (p *Pane) Do(a act.Ask) bool {
	s := p.sheet()
	if s == nil {
		return false
	}
	page := max(p.height-p.heads-1, 1)
	switch a.Verb {
	case act.Up, act.WheelUp:
		s.step(s.at-1, -1)
	case act.Down, act.WheelDown:
		s.step(s.at+1, 1)
	case act.PageUp:
		s.step(max(s.at-page, 0), -1)
	case act.PageDown:
		s.step(min(s.at+page, len(s.lines)-1), 1)
	case act.Top:
		s.step(0, 1)
	case act.Bottom:
		s.step(len(s.lines)-1, -1)
	case act.Left:
		s.column = max(p.column(s)-1, 0)
	case act.Right:
		s.column = p.column(s) + 1
		s.column = p.column(s)
	case act.RowStart:
		s.column = 0
	case act.RowEnd:
		s.column = max(len(s.cellsAt(s.at))-1, 0)
	case act.NextSheet:
		p.at = (p.at + 1) % len(p.sheets)
	case act.PreviousSheet:
		p.at = (p.at + len(p.sheets) - 1) % len(p.sheets)
	case act.Mark:
		p.mark(s, a.N == 1)
	case act.Point:
		p.point(s, a.X, a.Y)
	default:
		return false
	}
	return true
}

// column is the cursor's column, within its row.
func (p *Pane) column(s *sheet) int { return lay.Clamp(s.column, len(s.cellsAt(s.at))) }

// point puts the cursor on the cell at a point of the box.
func (p *Pane) point(s *sheet, x, y int) {
	i := s.top + y - p.heads
	if y < p.heads || len(s.cellsAt(i)) == 0 {
		return
	}
	s.at = i
	if c := p.xs.at(x); c >= 0 {
		s.column = min(c, len(s.cellsAt(i))-1)
	}
}

// Title is what the pane's title line says.
func (p *Pane) Title(l *pane.Look) string {
	s := p.sheet()
	w := &l.Words.Sheet
	if s == nil {
		return w.Title
	}
	name := w.FormName[p.shown.Current.Form]
	if name == "" {
		name = p.shown.Current.Form
	}
	return fmt.Sprintf(w.PositionF, p.at+1, len(p.sheets)) + " " + s.name + " · " + fmt.Sprintf(w.FormF, name)
}
