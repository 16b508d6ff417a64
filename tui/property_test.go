package tui_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/model"
	"gouji/tui"
	"gouji/tui/keys"
)

// fingers are all keys there are, and some that mean nothing or are typed.
func fingers() []string {
	known := []string{"x", "民", "=", "8", "Q", "space", "ctrl+l", "f5"}
	for _, b := range keys.Bindings {
		for _, k := range b.Keys() {
			if k == " " {
				k = "space"
			}
			known = append(known, k)
		}
	}
	return known
}

// At any size, whatever is pressed, every line is exactly as wide as the screen
// and there are exactly as many as it has; the driver looks at each.
func TestEveryFrameFitsTheScreen(t *testing.T) {
	keyboard := fingers()
	for seed := range uint64(9) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 7))
			o := options(hostileReports(t))
			o.NoColor = seed%2 == 0
			if seed%3 == 0 {
				o.Lang = model.English
			}
			d := start(t, o, 80, 24)
			for range 160 {
				switch n := r.IntN(12); {
				case n == 0:
					d.size(1+r.IntN(220), 1+r.IntN(60))
				case n == 1:
					d.size([]int{80, 100, 120, 200}[r.IntN(4)], []int{24, 40, 50}[r.IntN(3)])
				case n == 2:
					buttons := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown}
					d.send(tea.MouseMsg{X: r.IntN(d.w), Y: r.IntN(d.h), Button: buttons[r.IntN(3)], Action: tea.MouseActionPress})
				default:
					press(d, keyboard[r.IntN(len(keyboard))])
				}
				d.screen()
				if t.Failed() || d.quit {
					break
				}
			}
		})
	}
}

// press presses any key but those that quit.
func press(d *driver, key string) {
	if key != "q" && key != "ctrl+c" && key != "E" && key != "ctrl+z" {
		d.press(key)
	}
}

// hostileReports are the reports of testdata, one that steers terminals, and files that are none.
func hostileReports(t testing.TB) *memory {
	m := reports(t)
	m.add("a\x1b[2J\u202e/\tb.txt", with(m.text["clean-2021.txt"], "\x00\x07\t\u202e\u200b截至2021年2月30日\r\n收到申请\x1b]0;x\x07 10件,其中:网络申请4件,信函申请5件。\n"+long()))
	m.add("empty.txt", nil)
	m.add("binary.txt", []byte{0, 1, 2, 0xff, 0xfe, 0, 0, 9})
	return m
}

// with is a report with a text put in after its first line.
func with(report []byte, text string) []byte {
	first, rest, _ := strings.Cut(string(report), "\n")
	return []byte(first + "\n" + text + "\n" + rest)
}

// long is one line of many thousand characters.
func long() string {
	text := make([]byte, 0, 30000)
	for i := range 5000 {
		text = append(text, "政府a"[3*(i%2):3*(i%2)+3]...)
	}
	return string(text)
}

func TestHostileReportIsShownAndNotSent(t *testing.T) {
	m := reports(t, "clean-2021.txt")
	m.text["clean-2021.txt"] = with(m.text["clean-2021.txt"], "\x1b[2J\x1b]52;c;aGk=\x07 \u202e完")
	d := start(t, options(m), 120, 40)
	d.press("3", "g")
	d.see("␛[2J␛]52;c;aGk=␇ ◌完")
	lines, _ := tui.Frame(d.root)
	for _, line := range lines {
		if sends(line, "\x1b[2J", "\x1b]52", "\x07", "\u202e") {
			t.Errorf("%q steers the terminal", line)
		}
	}
}

// sends tells whether a drawn line would send any of some texts to the terminal.
func sends(line string, texts ...string) bool {
	for _, text := range texts {
		if strings.Contains(line, text) {
			return true
		}
	}
	return false
}
