package project

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// places tells where the values of a TOML file stand, by their path: "rule.0.code".
// The decoder itself forgets that.
type places struct {
	raw    []byte
	values map[string]stretch
}

// stretch is a half-open range of bytes of the file.
type stretch struct{ start, end int }

// find goes through a file that is known to be sound.
func find(raw []byte) places {
	f := places{raw, map[string]stretch{}}
	var parser unstable.Parser
	parser.Reset(raw)
	table, tables := "", map[string]int{}
	for parser.NextExpression() {
		switch e := parser.Expression(); e.Kind {
		case unstable.Table:
			table = keyOf(e) + "."
		case unstable.ArrayTable:
			name := keyOf(e)
			table = fmt.Sprintf("%s.%d.", name, tables[name])
			tables[name]++
			f.note(strings.TrimSuffix(table, "."), e.Child())
		case unstable.KeyValue:
			f.keyValue(table, e)
		}
	}
	return f
}

func keyOf(n *unstable.Node) string {
	var parts []string
	for k := n.Key(); k.Next(); {
		parts = append(parts, string(k.Node().Data))
	}
	return strings.Join(parts, ".")
}

func (f *places) keyValue(table string, n *unstable.Node) {
	f.value(table+keyOf(n), n.Value())
}

func (f *places) value(path string, n *unstable.Node) {
	f.note(path, n)
	children := n.Children()
	switch n.Kind {
	case unstable.Array:
		for i := 0; children.Next(); i++ {
			f.value(fmt.Sprintf("%s.%d", path, i), children.Node())
		}
	case unstable.InlineTable:
		for children.Next() {
			f.keyValue(path+".", children.Node())
		}
	}
}

func (f *places) note(path string, n *unstable.Node) {
	if n != nil && n.Raw.Length > 0 {
		f.values[path] = stretch{int(n.Raw.Offset), int(n.Raw.Offset + n.Raw.Length)}
	}
}

// of gives the line and column of a value, from 1, in characters. One that is
// not given is told by what it is missing from; the zero place is none.
func (f *places) of(path string) (line, column int) {
	for {
		if s, ok := f.values[path]; ok {
			return f.at(s.start)
		}
		i := strings.LastIndexByte(path, '.')
		if i < 0 {
			return 1, 1
		}
		path = path[:i]
	}
}

// inside gives the line and column of an offset, in characters, into the text of
// a string value; that of the value where it was written with escapes.
func (f *places) inside(path, text string, offset int) (line, column int) {
	s, ok := f.values[path]
	if !ok {
		return f.of(path)
	}
	n := bytes.Index(f.raw[s.start:s.end], []byte(text))
	if n < 0 || text == "" {
		return f.at(s.start)
	}
	at := s.start + n
	for range offset {
		_, size := utf8.DecodeRune(f.raw[at:s.end])
		at += size
	}
	return f.at(at)
}

func (f *places) at(offset int) (line, column int) {
	before := f.raw[:offset]
	line = bytes.Count(before, []byte("\n")) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}
