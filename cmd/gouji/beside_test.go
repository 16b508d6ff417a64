package main

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
)

// Two copies of one report in a folder: what the second says of the first comes
// once both are read, and goes from the queue when the first becomes another year's.
func TestReportsSayThingsOfEachOther(t *testing.T) {
	d, all := deskOn(t, folderOf(t, "reports/clean-2021.txt", "reports/clean-2021.txt", exceeding))
	last := map[act.ReportID]act.Summary{}
	for _, s := range all {
		last[s.ID] = s
	}
	if !slices.Contains(last[1].Codes, "YRS004") || slices.Contains(last[2].Codes, "YRS004") {
		t.Fatalf("the queue says %v and %v", last[1].Codes, last[2].Codes)
	}
	if c := opened(t, d, 1); !slices.ContainsFunc(c.Open(), func(f model.Finding) bool { return f.Code == "YRS004" }) {
		t.Error("the opened report says nothing of its copy")
	}
	if others := d.OtherYears(1); len(others) != 0 {
		t.Errorf("one year has other years: %v", others)
	}

	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	news := make(chan []act.Summary)
	go d.Watch(ctx, func(s []act.Summary) { news <- s })
	c := opened(t, d, 0)
	year, err := c.Correct(d.by(), []model.Setting{{Address: model.Address{Table: model.Facts, Row: "year"}, To: "2019"}}, review.ReadWrong, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Save(ctx, 0, year); err != nil {
		t.Fatal(err)
	}
	select {
	case changed := <-news:
		if len(changed) != 1 || changed[0].ID != 1 || changed[0].Path != "1.txt" || slices.Contains(changed[0].Codes, "YRS004") {
			t.Errorf("the queue is told %+v", changed)
		}
	case <-ctx.Done():
		t.Fatal("nothing was told of the other report")
	}
	if c := opened(t, d, 1); slices.ContainsFunc(c.Open(), func(f model.Finding) bool { return f.Code == "YRS004" }) {
		t.Error("the opened report still speaks of a copy")
	}
	if others := d.OtherYears(1); !slices.Equal(others, []act.ReportID{0}) {
		t.Errorf("the other years are %v, want the first report", others)
	}
}

// A project file counts in the workstation as it does in check, and a wrong one
// keeps it from opening.
func TestDeskFollowsTheProjectFile(t *testing.T) {
	dir := folderOf(t, exceeding)
	writeFile(t, dir+"/.gouji.toml", "[[rule]]\ncode = \"OWN001\"\nholds = \"statistics.disclosed.value < 1\"\nmessage = \"m\"\n")
	d, all := deskOn(t, dir)
	if !slices.Contains(all[0].Codes, "OWN001") {
		t.Errorf("the queue says %v", all[0].Codes)
	}
	if c := opened(t, d, 0); !slices.ContainsFunc(c.Open(), func(f model.Finding) bool { return f.Code == "OWN001" }) {
		t.Error("the opened report is not held to the project's rule")
	}
	writeFile(t, dir+"/.gouji.toml", "[[rule]]\ncode = \"OWN001\"\nholds = \"nothing\"\nmessage = \"m\"\n")
	if _, err := newDesk(&call{Command: &Command{}}, []string{dir}); err == nil {
		t.Error("a wrong project file was taken")
	}
}

func writeFile(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
