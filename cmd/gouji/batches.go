package main

import (
	"sync"
	"time"

	"gouji/tui/act"
)

// every is how long summaries wait for others, so that a screen is drawn for a
// batch of them and not for each.
const every = 50 * time.Millisecond

// batches hands summaries on: the first at once, then those that came in the time since.
type batches struct {
	report func([]act.Summary, act.Progress)

	mutex    sync.Mutex
	waiting  []act.Summary
	progress act.Progress
	sent     time.Time
	timer    *time.Timer // runs where something waits
}

func (b *batches) add(s act.Summary) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.waiting = append(b.waiting, s)
	if wait := every - time.Since(b.sent); wait <= 0 {
		b.send()
	} else if b.timer == nil {
		b.timer = time.AfterFunc(wait, func() {
			b.mutex.Lock()
			defer b.mutex.Unlock()
			if b.timer != nil {
				b.send()
			}
		})
	}
}

// found tells how many files there are, once that is known.
func (b *batches) found(n int, all bool) {
	if all {
		b.mutex.Lock()
		defer b.mutex.Unlock()
		b.progress.Total = n
	}
}

// read counts a file that was read or passed over.
func (b *batches) read() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.progress.Read++
}

// done sends what waits and says that nothing follows.
func (b *batches) done() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.progress.Done = true
	b.progress.Total = b.progress.Read
	b.send()
}

// close sees that nothing is sent any more.
func (b *batches) close() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.stop()
}

// send hands on what waits. The mutex is held, so that batches come in order.
func (b *batches) send() {
	b.stop()
	b.report(b.waiting, b.progress)
	b.waiting, b.sent = nil, time.Now()
}

func (b *batches) stop() {
	if b.timer != nil {
		b.timer.Stop()
		b.timer = nil
	}
}
