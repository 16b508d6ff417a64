package parse

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
)

// The bounds of reading a PDF.
const (
	pdfTime = 30 * time.Second
	pdfText = MaxSize
)

// readPDF has pdftotext of poppler-utils lay the pages out as text, since no
// reader of our own would see tables in what PDF is: characters at places.
func readPDF(raw []byte) (string, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", noPDFReader()
	}
	ctx, cancel := context.WithTimeout(context.Background(), pdfTime)
	defer cancel()
	out := &bounded{room: pdfText, full: cancel}
	said := &bounded{room: 4096}
	cmd := exec.CommandContext(ctx, program, "-layout", "-enc", "UTF-8", "-", "-")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(raw), out, said
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case out.over:
		return "", TooLargeFor("", int64(pdfText)+1)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", pdfFailed("no end after " + pdfTime.String())
	case err != nil:
		return "", pdfFailed(oneLine(firstOf(said.String(), err.Error())))
	}
	text, _, err := clean(strings.ToValidUTF8(out.String(), "\ufffd"), "utf-8")
	if err != nil {
		return "", pdfWithoutText()
	}
	return strings.ReplaceAll(text, "\f", "\n"), nil
}

func firstOf(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}

// bounded takes output up to its room and tells, once, that it is full.
type bounded struct {
	bytes.Buffer
	room int
	over bool
	full func()
}

func (b *bounded) Write(p []byte) (int, error) {
	if left := b.room - b.Len(); len(p) > left {
		b.over = true
		b.Buffer.Write(p[:left])
		if b.full != nil {
			b.full()
		}
		return len(p), nil
	}
	return b.Buffer.Write(p)
}
