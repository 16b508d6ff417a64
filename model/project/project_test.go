package project

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
	"gouji/model/rule"
)

// reading is a report of the 2021 form with a few figures; what is not given is blank.
func reading(figures map[string]string) *model.Reading {
	r := &model.Reading{
		Source: model.NewSource("a.txt", model.FormatText, "utf-8", "", 3, "甲"), Form: "2021",
		Agency: model.Agency{Name: "澜川市水务局", Kind: model.Department, Place: model.At(0, 3)},
		Year:   model.Year{Value: 2023, Place: model.At(0, 3), From: model.FromTitle},
	}
	f := form.ByID("2021")
	for _, t := range f.Tables {
		table := model.Table{ID: t.ID}
		for _, c := range t.Columns {
			table.Columns = append(table.Columns, model.Column{ID: c.ID, Label: c.Label})
		}
		for _, row := range t.Rows {
			if row.Heading || row.Group {
				continue
			}
			one := model.Row{ID: row.ID, Label: row.Label}
			for _, c := range t.Columns {
				cell := model.Cell{Place: model.At(0, 3)}
				if text := figures[t.ID+"."+row.ID+"."+c.ID]; text != "" {
					cell.Text, cell.State, cell.Value = text, model.Number, decimal.MustParse(text)
				}
				one.Cells = append(one.Cells, cell)
			}
			table.Rows = append(table.Rows, one)
		}
		r.Tables = append(r.Tables, table)
	}
	return r
}

func TestExpressions(t *testing.T) {
	r := reading(map[string]string{
		"requests.new.total": "12000", "requests.carried_in.total": "5", "fees.fees.amount": "0.3",
		"requests.refused.state_secret.total":                    "0",
		"reconsideration_litigation.cases.reconsideration.total": "2",
	})
	const untestable = "untestable"
	for source, want := range map[string]string{
		`requests.new.total <= 10000`:                                         "false",
		`requests.new.total <= 10000 || requests.carried_in.total == 5`:       "true",
		`not (requests.new.total > 1)`:                                        "false",
		`requests.new.total + requests.carried_in.total == 12005`:             "true",
		`-requests.carried_in.total < 0 and 1 < 2`:                            "true",
		`fees.fees.amount == 0.1 + 0.2`:                                       "true", // not in binary fractions
		`fees.fees.amount * 3 == 0.9 && fees.fees.amount / 3 == 0.1`:          "true",
		`requests.refused.state_secret.total == 0`:                            "true",
		`reconsideration_litigation.cases.reconsideration.total != 2`:         "false",
		`year >= 2021 ? agency.kind == "department" : false`:                  "true",
		`agency.kind in ["township", "subdistrict"] or form startsWith "20"`:  "true",
		`agency.name contains "教育"`:                                           "false",
		`max(requests.carried_in.total, 7) == 7 and abs(0 - 3) == min(3, 4)`:  "true",
		`10 / requests.refused.state_secret.total > 1`:                        untestable,
		`requests.new.natural_person <= requests.new.total`:                   untestable,
		`requests.new.natural_person <= requests.new.total or year == 2023`:   untestable,
		`requests.new.total * 1000000000 * 1000000000 * 1000000000 > 0`:       untestable,
		`1 <= requests.carried_in.total and requests.carried_in.total <= 1e3`: "true",
	} {
		p, wrong := compile(source, "2021", cells(form.ByID("2021")))
		if wrong != nil {
			t.Errorf("%s: %v at %d", source, wrong, wrong.at)
			continue
		}
		have := untestable
		if holds, testable := p.try(r); testable {
			have = map[bool]string{true: "true", false: "false"}[holds]
		}
		if have != want {
			t.Errorf("%s is %s, want %s", source, have, want)
		}
	}
}

