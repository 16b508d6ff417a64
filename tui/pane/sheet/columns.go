package sheet

import (
	"gouji/model"
	"gouji/tui/lay"
)

// columns say how wide a block is drawn. A column of width n takes a sign, n
// cells of content and a mark: n+2 cells.
type columns struct {
	label   int
	widths  []int
	heads   int // lines of the heading over the columns
	grouped bool
	first   int   // the first column shown
	starts  []int // where each column begins; -1 for one that is not shown
	width   int
}

const (
	tallest   = 3  // lines of a heading
	narrowest = 3  // content of a column
	widest    = 14 // content of a column; a longer text is cut
)

// measure fits a block into w cells: headings grow taller before a column is
// scrolled out of sight, and the labels give way before that.
func measure(b *block, w int) columns {
	c := columns{width: w}
	natural := 4
	content := make([]int, len(b.columns))
	for i := range b.rows {
		r := &b.rows[i]
		natural = max(natural, labelWidth(r))
		for j := range r.cells {
			if j < len(content) {
				content[j] = max(content[j], min(lay.Width(r.cells[j].Text), widest))
			}
		}
	}
	least := min(natural, max(16, w/4))
	good := min(natural, max(40, w/3))
	if b.wide {
		c.label = min(natural+1, w/3)
		c.widths = []int{max(w-c.label-2, 1)}
		return c
	}
	for c.heads = 1; ; c.heads++ {
		total := c.fit(b, content)
		if total+good <= w || c.heads == tallest {
			c.label = max(min(natural, w-total), min(least, w*2/5))
			break
		}
	}
	for _, col := range b.columns {
		c.grouped = c.grouped || col.group != ""
	}
	return c
}

// align gives the blocks of a sheet labels of one width, where there is room.
func align(blocks []columns) {
	label := 0
	for i := range blocks {
		label = max(label, blocks[i].label)
	}
	for i := range blocks {
		total := 0
		for _, w := range blocks[i].widths {
			total += w + 2
		}
		if label+total <= blocks[i].width {
			blocks[i].label = label
		}
	}
}

// fit gives the columns the widths their headings need in c.heads lines.
func (c *columns) fit(b *block, content []int) (total int) {
	c.widths = c.widths[:0]
	for i, col := range b.columns {
		need := (lay.Width(col.label) + c.heads - 1) / c.heads
		need += need % 2 // a character is two cells wide
		width := max(content[i], need-1, narrowest)
		c.widths = append(c.widths, width)
		total += width + 2
	}
	return total
}

func labelWidth(r *row) int {
	n := indent(r) + lay.Width(r.label)
	if r.unit != "" {
		n += 1 + lay.Width(r.unit)
	}
	return n
}

func indent(r *row) int { return 1 + max(r.level-1, 0) }

// lines is the number of lines of the heading, with the one for the groups.
func (c *columns) lines(b *block) int {
	switch {
	case b.wide || len(b.columns) == 0:
		return 0
	case c.grouped:
		return c.heads + 1
	}
	return c.heads
}

// place says where the columns begin so that column on is seen, moving b.left
// as little as possible.
func (c *columns) place(b *block, on int) {
	b.left = lay.Clamp(b.left, len(c.widths))
	b.left = min(b.left, on)
	for b.left < on && c.end(b.left, on) > c.width {
		b.left++
	}
	c.first = b.left
	c.starts = make([]int, len(c.widths))
	x := c.label
	for i := range c.widths {
		c.starts[i] = -1
		if i >= b.left && x < c.width {
			c.starts[i] = x
			x += c.widths[i] + 2
		}
	}
}

func (c *columns) end(first, on int) int {
	x := c.label
	for i := first; i <= min(on, len(c.widths)-1); i++ {
		x += c.widths[i] + 2
	}
	return x
}

// at is the column at cell x; -1 for none.
func (c *columns) at(x int) int {
	for i, start := range c.starts {
		if start >= 0 && x >= start && x < start+c.widths[i]+2 {
			return i
		}
	}
	return -1
}

// shows is what a cell shows: its text, or the sign of what it lacks.
func shows(c *Cell) string {
	switch {
	case c.State == model.Missing:
		return "∅"
	case c.State == model.Blank || c.Text == "":
		return "␣"
	}
	return c.Text
}
