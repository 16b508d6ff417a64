//go:build unix

package main_test

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"
)

var (
	benchReports = flag.Int("reports", 10_000, "how many reports Check10000 prints and checks")
	benchKeep    = flag.String("keep", "", "a folder to print them into and leave there, to open by hand")
)

// BenchmarkCheck10000 says what checking a large folder costs beside the
// cheapest thing that reads all of it, and at what peak of memory:
//
//	go test ./cmd/gouji -run '^$' -bench Check10000 -benchtime 1x
//
// All figures are medians of several runs over files the system has in memory.
// Nothing is asserted: a clock is no evidence on a busy machine.
func BenchmarkCheck10000(b *testing.B) {
	folder := *benchKeep
	if folder == "" {
		folder = b.TempDir()
	}
	if err := newPress(2024).fill(folder, *benchReports); err != nil {
		b.Fatal(err)
	}
	program := buildProgram(b)
	for b.Loop() {
		check, peak := measure(b, 3, program, "check", "--format", "jsonl", "--fail-on", "none", folder)
		b.ReportMetric(check.Seconds(), "check-s")
		b.ReportMetric(float64(peak)/1e6, "peak-MB")
		b.ReportMetric(float64(check.Microseconds())/float64(*benchReports), "µs/report")
		ripgrep, err := exec.LookPath("rg")
		if err != nil {
			b.Log("ripgrep is not installed: no ratio")
			continue
		}
		search, _ := measure(b, 7, ripgrep, "-c", "数量", folder)
		b.ReportMetric(search.Seconds(), "rg-s")
		b.ReportMetric(check.Seconds()/search.Seconds(), "times-rg")
	}
	b.ReportMetric(0, "ns/op") // the loop's own time holds all runs of both programs and says nothing
}

func buildProgram(tb testing.TB) string {
	tb.Helper()
	program := filepath.Join(tb.TempDir(), "gouji")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		tb.Fatalf("go build: %v\n%s", err, out)
	}
	return program
}

// measure runs a program once to warm up and then some times more: the median
// wall time, and the largest peak of memory in bytes.
func measure(tb testing.TB, runs int, program string, args ...string) (median time.Duration, peak int64) {
	tb.Helper()
	var times []time.Duration
	for i := range runs + 1 {
		command := exec.Command(program, args...)
		command.Stderr = os.Stderr
		began := time.Now()
		err := command.Run()
		took := time.Since(began)
		if exit := new(exec.ExitError); err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
			tb.Fatalf("%s: %v", filepath.Base(program), err)
		}
		if i > 0 {
			times = append(times, took)
		}
		peak = max(peak, maxResident(command.ProcessState))
	}
	slices.Sort(times)
	return times[len(times)/2], peak
}

// maxResident is the most memory a finished process had, in bytes.
func maxResident(s *os.ProcessState) int64 {
	usage, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) * 1024
}
