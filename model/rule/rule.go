package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gouji/model"
)

// Rule is one check.
type Rule struct {
	Code       string // never changes its meaning and is never used again
	Severity   model.Severity
	Title, Why model.Words
	Basis      string // paragraph of the regulation or the form it rests on
	Since      string // version of the program that brought it
	Good, Bad  []Example
	// Beside are the other reports of the folder that the examples are checked in,
	// for rules across reports.
	Beside []Example
	Check  func(*Pass)
}

// Example is one change to a report under testdata/reports or testdata/years: the first Old in it
// becomes New. Both empty is the report as it stands.
type Example struct{ Report, Old, New string }

// Set is the rules a check is made with, in code order.
type Set []*Rule

var all = func() Set {
	s := slices.Concat(balances, parts, shareRules, dates, deadlines, years, numbers, blanks, cells, sections, rows, copies, facts,
		mentionRules, indexNumbers, runs, units, order, others, losses, across, siblings, likeness)
	slices.SortFunc(s, func(a, b *Rule) int { return cmp.Compare(a.Code, b.Code) })
	return s
}()

// All gives every rule. Callers must not change it.
func All() Set { return all }

// ByCode finds a rule, whatever the case of the code; nil if there is none.
func ByCode(code string) *Rule {
	for _, r := range all {
		if strings.EqualFold(r.Code, code) {
			return r
		}
	}
	return nil
}

// Select gives the rules whose code begins with one of the selected prefixes,
// all for none, less those that begin with an ignored one. A prefix that no
// rule has is an error: a misspelt one must not pass for a clean report.
func Select(selected, ignored []string) (Set, error) {
	for _, prefix := range slices.Concat(selected, ignored) {
		if !slices.ContainsFunc(all, func(r *Rule) bool { return r.under(prefix) }) {
			return nil, fmt.Errorf("no rule has a code that begins with %q; gouji explain lists them", prefix)
		}
	}
	var set Set
	for _, r := range all {
		if (len(selected) == 0 || slices.ContainsFunc(selected, r.under)) && !slices.ContainsFunc(ignored, r.under) {
			set = append(set, r)
		}
	}
	return set, nil
}

func (r *Rule) under(prefix string) bool {
	return prefix != "" && len(prefix) <= len(r.Code) && strings.EqualFold(r.Code[:len(prefix)], prefix)
}
