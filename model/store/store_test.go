package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"gouji/model/review"
)

const (
	sha      = "aa11aa11aa11aa11"
	otherSHA = "bb22bb22bb22bb22"
)

// decision makes the nth decision of a test.
func decision(n int) review.Decision {
	return review.Decision{
		ID: fmt.Sprintf("id%d", n), Kind: review.Correct, By: "王", At: time.Date(2026, 11, 21, 10, 0, n, 0, time.UTC),
		Set:    []review.Change{{Table: "requests", Row: "new", Column: "total", From: "168", To: fmt.Sprint(n)}},
		Reason: "<原表> & \u2028 \"引号\"\n换行",
	}
}

func open(t *testing.T, s *Store, report string) *Journal {
	t.Helper()
	j, err := s.Open(report, sha)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func keep(t *testing.T, j *Journal, decisions ...review.Decision) {
	t.Helper()
	for _, d := range decisions {
		if _, err := j.Append(d); err != nil {
			t.Fatal(err)
		}
	}
}

func ids(decisions []review.Decision) string {
	var all []string
	for _, d := range decisions {
		all = append(all, d.ID)
	}
	return strings.Join(all, " ")
}

func TestLoadAfterSaveIsTheSame(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a/b.txt")
	var all []review.Decision
	for n := range 5 {
		all = append(all, decision(n))
	}
	keep(t, j, all...)
	back := open(t, s, "a/b.txt")
	if !reflect.DeepEqual(back.Decisions(), all) || len(back.Messages()) != 0 {
		t.Errorf("loaded back:\n%+v\n%v\nwant\n%+v", back.Decisions(), back.Messages(), all)
	}
	if file := back.File(); !strings.HasSuffix(filepath.ToSlash(file), "/.gouji/journal/a/b.txt.jsonl") {
		t.Errorf("the journal is %s", file)
	}
	raw, _ := os.ReadFile(back.File())
	if first, _, _ := strings.Cut(string(raw), "\n"); !strings.HasPrefix(first, `{"gouji":1,"path":"a/b.txt","sha256":"`+sha+`","sum":"`) {
		t.Errorf("the header is %s", first)
	}
}

func TestNothingIsCreatedBeforeADecision(t *testing.T) {
	folder := t.TempDir()
	s := Beside(folder)
	open(t, s, "a.txt").Decisions()
	if index, err := s.Index(); err != nil || index.Len() != 0 || index.Has("a.txt") {
		t.Errorf("index of nothing: %v, %v", index, err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 0 {
		t.Errorf("the folder has %v", entries)
	}
}

func TestIndex(t *testing.T) {
	s := In(filepath.Join(t.TempDir(), "deep", "state"))
	long := strings.Repeat("长", 84) + ".txt" // 256 bytes
	for _, report := range []string{"a.txt", "b/c.txt", long} {
		keep(t, open(t, s, report), decision(1))
	}
	index, err := s.Index()
	if err != nil || index.Len() != 3 {
		t.Fatalf("index %v, %v", index, err)
	}
	for report, want := range map[string]bool{"a.txt": true, "b/c.txt": true, long: true, "c.txt": false, "b": false, "../a.txt": false} {
		if index.Has(report) != want {
			t.Errorf("index.Has(%q) = %v", report, !want)
		}
	}
	if got := index.Reports(); !slices.Equal(got, []string{"a.txt", "b/c.txt"}) {
		t.Errorf("reports with a journal are %q", got)
	}
	if got := ids(open(t, s, long).Decisions()); got != "id1" {
		t.Errorf("the report with the long name has %q", got)
	}
}

func TestPathsCannotLeaveTheFolder(t *testing.T) {
	folder := t.TempDir()
	for _, report := range []string{"../a.txt", "a/../../b.txt", "/etc/passwd", "", ".", "a//b", "./a"} {
		var e *PathError
		if _, err := Beside(folder).Open(report, sha); !errors.As(err, &e) {
			t.Errorf("Open(%q) gives %v", report, err)
		}
	}
	outside := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, Dir), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, Dir, "journal")); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, Beside(folder), "a.txt").Append(decision(1)); err == nil {
		t.Error("an append followed a symbolic link out of the store")
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 0 {
		t.Errorf("outside there is %v", entries)
	}
}

func TestAnotherTextIsRefused(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a.txt")
	keep(t, j, decision(1))
	before, _ := os.ReadFile(j.File())
	var other *OtherText
	if _, err := s.Open("a.txt", otherSHA); !errors.As(err, &other) || !strings.Contains(err.Error(), "move") || !strings.Contains(other.Words().ZH, "恢复原文") {
		t.Errorf("opening for another text gives %v", err)
	}
	late := &Journal{store: s, name: j.name, report: "a.txt", sha: otherSHA} // opened before the journal was there
	if _, err := late.Append(decision(2)); !errors.As(err, &other) {
		t.Errorf("appending for another text gives %v", err)
	}
	if after, _ := os.ReadFile(j.File()); string(after) != string(before) {
		t.Error("the refused append changed the file")
	}
}

func TestANewerJournalIsRefused(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a.txt")
	line, err := seal(header{2, "a.txt", sha}, "")
	if err != nil {
		t.Fatal(err)
	}
	write(t, j.File(), append(line, '\n'))
	var newer *Newer
	if _, err := s.Open("a.txt", sha); !errors.As(err, &newer) {
		t.Errorf("a journal of version 2 gives %v", err)
	}
}

