package folder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gouji/model"
	"gouji/parse"
)

const report = "某县民政局2022年政府信息公开工作年度报告\n一、总体情况\n主动公开信息3条，依申请公开0件。\n"

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func stream(t *testing.T, args ...string) []Item[string] {
	t.Helper()
	roots, err := Roots(args)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(Stream(context.Background(), roots, func(_ File, r *model.Reading) string { return r.Title.Text }, nil))
}

func TestStreamIsCompleteAndInOrder(t *testing.T) {
	dir := t.TempDir()
	var want []string
	titles := map[string]string{}
	for i := range 700 {
		name := fmt.Sprintf("d%02d/%03d.txt", i%7, i)
		text := fmt.Sprintf("%c", 0x5000+i) + report
		put(t, dir, name, text)
		want = append(want, name)
		titles[name], _, _ = strings.Cut(text, "\n")
	}
	slices.Sort(want)
	var got []string
	for _, item := range stream(t, dir) {
		if item.Err != nil || item.Value != titles[item.File.Path] { // also long after it was read
			t.Errorf("%s: %v, title %q", item.File.Path, item.Err, item.Value)
		}
		got = append(got, item.File.Path)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %d paths out of order, want %d", len(got), len(want))
	}
}

func TestEveryFileIsReadRefusedOrPassedOver(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "secret.txt", report)
	dir := t.TempDir()
	put(t, dir, "a.txt", report)
	put(t, dir, "b.txt", "")
	put(t, dir, "c.txt", "把鸡蛋打散，下锅翻炒，加盐出锅。")
	put(t, dir, "d.jpg", "\xff\xd8\xff")
	put(t, dir, "a.txt.json", `{"record":1,"tables":[]}`)
	put(t, dir, "h.html", "<html><body><p>"+report+"</p></body></html>")
	put(t, dir, "content.jsp?id=7.1", "<html><body><p>"+report+"</p></body></html>")
	put(t, dir, "k.aspx", "<html><body><p>"+report+"</p></body></html>")
	put(t, dir, "l", "<html><body><p>"+report+"</p></body></html>")
	put(t, dir, "2022.某局年报", report)
	put(t, dir, "m.js", "var report = 1;")
	put(t, dir, "i.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	put(t, dir, "j.json", `{"name":"j"}`)
	put(t, dir, ".gouji/journal/a.txt.jsonl", "{}")
	put(t, dir, "e.txt", "a\x00b\x00\x00c")
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(dir, "f.txt")); err != nil {
		t.Fatal(err)
	}
	big, err := os.Create(filepath.Join(dir, "g.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := big.Truncate(200 << 20); err != nil {
		t.Fatal(err)
	}
	big.Close()
	got := map[string]string{}
	for _, item := range stream(t, dir) {
		var refused *parse.Refusal
		switch {
		case item.Err == nil:
			got[item.File.Path] = "read"
		case item.Skipped():
			got[item.File.Path] = "passed"
		case errors.As(item.Err, &refused):
			got[item.File.Path] = fmt.Sprint("refused ", refused.Kind)
		default:
			got[item.File.Path] = "failed"
		}
	}
	want := map[string]string{
		"a.txt": "read", "b.txt": fmt.Sprint("refused ", parse.Empty), "c.txt": fmt.Sprint("refused ", parse.NotReport),
		"a.txt.json": "passed", "h.html": "read", "content.jsp?id=7.1": "read", "k.aspx": "read", "l": "read", "2022.某局年报": "read", "m.js": "passed", "i.doc": fmt.Sprint("refused ", parse.Foreign), "j.json": fmt.Sprint("refused ", parse.NotReport),
		"d.jpg": "passed", ".gouji": "passed", "e.txt": fmt.Sprint("refused ", parse.Binary), "f.txt": "failed",
		"g.txt": fmt.Sprint("refused ", parse.TooLarge),
	}
	for path, w := range want {
		if got[path] != w {
			t.Errorf("%s: %s, want %s", path, got[path], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
}

func TestStopping(t *testing.T) {
	dir := t.TempDir()
	for i := range 2000 {
		put(t, dir, fmt.Sprintf("%04d.txt", i), report)
	}
	roots, err := Roots([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range Stream(ctx, roots, func(File, *model.Reading) int { return 0 }, nil) {
		if n++; n == 10 {
			cancel()
		}
	}
	if n >= 2000 {
		t.Errorf("read %d of 2000 after the context ended at 10", n)
	}
	n = 0
	for range Stream(context.Background(), roots, func(File, *model.Reading) int { return 0 }, nil) {
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Errorf("yielded %d after a break at 5", n)
	}
}

func TestRootsNamesWhatIsMissing(t *testing.T) {
	if _, err := Roots([]string{"no-such-folder"}); err == nil {
		t.Error("a folder that is not there gives no error")
	}
}
