package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"gouji/model/review"
)

// version is the version of the file. A reader refuses a later one.
const version = 1

// header is the first line of a journal.
type header struct {
	Gouji  int    `json:"gouji"` // version of the file
	Path   string `json:"path"`  // of the report when the journal was begun; tells a person what this is
	SHA256 string `json:"sha256"`
}

// A line is a JSON object whose last member is a checksum over all before it:
// {…,"sum":"0123456789abcdef"}. Standing last it can be checked without
// decoding, and members that a later version adds are covered too.
const (
	sumOpen   = `,"sum":"`
	sumDigits = 16
	sumClose  = `"}`
	sumLen    = len(sumOpen) + sumDigits + len(sumClose)
)

// seal encodes a value as a line without its newline. The salt of a decision is
// the SHA-256 of the text it was made on: a line pasted into another report's
// journal does not pass for its own.
func seal(value any, salt string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("encoding a journal line: %w", err)
	}
	body := bytes.TrimSuffix(b.Bytes(), []byte("}\n"))
	return fmt.Appendf(nil, "%s%s%s%s", body, sumOpen, checksum(body, salt), sumClose), nil
}

func checksum(body []byte, salt string) string {
	sum := sha256.Sum256(append([]byte(salt+"\n"), body...))
	return hex.EncodeToString(sum[:sumDigits/2])
}

// sealed tells whether a line is whole.
func sealed(line []byte, salt string) bool {
	n := len(line) - sumLen
	return n > 0 && bytes.HasPrefix(line[n:], []byte(sumOpen)) && bytes.HasSuffix(line, []byte(sumClose)) &&
		string(line[n+len(sumOpen):n+len(sumOpen)+sumDigits]) == checksum(line[:n], salt)
}

// content is what a journal file says to a text.
type content struct {
	decisions []review.Decision // intact ones, in the order of the file, each id once
	headers   []header          // intact ones; more than one where two files were merged
	broken    []int             // 1-based lines that can't be read
	torn      bool              // the last line is one of them and has no end: a write was cut short
	ended     bool              // the file is empty or ends in a newline
}

// read takes a journal file apart. It keeps every intact line, whatever stands
// around it; it never fails.
func read(file []byte, sha string) content {
	c := content{ended: len(file) == 0 || file[len(file)-1] == '\n'}
	seen := map[string]bool{}
	number := 0
	for line := range bytes.Lines(file) {
		number++
		cut := !bytes.HasSuffix(line, []byte("\n"))
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 || c.takeHeader(line) || c.takeDecision(line, sha, seen) {
			continue
		}
		c.broken = append(c.broken, number)
		c.torn = cut
	}
	return c
}

func (c *content) takeHeader(line []byte) bool {
	var h header
	if !bytes.HasPrefix(line, []byte(`{"gouji":`)) || !sealed(line, "") || json.Unmarshal(line, &h) != nil {
		return false
	}
	c.headers = append(c.headers, h)
	return true
}

func (c *content) takeDecision(line []byte, sha string, seen map[string]bool) bool {
	var d review.Decision
	if !sealed(line, sha) || json.Unmarshal(line, &d) != nil || d.ID == "" {
		return false
	}
	if !seen[d.ID] { // version control may have kept both sides of a merge
		seen[d.ID] = true
		c.decisions = append(c.decisions, d)
	}
	return true
}

// another gives the header of another text's journal, if that is what the file is.
func (c *content) another(sha string) (header, bool) {
	for _, h := range c.headers {
		if h.SHA256 == sha {
			return header{}, false
		}
	}
	if len(c.headers) == 0 {
		return header{}, false
	}
	return c.headers[0], true
}

// newest is the highest version a header names.
func (c *content) newest() int {
	newest := 0
	for _, h := range c.headers {
		newest = max(newest, h.Gouji)
	}
	return newest
}
