package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Writer writes records one after the other; Close ends what they stand in and
// must be called once, also after none.
type Writer interface {
	Write(Record) error
	Close() error
}

// Format names a way to write records.
type Format string

// The formats of an export.
const (
	JSON  Format = "json"  // one array
	Lines Format = "jsonl" // one record a line
	CSV   Format = "csv"   // one cell a line
)

// Formats are the formats there are, in the order they are offered.
func Formats() []Format { return []Format{JSON, Lines, CSV} }

// NewWriter writes in a format. A byte order mark goes before CSV if asked for.
func NewWriter(w io.Writer, format Format, bom bool) (Writer, error) {
	out := bufio.NewWriter(w)
	switch format {
	case JSON:
		return &arrayWriter{out: out}, nil
	case Lines:
		return linesWriter{out}, nil
	case CSV:
		return newCSV(out, bom), nil
	}
	return nil, fmt.Errorf("there is no format %q to export in; choose json, jsonl or csv", format)
}

// Array writes values as a JSON array with one of them a line.
func Array[T any](w io.Writer, values func(yield func(T) bool)) error {
	out := bufio.NewWriter(w)
	n := 0
	for value := range values {
		if err := element(out, n, value); err != nil {
			return err
		}
		n++
	}
	return closeArray(out, n)
}

func element(out *bufio.Writer, before int, value any) error {
	text, err := compact(value)
	if err != nil {
		return err
	}
	if before == 0 {
		out.WriteString("[\n")
	} else {
		out.WriteString(",\n")
	}
	_, err = out.Write(text)
	return err
}

func closeArray(out *bufio.Writer, n int) error {
	if n == 0 {
		out.WriteString("[]\n")
	} else {
		out.WriteString("\n]\n")
	}
	return out.Flush()
}

// compact encodes a value on one line, with < > & as they are.
func compact(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Line writes a value as one line of JSON.
func Line(w io.Writer, value any) error {
	text, err := compact(value)
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

type arrayWriter struct {
	out *bufio.Writer
	n   int
}

func (w *arrayWriter) Write(r Record) error {
	err := element(w.out, w.n, r)
	w.n++
	return err
}

func (w *arrayWriter) Close() error { return closeArray(w.out, w.n) }

type linesWriter struct{ out *bufio.Writer }

func (w linesWriter) Write(r Record) error { return Line(w.out, r) }

func (w linesWriter) Close() error { return w.out.Flush() }

// Pretty encodes a record for a file of its own, indented.
func Pretty(r Record) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(r)
	return b.Bytes(), err
}
