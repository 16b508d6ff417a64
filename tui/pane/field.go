package pane

import (
	"unicode"

	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
)

// Field is one line of text being typed. The caret stands between two characters
// and is told in screen cells, so that an input method opens where one types;
// the text input of Bubbles counts characters and takes keys. The zero Field is empty.
type Field struct {
	text  []rune
	caret int // characters before it
	// picked tells that all of the text is selected: what is typed takes its place.
	picked bool
}

// NewField is a field that holds a text, with the caret at its end.
func NewField(text string) Field {
	runes := []rune(text)
	return Field{text: runes, caret: len(runes)}
}

// NewPicked is a field that holds a text that is selected: typing replaces it,
// moving the caret keeps it.
func NewPicked(text string) Field {
	f := NewField(text)
	f.picked = len(f.text) > 0
	return f
}

// Text is what was typed.
func (f *Field) Text() string { return string(f.text) }

// Do does what is asked, if it is something a field can do.
func (f *Field) Do(a act.Ask) bool {
	if f.picked && f.replace(a.Verb) {
		f.text, f.caret = nil, 0
	}
	switch a.Verb {
	case act.Type:
		f.insert(a.Text)
	case act.Left:
		f.caret = max(f.caret-1, 0)
	case act.Right:
		f.caret = min(f.caret+1, len(f.text))
	case act.RowStart:
		f.caret = 0
	case act.RowEnd:
		f.caret = len(f.text)
	case act.Erase:
		f.erase(f.caret-1, f.caret)
	case act.EraseAhead:
		f.erase(f.caret, f.caret+1)
	case act.EraseWord:
		f.erase(f.wordStart(), f.caret)
	case act.EraseAll:
		f.erase(0, len(f.text))
	default:
		return false
	}
	f.picked = false
	return true
}

// replace tells whether a verb takes the place of what is selected.
func (f *Field) replace(v act.Verb) bool {
	return v == act.Type || v == act.Erase || v == act.EraseAhead || v == act.EraseWord
}

// insert puts text at the caret. Line ends of pasted text become blanks.
func (f *Field) insert(text string) {
	var typed []rune
	for _, r := range text {
		if unicode.IsControl(r) {
			r = ' '
		}
		typed = append(typed, r)
	}
	f.text = append(f.text[:f.caret:f.caret], append(typed, f.text[f.caret:]...)...)
	f.caret += len(typed)
}

func (f *Field) erase(from, to int) {
	from, to = max(from, 0), min(to, len(f.text))
	f.text = append(f.text[:from:from], f.text[to:]...)
	f.caret = min(from, len(f.text))
}

func (f *Field) wordStart() int {
	i := f.caret
	for i > 0 && f.text[i-1] == ' ' {
		i--
	}
	for i > 0 && f.text[i-1] != ' ' {
		i--
	}
	return i
}

// Draw puts the field into the line, in at most width cells, and gives the cell
// of the line the caret is at. What is selected is drawn with its own pen. A text that is too long is scrolled so that the
// caret shows.
func (f *Field) Draw(l *ink.Line, p, picked ink.Pen, width int) (caret int) {
	width = min(width, l.Room())
	if width < 1 {
		return max(l.Used()-1, 0)
	}
	start := f.scroll(width)
	before := string(f.text[start:f.caret])
	begin := l.Used()
	shown, used := lay.Append(nil, string(f.text[start:]), width)
	if f.picked {
		l.Put(picked, string(shown))
	} else {
		l.Put(p, string(shown))
	}
	l.Put(p, lay.Blank(width-used))
	return begin + min(lay.Width(before), width-1)
}

// scroll is the first character to show so that the caret is within width cells.
func (f *Field) scroll(width int) int {
	room := width - 1
	for i := f.caret; i > 0; i-- {
		room -= lay.Width(string(f.text[i-1]))
		if room < 0 {
			return i
		}
	}
	return 0
}
