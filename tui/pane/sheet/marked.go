package sheet

import "gouji/model"

// Target is a cell that a decision is to be about.
type Target struct {
	Address model.Address
	Name    string // of its row and column
}

// Targets are the cells marked, in the order of the sheets; the cell under the
// cursor where none is. Cells that can't be corrected are left out.
func (p *Pane) Targets() []Target {
	if len(p.marked) == 0 {
		return p.current()
	}
	var all []Target
	seen := map[model.Address]bool{}
	for _, s := range p.sheets {
		for i := range s.lines {
			cells := s.cellsAt(i)
			for j := range cells {
				if a := cells[j].Address; p.marked[a] && !seen[a] {
					seen[a] = true
					all = append(all, Target{a, fullName(s.names(i, j))})
				}
			}
		}
	}
	return all
}

func (p *Pane) current() []Target {
	c := p.Current()
	if c == nil || !c.Editable() {
		return nil
	}
	return []Target{{c.Address, fullName(p.Names())}}
}

func fullName(row, column string) string {
	if column == "" {
		return row
	}
	return row + " × " + column
}

// Marked tells which cells are marked; none for most of the time.
func (p *Pane) Marked() map[model.Address]bool { return p.marked }

// Unmark takes all marks away; false where there is none.
func (p *Pane) Unmark() bool {
	some := len(p.marked) > 0
	p.marked = nil
	return some
}

// mark marks the cell under the cursor, or takes its mark away; with down it goes
// to the next row, so that a column is marked by one key held down.
func (p *Pane) mark(s *sheet, down bool) {
	c := s.cell()
	if c == nil || !c.Editable() {
		return
	}
	if p.marked == nil {
		p.marked = map[model.Address]bool{}
	}
	if p.marked[c.Address] {
		delete(p.marked, c.Address)
	} else {
		p.marked[c.Address] = true
	}
	if down {
		s.step(s.at+1, 1)
	}
}
