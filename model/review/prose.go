package review

import (
	"slices"
	"strconv"
	"strings"

	"gouji/model"
)

// proseTable is the Table of the addresses of figures in prose. Row is the
// statement's index; Column is "total", "parts.0" or "parts.0.percent".
const proseTable = "statements"

// quantity finds the figure of a statement that an address names; nil if there is none.
func quantity(statements []model.Statement, a model.Address) *model.Quantity {
	i, err := strconv.Atoi(a.Row)
	if err != nil || i < 0 || i >= len(statements) {
		return nil
	}
	s := &statements[i]
	if a.Column == "total" {
		return &s.Total
	}
	name, percent := strings.CutSuffix(a.Column, ".percent")
	list, j, ok := listed(name)
	switch {
	case !ok || list != "parts" || j >= len(s.Parts):
		return nil
	case percent:
		return s.Parts[j].Percent
	}
	return &s.Parts[j].Value
}

// setQuantity sets a figure in prose. It can't be made blank: there is no sum
// without its figures.
func (e *editing) setQuantity(base *model.Reading, a model.Address, to string) error {
	source := quantity(base.Statements, a)
	if source == nil {
		return refuse(sayNoCell(a))
	}
	state, value, err := Typed(to)
	if err != nil {
		return err
	}
	if state != model.Number {
		return refuse(sayProseNeedsNumber())
	}
	q := e.quantity(a)
	*q = *source
	if q.Corrected = !value.Equal(source.Value); q.Corrected {
		q.Value = value
	}
	return nil
}

// quantity gives the copy's own figure; the address is known to exist.
func (e *editing) quantity(a model.Address) *model.Quantity {
	i, _ := strconv.Atoi(a.Row)
	s := &e.r.Statements[i]
	s.Parts = slices.Clone(s.Parts)
	for j := range s.Parts {
		if percent := s.Parts[j].Percent; percent != nil {
			own := *percent
			s.Parts[j].Percent = &own
		}
	}
	return quantity(e.r.Statements, a)
}
