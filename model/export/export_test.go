package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gouji/model"
	"gouji/model/review"
)

var update = flag.Bool("update", false, "write the goldens anew; read them before they are committed")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; read what go test ./model/export -update makes of it:\n%s", file, got)
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("record.schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("record.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t *testing.T, s *jsonschema.Schema, text []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if err := s.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestRecord(t *testing.T) {
	text, err := Pretty(Of(sampleCase(t), model.Chinese))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "record.json", text)
	valid(t, compiled(t), text)
}

func TestARecordOfNothing(t *testing.T) {
	s := model.NewSource("a.txt", model.FormatText, "utf-8", strings.Repeat("0", 64), 0, "")
	text, err := Pretty(Of(review.New(&model.Reading{Source: s, Form: "prose"}, nil), model.English))
	if err != nil {
		t.Fatal(err)
	}
	valid(t, compiled(t), text)
	for _, want := range []string{`"year": null`, `"title": null`, `"name": null`, `"tables": []`, `"corrections": []`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
}

// TestSchemaAndStructsAgree holds every key of the structs against the schema's,
// with their order, and those that may be left out against what it requires.
func TestSchemaAndStructsAgree(t *testing.T) {
	var document struct {
		Properties map[string]any
		Required   []string
		Defs       map[string]struct {
			Properties map[string]any
			Required   []string
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &document); err != nil {
		t.Fatal(err)
	}
	compare := func(name string, of any, properties map[string]any, required []string) {
		t.Helper()
		keys, always := keysOf(reflect.TypeOf(of))
		if !slices.Equal(always, required) {
			t.Errorf("%s always has %v, the schema requires %v", name, always, required)
		}
		for _, key := range keys {
			if _, ok := properties[key]; !ok {
				t.Errorf("%s has the key %q, the schema has not", name, key)
			}
		}
		if len(keys) != len(properties) {
			t.Errorf("%s has %d keys, the schema %d", name, len(keys), len(properties))
		}
	}
	compare("record", Record{}, document.Properties, document.Required)
	parts := map[string]any{
		"source": Source{}, "agency": Agency{}, "date": Date{}, "document_number": DocumentNumber{}, "section": Section{},
		"table": Table{}, "column": Column{}, "row": Row{}, "cell": Cell{}, "statement": Statement{}, "part": Part{},
		"finding": Finding{}, "finding_cell": FindingCell{}, "repair": Repair{}, "setting": Setting{}, "review": Review{},
		"correction": Correction{}, "waiver": Waiver{}, "waived_cell": WaivedCell{},
	}
	for name, of := range parts {
		compare(name, of, document.Defs[name].Properties, document.Defs[name].Required)
	}
	if len(parts) != len(document.Defs) {
		t.Errorf("there are %d structs and %d definitions", len(parts), len(document.Defs))
	}
}

// keysOf gives a struct's JSON keys in order, and those of them that are never left out.
func keysOf(of reflect.Type) (keys, always []string) {
	for _, field := range reflect.VisibleFields(of) {
		key, option, _ := strings.Cut(field.Tag.Get("json"), ",")
		if key == "" {
			continue
		}
		keys = append(keys, key)
		if option != "omitempty" {
			always = append(always, key)
		}
	}
	return keys, always
}

// written gives n copies of a record as an export in a format.
func written(t *testing.T, r Record, n int, format Format) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := NewWriter(&out, format, format == CSV)
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		lines, err := format.Encode(r)
		if err := errors.Join(err, w.Put(lines)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWriters(t *testing.T) {
	r := Of(sampleCase(t), model.English)
	s := compiled(t)
	for n := range 3 {
		var records []json.RawMessage
		array, lines := written(t, r, n, JSON), written(t, r, n, Lines)
		if err := json.Unmarshal(array, &records); err != nil || len(records) != n || records == nil {
			t.Errorf("%d records give %d, %v:\n%s", n, len(records), err, array)
		}
		if got := bytes.Count(lines, []byte("\n")); got != n {
			t.Errorf("%d records give %d lines", n, got)
		}
		for line := range bytes.Lines(lines) {
			valid(t, s, line)
		}
	}
	if _, err := NewWriter(io.Discard, "xml", false); err == nil {
		t.Error("there is a writer for xml")
	}
}

func TestCSV(t *testing.T) {
	out := written(t, Of(sampleCase(t), model.Chinese), 1, CSV)
	golden(t, "record.csv", out)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(out), byteOrderMark))).ReadAll()
	if err != nil || len(rows) != 8 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		for i, field := range row {
			if columns[i] != "value" && field != "" && strings.ContainsRune("=+-@", rune(field[0])) {
				t.Errorf("%q would be run as a formula", field)
			}
		}
	}
}

func TestFindingsStandByThemselves(t *testing.T) {
	c := sampleCase(t)
	var out bytes.Buffer
	if err := Line(&out, Findings(c.Reading.Source, c.Findings, model.English)[0]); err != nil {
		t.Fatal(err)
	}
	if want := `{"path":"水务/=a.txt","line":8,"column":4,"end":7,"code":"BAL006","severity":"error","message":"289 is less than 298","cells":[`; !strings.HasPrefix(out.String(), want) {
		t.Errorf("got  %s\nwant %s", out.String(), want)
	}
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	r := Of(sampleCase(t), model.Chinese)
	var f *Folder
	for range 2 { // over its own file
		var err error
		if f, err = OpenFolder(dir); err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if file, err := f.Write(r); err != nil || file != filepath.Join(dir, "水务", "=a.txt.json") {
			t.Fatalf("wrote %q, %v", file, err)
		}
	}
	if file, err := f.Write(r); err == nil {
		t.Errorf("two records were written to %q", file)
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, "水务")); len(entries) != 1 {
		t.Errorf("there is %v", entries)
	}
	for _, path := range []string{"../a.txt", "/a.txt", "a/../../b.txt"} {
		r.Source.Path = path
		if file, err := f.Write(r); err == nil {
			t.Errorf("%q was written to %q", path, file)
		}
	}
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	r.Source.Path = "link/a.txt"
	if _, err := f.Write(r); err == nil {
		t.Error("a symbolic link led out of the folder")
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 0 {
		t.Errorf("outside there is %v", entries)
	}
}

func TestASourceIsNeverWrittenOver(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte(sampleText), 0o666); err != nil {
		t.Fatal(err)
	}
	var notOurs *NotOurs
	if err := ToFile(file, func(io.Writer) error { return nil }); !errors.As(err, &notOurs) {
		t.Errorf("writing over a report gives %v", err)
	}
	if text, _ := os.ReadFile(file); string(text) != sampleText {
		t.Error("the report was changed")
	}
}

func TestAFailedExportLeavesTheOldOne(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.json")
	put := func(text string, fail error) error {
		return ToFile(file, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, fail)
		})
	}
	if err := put("[]\n", nil); err != nil {
		t.Fatal(err)
	}
	if err := put("[\n{\"rec", errors.New("the disk is full")); err == nil {
		t.Error("the failure was lost")
	}
	if text, _ := os.ReadFile(file); string(text) != "[]\n" {
		t.Errorf("the old export is now %q", text)
	}
	if entries, _ := os.ReadDir(filepath.Dir(file)); len(entries) != 1 {
		t.Errorf("there is %v", entries)
	}
}
