package review

import (
	"fmt"
	"strconv"
	"strings"

	"gouji/model"
	"gouji/model/agency"
)

// The facts a reviewer can correct, as the Row of their address.
const (
	agencyFact = "agency"
	yearFact   = "year"
	titleFact  = "title"
	dateFacts  = "dates"            // dates.0, dates.1 …
	numbers    = "document_numbers" // document_numbers.0 …
)

// listed splits "dates.3" into its list and index.
func listed(name string) (list string, index int, ok bool) {
	list, digits, found := strings.Cut(name, ".")
	if !found {
		return "", 0, false
	}
	index, err := strconv.Atoi(digits)
	return list, index, err == nil && index >= 0
}

func (e *editing) setFact(base *model.Reading, name, to string) error {
	to = strings.TrimSpace(to)
	switch name {
	case agencyFact:
		e.setAgency(base, to)
		return nil
	case titleFact:
		e.r.Title.Text = to
		return nil
	case yearFact:
		year, err := typedYear(to)
		if err != nil {
			return err
		}
		e.r.Year.Value, e.r.Year.From = year, model.FromReviewer
		return nil
	}
	list, i, ok := listed(name)
	switch {
	case ok && list == dateFacts && i < len(e.r.Dates):
		return setDate(&e.r.Dates[i], to)
	case ok && list == numbers && i < len(e.r.Numbers):
		return setNumber(&e.r.Numbers[i], to)
	}
	return refuse(sayNoFact(name))
}

// setAgency sets the name and what it tells of the body. Where it does not say
// which place the body is of, what was read of that stands.
func (e *editing) setAgency(base *model.Reading, name string) {
	e.r.Agency = base.Agency
	a := &e.r.Agency
	if name != a.Name {
		a.Name, a.Kind = name, agency.Kind(name)
		if p, c, k := agency.Region(name); p != "" || c != "" || k != "" {
			a.Province, a.City, a.County = p, c, k
		}
	}
	a.From = model.FromReviewer
}

func setDate(d *model.Date, to string) error {
	day, err := typedDay(to)
	if err != nil {
		return err
	}
	d.Day, d.Fault, d.Candidates, d.Corrected = day, model.DateSound, nil, true
	return nil
}

func setNumber(n *model.DocumentNumber, to string) error {
	number, err := typedDocumentNumber(to)
	if err != nil {
		return err
	}
	n.Number, n.Repairs, n.Corrected = number, nil, true
	return nil
}

// Held is what a cell, a fact or a figure in prose holds, as a reviewer would type it:
// the figure or text of the source, or what it was corrected to. It is false
// where the reading has no such cell or fact.
func Held(r *model.Reading, a model.Address) (string, bool) {
	switch a.Table {
	case model.Facts:
		return heldFact(r, a.Row)
	case proseTable:
		if q := quantity(r.Statements, a); q != nil {
			return q.Value.String(), true
		}
		return "", false
	}
	cell := r.Cell(a)
	if cell == nil {
		return "", false
	}
	switch {
	case !cell.Corrected:
		return cell.Text, true
	case cell.State == model.Number:
		return cell.Value.String(), true
	case cell.State == model.Stroke:
		return "/", true
	}
	return "", true
}

func heldFact(r *model.Reading, name string) (string, bool) {
	switch name {
	case agencyFact:
		return r.Agency.Name, true
	case titleFact:
		return r.Title.Text, true
	case yearFact:
		if r.Year.Value == 0 {
			return "", true
		}
		return fmt.Sprint(r.Year.Value), true
	}
	list, i, ok := listed(name)
	switch {
	case ok && list == dateFacts && i < len(r.Dates):
		if d := r.Dates[i]; d.Corrected {
			return d.Day.String(), true
		}
		return r.Dates[i].Text, true
	case ok && list == numbers && i < len(r.Numbers):
		if n := r.Numbers[i]; n.Corrected {
			return n.Number, true
		}
		return r.Numbers[i].Text, true
	}
	return "", false
}

// Where is the place whose text a correction of a cell, a date, a document number
// or a figure in prose stands for. It is false for facts that are told by the
// whole text (agency, year, title) and for a cell that the source lacks.
func Where(r *model.Reading, a model.Address) (model.Place, bool) {
	if !a.IsFact() {
		if q := quantity(r.Statements, a); a.Table == proseTable && q != nil {
			return q.Place, true
		}
		cell := r.Cell(a)
		if cell == nil || cell.State == model.Missing || cell.Corrected && cell.Source().State == model.Missing {
			return nil, false
		}
		return cell.Place, true
	}
	list, i, ok := listed(a.Row)
	switch {
	case ok && list == dateFacts && i < len(r.Dates):
		return r.Dates[i].Place, true
	case ok && list == numbers && i < len(r.Numbers):
		return r.Numbers[i].Place, true
	}
	return nil, false
}
