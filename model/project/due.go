package project

import "gouji/model"

// deadlineRule is the rule that deadlines are for.
const deadlineRule = "DAT003"

// deadline is the day by which reports are due, in the year after the one they
// report on.
type deadline struct {
	kind       model.AgencyKind // of the bodies it is for
	every      bool             // it is for bodies of every kind
	from, to   int              // report years, both inclusive; 0 for no bound
	month, day int
}

func (d *deadline) holds(kind model.AgencyKind, year int) bool {
	return (d.every || d.kind == kind) && year >= d.from && (d.to == 0 || year <= d.to)
}

// due is the last day to publish a report: by the project's first deadline that
// fits, else by the regulation.
func (p *Project) due(kind model.AgencyKind, year int, regulation model.Day) model.Day {
	for _, d := range p.deadlines {
		if d.holds(kind, year) {
			return model.Day{Year: year + 1, Month: d.month, Day: d.day}
		}
	}
	return regulation
}
