package tui

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/pane/queue"
)

// jobs is the work beside the screen: everything that may take time. A job of a
// kind that can be late stops the one before it and makes its news late.
type jobs struct {
	ctx      context.Context
	desk     act.Desk
	last     [act.Jobs]int
	stop     [act.Jobs]context.CancelFunc
	going    [act.Jobs]int
	saves    sync.WaitGroup
	feed     *feed
	terminal io.Writer // for the clipboard; nil for none
}

func newJobs(ctx context.Context, desk act.Desk) *jobs {
	return &jobs{ctx: ctx, desk: desk}
}

// canBeLate tells whether a newer job of the kind makes an older one useless.
func canBeLate(k act.Job) bool {
	return k == act.Opening || k == act.Previewing || k == act.Searching || k == act.Comparing
}

// start makes a command of some work. A panic in it becomes its error.
func (j *jobs) start(k act.Job, work func(context.Context) (any, error)) tea.Cmd {
	ctx, cancel := context.WithCancel(j.ctx)
	if canBeLate(k) {
		j.drop(k)
	}
	j.stop[k] = cancel
	j.last[k]++
	j.going[k]++
	seq := j.last[k]
	if k == act.Saving {
		j.saves.Add(1)
	}
	return func() (msg tea.Msg) {
		defer cancel()
		if k == act.Saving {
			defer j.saves.Done()
		}
		news := act.News{Job: k, Seq: seq, Over: true}
		defer func() {
			if p := recover(); p != nil {
				news.What, news.Err = nil, fmt.Errorf("%v", p)
				msg = news
			}
		}()
		news.What, news.Err = work(ctx)
		return news
	}
}

// drop makes the news of jobs of a kind late.
func (j *jobs) drop(k act.Job) {
	j.cancel(k)
	j.last[k]++
}

// cancel stops the latest job of a kind; its news is still heard.
func (j *jobs) cancel(k act.Job) {
	if j.stop[k] != nil && k != act.Saving {
		j.stop[k]()
		j.stop[k] = nil
	}
}

// late counts a job's end and tells whether its news is to be dropped.
func (j *jobs) late(n act.News) bool {
	if n.Over {
		j.going[n.Job]--
	}
	return canBeLate(n.Job) && n.Seq != j.last[n.Job]
}

// busy is the number of jobs of a kind that are not over.
func (j *jobs) busy(k act.Job) int { return j.going[k] }

func (j *jobs) open(id act.ReportID) tea.Cmd {
	return j.start(act.Opening, func(ctx context.Context) (any, error) {
		c, message, err := j.desk.Open(ctx, id)
		return act.Opened{ID: id, Case: c, Message: message}, err
	})
}

// save appends a decision. It is not stopped when the screen is closed.
func (j *jobs) save(id act.ReportID, d review.Decision) tea.Cmd {
	return j.start(act.Saving, func(ctx context.Context) (any, error) {
		c, others, err := j.desk.Save(context.WithoutCancel(ctx), id, d)
		return act.Saved{ID: id, Case: c, Kind: d.Kind, Others: others}, err
	})
}

func (j *jobs) preview(c *review.Case, set []model.Setting, text string) tea.Cmd {
	return j.start(act.Previewing, func(context.Context) (any, error) {
		fixes, breaks, err := review.Preview(c, set)
		return act.Previewed{Fixes: fixes, Breaks: breaks, Text: text}, err
	})
}

// compare opens reports of a body's other years; which, the desk may know better
// than their names tell.
func (j *jobs) compare(id act.ReportID, named []act.ReportID) tea.Cmd {
	return j.start(act.Comparing, func(ctx context.Context) (any, error) {
		ids := named
		if n, ok := j.desk.(act.Neighbours); ok {
			ids = n.OtherYears(id)
		}
		found := act.Compared{ID: id}
		for _, other := range ids {
			c, _, err := j.desk.Open(ctx, other)
			if err != nil {
				return found, err
			}
			found.Others = append(found.Others, act.Other{ID: other, Case: c})
		}
		return found, nil
	})
}

func (j *jobs) search(query string, reports []*act.Summary) tea.Cmd {
	return j.start(act.Searching, func(ctx context.Context) (any, error) {
		return act.Found{Query: query, Hits: queue.Match(ctx, query, reports)}, nil
	})
}

func (j *jobs) export(ids []act.ReportID) tea.Cmd {
	return j.start(act.Exporting, func(ctx context.Context) (any, error) {
		where, err := j.desk.Export(ctx, ids)
		return act.Exported{Where: where}, err
	})
}

// feed is what loading has brought since the screen last took it. Loading never
// waits for the screen.
type feed struct {
	mu    sync.Mutex
	got   act.Loaded
	err   error
	over  bool
	ready chan struct{} // holds one token while there is something to take
}

func (f *feed) put(add func()) {
	f.mu.Lock()
	add()
	f.mu.Unlock()
	select {
	case f.ready <- struct{}{}:
	default:
	}
}

// load starts reading the folder and waits for its first news.
func (j *jobs) load() tea.Cmd {
	f := &feed{ready: make(chan struct{}, 1)}
	j.feed = f
	j.last[act.Loading]++
	j.going[act.Loading]++
	ctx, cancel := context.WithCancel(j.ctx)
	j.stop[act.Loading] = cancel
	go func() {
		var begun time.Time
		var last act.Progress
		report := func(s []act.Summary, p act.Progress) {
			rate := rate(p.Read, j.desk.Now().Sub(begun))
			last = p
			f.put(func() {
				f.got.Reports = append(f.got.Reports, s...)
				f.got.Progress, f.got.Rate = p, rate
			})
		}
		var err error
		defer cancel()
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("%v", p)
			}
			f.put(func() { f.over, f.err = true, err })
		}()
		begun = j.desk.Now()
		err = j.desk.Load(ctx, report)
		if w, ok := j.desk.(act.Watcher); ok && err == nil {
			err = w.Watch(ctx, func(s []act.Summary) {
				f.put(func() {
					f.got.Reports = append(f.got.Reports, s...)
					f.got.Progress = last
				})
			})
		}
	}()
	return j.more()
}

// telling is the time from which a rate says something.
const telling = time.Second

// rate is how many were done a second; 0 where too little time has passed to tell.
func rate(done int, in time.Duration) int {
	if in < telling {
		return 0
	}
	return int(float64(done) / in.Seconds())
}

// more waits for the next news of loading.
func (j *jobs) more() tea.Cmd {
	f, seq := j.feed, j.last[act.Loading]
	return func() tea.Msg {
		<-f.ready
		f.mu.Lock()
		defer f.mu.Unlock()
		got := f.got
		f.got.Reports = nil
		return act.News{Job: act.Loading, Seq: seq, Over: f.over, Err: f.err, What: got}
	}
}
