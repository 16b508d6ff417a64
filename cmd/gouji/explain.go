package main

import (
	"fmt"
	"io"
	"strings"

	"gouji/model"
	"gouji/model/project"
	"gouji/model/rule"
)

func explainVerb() *verb {
	return &verb{name: "explain", args: "[CODE]", about: aboutExplain, long: aboutExplainLong, run: runExplain}
}

// runExplain lists all rules, or explains those that a code or the beginning of
// one names; those of the project file where one stands are among them.
func runExplain(c *call, args []string) int {
	p, err := project.Load(".")
	if err != nil {
		return c.fail(err)
	}
	if len(args) == 0 {
		for _, r := range p.Catalogue() {
			fmt.Fprintf(c.Out, "%s  %-7s  %s\n", r.Code, r.Severity, r.Title.In(c.lang))
		}
		return exitDone
	}
	rules, err := p.Choose(args, nil)
	if err != nil {
		return c.fail(err)
	}
	for i, r := range rules.Set() {
		if i > 0 {
			fmt.Fprintln(c.Out)
		}
		c.explain(c.Out, r)
	}
	return exitDone
}

func (c *call) explain(w io.Writer, r *rule.Rule) {
	fmt.Fprintf(w, "%s  %s\n%s\n", r.Code, r.Severity, r.Title.In(c.lang))
	part := func(head model.Words, text string) {
		if text != "" {
			fmt.Fprintf(w, "\n%s\n  %s\n", head.In(c.lang), strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n  "))
		}
	}
	part(headWhy, r.Why.In(c.lang))
	part(headBasis, r.Basis)
	part(headBad, examples(r.Bad))
	part(headGood, examples(r.Good))
	part(headSince, r.Since)
}

// examples shows what of a report makes the rule speak, or keeps it silent.
func examples(list []rule.Example) string {
	var b strings.Builder
	for _, e := range list {
		switch {
		case e.Old == "" && e.New == "":
			fmt.Fprintf(&b, "%s\n", e.Report)
		default:
			fmt.Fprintf(&b, "%s: %s → %s\n", e.Report, oneLine(e.Old), oneLine(e.New))
		}
	}
	return b.String()
}

// oneLine shows a stretch of text on one line, its line ends as a sign.
func oneLine(text string) string {
	return fmt.Sprintf("“%s”", shown(strings.ReplaceAll(text, "\n", "⏎")))
}
