package parse

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gouji/model"
)

// TestScrapedToOneLine holds that a report whose lines are joined, by blanks or by a
// sign, has the same facts, and no figure that it did not have; where its tables
// stood one cell a line or in pipes, all of them.
func TestScrapedToOneLine(t *testing.T) {
	files := corpus(t)
	whole := []string{"clean-2014.txt", "clean-2021.txt", "clean-statistics-2012.txt", "澜川市水务局2020-figures-missing.txt"}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		r, err := Read(name, files[name])
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(r.Notes, func(n model.Note) bool { return n.Kind == model.TableTwice }) {
			continue // which of two tables counts hangs on what was lost of each
		}
		for _, sep := range []string{" ", "\t", "\u00a0", "|", " | ", " || ", "｜", ",", "，", ";", "；", "·", `\n`, "\u2028", "\u0085"} {
			joined, err := Read(name, []byte(strings.Join(nonBlank(r.Source.Text), sep)))
			if err != nil {
				t.Errorf("%s joined by %q: %v", name, sep, err)
				continue
			}
			if joined.Agency.Name != r.Agency.Name {
				t.Errorf("%s joined by %q: the body is %q, not %q", name, sep, joined.Agency.Name, r.Agency.Name)
			}
			if have, want := factsOf(joined), factsOf(r); have != want {
				t.Errorf("%s joined by %q: %s, not %s", name, sep, have, want)
			}
			lost := compareFigures(t, name, r, joined)
			if lost > 0 && sep != "\t" && slices.Contains(whole, name) {
				t.Errorf("%s joined by %q: %d figures are lost", name, sep, lost)
			}
		}
	}
}

