package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// openToAppend opens a file inside the root, which no symbolic link can leave.
func openToAppend(root *os.Root, name string) (file *os.File, created bool, err error) {
	_, err = root.Stat(name)
	created = errors.Is(err, fs.ErrNotExist)
	file, err = root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	return file, created, err
}

// create makes the store's folder and one inside it, each on disk before the
// next, and opens the former.
func (s *Store) create(inside string) (*os.Root, error) {
	if err := makeDir(s.dir); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, err
	}
	if _, err := root.Stat(inside); err == nil {
		return root, nil
	}
	if err := root.MkdirAll(inside, 0o777); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	for dir := inside; ; dir = path.Dir(dir) {
		if err := syncDir(root, dir); err != nil {
			return nil, errors.Join(err, root.Close())
		}
		if dir == "." {
			return root, nil
		}
	}
}

// makeDir makes a folder and those above it, each on disk before it returns.
func makeDir(dir string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	above := filepath.Dir(dir)
	if above != dir {
		if err := makeDir(above); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	root, err := os.OpenRoot(above)
	if err != nil {
		return err
	}
	return errors.Join(syncDir(root, "."), root.Close())
}

// How long an append waits for the lock, which others hold for milliseconds, and
// how often it looks.
const (
	patience = 10 * time.Second
	pause    = 2 * time.Millisecond
)

// lock takes the store's lock. It is a file of its own, since on Windows a
// locked file can't be written through another handle; gofrs/flock, because the
// calls differ between the systems and that package is the one that follows them.
func (s *Store) lock() (unlock func() error, err error) {
	l := flock.New(filepath.Join(s.dir, "lock"))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if _, err := l.TryLockContext(ctx, pause); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			return nil, fmt.Errorf("another program holds %q; end it or remove what blocks it", l.Path())
		}
		return nil, err
	}
	return l.Unlock, nil
}

// syncDir has a folder's entries on disk before it returns. Windows has no such
// call and keeps a file's entry with the file.
func syncDir(root *os.Root, name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
