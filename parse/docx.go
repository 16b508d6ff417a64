package parse

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The bounds of a Word file's text. A report's takes a few hundred kilobytes,
// packed twenty to one.
const (
	largestPart  = 64 << 20
	largestRatio = 300
	smallPart    = 4 << 20 // up to which no ratio matters
)

// readDOCX lays a Word file out as text. Of the archive only the document's
// text and its numbering are unpacked; what they refer to is never followed.
func readDOCX(raw []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", brokenWord(err)
	}
	main := part(archive, documentPart)
	if main == nil {
		return "", noWordText()
	}
	xml, err := unpack(main)
	if err != nil {
		return "", err
	}
	d := &wordFile{numbering: numberings{}}
	if n := part(archive, numberingPart); n != nil {
		if list, err := unpack(n); err == nil {
			d.numbering = readNumbering(list)
		}
	}
	if err := d.read(xml); err != nil {
		return "", err
	}
	t := typesetters.Get().(*typesetter)
	defer t.release()
	return t.layOut(t.flow(nil, d.blocks)), nil
}

const (
	documentPart  = "word/document"
	numberingPart = "word/numbering"
)

// part finds a part by the beginning of its name: some programs number them.
func part(archive *zip.Reader, name string) *zip.File {
	for _, f := range archive.File {
		own := strings.ReplaceAll(f.Name, `\`, "/")
		if strings.HasPrefix(own, name) && strings.HasSuffix(own, ".xml") && !strings.Contains(own[len(name):], "/") {
			return f
		}
	}
	return nil
}

// unpack inflates a part within its bounds. What the archive declares is
// checked first, so that a bomb is refused without being inflated; the archive
// reader ends where a part is longer than declared.
func unpack(f *zip.File) ([]byte, error) {
	size := f.UncompressedSize64
	if size > largestPart || size > smallPart && size > largestRatio*max(f.CompressedSize64, 1) {
		return nil, wordBomb(size)
	}
	if f.Flags&1 != 0 {
		return nil, brokenWord(errors.New("it is encrypted"))
	}
	r, err := f.Open()
	if err != nil {
		return nil, brokenWord(err)
	}
	defer r.Close()
	buf := make([]byte, size)
	n, err := io.ReadFull(r, buf)
	if err != nil {
		return nil, brokenWord(fmt.Errorf("after %d of %d bytes: %w", n, size, err))
	}
	if _, err := r.Read(make([]byte, 1)); err != io.EOF {
		return nil, brokenWord(errors.New("the text is longer than the archive says"))
	}
	return buf, nil
}
