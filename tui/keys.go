package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/tui/act"
	"gouji/tui/keys"
	"gouji/tui/lay"
)

var paneScopes = [lay.Panes]keys.Scope{
	lay.Queue: keys.InQueue, lay.Sheet: keys.InSheet, lay.Source: keys.InSource, lay.Findings: keys.InFindings,
}

// scopes are the scopes open now.
func (r *root) scopes() []keys.Scope {
	if m := r.modal(); m != nil {
		return append(m.scopes, keys.Always)
	}
	return []keys.Scope{paneScopes[r.focus], keys.Moving, keys.Everywhere, keys.Always}
}

// key takes a key in. Characters that were typed fast come together; outside
// pasted text each is a key of its own, for the first may open what takes the rest.
func (r *root) key(msg tea.KeyMsg) tea.Cmd {
	r.queue.Hold()
	if msg.Paste {
		if slices.Contains(r.scopes(), keys.Typing) {
			return r.ask(act.Ask{Verb: act.Type, Text: string(msg.Runes)})
		}
		return nil
	}
	if msg.Type != tea.KeyRunes || msg.Alt || len(msg.Runes) < 2 {
		return r.press(msg)
	}
	var cmds []tea.Cmd
	for _, c := range msg.Runes {
		cmds = append(cmds, r.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{c}}))
	}
	return tea.Batch(cmds...)
}

// press does what a key asks for, or says why it can't be done here.
func (r *root) press(msg tea.KeyMsg) tea.Cmd {
	open := r.scopes()
	b := keys.Find(msg, open)
	if b == nil {
		text := msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace
		if text && !msg.Alt && slices.Contains(open, keys.Typing) {
			return r.ask(act.Ask{Verb: act.Type, Text: string(msg.Runes)})
		}
		return nil
	}
	return r.perform(b, b.Nth(msg))
}

// perform does what a binding asks for; n is which of its keys was pressed.
func (r *root) perform(b *keys.Binding, n int) tea.Cmd {
	r.notices.pass()
	if why := b.Why(r.here()); why != act.Fine {
		r.notices.refuse(&r.look, b.Verb, why)
		return nil
	}
	if b.Verb == act.Suspend {
		return tea.Suspend
	}
	return r.ask(act.Ask{Verb: b.Verb, N: n})
}

// here is what bindings need to know.
func (r *root) here() keys.Here {
	h := keys.Here{Opening: r.open.reading, Settled: r.settled(), Editor: r.editorCommand() != nil, Running: r.running()}
	if s := r.queue.Selected(); s != nil {
		h.Report, h.Readable = true, s.Refused == ""
	}
	c := r.open.file
	if c == nil {
		return h
	}
	if f := r.findings.Selected(); f != nil && !r.findings.InFolder() {
		h.Finding, h.FindingOpen, h.Repairs = true, f.Status == 0, len(f.Repairs)
	}
	if cell := r.sheet.Current(); cell != nil {
		h.Cell, h.Elsewhere = cell.Editable(), cell.Elsewhere != nil
	}
	h.Marked, h.MarkedFindings = len(r.sheet.Marked()), len(r.markedFindings())
	h.Undoable = len(c.Counting()) > 0 || r.left != nil
	h.Redoable = redoable(c)
	h.Copyable = r.copyText() != ""
	return h
}

// mouse turns a click or the wheel into an Ask of the pane it is over.
func (r *root) mouse(msg tea.MouseMsg) tea.Cmd {
	verb := act.Nothing
	switch {
	case msg.Button == tea.MouseButtonWheelUp:
		verb = act.WheelUp
	case msg.Button == tea.MouseButtonWheelDown:
		verb = act.WheelDown
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		verb = act.Point
	default:
		return nil
	}
	r.queue.Hold()
	at := lay.Point{X: msg.X, Y: msg.Y}
	s := r.screen()
	if m := r.modal(); m != nil {
		box := r.modalBox(s, m).Inside()
		if !box.Holds(at) {
			return nil
		}
		return r.ask(act.Ask{Verb: verb, X: at.X - box.X, Y: at.Y - box.Y})
	}
	p, ok := s.At(at)
	if !ok {
		return nil
	}
	r.focus = p
	box := s.Pane[p].Inside()
	if verb == act.Point && !box.Holds(at) {
		return nil
	}
	return r.ask(act.Ask{Verb: verb, X: at.X - box.X, Y: at.Y - box.Y})
}
