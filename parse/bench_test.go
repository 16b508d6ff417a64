package parse

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/form"
)

// corpus is the text reports of testdata, or of the folder that GOUJI_REPORTS names.
func corpus(tb testing.TB) map[string][]byte {
	tb.Helper()
	dir := os.Getenv("GOUJI_REPORTS")
	if dir == "" {
		dir = "../testdata/reports"
	}
	return reportsIn(tb, dir)
}

func reportsIn(tb testing.TB, dir string) map[string][]byte {
	tb.Helper()
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
// utf8.Valid over the same bytes. Both are measured in turns, since what else
// the machine does changes from second to second.
func BenchmarkRead(b *testing.B) {
	files := corpus(b)
	b.ReportAllocs()
	benchmarkStage(b, files, func() {
		for name, raw := range files {
			if _, err := Read(name, raw); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// programGC is the collector's setting, 400 as the program sets it, unless GOGC
// names another.
func programGC() int {
	if n, err := strconv.Atoi(os.Getenv("GOGC")); err == nil {
		return n
	}
	return 400
}

func sizeOf(files map[string][]byte) (n int64) {
	for _, raw := range files {
		n += int64(len(raw))
	}
	return n
}

// validate runs utf8.Valid over all files.
func validate(files map[string][]byte) {
	for _, raw := range files {
		utf8.Valid(raw)
	}
}

// turns times two things one after the other, again and again. Their medians are
// compared: what else the machine does in one turn makes neither longer.
type turns struct{ one, other []time.Duration }

func (t *turns) take(one, other func()) {
	start := time.Now()
	one()
	between := time.Now()
	other()
	t.one, t.other = append(t.one, between.Sub(start)), append(t.other, time.Since(between))
}

// medians are in seconds.
func (t *turns) medians() (one, other float64) {
	slices.Sort(t.one)
	slices.Sort(t.other)
	return t.one[len(t.one)/2].Seconds(), t.other[len(t.other)/2].Seconds()
}

// BenchmarkStages says how fast each stage of reading a text is by itself, in MB
// a second of one core and as a multiple of utf8.Valid over the same bytes.
func BenchmarkStages(b *testing.B) {
	files := corpus(b)
	b.Run("decode", func(b *testing.B) {
		benchmarkStage(b, files, func() {
			for name, raw := range files {
				if _, _, _, err := laidOut(name, raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
	drafts := draftsOf(b, files)
	for _, stage := range stages {
		b.Run(strings.ReplaceAll(stage.name, " ", "_"), func(b *testing.B) {
			benchmarkStage(b, files, func() {
				for _, before := range drafts {
					d, r := *before, *before.r
					d.r = &r
					stage.do(&d)
					d.scratch.reset()
				}
			})
		})
		for _, d := range drafts {
			stage.do(d)
		}
	}
}

// benchmarkStage measures what do takes and what utf8.Valid takes over the same
// files, in turns. The loop's own clock holds both, so it isn't shown.
func benchmarkStage(b *testing.B, files map[string][]byte, do func()) {
	defer debug.SetGCPercent(debug.SetGCPercent(programGC()))
	var t turns
	for b.Loop() {
		t.take(do, func() { validate(files) })
	}
	spent, valid := t.medians()
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(spent*1e6, "µs")
	b.ReportMetric(float64(sizeOf(files))/spent/1e6, "MB/s")
	b.ReportMetric(spent/valid, "x-utf8.Valid")
}

// draftsOf are the drafts of all files before the first stage.
func draftsOf(b *testing.B, files map[string][]byte) (drafts []*draft) {
	for name, raw := range files {
		text, format, encoding, err := laidOut(name, raw)
		if err != nil {
			b.Fatal(err)
		}
		plain, _ := usual(text)
		drafts = append(drafts, newDraft(model.NewSource(name, format, encoding, "", int64(len(raw)), text), plain, newScratch()))
	}
	return drafts
}

// BenchmarkRunTogether reads reports whose figures ran together, one after
// another; the worst is the longest time that one of them took.
func BenchmarkRunTogether(b *testing.B) {
	f := form.ByID("2021")
	for i := range apartRenderings {
		r := &apartRenderings[i]
		b.Run(strings.ReplaceAll(r.name, " ", "_"), func(b *testing.B) {
			const reports = 200
			type file struct {
				name string
				raw  []byte
			}
			var files []file
			for seed := range uint64(reports) {
				p := proof{f, r, "utf-8", seed}
				name, raw := p.file(p.sample().lay(seed))
				files = append(files, file{name, raw})
			}
			var spent, worst time.Duration
			for b.Loop() {
				for _, f := range files {
					start := time.Now()
					if _, err := Read(f.name, f.raw); err != nil {
						b.Fatal(err)
					}
					took := time.Since(start)
					spent += took
					worst = max(worst, took)
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(spent.Seconds()*1e3/float64(b.N*reports), "ms/report")
			b.ReportMetric(worst.Seconds()*1e3, "ms-worst")
		})
	}
}
