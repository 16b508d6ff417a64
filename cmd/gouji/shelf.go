package main

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"gouji/model"
	"gouji/model/project"
	"gouji/model/review"
	"gouji/model/rule"
	"gouji/model/store"
	"gouji/parse"
	"gouji/parse/folder"
)

// shelf is what belongs to the folders opened: their journals, the rules that
// count in them, and what their reports say of each other.
type shelf struct {
	stores map[string]*store.Store // by the folder's path
	index  map[string]store.Index  // which reports have a journal
	rules  map[string]*project.Rules
	across map[string]*rule.Folder // nil for a folder whose reports are checked alone
	plain  *project.Rules          // of what is in no folder
}

// choice is the rules chosen for one run, by the beginning of their codes.
type choice struct{ selected, ignored []string }

func newShelf(c *call, roots []folder.Root, by choice) (*shelf, error) {
	s := &shelf{map[string]*store.Store{}, map[string]store.Index{}, map[string]*project.Rules{}, map[string]*rule.Folder{}, nil}
	if err := s.choose(roots, by); err != nil {
		return nil, err
	}
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

// choose finds the rules that count in each folder, and in none.
func (s *shelf) choose(roots []folder.Root, by choice) (err error) {
	if s.plain, err = new(project.Project).Choose(by.selected, by.ignored); err != nil && len(roots) == 0 {
		return err
	} else if err != nil { // a folder may have the rule that is chosen
		s.plain, _ = new(project.Project).Choose(nil, nil)
	}
	for _, root := range roots {
		if s.rules[root.Dir] != nil {
			continue
		}
		p, err := project.Load(root.Dir)
		if err != nil {
			return err
		}
		if s.rules[root.Dir], err = p.Choose(by.selected, by.ignored); err != nil {
			return err
		}
		if s.rules[root.Dir].LookAcross() {
			s.across[root.Dir] = new(rule.Folder)
		}
	}
	return nil
}

// catalogue is every rule that counts in one of the folders, in code order, each once.
func (s *shelf) catalogue() rule.Set {
	var all rule.Set
	for _, dir := range slices.Sorted(maps.Keys(s.rules)) {
		all = append(all, s.rules[dir].Set()...)
	}
	if len(s.rules) == 0 {
		all = s.plain.Set()
	}
	slices.SortStableFunc(all, func(a, b *rule.Rule) int { return cmp.Compare(a.Code, b.Code) })
	return slices.CompactFunc(all, func(a, b *rule.Rule) bool { return a.Code == b.Code })
}

// checks is what the reports of a folder are checked with: alone until all of
// them are known, then beside each other.
func (s *shelf) checks(root folder.Root, beside bool) review.Checks {
	var across *rule.Folder
	if beside {
		across = s.across[root.Dir]
	}
	return checksOf(s.rules[root.Dir], across)
}

func checksOf(rules *project.Rules, across *rule.Folder) review.Checks {
	return review.Checks{
		Check: func(r *model.Reading) rule.Result { return rules.CheckIn(across, r) },
		Probe: func(r *model.Reading) rule.Result { return rules.Probe(across, r) },
	}
}

// note keeps what other reports need to know of this one. It gives the reports
// whose findings may have changed by it.
func (s *shelf) note(f folder.File, c *review.Case) (touched []string) {
	if across := s.across[f.Root.Dir]; across != nil {
		touched = across.Add(c.Trace())
	}
	return touched
}

// concerned are the files of which something is to be said beside the others.
func (s *shelf) concerned(roots []folder.Root) []folder.File {
	var files []folder.File
	for i, root := range roots {
		across := s.across[root.Dir]
		if across == nil || slices.ContainsFunc(roots[:i], func(r folder.Root) bool { return r.Dir == root.Dir }) {
			continue
		}
		for _, path := range across.Concerned() {
			files = append(files, fileIn(roots, root.Dir, path))
		}
	}
	return files
}

// fileIn is the file at a path of a folder, as it was found.
func fileIn(roots []folder.Root, dir, path string) folder.File {
	f := folder.File{Path: path, Root: folder.Root{Dir: dir}}
	for _, root := range roots {
		if root.Dir == dir && root.File == filepath.FromSlash(path) {
			f.Root, f.Named = root, true
		}
	}
	return f
}

// fold makes the case of a report and its journal. What the journal has to say
// goes into the remarks; one that can't be applied leaves the report as read.
func (s *shelf) fold(f folder.File, r *model.Reading, beside bool, say *remarks) *review.Case {
	checks := s.checks(f.Root, beside)
	if !s.index[f.Root.Dir].Has(f.Path) {
		return checks.New(r, nil)
	}
	j, err := s.stores[f.Root.Dir].Open(f.Path, r.Source.SHA256())
	if err != nil {
		say.say(true, wordsOf(err))
		return checks.New(r, nil)
	}
	say.say(false, j.Messages()...)
	c := checks.New(r, j.Decisions())
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
