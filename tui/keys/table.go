package keys

import "gouji/tui/act"

// Bindings are all the bindings there are, in the order help lists them.
var Bindings = []Binding{
	{Scope: Everywhere, Keys: []string{"/"}, Verb: act.Search, Bar: 5},
	{Scope: Everywhere, Keys: []string{"n"}, Verb: act.NextFinding, Bar: 2},
	{Scope: Everywhere, Keys: []string{"N", "p"}, Verb: act.PreviousFinding},
	{Scope: Everywhere, Keys: []string{"a"}, Verb: act.Accept, Bar: 1, Cannot: accept},
	{Scope: Everywhere, Keys: []string{"e"}, Verb: act.Edit, Bar: 2, Cannot: edit},
	{Scope: Everywhere, Keys: []string{"w"}, Verb: act.Waive, Bar: 3, Cannot: waive},
	{Scope: Everywhere, Keys: []string{"o"}, Verb: act.Settle, Bar: 3, Cannot: settle},
	{Scope: Everywhere, Keys: []string{"O"}, Verb: act.Reopen, Bar: 4, Cannot: reopen},
	{Scope: Everywhere, Keys: []string{"u"}, Verb: act.Undo, Bar: 4, Cannot: undo},
	{Scope: Everywhere, Keys: []string{"ctrl+r", "U"}, Verb: act.Redo, Bar: 6, Cannot: redo},
	{Scope: Everywhere, Keys: []string{"J", "ctrl+n"}, Verb: act.NextReport, Bar: 7},
	{Scope: Everywhere, Keys: []string{"K", "ctrl+p"}, Verb: act.PreviousReport},
	{Scope: Everywhere, Keys: []string{"F"}, Verb: act.WholeFolder, Bar: 7},
	{Scope: Everywhere, Keys: []string{"x"}, Verb: act.Export, Bar: 6, Cannot: report},
	{Scope: Everywhere, Keys: []string{"y"}, Verb: act.Copy, Cannot: copying},
	{Scope: Everywhere, Keys: []string{"E"}, Verb: act.OpenEditor, Cannot: editor},
	{Scope: Everywhere, Keys: []string{"tab"}, Verb: act.NextPane, Bar: 5},
	{Scope: Everywhere, Keys: []string{"shift+tab"}, Verb: act.PreviousPane},
	{Scope: Everywhere, Keys: []string{"1"}, Verb: act.ToQueue},
	{Scope: Everywhere, Keys: []string{"2"}, Verb: act.ToSheet},
	{Scope: Everywhere, Keys: []string{"3"}, Verb: act.ToSource},
	{Scope: Everywhere, Keys: []string{"4"}, Verb: act.ToFindings},
	{Scope: Everywhere, Keys: []string{"z"}, Verb: act.Zoom},
	{Scope: Everywhere, Keys: []string{"]", "}"}, Verb: act.NextSheet, Cannot: report},
	{Scope: Everywhere, Keys: []string{"[", "{"}, Verb: act.PreviousSheet, Cannot: report},
	{Scope: Everywhere, Keys: []string{"esc"}, Verb: act.Leave},
	{Scope: Everywhere, Keys: []string{"?"}, Verb: act.Help, Bar: 1},
	{Scope: Everywhere, Keys: []string{":"}, Verb: act.Palette, Bar: 1},
	{Scope: Everywhere, Keys: []string{"q"}, Verb: act.Quit, Bar: 5},

	{Scope: Moving, Keys: []string{"up", "k"}, Verb: act.Up},
	{Scope: Moving, Keys: []string{"down", "j"}, Verb: act.Down},
	{Scope: Moving, Keys: []string{"left", "h"}, Verb: act.Left},
	{Scope: Moving, Keys: []string{"right", "l"}, Verb: act.Right},
	{Scope: Moving, Keys: []string{"pgup", "ctrl+b"}, Verb: act.PageUp},
	{Scope: Moving, Keys: []string{"pgdown", "ctrl+f", " "}, Verb: act.PageDown},
	{Scope: Moving, Keys: []string{"g", "ctrl+home"}, Verb: act.Top},
	{Scope: Moving, Keys: []string{"G", "ctrl+end"}, Verb: act.Bottom},
	{Scope: Moving, Keys: []string{"home", "0"}, Verb: act.RowStart},
	{Scope: Moving, Keys: []string{"end", "$"}, Verb: act.RowEnd},

	{Scope: InQueue, Keys: []string{"enter"}, Verb: act.Enter, Bar: 2},
	{Scope: InQueue, Keys: []string{"s"}, Verb: act.Order, Bar: 4},
	{Scope: InSheet, Keys: []string{"enter"}, Verb: act.Edit, Cannot: edit},
	{Scope: InSource, Keys: []string{"enter"}, Verb: act.Enter, Bar: 3},
	{Scope: InFindings, Keys: []string{"enter"}, Verb: act.Enter, Bar: 2},

	{Scope: Typing, Keys: []string{"left", "ctrl+b"}, Verb: act.Left},
	{Scope: Typing, Keys: []string{"right", "ctrl+f"}, Verb: act.Right},
	{Scope: Typing, Keys: []string{"home", "ctrl+a"}, Verb: act.RowStart},
	{Scope: Typing, Keys: []string{"end", "ctrl+e"}, Verb: act.RowEnd},
	{Scope: Typing, Keys: []string{"backspace", "ctrl+h"}, Verb: act.Erase},
	{Scope: Typing, Keys: []string{"delete", "ctrl+d"}, Verb: act.EraseAhead},
	{Scope: Typing, Keys: []string{"ctrl+w", "alt+backspace"}, Verb: act.EraseWord},
	{Scope: Typing, Keys: []string{"ctrl+u"}, Verb: act.EraseAll},
	{Scope: Typing, Keys: []string{"enter"}, Verb: act.Take, Bar: 1},
	{Scope: Typing, Keys: []string{"esc"}, Verb: act.Leave, Bar: 1},

	{Scope: InEdit, Keys: []string{"tab", "shift+tab", "up", "down"}, Verb: act.NextField, Bar: 2},
	{Scope: InEdit, Keys: []string{"ctrl+t"}, Verb: act.ToggleVerdict, Bar: 2},
	{Scope: InSearch, Keys: []string{"up", "ctrl+p", "shift+tab"}, Verb: act.Up, Bar: 2},
	{Scope: InSearch, Keys: []string{"down", "ctrl+n", "tab"}, Verb: act.Down, Bar: 2},
	{Scope: InPalette, Keys: []string{"up", "ctrl+p", "shift+tab"}, Verb: act.Up, Bar: 2},
	{Scope: InPalette, Keys: []string{"down", "ctrl+n", "tab"}, Verb: act.Down, Bar: 2},

	{Scope: InChoice, Keys: []string{"up", "k", "shift+tab"}, Verb: act.Up, Bar: 2},
	{Scope: InChoice, Keys: []string{"down", "j", "tab"}, Verb: act.Down, Bar: 2},
	{Scope: InChoice, Keys: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, Verb: act.Pick, Bar: 2},
	{Scope: InChoice, Keys: []string{"enter"}, Verb: act.Take, Bar: 1},
	{Scope: InChoice, Keys: []string{"esc", "q"}, Verb: act.Leave, Bar: 1},

	{Scope: InHelp, Keys: []string{"up", "k"}, Verb: act.Up, Bar: 2},
	{Scope: InHelp, Keys: []string{"down", "j"}, Verb: act.Down, Bar: 2},
	{Scope: InHelp, Keys: []string{"pgup", "ctrl+b"}, Verb: act.PageUp, Bar: 3},
	{Scope: InHelp, Keys: []string{"pgdown", "ctrl+f", " "}, Verb: act.PageDown, Bar: 3},
	{Scope: InHelp, Keys: []string{"g", "home"}, Verb: act.Top},
	{Scope: InHelp, Keys: []string{"G", "end"}, Verb: act.Bottom},
	{Scope: InHelp, Keys: []string{"esc", "q", "?", "enter"}, Verb: act.Leave, Bar: 1},

	{Scope: Always, Keys: []string{"ctrl+c"}, Verb: act.Interrupt},
	{Scope: Always, Keys: []string{"ctrl+z"}, Verb: act.Suspend},
}