// What could loop, grow, or reach past the report is refused where it stands.
func TestExpressionsThatAreRefused(t *testing.T) {
	for source, want := range map[string]struct {
		at   int
		says string
	}{
		`requests.nwe.total > 1`:             {0, `did you mean "requests.new.total"?`},
		`year > 1 and reqests.new.total > 1`: {13, `has no "reqests.new.total"`},
		`requests.new > 1`:                   {0, `has no "requests.new"`},
		`requests.new.total`:                 {0, `expected yes or no, but got number`},
		`requests.new.total > "1"`:           {19, "mismatched types number and string"},
		`requests.new.total >`:               {19, "unexpected token"},
		`all(1..1000000000, # > 0)`:          {4, ""},
		`len(1..1000000000) > 0`:             {0, `no function "len"`},
		`(1..3) == (1..3)`:                   {2, `".."`},
		`let x = "a"; x + x == ""`:           {4, "can't be used"},
		`agency.name matches "(a*)*"`:        {12, `"matches"`},
		`2 ** 1000 > 1`:                      {2, `"**"`},
		`repeat("a", 100000000) == ""`:       {0, `no function "repeat"`},
		`year in [2019, 2020]`:               {9, "texts only"},
		`$env.requests == 1`:                 {0, ""},
		`nil == 1`:                           {0, ""},
		`abs("a") == 1`:                      {4, ""},
		"":                                   {0, "needs holds"},
		strings.Repeat("(", 3000) + strings.Repeat(")", 900): {0, ""},
		strings.Repeat("1+", 3000) + "1 > 0":                 {0, "longer than"},
		strings.Repeat("1+", 1500) + "1 > 0":                 {0, ""},
	} {
		_, wrong := compile(source, "2021", cells(form.ByID("2021")))
		if wrong == nil {
			t.Errorf("%.60q was taken", source)
		} else if !strings.Contains(wrong.Error(), want.says) || want.says != "" && wrong.at != want.at {
			t.Errorf("%.60q: %q at %d, want %q at %d", source, wrong.Error(), wrong.at, want.says, want.at)
		}
	}
}

// A name means one cell: none may be the beginning of another's.
func TestNamesOfCellsAreClear(t *testing.T) {
	for _, f := range form.All() {
		names := cells(f)
		for a := range names {
			for b := range names {
				if strings.HasPrefix(b, a+".") {
					t.Errorf("form %s: %s is a cell and the beginning of %s", f.ID, a, b)
				}
			}
			for fixed := range texts {
				if strings.HasPrefix(a, fixed+".") || a == nameYear {
					t.Errorf("form %s: %s is hidden by %s", f.ID, a, fixed)
				}
			}
		}
	}
}

func TestMistakesAreToldByPlace(t *testing.T) {
	for text, want := range map[string]string{
		"select = [\"BAL\",\n  \"XYZ\"]":              `p:2:3: no rule has a code that begins with "XYZ"`,
		"ignore = [\"\"]":                             "p:1:11: no rule",
		"[severity]\nBAL999 = \"info\"":               `p:2:10: there is no rule "BAL999"`,
		"[severity]\nBAL001 = \"bad\"":                `p:2:10: there is no severity "bad"`,
		"severity = {DAT003 = \"bad\"}":               `p:1:22: there is no severity "bad"`,
		"selct = []":                                  `p:1:1: there is no setting "selct"`,
		"select = [":                                  "p:1:10: no TOML",
		"[[deadline]]\nkind = \"x\"\ndue = \"01-31\"": `p:2:8: there is no kind of body "x"`,
		"[[deadline]]\ndue = \"02-29\"":               `p:2:7: "02-29" is no day`,
		"[[deadline]]\ndue = \"1-3\"":                 `p:2:7: "1-3" is no day`,
		"[[rule]]\ncode = \"BAL900\"\nmessage = \"m\"\nholds = \"year > 1\"":                                                                   "p:2:8: BAL is a family of the program's own",
		"[[rule]]\ncode = \"x\"\nmessage = \"m\"\nholds = \"year > 1\"":                                                                        `p:2:8: "x" is no code`,
		"[[rule]]\ncode = \"OWN1\"\nholds = \"year > 1 and requests.nwe.total > 1\"\nmessage = \"m\"":                                          `p:3:23: form 2021 has no "requests.nwe.total"`,
		"[[rule]]\ncode = \"OWN1\"\nholds = '''\nyear > 1 and\n  年 > 1'''\nmessage = \"m\"":                                                    "p:5:3: ",
		"[[rule]]\ncode = \"OWN1\"\nmessage = \"m\"\nholds = \"statistics.disclosed.valu > 1\"":                                                `has no "statistics.disclosed.valu"; did you mean "statistics.disclosed.value"?`,
		"[[rule]]\ncode = \"OWN1\"\nholds = \"year > 1\"\nforms = [\"2021\", \"2020\"]\nmessage = \"m\"":                                       `p:4:18: there is no form "2020"`,
		"[[rule]]\ncode = \"OWN1\"\nholds = \"year > 1\"\nmessage = {zh = \"m\"}":                                                              "p:4:11: a rule needs a message",
		"[[rule]]\ncode = \"OWN1\"\nholds = \"year > 1\"\nmessage = \"m\"\n\n[[rule]]\ncode = \"OWN1\"\nholds = \"year > 1\"\nmessage = \"m\"": "p:7:8: the code OWN1 stands twice",
	} {
		_, err := Parse("p", []byte(text))
		var m *Mistake
		if !errors.As(err, &m) {
			t.Errorf("%q: %v, want a mistake", text, err)
		} else if !strings.Contains(m.Error(), want) {
			t.Errorf("%q:\n have %s\n want %s", text, m.Error(), want)
		}
	}
}