func write(t *testing.T, file string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestOthersAreMerged(t *testing.T) {
	s := Beside(t.TempDir())
	mine, theirs := open(t, s, "a.txt"), open(t, s, "a.txt")
	keep(t, theirs, decision(1), decision(2))
	others, err := mine.Append(decision(3))
	if err != nil || ids(others) != "id1 id2" {
		t.Errorf("others are %q, %v", ids(others), err)
	}
	others, err = theirs.Append(decision(4))
	if err != nil || ids(others) != "id3" {
		t.Errorf("others are %q, %v", ids(others), err)
	}
	if got := ids(open(t, s, "a.txt").Decisions()); got != "id1 id2 id3 id4" || ids(theirs.Decisions()) != got {
		t.Errorf("the file has %q, the last writer %q", got, ids(theirs.Decisions()))
	}
}

func TestAppendingAgainAddsNothing(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a.txt")
	keep(t, j, decision(1))
	before, _ := os.ReadFile(j.File())
	keep(t, j, decision(1))
	if after, _ := os.ReadFile(j.File()); string(after) != string(before) {
		t.Error("the same decision stands twice")
	}
}

func TestARemovedJournalIsWrittenAgain(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a.txt")
	keep(t, j, decision(1), decision(2))
	if err := os.Remove(j.File()); err != nil {
		t.Fatal(err)
	}
	keep(t, j, decision(3))
	if got := ids(open(t, s, "a.txt").Decisions()); got != "id1 id2 id3" {
		t.Errorf("after the file was removed there is %q", got)
	}
}

// TestTornTails cuts a journal at every byte: what stands whole before the cut is
// kept, and the next decision is not glued to the rest.
func TestTornTails(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a.txt")
	keep(t, j, decision(1), decision(2))
	whole, _ := os.ReadFile(j.File())
	lines := strings.SplitAfter(string(whole), "\n")
	for cut := range len(whole) + 1 {
		write(t, j.File(), whole[:cut])
		torn := open(t, s, "a.txt")
		want := 0
		for n := 1; n <= 2; n++ {
			if cut >= len(strings.Join(lines[:n+1], ""))-1 { // the newline may be missing
				want = n
			}
		}
		if got := len(torn.Decisions()); got != want {
			t.Fatalf("cut at %d: %d decisions, want %d", cut, got, want)
		}
		atLineEnd := cut == 0 || slices.Contains([]int{len(lines[0]), len(lines[0] + lines[1]), len(whole)}, cut) ||
			slices.Contains([]int{len(lines[0]), len(lines[0] + lines[1]), len(whole)}, cut+1)
		if said := len(torn.Messages()) > 0; said == atLineEnd {
			t.Fatalf("cut at %d: messages %v", cut, torn.Messages())
		}
		keep(t, torn, decision(9))
		after := open(t, s, "a.txt")
		if got := after.Decisions(); len(got) != want+1 || got[want].ID != "id9" {
			t.Fatalf("cut at %d: after an append there is %q", cut, ids(got))
		}
		if raw, _ := os.ReadFile(j.File()); !strings.HasPrefix(string(raw), string(whole[:cut])) {
			t.Fatalf("cut at %d: the file was rewritten", cut)
		}
	}
}

func TestABrokenLineInTheMiddle(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a.txt")
	keep(t, j, decision(1), decision(2), decision(3))
	raw, _ := os.ReadFile(j.File())
	broken := strings.Replace(string(raw), `"to":"2"`, `"to":"7"`, 1)
	write(t, j.File(), []byte(broken))
	back := open(t, s, "a.txt")
	if got := ids(back.Decisions()); got != "id1 id3" {
		t.Errorf("there is %q", got)
	}
	if m := back.Messages(); len(m) != 1 || !strings.HasPrefix(m[0].EN, j.File()+":3: ") {
		t.Errorf("messages are %v", m)
	}
	keep(t, back, decision(4))
	if after, _ := os.ReadFile(j.File()); !strings.HasPrefix(string(after), broken) {
		t.Error("the broken line was rewritten")
	}
}

func TestABrokenHeaderLosesNothing(t *testing.T) {
	s := Beside(t.TempDir())
	j := open(t, s, "a.txt")
	keep(t, j, decision(1))
	raw, _ := os.ReadFile(j.File())
	write(t, j.File(), append([]byte("{"), raw[2:]...))
	back := open(t, s, "a.txt")
	if got := ids(back.Decisions()); got != "id1" || len(back.Messages()) != 1 {
		t.Errorf("there is %q and %v", got, back.Messages())
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, Dir), []byte("a file where the store's folder should be"))
	_, err := open(t, Beside(folder), "a.txt").Append(decision(1))
	var kept *NotKept
	if !errors.As(err, &kept) || !strings.Contains(err.Error(), "--state DIR") || !strings.Contains(kept.Words().ZH, "a.txt") {
		t.Errorf("the error is %v", err)
	}
}

func FuzzRead(f *testing.F) {
	line := func(value any, salt string) []byte { l, _ := seal(value, salt); return append(l, '\n') }
	head := line(header{version, "a.txt", sha}, "")
	f.Add(head, []byte("{}\n"))
	f.Add([]byte(""), []byte("\n\n"))
	f.Add(append(head, line(decision(1), sha)...), []byte(`{"id":"x","sum":"0000000000000000"}`))
	f.Add([]byte("\xff\x00{"), line(decision(2), otherSHA))
	f.Add(head, line(decision(7), sha))
	f.Fuzz(func(t *testing.T, before, after []byte) {
		// Whatever stands around it, an intact line is found.
		file := slices.Concat(before, []byte("\n"), line(decision(7), sha), after)
		if got := read(file, sha); !has(got.decisions, "id7") {
			t.Errorf("id7 is lost in %q", file)
		}
		read(before, sha)
	})
}
