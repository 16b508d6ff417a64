package main

import (
	"errors"
	"io/fs"
	"os"

	"gouji/model"
	"gouji/model/review"
	"gouji/model/store"
	"gouji/parse"
	"gouji/parse/folder"
)

// shelf is the journals of the folders opened, and which reports have one.
type shelf struct {
	stores map[string]*store.Store // by the folder's path
	index  map[string]store.Index
}

func newShelf(c *call, roots []folder.Root) (*shelf, error) {
	s := &shelf{map[string]*store.Store{}, map[string]store.Index{}}
	for _, root := range roots {
		if s.stores[root.Dir] != nil {
			continue
		}
		kept := store.Beside(root.Dir)
		if c.state != "" {
			kept = store.In(c.state)
		}
		index, err := kept.Index()
		if err != nil {
			return nil, err
		}
		s.stores[root.Dir], s.index[root.Dir] = kept, index
	}
	return s, nil
}

// fold makes the case of a report and its journal. What the journal has to say
// goes into the remarks; one that can't be applied leaves the report as read.
func (s *shelf) fold(f folder.File, r *model.Reading, say *remarks) *review.Case {
	if !s.index[f.Root.Dir].Has(f.Path) {
		return review.New(r, nil)
	}
	j, err := s.stores[f.Root.Dir].Open(f.Path, r.Source.SHA256)
	if err != nil {
		say.say(true, wordsOf(err))
		return review.New(r, nil)
	}
	say.say(false, j.Messages()...)
	c := review.New(r, j.Decisions())
	for _, why := range c.Ignored {
		say.say(false, sayOf(f.Abs(), why))
	}
	return c
}

// lonely gives the journals of whole folders whose report is not there: renamed
// or moved without them, its decisions would be missed in silence.
func (s *shelf) lonely(roots []folder.Root) []model.Words {
	var all []model.Words
	for _, root := range roots {
		if root.File != "" {
			continue
		}
		for _, path := range s.index[root.Dir].Reports() {
			f := folder.File{Path: path, Root: root}
			if _, err := os.Stat(f.Abs()); errors.Is(err, fs.ErrNotExist) {
				all = append(all, sayLonely(f.Abs(), s.stores[root.Dir].Dir()))
			}
		}
	}
	return all
}

// wordsOf gives an error in both languages, if it knows them.
func wordsOf(err error) model.Words {
	var spoken interface{ Words() model.Words }
	var refused *parse.Refusal
	var passed *folder.Passed
	var undecided *review.Refusal
	switch {
	case errors.As(err, &spoken):
		return spoken.Words()
	case errors.As(err, &refused):
		return refused.Why
	case errors.As(err, &passed):
		return passed.Why
	case errors.As(err, &undecided):
		return undecided.Why
	}
	return model.Words{ZH: err.Error(), EN: err.Error()}
}
