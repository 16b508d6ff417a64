package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"gouji/model"
	"gouji/model/export"
	"gouji/model/rule"
)

// checking is a run of check.
type checking struct {
	*call
	format           string
	selected, ignore []string
	failOn           string
	statistics       bool

	rules rule.Set
}

func checkVerb() *verb {
	k := &checking{format: "text", failOn: "info"}
	return &verb{
		name: "check", args: "PATH…", about: aboutCheck, long: aboutCheckLong,
		options: []option{
			{name: "format", takes: "text|json|jsonl", about: aboutCheckFormat, into: &k.format},
			{name: "select", takes: "CODE,…", about: aboutSelect, into: &k.selected},
			{name: "ignore", takes: "CODE,…", about: aboutIgnore, into: &k.ignore},
			{name: "fail-on", takes: "error|warning|info|none", about: aboutFailOn, into: &k.failOn},
			{name: "statistics", about: aboutStatistics, into: &k.statistics},
		},
		run: k.run,
	}
}

// checked is what check keeps of one report.
type checked struct {
	text       []byte // the findings, written out
	found      map[string]int
	untestable map[string]int
	worst      int // the highest severity found, -1 for none
}

func (k *checking) run(c *call, paths []string) int {
	k.call = c
	if err := k.valid(); err != nil {
		return c.fail(err)
	}
	var err error
	if k.rules, err = rule.Select(k.selected, k.ignore); err != nil {
		return c.fail(err)
	}
	format := export.Lines // text comes in lines too
	if k.format == "json" {
		format = export.JSON
	}
	out, err := export.NewWriter(c.Out, format, false)
	if err != nil {
		return c.fail(err)
	}
	total := checked{worst: -1, found: map[string]int{}, untestable: map[string]int{}}
	read, err := survey(c, paths, k.check, func(one checked) error {
		total.add(one)
		return c.put(out, one.text)
	})
	if err == nil && k.statistics {
		err = out.Put(k.table(total))
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return c.fail(err)
	}
	switch {
	case !read:
		return exitTrouble
	case k.failOn != "none" && total.worst >= int(severities[k.failOn]):
		return exitFindings
	}
	return exitDone
}

var severities = map[string]model.Severity{"error": model.Error, "warning": model.Warning, "info": model.Info}

func (k *checking) valid() error {
	if _, ok := severities[k.failOn]; !ok && k.failOn != "none" {
		return wrong(sayNoSeverity(k.failOn))
	}
	switch k.format {
	case "text":
		return nil
	case "json", "jsonl":
		if k.statistics {
			return wrong(sayStatisticsAreText)
		}
		return nil
	}
	return wrong(sayNoCheckFormat(k.format))
}

// check runs on the readers' own threads: what it makes is only put out after.
func (k *checking) check(r report) checked {
	one := checked{worst: -1, found: map[string]int{}, untestable: r.Untestable}
	findings := k.wanted(r.Open())
	for i := range findings {
		one.found[findings[i].Code]++
		one.worst = max(one.worst, int(findings[i].Severity))
	}
	if k.statistics || len(findings) == 0 {
		return one
	}
	var b bytes.Buffer
	if k.format == "text" {
		for i := range findings {
			k.print(&b, r, &findings[i])
		}
	} else {
		for _, located := range export.Findings(r.Reading.Source, findings, k.lang) {
			if err := export.Line(&b, located); err != nil {
				panic(err) // a struct of strings and numbers can be written
			}
		}
	}
	one.text = b.Bytes()
	return one
}

// wanted gives the findings of the selected rules. One folded under a finding
// that is not wanted stands by itself.
func (k *checking) wanted(findings []model.Finding) []model.Finding {
	if len(k.selected) == 0 && len(k.ignore) == 0 {
		return findings
	}
	var wanted []model.Finding
	for _, f := range findings {
		followers := k.wanted(f.Followers)
		if slices.ContainsFunc(k.rules, func(r *rule.Rule) bool { return r.Code == f.Code }) {
			f.Followers = followers
			wanted = append(wanted, f)
		} else {
			wanted = append(wanted, followers...)
		}
	}
	return wanted
}

// print writes a finding like a compiler, then what to do about it.
func (k *checking) print(b *bytes.Buffer, r report, f *model.Finding) {
	at := r.Reading.Source.Position(f.Place)
	fmt.Fprintf(b, "%s:%d:%d: ", shown(r.shownPath), at.Line, at.Column)
	k.paint(b, f.Severity)
	fmt.Fprintf(b, " %s %s\n", f.Code, shown(f.Message.In(k.lang)))
	for _, repair := range f.Repairs {
		fmt.Fprintf(b, "    %s: %s\n", wordHelp.In(k.lang), shown(sayRepair(repair).In(k.lang)))
	}
	if advice := f.Advice.In(k.lang); len(f.Repairs) == 0 && advice != "" {
		fmt.Fprintf(b, "    %s: %s\n", wordHelp.In(k.lang), shown(advice))
	}
	if why, ok := r.Lapsed(f); ok {
		fmt.Fprintf(b, "    %s: %s\n", wordNote.In(k.lang), shown(why.In(k.lang)))
	}
	for _, follower := range f.Followers {
		if k.verbose {
			fmt.Fprintf(b, "    %s: %s %s\n", wordNote.In(k.lang), follower.Code, shown(follower.Message.In(k.lang)))
		}
	}
	if n := len(f.Followers); n > 0 && !k.verbose {
		fmt.Fprintf(b, "    %s: %s\n", wordNote.In(k.lang), sayFollowers(n).In(k.lang))
	}
}

func (total *checked) add(one checked) {
	total.worst = max(total.worst, one.worst)
	for code, n := range one.found {
		total.found[code] += n
	}
	for code, n := range one.untestable {
		total.untestable[code] += n
	}
}

// table counts the findings and the laws that could not be tested, by rule.
func (k *checking) table(total checked) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", headStatistics.In(k.lang))
	for _, r := range k.rules {
		found, untestable := total.found[r.Code], total.untestable[r.Code]
		if found > 0 || untestable > 0 {
			fmt.Fprintf(&b, "%s  %-8s  %8d  %12d  %s\n", r.Code, r.Severity, found, untestable, r.Title.In(k.lang))
		}
	}
	return b.Bytes()
}
