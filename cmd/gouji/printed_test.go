package main_test

import (
	"testing"

	"gouji/model"
	"gouji/model/rule"
	"gouji/parse"
)

// Whatever form and layout a report is printed in, every figure is read where
// it was printed, and no rule has anything to say.
func TestPrintedReportsReadBack(t *testing.T) {
	p := newPress(7)
	for range 400 {
		printed := p.next()
		reading, err := parse.Read(printed.name, []byte(printed.text))
		if err != nil {
			t.Errorf("%s: %v", printed.name, err)
			continue
		}
		if reading.Agency.Name != printed.agency || reading.Year.Value != printed.year || reading.Form != printed.form {
			t.Errorf("%s: read as %s %d on form %s", printed.name, reading.Agency.Name, reading.Year.Value, reading.Form)
		}
		compareFigures(t, printed, reading)
		for _, f := range rule.Check(reading).Findings {
			t.Errorf("%s:%d: %s %s", printed.name, reading.Source.Position(f.Place).Line, f.Code, f.Message.EN)
		}
	}
}

func compareFigures(t *testing.T, printed printedReport, reading *model.Reading) {
	t.Helper()
	if printed.figures == nil {
		return
	}
	for i := range printed.figures.form.Tables {
		table := &printed.figures.form.Tables[i]
		for j := range table.Rows {
			row := &table.Rows[j]
			if row.Heading || row.Group || !rowPrinted(row) {
				continue
			}
			for k := range table.Columns {
				column := &table.Columns[k]
				want := printed.figures.text(table, row, column)
				cell := reading.Cell(model.Address{Table: table.ID, Row: row.ID, Column: column.ID})
				if cell == nil || cell.Text != want || reading.Source.Slice(cell.Place[0]) != want {
					t.Errorf("%s: %s/%s/%s: read %+v, printed %s", printed.name, table.ID, row.ID, column.ID, cell, want)
				}
			}
		}
	}
}
