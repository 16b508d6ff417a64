package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGoldenPages compares the text that each page and Word file of testdata is
// laid out as, and its reading, with its golden.
func TestGoldenPages(t *testing.T) {
	names, err := filepath.Glob("../testdata/reports/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range names {
		name := filepath.Base(path)
		if strings.HasSuffix(name, ".txt") {
			continue
		}
		n++
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Read(name, raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkReading(t, r)
		golden := filepath.Join("..", "testdata", "readings", name+".golden")
		got := "-- text, from " + string(r.Source.Format) + " --\n" + r.Source.Text + dump(r)
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
			t.Errorf("%s: the reading differs from its golden, first in %s\nif it is right: go test ./parse -run GoldenPages -update", name, firstDifference(got, string(want)))
		}
	}
	if n < 4 {
		t.Errorf("only %d pages and Word files are there", n)
	}
}
