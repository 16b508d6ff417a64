package main

import (
	"fmt"
	"strings"

	"gouji/model/rule"
)

func completionVerb() *verb {
	return &verb{name: "completion", args: "bash|zsh|fish", about: aboutCompletion, long: aboutCompletionLong, run: func(c *call, args []string) int {
		if len(args) != 1 {
			return c.fail(wrong(sayNameShell))
		}
		script, ok := shells[args[0]]
		if !ok {
			return c.fail(wrong(sayNoShell(args[0])))
		}
		fmt.Fprint(c.Out, script(c))
		return exitDone
	}}
}

// shells make the script of a shell from the table of verbs.
var shells map[string]func(*call) string

func init() { // completionVerb stands in the table that the scripts are made from
	shells = map[string]func(*call) string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}
}

// optionsOf gives a verb's options and those of every verb.
func optionsOf(v *verb) []option { return append(v.options, new(general).options()...) }

// choices are the words an option or verb takes, if it takes a few.
func choices(takes string) []string {
	if !strings.Contains(takes, "|") || strings.ToLower(takes) != takes {
		return nil
	}
	return strings.Split(takes, "|")
}

func names() []string {
	all := []string{"help"}
	for _, v := range verbs() {
		all = append(all, v.name)
	}
	return all
}

func ruleCodes() string {
	var all []string
	for _, r := range rule.All() {
		all = append(all, r.Code)
	}
	return strings.Join(all, " ")
}

// flagsOf are a verb's flags as they are typed.
func flagsOf(v *verb) string {
	var all []string
	for _, o := range optionsOf(v) {
		if o.short != "" {
			all = append(all, "-"+o.short)
		}
		all = append(all, "--"+o.name)
	}
	return strings.Join(all, " ")
}

// bashScript asks three things in turn: what an option takes, a verb's flags, a
// verb or a file.
func bashScript(*call) string {
	var b strings.Builder
	b.WriteString("# gouji completion bash > /etc/bash_completion.d/gouji\n_gouji() {\n")
	b.WriteString("\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}\n")
	b.WriteString("\tcase $verb:$prev in\n")
	for _, v := range verbs() {
		for _, o := range optionsOf(v) {
			if words := choices(o.takes); words != nil {
				fmt.Fprintf(&b, "\t%s:--%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n", v.name, o.name, strings.Join(words, " "))
			}
		}
		if words := choices(v.args); words != nil {
			fmt.Fprintf(&b, "\t%s:%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n", v.name, v.name, strings.Join(words, " "))
		}
	}
	fmt.Fprintf(&b, "\texplain:*|check:--select|check:--ignore) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n\tesac\n", ruleCodes())
	b.WriteString("\tcase $verb:$cur in\n")
	for _, v := range verbs() {
		fmt.Fprintf(&b, "\t%s:-*) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n", v.name, flagsOf(v))
	}
	fmt.Fprintf(&b, "\t-*:-*) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n\tesac\n", flagsOf(verbs()[0]))
	fmt.Fprintf(&b, "\tif [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W '%s' -- \"$cur\")); fi\n", strings.Join(names(), " "))
	b.WriteString("\tCOMPREPLY+=($(compgen -f -- \"$cur\"))\n}\ncomplete -o filenames -F _gouji gouji\n")
	return b.String()
}

func zshScript(c *call) string {
	var b strings.Builder
	b.WriteString("#compdef gouji\n# gouji completion zsh > \"${fpath[1]}/_gouji\"\n_gouji() {\n\tcase $words[2] in\n")
	for _, v := range verbs() {
		fmt.Fprintf(&b, "\t%s) shift words; ((CURRENT--)); _arguments -s", v.name)
		for _, o := range optionsOf(v) {
			fmt.Fprintf(&b, " \\\n\t\t%s", quoted("--"+o.name+zshTakes(o)))
		}
		fmt.Fprintf(&b, " \\\n\t\t%s ;;\n", quoted("*: :"+zshArguments(v)))
	}
	b.WriteString("\t*) local -a verbs=(")
	for _, v := range verbs() {
		fmt.Fprintf(&b, "\n\t\t%s", quoted(v.name+":"+v.about.In(c.lang)))
	}
	b.WriteString(")\n\t\t_describe verb verbs; _files ;;\n\tesac\n}\n_gouji \"$@\"\n")
	return b.String()
}

func zshTakes(o option) string {
	switch words := choices(o.takes); {
	case words != nil:
		return "=: :(" + strings.Join(words, " ") + ")"
	case o.takes != "":
		return "=: :_files"
	}
	return ""
}

func zshArguments(v *verb) string {
	switch words := choices(v.args); {
	case words != nil:
		return "(" + strings.Join(words, " ") + ")"
	case v.name == "explain":
		return "(" + ruleCodes() + ")"
	}
	return "_files"
}

func fishScript(c *call) string {
	var b strings.Builder
	b.WriteString("# gouji completion fish > ~/.config/fish/completions/gouji.fish\n")
	for _, v := range verbs() {
		fmt.Fprintf(&b, "complete -c gouji -n __fish_use_subcommand -a %s -d %s\n", v.name, quoted(v.about.In(c.lang)))
		seen := "-n " + quoted("__fish_seen_subcommand_from "+v.name)
		if words := choices(v.args); words != nil {
			fmt.Fprintf(&b, "complete -c gouji %s -f -a %s\n", seen, quoted(strings.Join(words, " ")))
		}
		if v.name == "explain" {
			fmt.Fprintf(&b, "complete -c gouji %s -f -a %s\n", seen, quoted(ruleCodes()))
		}
		for _, o := range optionsOf(v) {
			fmt.Fprintf(&b, "complete -c gouji %s -l %s%s -d %s\n", seen, o.name, fishTakes(o), quoted(o.about.In(c.lang)))
		}
	}
	return b.String()
}

func fishTakes(o option) string {
	var b strings.Builder
	if o.short != "" {
		b.WriteString(" -s " + o.short)
	}
	if words := choices(o.takes); words != nil {
		b.WriteString(" -x -a " + quoted(strings.Join(words, " ")))
	} else if o.takes != "" {
		b.WriteString(" -r")
	}
	return b.String()
}

// quoted puts a text into single quotes for a shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
