package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"
)

// progress is one line on a terminal that counts the files read. There is none
// where nobody looks.
type progress struct {
	w       io.Writer // nil for none
	total   atomic.Int64
	read    int
	drawn   bool
	last    time.Time
	started time.Time
}

// pace is how often the line is drawn.
const pace = 100 * time.Millisecond

func newProgress(w io.Writer) *progress {
	if !isTerminal(w) {
		w = nil
	}
	return &progress{w: w}
}

// start begins to count, anew if need be.
func (p *progress) start() { p.read, p.started, p.last = 0, time.Now(), time.Now() }

// found is told how many files there are, from another goroutine.
func (p *progress) found(n int, _ bool) { p.total.Store(int64(n)) }

func (p *progress) step() {
	p.read++
	if p.w == nil || time.Since(p.last) < pace {
		return
	}
	p.last, p.drawn = time.Now(), true
	rate := float64(p.read) / time.Since(p.started).Seconds()
	fmt.Fprintf(p.w, "\r\x1b[K%d/%d · %.0f/s", p.read, p.total.Load(), rate)
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p.drawn {
		io.WriteString(p.w, "\r\x1b[K")
		p.drawn = false
	}
}
