package rule_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Real reports lie beside a checkout where they may be used; they are not part of it.
const seeds = "../../../shared/seeds"

// What the rules say of the real reports, each finding at its line, and nothing else.
func TestSeeds(t *testing.T) {
	files, err := filepath.Glob(seeds + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("no real reports at " + seeds)
	}
	want := map[string]string{
		"000": "5 DAT003, 15 BAL009, 79 STR005",
		"001": "19 DOC001, 23 STR010, 25 STR010, 75 STR010, 93 STR010",
		"002": "17 DOC001, 25 DAT001, 25 DAT001, 29 DAT001, 49 STR010, 77 STR010, 197 DAT001, 213 STR004",
		"003": "1 STR006, 4 STR007, 14 BAL006, 16 CEL001, 52 CEL001",
		"004": "1 STR006, 3 STR006, 5 STR006, 7 STR009, 261 STR002, 268 STR009, 269 STR010",
	}
	for _, file := range files {
		name := filepath.Base(file)
		r, result := check(t, name, read(t, file))
		var got []string
		for _, f := range result.Findings {
			got = append(got, fmt.Sprintf("%d %s", r.Source.Position(f.Place).Line, f.Code))
		}
		if found := strings.Join(got, ", "); found != want[name[:3]] {
			t.Errorf("%s:\ngot  %s\nwant %s", name, found, want[name[:3]])
		}
	}
}
