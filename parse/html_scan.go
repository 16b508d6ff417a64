package parse

import "strings"

// pageScanner cuts a page into texts and tags, where the tokenizer of
// x/net/html does, which a test holds. That one takes a stream byte by byte and
// copies it; here all tokens are parts of the page, and comments and attributes
// are passed over until somebody asks for them, in a quarter of the time.
type pageScanner struct {
	rest string // what is still to be cut
	text string // the text met last, its references not resolved
	tag  htmlTag
}

type pageToken uint8

const (
	pageEnd pageToken = iota
	textToken
	startToken
	endToken
)

// next cuts the next text or tag off the page. A tag that the page breaks off is none.
func (s *pageScanner) next() pageToken {
	for s.rest != "" {
		if n := markupAt(s.rest); n > 0 {
			s.text, s.rest = s.rest[:n], s.rest[n:]
			return textToken
		}
		switch c := s.rest[1]; {
		case isLetter(c):
			s.rest = s.tag.read(s.rest[1:])
			if s.rest != "" {
				s.rest = s.rest[1:]
				return startToken
			}
		case c == '/' && isLetter(s.rest[2]):
			s.rest = s.tag.read(s.rest[2:])
			if s.rest != "" {
				s.rest = s.rest[1:]
				return endToken
			}
		case strings.HasPrefix(s.rest, "<!--"):
			s.rest = s.rest[commentEnd(s.rest):]
		default: // a declaration, or what the standard calls a bogus comment
			_, s.rest, _ = strings.Cut(s.rest, ">")
		}
	}
	return pageEnd
}

// markupAt is the offset of the "<" that begins a tag, comment or declaration;
// others are text.
func markupAt(s string) int {
	for i := 0; ; i++ {
		n := strings.IndexByte(s[i:], '<')
		if n < 0 || i+n+1 == len(s) {
			return len(s)
		}
		i += n
		switch c := s[i+1]; {
		case isLetter(c), c == '!', c == '?', c == '/' && (i > 0 || len(s) > 2):
			return i
		}
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// commentEnd is the offset after the comment that s begins with.
func commentEnd(s string) int {
	i := len("<!--")
	for _, short := range []string{">", "->"} {
		if strings.HasPrefix(s[i:], short) {
			return i + len(short)
		}
	}
	for {
		n := strings.Index(s[i:], "--")
		if n < 0 {
			return len(s)
		}
		i += n
		for _, end := range []string{"-->", "--!>"} {
			if strings.HasPrefix(s[i:], end) {
				return i + len(end)
			}
		}
		i++
	}
}

// content cuts off what stands in the element that began last, before its end
// tag, where tags and comments are none of the page.
func (s *pageScanner) content() string {
	end := rawEnd
	if string(s.tag.name) == "script" {
		end = scriptEnd
	}
	n := end(s.rest, string(s.tag.name))
	content := s.rest[:n]
	s.rest = s.rest[n:]
	return content
}

func rawEnd(s, name string) int {
	for i := 0; ; i++ {
		n := strings.Index(s[i:], "</")
		if n < 0 {
			return len(s)
		}
		if i += n; isTag(s[i:], "</", name) {
			return i
		}
	}
}

// scriptEnd is the offset of a script's end tag. Between "<!--" and "-->" a
// script may hold another one whole.
func scriptEnd(s, name string) int {
	const (
		code = iota
		comment
		within // another script in a comment
	)
	at := code
	for i := 0; i < len(s); i++ {
		signs := "<-"
		if at == code {
			signs = "<"
		}
		n := strings.IndexAny(s[i:], signs)
		if n < 0 {
			break
		}
		i += n
		rest := s[i:]
		switch {
		case rest[0] == '-':
			if strings.HasPrefix(rest, "-->") {
				at = code
			}
		case isTag(rest, "</", name):
			if at != within {
				return i
			}
			at = comment
		case at == code:
			if strings.HasPrefix(rest, "<!--") {
				at = comment
				i++ // its dashes may be those of its end
			}
		case at == comment && isTag(rest, "<", name):
			at = within
		case at == comment && len(rest) > 1 && rest[1] != '/' && !isLetter(rest[1]):
			at = code
		}
	}
	return len(s)
}

// isTag tells whether s begins with the tag of the name that opens with "<" or "</".
func isTag(s, open, name string) bool {
	end := len(open) + len(name)
	return len(s) > end && s[:len(open)] == open && strings.EqualFold(s[len(open):end], name) && (s[end] <= ' ' || s[end] == '/' || s[end] == '>')
}

// htmlTag is one tag.
type htmlTag struct {
	kind       tagKind
	name       []byte // lower-case
	attributes string // as they stand in the source
	lower      [16]byte
}

// read reads a tag from behind its "<" or "</" and gives what begins with its
// ">"; "" where that never comes. A name longer than any that matters is cut.
func (t *htmlTag) read(s string) (rest string) {
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] != '>' && s[n] != '/' {
		n++
	}
	t.name = append(t.lower[:0], s[:min(n, len(t.lower))]...)
	for i, c := range t.name {
		if c >= 'A' && c <= 'Z' {
			t.name[i] = c | 0x20
		}
	}
	switch {
	case n == 1:
		t.kind = shortTags[t.name[0]][0]
	case n == 2 && t.name[1] < 0x80:
		t.kind = shortTags[t.name[0]][t.name[1]]
	default:
		t.kind = tagKinds[string(t.name)]
	}
	end := attributesEnd(s[n:])
	t.attributes = s[n : n+end]
	return s[n+end:]
}

// attributesEnd is the offset of the ">" that ends a tag: one that stands in a
// quoted value does not.
func attributesEnd(s string) int {
	if s != "" && s[0] == '>' { // of nine tags in ten
		return 0
	}
	n := strings.IndexByte(s, '>')
	if n < 0 {
		return len(s)
	}
	if strings.IndexByte(s[:n], '"') < 0 && strings.IndexByte(s[:n], '\'') < 0 {
		return n
	}
	rest := s
	for rest != "" && rest[0] != '>' {
		_, _, rest = cutAttribute(rest)
	}
	return len(s) - len(rest)
}

// attribute takes the next attribute off the tag; ok is false after the last.
// The value is as it stands in the source.
func (t *htmlTag) attribute() (key, value string, ok bool) {
	key, value, t.attributes = cutAttribute(t.attributes)
	return key, value, key != ""
}

// cutAttribute cuts the next attribute off; its key is "" where none is left
// before the ">" or the end.
func cutAttribute(s string) (key, value, rest string) {
	for s != "" && (s[0] <= ' ' || s[0] == '/') {
		s = s[1:]
	}
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] != '>' && s[n] != '/' && (s[n] != '=' || n == 0) {
		n++
	}
	key, rest = s[:n], afterSpace(s[n:])
	if key != "" && rest != "" && rest[0] == '=' {
		value, rest = cutValue(afterSpace(rest[1:]))
	}
	return key, value, rest
}

// cutValue cuts off the value of an attribute, and the quotes around it.
func cutValue(s string) (value, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		if n := strings.IndexByte(s[1:], s[0]); n >= 0 {
			return s[1 : 1+n], s[n+2:]
		}
		return s[1:], ""
	}
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] != '>' {
		n++
	}
	return s[:n], s[n:]
}

func afterSpace(s string) string {
	for s != "" && s[0] <= ' ' {
		s = s[1:]
	}
	return s
}
