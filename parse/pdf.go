package parse

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"
)

// The bounds of reading a PDF.
const (
	pdfTime = 30 * time.Second
	pdfSays = 4096 // bytes of what it complains of
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
	out, said := &bounded{room: mostText}, &bounded{room: pdfSays, drop: true}
	cmd := exec.CommandContext(ctx, program, "-layout", "-enc", "UTF-8", "-", "-")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(raw), out, said
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case out.over:
		return "", tooMuchText()
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", pdfFailed("no end after " + pdfTime.String())
	case err != nil:
		return "", pdfFailed(oneLine(firstOf(said.text.String(), err.Error())))
	}
	text, _, err := clean(strings.ToValidUTF8(out.text.String(), "\ufffd"), "utf-8")
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

// bounded takes output up to its room; more is dropped, or is an error, which
// ends the program that writes it.
type bounded struct {
	text bytes.Buffer // no embedded one: its ReadFrom would know no bound
	room int
	drop bool
	over bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > b.room-b.text.Len() {
		b.over = true
		if b.drop {
			return len(p), nil
		}
		return 0, io.ErrShortWrite
	}
	return b.text.Write(p)
}
