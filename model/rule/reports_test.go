package rule_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/rule"
	"gouji/parse"
)

const reports = "../../testdata/reports"

func read(t testing.TB, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func check(t testing.TB, name string, raw []byte) (*model.Reading, rule.Result) {
	t.Helper()
	r, err := parse.Read(name, raw)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	result := rule.Check(r)
	for _, f := range result.Failed {
		t.Errorf("%s: %s crashed: %v", name, f.Code, f.Panic)
	}
	return r, result
}

// A bad example fires its own rule exactly once; what else one mistake breaks stands in also.
func TestExamples(t *testing.T) {
	also := map[string]string{
		"BAL001": "BAL002", "BAL002": "BAL001", "BAL003": "BAL001",
		"STR004": "DOC001 DAT001 DAT001 STR010 DAT001",
		"STR005": "DAT003 BAL009",
		"YRS001": "BAL002 BAL002",
	}
	for _, of := range rule.All() {
		for _, example := range of.Bad {
			var others []string
			own := 0
			for _, f := range findings(t, of, example) {
				if f.Code == of.Code {
					own++
				} else {
					others = append(others, f.Code)
				}
			}
			if own != 1 || strings.Join(others, " ") != also[of.Code] {
				t.Errorf("%s fires %d times on its bad example (%q to %q), and %v beside it", of.Code, own, example.Old, example.New, others)
			}
		}
		for _, example := range of.Good {
			for _, f := range findings(t, of, example) {
				t.Errorf("%s: its good example (%q to %q) is not silent: %s %s", of.Code, example.Old, example.New, f.Code, f.Message.ZH)
			}
		}
	}
}

// What testdata/expected.txt says must be found in the damaged reports is found.
func TestExpected(t *testing.T) {
	found := map[string]map[string]bool{} // by file
	for line := range strings.Lines(string(read(t, reports+"/../expected.txt"))) {
		line = strings.TrimSpace(line)
		file, where, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("%q is no file:line: CODE", line)
		}
		if found[file] == nil {
			found[file] = map[string]bool{}
			r, result := check(t, file, read(t, filepath.Join(reports, file)))
			for f := range flat(result.Findings) {
				found[file][fmt.Sprintf("%d: %s", r.Source.Position(f.Place).Line, f.Code)] = true
			}
		}
		if !found[file][where] {
			t.Errorf("%s is not found", line)
		}
	}
}

// flat goes through findings and those folded under them.
func flat(findings []model.Finding) func(yield func(model.Finding) bool) {
	return func(yield func(model.Finding) bool) {
		for _, f := range findings {
			if !yield(f) {
				return
			}
			for _, follower := range f.Followers {
				if !yield(follower) {
					return
				}
			}
		}
	}
}

// However a report is damaged, no rule crashes, every finding has a place in the
// text, and no two findings could be taken for one another.
func TestDamagedReports(t *testing.T) {
	files, err := filepath.Glob(reports + "/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, file := range files {
		lines := strings.Split(string(read(t, file)), "\n")
		for range 40 {
			r, result := damaged(t, file, damage(random, lines))
			if r == nil {
				continue
			}
			keys := map[string]string{}
			for _, f := range result.Findings {
				if len(f.Place) == 0 || f.Place.Start() < 0 || f.Place.End() > len(r.Source.Text) {
					t.Errorf("%s: %s stands at %v", file, f.Code, f.Place)
				}
				at := fmt.Sprintf("%s @%d", f.Key(r.Source), f.Place.Start())
				if other, ok := keys[at]; ok {
					t.Errorf("%s: %q and %q have one key", file, other, f.Message.ZH)
				}
				keys[at] = f.Message.ZH
			}
		}
	}
}

// damaged checks a text that may not be a report any more; then the reading is nil.
func damaged(t *testing.T, file, text string) (*model.Reading, rule.Result) {
	r, err := parse.Read(filepath.Base(file), []byte(text))
	if err != nil {
		return nil, rule.Result{}
	}
	result := rule.Check(r)
	for _, f := range result.Failed {
		t.Errorf("%s: %s crashed: %v", file, f.Code, f.Panic)
	}
	return r, result
}

// damage empties, doubles and cuts a few lines, as extraction does.
func damage(random *rand.Rand, lines []string) string {
	lines = slices.Clone(lines)
	for range 1 + random.IntN(6) {
		i := random.IntN(len(lines))
		switch runes := []rune(lines[i]); random.IntN(4) {
		case 0:
			lines[i] = ""
		case 1:
			lines = slices.Insert(lines, i, lines[i])
		case 2:
			lines = lines[:max(i, 2)]
		default:
			if len(runes) > 1 {
				j := random.IntN(len(runes))
				lines[i] = string(slices.Delete(runes, j, j+1))
			}
		}
	}
	return strings.Join(lines, "\n")
}

// findings checks the text an example gives, among the reports the rule's examples stand beside.
func findings(t *testing.T, of *rule.Rule, example rule.Example) []model.Finding {
	t.Helper()
	folder := &rule.Folder{}
	for i, other := range of.Beside {
		folder.Add(rule.TraceOf(made(t, fmt.Sprintf("beside-%d.txt", i), other)))
	}
	result := rule.CheckIn(folder, made(t, example.Report, example))
	for _, f := range result.Failed {
		t.Errorf("%s: %s crashed: %v", example.Report, f.Code, f.Panic)
	}
	return result.Findings
}

// made reads the report an example makes.
func made(t *testing.T, name string, example rule.Example) *model.Reading {
	t.Helper()
	path := filepath.Join(reports, example.Report)
	if _, err := os.Stat(path); err != nil {
		path = filepath.Join(reports, "../years", example.Report)
	}
	text := string(read(t, path))
	if !strings.Contains(text, example.Old) {
		t.Fatalf("%s does not hold %q", example.Report, example.Old)
	}
	r, err := parse.Read(name, []byte(strings.Replace(text, example.Old, example.New, 1)))
	if err != nil {
		t.Fatalf("%s: %v", example.Report, err)
	}
	return r
}

func BenchmarkCheck(b *testing.B) {
	for _, name := range []string{"clean-2021.txt", "clean-2014.txt", "枫渚县经济开发区2012-website-exceeds-total.txt", "苇溪镇2022-pipes-broken.txt"} {
		r, _ := check(b, name, read(b, filepath.Join(reports, name)))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				rule.Check(r)
			}
		})
	}
}
