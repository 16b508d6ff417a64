package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"gouji/model"
	"gouji/model/review"
	"gouji/parse"
	"gouji/parse/folder"
)

// report is one report of a run, with its journal applied.
type report struct {
	*review.Case
	shownPath string // as a person can open it from where he stands
}

// remarks are what must be said of one file besides its result.
type remarks struct {
	lines   []model.Words
	trouble bool // something could not be read: the exit code tells
}

func (r *remarks) say(trouble bool, lines ...model.Words) {
	r.lines = append(r.lines, lines...)
	r.trouble = r.trouble || trouble
}

// surveyed is what work made of one report, and what must be said besides.
type surveyed[T any] struct {
	value T
	remarks
}

// survey reads every report under the paths with all cores and hands what work
// makes of each to take, in the order of the paths. Work is called from many
// goroutines. What can't be read is named on standard error and passed over;
// read is false then, and where there is no report at all. An error of take ends
// the survey.
func survey[T any](c *call, paths []string, work func(report) T, take func(T) error) (read bool, err error) {
	if len(paths) == 0 {
		return false, wrong(sayNoPaths)
	}
	s := &telling{call: c, read: true}
	files := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return path == "-" })
	if len(files) < len(paths) {
		if r := s.input(); r != nil {
			if err := take(work(*r)); err != nil {
				return false, err
			}
		}
	}
	if len(files) > 0 {
		if err := surveyFiles(s, files, work, take); err != nil {
			return false, err
		}
	}
	if s.reports == 0 && s.read {
		return false, &trouble{sayNoReports(paths), sayWhatReportsAre}
	}
	return s.read, nil
}

func surveyFiles[T any](s *telling, paths []string, work func(report) T, take func(T) error) error {
	var roots []folder.Root
	for _, path := range paths { // one by one: the others are read where one is not there
		root, err := folder.Roots([]string{path})
		if err != nil {
			s.tell(remarks{[]model.Words{wordsOf(err)}, true})
		}
		roots = append(roots, root...)
	}
	shelf, err := newShelf(s.call, roots)
	if err != nil {
		return err
	}
	each := func(f folder.File, r *model.Reading) surveyed[T] {
		var one surveyed[T]
		opened := report{shelf.fold(f, r, &one.remarks), f.Abs()}
		if len(opened.Failed) > 0 {
			one.say(true, sayFailedRules(opened.shownPath, opened.Failed))
		}
		one.value = work(opened)
		return one
	}
	s.bar.start()
	defer s.bar.clear()
	for item := range folder.Stream(context.Background(), roots, each, s.bar.found) {
		s.bar.step()
		if item.Err != nil {
			s.failed(item.File, item.Err, item.Skipped())
			continue
		}
		s.reports++
		s.tell(item.Value.remarks)
		if err := take(item.Value.value); err != nil {
			return err
		}
	}
	if s.state == "" { // a folder named with --state may serve other folders too
		s.tell(remarks{shelf.lonely(roots), false})
	}
	return nil
}

// telling is a survey's account of itself.
type telling struct {
	*call
	reports int
	read    bool // nothing could not be read
}

// input reads a report from standard input; nil where there is none.
func (s *telling) input() *report {
	// One byte more than a report may have is enough to know that it is too large.
	raw, err := io.ReadAll(io.LimitReader(s.In, parse.MaxSize+1))
	var r *model.Reading
	if err == nil {
		r, err = parse.Read("-", raw)
	}
	if err != nil {
		s.tell(remarks{[]model.Words{sayOf("-", wordsOf(err))}, true})
		return nil
	}
	s.reports++
	return &report{review.New(r, nil), "-"}
}

// failed tells of a file that is no report or could not be read. The run fails
// for it, unless it is one that a folder may well hold.
func (s *telling) failed(f folder.File, err error, skipped bool) {
	why := sayOf(f.Abs(), wordsOf(err))
	var refusal *parse.Refusal
	other := errors.As(err, &refusal) && refusal.Kind == parse.NotReport && !f.Named
	if !skipped || s.verbose {
		s.tell(remarks{[]model.Words{why}, !skipped && !other})
	}
}

// tell writes remarks to standard error, a line each.
func (s *telling) tell(r remarks) {
	if len(r.lines) > 0 {
		s.bar.clear()
	}
	for _, line := range r.lines {
		fmt.Fprintln(s.Err, shown(line.In(s.lang)))
	}
	s.read = s.read && !r.trouble
}
