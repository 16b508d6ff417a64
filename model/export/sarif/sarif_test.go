package sarif_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"gouji/model"
	"gouji/model/export/sarif"
	"gouji/model/review"
	"gouji/model/rule"
	"gouji/parse"
)

const reports = "../../../testdata/reports"

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile("sarif.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// cases are the cases of all invented reports, the first finding of each waived.
func cases(t *testing.T) []*review.Case {
	t.Helper()
	entries, err := os.ReadDir(reports)
	if err != nil {
		t.Fatal(err)
	}
	var all []*review.Case
	for _, e := range entries {
		raw, err := os.ReadFile(filepath.Join(reports, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		r, err := parse.Read(e.Name(), raw)
		if err != nil {
			t.Fatal(err)
		}
		c := review.New(r, nil)
		if open := c.Open(); len(open) > 0 {
			d, err := c.Waive(review.By{Name: "王", At: time.Unix(0, 0)}, &open[0], "as published")
			if err != nil {
				t.Fatal(err)
			}
			c = c.With(d)
		}
		all = append(all, c)
	}
	return all
}

func TestLogIsSound(t *testing.T) {
	for _, lang := range []model.Lang{model.Chinese, model.English} {
		log := sarif.NewLog(rule.All(), lang)
		var lines []string
		suppressed, fixes := 0, 0
		for _, c := range cases(t) {
			for i := range c.Findings {
				f := &c.Findings[i]
				r := log.Result(c, "a/"+c.Reading.Source.Path, f, sarif.New)
				if rule.All()[r.RuleIndex].Code != f.Code {
					t.Errorf("%s stands at the rule %s", f.Code, rule.All()[r.RuleIndex].Code)
				}
				suppressed += len(r.Suppressions)
				fixes += checkFixes(t, c, r)
				line, err := json.Marshal(r)
				if err != nil {
					t.Fatal(err)
				}
				lines = append(lines, string(line))
			}
		}
		text := sarif.Head(rule.All(), "1", lang) + strings.Join(lines, ",\n") + sarif.Tail(true)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema(t).Validate(value); err != nil {
			t.Error(err)
		}
		if suppressed == 0 || fixes == 0 || !strings.Contains(text, `"justification":"as published"`) {
			t.Errorf("%d suppressions and %d fixes are no evidence", suppressed, fixes)
		}
	}
}

// checkFixes makes every fix in the text of the file: what it deletes must be
// what stood in the cell.
func checkFixes(t *testing.T, c *review.Case, r sarif.Result) int {
	t.Helper()
	s := c.Reading.Source
	for _, fix := range r.Fixes {
		for _, change := range fix.Changes {
			for _, one := range change.Replacements {
				line := []rune(s.LineText(one.Deleted.StartLine))
				if one.Deleted.EndLine != one.Deleted.StartLine || one.Deleted.EndColumn-1 > len(line) {
					t.Fatalf("%s: a fix deletes %+v", r.RuleID, one.Deleted)
				}
				deleted := string(line[one.Deleted.StartColumn-1 : one.Deleted.EndColumn-1])
				if deleted == one.Inserted.Text || len([]rune(deleted)) > 40 {
					t.Errorf("%s: a fix deletes %q for %q", r.RuleID, deleted, one.Inserted.Text)
				}
			}
		}
	}
	return len(r.Fixes)
}

// Lines of a page laid out as text are lines of nothing that a viewer can open.
func TestNoRegionsOfOtherFormats(t *testing.T) {
	for _, c := range cases(t) {
		if len(c.Findings) == 0 {
			continue
		}
		c.Reading.Source.Format = model.FormatHTML
		line, err := json.Marshal(sarif.NewLog(rule.All(), model.English).Result(c, "a.html", &c.Findings[0], ""))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(line, []byte("Region")) || bytes.Contains(line, []byte("region")) || bytes.Contains(line, []byte("baselineState")) {
			t.Errorf("%s", line)
		}
	}
}

func TestFilesAreNamedAsURIs(t *testing.T) {
	c := cases(t)[0]
	for file, want := range map[string]string{
		"a/b.txt": "a/b.txt", "报告/a b%.txt": "%E6%8A%A5%E5%91%8A/a%20b%25.txt", "a:b.txt": "./a:b.txt", "/a/b.txt": "file:///a/b.txt", "-": "-",
	} {
		r := sarif.NewLog(nil, model.English).Result(c, file, &model.Finding{Code: "BAL001"}, "")
		if have := r.Locations[0].Physical.Artifact.URI; have != want {
			t.Errorf("%s is named %s, want %s", file, have, want)
		}
	}
}
