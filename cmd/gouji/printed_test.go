package main_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"gouji/model"
	"gouji/model/form"
	"gouji/model/rule"
	"gouji/parse"
)

// Whatever form and layout a report is printed in, every figure is read where
// it was printed, and no rule has anything to say.
func TestPrintedReportsReadBack(t *testing.T) {
	p := newPress(7)
	for range 400 {
		printed := p.next()
		reading := read(t, printed)
		if reading.Agency.Name != printed.agency || reading.Year.Value != printed.year || reading.Form != printed.form {
			t.Errorf("%s: read as %s %d on form %s", printed.name, reading.Agency.Name, reading.Year.Value, reading.Form)
		}
		printed.each(func(a model.Address, want string) {
			cell := reading.Cell(a)
			if cell == nil || cell.Text != want || reading.Source.Slice(cell.Place[0]) != want {
				t.Errorf("%s: %v: read %+v, printed %s", printed.name, a, cell, want)
			}
		})
		for _, f := range rule.Check(reading).Findings {
			t.Errorf("%s:%d: %s %s", printed.name, reading.Source.Position(f.Place).Line, f.Code, f.Message.EN)
		}
	}
}

// A row label decides where figures belong: what is wrong with the figures of
// one row leaves every other row as it was printed, and puts no figure of its
// own under another column.
func TestDamagedRowShiftsNothing(t *testing.T) {
	for name, spoil := range map[string]func(r *rand.Rand, row []string, first int) []string{
		"a figure missing": func(r *rand.Rand, row []string, first int) []string {
			i := first + r.IntN(len(row)-first)
			return slices.Delete(row, i, i+1)
		},
		"a figure too many": func(r *rand.Rand, row []string, first int) []string {
			return slices.Insert(row, first+r.IntN(len(row)-first+1), "77")
		},
		"a stroke for a figure": func(r *rand.Rand, row []string, first int) []string {
			row[first+r.IntN(len(row)-first)] = "/"
			return row
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPress(11)
			p.damage = func(table *form.Table, rows [][]string) {
				first := firstFigure(table)
				spoilable := slices.Collect(func(yield func(int) bool) {
					for i, row := range rows {
						if len(row) == first+len(table.Columns) && row[first][0] <= '9' && !yield(i) {
							return
						}
					}
				})
				i := spoilable[p.rand.IntN(len(spoilable))]
				rows[i] = spoil(p.rand, rows[i], first)
			}
			for range 200 {
				printed := p.next()
				if checkNothingShifted(t, printed, read(t, printed)); t.Failed() {
					t.Fatal(printed.text)
				}
			}
		})
	}
}

// firstFigure is where the figures of a printed row begin: after its label and unit.
func firstFigure(t *form.Table) int {
	switch {
	case t.Unlabelled:
		return 0
	case t.Section == 0:
		return 2
	}
	return 1
}

func checkNothingShifted(t *testing.T, printed printedReport, reading *model.Reading) {
	t.Helper()
	spoilt := map[string]map[string]bool{} // rows that lack a figure, by table
	printed.each(func(a model.Address, want string) {
		cell := reading.Cell(a)
		switch {
		case cell == nil || cell.State != model.Number:
			if spoilt[a.Table] == nil {
				spoilt[a.Table] = map[string]bool{}
			}
			spoilt[a.Table][a.Row] = true
		case cell.Text != want:
			t.Errorf("%s:%d: %v holds %s, printed %s", printed.name, reading.Source.Position(cell.Place).Line, a, cell.Text, want)
		}
	})
	for table, rows := range spoilt {
		if len(rows) > 1 {
			t.Errorf("%s: %s: one row was spoilt and %d are without figures", printed.name, table, len(rows))
		}
	}
}

func read(t *testing.T, printed printedReport) *model.Reading {
	t.Helper()
	reading, err := parse.Read(printed.name, []byte(printed.text))
	if err != nil {
		t.Fatalf("%s: %v", printed.name, err)
	}
	return reading
}

// each gives every figure that stands in the report's tables.
func (p printedReport) each(yield func(a model.Address, text string)) {
	if p.figures == nil {
		return
	}
	for i := range p.figures.form.Tables {
		table := &p.figures.form.Tables[i]
		for j := range table.Rows {
			row := &table.Rows[j]
			if row.Heading || row.Group || !rowPrinted(row) {
				continue
			}
			for k := range table.Columns {
				column := &table.Columns[k]
				yield(model.Address{Table: table.ID, Row: row.ID, Column: column.ID}, p.figures.text(table, row, column))
			}
		}
	}
}
