package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"gouji/tui"
)

// reviewing is a run of the workstation.
type reviewing struct {
	noMouse bool
	theme   string
}

func reviewVerb() *verb {
	r := &reviewing{theme: "auto"}
	return &verb{
		name: "review", args: "[DIR|FILE…]", about: aboutReview, long: aboutReviewLong,
		options: []option{
			{name: "no-mouse", about: aboutNoMouse, into: &r.noMouse},
			{name: "theme", takes: "auto|dark|light", about: aboutTheme, into: &r.theme},
		},
		run: r.run,
	}
}

// run opens the workstation on the paths, or on the folder one stands in.
func (r *reviewing) run(c *call, paths []string) int {
	switch r.theme {
	case "auto", "dark", "light":
	default:
		return c.fail(wrong(sayNoTheme(r.theme)))
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	d, err := newDesk(c, paths)
	if err != nil { // a misspelt verb is taken for a path
		return c.fail(&trouble{wordsOf(err), sayReadOverview()})
	}
	in, out, err := c.screen()
	if err != nil {
		return c.fail(err)
	}
	err = tui.Run(context.Background(), tui.Options{
		Desk: d, Title: titleOf(paths), Lang: c.lang, NoColor: !c.color,
		Light: r.theme == "light" || r.theme == "auto" && tui.BackgroundIsLight(c.Env("COLORFGBG")),
		Mouse: !r.noMouse, Editor: editor(c.Env), In: in, Out: out,
	})
	if err != nil {
		return c.fail(err)
	}
	return exitDone
}

// screen gives the terminal the workstation runs in.
func (c *call) screen() (in, out *os.File, err error) {
	in, readable := c.In.(*os.File)
	out, writable := c.Out.(*os.File)
	if !readable || !writable || !isTerminal(in) || !isTerminal(out) {
		return nil, nil, &trouble{sayNoScreen, sayUseCheck}
	}
	return in, out, nil
}

// titleOf names what is open: the folder or file, the first of several.
func titleOf(paths []string) string {
	abs, err := filepath.Abs(paths[0])
	if err != nil {
		return paths[0]
	}
	return filepath.Base(abs)
}

// editor is the reviewer's own, with its arguments; nil for none.
func editor(env func(string) string) []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(env(name)); len(words) > 0 {
			return words
		}
	}
	return nil
}
