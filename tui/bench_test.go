package tui_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"gouji/tui/act"
	"gouji/tui/pane/queue"
)

// chinese are many long reports, for a screen full of Chinese.
func chinese(t testing.TB) *memory {
	m := reports(t, "clean-2021.txt")
	prose := strings.Repeat("依据政府信息公开条例的规定，本机关将主动公开、依申请公开、政府信息管理、平台建设和监督保障各项工作的情况报告如下。", 60)
	for i := range 200 {
		m.add(fmt.Sprintf("报告%03d.txt", i), with(m.text["clean-2021.txt"], prose))
	}
	return m
}

// A frame of 200×50 cells is drawn in at most 2 ms of one processor.
func BenchmarkFrame(b *testing.B) {
	d := start(b, options(chinese(b)), 200, 50)
	d.press("j", "3", "g", "2", "]") // the prose beside the requests table
	b.ReportAllocs()
	for b.Loop() {
		d.root.View()
	}
}

// The same while everything moves: another report, another row, another line.
func BenchmarkFrameMoving(b *testing.B) {
	d := start(b, options(chinese(b)), 200, 50)
	d.press("3", "g")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.press([]string{"pgdown", "pgdown", "pgup", "pgup"}[i%4])
		d.root.View()
	}
}

// many are the summaries of a hundred thousand reports.
func many() []act.Summary {
	var all []act.Summary
	for i := range 100_000 {
		all = append(all, act.Summary{
			ID: act.ReportID(i), Path: fmt.Sprintf("市%d/县%d/局%d.txt", i%17, i%301, i),
			Agency: fmt.Sprintf("澜川市云岫区第%d街道办事处", i), Title: "年度报告", Year: 2010 + i%14, Errors: i % 5,
		})
	}
	return all
}

// Taking in a hundred thousand reports, in batches of a thousand.
func BenchmarkQueueFills(b *testing.B) {
	all := many()
	for b.Loop() {
		q := queue.New()
		for i := 0; i < len(all); i += 1000 {
			q.Add(all[i : i+1000])
		}
	}
}

// Searching among a hundred thousand reports; it happens beside the screen.
func BenchmarkSearch(b *testing.B) {
	q := queue.New()
	q.Add(many())
	reports := q.All()
	for _, query := range []string{"云岫 777", "yunxiu 777", "jdbsc", "year:2013 sev:error", "year:2013 yxq"} {
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				queue.Match(b.Context(), query, reports)
			}
		})
	}
}

// What a hundred thousand reports cost in memory while they are searched by pinyin.
func BenchmarkSearchMemory(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	q := queue.New()
	q.Add(many())
	for b.Loop() {
		queue.Match(b.Context(), "yxqjdbsc", q.All())
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-held")
	runtime.KeepAlive(q)
}
