package keys

import (
	"strings"
	"testing"

	"gouji/model"
	"gouji/tui/act"
	"gouji/tui/words"
)

// together are the scopes that are open at the same time.
var together = [][]Scope{
	{InQueue, Moving, Everywhere, Always},
	{InSheet, Moving, Everywhere, Always},
	{InSource, Moving, Everywhere, Always},
	{InFindings, Moving, Everywhere, Always},
	{InEdit, Typing, Always},
	{InSearch, Typing, Always},
	{InReason, Typing, Always},
	{InPalette, Typing, Always},
	{InChoice, Always},
	{InHelp, Always},
}

func TestNoKeyMeansTwoThings(t *testing.T) {
	for _, open := range together {
		owner := map[string]act.Verb{}
		for _, b := range Bindings {
			if !has(open, b.Scope) {
				continue
			}
			for _, key := range b.Keys() {
				if other, ok := owner[key]; ok {
					t.Errorf("%q in %v asks for verbs %d and %d", key, b.Scope, other, b.Verb)
				}
				owner[key] = b.Verb
			}
		}
	}
}

func TestEveryScopeIsOpenSomewhere(t *testing.T) {
	for s := range Scopes {
		found := false
		for _, open := range together {
			found = found || has(open, Scope(s))
		}
		if !found {
			t.Errorf("scope %v is never open", Scope(s))
		}
	}
}

func TestEveryBindingIsDescribed(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		w := words.In(lang)
		for _, b := range Bindings {
			deed := w.Deeds[b.Verb]
			if deed.Short == "" || deed.Long == "" {
				t.Errorf("%s: verb %d (%v) is not described", lang, b.Verb, b.Keys())
			}
			if w.Help.Scopes[b.Scope.String()] == "" {
				t.Errorf("%s: scope %v has no words", lang, b.Scope)
			}
		}
	}
}

// A binding that can refuse gives each of its reasons in a place where it holds.
func TestReasons(t *testing.T) {
	full := Here{Report: true, Readable: true, Finding: true, FindingOpen: true, Repairs: 1, Cell: true, Undoable: true, Redoable: true, Editor: true, Copyable: true}
	for _, c := range []struct {
		verb   act.Verb
		change func(*Here)
		want   act.Reason
	}{
		{act.Accept, func(*Here) {}, act.Fine},
		{act.Accept, func(h *Here) { h.Report = false }, act.NoReport},
		{act.Accept, func(h *Here) { h.Readable = false }, act.NotReadable},
		{act.Accept, func(h *Here) { h.Opening = true }, act.StillOpening},
		{act.Accept, func(h *Here) { h.Finding = false }, act.NoFinding},
		{act.Accept, func(h *Here) { h.FindingOpen = false }, act.FindingClosed},
		{act.Accept, func(h *Here) { h.Repairs = 0 }, act.NoRepair},
		{act.Waive, func(h *Here) { h.Repairs = 0 }, act.Fine},
		{act.Edit, func(h *Here) { h.Cell, h.Marked = false, 2 }, act.Fine},
		{act.Waive, func(h *Here) { h.Finding, h.Marked, h.MarkedFindings = false, 2, 1 }, act.Fine},
		{act.Waive, func(h *Here) { h.Marked = 2 }, act.NoMarkedFinding},
		{act.Mark, func(h *Here) { h.Cell = false }, act.NoCell},
		{act.Edit, func(h *Here) { h.Cell = false }, act.NoCell},
		{act.Settle, func(h *Here) { h.Settled = true }, act.IsSettled},
		{act.Reopen, func(*Here) {}, act.IsNotSettled},
		{act.Undo, func(h *Here) { h.Undoable = false }, act.NothingToUndo},
		{act.Redo, func(h *Here) { h.Redoable = false }, act.NothingToRedo},
		{act.OpenEditor, func(h *Here) { h.Editor = false }, act.NoEditor},
		{act.Copy, func(h *Here) { h.Copyable = false }, act.NothingToCopy},
		{act.Stop, func(*Here) {}, act.NothingRuns},
		{act.Stop, func(h *Here) { *h = Here{Running: true} }, act.Fine},
		{act.Quit, func(h *Here) { *h = Here{} }, act.Fine},
	} {
		here := full
		c.change(&here)
		if got := ByVerb(c.verb).Why(here); got != c.want {
			t.Errorf("verb %d in %+v: reason %d, want %d", c.verb, here, got, c.want)
		}
	}
}

func TestBarShowsWhatCanBeDoneHere(t *testing.T) {
	w := words.In(model.English)
	open := together[0]
	full := Here{Report: true, Readable: true, Finding: true, FindingOpen: true, Repairs: 1, Cell: true}
	text := func(h Here, width int) string {
		var out []string
		total := 0
		for _, hint := range Bar(open, h, w, width) {
			out = append(out, hint.Key+" "+hint.Word)
			total += hint.Width() + Gap
		}
		if total-Gap > width {
			t.Errorf("the bar is %d cells wide, more than %d", total-Gap, width)
		}
		return strings.Join(out, "  ")
	}
	if got := text(full, 30); got != "a accept  ? help  : commands" {
		t.Errorf("narrow bar: %q", got)
	}
	if got := text(Here{}, 200); strings.Contains(got, "accept") || !strings.Contains(got, "q quit") {
		t.Errorf("bar without a report: %q", got)
	}
	if got := text(full, 0); got != "" {
		t.Errorf("bar without room: %q", got)
	}
}

func TestPaletteHasEveryCommandOnce(t *testing.T) {
	seen := map[act.Verb]bool{}
	for _, b := range Commands() {
		if seen[b.Verb] {
			t.Errorf("verb %d stands twice", b.Verb)
		}
		seen[b.Verb] = true
	}
	for _, v := range []act.Verb{act.Search, act.Accept, act.Edit, act.Waive, act.Settle, act.Undo, act.Redo, act.Export, act.Help, act.Quit, act.Order} {
		if !seen[v] {
			t.Errorf("verb %d is missing", v)
		}
	}
}
