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
	file      folder.File
	shownPath string // as a person can open it from where he stands
	again     bool   // it is here a second time, for what other reports say of it
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

// survey is a run over reports, and its account of itself.
type survey struct {
	*call
	paths   []string
	roots   []folder.Root
	shelf   *shelf
	reports int
	read    bool // nothing could not be read
}

// survey finds out what the paths name and what their project files say.
func (c *call) survey(paths []string, by choice) (*survey, error) {
	if len(paths) == 0 {
		return nil, wrong(sayNoPaths)
	}
	s := &survey{call: c, paths: paths, read: true}
	for _, path := range s.files() { // one by one: the others are read where one is not there
		root, err := folder.Roots([]string{path})
		if err != nil {
			s.tell(remarks{[]model.Words{wordsOf(err)}, true})
		}
		s.roots = append(s.roots, root...)
	}
	var err error
	s.shelf, err = newShelf(c, s.roots, by)
	return s, err
}

func (s *survey) files() []string {
	return slices.DeleteFunc(slices.Clone(s.paths), func(path string) bool { return path == "-" })
}

// reads hands what work makes of every report to take, in the order of the
// paths. Work is called from many goroutines. What can't be read is named on
// standard error and passed over; read is false then, and where there is no
// report at all. An error of take ends the survey.
func reads[T any](s *survey, work func(report) T, take func(T) error) (read bool, err error) {
	if len(s.files()) < len(s.paths) {
		if r := s.input(); r != nil {
			if err := take(work(*r)); err != nil {
				return false, err
			}
		}
	}
	if len(s.roots) > 0 {
		if err := readFiles(s, work, take); err != nil {
			return false, err
		}
	}
	if s.reports == 0 && s.read {
		return false, &trouble{sayNoReports(s.paths), sayWhatReportsAre}
	}
	return s.read, nil
}

func readFiles[T any](s *survey, work func(report) T, take func(T) error) error {
	each := func(f folder.File, r *model.Reading) surveyed[T] {
		var one surveyed[T]
		opened := report{s.shelf.fold(f, r, false, &one.remarks), f, f.Abs(), false}
		if len(opened.Failed) > 0 {
			one.say(true, sayFailedRules(opened.shownPath, opened.Failed))
		}
		s.shelf.note(f, opened.Case)
		one.value = work(opened)
		return one
	}
	s.bar.start()
	defer s.bar.clear()
	for item := range folder.Stream(context.Background(), s.roots, each, s.bar.found) {
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
		s.tell(remarks{s.shelf.lonely(s.roots), false})
	}
	return nil
}

// readAgain reads the files once more, now that the shelf knows all of them.
// What had to be said of each was said before.
func readAgain[T any](s *survey, files []folder.File, work func(report) T, take func(T) error) error {
	each := func(f folder.File, r *model.Reading) T {
		var said remarks
		return work(report{s.shelf.fold(f, r, true, &said), f, f.Abs(), true})
	}
	s.bar.start()
	defer s.bar.clear()
	s.bar.found(len(files), true)
	for item := range folder.Again(context.Background(), files, each) {
		s.bar.step()
		if item.Err != nil {
			s.failed(item.File, item.Err, false)
		} else if err := take(item.Value); err != nil {
			return err
		}
	}
	return nil
}

// input reads a report from standard input; nil where there is none.
func (s *survey) input() *report {
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
	return &report{Case: checksOf(s.shelf.plain, nil).New(r, nil), shownPath: "-"}
}

// failed tells of a file that is no report or could not be read. The run fails
// for it, unless it is one that a folder may well hold.
func (s *survey) failed(f folder.File, err error, skipped bool) {
	why := sayOf(f.Abs(), wordsOf(err))
	var refusal *parse.Refusal
	other := errors.As(err, &refusal) && refusal.Kind == parse.NotReport && !f.Named
	if !skipped || s.verbose {
		s.tell(remarks{[]model.Words{why}, !skipped && !other})
	}
}

// note tells something that is no part of the result.
func (c *call) note(what model.Words) {
	c.bar.clear()
	fmt.Fprintln(c.Err, shown(what.In(c.lang)))
}

// tell writes remarks to standard error, a line each.
func (s *survey) tell(r remarks) {
	if len(r.lines) > 0 {
		s.bar.clear()
	}
	for _, line := range r.lines {
		fmt.Fprintln(s.Err, shown(line.In(s.lang)))
	}
	s.read = s.read && !r.trouble
}
