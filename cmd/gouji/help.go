package main

import (
	"fmt"
	"io"
	"slices"
)

// overview lists the verbs.
func (c *call) overview(w io.Writer) int {
	fmt.Fprintf(w, "%s\n\n", aboutProgram.In(c.lang))
	for _, v := range verbs() {
		line := "gouji " + v.name + " " + v.args
		if v.name == "review" {
			line = "gouji " + v.args
		}
		fmt.Fprintf(w, "  %-30s  %s\n", line, v.about.In(c.lang))
	}
	fmt.Fprintf(w, "\n%s\n", aboutHelp.In(c.lang))
	return exitDone
}

// helpFor is `gouji help VERB`.
func (c *call) helpFor(names []string) int {
	if len(names) == 0 {
		return c.overview(c.Out)
	}
	all := verbs()
	i := slices.IndexFunc(all, func(v *verb) bool { return v.name == names[0] })
	if i < 0 {
		return c.fail(&trouble{sayNoVerb(names[0]), sayReadOverview()})
	}
	c.verb = all[i]
	return c.help(c.Out)
}

// help describes the verb and its flags.
func (c *call) help(w io.Writer) int {
	v := c.verb
	fmt.Fprintf(w, "%s: gouji %s %s\n\n%s\n", wordUsage.In(c.lang), v.name, v.args, v.about.In(c.lang))
	if long := v.long.In(c.lang); long != "" {
		fmt.Fprintf(w, "\n%s\n", long)
	}
	fmt.Fprintln(w)
	for _, o := range optionsOf(v) {
		name := "    --" + o.name
		if o.short != "" {
			name = "-" + o.short + ", --" + o.name
		}
		fmt.Fprintf(w, "  %-37s  %s\n", name+" "+o.takes, o.about.In(c.lang))
	}
	return exitDone
}
