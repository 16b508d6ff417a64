package pane_test

import (
	"testing"

	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/pane"
)

func TestField(t *testing.T) {
	verb := func(v act.Verb) act.Ask { return act.Ask{Verb: v} }
	typed := func(s string) act.Ask { return act.Ask{Verb: act.Type, Text: s} }
	for _, c := range []struct {
		name  string
		field pane.Field
		asks  []act.Ask
		text  string
		caret int // in cells
	}{
		{"typing", pane.NewField(""), []act.Ask{typed("政"), typed("府a")}, "政府a", 5},
		{"in the middle", pane.NewField("政府"), []act.Ask{verb(act.Left), typed("=")}, "政=府", 3},
		{"erasing", pane.NewField("政府a"), []act.Ask{verb(act.Erase), verb(act.Erase)}, "政", 2},
		{"erasing ahead", pane.NewField("政府a"), []act.Ask{verb(act.RowStart), verb(act.EraseAhead)}, "府a", 0},
		{"erasing a word", pane.NewField("ab 政府 "), []act.Ask{verb(act.EraseWord)}, "ab ", 3},
		{"at the ends", pane.NewField("a"), []act.Ask{verb(act.Right), verb(act.RowStart), verb(act.Left), verb(act.Erase)}, "a", 0},
		{"pasted lines", pane.NewField(""), []act.Ask{typed("a\nb\x1b")}, "a b", 3},
		{"typed in one piece, the name of a key", pane.NewField("a"), []act.Ask{typed("left")}, "aleft", 5},
		{"by words", pane.NewField("核对 原文 无误"), []act.Ask{verb(act.WordLeft), verb(act.WordLeft), verb(act.EraseAfter)}, "核对 ", 5},
		{"after the caret", pane.NewField("政府a"), []act.Ask{verb(act.Left), verb(act.EraseAfter)}, "政府", 4},
		{"before the caret", pane.NewField("政府a"), []act.Ask{verb(act.Left), verb(act.EraseBefore)}, "a", 0},
		{"there and back", pane.NewField("一 二"), []act.Ask{verb(act.RowStart), verb(act.WordRight), typed("=")}, "一= 二", 3},
		{"selected, typed over", pane.NewPicked("289"), []act.Ask{typed("2"), typed("98")}, "298", 3},
		{"selected, moved in", pane.NewPicked("289"), []act.Ask{verb(act.RowEnd), typed("0")}, "2890", 4},
		{"selected, erased", pane.NewPicked("289"), []act.Ask{verb(act.Erase)}, "", 0},
		{"clearing", pane.NewPicked("289"), []act.Ask{verb(act.EraseBefore), typed("1")}, "1", 1},
	} {
		f := c.field
		for _, a := range c.asks {
			if !f.Do(a) {
				t.Errorf("%s: %v was not done", c.name, a)
			}
		}
		if caret := f.Draw(ink.NewLine(40), ink.Pen{}, ink.Pen{}, 40); f.Text() != c.text || caret != c.caret {
			t.Errorf("%s: %q with the caret at %d, want %q at %d", c.name, f.Text(), caret, c.text, c.caret)
		}
	}
}

// A text longer than its field is scrolled so that the caret shows.
func TestFieldScrolls(t *testing.T) {
	f := pane.NewField("政府信息公开工作年度报告")
	for width := range 30 {
		line := ink.NewLine(40).Put(ink.Pen{}, "> ")
		caret := f.Draw(line, ink.Pen{}, ink.Pen{}, width)
		if width > 0 && (caret < 2 || caret >= 2+width || line.Used() != 2+width) {
			t.Errorf("width %d: the caret is at %d, the line at %d", width, caret, line.Used())
		}
	}
}
