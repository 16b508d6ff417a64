package rule

import (
	"cmp"
	"slices"

	"gouji/model"
)

// reported is a finding with what ties it to others.
type reported struct {
	model.Finding
	root    string // what follows from it names it so
	follows string // the root it follows from, if that was reported
}

// fold puts what follows from a finding under it, both in the order of place and
// code. One mistake is one thing to decide on.
func fold(all []reported) []model.Finding {
	slices.SortStableFunc(all, func(a, b reported) int {
		return cmp.Or(cmp.Compare(a.Place.Start(), b.Place.Start()), cmp.Compare(a.Code, b.Code))
	})
	var roots map[string]int
	for i := range all {
		if name := all[i].root; name != "" {
			if roots == nil {
				roots = map[string]int{}
			}
			if _, ok := roots[name]; !ok {
				roots[name] = i
			}
		}
	}
	var findings []model.Finding
	at := make([]int, len(all))
	for i := range all {
		if root, ok := roots[all[i].follows]; all[i].follows == "" || !ok || root == i {
			at[i] = len(findings)
			findings = append(findings, all[i].Finding)
			continue
		}
		at[i] = -1
	}
	for i := range all {
		if at[i] < 0 {
			root := roots[all[i].follows]
			for at[root] < 0 { // what it follows from follows itself
				root = roots[all[root].follows]
			}
			head := &findings[at[root]]
			head.Followers = append(head.Followers, all[i].Finding)
		}
	}
	return findings
}
