package parse

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"strings"
)

// The bounds of a page saved in one file: its parts are pages, frames, pictures
// and styles; only pages are unpacked.
const (
	mostParts    = 2000
	mostPages    = 20
	deepestParts = 4
	archiveReach = 4096 // how far its head is looked for
)

// isArchive tells a page saved in one file (.mht): it begins as a message does
// that holds several parts.
func isArchive(raw []byte) bool {
	if len(raw) == 0 || raw[0]|0x20 < 'a' || raw[0]|0x20 > 'z' { // a message begins with the name of a field
		return false
	}
	head := bytes.ToLower(raw[:min(len(raw), archiveReach)])
	return bytes.Contains(head, []byte("mime-version:")) && bytes.Contains(head, []byte("multipart/related")) && bytes.Contains(head, []byte("boundary="))
}

// readArchive lays out the page that a saved one holds, or that of its frames
// which is the report: the longest of those that may be. Only the pages are unpacked; what they refer to is never
// followed.
func readArchive(raw []byte) (text, encoding string, err error) {
	message, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return "", "", brokenArchive(err)
	}
	err = brokenArchive(io.ErrUnexpectedEOF)
	left, report := mostPages, false
	eachPage(textproto.MIMEHeader(message.Header), message.Body, deepestParts, func(page []byte, charset string) bool {
		laid, enc, bad := readPage(page, charset)
		is := bad == nil && isReport(laid)
		switch {
		case bad != nil && encoding == "":
			err = bad
		case bad == nil && (encoding == "" || is && (!report || len(laid) > len(text))):
			text, encoding, err, report = laid, enc, nil, report || is
		}
		left--
		return left > 0
	})
	return text, encoding, err
}

// eachPage unpacks the pages of a message one after another until visit has
// enough; false where it has.
func eachPage(header textproto.MIMEHeader, body io.Reader, depth int, visit func(page []byte, charset string) bool) bool {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case err != nil:
	case kind == "text/html" || kind == "application/xhtml+xml":
		if strings.EqualFold(header.Get("Content-Transfer-Encoding"), "base64") {
			body = base64.NewDecoder(base64.StdEncoding, body)
		}
		page, _ := io.ReadAll(io.LimitReader(body, MaxSize+1)) // a page cut off is read as far as it goes
		return visit(page, params["charset"])
	case strings.HasPrefix(kind, "multipart/") && depth > 0:
		parts := multipart.NewReader(body, params["boundary"])
		for range mostParts {
			part, err := parts.NextPart() // takes quoted-printable off
			if err != nil {
				break
			}
			if !eachPage(part.Header, part, depth-1, visit) {
				return false
			}
		}
	}
	return true
}

// readPage decodes and lays out one page.
func readPage(page []byte, charset string) (text, encoding string, err error) {
	text, encoding, err = decode(page, charset)
	if err != nil {
		return "", "", err
	}
	text, err = readHTML(text, false)
	return text, encoding, err
}
