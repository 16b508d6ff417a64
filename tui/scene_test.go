package tui_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gouji/model"
	"gouji/tui"
	"gouji/tui/act"
)

var update = flag.Bool("update", false, "write the screens of scenes anew; read them before committing")

// A scene is an archive: a script, and the screens it must come by. Commands:
//
//	reports NAME…    files of testdata/reports, or of the archive as report/NAME; all without a name; none
//	lang en          the screen's language; Chinese without
//	nocolor          no colours
//	size W H         starts the screen, or changes its size
//	press KEY…       as Bubble Tea names keys; space for the blank
//	type TEXT        in one piece
//	see TEXT         the screen has it
//	not TEXT         the screen has it not
//	caret X Y        the caret stands there; caret none
//	journal N        so many decisions are on disk
//	hold, release    work beside the screen waits; goes on
//	fail TEXT        saving fails with it from now on; fail alone ends that
//	others N         another terminal made so many decisions at each save
//	message TEXT     opening a report tells it
//	exported N       so many reports were exported; 0 for all
//	copied TEXT      the terminal was given it to copy
//	gone             the program has quit
//	screen NAME      the screen is the archive's file of that name
func TestScenes(t *testing.T) {
	paths, err := filepath.Glob("../testdata/scenes/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scenes: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { play(t, path) })
	}
}

type scene struct {
	*driver
	t       *testing.T
	archive *txtar.Archive
	changed bool
	memory  *memory
	options tui.Options
	copied  bytes.Buffer
}

func play(t *testing.T, path string) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{t: t, archive: archive, options: tui.Options{Title: "reports", Lang: model.Chinese}}
	for n, line := range strings.Split(string(archive.Comment), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, _ := strings.Cut(line, " ")
		if err := s.command(name, rest); err != nil {
			t.Fatalf("%s:%d: %s: %v", path, n+1, line, err)
		}
	}
	if s.changed {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (s *scene) command(name, rest string) error {
	args := strings.Fields(rest)
	switch name {
	case "reports":
		s.load(args)
	case "lang":
		s.options.Lang = model.Lang(rest)
	case "nocolor":
		s.options.NoColor = true
	case "size":
		return s.resize(args)
	case "press":
		s.press(args...)
	case "type":
		s.write(rest)
	case "hold":
		s.hold = true
	case "release":
		s.release()
	case "fail":
		s.memory.fail = rest
	case "others":
		_, err := fmt.Sscan(rest, &s.memory.others)
		return err
	case "message":
		s.memory.message = model.Words{ZH: rest, EN: rest}
	default:
		return s.assert(name, rest)
	}
	return nil
}

func (s *scene) load(names []string) {
	var own []txtar.File
	for _, f := range s.archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "report/"); ok {
			own = append(own, txtar.File{Name: name, Data: f.Data})
		}
	}
	switch {
	case len(names) > 0 && names[0] == "none", len(names) == 0 && len(own) > 0:
		s.memory = none()
	default:
		s.memory = reports(s.t, names...)
	}
	for _, f := range own {
		s.memory.add(f.Name, f.Data)
	}
	s.options.Desk = s.memory
}

func (s *scene) resize(args []string) error {
	var w, h int
	if _, err := fmt.Sscan(strings.Join(args, " "), &w, &h); err != nil {
		return err
	}
	if s.driver != nil {
		s.size(w, h)
		return nil
	}
	if s.memory == nil {
		s.load(nil)
	}
	s.driver = start(s.t, s.options, w, h)
	tui.CopyTo(s.root, &s.copied)
	return nil
}

func (s *scene) assert(name, rest string) error {
	switch name {
	case "see":
		if !s.sees(rest) {
			return fmt.Errorf("it is not on the screen:\n%s", s.screen())
		}
	case "not":
		if s.sees(rest) {
			return fmt.Errorf("it is on the screen:\n%s", s.screen())
		}
	case "caret":
		return s.caret(rest)
	case "journal":
		total := 0
		for _, j := range s.memory.journals {
			total += len(j)
		}
		return same(rest, total)
	case "exported":
		if s.memory.exported == nil {
			return fmt.Errorf("nothing was exported")
		}
		return same(rest, len(*s.memory.exported))
	case "copied":
		return same(rest, clipboard(s.copied.Bytes()))
	case "gone":
		return same("true", s.quit)
	case "screen":
		return s.golden(rest)
	default:
		return fmt.Errorf("there is no such command")
	}
	return nil
}

func same(want string, have any) error {
	if fmt.Sprint(have) != want {
		return fmt.Errorf("it is %v", have)
	}
	return nil
}

func (s *scene) caret(want string) error {
	_, at := tui.Frame(s.root)
	if at == nil {
		return same(want, "none")
	}
	return same(want, fmt.Sprintf("%d %d", at.X, at.Y))
}

// golden compares the screen with a file of the archive.
func (s *scene) golden(name string) error {
	have := s.screen()
	for i := range s.archive.Files {
		f := &s.archive.Files[i]
		if f.Name != name {
			continue
		}
		if string(f.Data) == have {
			return nil
		}
		if !*update {
			return fmt.Errorf("it is\n%s\nand should be\n%s\n(go test ./tui -update writes it; read the difference)", have, f.Data)
		}
		f.Data, s.changed = []byte(have), true
		return nil
	}
	if !*update {
		return fmt.Errorf("the archive has no such screen; go test ./tui -update writes it")
	}
	s.archive.Files = append(s.archive.Files, txtar.File{Name: name, Data: []byte(have)})
	s.changed = true
	return nil
}

var _ act.Desk = (*memory)(nil)
