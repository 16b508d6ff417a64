package parse

import (
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
	var out, one strings.Builder
	for i := 0; i < len(source); {
		switch c := source[i]; {
		case c == '/' && strings.HasPrefix(source[i:], "//"):
			i = after(source, i, "\n")
		case c == '/' && strings.HasPrefix(source[i:], "/*"):
			i = after(source, i+2, "*/")
		case c == '"' || c == '\'' || c == '`':
			one.Reset()
			i = literal(&one, source, i)
			if s := one.String(); strings.Contains(s, "<") || strings.Contains(s, "&lt;") {
				out.WriteString(s)
			}
		default:
			i++
		}
	}
	return out.String()
}

func after(s string, i int, end string) int {
	n := strings.Index(s[i:], end)
	if n < 0 {
		return len(s)
	}
	return i + n + len(end)
}

// literal reads the string literal that begins at i and gives the offset after
// it. One that a line end breaks off is no string.
func literal(out *strings.Builder, s string, i int) int {
	quote := s[i]
	for i++; i < len(s); i++ {
		switch c := s[i]; {
		case c == quote:
			return i + 1
		case c == '\n' && quote != '`':
			out.Reset()
			return i + 1
		case c == '\\' && i+1 < len(s):
			i = escape(out, s, i+1)
		default:
			out.WriteByte(c)
		}
	}
	return len(s)
}

// escape reads what follows a backslash and gives the offset of its last byte.
func escape(out *strings.Builder, s string, i int) int {
	switch c := s[i]; c {
	case 'n', 'r', 't':
		out.WriteByte(' ')
	case '\n', '\r':
	case 'x', 'u':
		digits := 2
		if c == 'u' {
			digits = 4
		}
		r, ok := hexadecimal(s, i+1, digits)
		if !ok {
			out.WriteByte(c)
			return i
		}
		i += digits
		if utf16.IsSurrogate(r) && strings.HasPrefix(s[i+1:], `\u`) {
			if low, ok := hexadecimal(s, i+3, 4); ok {
				r = utf16.DecodeRune(r, low)
				i += 6
			}
		}
		out.WriteRune(r)
	default:
		_, n := utf8.DecodeRuneInString(s[i:])
		out.WriteString(s[i : i+n])
		return i + n - 1
	}
	return i
}

func hexadecimal(s string, i, digits int) (rune, bool) {
	if i+digits > len(s) {
		return 0, false
	}
	n, err := strconv.ParseUint(s[i:i+digits], 16, 32)
	return rune(n), err == nil
}
