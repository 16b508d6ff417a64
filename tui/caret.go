package tui

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"sync"

	"gouji/tui/lay"
)

// The caret rides in the frame: the last line ends in a mark that says where it
// stands, which the writer takes out again. So a frame in which nothing but the
// caret moved is another frame, is not skipped by the renderer, and caret and
// text can't get out of step.
const (
	markStart = "\x1b_caret;"
	markEnd   = "\x1b\\"
)

// caretMark says where the caret stands; nil for nowhere.
func caretMark(at *lay.Point) string {
	if at == nil {
		return markStart + markEnd
	}
	return fmt.Sprintf("%s%d;%d%s", markStart, at.X, at.Y, markEnd)
}

const (
	homeSequence = "\x1b[H"
	hideSequence = "\x1b[?25l"
	showSequence = "\x1b[?25h"
)

// terminal is the screen's way out. It moves the terminal's own cursor to the
// caret after each frame, since Bubble Tea 1 hides it and an input method opens
// where it stands. It is a file still, or Bubble Tea would not see a terminal.
type terminal struct {
	*os.File
	mu    sync.Mutex
	caret []byte // what puts the cursor where the last mark said
}

// Write writes a frame, or anything else just as it is. A frame begins at the
// home position; a renderer that skips lines may leave the mark out of it, and
// the caret stays where it was.
func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !bytes.HasPrefix(p, []byte(homeSequence)) || len(p) == len(homeSequence) {
		return t.File.Write(p)
	}
	frame, caret := takeMark(p)
	if caret != nil {
		t.caret = caret
	}
	out := make([]byte, 0, len(hideSequence)+len(frame)+len(t.caret))
	out = append(append(append(out, hideSequence...), frame...), t.caret...)
	if _, err := t.File.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// WriteString writes a sequence as it is.
func (t *terminal) WriteString(s string) (int, error) { return t.Write([]byte(s)) }

// takeMark takes the mark out of a frame and gives what puts the cursor there:
// nothing for a caret that stands nowhere, nil where there is no mark.
func takeMark(p []byte) (frame, caret []byte) {
	start := bytes.LastIndex(p, []byte(markStart))
	if start < 0 {
		return p, nil
	}
	length := bytes.Index(p[start:], []byte(markEnd))
	if length < 0 {
		return p, nil
	}
	frame = append(append([]byte(nil), p[:start]...), p[start+length+len(markEnd):]...)
	x, y, ok := bytes.Cut(p[start+len(markStart):start+length], []byte(";"))
	if !ok {
		return frame, []byte{}
	}
	column, _ := strconv.Atoi(string(x))
	row, _ := strconv.Atoi(string(y))
	return frame, fmt.Appendf(nil, "\x1b[%d;%dH%s", row+1, column+1, showSequence)
}
