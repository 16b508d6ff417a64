package main

import (
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/mattn/go-isatty"

	"gouji/model"
	"gouji/model/export"
)

// isTerminal tells whether something written is seen by a person at once.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// put puts lines out. Where a person looks on he sees them at once, and not in
// the line that counts files.
func (c *call) put(out *export.Writer, lines []byte) error {
	if len(lines) == 0 {
		return nil
	}
	c.bar.clear()
	err := out.Put(lines)
	if err == nil && isTerminal(c.Out) {
		err = out.Flush()
	}
	return err
}

// shown makes a text safe to send to a terminal. Texts and file names come from
// outside: a sign that could steer the terminal, or turn the direction of
// writing, becomes one that is seen.
func shown(text string) string {
	if !strings.ContainsFunc(text, steers) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !steers(r):
			return r
		case r < ' ':
			return '␀' + r
		}
		return unicode.ReplacementChar
	}, text)
}

func steers(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// The colours of severities, and the end of any.
var colors = [...]string{model.Info: "\x1b[36m", model.Warning: "\x1b[33m", model.Error: "\x1b[31m"}

const plain = "\x1b[0m"

// paint puts a severity into its colour, if colours are wanted.
func (c *call) paint(w io.StringWriter, s model.Severity) {
	if c.color {
		w.WriteString(colors[s] + s.String() + plain)
		return
	}
	w.WriteString(s.String())
}
