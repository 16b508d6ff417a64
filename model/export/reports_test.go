package export

import (
	"os"
	"path/filepath"
	"testing"

	"gouji/model"
	"gouji/model/review"
	"gouji/parse"
)

// TestEveryReportExports holds the record of every invented report against the
// schema, and each cell's text against the place the record gives for it.
func TestEveryReportExports(t *testing.T) {
	files, err := filepath.Glob("../../testdata/reports/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	s := compiled(t)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		reading, err := parse.Read(filepath.Base(file), raw)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		for _, lang := range []model.Lang{model.Chinese, model.English} {
			record := Of(review.New(reading, nil), lang)
			text, err := Lines.Encode(record)
			if err != nil {
				t.Fatal(err)
			}
			valid(t, s, text)
			holdPlaces(t, reading, record)
		}
	}
}

func holdPlaces(t *testing.T, reading *model.Reading, record Record) {
	t.Helper()
	for i, table := range record.Tables {
		for j, row := range table.Rows {
			for k, cell := range row.Cells {
				place := reading.Tables[i].Rows[j].Cells[k].Place
				if cell.Text == "" || len(place) != 1 || reading.Source.Line(place.Start()) != reading.Source.Line(place.End()) {
					continue
				}
				line := []rune(reading.Source.LineText(cell.Line))
				if got := string(line[cell.Column-1 : cell.End-1]); got != cell.Text {
					t.Errorf("%s: %s/%s is %q and stands as %q on line %d", reading.Source.Path, table.ID, row.ID, cell.Text, got, cell.Line)
				}
			}
		}
	}
}
