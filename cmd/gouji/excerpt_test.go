package main

import (
	"bytes"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/rule"
	"gouji/tui/lay"
)

func TestExcerpts(t *testing.T) {
	long := strings.Repeat("前", 100_000)
	for name, c := range map[string]struct {
		before, place, after string
		want                 string
	}{
		"short":       {"共", "151", "件", " 1 │ 共151件\n   │   ^^^\n"},
		"wide place":  {"", "总计", " 3", " 1 │ 总计 3\n   │ ^^^^\n"},
		"nothing":     {"12 | ", "", " | 3", " 1 │ 12 |  | 3\n   │      ^\n"},
		"controls":    {"a\x1b[31m\tb", "\x00\u202e1", "\u009b", " 1 │ a␛[31m→   b␀◌1\ufffd\n   │            ^^^\n"},
		"long before": {long, "1", "", " 1 │ …前前前前前前前前前前前前前前前前1\n   │                                  ^\n"},
		"long after":  {"", "1", long, " 1 │ 1前前前前前前前前前前前前前前前前…\n   │ ^\n"},
		"long both":   {long, "12", long, " 1 │ …前前前前前前前12前前前前前前前前…\n   │                ^^\n"},
		"long place":  {"甲", long, "乙", " 1 │ 甲前前前前前前前前…乙\n   │   ^^^^^^^^^^^^^^^^^\n"},
	} {
		text := c.before + c.place + c.after
		s := model.NewSource("a.txt", model.FormatText, "utf-8", "", int64(len(text)), text)
		p := &textPress{checking: &checking{call: &call{}}, width: 40}
		var b bytes.Buffer
		p.excerpt(&b, s, &model.Finding{Place: model.At(len(c.before), len(c.before)+len(c.place))})
		if b.String() != c.want {
			t.Errorf("%s:\n%swant\n%s", name, b.String(), c.want)
		}
		for line := range strings.Lines(b.String()) {
			if width := lay.Width(strings.TrimSuffix(line, "\n")); width > 40 {
				t.Errorf("%s: %d cells wide: %s", name, width, line)
			}
		}
	}
}

// A rule that panics has failed, which is neither a finding nor a pass: it is
// named, the other rules and reports go on, and the exit code tells.
func TestRuleThatPanics(t *testing.T) {
	broken := rule.ByCode("BAL002")
	sound := broken.Check
	broken.Check = func(*rule.Pass) { panic("no such cell") }
	defer func() { broken.Check = sound }()
	dir := folderOf(t, exceeding, "reports/clean-2021.txt")
	var out, complaints bytes.Buffer
	c := Command{In: strings.NewReader(""), Out: &out, Err: &complaints, Env: func(string) string { return "" }}
	if code := c.Main([]string{"check", dir}); code != exitTrouble {
		t.Errorf("the exit code is %d, want %d", code, exitTrouble)
	}
	if n := strings.Count(complaints.String(), "the rules BAL002 crashed"); n != 2 {
		t.Errorf("the crash is told %d times of two reports:\n%s", n, complaints.String())
	}
	if !strings.Contains(out.String(), "BAL006") {
		t.Errorf("the other rules did not go on:\n%s", out.String())
	}
	out.Reset()
	complaints.Reset()
	if code := c.Main([]string{"check", "--select", "BAL006", dir}); code != exitFindings || complaints.Len() > 0 {
		t.Errorf("a rule that was not chosen makes the run end with %d: %s", code, complaints.String())
	}
}
