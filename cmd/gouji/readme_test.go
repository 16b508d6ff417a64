package main_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/rule"
	"gouji/tui/keys"
	"gouji/tui/words"
)

var updateReadme = flag.Bool("update-readme", false, "write the generated blocks of README.md")

const readme = "../../README.md"

// blocks are the parts of the README that the program's own tables say.
var blocks = map[string]func() string{
	"keys":  func() string { return keys.Markdown(words.In(model.English)) },
	"rules": ruleTable,
}

func ruleTable() string {
	var b strings.Builder
	b.WriteString("| code | severity | what it says |\n|---|---|---|\n")
	for _, r := range rule.All() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r.Code, r.Severity, strings.ReplaceAll(r.Title.EN, "|", `\|`))
	}
	return b.String()
}

func TestREADMEIsFresh(t *testing.T) {
	raw, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for name, generate := range blocks {
		begin, end := fmt.Sprintf("<!-- %s: generated -->\n", name), fmt.Sprintf("<!-- end of %s -->\n", name)
		before, rest, found := strings.Cut(text, begin)
		_, after, closed := strings.Cut(rest, end)
		if !found || !closed {
			t.Fatalf("README.md has no block between %q and %q", begin, end)
		}
		text = before + begin + "\n" + strings.TrimSpace(generate()) + "\n\n" + end + after
	}
	switch {
	case text == string(raw):
	case *updateReadme:
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("README.md does not say what the tables of keys and rules say; run: go test ./cmd/gouji -run README -update-readme")
	}
}

// Every folder with Go code stands in the README's map, and every folder of the map is there.
func TestREADMEMapsEveryFolder(t *testing.T) {
	raw, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(raw), "<!-- map -->")
	chart, _, found := strings.Cut(rest, "<!-- end of map -->")
	if !found {
		t.Fatal("README.md has no map between <!-- map --> and <!-- end of map -->")
	}
	mapped := map[string]bool{}
	for line := range strings.Lines(chart) {
		if folder, _, ok := strings.Cut(strings.TrimSpace(line), "/ "); ok {
			mapped[folder] = true
			if _, err := os.Stat("../../" + folder); err != nil {
				t.Errorf("the map names %s/, which there is not", folder)
			}
		}
	}
	for _, p := range packages(t) {
		path := strings.TrimPrefix(p.ImportPath, module)
		if !mapped[path] && !mapped[roomOf(path).path] {
			t.Errorf("the map lacks %s/", path)
		}
	}
}
