package tui_test

import (
	"encoding/base64"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"gouji/model"
	"gouji/tui"
	"gouji/tui/lay"
)

// driver acts like a user of the real root model: it does something, lets all
// work beside the screen come to its end, and looks.
type driver struct {
	t    testing.TB
	root tea.Model
	held []tea.Cmd
	hold bool
	quit bool
	w, h int
}

func start(t testing.TB, o tui.Options, w, h int) *driver {
	d := &driver{t: t, root: tui.NewRoot(t.Context(), o)}
	d.size(w, h)
	d.do(d.root.Init())
	return d
}

// do runs a command and what comes of it, unless work is held back.
func (d *driver) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if d.hold {
		d.held = append(d.held, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.do(c)
		}
	default:
		d.send(msg)
	}
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.root.Update(msg)
	d.do(cmd)
}

// release runs the work that was held back.
func (d *driver) release() {
	held := d.held
	d.hold, d.held = false, nil
	for _, cmd := range held {
		d.do(cmd)
	}
}

func (d *driver) size(w, h int) {
	d.w, d.h = w, h
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
}

var keyTypes = func() map[string]tea.KeyType {
	types := map[string]tea.KeyType{}
	for k := tea.KeyType(-200); k < 130; k++ {
		if name := (tea.KeyMsg{Type: k}).String(); name != "" && k != tea.KeyRunes {
			if _, ok := types[name]; !ok {
				types[name] = k
			}
		}
	}
	return types
}()

func (d *driver) press(keys ...string) {
	for _, key := range keys {
		switch k, ok := keyTypes[key]; {
		case key == "space":
			d.send(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
		case ok:
			d.send(tea.KeyMsg{Type: k})
		case strings.HasPrefix(key, "alt+"):
			plain := strings.TrimPrefix(key, "alt+")
			if k, ok := keyTypes[plain]; ok {
				d.send(tea.KeyMsg{Type: k, Alt: true})
			} else {
				d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(plain), Alt: true})
			}
		case len([]rune(key)) == 1:
			d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)})
		default:
			d.t.Fatalf("no key is called %q", key)
		}
	}
}

// write types text the way a fast typist's terminal sends it: in one piece.
func (d *driver) write(text string) {
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text)})
}

// screen is the text of the screen. It fails where a line is not exactly as wide
// as the screen, or the lines are not as many as it has.
func (d *driver) screen() string {
	d.t.Helper()
	lines, caret := tui.Frame(d.root)
	if len(lines) != d.h {
		d.t.Errorf("%d×%d: %d lines", d.w, d.h, len(lines))
	}
	for i, line := range lines {
		text := ansi.Strip(line)
		if got := lay.Width(text); got != d.w {
			d.t.Errorf("%d×%d: line %d is %d cells wide: %q", d.w, d.h, i, got, text)
		}
		if got := ansi.StringWidth(line); got > d.w {
			d.t.Errorf("%d×%d: line %d is %d cells wide for a terminal: %q", d.w, d.h, i, got, text)
		}
		lines[i] = strings.TrimRight(text, " ")
	}
	if caret != nil && (caret.X < 0 || caret.X >= d.w || caret.Y < 0 || caret.Y >= d.h) {
		d.t.Errorf("%d×%d: the caret is at %v", d.w, d.h, *caret)
	}
	return strings.Join(lines, "\n") + "\n"
}

func (d *driver) sees(text string) bool { return strings.Contains(d.screen(), text) }

func (d *driver) see(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !d.sees(text) {
			d.t.Errorf("%q is not on the screen:\n%s", text, d.screen())
		}
	}
}

func options(m *memory) tui.Options {
	return tui.Options{Desk: m, Title: "reports", Lang: model.Chinese}
}

// clipboard is the text that an OSC 52 sequence asks to be copied.
func clipboard(sequence []byte) string {
	text, _ := strings.CutPrefix(string(sequence), "\x1b]52;c;")
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(text, "\a"))
	if err != nil {
		return err.Error()
	}
	return string(raw)
}
