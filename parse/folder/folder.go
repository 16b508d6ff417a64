// Package folder finds the reports below folders and reads them with all cores.
//
// Its one invariant: what it yields is in path order and complete – every file
// it came upon is read, refused with a reason, or passed over with a reason –
// however many workers read. It writes nothing and never follows a link out of
// the folder: files are opened through os.Root, so that a hostile folder can't
// make it read elsewhere. It streams: a folder of a hundred thousand reports
// needs the memory of some dozens.
package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gouji/model"
	"gouji/parse"
)

// Root is one folder to be read, or the folder of one file that was named.
type Root struct {
	Dir  string // the folder that paths are relative to, and whose .gouji keeps the decisions
	File string // the one file to read, relative to Dir; "" for the whole folder
}

// File is one file found.
type File struct {
	Path  string // as shown: relative to the root, with slashes
	Root  Root
	Size  int64
	Named bool // the user named it, so that passing over it would be a surprise
}

// Abs is the file's path in the file system.
func (f File) Abs() string { return filepath.Join(f.Root.Dir, filepath.FromSlash(f.Path)) }

// Roots checks the arguments of a command: folders and files. No argument means
// the working folder.
func Roots(args []string) ([]Root, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	roots := make([]Root, 0, len(args))
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &NoRoot{arg, model.Words{ZH: "没有此文件或文件夹", EN: "there is no such file or folder"}, err}
		case err != nil:
			err = plain(err)
			return nil, &NoRoot{arg, model.Words{ZH: "无法查看（" + err.Error() + "）", EN: "it can't be looked at: " + err.Error()}, err}
		case info.IsDir():
			roots = append(roots, Root{Dir: filepath.Clean(arg)})
		default:
			roots = append(roots, Root{Dir: filepath.Dir(arg), File: filepath.Base(arg)})
		}
	}
	return roots, nil
}

// NoRoot says why an argument names nothing to read.
type NoRoot struct {
	Arg string
	Why model.Words
	Err error
}

func (e *NoRoot) Error() string { return e.Words().EN }

func (e *NoRoot) Unwrap() error { return e.Err }

// Words says it in both languages.
func (e *NoRoot) Words() model.Words {
	return model.Words{ZH: fmt.Sprintf("%q：%s", e.Arg, e.Why.ZH), EN: fmt.Sprintf("%q: %s", e.Arg, e.Why.EN)}
}

// Passed says why a file was passed over without being read.
type Passed struct{ Why model.Words }

func (p *Passed) Error() string { return p.Why.EN }

func passed(zh, en string) *Passed { return &Passed{model.Words{ZH: zh, EN: en}} }

// walk finds the files below a root in path order. It reports every file it
// comes upon; err is nil for those to be read.
func (r Root) walk(report func(File, error) bool) {
	if r.File != "" {
		f := File{Path: filepath.ToSlash(r.File), Root: r, Named: true}
		info, err := os.Stat(f.Abs())
		if err == nil {
			f.Size = info.Size()
			if !info.Mode().IsRegular() {
				err = special()
			}
		}
		report(f, err)
		return
	}
	stop := errors.New("stop")
	err := filepath.WalkDir(r.Dir, func(path string, entry fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(r.Dir, path)
		if relErr != nil {
			return relErr
		}
		f := File{Path: filepath.ToSlash(rel), Root: r}
		if err != nil {
			if !report(f, err) {
				return stop
			}
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if rel == "." {
			return nil
		}
		why := r.judge(&f, entry)
		if entry.IsDir() {
			if why == nil {
				return nil
			}
			if !report(f, why) {
				return stop
			}
			return fs.SkipDir
		}
		if !report(f, why) {
			return stop
		}
		return nil
	})
	if err != nil && !errors.Is(err, stop) {
		report(File{Path: ".", Root: r}, err)
	}
}

// judge decides from a directory entry alone whether a file is read; nil for yes.
func (r Root) judge(f *File, entry fs.DirEntry) error {
	name := entry.Name()
	switch {
	case strings.HasPrefix(name, "."):
		return passed("隐藏文件或文件夹", "hidden file or folder")
	case entry.IsDir():
		return nil
	case entry.Type()&fs.ModeSymlink != 0:
		return nil // opened through the root, which refuses to leave the folder
	case !entry.Type().IsRegular():
		return special()
	}
	if !readable(name) {
		return passed("扩展名不是报告的格式（"+filepath.Ext(name)+"）", "its extension is none that reports have ("+filepath.Ext(name)+")")
	}
	if report, is := strings.CutSuffix(f.Abs(), ".json"); is {
		if _, err := os.Lstat(report); err == nil {
			return passed("是旁边那份报告的导出记录", "the record of the report beside it")
		}
	}
	return nil
}

func special() *Passed {
	return passed("不是普通文件", "no regular file")
}

// readable tells the names that reports have, those included that are refused
// with advice: an old Word file in the folder is a report somebody must convert.
func readable(name string) bool {
	switch parse.Extension(name) {
	case "", ".txt", ".text", ".md", ".markdown", ".mht", ".mhtml", ".docx", ".docm", ".pdf", ".doc", ".wps", ".rtf", ".json", ".jsonl", ".csv":
		return true
	}
	return parse.HasPageName(name)
}

// Open reads one report.
func Open(f File) (*model.Reading, error) {
	var d door
	defer d.close()
	raw, err := d.load(f)
	if err != nil {
		return nil, err
	}
	return parse.Read(f.Path, raw)
}

// load reads a file's bytes, at most a few more than the parser takes. The reading
// keeps them as its text: they are the file's own.
func (d *door) load(f File) ([]byte, error) {
	file, err := d.open(f)
	if err != nil {
		return nil, plain(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, plain(err)
	}
	if !info.Mode().IsRegular() {
		return nil, special()
	}
	limit := parse.LimitFor(f.Path)
	if info.Size() > limit {
		return nil, parse.TooLargeFor(f.Path, info.Size())
	}
	buf := make([]byte, 0, info.Size()+1)
	for {
		n, err := file.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case err == io.EOF:
			return buf, nil
		case err != nil:
			return nil, plain(err)
		case int64(len(buf)) > limit:
			return nil, parse.TooLargeFor(f.Path, int64(len(buf)))
		case len(buf) == cap(buf):
			buf = append(buf, 0)[:len(buf)]
		}
	}
}

// door opens the files of a root; a worker keeps one for the root it is in.
type door struct {
	dir  string
	root *os.Root // nil before the first file
}

// open opens a file inside its root. A file the user named may be a link to
// anywhere; one found in a folder may not leave it.
func (d *door) open(f File) (*os.File, error) {
	if f.Named {
		return os.Open(f.Abs())
	}
	if d.root == nil || d.dir != f.Root.Dir {
		d.close()
		root, err := os.OpenRoot(f.Root.Dir)
		if err != nil {
			return nil, err
		}
		d.root, d.dir = root, f.Root.Dir
	}
	return d.root.Open(filepath.FromSlash(f.Path))
}

func (d *door) close() {
	if d.root != nil {
		d.root.Close()
		d.root = nil
	}
}

// plain takes the path out of an error of the file system: whoever shows it
// names the file already.
func plain(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
