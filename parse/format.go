package parse

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/net/html"

	"gouji/model"
)

// LimitFor is the largest file of this name that is read, in bytes. Word files,
// PDF and pages saved in one file hold pictures beside their text.
func LimitFor(name string) int64 {
	switch Extension(name) {
	case ".docx", ".docm", ".pdf", ".mht", ".mhtml":
		return 4 * MaxSize
	}
	return MaxSize
}

// Extension is that of a file's name, in lower case; "" for none. A page saved
// under its address has its query behind it, and a point in a title begins no
// extension.
func Extension(name string) string {
	name, _, _ = strings.Cut(path.Base(name), "?")
	ext := strings.ToLower(path.Ext(name))
	for _, c := range strings.TrimPrefix(ext, ".") {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return ""
		}
	}
	return ext
}

// HasPageName tells the extensions of web pages, and of the programs that make them.
func HasPageName(name string) bool {
	switch Extension(name) {
	case ".htm", ".html", ".xhtml", ".shtml", ".shtm", ".jhtml", ".phtml", ".jsp", ".jspx", ".asp", ".aspx", ".php", ".do", ".action", ".cfm":
		return true
	}
	return false
}

// laidOut turns bytes of any format into the text that is read, and tells what
// format and encoding they had. The content decides, the name only where the
// content leaves it open.
func laidOut(name string, raw []byte) (text string, format model.Format, encoding string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte("%PDF-")):
		text, err = readPDF(raw)
		return text, model.FormatPDF, "utf-8", err
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		text, err = readDOCX(raw)
		return text, model.FormatDOCX, "utf-8", err
	case isArchive(raw):
		text, encoding, err = readArchive(raw)
		return text, model.FormatMHT, encoding, err
	}
	if what := container(raw); what != "" {
		return "", "", "", foreign(what)
	}
	text, encoding, err = decode(raw, "")
	if err != nil {
		return "", "", "", err
	}
	switch markup(name, text) {
	case wholePage:
		text, err = readHTML(text, false)
		return text, model.FormatHTML, encoding, err
	case tablesInText:
		text, err = readHTML(text, true)
		return text, model.FormatHTML, encoding, err
	}
	return text, model.FormatText, encoding, nil
}

// withoutReferences puts into a text the characters that scraping left as
// references: 政府&nbsp;信息.
func withoutReferences(text string) string {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '&')
		if n < 0 {
			return text
		}
		i += n + 1
		if name, _, ok := strings.Cut(text[i:min(len(text), i+longestReference)], ";"); ok && len(name) > 1 && strings.Trim(name, "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return html.UnescapeString(text)
		}
	}
}

// longestReference is the length of "&hellip;" and the like in bytes.
const longestReference = 9

// markupKind tells how much of a text is markup.
type markupKind uint8

const (
	noMarkup markupKind = iota
	wholePage
	tablesInText // text whose own line ends count, with tables as HTML in it
)

// markup tells web pages, whatever their name, and text with tables in it, as
// some Markdown is.
func markup(name, text string) markupKind {
	head := strings.TrimLeft(text[:min(len(text), 4096)], "\ufeff \t\r\n\v\f")
	if strings.HasPrefix(head, "<") && startsPage(head) {
		return wholePage
	}
	if HasPageName(name) && (hasTag(text, "p") || hasTag(text, "div") || hasTag(text, "td") || hasTag(text, "br")) {
		return wholePage
	}
	if strings.IndexByte(text, '<') >= 0 && hasTag(text, "td") && hasTag(text, "table") {
		return tablesInText
	}
	return noMarkup
}

// startsPage tells whether a text that begins with "<" begins as a page does.
func startsPage(head string) bool {
	for _, tag := range []string{"<!doctype html", "<!--", "<?xml", "<html", "<head", "<meta", "<body", "<title", "<div", "<table", "<p", "<h1", "<h2", "<section",
		"<article", "<span", "<center", "<style", "<script", "<link", "<base", "<form", "<font"} {
		if len(head) > len(tag) && strings.EqualFold(head[:len(tag)], tag) {
			c := head[len(tag)]
			if c == '>' || c == ' ' || c == '\n' || c == '\r' || c == '\t' || tag == "<!--" || tag == "<!doctype html" {
				return true
			}
		}
	}
	return false
}

// hasTag tells whether a start tag of the name stands in the text.
func hasTag(text, name string) bool {
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '<')
		if n < 0 {
			return false
		}
		i += n + 1
		if len(text)-i > len(name) && strings.EqualFold(text[i:i+len(name)], name) {
			if c := text[i+len(name)]; c == '>' || c == ' ' || c == '\n' || c == '\r' || c == '\t' {
				return true
			}
		}
	}
}
