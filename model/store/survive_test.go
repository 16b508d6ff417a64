package store

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// A test that needs another process runs this test program again with the child's
// part named in the environment.
const (
	childPart   = "GOUJI_STORE_CHILD" // what the child's decisions are called
	childFolder = "GOUJI_STORE_FOLDER"
	childCount  = 50
)

func TestMain(m *testing.M) {
	if part := os.Getenv(childPart); part != "" {
		if err := appendAndTell(part); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// appendAndTell makes decisions, and names each on standard output once it is saved.
func appendAndTell(part string) error {
	j, err := Beside(os.Getenv(childFolder)).Open("a.txt", sha)
	if err != nil {
		return err
	}
	for n := 0; n < childCount || part == "endless"; n++ {
		d := decision(n)
		d.ID = fmt.Sprint(part, n)
		if _, err := j.Append(d); err != nil {
			return err
		}
		fmt.Println(d.ID)
	}
	return nil
}

func child(t *testing.T, part, folder string) (*exec.Cmd, io.Reader) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childPart+"="+part, childFolder+"="+folder)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, out
}

// TestKilledWhileAppending kills a process that appends without end. Whatever it
// reported as saved must be there.
func TestKilledWhileAppending(t *testing.T) {
	for round := range 5 {
		folder := t.TempDir()
		c, out := child(t, "endless", folder)
		lines := bufio.NewScanner(out)
		var saved []string
		for len(saved) < 10 && lines.Scan() {
			saved = append(saved, lines.Text())
		}
		time.Sleep(time.Duration(round) * 700 * time.Microsecond) // so that the blow falls elsewhere each time
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			saved = append(saved, lines.Text())
		}
		_ = c.Wait() // killed, as intended
		j := open(t, Beside(folder), "a.txt")
		if len(saved) < 10 {
			t.Fatalf("only %d were reported as saved", len(saved))
		}
		for _, id := range saved {
			if !has(j.Decisions(), id) {
				t.Errorf("%s was reported as saved and is gone", id)
			}
		}
		keep(t, j, decision(7))
	}
}

func TestTwoProcessesAppending(t *testing.T) {
	folder := t.TempDir()
	a, outA := child(t, "a", folder)
	b, outB := child(t, "b", folder)
	for _, out := range []io.Reader{outA, outB} {
		if _, err := io.Copy(io.Discard, out); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []*exec.Cmd{a, b} {
		if err := c.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	j := open(t, Beside(folder), "a.txt")
	if len(j.Decisions()) != 2*childCount || len(j.Messages()) != 0 {
		t.Errorf("%d decisions of %d; %v", len(j.Decisions()), 2*childCount, j.Messages())
	}
	raw, _ := os.ReadFile(j.File())
	if lines := strings.Count(string(raw), "\n"); lines != 2*childCount+1 {
		t.Errorf("the file has %d lines", lines)
	}
}
