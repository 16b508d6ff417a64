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
	trace      func() rule.Trace
}

// Checks is what a case is checked with: the catalogue, or what a folder's
// project file makes of it, alone or beside the other reports of the folder.
type Checks struct {
	Check func(*model.Reading) rule.Result
	Probe func(*model.Reading) rule.Result // the same findings without repairs, sooner
}

// rules is what a case is checked with where nothing else is said; the tests of
// the folding set it to laws of their own, which the catalogue's growth does not change.
var rules = Checks{
	Check: rule.Check,
	Probe: func(r *model.Reading) rule.Result { return rule.Probe(nil, r) },
}

func (k Checks) check(r *model.Reading) checkResults { return resultsOf(k.Check(r)) }

// probe is what the rules say without repairs.
func (k Checks) probe(r *model.Reading) checkResults { return resultsOf(k.Probe(r)) }

func resultsOf(result rule.Result) checkResults {
	results := checkResults{findings: result.Findings, untestable: result.Untestable, trace: result.Trace}
	for _, f := range result.Failed {
		results.failed = append(results.failed, f.Code)
	}
	return results
}
