package act

import (
	"slices"

	"gouji/model"
	"gouji/model/review"
)

// Summarize is what the queue keeps of a case. Findings folded under another
// count as theirs does: not at all; their codes are kept, so that they are found.
func Summarize(id ReportID, c *review.Case) Summary {
	r := c.Current
	s := Summary{
		ID: id, Path: r.Source.Path, Agency: r.Agency.Name, Title: r.Title.Text,
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
		for _, f := range open[i].Followers {
			s.Codes = append(s.Codes, f.Code)
		}
	}
	slices.Sort(s.Codes)
	s.Codes = slices.Compact(s.Codes)
	return s
}
