package review

import (
	"slices"

	"gouji/model"
)

// Preview tells how many open findings a correction would settle and how many it
// would make, without deciding anything. It costs one run of the rules over the
// report. The error is the [*Refusal] that [Case.Correct] would give.
func Preview(c *Case, set []model.Setting) (fixes, breaks int, err error) {
	before, after, err := c.compare(set)
	if err != nil {
		return 0, 0, err
	}
	return len(missing(before, after)), len(missing(after, before)), nil
}

// settles gives the codes of the open findings a correction would settle, each once.
func (c *Case) settles(set []model.Setting) []string {
	before, after, err := c.compare(set)
	if err != nil {
		return nil
	}
	return unite(missing(before, after), nil)
}

// compare gives the open findings before and after a correction, folded ones
// too, as identity and code.
func (c *Case) compare(set []model.Setting) (before, after map[string]string, err error) {
	r, err := with(c.Reading, c.Current, set)
	if err != nil {
		return nil, nil, err
	}
	then := *c
	then.Current = r
	then.take(c.checks.probe(r))
	return c.openOnes(), then.openOnes(), nil
}

func (c *Case) openOnes() map[string]string {
	open := map[string]string{}
	for f := range flat(c.Findings) {
		if f.Status == model.Open {
			open[c.identity(f)] = f.Code
		}
	}
	return open
}

// missing gives the values of a whose keys b lacks.
func missing(a, b map[string]string) []string {
	var values []string
	for key, value := range a {
		if _, ok := b[key]; !ok {
			values = append(values, value)
		}
	}
	slices.Sort(values)
	return values
}
