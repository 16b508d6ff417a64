package parse

import (
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"
)

// corpus is the text reports of testdata.
func corpus(tb testing.TB) map[string][]byte {
	tb.Helper()
	dir := os.Getenv("GOUJI_REPORTS")
	if dir == "" {
		dir = "../testdata/reports"
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(names) == 0 {
		tb.Fatalf("no reports in %s: %v", dir, err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files[filepath.Base(name)] = raw
	}
	return files
}

// BenchmarkRead reads every report of testdata; the ratio is its time to that of
// utf8.Valid over the same bytes, in the same run.
func BenchmarkRead(b *testing.B) {
	files := corpus(b)
	var bytes int64
	for _, raw := range files {
		bytes += int64(len(raw))
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for name, raw := range files {
			if _, err := Read(name, raw); err != nil {
				b.Fatal(err)
			}
		}
	}
	read := b.Elapsed().Seconds() / float64(b.N)
	const rounds = 200
	start := time.Now()
	for range rounds {
		for _, raw := range files {
			utf8.Valid(raw)
		}
	}
	b.ReportMetric(read/(time.Since(start).Seconds()/rounds), "x-utf8.Valid")
}
