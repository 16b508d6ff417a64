package tui_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"gouji/tui"
	"gouji/tui/act"
)

// playing is set in the environment of the copy of the test binary that plays
// the program in a pseudo-terminal.
const playing = "GOUJI_PLAY"

func TestMain(m *testing.M) {
	switch os.Getenv(playing) {
	case "":
		os.Exit(m.Run())
	case "panic":
		show(&crashing{sample()})
	default:
		show(sample())
	}
}

// show plays the program and ends the process.
func show(desk act.Desk) {
	o := options(sample())
	o.Desk, o.Mouse = desk, true
	if err := tui.Run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "run:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// sample is a memory of one report, made without a test.
func sample() *memory {
	raw, err := os.ReadFile("../testdata/reports/枫渚县经济开发区2012-website-exceeds-total.txt")
	if err != nil {
		panic(err)
	}
	m := none()
	m.add("枫渚.txt", raw)
	return m
}

// crashing panics when a decision is made.
type crashing struct{ *memory }

func (*crashing) Reviewer() string { panic("nobody is there") }

// window is a program in a pseudo-terminal that answers nothing.
type window struct {
	t      *testing.T
	file   *os.File
	cmd    *exec.Cmd
	before *term.State
	tty    *os.File
	out    chan []byte
	seen   bytes.Buffer
}

func openWindow(t *testing.T, play string) *window {
	t.Helper()
	file, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(file, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	before, err := term.GetState(tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), playing+"="+play, "TERM=xterm-256color", "LANG=zh_CN.UTF-8")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, file: file, cmd: cmd, before: before, tty: tty, out: make(chan []byte, 100)}
	go w.read()
	t.Cleanup(func() { cmd.Process.Kill(); file.Close(); tty.Close() })
	return w
}

func (w *window) read() {
	defer close(w.out)
	for {
		piece := make([]byte, 1<<16)
		n, err := w.file.Read(piece)
		if n > 0 {
			w.out <- piece[:n]
		}
		if err != nil {
			return
		}
	}
}

const patience = 20 * time.Second

// await waits until the program has written a text since the last await.
func (w *window) await(text string) string {
	w.t.Helper()
	deadline := time.After(patience)
	for {
		if i := bytes.Index(w.seen.Bytes(), []byte(text)); i >= 0 {
			return string(w.seen.Next(i + len(text)))
		}
		select {
		case piece, ok := <-w.out:
			if !ok {
				w.t.Fatalf("the program ended before it wrote %q; it wrote %q", text, w.seen.String())
			}
			w.seen.Write(piece)
		case <-deadline:
			w.t.Fatalf("the program did not write %q; it wrote %q", text, w.seen.String())
		}
	}
}

func (w *window) press(keys string) {
	w.t.Helper()
	if _, err := io.WriteString(w.file, keys); err != nil {
		w.t.Fatal(err)
	}
}

// ends waits for the program's end and checks that the terminal is as it was.
func (w *window) ends() {
	w.t.Helper()
	rest := w.await("\x1b[?1049l")
	rest += w.await("\x1b[?25h")
	for _, off := range []string{"\x1b[?1002l", "\x1b[?2004l"} { // mouse and bracketed paste
		if !strings.Contains(rest, off) {
			w.t.Errorf("%q was not sent at the end: %q", off, rest)
		}
	}
	w.cmd.Wait()
	after, err := term.GetState(w.tty.Fd())
	if err != nil {
		w.t.Fatal(err)
	}
	if *after != *w.before {
		w.t.Errorf("the terminal's state is %v and was %v", *after, *w.before)
	}
}

// A terminal that answers nothing is asked nothing, so that the start does not stall.
func TestTheStartAsksNothing(t *testing.T) {
	w := openWindow(t, "plain")
	begun := time.Now()
	sent := w.await("勾稽") + w.await("BAL006")
	if took := time.Since(begun); took > 4*time.Second {
		t.Errorf("the first screen took %v", took)
	}
	for _, question := range []string{"\x1b]11;?", "\x1b]10;?", "\x1b[6n", "\x1b[c", "\x1b[>"} {
		if strings.Contains(sent, question) {
			t.Errorf("the start asks %q", question)
		}
	}
	w.press("q")
	w.ends()
}

// The terminal's own cursor stands where one types, counted in cells.
func TestTheCursorFollowsTheCaret(t *testing.T) {
	w := openWindow(t, "plain")
	w.await("BAL006")
	w.press("/")
	w.await("\x1b[3;3H\x1b[?25h")
	w.press("枫渚")
	w.await("\x1b[3;7H\x1b[?25h")
	w.press("\x1b[D") // left: nothing but the caret moves
	w.await("\x1b[3;5H\x1b[?25h")
	w.press("\r")
	w.press("q")
	w.ends()
}

func TestTheTerminalIsRestored(t *testing.T) {
	for _, c := range []struct {
		name, play string
		end        func(*window)
	}{
		{"ctrl+c", "plain", func(w *window) { w.press("\x03") }},
		{"SIGTERM", "plain", func(w *window) { w.cmd.Process.Signal(syscall.SIGTERM) }},
		{"SIGHUP", "plain", func(w *window) { w.cmd.Process.Signal(syscall.SIGHUP) }},
		{"SIGINT", "plain", func(w *window) { w.cmd.Process.Signal(syscall.SIGINT) }},
		{"a panic", "panic", func(w *window) { w.press("o") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := openWindow(t, c.play)
			w.await("BAL006")
			c.end(w)
			w.ends()
		})
	}
}
