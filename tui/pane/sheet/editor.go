package sheet

import (
	"gouji/tui/ink"
	"gouji/tui/lay"
)

// leastField is the room a field takes over its cell, so that a sum can be typed.
const leastField = 12

// editor is where the field is drawn over a row. The zero editor is nowhere.
type editor struct {
	at, width int
	drawn     bool
}

// editor finds room for the field: from its cell to the right, moved left where
// the row ends too soon.
func (d *drawing) editor(cols *columns) editor {
	start := cols.starts[min(d.pane.column(d.sheet), len(cols.starts)-1)]
	if start < 0 {
		start = cols.label
	}
	width := max(leastField, lay.Width(d.pane.editor.Text())+2)
	width = min(width, d.w-min(cols.label, d.w/2))
	return editor{at: max(min(start+1, d.w-width), 0), width: width}
}

// covers tells whether the field hides any of the cells from start up to end.
func (e editor) covers(start, end int) bool {
	return e.width > 0 && start < e.at+e.width && end > e.at
}

// edit draws the field, unless it is drawn or there is none, and notes the caret.
func (d *drawing) edit(line *ink.Line, e *editor, y int) {
	if e.width <= 0 || e.drawn {
		return
	}
	line.Skip(ink.Pen{}, e.at)
	caret := d.pane.editor.Draw(line, d.look.Ink.Field, d.look.Ink.Cursor, e.width)
	d.caret = &lay.Point{X: caret, Y: y}
	e.drawn = true
}
