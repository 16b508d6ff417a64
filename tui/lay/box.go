package lay

// Box is a rectangle of screen cells. X and Y count from 0 at the top left.
type Box struct{ X, Y, W, H int }

// Point is a cell of the screen, or of a box when it is said so.
type Point struct{ X, Y int }

// Holds tells whether the point lies in the box.
func (b Box) Holds(p Point) bool {
	return p.X >= b.X && p.X < b.X+b.W && p.Y >= b.Y && p.Y < b.Y+b.H
}

// Inside is the box without its title line and the separator column at its left.
func (b Box) Inside() Box {
	return Box{b.X + 1, b.Y + 1, max(b.W-1, 0), max(b.H-1, 0)}
}

// Pane names a part of the screen that can have the focus.
type Pane uint8

// The panes in the order the focus goes round.
const (
	Queue Pane = iota
	Sheet
	Source
	Findings
	Panes int = iota
)

// low is the height below which no findings strip fits under the other panes.
const low = 10

// Narrow is the width below which one pane shows at a time.
const Narrow = 100

// Screen is the screen cut up. A box without width or height is not shown.
type Screen struct {
	W, H int
	Head Box
	Pane [Panes]Box // by Pane; each with its title line and separator column
	Bar  Box
	One  bool // one pane at a time
}

// Zoom is how much of the screen the pane in front takes. The zero Zoom is its share.
type Zoom uint8

// The zooms, in the turn they come.
const (
	Shared Zoom = iota
	Wide        // most of it, with the others beside it
	Alone
	Zooms int = iota
)

// Divide cuts a screen of w by h cells. Front is the pane that zoom speaks of,
// and that shows where there is room for one.
func Divide(w, h int, front Pane, zoom Zoom) Screen {
	s := Screen{W: w, H: h, One: zoom == Alone || w < Narrow || h < low}
	top := min(1, h)
	s.Head = Box{0, 0, w, top}
	bar := min(1, h-top)
	s.Bar = Box{0, h - bar, w, bar}
	body := Box{0, top, w, h - top - bar}
	strip := stripHeight(body.H, s.One)
	if s.One {
		if front == Findings {
			strip = body.H
		}
		s.Pane[Findings] = Box{0, body.Y + body.H - strip, w, strip}
		if front != Findings {
			s.Pane[front] = Box{0, body.Y, w, body.H - strip}
		}
		return s
	}
	if zoom == Wide && front == Findings {
		strip = body.H * 3 / 5
	}
	queue, source := sides(w, front, zoom)
	height := body.H - strip
	s.Pane[Queue] = Box{0, body.Y, queue, height}
	s.Pane[Sheet] = Box{queue, body.Y, w - queue - source, height}
	s.Pane[Source] = Box{w - source, body.Y, source, height}
	s.Pane[Findings] = Box{0, body.Y + height, w, strip}
	return s
}

// sides are the widths of the panes left and right of the sheet.
func sides(w int, front Pane, zoom Zoom) (queue, source int) {
	queue, source = min(max(w*26/100, 26), 46), min(max(w*29/100, 32), 76)
	if zoom != Wide {
		return queue, source
	}
	switch front {
	case Queue:
		queue = w * 42 / 100
		source = min(source, w/4)
	case Sheet:
		queue, source = 26, max(w/5, 26)
	case Source:
		queue, source = 26, w*52/100
	}
	return queue, source
}

// stripHeight is how many rows the findings strip gets of a body, its title included.
func stripHeight(body int, one bool) int {
	switch {
	case body < low-2:
		return 0
	case one:
		return min(max(body/3, 4), 9)
	}
	return min(max(body/4, 5), 12)
}

// Shows tells whether the pane is on the screen.
func (s Screen) Shows(p Pane) bool { return s.Pane[p].W > 0 && s.Pane[p].H > 0 }

// At gives the pane a point of the screen belongs to.
func (s Screen) At(p Point) (Pane, bool) {
	for i, b := range s.Pane {
		if b.Holds(p) {
			return Pane(i), true
		}
	}
	return 0, false
}
