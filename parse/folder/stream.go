package folder

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"

	"gouji/model"
	"gouji/parse"
)

// Item is one file of a stream.
type Item[T any] struct {
	File  File
	Value T     // what each made of the reading; meaningful where Err is nil
	Err   error // a *parse.Refusal, a *Passed, or an error of the file system
}

// Skipped tells whether the file was passed over rather than failed: nobody
// expected it to be a report.
func (i *Item[T]) Skipped() bool {
	var p *Passed
	return errors.As(i.Err, &p) && !i.File.Named
}

// Stream reads every report below the roots with all cores and calls each on
// the worker that read it; each must not keep the reading if memory matters. It
// yields in path order, root by root. found, where not nil, is told from
// another goroutine how many files have been found and whether that is all.
// Breaking out of the loop or ending ctx stops the workers before Stream returns.
func Stream[T any](ctx context.Context, roots []Root, each func(File, *model.Reading) T, found func(n int, all bool)) iter.Seq[Item[T]] {
	return flow(ctx, func(add func(File, error) bool) {
		n := 0
		for _, r := range roots {
			r.walk(func(f File, err error) bool {
				n++
				if found != nil {
					found(n, false)
				}
				return add(f, err)
			})
		}
		if found != nil {
			found(n, true)
		}
	}, each)
}

// Again reads files that were found before, in the order given, like [Stream].
func Again[T any](ctx context.Context, files []File, each func(File, *model.Reading) T) iter.Seq[Item[T]] {
	return flow(ctx, func(add func(File, error) bool) {
		for _, f := range files {
			if !add(f, nil) {
				return
			}
		}
	}, each)
}

// flow reads the files that find adds.
func flow[T any](ctx context.Context, find func(add func(File, error) bool), each func(File, *model.Reading) T) iter.Seq[Item[T]] {
	return func(yield func(Item[T]) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()
		jobs := make(chan job[T], window)
		order := make(chan job[T], window) // the same jobs, to be yielded in this order
		running.Go(func() { produce(ctx, find, jobs, order) })
		for range runtime.GOMAXPROCS(0) {
			running.Go(func() { work(jobs, each) })
		}
		for j := range order {
			select {
			case item := <-j.done:
				if !yield(item) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// window is how many files may be under way at once: enough that a large one
// does not hold the others up, few enough to bound memory.
const window = 256

// job is one file on its way; done holds its item once a worker has it.
type job[T any] struct {
	file File
	err  error
	done chan Item[T]
}

func produce[T any](ctx context.Context, find func(add func(File, error) bool), jobs, order chan<- job[T]) {
	defer close(jobs)
	defer close(order)
	find(func(f File, err error) bool {
		j := job[T]{f, err, make(chan Item[T], 1)}
		for _, to := range []chan<- job[T]{order, jobs} {
			select {
			case to <- j:
			case <-ctx.Done():
				return false
			}
		}
		return true
	})
}

func work[T any](jobs <-chan job[T], each func(File, *model.Reading) T) {
	var d door
	defer d.close()
	for j := range jobs {
		item := Item[T]{File: j.file, Err: j.err}
		if j.err == nil {
			var raw []byte
			if raw, item.Err = d.load(j.file); item.Err == nil {
				item.File.Size = int64(len(raw))
				var r *model.Reading
				if r, item.Err = parse.Read(j.file.Path, raw); item.Err == nil {
					item.Value = each(item.File, r)
				}
			}
		}
		j.done <- item
	}
}
