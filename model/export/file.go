package export

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// NotOurs says that a file stands where an export would go and that no export
// wrote it: a report, perhaps.
type NotOurs struct{ File string }

func (e *NotOurs) Error() string {
	return fmt.Sprintf("%q is there already and no export wrote it; choose another file or folder", e.File)
}

// Folder writes one file a record, at the report's path with .json added.
type Folder struct {
	root *os.Root
	dir  string

	written sync.Map // names, so that no record takes another's place
}

// OpenFolder makes the folder if need be. Nothing is ever written outside it.
func OpenFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{root: root, dir: dir}, nil
}

// Write writes a record and gives the file's path. The file is there whole or
// not at all. Several records may be written at the same time; two at the same
// path are an error.
func (f *Folder) Write(r Record) (string, error) {
	text, err := Pretty(r)
	if err != nil {
		return "", err
	}
	name := r.Source.Path + ".json"
	file := filepath.Join(f.dir, filepath.FromSlash(name))
	if !fs.ValidPath(name) {
		return "", fmt.Errorf("%q is no path inside the folder %q", name, f.dir)
	}
	if _, twice := f.written.LoadOrStore(name, true); twice {
		return "", fmt.Errorf("two reports would be written to %q; export their folders one by one", file)
	}
	if err := f.root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return "", err
	}
	return file, replace(f.root, name, file, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// Close lets the folder go.
func (f *Folder) Close() error { return f.root.Close() }

// ToFile writes a file whole or not at all.
func ToFile(file string, write func(io.Writer) error) error {
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return err
	}
	return errors.Join(replace(root, filepath.Base(file), file, write), root.Close())
}

// replace writes beside the file and puts it in its place when all is on disk.
func replace(root *os.Root, name, shown string, write func(io.Writer) error) error {
	if err := checkOurs(root, name, shown); err != nil {
		return err
	}
	temporary := path.Join(path.Dir(name), ".gouji-"+rand.Text())
	file, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	err = errors.Join(write(file), file.Sync(), file.Close())
	if err == nil {
		err = root.Rename(temporary, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	return nil
}

// beginnings are what the files begin with that an export writes.
var beginnings = [][]byte{
	[]byte(`{"record":`), []byte("{\n  \"record\":"), []byte("[\n{\"record\":"), []byte("[]\n"),
	[]byte("path,agency,year,"), []byte(byteOrderMark + "path,agency,year,"),
	[]byte(baselineHead),
}

// checkOurs refuses to replace what no export wrote. An empty file may be replaced.
func checkOurs(root *os.Root, name, shown string) error {
	file, err := root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	head := make([]byte, 64)
	n, err := io.ReadFull(file, head)
	if err = errors.Join(ignoreEnd(err), file.Close()); err != nil {
		return err
	}
	if n == 0 {
		return nil
	}
	for _, b := range beginnings {
		if bytes.HasPrefix(head[:n], b) {
			return nil
		}
	}
	return &NotOurs{shown}
}

func ignoreEnd(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return nil
	}
	return err
}
