package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"gouji/model"
)

// Exit codes.
const (
	exitDone     = 0
	exitFindings = 1 // check found something
	exitTrouble  = 2 // wrong usage, or something could not be read; the rest was
)

// Command is the program with the world it runs in.
type Command struct {
	In       io.Reader
	Out, Err io.Writer
	Env      func(string) string
}

// verb is one thing the command does.
type verb struct {
	name    string
	args    string // as the usage line shows them
	about   model.Words
	long    model.Words // what the help says beyond; may be empty
	options []option    // its own; those of every verb come on top
	run     func(*call, []string) int
}

// option is one flag: usage, help and completion are made from it.
type option struct {
	name, short string // "format", "f"; short is "" for none
	takes       string // "FILE", or the words there are to choose from: "text|json"; "" for a switch
	about       model.Words
	into        any // *bool for a switch, *string, or *[]string for a list with commas
}

// verbs gives every verb, in the order help lists them; the first is what runs
// where none is named. Each call makes new ones, for they hold the flags given.
func verbs() []*verb {
	return []*verb{reviewVerb(), checkVerb(), exportVerb(), explainVerb(), schemaVerb(), completionVerb(), versionVerb()}
}

// call is one run of a verb.
type call struct {
	*Command
	verb    *verb
	lang    model.Lang
	color   bool
	verbose bool
	state   string // folder named with --state, or ""
	bar     *progress
}

// Main runs the command and gives its exit code.
func (c Command) Main(args []string) int {
	v, args := choose(args)
	run := &call{Command: &c, verb: v, lang: langOf(c.Env), bar: newProgress(c.Err)}
	given := &general{color: "auto"}
	flags := flagSet(append(v.options, given.options()...))
	if err := flags.Parse(args); errors.Is(err, pflag.ErrHelp) {
		return run.help(c.Out)
	} else if err != nil {
		return run.fail(wrong(sayBadFlag(err)))
	}
	if err := run.take(given); err != nil {
		return run.fail(err)
	}
	return v.run(run, flags.Args())
}

// choose finds the verb that the first argument names. What is no verb is the
// workstation's, so that `gouji reports` opens a folder.
func choose(args []string) (*verb, []string) {
	all := verbs()
	if len(args) == 0 {
		return all[0], args
	}
	name := args[0]
	switch name {
	case "help":
		return &verb{run: func(c *call, names []string) int { return c.helpFor(names) }}, args[1:]
	case "--version":
		name = "version"
	case "-h", "--help":
		return &verb{run: func(c *call, _ []string) int { return c.overview(c.Out) }}, nil
	}
	if i := slices.IndexFunc(all, func(v *verb) bool { return v.name == name }); i >= 0 {
		return all[i], args[1:]
	}
	return all[0], args
}

// general are the flags of every verb, as given.
type general struct {
	lang, color, state string
	verbose            bool
}

func (g *general) options() []option {
	return []option{
		{name: "state", takes: "DIR", about: aboutState, into: &g.state},
		{name: "lang", takes: "zh|en", about: aboutLang, into: &g.lang},
		{name: "color", takes: "auto|always|never", about: aboutColor, into: &g.color},
		{name: "verbose", short: "v", about: aboutVerbose, into: &g.verbose},
	}
}

func flagSet(options []option) *pflag.FlagSet {
	f := pflag.NewFlagSet("gouji", pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	for _, o := range options {
		switch into := o.into.(type) {
		case *bool:
			f.BoolVarP(into, o.name, o.short, *into, "")
		case *string:
			f.StringVarP(into, o.name, o.short, *into, "")
		case *[]string:
			f.StringSliceVarP(into, o.name, o.short, *into, "")
		}
	}
	return f
}

// take makes the flags every verb has into what the call goes by.
func (c *call) take(g *general) error {
	switch g.lang {
	case "":
	case string(model.Chinese), string(model.English):
		c.lang = model.Lang(g.lang)
	default:
		return wrong(sayNoLang(g.lang))
	}
	switch g.color {
	case "auto":
		c.color = isTerminal(c.Out) && c.Env("NO_COLOR") == "" && c.Env("TERM") != "dumb"
	case "always", "never":
		c.color = g.color == "always"
	default:
		return wrong(sayNoColor(g.color))
	}
	c.verbose, c.state = g.verbose, g.state
	return nil
}

// langOf is the language the environment asks for: the first that is set of
// LC_ALL, LC_MESSAGES and LANG.
func langOf(env func(string) string) model.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "zh") {
				return model.Chinese
			}
			break
		}
	}
	return model.English
}

// trouble is an error with what to do next.
type trouble struct{ what, next model.Words }

func (t *trouble) Error() string { return t.what.EN }

// misuse is an error of usage: what to do next is to read the verb's help.
type misuse struct{ what model.Words }

func (m *misuse) Error() string { return m.what.EN }

func wrong(what model.Words) error { return &misuse{what} }

// fail reports what went wrong and, where it is known, what to do next.
func (c *call) fail(err error) int {
	what, next := wordsOf(err), model.Words{}
	var t *trouble
	var m *misuse
	switch {
	case errors.As(err, &t):
		what, next = t.what, t.next
	case errors.As(err, &m):
		what, next = m.what, sayReadHelp(c.verb.name)
	}
	fmt.Fprintf(c.Err, "gouji: %s\n", shown(what.In(c.lang)))
	if next != (model.Words{}) {
		fmt.Fprintf(c.Err, "%s: %s\n", wordHint.In(c.lang), shown(next.In(c.lang)))
	}
	return exitTrouble
}