// TestRowsWithOtherSigns holds that rows whose cells stand between other signs than
// bars have the same figures.
func TestRowsWithOtherSigns(t *testing.T) {
	const name = "clean-2019.txt"
	plain := string(corpus(t)[name])
	r, err := Read(name, []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	for _, sep := range []string{",", "；", "/", "：", ":", "_", "｜"} {
		rows, err := Read(name, []byte(strings.ReplaceAll(strings.ReplaceAll(plain, " |\n", "\n"), " | ", sep)))
		if err != nil {
			t.Fatal(err)
		}
		if lost := compareFigures(t, name+" "+sep, r, rows); lost > 0 {
			t.Errorf("rows between %q: %d figures are lost", sep, lost)
		}
		if have, want := factsOf(rows), factsOf(r); have != want {
			t.Errorf("rows between %q: %s, not %s", sep, have, want)
		}
	}
}

// TestBlanksInScrapedLine holds which blanks of a page on one line stood inside its lines.
func TestBlanksInScrapedLine(t *testing.T) {
	for _, c := range []struct {
		before, after string
		goesOn        bool
	}{
		{"发布日期：", "2024-01-22 浏览：3", true}, {"2024-01-22", "16:20:03 来源", true}, {"2023 年 1", "月 1 日", true},
		{"2023 年", "1 月 1 日", true}, {"2024年1月5日", "2023年统计表", false}, {"受理申请", "151 件，其中", true},
		{"受理申请 151", "件，其中网络申请", true}, {"全年受理，其中", "网络申请 92 件", true}, {"某县民政局", "2023年政府信息公开工作年度报告", false},
		{"规章", "0 0 12", false}, {"0", "行政规范性文件 0", false}, {"主动公开数量 条", "289 (一)通过政府网站公开数", false},
		{"2", "兼职人员 1", false}, {"（某政发〔2021〕30", "号）的规定", true}, {"(区分处理的,只计这一情形,不计其他情形)", "85 0 0", false}, {"年度报告。", "一、总体情况", false},
		{"一、本年新收政府信息公开申请数量", "167 2 0", false}, {"1", ".当面申请数", true},
	} {
		if got := goesOnBehind(c.before, c.after); got != c.goesOn {
			t.Errorf("%q before %q: the line goes on: %v", c.before, c.after, got)
		}
	}
}

// TestMargins holds that what a program set before each line of a text is none of it.
func TestMargins(t *testing.T) {
	before := map[string]func(n int, line string) string{
		"quoted":         func(_ int, l string) string { return "> " + l },
		"quoted twice":   func(_ int, l string) string { return "> > " + l },
		"points":         func(_ int, l string) string { return "- " + l },
		"bullets":        func(_ int, l string) string { return "• " + l },
		"numbered":       func(n int, l string) string { return fmt.Sprintf("%6d\t%s", n, l) },
		"numbered after": func(n int, l string) string { return fmt.Sprintf("%d:%s", n+120, l) },
		"numbered wide": func(n int, l string) string {
			wide := func(r rune) rune { return r - '0' + '０' }
			return strings.Map(wide, fmt.Sprint(n)) + "：" + l
		},
	}
	for _, name := range []string{"clean-2021.txt", "clean-statistics-2012.txt", "clean-annex.txt"} {
		plain := string(corpus(t)[name])
		r, err := Read(name, []byte(plain))
		if err != nil {
			t.Fatal(err)
		}
		for kind, add := range before {
			var b strings.Builder
			n := 0
			for l := range strings.Lines(plain) {
				n++
				b.WriteString(add(n, l))
			}
			marked, err := Read(name, []byte(b.String()))
			if err != nil {
				t.Fatal(err)
			}
			lost := compareFigures(t, name+" "+kind, r, marked)
			if lost > 0 || marked.Title.Text != r.Title.Text || marked.Agency.Name != r.Agency.Name || len(marked.Sections) != len(r.Sections) {
				t.Errorf("%s %s: %d figures are lost, the title is %q of %q, with %d sections", name, kind, lost, marked.Title.Text, marked.Agency.Name, len(marked.Sections))
			}
			for _, table := range marked.Tables {
				for _, row := range table.Rows {
					for k := range row.Cells {
						if c := &row.Cells[k]; c.State == model.Number && r.Table(table.ID).Row(row.ID).Cells[k].State != model.Number {
							t.Errorf("%s %s: %s/%s has the figure %s, which the report lacks", name, kind, table.ID, row.ID, c.Text)
						}
					}
				}
			}
			checkReading(t, marked)
		}
	}
}

// TestNoMargin holds that a list, a table of strokes and a numbered text are no margins.
func TestNoMargin(t *testing.T) {
	for _, text := range []string{
		"- 一\n- 二\n三\n四\n",
		"-\n-\n甲\n-\n-\n乙\n",
		strings.Repeat("1\n", 30),
		strings.Repeat("1. 一\n2. 二\n3. 三\n", 10),
		"1\n2\n3\n",
		"",
	} {
		if m := findMargin(model.NewSource("a.txt", model.FormatText, "utf-8", "", 0, text), text); m != (margin{}) {
			t.Errorf("%q has the margin %+v", text, m)
		}
	}
}

// factsOf writes year, sections and dates in a line.
func factsOf(r *model.Reading) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d, sections", r.Year.Value)
	for _, s := range r.Sections {
		fmt.Fprintf(&b, " %d", s.Number)
	}
	for _, d := range r.Dates {
		fmt.Fprintf(&b, ", %s %s", d.Role, d.Day)
	}
	return b.String()
}

func nonBlank(text string) (lines []string) {
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// compareFigures counts the figures of a reading that another lacks, and reports
// those it has otherwise.
func compareFigures(t *testing.T, name string, r, other *model.Reading) (lost int) {
	for i := range r.Tables {
		table := other.Table(r.Tables[i].ID)
		for j := range r.Tables[i].Rows {
			row := &r.Tables[i].Rows[j]
			var same *model.Row
			if table != nil {
				same = table.Row(row.ID)
			}
			for k := range row.Cells {
				want, ok := row.Cells[k].Number()
				if !ok {
					continue
				}
				if same == nil || k >= len(same.Cells) || same.Cells[k].State != model.Number {
					lost++
				} else if have, _ := same.Cells[k].Number(); !have.Equal(want) {
					t.Errorf("%s: %s/%s is %s, not %s", name, r.Tables[i].ID, row.ID, have, want)
				}
			}
		}
	}
	return lost
}
