package parse

import (
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew; read them before keeping them")

// TestGolden compares the reading of every report of testdata with its golden,
// stage by stage: sound and damaged ones, and the shapes and wordings that the
// data of the forms and the aligner know.
func TestGolden(t *testing.T) {
	files := reportsIn(t, "../testdata/reports")
	maps.Copy(files, reportsIn(t, "../testdata/shapes"))
	for name, raw := range files {
		r, err := Read(name, raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		golden := filepath.Join("..", "testdata", "readings", strings.TrimSuffix(name, ".txt")+".golden")
		got := dump(r)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: the reading differs from its golden, first in %s\nif it is right: go test ./parse -run Golden -update", name, firstDifference(got, string(want)))
		}
	}
}

// firstDifference names the section and shows the line where two dumps part.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	section := ""
	for i := range max(len(g), len(w)) {
		a, b := lineOr(g, i), lineOr(w, i)
		if strings.HasPrefix(b, "-- ") {
			section = b
		}
		if a != b {
			return section + "\n  got  " + a + "\n  want " + b
		}
	}
	return "nothing"
}

func lineOr(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(no more lines)"
}

// TestRefusals reads the files that are no reports.
func TestRefusals(t *testing.T) {
	for name, want := range map[string]RefusalKind{
		"empty.txt": Empty, "binary.txt": Binary, "not-a-report.txt": NotReport, "mojibake.txt": BrokenEncoding,
	} {
		raw, err := os.ReadFile(filepath.Join("..", "testdata", "bad", name))
		if err != nil {
			t.Fatal(err)
		}
		_, err = Read(name, raw)
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Kind != want {
			t.Errorf("%s: got %v, want a refusal of kind %d", name, err, want)
		} else if refusal.Why.ZH == "" || refusal.Why.EN == "" {
			t.Errorf("%s: the refusal does not speak both languages", name)
		}
	}
}
