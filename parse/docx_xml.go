package parse

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlScanner walks through the tags of an XML part. It reads well-formed files
// and does not stop at others: a tag cut off ends the part. There are no
// entities but the five of XML and numbers, so nothing can be made to grow.
type xmlScanner struct {
	src  []byte
	at   int
	tag  tagToken
	text []byte // before the tag, raw; it may hold references
}

// tagToken is one tag: its name without the prefix of its name space.
type tagToken struct {
	name  string
	rest  []byte // its attributes, raw
	end   bool
	empty bool // it is its own end
}

// next goes on to the next tag; false at the end.
func (x *xmlScanner) next() bool {
	from := x.at
	for {
		n := bytes.IndexByte(x.src[x.at:], '<')
		if n < 0 {
			return false
		}
		x.text = x.src[from : x.at+n]
		x.at += n
		rest := x.src[x.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			x.pass("-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			x.pass("]]>")
		case bytes.HasPrefix(rest, []byte("<?")):
			x.pass("?>")
		case bytes.HasPrefix(rest, []byte("<!")):
			x.pass(">")
		default:
			return x.take()
		}
		if len(bytes.TrimSpace(x.text)) == 0 {
			from = x.at
		}
	}
}

// pass goes on behind the sign that ends what begins here.
func (x *xmlScanner) pass(end string) {
	n := bytes.Index(x.src[x.at:], []byte(end))
	if n < 0 {
		x.at = len(x.src)
		return
	}
	x.at += n + len(end)
}

func (x *xmlScanner) take() bool {
	end := x.tagEnd()
	if end < 0 {
		return false
	}
	body := x.src[x.at+1 : end]
	x.at = end + 1
	x.tag = tagToken{}
	if len(body) > 0 && body[0] == '/' {
		x.tag.end, body = true, body[1:]
	}
	if len(body) > 0 && body[len(body)-1] == '/' {
		x.tag.empty, body = true, body[:len(body)-1]
	}
	n := 0
	for n < len(body) && body[n] > ' ' {
		n++
	}
	x.tag.name, x.tag.rest = wordTag(body[:n]), body[n:]
	return true
}

// tagEnd finds the ">" of a tag, those in quotes left out; -1 for none.
func (x *xmlScanner) tagEnd() int {
	n := bytes.IndexByte(x.src[x.at:], '>')
	if n < 0 {
		return -1
	}
	end := x.at + n
	if bytes.IndexByte(x.src[x.at:end], '"') < 0 && bytes.IndexByte(x.src[x.at:end], '\'') < 0 {
		return end
	}
	quote := byte(0)
	for i := x.at; i < len(x.src); i++ {
		switch c := x.src[i]; {
		case quote == 0 && c == '>':
			return i
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return -1
}

// attribute is the value of an attribute by its name without prefix.
func (t *tagToken) attribute(name string) (string, bool) {
	rest := t.rest
	for {
		n := bytes.IndexByte(rest, '=')
		if n < 0 || n+2 > len(rest) {
			return "", false
		}
		key := bytes.TrimSpace(rest[:n])
		if colon := bytes.IndexByte(key, ':'); colon >= 0 {
			key = key[colon+1:]
		}
		value := bytes.TrimLeft(rest[n+1:], " \t\r\n")
		if len(value) == 0 {
			return "", false
		}
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return "", false
		}
		if string(key) == name {
			return string(value[1 : 1+end]), true
		}
		rest = value[end+2:]
	}
}

// on tells whether a property that is either on or off is on.
func (t *tagToken) on() bool {
	value, given := t.attribute("val")
	return !given || value != "0" && value != "false" && value != "off" && value != "none"
}

// number is an attribute's value as a number, or otherwise.
func (t *tagToken) number(name string, otherwise int) int {
	if s, ok := t.attribute(name); ok {
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
			return n
		}
	}
	return otherwise
}

// appendText adds XML character data with its references resolved.
func appendText(dst, src []byte) []byte {
	for {
		n := bytes.IndexByte(src, '&')
		if n < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:n]...)
		src = src[n:]
		end := bytes.IndexByte(src[:min(len(src), 12)], ';')
		if end < 0 {
			dst, src = append(dst, '&'), src[1:]
			continue
		}
		if r, ok := reference(string(src[1:end])); ok {
			dst, src = utf8.AppendRune(dst, r), src[end+1:]
		} else {
			dst, src = append(dst, '&'), src[1:]
		}
	}
}

func reference(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	base := 10
	digits, ok := strings.CutPrefix(name, "#")
	if hex, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), ok && err == nil && n > 0 && utf8.ValidRune(rune(n))
}