const sound = `
ignore = ["STR"]

[severity]
BAL002 = "info"

[[deadline]]
kind = "department"
from = 2020
due = "02-28"

[[rule]]
code = "OWN001"
severity = "error"
holds = "requests.new.total <= 10000"
message = { zh = "申请多于一万", en = "more than ten thousand requests" }
`

func TestOwnRules(t *testing.T) {
	p, err := Parse("p", []byte(sound))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := p.Choose(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	result := rules.Check(reading(map[string]string{
		"requests.new.total": "12000", "requests.carried_in.total": "0", "requests.total.total": "1", "requests.carried_out.total": "0",
	}))
	said := map[string]model.Finding{}
	for _, f := range result.Findings {
		said[f.Code] = f
	}
	own := said["OWN001"]
	if own.Message.EN != "more than ten thousand requests: requests.new.total 12000" ||
		own.Message.ZH != "申请多于一万：本年新收政府信息公开申请数量·总计 12000" || own.Severity != model.Error {
		t.Errorf("OWN001 says %+v", own.Message)
	}
	if f, ok := said["BAL002"]; !ok || f.Severity != model.Info {
		t.Errorf("BAL002 is %v, want an info", f)
	}
	for code := range said {
		if strings.HasPrefix(code, "STR") {
			t.Errorf("%s is ignored and speaks", code)
		}
	}
	if blank := rules.Check(reading(nil)); blank.Untestable["OWN001"] != 1 {
		t.Errorf("a blank is tested: %v", blank.Untestable)
	}
	// What is selected by hand counts whatever the file says.
	if rules, err = p.Choose([]string{"STR"}, nil); err != nil || len(rules.Set()) == 0 || rules.Set()[0].Code[:3] != "STR" {
		t.Errorf("STR selected gives %v, %v", rules, err)
	}
	if _, err = p.Choose([]string{"OWN"}, []string{"NONE"}); err == nil {
		t.Error("a prefix that no rule has was taken")
	}
}

func TestDeadlines(t *testing.T) {
	p, err := Parse("p", []byte(sound))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := p.Choose([]string{deadlineRule}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for day, late := range map[int]bool{20: false, 28: false, 29: true} {
		r := reading(nil)
		r.Year.Value = 2023
		r.Dates = []model.Date{{Role: model.Published, Day: model.Day{Year: 2024, Month: 2, Day: day}, Place: model.At(0, 3)}}
		if have := len(rules.Check(r).Findings) > 0; have != late {
			t.Errorf("published 2024-02-%d: late is %v, want %v", day, have, late)
		}
		if std := rule.ByCode(deadlineRule); len((rule.Set{std}).Check(r).Findings) == 0 {
			t.Error("the catalogue's own rule has changed")
		}
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	if p, err := Load(dir); err != nil || p == nil {
		t.Errorf("a folder without a file: %v", err)
	}
	file := filepath.Join(dir, File)
	if err := os.WriteFile(file, []byte("select = 1"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir); err == nil || !strings.HasPrefix(err.Error(), file+":1:10: ") {
		t.Errorf("a wrong file: %v", err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "p.toml")
	if err := os.WriteFile(outside, []byte("select = []"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, file); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(dir); err == nil {
		t.Error("a link out of the folder was followed")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte("[[rule]]\ncode='OWN1'\nholds='''\nyear > 1 and 年'''\nmessage='m'"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, err := Parse("p", raw)
		if err != nil {
			return
		}
		rules, err := p.Choose(nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, failed := range rules.Check(reading(map[string]string{"requests.new.total": "1"})).Failed {
			t.Errorf("%s crashed: %v", failed.Code, failed.Panic)
		}
	})
}

// What the README shows is taken.
func TestREADMEExample(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(raw), "```toml\n")
	example, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("README.md shows no project file")
	}
	p, err := Parse("README.md", []byte(example))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := p.Choose([]string{"OWN001"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if said := rules.Check(reading(map[string]string{"requests.new.total": "10001"})).Findings; len(said) != 1 {
		t.Errorf("the example's rule says %v", said)
	}
}
