package keys

import (
	"github.com/charmbracelet/bubbles/key"

	"gouji/tui/act"
)

// Bindings are all the bindings there are, in the order help lists them.
var Bindings = []Binding{
	{Scope: Everywhere, Binding: on("/"), Verb: act.Search, Bar: 5},
	{Scope: Everywhere, Binding: on("n"), Verb: act.NextFinding, Bar: 2},
	{Scope: Everywhere, Binding: on("N", "p"), Verb: act.PreviousFinding},
	{Scope: Everywhere, Binding: on("a"), Verb: act.Accept, Bar: 1, Cannot: accept},
	{Scope: Everywhere, Binding: on("e"), Verb: act.Edit, Bar: 2, Cannot: edit},
	{Scope: Everywhere, Binding: on("w"), Verb: act.Waive, Bar: 3, Cannot: waive},
	{Scope: Everywhere, Binding: on("o"), Verb: act.Settle, Bar: 3, Cannot: settle},
	{Scope: Everywhere, Binding: on("O"), Verb: act.Reopen, Bar: 4, Cannot: reopen},
	{Scope: Everywhere, Binding: on("u"), Verb: act.Undo, Bar: 4, Cannot: undo},
	{Scope: Everywhere, Binding: on("ctrl+r", "U"), Verb: act.Redo, Bar: 6, Cannot: redo},
	{Scope: Everywhere, Binding: on("J", "ctrl+n"), Verb: act.NextReport, Bar: 7},
	{Scope: Everywhere, Binding: on("K", "ctrl+p"), Verb: act.PreviousReport},
	{Scope: Everywhere, Binding: on("F"), Verb: act.WholeFolder, Bar: 7},
	{Scope: Everywhere, Binding: on("x"), Verb: act.Export, Bar: 6, Cannot: report},
	{Scope: Everywhere, Binding: on("ctrl+g"), Verb: act.Stop, Bar: 4, Cannot: stop},
	{Scope: Everywhere, Binding: on("y"), Verb: act.Copy, Cannot: copying},
	{Scope: Everywhere, Binding: on("E"), Verb: act.OpenEditor, Cannot: editor},
	{Scope: Everywhere, Binding: on("tab"), Verb: act.NextPane, Bar: 5},
	{Scope: Everywhere, Binding: on("shift+tab"), Verb: act.PreviousPane},
	{Scope: Everywhere, Binding: on("1"), Verb: act.ToQueue},
	{Scope: Everywhere, Binding: on("2"), Verb: act.ToSheet},
	{Scope: Everywhere, Binding: on("3"), Verb: act.ToSource},
	{Scope: Everywhere, Binding: on("4"), Verb: act.ToFindings},
	{Scope: Everywhere, Binding: on("z"), Verb: act.Zoom},
	{Scope: Everywhere, Binding: on("]", "}"), Verb: act.NextSheet, Cannot: report},
	{Scope: Everywhere, Binding: on("[", "{"), Verb: act.PreviousSheet, Cannot: report},
	{Scope: Everywhere, Binding: on("Y"), Verb: act.Years, Bar: 7, Cannot: opened},
	{Scope: Everywhere, Binding: on("esc"), Verb: act.Leave},
	{Scope: Everywhere, Binding: on("?"), Verb: act.Help, Bar: 1},
	{Scope: Everywhere, Binding: on(":"), Verb: act.Palette, Bar: 1},
	{Scope: Everywhere, Binding: on("q"), Verb: act.Quit, Bar: 5},

	{Scope: Moving, Binding: on("up", "k"), Verb: act.Up},
	{Scope: Moving, Binding: on("down", "j"), Verb: act.Down},
	{Scope: Moving, Binding: on("left", "h"), Verb: act.Left},
	{Scope: Moving, Binding: on("right", "l"), Verb: act.Right},
	{Scope: Moving, Binding: on("pgup", "ctrl+b"), Verb: act.PageUp},
	{Scope: Moving, Binding: on("pgdown", "ctrl+f"), Verb: act.PageDown},
	{Scope: Moving, Binding: on("g", "ctrl+home"), Verb: act.Top},
	{Scope: Moving, Binding: on("G", "ctrl+end"), Verb: act.Bottom},
	{Scope: Moving, Binding: on("home", "0"), Verb: act.RowStart},
	{Scope: Moving, Binding: on("end", "$"), Verb: act.RowEnd},

	{Scope: InQueue, Binding: on("enter"), Verb: act.Enter, Bar: 2},
	{Scope: InQueue, Binding: on("s"), Verb: act.Order, Bar: 4},
	{Scope: InSheet, Binding: on("enter"), Verb: act.Enter, Cannot: enter},
	{Scope: InSheet, Binding: on("v", " "), Verb: act.Mark, Bar: 7, Cannot: mark},
	{Scope: InSource, Binding: on(" "), Verb: act.PageDown},
	{Scope: InSource, Binding: on("enter"), Verb: act.Enter, Bar: 3},
	{Scope: InFindings, Binding: on("enter"), Verb: act.Enter, Bar: 2},

	{Scope: Typing, Binding: on("left", "ctrl+b"), Verb: act.Left},
	{Scope: Typing, Binding: on("right", "ctrl+f"), Verb: act.Right},
	{Scope: Typing, Binding: on("home", "ctrl+a"), Verb: act.RowStart},
	{Scope: Typing, Binding: on("end", "ctrl+e"), Verb: act.RowEnd},
	{Scope: Typing, Binding: on("backspace", "ctrl+h"), Verb: act.Erase},
	{Scope: Typing, Binding: on("delete", "ctrl+d"), Verb: act.EraseAhead},
	{Scope: Typing, Binding: on("ctrl+w", "alt+backspace"), Verb: act.EraseWord},
	{Scope: Typing, Binding: on("ctrl+u"), Verb: act.EraseBefore},
	{Scope: Typing, Binding: on("ctrl+k"), Verb: act.EraseAfter},
	{Scope: Typing, Binding: on("ctrl+left", "alt+left", "alt+b"), Verb: act.WordLeft},
	{Scope: Typing, Binding: on("ctrl+right", "alt+right", "alt+f"), Verb: act.WordRight},
	{Scope: Typing, Binding: on("enter"), Verb: act.Take, Bar: 1},
	{Scope: Typing, Binding: on("esc"), Verb: act.Leave, Bar: 1},

	{Scope: InEdit, Binding: on("tab", "shift+tab"), Verb: act.NextField, Bar: 2},
	{Scope: InEdit, Binding: on("up", "ctrl+p"), Verb: act.Up},
	{Scope: InEdit, Binding: on("down", "ctrl+n"), Verb: act.Down},
	{Scope: InEdit, Binding: on("ctrl+o"), Verb: act.FillAll, Bar: 3, Cannot: fill},
	{Scope: InEdit, Binding: on("ctrl+t"), Verb: act.ToggleVerdict, Bar: 2},
	{Scope: InReason, Binding: on("up", "ctrl+p"), Verb: act.Up, Bar: 2},
	{Scope: InReason, Binding: on("down", "ctrl+n"), Verb: act.Down},
	{Scope: InSearch, Binding: on("up", "ctrl+p", "shift+tab"), Verb: act.Up, Bar: 2},
	{Scope: InSearch, Binding: on("down", "ctrl+n", "tab"), Verb: act.Down, Bar: 2},
	{Scope: InPalette, Binding: on("up", "ctrl+p", "shift+tab"), Verb: act.Up, Bar: 2},
	{Scope: InPalette, Binding: on("down", "ctrl+n", "tab"), Verb: act.Down, Bar: 2},

	{Scope: InChoice, Binding: on("up", "k", "shift+tab"), Verb: act.Up, Bar: 2},
	{Scope: InChoice, Binding: on("down", "j", "tab"), Verb: act.Down, Bar: 2},
	{Scope: InChoice, Binding: on("1", "2", "3", "4", "5", "6", "7", "8", "9"), Verb: act.Pick, Bar: 2},
	{Scope: InChoice, Binding: on("enter"), Verb: act.Take, Bar: 1},
	{Scope: InChoice, Binding: on("esc", "q"), Verb: act.Leave, Bar: 1},

	{Scope: InHelp, Binding: on("up", "k"), Verb: act.Up, Bar: 2},
	{Scope: InHelp, Binding: on("down", "j"), Verb: act.Down, Bar: 2},
	{Scope: InHelp, Binding: on("pgup", "ctrl+b"), Verb: act.PageUp, Bar: 3},
	{Scope: InHelp, Binding: on("pgdown", "ctrl+f", " "), Verb: act.PageDown, Bar: 3},
	{Scope: InHelp, Binding: on("g", "home"), Verb: act.Top},
	{Scope: InHelp, Binding: on("G", "end"), Verb: act.Bottom},
	{Scope: InHelp, Binding: on("esc", "q", "?", "enter"), Verb: act.Leave, Bar: 1},

	{Scope: Always, Binding: on("ctrl+c"), Verb: act.Interrupt},
	{Scope: Always, Binding: on("ctrl+z"), Verb: act.Suspend},
}

