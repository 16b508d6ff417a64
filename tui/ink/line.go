package ink

import "gouji/tui/lay"

// Line is one line being drawn. It takes pieces from the left until its width is
// used up; what sticks out is cut.
type Line struct {
	buf         []byte
	width, used int
}

// NewLine begins a line of width cells.
func NewLine(width int) *Line {
	return &Line{buf: make([]byte, 0, 2*width+32), width: max(width, 0)}
}

// Put adds text in a look.
func (l *Line) Put(p Pen, text string) *Line {
	if text == "" || l.used == l.width {
		return l
	}
	l.buf = append(l.buf, p.on...)
	var used int
	l.buf, used = lay.Append(l.buf, text, l.width-l.used)
	l.used += used
	l.buf = append(l.buf, p.off...)
	return l
}

// Cut adds text in a look, in at most n cells, ending in "…" where it was longer.
func (l *Line) Cut(p Pen, text string, n int) *Line {
	return l.Put(p, lay.Cut(text, min(n, l.width-l.used)))
}

// Skip adds blanks up to the cell at; none where the line is there already.
func (l *Line) Skip(p Pen, at int) *Line {
	return l.Put(p, lay.Blank(min(at, l.width)-l.used))
}

// Raw adds what another Line of the given width drew. A piece that does not fit
// is replaced by blanks.
func (l *Line) Raw(drawn string, width int) *Line {
	if width > l.width-l.used {
		return l.Skip(Pen{}, l.width)
	}
	l.buf = append(l.buf, drawn...)
	l.used += width
	return l
}

// Marked adds text in one look and the characters at the byte offsets in
// another. The offsets are in rising order and each begins a character.
func (l *Line) Marked(p, mark Pen, text string, at []int) *Line {
	from := 0
	for i := 0; i < len(at); {
		start, end := at[i], nextRune(text, at[i])
		for i++; i < len(at) && at[i] == end; i++ {
			end = nextRune(text, end)
		}
		l.Put(p, text[from:start]).Put(mark, text[start:end])
		from = end
	}
	return l.Put(p, text[from:])
}

func nextRune(s string, i int) int {
	for i++; i < len(s) && s[i]&0xc0 == 0x80; i++ {
	}
	return i
}

// Used is the number of cells taken.
func (l *Line) Used() int { return l.used }

// Room is the number of cells left.
func (l *Line) Room() int { return l.width - l.used }

// Fill pads the line to its full width in a look and returns it.
func (l *Line) Fill(p Pen) string {
	l.Skip(p, l.width)
	return string(l.buf)
}

// String pads the line to its full width and returns it.
func (l *Line) String() string { return l.Fill(Pen{}) }
