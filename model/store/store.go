// Package store keeps the journals of a folder's reports beside them: one file a
// report under journal/, append-only, one JSON object a line.
//
// Its one invariant: a decision that [Journal.Append] has returned without an
// error is on disk and is never overwritten, by this process or another. Two
// terminals on one folder are merged, not locked out: the lock is held for the
// milliseconds of an append, which first takes in what the other wrote.
//
// It does not fold decisions into cases and never writes a source. Nothing is
// created before there is a decision to keep. A file of lines rather than a
// database, because lines can be read, sent, merged by version control and
// mended by hand; one file a report rather than one for the folder, so that two
// reviewers' work meets only where it is about the same report.
package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Dir is the name of the folder, inside the one opened, that holds the journals.
const Dir = ".gouji"

// journals is the folder of the journals inside the store's.
const journals = "journal"

// Store is the place where the decisions on one folder's reports are kept.
type Store struct{ dir string }

// Beside is the store of a folder of reports.
func Beside(folder string) *Store { return &Store{filepath.Join(folder, Dir)} }

// In is a store in a folder of its own, for reports that can't be written beside.
// Each folder of reports needs one of its own.
func In(dir string) *Store { return &Store{dir} }

// Dir is where the store keeps what it keeps; it need not exist yet.
func (s *Store) Dir() string { return s.dir }

// Index is the set of reports that have a journal. The zero Index is empty.
type Index struct{ names map[string]bool }

// Has tells whether the report at a path has a journal.
func (i Index) Has(report string) bool {
	if len(i.names) == 0 {
		return false
	}
	name, err := fileOf(report)
	return err == nil && i.names[name]
}

// Len is the number of journals.
func (i Index) Len() int { return len(i.names) }

// Reports gives the paths of the reports that have a journal, sorted; without
// those whose path is too long to be a file's name.
func (i Index) Reports() []string {
	var reports []string
	for name := range i.names {
		report, ok := strings.CutSuffix(strings.TrimPrefix(name, journals+"/"), extension)
		if ok && !strings.HasPrefix(report, digestSign) {
			reports = append(reports, report)
		}
	}
	slices.Sort(reports)
	return reports
}

// Index finds by one walk which reports have a journal, so that a hundred
// thousand without one cost nothing. A store that does not exist has none.
func (s *Store) Index() (Index, error) {
	index := Index{map[string]bool{}}
	root := filepath.Join(s.dir, journals)
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(s.dir, file)
		index.names[filepath.ToSlash(name)] = true
		return err
	})
	if absent(err) {
		err = nil
	}
	return index, err
}

// absent tells of a file that is not there, or can't be, because a file stands
// where its folder would be.
func absent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// The most bytes that a file's name and a path have on the file systems in use.
const (
	longestName = 255
	longestPath = 1024
)

const extension = ".jsonl"

// digestSign begins the name of a journal whose report's path is too long.
const digestSign = "~"

// fileOf is the journal's path inside the store, with slashes. A path that
// leaves the folder has none. One that would be too long once the extension is
// added is named by its digest.
func fileOf(report string) (string, error) {
	if !fs.ValidPath(report) || report == "." || !filepath.IsLocal(filepath.FromSlash(report)) {
		return "", &PathError{report}
	}
	name := path.Join(journals, report) + extension
	longest := len(name)
	for part := range strings.SplitSeq(name, "/") {
		if len(part) > longestName {
			longest = longestPath + 1
		}
	}
	if longest > longestPath {
		sum := sha256.Sum256([]byte(report))
		name = path.Join(journals, digestSign+hex.EncodeToString(sum[:])+extension)
	}
	return name, nil
}
