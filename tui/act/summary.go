package act

import (
	"slices"
	"strings"

	"gouji/model"
	"gouji/model/review"
)

// Summarize is what the queue keeps of a case. Findings folded under another do
// not count: they go when it goes. Nothing in it points into the source's text,
// which it outlives.
func Summarize(id ReportID, c *review.Case) Summary {
	r := c.Current
	s := Summary{
		ID: id, Path: strings.Clone(r.Source.Path), Agency: strings.Clone(r.Agency.Name), Title: strings.Clone(r.Title.Text),
		Year: r.Year.Value, Form: r.Form, State: c.State,
	}
	open := c.Open()
	for i := range open {
		switch open[i].Severity {
		case model.Error:
			s.Errors++
		case model.Warning:
			s.Warnings++
		default:
			s.Infos++
		}
		s.Codes = append(s.Codes, open[i].Code)
	}
	slices.Sort(s.Codes)
	s.Codes = slices.Compact(s.Codes)
	return s
}

// ByRule is a rule and the reports with open findings of it, in the queue's order.
type ByRule struct {
	Code    string
	Reports []*Summary
}
