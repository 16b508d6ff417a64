package tui_test

import (
	"context"
	"testing"

	"gouji/tui"
	"gouji/tui/act"
)

// slow is a desk that reports half of its reports and then waits to be stopped.
type slow struct{ *memory }

func (s slow) Load(ctx context.Context, report func([]act.Summary, act.Progress)) error {
	half := len(s.names) / 2
	var all []act.Summary
	err := s.memory.Load(ctx, func(more []act.Summary, _ act.Progress) { all = append(all, more...) })
	if err != nil {
		return err
	}
	s.Now() // a second passes
	report(all[:half], act.Progress{Read: half, Total: len(s.names)})
	<-ctx.Done()
	return ctx.Err()
}

// While the folder is read the line at the top tells how far and how fast; keys
// work, and stopping keeps what was read.
func TestLoadingCanBeStopped(t *testing.T) {
	m := reports(t, "clean-2021.txt", "clean-2019.txt", "clean-2014.txt", "clean-annex.txt")
	d := &driver{t: t, root: tui.NewRoot(t.Context(), options(m)), hold: true}
	d.root = tui.NewRoot(t.Context(), tui.Options{Desk: slow{m}, Title: "reports", Lang: "en"})
	d.size(120, 40)
	d.do(d.root.Init())
	first := d.held[0]
	d.held = nil
	d.send(first()) // the news of the first half
	d.see("⟳ 2/4 · 1/s", "2 reports", "ctrl+g stop")
	d.press("j", "k", "s")
	d.see("by agency")
	d.press("esc")
	d.see("1. go on", "2. stop")
	d.press("1")
	d.see("⟳ 2/4")
	d.press("ctrl+g", "2")
	d.release()
	d.see("stopped, 2 read", "2 reports")
	d.press("ctrl+g")
	d.see("stop is not possible: nothing is running")
}
