package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gouji/model/export"
	"gouji/parse/folder"
)

// exportRun is a run of export.
type exportRun struct {
	*call
	format string
	out    string
	bom    bool
}

func exportVerb() *verb {
	x := new(exportRun)
	return &verb{
		name: "export", args: "PATH…", about: aboutExport, long: aboutExportLong,
		options: []option{
			{name: "format", takes: "json|jsonl|csv", about: aboutExportFormat, into: &x.format},
			{name: "output", short: "o", takes: "FILE|DIR", about: aboutOutput, into: &x.out},
			{name: "bom", about: aboutBOM, into: &x.bom},
		},
		run: x.run,
	}
}

func (x *exportRun) run(c *call, paths []string) int {
	x.call = c
	format, err := x.chooseFormat()
	if err != nil {
		return c.fail(err)
	}
	var read bool
	switch {
	case x.out == "":
		read, err = x.write(c.Out, format, paths)
	case x.intoFolder():
		if format != export.JSON {
			return c.fail(wrong(sayFolderIsJSON(x.out)))
		}
		read, err = x.writeFolder(paths)
	default:
		err = export.ToFile(x.out, func(w io.Writer) (err error) {
			read, err = x.write(w, format, paths)
			return err
		})
	}
	switch {
	case err != nil:
		return c.fail(err)
	case !read:
		return exitTrouble
	}
	return exitDone
}

// chooseFormat takes the format from the file's name where none is given.
func (x *exportRun) chooseFormat() (export.Format, error) {
	format := export.Format(x.format)
	if format == "" {
		format = export.JSON
		if byName := export.Format(strings.TrimPrefix(filepath.Ext(x.out), ".")); byName.Known() {
			format = byName
		}
	}
	switch {
	case !format.Known():
		return "", wrong(sayNoExportFormat(x.format))
	case x.bom && format != export.CSV:
		return "", wrong(sayOnlyCSVHasBOM)
	}
	return format, nil
}

// intoFolder tells whether the output is a folder: it is one already, its name
// ends like one, or it has no extension and takes JSON.
func (x *exportRun) intoFolder() bool {
	info, err := os.Stat(x.out)
	if err == nil {
		return info.IsDir()
	}
	return os.IsPathSeparator(x.out[len(x.out)-1]) || filepath.Ext(x.out) == ""
}

// encoded is one record ready to be put out.
type encoded struct {
	lines []byte
	err   error
}

func (x *exportRun) write(w io.Writer, format export.Format, paths []string) (read bool, err error) {
	out, err := export.NewWriter(w, format, x.bom)
	if err != nil {
		return false, err
	}
	work := func(r report) encoded {
		lines, err := format.Encode(export.Of(r.Case, x.lang))
		return encoded{lines, err}
	}
	read, err = eachRecord(x.call, paths, work, func(e encoded) error {
		if e.err != nil {
			return e.err
		}
		return x.put(out, e.lines)
	})
	return read, errors.Join(err, out.Close())
}

func (x *exportRun) writeFolder(paths []string) (read bool, err error) {
	out, err := export.OpenFolder(x.out)
	if err != nil {
		return false, err
	}
	work := func(r report) error {
		_, err := out.Write(export.Of(r.Case, x.lang))
		return err
	}
	read, err = eachRecord(x.call, paths, work, func(err error) error { return err })
	return read, errors.Join(err, out.Close())
}

// eachRecord makes records of reports, in the order of the paths. A record holds
// what is to be said of a report beside the others, so all are read once before
// the first is written; a second reading costs less than to keep them.
func eachRecord[T any](c *call, paths []string, work func(report) T, take func(T) error) (read bool, err error) {
	s, err := c.survey(paths, choice{})
	if err != nil {
		return false, err
	}
	var files []folder.File
	look := func(r report) *report {
		if r.file.Path == "" { // standard input can be read but once
			return &r
		}
		return &report{file: r.file}
	}
	read, err = reads(s, look, func(r *report) error {
		if r.Case != nil {
			return take(work(*r))
		}
		files = append(files, r.file)
		return nil
	})
	if err != nil {
		return read, err
	}
	return s.read, readAgain(s, files, work, take)
}
