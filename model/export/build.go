package export

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/review"
)

// Of writes a case down, its findings in one language.
func Of(c *review.Case, lang model.Lang) Record {
	r := c.Current
	b := builder{r.Source, lang}
	return Record{
		Record: Version,
		Source: Source{r.Source.Path, string(r.Source.Format), r.Source.Encoding, r.Source.SHA256(), r.Source.Lines()},
		Agency: Agency{known(r.Agency.Name), r.Agency.Province, r.Agency.City, r.Agency.County, known(string(r.Agency.Kind))},
		Year:   known(r.Year.Value),
		Title:  known(r.Title.Text),
		Form:   r.Form,

		Dates:           each(r.Dates, b.date),
		DocumentNumbers: each(r.Numbers, b.documentNumber),
		Sections:        each(r.Sections, b.section),
		Tables:          each(r.Tables, b.table),
		Statements:      each(r.Statements, b.statement),
		Findings:        each(c.Findings, b.finding),
		Review:          trail(c),
	}
}

// Findings writes findings down as they stand by themselves, each with the path
// of its report.
func Findings(s *model.Source, findings []model.Finding, lang model.Lang) []Located {
	b := builder{s, lang}
	return each(findings, func(f model.Finding) Located {
		return Located{s.Path, b.position(f.Place), b.finding(f)}
	})
}

type builder struct {
	source *model.Source
	lang   model.Lang
}

// each maps a list; the result is never nil.
func each[A, B any](list []A, f func(A) B) []B {
	result := make([]B, len(list))
	for i := range list {
		result[i] = f(list[i])
	}
	return result
}

// known is nil for a zero value, which means that nothing is known.
func known[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

func (b builder) position(p model.Place) Position {
	at := b.source.Position(p)
	return Position{at.Line, at.Column, at.End}
}

// lines gives the lines of a span, without blank ones at its end.
func (b builder) lines(s model.Span) (first, last int) {
	text := strings.TrimRightFunc(b.source.Slice(s), isBlank)
	return b.source.Line(s.Start), b.source.Line(s.Start + len(text))
}

func isBlank(r rune) bool { return strings.ContainsRune(" \t\r\n\u00a0\u3000", r) }

func (b builder) date(d model.Date) Date {
	return Date{string(d.Role), d.Text, known(d.Day.String()), b.position(d.Place), d.Corrected}
}

func (b builder) documentNumber(n model.DocumentNumber) DocumentNumber {
	return DocumentNumber{n.Text, known(n.Number), b.position(n.Place), n.Corrected}
}

func (b builder) section(s model.Section) Section {
	at := b.position(s.Place)
	_, last := b.lines(s.Span)
	return Section{s.Number, s.Title, at.Line, at.Column, at.End, last}
}

func (b builder) table(t model.Table) Table {
	first, last := b.lines(t.Span)
	return Table{t.ID, t.Title, first, last,
		each(t.Columns, func(c model.Column) Column { return Column{c.ID, c.Label} }),
		each(t.Rows, b.row)}
}

func (b builder) row(r model.Row) Row {
	return Row{r.ID, r.Label, r.Number, r.Level, r.Unit, each(r.Cells, b.cell)}
}

func (b builder) cell(c model.Cell) Cell {
	cell := Cell{
		Text: c.Text, Value: figure(c.State, c.Value), Position: b.position(c.Place),
		Missing: c.State == model.Missing, Inferred: c.Inferred, Corrected: c.Corrected,
	}
	if c.Corrected {
		before := c.Source()
		cell.Missing = before.State == model.Missing
		cell.SourceValue = json.RawMessage("null")
		if source := figure(before.State, before.Value); source != nil {
			cell.SourceValue = json.RawMessage(*source)
		}
	}
	return cell
}

func figure(state model.CellState, value decimal.Decimal) *json.Number {
	if state != model.Number {
		return nil
	}
	return number(&value)
}

func number(d *decimal.Decimal) *json.Number {
	if d == nil {
		return nil
	}
	n := json.Number(d.String())
	return &n
}

func (b builder) statement(s model.Statement) Statement {
	return Statement{s.Text, b.position(s.Place), s.Subject, s.Unit, *number(&s.Total.Value), each(s.Parts, part), s.Total.Corrected}
}

func part(p model.StatementPart) Part {
	result := Part{Label: p.Label, Value: *number(&p.Value.Value), Corrected: p.Value.Corrected}
	if p.Percent != nil {
		result.Corrected = result.Corrected || p.Percent.Corrected
		result.Percent = number(&p.Percent.Value)
	}
	return result
}

func (b builder) finding(f model.Finding) Finding {
	cells := []FindingCell{}
	for _, c := range f.Cells {
		if !c.Address.IsFact() {
			cells = append(cells, FindingCell{c.Address.Table, c.Address.Row, c.Address.Column, b.position(c.Place).Line, string(c.Role)})
		}
	}
	return Finding{
		Code: f.Code, Severity: f.Severity.String(), Message: f.Message.In(b.lang), Position: b.position(f.Place),
		Cells: cells, Want: number(f.Want), Have: number(f.Have), Repairs: each(f.Repairs, b.repair),
		Status: f.Status.String(), Followers: each(f.Followers, b.finding),
	}
}

func (b builder) repair(r model.Repair) Repair {
	set := each(r.Set, func(s model.Setting) Setting {
		return Setting{s.Address.Table, s.Address.Row, s.Address.Column, s.To}
	})
	return Repair{r.Say.In(b.lang), set, r.Confidence.String(), r.Settles, r.Breaks}
}

// trail is who changed what and why, of the decisions that count.
func trail(c *review.Case) Review {
	result := Review{string(c.State), []Correction{}, []Waiver{}}
	for _, d := range c.Counting() {
		at := d.At.Format(time.RFC3339)
		for _, s := range d.Set {
			result.Corrections = append(result.Corrections, Correction{
				s.Table, s.Row, s.Column, s.From, review.Plain(s.Address(), s.To), known(string(d.Verdict)), d.Reason, d.By, at})
		}
		if d.Kind == review.Waive && d.Finding != nil {
			cells := each(d.Finding.Cells, func(c review.WaivedCell) WaivedCell { return WaivedCell(c) })
			result.Waivers = append(result.Waivers, Waiver{d.Finding.Code, cells, d.Reason, d.By, at})
		}
	}
	return result
}
