package rule_test

import (
	"path/filepath"
	"testing"
	"time"

	"gouji/model"
	"gouji/model/rule"
	"gouji/parse"
)

// BenchmarkBesideReading says what checking adds to reading, over all reports of
// testdata as the reports of one folder:
//
//	go test ./model/rule -run '^$' -bench BesideReading
func BenchmarkBesideReading(b *testing.B) {
	files, err := filepath.Glob(reports + "/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	raw := make([][]byte, len(files))
	for i, file := range files {
		raw[i] = read(b, file)
	}
	var reading, checking time.Duration
	for b.Loop() {
		start := time.Now()
		var readings []*model.Reading
		for i, file := range files {
			if r, err := parse.Read(filepath.Base(file), raw[i]); err == nil {
				readings = append(readings, r)
			}
		}
		middle := time.Now()
		folder := &rule.Folder{}
		for _, r := range readings {
			folder.Add(rule.TraceOf(r))
		}
		for _, r := range readings {
			rule.CheckIn(folder, r)
		}
		reading, checking = reading+middle.Sub(start), checking+time.Since(middle)
	}
	b.ReportMetric(float64(reading.Microseconds())/float64(b.N*len(files)), "µs-read")
	b.ReportMetric(float64(checking.Microseconds())/float64(b.N*len(files)), "µs-check")
	b.ReportMetric(float64(checking)/float64(reading), "check/read")
}
