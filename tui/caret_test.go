package tui

import (
	"os"
	"testing"

	"gouji/tui/lay"
)

// written is what a terminal gets of some writes.
func written(t *testing.T, writes ...string) string {
	t.Helper()
	f, err := os.CreateTemp(t.TempDir(), "out")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := &terminal{File: f}
	for _, w := range writes {
		if n, err := out.WriteString(w); n != len(w) || err != nil {
			t.Fatalf("Write(%q) = %d, %v", w, n, err)
		}
	}
	raw, err := os.ReadFile(f.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestCursorStandsAtTheCaret(t *testing.T) {
	at := caretMark(&lay.Point{X: 4, Y: 2})
	nowhere := caretMark(nil)
	for _, c := range []struct {
		name   string
		writes []string
		want   string
	}{
		{"no frame", []string{"\x1b[?1049h", "\x1b[H", "\x1b[2K"}, "\x1b[?1049h\x1b[H\x1b[2K"},
		{"a caret", []string{"\x1b[Habc" + at + "\x1b[3;0H"}, "\x1b[?25l\x1b[Habc\x1b[3;0H\x1b[3;5H\x1b[?25h"},
		{"no caret", []string{"\x1b[Habc" + nowhere}, "\x1b[?25l\x1b[Habc"},
		{"a line skipped with its mark", []string{"\x1b[Ha" + at, "\x1b[Hb"}, "\x1b[?25l\x1b[Ha\x1b[3;5H\x1b[?25h\x1b[?25l\x1b[Hb\x1b[3;5H\x1b[?25h"},
		{"the caret goes", []string{"\x1b[Ha" + at, "\x1b[Hb" + nowhere, "\x1b[Hc"}, "\x1b[?25l\x1b[Ha\x1b[3;5H\x1b[?25h\x1b[?25l\x1b[Hb\x1b[?25l\x1b[Hc"},
	} {
		if got := written(t, c.writes...); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A frame in which only the caret moved is another frame, so that the renderer
// does not skip it.
func TestCaretMakesTheFrameAnother(t *testing.T) {
	if caretMark(&lay.Point{X: 1}) == caretMark(&lay.Point{X: 2}) || caretMark(nil) == caretMark(&lay.Point{}) {
		t.Error("two carets have the same mark")
	}
}
