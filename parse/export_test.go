package parse_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/export"
	"gouji/model/review"
	"gouji/parse"
)

// exported is every report of testdata as it is read, by name.
func exported(t *testing.T) map[string]*model.Reading {
	t.Helper()
	files, err := filepath.Glob("../testdata/reports/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	readings := map[string]*model.Reading{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if readings[filepath.Base(file)], err = parse.Read(filepath.Base(file), raw); err != nil {
			t.Fatal(err)
		}
	}
	return readings
}

// readBack is a record in a format, read back.
func readBack(t *testing.T, r *model.Reading, format export.Format) *model.Reading {
	t.Helper()
	var b bytes.Buffer
	w, err := export.NewWriter(&b, format, false)
	if err != nil {
		t.Fatal(err)
	}
	line, err := format.Encode(export.Of(review.New(r, nil), model.English))
	if err == nil {
		err = w.Put(line)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	again, err := parse.Read("record", b.Bytes())
	if err != nil {
		t.Fatalf("%v: %.300s", err, b.Bytes())
	}
	return again
}

// cells is all that a record's tables say.
func cells(r *model.Reading, states bool) string {
	var b strings.Builder
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			fmt.Fprintf(&b, "%s/%s:", t.ID, row.ID)
			for i, c := range row.Cells {
				text := c.Text
				if v, ok := c.Number(); ok {
					text = v.String()
				}
				if states && c.State == model.Missing {
					text = "?"
				}
				fmt.Fprintf(&b, " %s=%s", t.Columns[i].ID, text)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// TestRecordsReadBack holds that a record read back says what its report said,
// and that its places are true.
func TestRecordsReadBack(t *testing.T) {
	for name, r := range exported(t) {
		for format, want := range map[export.Format]model.Format{export.JSON: model.FormatJSON, export.Lines: model.FormatJSON} {
			again := readBack(t, r, format)
			if again.Source.Format != want {
				t.Errorf("%s: the record is read as %s", name, again.Source.Format)
			}
			if got, want := cells(again, true), cells(r, true); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
			}
			if again.Agency.Name != r.Agency.Name || again.Year.Value != r.Year.Value || again.Title.Text != r.Title.Text || again.Form != r.Form || len(again.Dates) != len(r.Dates) {
				t.Errorf("%s: the facts are %+v %d %q %s", name, again.Agency, again.Year.Value, again.Title.Text, again.Form)
			}
			holdTrue(t, again)
		}
		if len(r.Tables) > 0 {
			if got, want := cells(readBack(t, r, export.CSV), false), cells(r, false); got != want {
				t.Errorf("%s as CSV: got\n%s\nwant\n%s", name, got, want)
			}
		}
	}
}

// holdTrue holds that what stands at each place is what the value says.
func holdTrue(t *testing.T, r *model.Reading) {
	t.Helper()
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			for _, c := range row.Cells {
				if c.State != model.Missing && r.Source.Slice(c.Place[0]) != c.Text {
					t.Errorf("%s/%s: %q stands as %q", table.ID, row.ID, c.Text, r.Source.Slice(c.Place[0]))
				}
			}
		}
	}
	for _, d := range r.Dates {
		if r.Source.Slice(d.Place[0]) != d.Text {
			t.Errorf("date %q stands as %q", d.Text, r.Source.Slice(d.Place[0]))
		}
	}
	at := 0
	for _, p := range r.Partition() {
		if p.Span.Start != at {
			t.Errorf("the parts do not meet at %d", at)
		}
		at = p.Span.End
	}
}

// TestForeignRecords holds that other JSON and CSV is no report, and that a file
// of several records says what to do.
func TestForeignRecords(t *testing.T) {
	const one = `{"record":1,"source":{"path":"a"},"agency":{"name":null},"year":null,"title":null,"tables":[]}`
	for raw, want := range map[string]parse.RefusalKind{
		`{"name":"package","version":"1"}`: parse.NotReport,
		`[1,2,3]`:                          parse.NotReport,
		`{"record":1`:                      parse.NotReport,
		"a,b,c\n1,2,3\n":                   parse.NotReport,
		"[" + one + "," + one + "]":        parse.NotReport,
		one + "\n" + one + "\n":            parse.NotReport,
		strings.Replace(one, `"record":1`, `"record":7`, 1): parse.Foreign,
	} {
		_, err := parse.Read("a.json", []byte(raw))
		var refusal *parse.Refusal
		if !errors.As(err, &refusal) || refusal.Kind != want {
			t.Errorf("%s: got %v, want a refusal of kind %d", raw, err, want)
		}
	}
	if _, err := parse.Read("a.json", []byte(one)); err != nil {
		t.Errorf("a record of nothing: %v", err)
	}
}
