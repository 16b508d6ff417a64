package parse

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// holdsTable tells cheaply whether a script or a hidden field may hold a table.
func holdsTable(raw string) bool {
	for _, sign := range []string{"<td", "<TD", `\u003ctd`, `\u003Ctd`, `\x3ctd`, `\x3Ctd`, "&lt;td"} {
		if strings.Contains(raw, sign) {
			return true
		}
	}
	return false
}

// script reads the page that the strings of a script make up, or a field that
// holds one. Its blocks are marked, since the page may show them besides.
func (p *htmlPage) script(source string, isScript bool) {
	text := source
	if isScript {
		text = literals(source)
	}
	if !strings.Contains(text, "<") {
		text = html.UnescapeString(text)
	}
	inner := newPage(p.set, false)
	inner.scripted = uint8(p.scripts)
	inner.texts = p.texts // a script of one table would fill a tenth of its own
	inner.cells, inner.lines, inner.size, inner.frame = p.cells, p.lines, p.size, p.frame
	if inner.read(text) != nil {
		return
	}
	p.cells, p.lines, p.size, p.frame = inner.cells, inner.lines, inner.size, inner.frame
	p.flush()
	for _, b := range inner.blocks {
		p.emit(b)
	}
}

// pagerCall is how the pages of many sites print the links from page to page of
// one report: with the number of its pages, and which this is, from nought.
const pagerCall = "createPageHTML("

// pager puts the links from page to page that a script prints.
func (p *htmlPage) pager(script string) {
	n := strings.Index(script, pagerCall)
	if n < 0 {
		return
	}
	arguments := strings.SplitN(script[n+len(pagerCall):min(len(script), n+longestPager)], ",", 3)
	if len(arguments) < 3 || strings.Contains(arguments[2], "index") { // those of a list beside the report
		return
	}
	pages, bad := strconv.Atoi(strings.TrimSpace(arguments[0]))
	at, worse := strconv.Atoi(strings.TrimSpace(arguments[1]))
	if bad != nil || worse != nil || pages < 2 || pages > mostPaged || at < 0 || at >= pages {
		return
	}
	p.flush()
	var links []string
	if at > 0 {
		links = append(links, pageBefore)
	}
	for i := range pages {
		links = append(links, "["+strconv.Itoa(i+1)+"]")
	}
	if at < pages-1 {
		links = append(links, pageAfter)
	}
	p.emit(block{text: strings.Join(links, " "), mark: p.mark()})
}

// The bounds of a pager: bytes of its first arguments, and pages.
const (
	longestPager = 60
	mostPaged    = 30
)

// literals puts together the string literals of a script that hold tags, in
// their order: pages build one table from many strings.
func literals(source string) string {
	out := make([]byte, 0, len(source))
	for i := 0; i < len(source); {
		switch c := source[i]; {
		case c == '/' && strings.HasPrefix(source[i:], "//"):
			i = after(source, i, "\n")
		case c == '/' && strings.HasPrefix(source[i:], "/*"):
			i = after(source, i+2, "*/")
		case c == '"' || c == '\'' || c == '`':
			from := len(out)
			out, i = literal(out, source, i)
			if s := out[from:]; bytes.IndexByte(s, '<') < 0 && !bytes.Contains(s, []byte("&lt;")) {
				out = out[:from]
			}
		default:
			i++
		}
	}
	return string(out)
}

func after(s string, i int, end string) int {
	n := strings.Index(s[i:], end)
	if n < 0 {
		return len(s)
	}
	return i + n + len(end)
}

// literal adds the string literal that begins at i and gives the offset after
// it. One that a line end breaks off is no string.
func literal(out []byte, s string, i int) ([]byte, int) {
	quote, before := s[i], len(out)
	for i++; i < len(s); i++ {
		plain := i
		for i < len(s) && s[i] != quote && s[i] != '\\' && s[i] != '\n' {
			i++
		}
		out = append(out, s[plain:i]...)
		switch {
		case i == len(s):
		case s[i] == quote:
			return out, i + 1
		case s[i] == '\n' && quote != '`':
			return out[:before], i + 1
		case s[i] == '\\' && i+1 < len(s):
			out, i = escape(out, s, i+1)
		default:
			out = append(out, s[i])
		}
	}
	return out, len(s)
}

// escape adds what follows a backslash and gives the offset of its last byte.
func escape(out []byte, s string, i int) ([]byte, int) {
	switch c := s[i]; c {
	case 'n', 'r', 't':
		return append(out, ' '), i
	case '\n', '\r':
		return out, i
	case 'x', 'u':
		digits := 2
		if c == 'u' {
			digits = 4
		}
		r, ok := hexadecimal(s, i+1, digits)
		if !ok {
			return append(out, c), i
		}
		i += digits
		if utf16.IsSurrogate(r) && strings.HasPrefix(s[i+1:], `\u`) {
			if low, ok := hexadecimal(s, i+3, 4); ok {
				r = utf16.DecodeRune(r, low)
				i += 6
			}
		}
		return utf8.AppendRune(out, r), i
	default:
		_, n := utf8.DecodeRuneInString(s[i:])
		return append(out, s[i:i+n]...), i + n - 1
	}
}

func hexadecimal(s string, i, digits int) (rune, bool) {
	if i+digits > len(s) {
		return 0, false
	}
	n, err := strconv.ParseUint(s[i:i+digits], 16, 32)
	return rune(n), err == nil
}
