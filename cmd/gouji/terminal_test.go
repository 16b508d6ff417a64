//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// screen is the program running in a terminal of its own.
type screen struct {
	t       *testing.T
	command *exec.Cmd
	pty     *os.File

	mutex sync.Mutex
	seen  bytes.Buffer // all that was sent to the terminal
}

// onScreen starts the workstation on a folder. PATH finds this test's own program.
func onScreen(t *testing.T, folder string) *screen {
	t.Helper()
	s := &screen{t: t, command: exec.Command("gouji", "--lang", "en", folder)}
	s.command.Env = append(os.Environ(), "TERM=xterm-256color", "GOUJI_REVIEWER=wang")
	var err error
	if s.pty, err = pty.StartWithSize(s.command, &pty.Winsize{Rows: 40, Cols: 120}); err != nil {
		t.Fatal(err)
	}
	go func() {
		part := make([]byte, 4096)
		for {
			n, err := s.pty.Read(part)
			s.mutex.Lock()
			s.seen.Write(part[:n])
			s.mutex.Unlock()
			if err != nil {
				return
			}
		}
	}()
	return s
}

// waitFor waits until a text was sent to the terminal since the last key.
func (s *screen) waitFor(text string) {
	s.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s.mutex.Lock()
		seen := s.seen.String()
		s.mutex.Unlock()
		if strings.Contains(seen, text) {
			return
		}
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.t.Fatalf("%q does not appear; what was sent:\n%q", text, s.seen.String())
}

// press sends keys and forgets what was seen before.
func (s *screen) press(keys string) {
	s.t.Helper()
	s.mutex.Lock()
	s.seen.Reset()
	s.mutex.Unlock()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// TestKilledAfterSaved kills the workstation as soon as it says that a decision
// is saved. The next start has it, undo takes it back, and the report was never touched.
func TestKilledAfterSaved(t *testing.T) {
	folder := folderOf(t, exceeding)
	report := filepath.Join(folder, "0.txt")
	before, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	s := onScreen(t, folder)
	s.waitFor("421 > ")
	s.press("e")
	s.waitFor("unchanged")
	s.press("\x15412")
	s.waitFor("fixes 1")
	s.press("\r")
	s.waitFor("saved")
	if err := s.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = s.command.Wait() // killed, as intended
	s.pty.Close()

	if d, _ := deskOn(t, folder); !opened(t, d, 0).Current.Cell(website[0].Address).Corrected {
		t.Fatal("the correction that was shown as saved is gone")
	}
	s = onScreen(t, folder)
	s.waitFor("fixed")
	s.press("u")
	s.waitFor("421 > ")
	s.press("q")
	if err := s.command.Wait(); err != nil {
		t.Errorf("quitting ended with %v", err)
	}
	s.pty.Close()
	if d, _ := deskOn(t, folder); opened(t, d, 0).Current.Cell(website[0].Address).Corrected {
		t.Error("the correction that was undone is there")
	}
	if after, err := os.ReadFile(report); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the report was changed: %v", err)
	}
}
