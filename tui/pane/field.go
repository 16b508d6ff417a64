package pane

import (
	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
)

// Field is one line of text being typed. What typing and erasing do is left to
// the text input of Bubbles; where the caret stands is told here, in screen
// cells, since that counts characters and an input method opens where one types.
// A Field is made by [NewField] or [NewPicked].
type Field struct {
	input textinput.Model
	// picked tells that all of the text is selected: what is typed takes its place.
	picked bool
}

// NewField is a field that holds a text, with the caret at its end. Line ends
// and tabs of the text become blanks, other control characters go.
func NewField(text string) Field {
	f := Field{input: textinput.New()}
	f.input.Cursor.SetMode(cursor.CursorHide) // the terminal's own is used
	f.input.Focus()
	f.input.SetValue(text)
	return f
}

// NewPicked is a field that holds a text that is selected: typing replaces it,
// moving the caret keeps it.
func NewPicked(text string) Field {
	f := NewField(text)
	f.picked = f.Text() != ""
	return f
}

// Text is what was typed.
func (f *Field) Text() string { return f.input.Value() }

// editing are the keys of the text input for what can be asked of a field. Erasing
// the word after the caret is not among them: before blanks alone it panics.
var editing = map[act.Verb]tea.KeyMsg{
	act.Left:        {Type: tea.KeyLeft},
	act.Right:       {Type: tea.KeyRight},
	act.WordLeft:    {Type: tea.KeyCtrlLeft},
	act.WordRight:   {Type: tea.KeyCtrlRight},
	act.RowStart:    {Type: tea.KeyHome},
	act.RowEnd:      {Type: tea.KeyEnd},
	act.Erase:       {Type: tea.KeyBackspace},
	act.EraseAhead:  {Type: tea.KeyDelete},
	act.EraseWord:   {Type: tea.KeyCtrlW},
	act.EraseBefore: {Type: tea.KeyCtrlU},
	act.EraseAfter:  {Type: tea.KeyCtrlK},
}

// erasing are the verbs that erase all of what is selected.
var erasing = map[act.Verb]bool{
	act.Erase: true, act.EraseAhead: true, act.EraseWord: true, act.EraseBefore: true, act.EraseAfter: true,
}

// Do does what is asked, if it is something a field can do.
func (f *Field) Do(a act.Ask) bool {
	key, ok := editing[a.Verb]
	if a.Verb == act.Type {
		// As pasted text, or the word "up" would be taken for a key of that name.
		key, ok = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(a.Text), Paste: true}, true
	}
	if !ok {
		return false
	}
	if f.picked && (a.Verb == act.Type || erasing[a.Verb]) {
		f.input.Reset()
	}
	f.picked = false
	f.input, _ = f.input.Update(key)
	return true
}

// Draw puts the field into the line, in at most width cells, and gives the cell
// of the line the caret is at. What is selected is drawn with its own pen. A text
// that is too long is scrolled so that the caret shows.
func (f *Field) Draw(l *ink.Line, p, picked ink.Pen, width int) (caret int) {
	width = min(width, l.Room())
	if width < 1 {
		return max(l.Used()-1, 0)
	}
	text, at := []rune(f.Text()), f.input.Position()
	start := scroll(text[:at], width)
	begin := l.Used()
	shown, used := lay.Append(nil, string(text[start:]), width)
	if f.picked {
		l.Put(picked, string(shown))
	} else {
		l.Put(p, string(shown))
	}
	l.Put(p, lay.Blank(width-used))
	return begin + min(lay.Width(string(text[start:at])), width-1)
}

// scroll is the first character to show so that the caret after the characters
// before it is within width cells.
func scroll(before []rune, width int) int {
	room := width - 1
	for i := len(before); i > 0; i-- {
		room -= lay.Width(string(before[i-1]))
		if room < 0 {
			return i
		}
	}
	return 0
}