// on binds keys as Bubble Tea names them; the first is the one shown.
func on(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }

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

func waive(h Here) act.Reason {
	if h.Marked > 0 {
		return first(opened(h), unless(h.MarkedFindings > 0, act.NoMarkedFinding))
	}
	return finding(h)
}

func accept(h Here) act.Reason { return first(finding(h), unless(h.Repairs > 0, act.NoRepair)) }

func edit(h Here) act.Reason { return first(opened(h), unless(h.Cell || h.Marked > 0, act.NoCell)) }

func enter(h Here) act.Reason { return first(opened(h), unless(h.Cell || h.Elsewhere, act.NoCell)) }

func mark(h Here) act.Reason { return first(opened(h), unless(h.Cell, act.NoCell)) }

func fill(h Here) act.Reason { return unless(h.Marked > 1, act.NoCell) }

func settle(h Here) act.Reason { return first(opened(h), unless(!h.Settled, act.IsSettled)) }

func reopen(h Here) act.Reason { return first(opened(h), unless(h.Settled, act.IsNotSettled)) }

func undo(h Here) act.Reason { return first(opened(h), unless(h.Undoable, act.NothingToUndo)) }

func redo(h Here) act.Reason { return first(opened(h), unless(h.Redoable, act.NothingToRedo)) }

func editor(h Here) act.Reason { return first(opened(h), unless(h.Editor, act.NoEditor)) }

func stop(h Here) act.Reason { return unless(h.Running, act.NothingRuns) }

func copying(h Here) act.Reason { return first(opened(h), unless(h.Copyable, act.NothingToCopy)) }
