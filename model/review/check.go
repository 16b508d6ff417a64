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

// rules is what a case is checked with; the tests of the folding set it to laws
// of their own, which the catalogue's growth does not change.
var rules = rule.Check

func check(r *model.Reading) checkResults {
	result := rules(r)
	results := checkResults{findings: result.Findings, untestable: result.Untestable}
	for _, f := range result.Failed {
		results.failed = append(results.failed, f.Code)
	}
	return results
}