// first gives the first reason that is not act.Fine.
func first(reasons ...act.Reason) act.Reason {
	for _, r := range reasons {
		if r != act.Fine {
			return r
		}
	}
	return act.Fine
}

func unless(ok bool, why act.Reason) act.Reason {
	if ok {
		return act.Fine
	}
	return why
}

func report(h Here) act.Reason {
	return first(unless(h.Report, act.NoReport), unless(h.Readable, act.NotReadable))
}

func opened(h Here) act.Reason { return first(report(h), unless(!h.Opening, act.StillOpening)) }

func finding(h Here) act.Reason {
	return first(opened(h), unless(h.Finding, act.NoFinding), unless(h.FindingOpen, act.FindingClosed))
}

func waive(h Here) act.Reason { return finding(h) }

func accept(h Here) act.Reason { return first(finding(h), unless(h.Repairs > 0, act.NoRepair)) }

func edit(h Here) act.Reason { return first(opened(h), unless(h.Cell, act.NoCell)) }

func settle(h Here) act.Reason { return first(opened(h), unless(!h.Settled, act.IsSettled)) }

func reopen(h Here) act.Reason { return first(opened(h), unless(h.Settled, act.IsNotSettled)) }

func undo(h Here) act.Reason { return first(opened(h), unless(h.Undoable, act.NothingToUndo)) }

func redo(h Here) act.Reason { return first(opened(h), unless(h.Redoable, act.NothingToRedo)) }

func editor(h Here) act.Reason { return first(opened(h), unless(h.Editor, act.NoEditor)) }

func copying(h Here) act.Reason { return first(opened(h), unless(h.Copyable, act.NothingToCopy)) }
