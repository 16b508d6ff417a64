package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Format names a way to write records.
type Format string

// The formats of an export.
const (
	JSON  Format = "json"  // one array
	Lines Format = "jsonl" // one record a line
	CSV   Format = "csv"   // one cell a line
)

// Known tells whether there is such a format.
func (f Format) Known() bool { return f == JSON || f == Lines || f == CSV }

// Encode gives the lines of a record in a format, each with its newline. Several
// records may be encoded at the same time; a [Writer] then puts them in order.
func (f Format) Encode(r Record) ([]byte, error) {
	if f == CSV {
		return csvLines(r)
	}
	var b bytes.Buffer
	err := Line(&b, r)
	return b.Bytes(), err
}

// Line writes a value as one line of JSON, with < > & as they are.
func Line(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

// Pretty encodes a record for a file of its own, indented.
func Pretty(r Record) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(r)
	return b.Bytes(), err
}

// Writer puts lines out. Close ends what they stand in and must be called once,
// also after none.
type Writer struct {
	out   *bufio.Writer
	array bool // the lines are the elements of a JSON array
	n     int  // lines put, for an array
	end   string
}

// NewWriter puts out the lines of a format. A byte order mark goes before CSV if
// asked for.
func NewWriter(w io.Writer, format Format, bom bool) (*Writer, error) {
	switch format {
	case JSON:
		return NewArray(w, "[", "]\n")
	case Lines:
		return &Writer{out: newBuffer(w)}, nil
	case CSV:
		out := newBuffer(w)
		return &Writer{out: out}, csvHead(out, bom)
	}
	return nil, fmt.Errorf("there is no format %q to export in; choose json, jsonl or csv", format)
}

// NewArray puts out lines as the elements of a JSON array that stands inside
// something larger: begin is what comes before the first, with its bracket, and
// end what comes after the last.
func NewArray(w io.Writer, begin, end string) (*Writer, error) {
	out := newBuffer(w)
	_, err := out.WriteString(begin)
	return &Writer{out: out, array: true, end: end}, err
}

func newBuffer(w io.Writer) *bufio.Writer { return bufio.NewWriterSize(w, 64<<10) }

// End changes what comes after the last line, once that is known.
func (w *Writer) End(end string) { w.end = end }

// Put writes lines that each end in a newline.
func (w *Writer) Put(lines []byte) error {
	if !w.array {
		_, err := w.out.Write(lines)
		return err
	}
	for line := range bytes.Lines(lines) {
		between := ",\n"
		if w.n == 0 {
			between = "\n"
		}
		w.n++
		if _, err := w.out.WriteString(between); err != nil {
			return err
		}
		if _, err := w.out.Write(bytes.TrimSuffix(line, []byte("\n"))); err != nil {
			return err
		}
	}
	return nil
}

// Flush sends on what was put so far.
func (w *Writer) Flush() error { return w.out.Flush() }

// Close ends the array, if it is one. What the lines are written to stays open.
func (w *Writer) Close() error {
	if w.n > 0 {
		w.end = "\n" + w.end
	}
	if _, err := w.out.WriteString(w.end); err != nil {
		return err
	}
	return w.out.Flush()
}
