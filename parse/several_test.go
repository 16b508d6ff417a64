package parse

import (
	"os"
	"strings"
	"testing"

	"gouji/model"
)

// widened is a clean report of 2014 with more columns in its table: heads take
// the place of its one head, and each figure comes after those before it.
func widened(t *testing.T, heads, before string) string {
	raw, err := os.ReadFile("../testdata/reports/clean-2014.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(raw), "\n")
	inside := false
	for i, l := range lines {
		fields := strings.Split(l, "      ")
		switch {
		case strings.HasPrefix(l, "统计指标"):
			inside = true
			fields[2] = heads
		case inside && len(fields) == 3:
			fields[2] = before + fields[2]
		}
		lines[i] = strings.Join(fields, "      ")
	}
	return strings.Join(lines, "\n")
}

// TestSeveralColumns takes the column of a table with several whose head says
// that it is this year's, and none where no head does; one note tells either.
func TestSeveralColumns(t *testing.T) {
	for _, c := range []struct {
		heads string
		taken int
	}{
		{"上年数      本年数", 1},
		{"上一年      统计数", 1},
		{"2014年      2015年", 1},
		{"县本级      汇总", -1},
		{"本年计划      本年实际", -1},
	} {
		r, err := Read("a.txt", []byte(widened(t, c.heads, "71      ")))
		if err != nil {
			t.Fatal(err)
		}
		var told []model.Note
		for _, n := range r.Notes {
			switch n.Kind {
			case model.SeveralColumns:
				told = append(told, n)
			case model.TooManyFigures, model.RowMissing:
				t.Errorf("%s: a note on row %s", c.heads, n.Address.Row)
			}
		}
		if len(told) != 1 || told[0].Want != c.taken || told[0].Have != 2 {
			t.Errorf("%s: notes %+v, want one that column %d of 2 is read", c.heads, told, c.taken)
		}
		cell := r.Table("statistics").Row("disclosed").Cells[0]
		if read := cell.State == model.Number && cell.Text != "71"; read != (c.taken >= 0) || !read && len(cell.Candidates()) != 2 {
			t.Errorf("%s: the first cell is %q with candidates %v", c.heads, cell.Text, cell.Candidates())
		}
	}
}

// TestColumnsSwapped reads the figures of all years before this year's where the
// heads stand so.
func TestColumnsSwapped(t *testing.T) {
	raw, err := os.ReadFile("../testdata/reports/clean-annex.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(raw), "\n")
	for i, l := range lines {
		if f := strings.Split(l, "\t"); len(f) == 4 {
			lines[i] = strings.Join([]string{f[0], f[1], f[3], f[2]}, "\t")
		}
	}
	r, err := Read("a.txt", []byte(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	table := r.Table("statistics")
	row := table.Row("disclosed")
	year, all := row.Cells[table.ColumnIndex("year")].Text, row.Cells[table.ColumnIndex("cumulative")].Text
	if year != "94" || all != "612" {
		t.Errorf("read %s of %s, want 94 of 612", year, all)
	}
}

// TestChapters reads a table whose chapters stand apart, each under the table's
// head and after a sentence, as one.
func TestChapters(t *testing.T) {
	raw, err := os.ReadFile("../testdata/reports/clean-2014.txt")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Read("a.txt", raw)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for _, chapter := range []string{"二、回应解读情况\n", "三、依申请公开情况\n", "八、机构建设和保障经费情况\n"} {
		at := strings.LastIndex(text, chapter)
		if at < 0 {
			t.Fatalf("no chapter %s", chapter)
		}
		text = text[:at] + "各项工作的具体情况见下表。\n统计指标      单位      统计数\n" + text[at:]
	}
	r, err := Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range whole.Table("statistics").Rows {
		if got := r.Table("statistics").Rows[i].Cells[0].Text; got != row.Cells[0].Text {
			t.Errorf("%s: %q, want %q", row.Label, got, row.Cells[0].Text)
		}
	}
	for _, n := range r.Notes {
		if n.Kind == model.TableTwice || n.Kind == model.RowMissing {
			t.Errorf("a note of kind %d on row %q", n.Kind, n.Address.Row)
		}
	}
}

// TestOneColumnOfTwo reads a coded table that has the year's column alone, each
// cell after a bar and another bar at the end of each row.
func TestOneColumnOfTwo(t *testing.T) {
	raw, err := os.ReadFile("../testdata/shapes/砚川市规划局2010-coded.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	at := strings.Index(text, "指标名称")
	text = text[:at] + "| " + strings.NewReplacer(" |\n", "\n|\n| ", " | ", "\n| ").Replace(text[at:])
	r, err := Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	table := r.Table("statistics")
	if table == nil || len(table.Columns) != 1 || table.Columns[0].ID != "year" {
		t.Fatalf("the columns are %+v, want the year's", table)
	}
	if got := table.Row("disclosed").Cells[0].Text; got != "412" {
		t.Errorf("read %q, want 412", got)
	}
}
