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

	"gouji/model"
	"gouji/model/rule"
	"gouji/parse/folder"
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
		check := measure(b, 5, program, "check", "--format", "jsonl", "--fail-on", "none", folder)
		b.ReportMetric(check.wall.Seconds(), "check-s")
		b.ReportMetric(check.cpu.Seconds(), "check-cpu-s")
		b.ReportMetric(float64(check.peak)/1e6, "peak-MB")
		ripgrep, err := exec.LookPath("rg")
		if err != nil {
			b.Log("ripgrep is not installed: no ratio")
			continue
		}
		search := measure(b, 9, ripgrep, "-c", "数量", folder)
		b.ReportMetric(search.wall.Seconds(), "rg-s")
		b.ReportMetric(search.cpu.Seconds(), "rg-cpu-s")
		b.ReportMetric(check.wall.Seconds()/search.wall.Seconds(), "times-rg")
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

// cost is what running a program takes: medians of the times, the largest peak of memory in bytes.
type cost struct {
	wall, cpu time.Duration
	peak      int64
}

// measure runs a program once to warm up and then some times more.
func measure(tb testing.TB, runs int, program string, args ...string) cost {
	tb.Helper()
	var wall, cpu []time.Duration
	var peak int64
	for i := range runs + 1 {
		command := exec.Command(program, args...)
		command.Stderr = os.Stderr
		began := time.Now()
		err := command.Run()
		took := time.Since(began)
		if exit := new(exec.ExitError); err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
			tb.Fatalf("%s: %v", filepath.Base(program), err)
		}
		state := command.ProcessState
		peak = max(peak, maxResident(state))
		if i > 0 {
			wall = append(wall, took)
			cpu = append(cpu, state.UserTime()+state.SystemTime())
		}
	}
	slices.Sort(wall)
	slices.Sort(cpu)
	return cost{wall[len(wall)/2], cpu[len(cpu)/2], peak}
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

// BenchmarkChecking10000 says what checking adds to reading, the rules across
// reports included, on one processor and over the same reports:
//
//	go test ./cmd/gouji -run '^$' -bench Checking10000 -benchtime 1x
func BenchmarkChecking10000(b *testing.B) {
	dir := b.TempDir()
	if err := newPress(2024).fill(dir, *benchReports); err != nil {
		b.Fatal(err)
	}
	roots, err := folder.Roots([]string{dir})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var reading, checking time.Duration
		across := new(rule.Folder)
		began := time.Now()
		for item := range folder.Stream(b.Context(), roots, func(_ folder.File, r *model.Reading) time.Duration {
			start := time.Now()
			result := rule.Check(r) // alone first; what reports say of each other is asked only of those concerned
			across.Add(result.Trace())
			return time.Since(start)
		}, nil) {
			checking += item.Value
		}
		reading = time.Since(began)*time.Duration(runtime.GOMAXPROCS(0)) - checking
		b.ReportMetric(checking.Seconds()/reading.Seconds(), "checking/reading")
		b.ReportMetric(float64(checking.Microseconds())/float64(*benchReports), "µs-checking/report")
	}
	b.ReportMetric(0, "ns/op")
}
