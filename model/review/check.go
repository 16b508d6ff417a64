package review

import (
	"gouji/model"
	"gouji/model/rule"
)

// checkResults is what the rules say of one reading.
type checkResults struct {
	findings   []model.Finding
	failed     []string // codes of rules that crashed
	untestable map[string]int
}

// Checks is what a case is checked with: the catalogue, or what a folder's
// project file makes of it, alone or beside the other reports of the folder.
type Checks func(*model.Reading) rule.Result

// rules is what a case is checked with where nothing else is said; the tests of
// the folding set it to laws of their own, which the catalogue's growth does not change.
var rules Checks = rule.Check

func (k Checks) check(r *model.Reading) checkResults {
	result := k(r)
	results := checkResults{findings: result.Findings, untestable: result.Untestable}
	for _, f := range result.Failed {
		results.failed = append(results.failed, f.Code)
	}
	return results
}
