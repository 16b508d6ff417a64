package model

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Format names how a file holds its report.
type Format string

// The formats a source can be read from.
const (
	FormatText Format = "text"
	FormatHTML Format = "html"
	FormatMHT  Format = "mht" // a web page saved in one file
	FormatDOCX Format = "docx"
	FormatPDF  Format = "pdf"
	FormatJSON Format = "json" // a record written by export
	FormatCSV  Format = "csv"  // the cells of a record written by export
)

// Source is the text of one report as it was read. It is never changed. For a
// web page, a Word file or a PDF it is the page laid out as text, a line for each
// row of a table.
type Source struct {
	Path     string // relative to the folder opened, with slashes; the base name for a file given alone
	Format   Format
	Encoding string  // "utf-8", "utf-8-bom", "gb18030", "big5", "utf-16le", "utf-16be"
	Size     int64   // of the file in bytes
	Text     string  // decoded and laid out, without a byte order mark; every span points into it
	starts   []int32 // byte offset of the first byte of each line
	sum      string  // SHA-256 of the file's bytes; "" until asked for where they are the text's
	once     sync.Once
}

// SHA256 is that of the file's bytes in lower-case hex. Where they are the
// text's own it is worked out when first asked for: a run over a hundred
// thousand reports without journals asks for none.
func (s *Source) SHA256() string {
	s.once.Do(func() {
		if s.sum == "" {
			sum := sha256.Sum256([]byte(s.Text))
			s.sum = hex.EncodeToString(sum[:])
		}
	})
	return s.sum
}

// NewSource indexes the lines of text. sha is the SHA-256 of the file's bytes,
// or "" where they are the bytes of text.
func NewSource(path string, format Format, encoding, sha string, size int64, text string) *Source {
	s := &Source{Path: path, Format: format, Encoding: encoding, sum: sha, Size: size, Text: text}
	s.starts = make([]int32, 1, strings.Count(text, "\n")+1)
	for i := 0; ; {
		n := lineEnd(text[i:])
		if n < 0 {
			return s
		}
		i += n + 1
		s.starts = append(s.starts, int32(i))
	}
}

// lineEnd is where the first "\n" stands; -1 for none. The lines of tables are
// shorter than a search is worth.
func lineEnd(s string) int {
	const short = 16
	for i := range min(short, len(s)) {
		if s[i] == '\n' {
			return i
		}
	}
	if len(s) <= short {
		return -1
	}
	if n := strings.IndexByte(s[short:], '\n'); n >= 0 {
		return short + n
	}
	return -1
}

// Lines is the number of lines as split by "\n": a text that ends in a newline
// has an empty last line, an empty text has one.
func (s *Source) Lines() int { return len(s.starts) }

// Line gives the 1-based line that holds the byte offset.
func (s *Source) Line(offset int) int {
	line, _ := slices.BinarySearch(s.starts, int32(offset+1))
	return line
}

// LineSpan is the span of a 1-based line without its line end ("\n" or "\r\n").
func (s *Source) LineSpan(line int) Span {
	start := int(s.starts[line-1])
	end := len(s.Text)
	if line < len(s.starts) {
		end = int(s.starts[line]) - 1
		if end > start && s.Text[end-1] == '\r' {
			end--
		}
	}
	return Span{start, end}
}

// LineText is the text of a 1-based line without its line end.
func (s *Source) LineText(line int) string { return s.Slice(s.LineSpan(line)) }

// Slice is the text a span covers.
func (s *Source) Slice(p Span) string { return s.Text[p.Start:p.End] }

// Column gives the 1-based character (rune) position of an offset in its line.
func (s *Source) Column(offset int) int {
	return utf8.RuneCountInString(s.Text[s.starts[s.Line(offset)-1]:offset]) + 1
}

// Position is where a place begins, as people count: Line and Column from 1 in
// characters, End exclusive and on the line the first span ends on.
type Position struct{ Line, Column, End int }

// Position tells where the first span of a place stands. The zero Position is
// that of a place with no span.
func (s *Source) Position(p Place) Position {
	if len(p) == 0 {
		return Position{}
	}
	first := p[0]
	line := s.Line(first.Start)
	column := s.Column(first.Start)
	end := min(first.End, s.LineSpan(line).End)
	return Position{line, column, column + utf8.RuneCountInString(s.Text[first.Start:max(end, first.Start)])}
}

// Span is a half-open range of byte offsets in [Source.Text].
type Span struct{ Start, End int }

// Len is the span's length in bytes; an empty span still has a position.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether the offset lies in the span; an empty span contains its own start.
func (s Span) Contains(offset int) bool {
	return offset >= s.Start && (offset < s.End || s.Start == s.End && offset == s.Start)
}

// Place is where a value stands: its spans in reading order. A wrapped or merged
// cell has several. A blank has one empty span where its figure would stand, or
// the span of blanks between its separators.
type Place []Span

// At makes a place of one span.
func At(start, end int) Place { return Place{{start, end}} }

// Start is the offset a place begins at, or -1 for no place.
func (p Place) Start() int {
	if len(p) == 0 {
		return -1
	}
	return p[0].Start
}

// End is the offset after a place's last span, or -1 for no place.
func (p Place) End() int {
	if len(p) == 0 {
		return -1
	}
	return p[len(p)-1].End
}
