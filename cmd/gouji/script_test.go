package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"gouji": main}) }

var testdata = func() string {
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		panic(err)
	}
	return dir
}()

// TestScripts runs the program as a person at a shell would.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join(testdata, "scripts"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("LC_ALL", "C")
			e.Setenv("GOUJI_REVIEWER", "王")
			e.Setenv("BAD", filepath.Join(testdata, "bad"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "report": copyReport, "append": appendText, "prepend": prependLine, "size": makeFile,
			"correct": correct, "waive": waive, "undo": undo,
		},
	})
}

// exits N COMMAND… runs a command that must end with the exit code N.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	have := 0
	if exit := new(exec.ExitError); errors.As(err, &exit) {
		have = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if have != want {
		ts.Fatalf("%s ended with %d, want %d", strings.Join(args[1:], " "), have, want)
	}
}

// report NAME FILE copies one of the invented reports.
func copyReport(ts *testscript.TestScript, _ bool, args []string) {
	raw, err := os.ReadFile(filepath.Join(testdata, "reports", args[0]+".txt"))
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[1])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), raw, 0o666))
}

// append FILE TEXT puts a text at the end of a file.
func appendText(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY|os.O_APPEND, 0)
	ts.Check(err)
	_, err = io.WriteString(f, args[1])
	ts.Check(errors.Join(err, f.Close()))
}

// prepend FILE TEXT puts a line before the first of a file.
func prependLine(ts *testscript.TestScript, _ bool, args []string) {
	raw, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), append([]byte(args[1]+"\n"), raw...), 0o666))
}

// size FILE BYTES makes a file of so many bytes.
func makeFile(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(errors.Join(f.Truncate(size), f.Close()))
}

// correct [--state DIR] FOLDER REPORT TABLE/ROW/COLUMN VALUE decides as the
// workstation would, through its desk.
func correct(ts *testscript.TestScript, _ bool, args []string) {
	decide(ts, args, func(c *review.Case, by review.By, args []string) (review.Decision, error) {
		address := strings.Split(args[0], "/")
		set := []model.Setting{{Address: model.Address{Table: address[0], Row: address[1], Column: address[2]}, To: args[1]}}
		return c.Correct(by, set, review.PublishedWrong, "checked")
	})
}

// waive [--state DIR] FOLDER REPORT CODE
func waive(ts *testscript.TestScript, _ bool, args []string) {
	decide(ts, args, func(c *review.Case, by review.By, args []string) (review.Decision, error) {
		for i := range c.Findings {
			if c.Findings[i].Code == args[0] {
				return c.Waive(by, &c.Findings[i], "as published")
			}
		}
		return review.Decision{}, errors.New("no such finding")
	})
}

// undo [--state DIR] FOLDER REPORT
func undo(ts *testscript.TestScript, _ bool, args []string) {
	decide(ts, args, func(c *review.Case, by review.By, _ []string) (review.Decision, error) { return c.Undo(by) })
}

func decide(ts *testscript.TestScript, args []string, make func(*review.Case, review.By, []string) (review.Decision, error)) {
	c := &call{Command: &Command{Env: ts.Getenv}, lang: model.English}
	if args[0] == "--state" {
		c.state, args = ts.MkAbs(args[1]), args[2:]
	}
	d, err := newDesk(c, []string{ts.MkAbs(args[0])})
	ts.Check(err)
	var found []act.Summary
	ts.Check(d.Load(context.Background(), func(s []act.Summary, _ act.Progress) { found = append(found, s...) }))
	for _, s := range found {
		if s.Path != args[1] {
			continue
		}
		opened, _, err := d.Open(context.Background(), s.ID)
		ts.Check(err)
		decision, err := make(opened, review.By{Name: d.Reviewer(), At: d.Now()}, args[2:])
		ts.Check(err)
		_, _, err = d.Save(context.Background(), s.ID, decision)
		ts.Check(err)
		return
	}
	ts.Fatalf("there is no report %s in %s", args[1], args[0])
}
