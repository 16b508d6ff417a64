package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gouji/model"
	"gouji/model/export"
	"gouji/model/review"
	"gouji/model/store"
	"gouji/parse/folder"
	"gouji/tui/act"
)

// desk is what the workstation asks of the world: a folder of reports, their
// journals, a place for records, a clock and a name.
type desk struct {
	*call
	roots []folder.Root
	shelf *shelf

	mutex    sync.Mutex
	files    []folder.File           // by report
	ids      map[string]act.ReportID // by [folder.File.Abs]
	journals map[act.ReportID]*store.Journal
	opened   recent              // the readings that decisions are likely to be about
	all      bool                // every report is in, so that they can be held against each other
	touched  chan []act.ReportID // what a decision on another report says something new of
}

func newDesk(c *call, paths []string) (*desk, error) {
	roots, err := folder.Roots(paths)
	if err != nil {
		return nil, err
	}
	s, err := newShelf(c, roots, choice{})
	if err != nil {
		return nil, err
	}
	return &desk{
		call: c, roots: roots, shelf: s, ids: map[string]act.ReportID{}, journals: map[act.ReportID]*store.Journal{},
		touched: make(chan []act.ReportID, 1),
	}, nil
}

// Load reads every report and keeps a summary of each; the readings themselves
// go. Those of which something is to be said beside the others come a second time.
func (d *desk) Load(ctx context.Context, report func([]act.Summary, act.Progress)) error {
	each := func(f folder.File, r *model.Reading) act.Summary {
		var heard remarks // the journal's words are told when the report is opened
		c := d.shelf.fold(f, r, false, &heard)
		d.shelf.note(f, c)
		return act.Summarize(0, c)
	}
	b := &batches{report: report}
	defer b.close()
	for item := range folder.Stream(ctx, d.roots, each, b.found) {
		b.read()
		if item.Skipped() {
			continue
		}
		s := item.Value
		if item.Err != nil {
			s.Refused = wordsOf(item.Err).In(d.lang)
		}
		s.ID, s.Path = d.add(item.File), item.File.Path
		b.add(s)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	d.mutex.Lock()
	d.all = true
	d.mutex.Unlock()
	d.again(ctx, d.shelf.concerned(d.roots), b.add)
	if err := ctx.Err(); err != nil {
		return err
	}
	b.done()
	return nil
}

func (d *desk) add(f folder.File) act.ReportID {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.files = append(d.files, f)
	id := act.ReportID(len(d.files) - 1)
	d.ids[f.Abs()] = id
	return id
}

func (d *desk) file(id act.ReportID) folder.File {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.files[id]
}

// Locate gives the path of the report's file, for the reviewer's editor.
func (d *desk) Locate(id act.ReportID) string { return d.file(id).Abs() }

// Open reads a report in full, with its journal. One whose journal can't be
// applied is opened as read, and the message says so.
func (d *desk) Open(_ context.Context, id act.ReportID) (*review.Case, model.Words, error) {
	f := d.file(id)
	r, err := folder.Open(f)
	if err != nil {
		return nil, model.Words{}, err
	}
	c := d.checks(f).New(r, nil)
	j, err := d.journal(id, f, r)
	if err != nil {
		d.keep(id, c)
		return c, wordsOf(err), nil
	}
	c = c.Replay(j.Decisions())
	d.keep(id, c)
	return c, together(append(j.Messages(), c.Ignored...)), nil
}

// journal gives the journal of a report, the same one each time: what it knows
// is what this terminal has seen.
func (d *desk) journal(id act.ReportID, f folder.File, r *model.Reading) (*store.Journal, error) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if j, ok := d.journals[id]; ok && j.SHA256() == r.Source.SHA256() {
		return j, j.Reload()
	}
	j, err := d.shelf.stores[f.Root.Dir].Open(f.Path, r.Source.SHA256())
	if err == nil {
		d.journals[id] = j
	}
	return j, err
}

func (d *desk) keep(id act.ReportID, c *review.Case) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.opened.put(id, c)
}

// Save has a decision on disk before it returns.
func (d *desk) Save(ctx context.Context, id act.ReportID, decision review.Decision) (*review.Case, int, error) {
	d.mutex.Lock()
	c, f := d.opened.get(id), d.files[id]
	d.mutex.Unlock()
	if c == nil {
		var err error
		if c, _, err = d.Open(ctx, id); err != nil {
			return nil, 0, err
		}
	}
	j, err := d.journal(id, f, c.Reading)
	if err != nil {
		return nil, 0, err
	}
	if _, err := j.Append(decision); err != nil {
		return nil, 0, err
	}
	before := len(c.Journal) // as the screen shows it
	c = c.Replay(j.Decisions())
	d.keep(id, c)
	d.touch(d.shelf.note(f, c), f)
	return c, max(0, len(c.Journal)-before-1), nil
}

// Export writes records under export/ beside the journals, where the folder's
// own files can't be met.
func (d *desk) Export(ctx context.Context, ids []act.ReportID) (where string, err error) {
	if len(ids) == 0 {
		d.mutex.Lock()
		for id := range d.files {
			ids = append(ids, act.ReportID(id))
		}
		d.mutex.Unlock()
	}
	folders := exportFolders{}
	defer func() { err = errors.Join(err, folders.close()) }()
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return where, err
		}
		c, _, err := d.Open(ctx, id)
		if err != nil && len(ids) > 1 {
			continue // what can't be read stands in the queue as such
		} else if err != nil {
			return "", err
		}
		dir := filepath.Join(d.shelf.stores[d.file(id).Root.Dir].Dir(), "export")
		file, err := folders.write(dir, export.Of(c, d.lang))
		if err != nil {
			return where, err
		}
		if where = dir; len(ids) == 1 {
			where = file
		}
	}
	return where, nil
}

// exportFolders are the folders records are written to, by path.
type exportFolders map[string]*export.Folder

func (e exportFolders) write(dir string, r export.Record) (file string, err error) {
	if e[dir] == nil {
		f, err := export.OpenFolder(dir)
		if err != nil {
			return "", err
		}
		e[dir] = f
	}
	return e[dir].Write(r)
}

func (e exportFolders) close() (err error) {
	for _, f := range e {
		err = errors.Join(err, f.Close())
	}
	return err
}

// Reviewer is the name decisions are made under.
func (d *desk) Reviewer() string { return d.reviewer() }

// Now is the time decisions are made at.
func (d *desk) Now() time.Time { return time.Now() }

// together makes one message of several.
func together(all []model.Words) model.Words {
	var zh, en []string
	for _, w := range all {
		zh, en = append(zh, w.ZH), append(en, w.EN)
	}
	return model.Words{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}
