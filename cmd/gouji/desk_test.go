package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gouji/model"
	"gouji/model/review"
	"gouji/model/store"
	"gouji/tui/act"
)

// deskOn opens a desk on a folder and waits until all is loaded.
func deskOn(t *testing.T, dir string) (*desk, []act.Summary) {
	t.Helper()
	env := func(name string) string { return map[string]string{"GOUJI_REVIEWER": "王"}[name] }
	d, err := newDesk(&call{Command: &Command{Env: env}, lang: model.English}, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	var all []act.Summary
	var last act.Progress
	err = d.Load(context.Background(), func(s []act.Summary, p act.Progress) { all, last = append(all, s...), p })
	if err != nil || !last.Done || last.Read != last.Total {
		t.Fatalf("loading ended with %v at %+v", err, last)
	}
	return d, all
}

// folderOf copies invented reports into a folder, as 0.txt, 1.txt …
func folderOf(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i, name := range names {
		raw, err := os.ReadFile(filepath.Join(testdata, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, string(rune('0'+i))+".txt"), raw, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const exceeding = "reports/枫渚县经济开发区2012-website-exceeds-total.txt"

var website = []model.Setting{{Address: model.Address{Table: "statistics", Row: "disclosed.website", Column: "value"}, To: "412"}}

func opened(t *testing.T, d *desk, id act.ReportID) *review.Case {
	t.Helper()
	c, message, err := d.Open(context.Background(), id)
	if err != nil || message != (model.Words{}) {
		t.Fatalf("opening: %v, %v", message, err)
	}
	return c
}

func (d *desk) by() review.By { return review.By{Name: d.Reviewer(), At: d.Now()} }

func TestDeskLoads(t *testing.T) {
	_, all := deskOn(t, folderOf(t, exceeding, "bad/empty.txt", "reports/clean-2021.txt", "bad/not-a-report.txt"))
	if len(all) != 4 {
		t.Fatalf("%d summaries: %+v", len(all), all)
	}
	for i, s := range all {
		if int(s.ID) != i || s.Path != string(rune('0'+i))+".txt" {
			t.Errorf("summary %d is %+v", i, s)
		}
		if refused := s.Refused != ""; refused != (i%2 == 1) {
			t.Errorf("%s is refused: %q", s.Path, s.Refused)
		}
	}
	s := all[0]
	if s.Agency == "" || s.Year != 2012 || s.Form != "statistics-2012" || s.Errors == 0 || !slices.Contains(s.Codes, "BAL006") || s.State != review.Untouched {
		t.Errorf("the first is %+v", s)
	}
	if s := all[2]; s.Open() != 0 || len(s.Codes) != 0 {
		t.Errorf("the clean one is %+v", s)
	}
}

func TestLoadingCanBeCancelled(t *testing.T) {
	d, _ := deskOn(t, folderOf(t, exceeding))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := d.Load(ctx, func([]act.Summary, act.Progress) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled load gives %v", err)
	}
}

func TestDeskSavesAndMerges(t *testing.T) {
	dir := folderOf(t, exceeding)
	mine, _ := deskOn(t, dir)
	theirs, _ := deskOn(t, dir)
	ctx := context.Background()
	c, c2 := opened(t, mine, 0), opened(t, theirs, 0)
	settle, err := c2.Settle(theirs.by())
	if err != nil {
		t.Fatal(err)
	}
	if _, others, err := theirs.Save(ctx, 0, settle); err != nil || others != 0 {
		t.Fatalf("saving: %d others, %v", others, err)
	}
	correct, err := c.Correct(mine.by(), website, review.PublishedWrong, "")
	if err != nil {
		t.Fatal(err)
	}
	c, others, err := mine.Save(ctx, 0, correct)
	if err != nil || others != 1 || len(c.Journal) != 2 || c.Journal[0].Kind != review.Settle || !c.Current.Cell(website[0].Address).Corrected {
		t.Fatalf("saved: %d others, %v, %+v", others, err, c.Journal)
	}
	if c2 := opened(t, theirs, 0); len(c2.Journal) != 2 {
		t.Errorf("the other terminal has %+v", c2.Journal)
	}
	if _, all := deskOn(t, dir); all[0].State != review.InWork || slices.Contains(all[0].Codes, "BAL006") {
		t.Errorf("loaded again it is %+v", all[0])
	}
}

func TestDeskExports(t *testing.T) {
	dir := folderOf(t, exceeding, "reports/clean-2021.txt", "bad/empty.txt")
	d, _ := deskOn(t, dir)
	where, err := d.Export(context.Background(), []act.ReportID{0})
	if want := filepath.Join(dir, ".gouji", "export", "0.txt.json"); err != nil || where != want {
		t.Fatalf("exported one to %q, %v; want %q", where, err, want)
	}
	where, err = d.Export(context.Background(), nil)
	if want := filepath.Join(dir, ".gouji", "export"); err != nil || where != want {
		t.Fatalf("exported all to %q, %v; want %q", where, err, want)
	}
	entries, err := os.ReadDir(where)
	if err != nil || len(entries) != 2 {
		t.Errorf("there is %v, %v", entries, err)
	}
	if _, err := d.Export(context.Background(), []act.ReportID{2}); err == nil {
		t.Error("an empty file was exported")
	}
	if err := os.RemoveAll(where); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(where, nil, 0o666); err != nil { // where the folder should be
		t.Fatal(err)
	}
	if _, err := d.Export(context.Background(), nil); err == nil {
		t.Error("nothing could be written and nobody was told")
	}
}

func TestDeskWithAnotherTextsJournal(t *testing.T) {
	dir := folderOf(t, exceeding)
	d, _ := deskOn(t, dir)
	c := opened(t, d, 0)
	correct, err := c.Correct(d.by(), website, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Save(context.Background(), 0, correct); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "0.txt")
	raw, _ := os.ReadFile(file)
	if err := os.WriteFile(file, append(raw, "\n更正\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	d, _ = deskOn(t, dir)
	c, message, err := d.Open(context.Background(), 0)
	if err != nil || len(c.Journal) != 0 || !strings.Contains(message.EN, "move") {
		t.Errorf("opened with %q, %v, %+v", message.EN, err, c.Journal)
	}
	var other *store.OtherText
	if _, _, err := d.Save(context.Background(), 0, correct); !errors.As(err, &other) {
		t.Errorf("saving gives %v", err)
	}
}

func TestBatches(t *testing.T) {
	var sizes []int
	var last act.Progress
	sent := make(chan struct{}, 10)
	b := &batches{report: func(s []act.Summary, p act.Progress) {
		sizes, last = append(sizes, len(s)), p
		sent <- struct{}{}
	}}
	b.add(act.Summary{}) // at once
	<-sent
	for range 3 {
		b.read()
		b.add(act.Summary{})
	}
	select {
	case <-sent: // without anything more coming
	case <-time.After(10 * time.Second):
		t.Fatal("what waits is not sent")
	}
	b.add(act.Summary{})
	b.done()
	b.close()
	<-sent
	if want := []int{1, 3, 1}; !slices.Equal(sizes, want) || !last.Done {
		t.Errorf("batches of %v, last %+v; want %v", sizes, last, want)
	}
}
