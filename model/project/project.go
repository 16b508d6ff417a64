// Package project reads the project file of a folder of reports: which rules
// count there and how much, when reports are due, and rules of one's own.
//
// Its one invariant: a file that loads can be relied on. Every code it names is
// one there is, every expression was checked against the official forms, and a
// mistake is told with its line and column before any report is read. A file
// comes with the reports and may be anybody's: its expressions can neither loop
// nor grow, and reach nothing but the cells of the report in hand.
//
// Rules of one's own are expressions of expr-lang/expr rather than a plug-in or
// a script, because a law of a form is one comparison and whoever knows the law
// need not know Go. They become values like the rules of the catalogue, so that
// check, export and workstation do not tell them apart.
//
// To add a setting: 1. a key in settings; 2. what it does in Project; 3. its check
// at load, with its place; 4. its line in the README.
package project

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gouji/model"
	"gouji/model/rule"
)

// File is the name of the project file in the folder opened.
const File = ".gouji.toml"

// largest is how many bytes a project file may have.
const largest = 1 << 20

// Project is what the project file of a folder says. The zero Project is that of
// a folder without one.
type Project struct {
	selected, ignored []string
	severities        map[string]model.Severity
	deadlines         []deadline
	own               rule.Set
}

// Load reads the project file of a folder. The error is a [*Mistake] where the
// file says something that can't be, or that of reading it. A link is followed
// only inside the folder.
func Load(dir string) (*Project, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return new(Project), nil // whoever reads the folder tells what is wrong with it
	}
	defer root.Close()
	shown := filepath.Join(dir, File)
	f, err := root.Open(File)
	if errors.Is(err, fs.ErrNotExist) {
		return new(Project), nil
	} else if err != nil {
		return nil, &Mistake{File: shown, What: unreadable(err)}
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, largest+1))
	switch {
	case err != nil:
		return nil, &Mistake{File: shown, What: unreadable(err)}
	case len(raw) > largest:
		return nil, &Mistake{File: shown, What: sayTooLarge(largest)}
	}
	return Parse(shown, raw)
}

// Rules are the rules that count, ready to check readings with.
type Rules struct {
	all        rule.Set // every rule there is, in code order
	chosen     map[string]bool
	severities map[string]model.Severity
}

// Choose gives the project's rules. Prefixes of codes that are selected stand in
// the place of what the file selects and ignores; ignored ones come on top. A
// prefix that no rule has is an error: a misspelt one must not pass for a clean report.
func (p *Project) Choose(selected, ignored []string) (*Rules, error) {
	all := p.Catalogue()
	for _, prefix := range slices.Concat(selected, ignored) {
		if !known(all, prefix) {
			return nil, &Refusal{sayNoPrefix(prefix)}
		}
	}
	if len(selected) == 0 {
		selected, ignored = p.selected, slices.Concat(p.ignored, ignored)
	}
	r := &Rules{all: all, severities: p.severities, chosen: map[string]bool{}}
	for _, one := range all {
		if (len(selected) == 0 || under(one, selected)) && !under(one, ignored) {
			r.chosen[one.Code] = true
		}
	}
	return r, nil
}

// Catalogue is every rule there is: the program's, by this project's deadlines
// and severities, and the project's own.
func (p *Project) Catalogue() rule.Set {
	all := slices.Concat(rule.All(), p.own)
	for i, r := range all {
		severity, changed := p.severities[r.Code]
		late := r.Code == deadlineRule && len(p.deadlines) > 0
		if !changed && !late {
			continue
		}
		own := *r
		if changed {
			own.Severity = severity
		}
		if late {
			own.Check = rule.DueBy(p.due)
		}
		all[i] = &own
	}
	slices.SortStableFunc(all, func(a, b *rule.Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

func known(all rule.Set, prefix string) bool {
	return slices.ContainsFunc(all, func(r *rule.Rule) bool { return under(r, []string{prefix}) })
}

func under(r *rule.Rule, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool {
		return p != "" && len(p) <= len(r.Code) && strings.EqualFold(r.Code[:len(p)], p)
	})
}

// Set are the rules that count, in code order.
func (r *Rules) Set() rule.Set {
	return slices.DeleteFunc(slices.Clone(r.all), func(one *rule.Rule) bool { return !r.chosen[one.Code] })
}

// Across tells whether a rule speaks of a report beside the others of its folder.
func (r *Rules) Across(code string) bool {
	return slices.ContainsFunc(r.all, func(one *rule.Rule) bool { return one.Code == code && len(one.Beside) > 0 })
}

// LookAcross tells whether any rule that counts is of that kind.
func (r *Rules) LookAcross() bool {
	return slices.ContainsFunc(r.all, func(one *rule.Rule) bool { return r.chosen[one.Code] && len(one.Beside) > 0 })
}

// Check tests a reading by itself.
func (r *Rules) Check(reading *model.Reading) rule.Result { return r.CheckIn(nil, reading) }

// CheckIn tests a reading as one of the reports of a folder. All rules look at it, since a finding that is not
// wanted may explain one that is; the ones that count are kept.
func (r *Rules) CheckIn(f *rule.Folder, reading *model.Reading) rule.Result {
	return r.choose(r.all.CheckIn(f, reading))
}

// Probe is [Rules.CheckIn] without looking for repairs.
func (r *Rules) Probe(f *rule.Folder, reading *model.Reading) rule.Result {
	return r.choose(r.all.Probe(f, reading))
}

// choose keeps of a result what counts, at the weight that it has here.
func (r *Rules) choose(result rule.Result) rule.Result {
	if len(r.chosen) < len(r.all) {
		result.Findings = r.wanted(result.Findings)
		result.Failed = slices.DeleteFunc(result.Failed, func(f rule.Failure) bool { return !r.chosen[f.Code] })
	}
	if len(r.severities) > 0 {
		r.weigh(result.Findings)
	}
	return result
}

// wanted keeps the findings that count. One folded under a finding that does not
// stands by itself.
func (r *Rules) wanted(findings []model.Finding) []model.Finding {
	var wanted []model.Finding
	for _, f := range findings {
		followers := r.wanted(f.Followers)
		if r.chosen[f.Code] {
			f.Followers = followers
			wanted = append(wanted, f)
		} else {
			wanted = append(wanted, followers...)
		}
	}
	return wanted
}

// weigh gives all findings of a code the severity that the project sets, also
// where the rule itself had lowered it.
func (r *Rules) weigh(findings []model.Finding) {
	for i := range findings {
		if severity, ok := r.severities[findings[i].Code]; ok {
			findings[i].Severity = severity
		}
		r.weigh(findings[i].Followers)
	}
}
