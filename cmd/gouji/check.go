package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gouji/model"
	"gouji/model/export"
	"gouji/model/rule"
)

// checking is a run of check.
type checking struct {
	*call
	format           string
	show             string
	selected, ignore []string
	failOn           string
	statistics       bool
	baseline         baseline
	fix              fixing

	survey *survey
	rules  rule.Set
	press  press
}

func checkVerb() *verb {
	k := &checking{format: "text", show: "auto", failOn: "info"}
	return &verb{
		name: "check", args: "PATH…", about: aboutCheck, long: aboutCheckLong,
		options: slices.Concat([]option{
			{name: "format", takes: "text|json|jsonl|sarif|github", about: aboutCheckFormat, into: &k.format},
			{name: "show", takes: "auto|always|never", about: aboutShow, into: &k.show},
			{name: "select", takes: "CODE,…", about: aboutSelect, into: &k.selected},
			{name: "ignore", takes: "CODE,…", about: aboutIgnore, into: &k.ignore},
			{name: "fail-on", takes: "error|warning|info|none", about: aboutFailOn, into: &k.failOn},
			{name: "statistics", about: aboutStatistics, into: &k.statistics},
		}, k.baseline.options(), k.fix.options()),
		run: k.run,
	}
}

// checked is what check keeps of one report.
type checked struct {
	text       []byte // the findings, written out
	found      map[string]int
	untestable map[string]int
	worst      int     // the highest severity found, -1 for none
	keys       []entry // of the findings, for a baseline
	remarks            // what was repaired, or why not
}

func (k *checking) run(c *call, paths []string) int {
	k.call = c
	err := k.valid(paths)
	if err == nil {
		k.survey, err = c.survey(paths, choice{k.selected, k.ignore})
	}
	if err == nil {
		err = k.baseline.load()
	}
	if err != nil {
		return c.fail(err)
	}
	k.rules = k.survey.shelf.catalogue()
	k.press = k.newPress()
	out, err := k.press.open()
	if err != nil {
		return c.fail(err)
	}
	total, read, err := k.checkAll(out)
	if err == nil && k.statistics {
		err = out.Put(k.table(total))
	}
	k.press.end(out, err == nil && read)
	if err = errors.Join(err, out.Close()); err == nil {
		err = k.baseline.finish(c, total.keys)
	}
	if err != nil {
		return c.fail(err)
	}
	return k.exit(total, read)
}

// checkAll checks every report by itself as it is read, and at the end those of
// which something is to be said beside the others of their folder.
func (k *checking) checkAll(out *export.Writer) (total checked, read bool, err error) {
	total = checked{worst: -1, found: map[string]int{}, untestable: map[string]int{}}
	take := func(one checked) error {
		total.add(one)
		k.survey.tell(one.remarks)
		return k.put(out, one.text)
	}
	if read, err = reads(k.survey, k.check, take); err != nil {
		return total, read, err
	}
	err = readAgain(k.survey, k.survey.shelf.concerned(k.survey.roots), k.check, take)
	return total, k.survey.read, err
}

func (k *checking) exit(total checked, read bool) int {
	switch {
	case !read:
		return exitTrouble
	case k.baseline.write || k.baseline.prune:
		return exitDone
	case k.failOn != "none" && total.worst >= int(severities[k.failOn]):
		return exitFindings
	}
	return exitDone
}

var severities = map[string]model.Severity{"error": model.Error, "warning": model.Warning, "info": model.Info}

func (k *checking) valid(paths []string) error {
	_, known := severities[k.failOn]
	switch {
	case !known && k.failOn != "none":
		return wrong(sayNoSeverity(k.failOn))
	case !slices.Contains([]string{"text", "json", "jsonl", "sarif", "github"}, k.format):
		return wrong(sayNoCheckFormat(k.format))
	case !slices.Contains([]string{"auto", "always", "never"}, k.show):
		return wrong(sayNoShow(k.show))
	case k.statistics && k.format != "text":
		return wrong(sayStatisticsAreText)
	}
	return errors.Join(k.baseline.valid(), k.fix.valid(paths))
}

// check runs on the readers' own threads: what it makes is only put out after.
func (k *checking) check(r report) checked {
	one := checked{worst: -1, found: map[string]int{}, untestable: r.Untestable}
	if k.fix.on && !r.again {
		r.Case = k.fix.repair(k, r, &one.remarks)
	}
	findings, old := k.spoken(r, r.Open()), []model.Finding(nil)
	if r.again {
		one.untestable = k.acrossOnly(r)
	}
	if k.baseline.on() {
		one.keys = entries(r.Reading.Source, findings)
		findings, old = k.baseline.split(r.Reading.Source, findings)
	}
	for i := range findings {
		one.found[findings[i].Code]++
		one.worst = max(one.worst, int(findings[i].Severity))
	}
	if k.statistics || k.baseline.write {
		return one
	}
	var b bytes.Buffer
	k.press.print(&b, r, findings, old)
	one.text = b.Bytes()
	return one
}

// spoken are those of a report's findings that are spoken of now: all that stand
// alone, or those beside others once they are known.
func (k *checking) spoken(r report, findings []model.Finding) []model.Finding {
	if !r.again {
		return findings
	}
	rules := k.survey.shelf.rules[r.file.Root.Dir]
	return slices.DeleteFunc(slices.Clone(findings), func(f model.Finding) bool { return !rules.Across(f.Code) })
}

func (k *checking) acrossOnly(r report) map[string]int {
	rules, all := k.survey.shelf.rules[r.file.Root.Dir], maps.Clone(r.Untestable)
	maps.DeleteFunc(all, func(code string, _ int) bool { return !rules.Across(code) })
	return all
}

func (total *checked) add(one checked) {
	total.worst = max(total.worst, one.worst)
	total.keys = append(total.keys, one.keys...)
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
