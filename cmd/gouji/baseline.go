package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"gouji/model"
	"gouji/model/export"
)

// entry names one finding in a baseline.
type entry = export.Known

// baseline is a list of findings that are known already: what a run does not
// speak of, so that only new ones count. A finding is known by its report's path
// and by what it is about, not by its line.
type baseline struct {
	file         string
	write, prune bool
	known        export.Baseline // read only while reports are checked
}

func (l *baseline) options() []option {
	return []option{
		{name: "baseline", takes: "FILE", about: aboutBaseline, into: &l.file},
		{name: "baseline-write", about: aboutBaselineWrite, into: &l.write},
		{name: "baseline-prune", about: aboutBaselinePrune, into: &l.prune},
	}
}

func (l *baseline) on() bool { return l.file != "" }

func (l *baseline) valid() error {
	switch {
	case (l.write || l.prune) && !l.on():
		return wrong(sayNameBaseline)
	case l.write && l.prune:
		return wrong(sayWriteOrPrune)
	}
	return nil
}

func (l *baseline) load() error {
	if !l.on() || l.write {
		return nil
	}
	f, err := os.Open(l.file)
	if errors.Is(err, fs.ErrNotExist) {
		return &trouble{sayNoBaseline(l.file), sayWriteBaseline(l.file)}
	} else if err != nil {
		return err
	}
	l.known, err = export.ReadBaseline(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return &trouble{sayBadBaseline(l.file, err), sayWriteBaseline(l.file)}
	}
	return nil
}

// split parts findings into those that are new and those that are known. One
// folded under a known finding stands by itself where it is new.
func (l *baseline) split(s *model.Source, findings []model.Finding) (fresh, old []model.Finding) {
	for _, f := range findings {
		followers, oldFollowers := l.split(s, f.Followers)
		if l.known.Has(entryOf(s, &f)) {
			f.Followers = oldFollowers
			old = append(old, f)
			fresh = append(fresh, followers...)
		} else {
			f.Followers = followers
			fresh = append(fresh, f)
			old = append(old, oldFollowers...)
		}
	}
	return fresh, old
}

func entryOf(s *model.Source, f *model.Finding) entry { return entry{Path: s.Path, Finding: f.Key(s)} }

// entries names findings and those folded under them.
func entries(s *model.Source, findings []model.Finding) []entry {
	var all []entry
	for i := range findings {
		all = append(all, entryOf(s, &findings[i]))
		all = append(all, entries(s, findings[i].Followers)...)
	}
	return all
}

// finish writes the baseline if that was asked for, and tells of entries that
// are found no more.
func (l *baseline) finish(c *call, found []entry) error {
	if !l.on() {
		return nil
	}
	now := export.NewBaseline(found)
	kept := now
	if l.prune {
		kept = l.known.And(now)
	}
	gone := l.known.Len() - l.known.And(now).Len()
	if l.write || l.prune && gone > 0 {
		if err := export.ToFile(l.file, func(w io.Writer) error { return kept.Write(w) }); err != nil {
			return err
		}
	}
	switch {
	case l.write:
		c.note(sayBaselineWritten(l.file, kept.Len()))
	case l.prune:
		c.note(sayBaselinePruned(l.file, gone))
	case gone > 0:
		c.note(sayBaselineGone(l.file, gone))
	}
	return nil
}
