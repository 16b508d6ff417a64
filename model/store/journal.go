package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"gouji/model"
	"gouji/model/review"
)

// Journal is the journal of one report. Its methods may be called from several
// goroutines.
type Journal struct {
	store  *Store
	name   string // inside the store
	report string
	sha    string

	mutex    sync.Mutex
	known    []review.Decision
	messages []model.Words
}

// Open reads the journal of the report at a path, whose bytes have the SHA-256.
// A report without one has an empty journal; nothing is created. Broken lines
// are no error: [Journal.Messages] names them. The error is an [*OtherText]
// where the journal was made on another text, a [*Newer] where it can't be
// understood, a [*PathError], or that of reading the file.
func (s *Store) Open(report, sha string) (*Journal, error) {
	name, err := fileOf(report)
	if err != nil {
		return nil, err
	}
	j := &Journal{store: s, name: name, report: report, sha: sha}
	if err := j.load(); err != nil {
		return nil, err
	}
	return j, nil
}

// Reload takes in what others have written since. The errors are those of [Store.Open].
func (j *Journal) Reload() error {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	return j.load()
}

// load reads the file, if it is there.
func (j *Journal) load() error {
	raw, err := os.ReadFile(j.File())
	if absent(err) {
		return nil
	} else if err != nil {
		return fmt.Errorf("reading the journal of %q: %w", j.report, err)
	}
	_, err = j.take(raw)
	return err
}

// SHA256 is the text's that the journal is about.
func (j *Journal) SHA256() string { return j.sha }

// File is where the journal is kept; it need not exist.
func (j *Journal) File() string { return filepath.Join(j.store.dir, filepath.FromSlash(j.name)) }

// Decisions gives all that are known, the oldest first.
func (j *Journal) Decisions() []review.Decision {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	return slices.Clone(j.known)
}

// Messages names the lines that could not be read; the rest counts all the same.
func (j *Journal) Messages() []model.Words {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	return slices.Clone(j.messages)
}

// take reads the file's content and gives what it says beyond what is known.
func (j *Journal) take(raw []byte) (content, error) {
	c := read(raw, j.sha)
	if newest := c.newest(); newest > version {
		return c, &Newer{j.File(), newest}
	}
	if h, ok := c.another(j.sha); ok {
		return c, &OtherText{Report: j.report, File: j.File(), Made: h.SHA256, Now: j.sha}
	}
	j.messages = nil
	for _, line := range c.broken {
		j.messages = append(j.messages, sayBroken(j.File(), line, c.torn && line == c.broken[len(c.broken)-1]))
	}
	j.known = union(c.decisions, j.known)
	return c, nil
}

// union is a followed by what only b has.
func union(a, b []review.Decision) []review.Decision {
	all := slices.Clone(a)
	for _, d := range b {
		if !has(a, d.ID) {
			all = append(all, d)
		}
	}
	return all
}

func has(decisions []review.Decision, id string) bool {
	return slices.ContainsFunc(decisions, func(d review.Decision) bool { return d.ID == id })
}

// Append puts a decision on disk and gives those that others made since the
// journal was last read; both are then among [Journal.Decisions], in the order
// of the file. When it returns an error the decision may or may not be on disk;
// appending the same one again is safe.
//
// It reads the whole file again rather than from where it last ended: a journal
// has some kilobytes, the sync costs a thousand times more, and so a file that
// was replaced or cut short under a running program is noticed. What it lacks
// then of the decisions known here is written again with the new one.
func (j *Journal) Append(d review.Decision) (others []review.Decision, err error) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	before := slices.Clone(j.known)
	root, err := j.store.create(path.Dir(j.name))
	if err != nil {
		return nil, cannotKeep(j.report, err)
	}
	defer root.Close()
	unlock, err := j.store.lock()
	if err != nil {
		return nil, cannotKeep(j.report, err)
	}
	defer unlock()
	file, created, err := openToAppend(root, j.name)
	if err != nil {
		return nil, cannotKeep(j.report, err)
	}
	if err := j.append(file, d); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if err := file.Close(); err != nil {
		return nil, cannotKeep(j.report, err)
	}
	if created {
		if err := syncDir(root, path.Dir(j.name)); err != nil {
			return nil, cannotKeep(j.report, err)
		}
	}
	for _, k := range j.known {
		if k.ID != d.ID && !has(before, k.ID) {
			others = append(others, k)
		}
	}
	return others, nil
}

// append writes what the open and locked file lacks, and syncs it.
func (j *Journal) append(file *os.File, d review.Decision) error {
	raw, err := io.ReadAll(file)
	if err != nil {
		return cannotKeep(j.report, err)
	}
	c, err := j.take(raw)
	if err != nil {
		return err
	}
	all := union(j.known, []review.Decision{d})
	lines, err := j.lines(c, all)
	if err != nil {
		return err
	}
	if _, err := file.Write(lines); err != nil {
		return cannotKeep(j.report, err)
	}
	if err := file.Sync(); err != nil {
		return cannotKeep(j.report, err)
	}
	j.known = all
	return nil
}

// lines encodes the header if the file has none and the decisions it lacks. A
// torn last line is ended first, so that nothing is glued to it.
func (j *Journal) lines(c content, all []review.Decision) ([]byte, error) {
	var b bytes.Buffer
	if !c.ended {
		b.WriteByte('\n')
	}
	write := func(value any, salt string) error {
		line, err := seal(value, salt)
		b.Write(line)
		b.WriteByte('\n')
		return err
	}
	if len(c.headers) == 0 {
		if err := write(header{version, j.report, j.sha}, ""); err != nil {
			return nil, err
		}
	}
	for _, d := range all {
		if !has(c.decisions, d.ID) {
			if err := write(d, j.sha); err != nil {
				return nil, err
			}
		}
	}
	return b.Bytes(), nil
}
