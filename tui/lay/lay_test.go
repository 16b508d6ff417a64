package lay_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji/tui/lay"
)

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0}, {"abc", 3}, {"政府信息", 8}, {"一、a", 5},
		{"“", 1}, {"”", 1}, {"—", 1}, {"…", 1}, {"○", 1}, {"·", 1}, {"×", 1}, {"─│┌", 3}, // ambiguous: narrow
		{"〇", 2}, {"〔", 2}, {"〕", 2}, {"（", 2}, {"，", 2}, {"㈠", 2}, {"①", 1}, {"\u3000", 2},
		{"e\u0301", 1}, {"\x1b[31m", 5}, {"\x00", 1}, {"\x7f", 1}, {"\u0085", 1}, {"a\u200bb", 3}, {"\u202e", 1},
		{"\t", 4}, {"\u00a0", 1}, {"\xff\xfe", 2}, {"👍", 2}, {"👍🏽", 3}, {"☎\ufe0f", 2},
	} {
		if got := lay.Width(c.text); got != c.want {
			t.Errorf("Width(%q) = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestShowSendsNothingThatSteers(t *testing.T) {
	for _, c := range [][2]string{
		{"\x1b[2J", "␛[2J"}, {"a\tb", "a→   b"}, {"a\nb", "a␊b"}, {"\x7f", "␡"}, {"\u0090q", "\ufffdq"},
		{"\u202eabc", "◌abc"}, {"x\u00a0y", "x y"}, {"\xc3(", "\ufffd("}, {"民政局", "民政局"}, {"e\u0301", "e\u0301"},
	} {
		if got := lay.Show(c[0]); got != c[1] {
			t.Errorf("Show(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"政府信息", 8, "政府信息"}, {"政府信息", 7, "政府信…"}, {"政府信息", 6, "政府…"}, {"政府信息", 2, "…"}, {"政府", 3, "政…"},
		{"政府信息", 1, "…"}, {"政府信息", 0, ""}, {"政府信息", -1, ""}, {"abc", 2, "a…"}, {"", 3, ""},
	} {
		if got := lay.Cut(c.text, c.n); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"a/区/民政局.txt", 9, "…政局.txt"}, {"短.txt", 9, "短.txt"}, {"民政局", 1, "…"}, {"民政局", 0, ""}} {
		if got := lay.CutLeft(c.text, c.n); got != c.want {
			t.Errorf("CutLeft(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func TestPad(t *testing.T) {
	for _, c := range []struct {
		text        string
		n           int
		left, right string
	}{{"政", 4, "政  ", "  政"}, {"政府信", 5, "政府…", "政府…"}, {"政府", 1, "…", "…"}, {"12", 5, "12   ", "   12"}, {"政府信", 4, "政… ", " 政…"}} {
		if got := lay.Pad(c.text, c.n); got != c.left {
			t.Errorf("Pad(%q, %d) = %q, want %q", c.text, c.n, got, c.left)
		}
		if got := lay.PadLeft(c.text, c.n); got != c.right {
			t.Errorf("PadLeft(%q, %d) = %q, want %q", c.text, c.n, got, c.right)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"政府信息公开", 5, "政府|信息|公开"}, {"want 169 have 168", 8, "want 169|have 168"}, {"a verylongword", 6, "a|verylo|ngword"},
		{"", 4, ""}, {"政", 1, "政"}, {"改为 BAL001 之后", 8, "改为|BAL001|之后"},
	} {
		if got := strings.Join(lay.Wrap(c.text, c.n), "|"); got != c.want {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

// pieces is what hostile and ordinary report text is made of.
var pieces = []string{
	"政", "府", "a", "1", " ", "，", "“", "…", "〔", "〇", "\x1b[31m", "\x1b]0;x\a", "\t", "\r", "\x00", "\x7f", "\u0085", "\u200b", "\u202e",
	"e\u0301", "\u0301", "👍", "👍🏽", "\xff", "\xe6\x94", "\ufeff", "\u2028", "가", "ｱ", "\U000e0041", "☎\ufe0f", "भि",
}

func hostile(r *rand.Rand) string {
	var out strings.Builder
	for range r.IntN(30) {
		out.WriteString(pieces[r.IntN(len(pieces))])
	}
	return out.String()
}

func TestProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 6000 {
		text, n := hostile(r), r.IntN(40)
		shown := lay.Show(text)
		if lay.Show(shown) != shown || lay.Width(shown) != lay.Width(text) {
			t.Fatalf("Show(%q) = %q is shown as %q", text, shown, lay.Show(shown))
		}
		if !utf8.ValidString(shown) || strings.ContainsFunc(shown, func(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 }) {
			t.Fatalf("Show(%q) = %q may steer the terminal", text, shown)
		}
		if got := lay.Pad(text, n); lay.Width(got) != n {
			t.Fatalf("Pad(%q, %d) = %q is %d cells wide", text, n, got, lay.Width(got))
		}
		if got := lay.PadLeft(text, n); lay.Width(got) != n {
			t.Fatalf("PadLeft(%q, %d) = %q is %d cells wide", text, n, got, lay.Width(got))
		}
		cut := lay.Cut(text, n)
		if lay.Width(cut) > n || !strings.HasPrefix(shown, strings.TrimSuffix(cut, "…")) {
			t.Fatalf("Cut(%q, %d) = %q", text, n, cut)
		}
		if got := lay.CutLeft(text, n); lay.Width(got) > n || !utf8.ValidString(got) {
			t.Fatalf("CutLeft(%q, %d) = %q", text, n, got)
		}
		breaksHold(t, text, n)
		for _, row := range lay.Wrap(text, max(n, 4)) {
			if lay.Width(row) > max(n, 4) {
				t.Fatalf("Wrap(%q, %d) has the row %q", text, max(n, 4), row)
			}
		}
	}
}

// breaksHold checks that rows partition the text, begin at characters, and fit.
func breaksHold(t *testing.T, text string, n int) {
	breaks := lay.Breaks(text, n)
	for i, at := range breaks {
		end := len(text)
		if i+1 < len(breaks) {
			end = breaks[i+1]
		}
		if at >= end && text != "" {
			t.Fatalf("Breaks(%q, %d) = %v has an empty row", text, n, breaks)
		}
		if row := text[at:end]; lay.Width(row) > max(n, 4) {
			t.Fatalf("Breaks(%q, %d): row %q is too wide", text, n, row)
		}
		if at > 0 && utf8.ValidString(text) && !utf8.RuneStart(text[at]) {
			t.Fatalf("Breaks(%q, %d) cuts a character at %d", text, n, at)
		}
	}
}

// The locale changes nothing: the tables of this test are run again under each.
func TestWidthIsTheSameInEveryLocale(t *testing.T) {
	if os.Getenv("GOUJI_LOCALE_TEST") != "" {
		t.Log("already under a locale")
		return
	}
	for _, lang := range []string{"zh_CN.UTF-8", "en_US.UTF-8", "C.UTF-8"} {
		cmd := exec.Command(os.Args[0], "-test.run=^(TestWidth|TestCut|TestPad)$")
		cmd.Env = append(os.Environ(), "GOUJI_LOCALE_TEST=1", "LANG="+lang, "LC_ALL="+lang, "LC_CTYPE="+lang, "RUNEWIDTH_EASTASIAN=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("under %s: %v\n%s", lang, err, out)
		}
	}
}

func TestDivide(t *testing.T) {
	for w := 0; w < 220; w += 1 + w/50 {
		for h := range 70 {
			for _, front := range []lay.Pane{lay.Queue, lay.Sheet, lay.Source, lay.Findings} {
				for zoom := range lay.Zooms {
					tiles(t, lay.Divide(w, h, front, lay.Zoom(zoom)), front)
				}
			}
		}
	}
}

// tiles checks that the boxes cover the screen and no cell twice.
func tiles(t *testing.T, s lay.Screen, front lay.Pane) {
	t.Helper()
	area := s.Head.W*s.Head.H + s.Bar.W*s.Bar.H
	for i, b := range s.Pane {
		if b.W < 0 || b.H < 0 || b.X < 0 || b.Y < 0 || b.X+b.W > s.W || b.Y+b.H > s.H {
			t.Fatalf("%d×%d: box %d is %v", s.W, s.H, i, b)
		}
		area += b.W * b.H
	}
	if area != s.W*s.H {
		t.Fatalf("%d×%d with %d in front: the boxes cover %d cells of %d", s.W, s.H, front, area, s.W*s.H)
	}
	if s.H > 4 && s.W > 0 && !s.Shows(front) {
		t.Fatalf("%d×%d: the pane in front does not show", s.W, s.H)
	}
}

// Boxes drawn as the screens they cut: q queue, s sheet, t source text, f findings.
func TestDivideDrawn(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		front lay.Pane
		zoom  lay.Zoom
		want  string
	}{
		{80, 24, lay.Sheet, lay.Shared, "1head 15s 7f 1bar"},
		{80, 24, lay.Findings, lay.Shared, "1head 22f 1bar"},
		{120, 40, lay.Queue, lay.Shared, "1head 29q31s55t34 9f 1bar"},
		{200, 50, lay.Queue, lay.Shared, "1head 36q46s96t58 12f 1bar"},
		{120, 40, lay.Queue, lay.Wide, "1head 29q50s40t30 9f 1bar"},
		{120, 40, lay.Sheet, lay.Wide, "1head 29q26s68t26 9f 1bar"},
		{120, 40, lay.Source, lay.Wide, "1head 29q26s32t62 9f 1bar"},
		{120, 40, lay.Findings, lay.Wide, "1head 16q31s55t34 22f 1bar"},
		{120, 40, lay.Sheet, lay.Alone, "1head 29s 9f 1bar"},
	} {
		if got := drawn(lay.Divide(c.w, c.h, c.front, c.zoom)); got != c.want {
			t.Errorf("%d×%d: %s, want %s", c.w, c.h, got, c.want)
		}
	}
}

func drawn(s lay.Screen) string {
	out := ""
	add := func(n int, name string) {
		if n > 0 {
			out += " " + itoa(n) + name
		}
	}
	add(s.Head.H, "head")
	names := []string{"q", "s", "t", "f"}
	for i, b := range s.Pane[:lay.Findings] {
		if b.H > 0 {
			if b.X == 0 {
				add(b.H, "")
			}
			out += names[i]
			if !s.One {
				out += itoa(b.W)
			}
		}
	}
	add(s.Pane[lay.Findings].H, "f")
	add(s.Bar.H, "bar")
	return strings.TrimSpace(out)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}
