package source

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji/model"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
	"gouji/tui/words"
)

var shown = &pane.Look{Ink: ink.Make(true, false), Words: words.In(model.Chinese), Lang: model.Chinese}

func text(r *rand.Rand) string {
	pieces := []string{"政府", "信息", "公开", "167", " | ", "\n", "\r\n", "\t", "\x1b[1m", "“", "e\u0301", "\n\n", "，"}
	var out strings.Builder
	for range r.IntN(200) {
		out.WriteString(pieces[r.IntN(len(pieces))])
	}
	return out.String() + "完"
}

// Every character has a place on the screen, and pointing there finds it again,
// at any width; rows follow each other without a gap.
func TestPlacesOnTheScreenAreOffsetsAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		src := model.NewSource("a.txt", model.FormatText, "utf-8", "", 0, text(r))
		p := New()
		p.Show(src)
		p.Draw(shown, 10+r.IntN(60), 5+r.IntN(20), true)
		end := 0
		for s := (spot{1, 0}); ; {
			span := p.span(s)
			if gap := src.Text[end:span.Start]; strings.Trim(gap, "\r\n") != "" {
				t.Fatalf("%q stands between two rows", gap)
			}
			for at := span.Start; at < span.End; {
				c, n := utf8.DecodeRuneInString(src.Text[at:])
				if p.where(at) != s {
					t.Fatalf("offset %d is shown in %v, not %v", at, p.where(at), s)
				}
				if lay.Width(string(c)) > 0 && p.offset(s, p.cell(at)) != at {
					t.Fatalf("cell %d of %v is offset %d, not %d (%q)", p.cell(at), s, p.offset(s, p.cell(at)), at, src.Text)
				}
				at += n
			}
			end = span.End
			next := p.step(s, 1)
			if next == s {
				break
			}
			if p.step(next, -1) != s {
				t.Fatalf("the row before %v is %v, not %v", next, p.step(next, -1), s)
			}
			s = next
		}
		if strings.Trim(src.Text[end:], "\r\n") != "" {
			t.Fatalf("%q is not shown", src.Text[end:])
		}
	}
}

// Whatever is asked, the cursor stays on a character and in view.
func TestTheCursorStaysInView(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	asks := []act.Verb{act.Up, act.Down, act.Left, act.Right, act.PageUp, act.PageDown, act.Top, act.Bottom, act.RowStart, act.RowEnd}
	for range 50 {
		src := model.NewSource("a.txt", model.FormatText, "utf-8", "", 0, text(r))
		p := New()
		p.Show(src)
		w, h := 10+r.IntN(60), 3+r.IntN(20)
		p.Draw(shown, w, h, true)
		for range 60 {
			p.Do(act.Ask{Verb: asks[r.IntN(len(asks))]})
			p.Draw(shown, w, h, true)
			if p.at < 0 || p.at > len(src.Text) || p.at < len(src.Text) && !utf8.RuneStart(src.Text[p.at]) {
				t.Fatalf("the cursor is at %d, inside a character of %q", p.at, src.Text)
			}
			at := p.where(p.at)
			if before(at, p.top) || !before(at, p.step(p.top, h)) && p.step(p.top, h) != at && at != p.step(p.top, h-1) {
				t.Fatalf("the cursor is in row %v, and %d rows show from %v", at, h, p.top)
			}
		}
	}
}
