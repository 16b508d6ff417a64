package parse

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// scanned writes down what the scanner cuts a page into.
func scanned(page string) (out []string) {
	s := pageScanner{rest: page}
	for {
		switch s.next() {
		case pageEnd:
			return out
		case textToken:
			out = append(out, "text "+s.text)
		case endToken:
			out = append(out, "end "+string(s.tag.name))
		case startToken:
			tag := "start " + string(s.tag.name)
			var met []string
			for {
				key, value, ok := s.tag.attribute()
				if !ok {
					break
				}
				if key = asciiLower(key); !slices.Contains(met, key) {
					met = append(met, key)
					tag += fmt.Sprintf(" %s=%q", key, value)
				}
			}
			out = append(out, tag)
			if k := s.tag.kind; k == rawTag || k == scriptTag || k == titleTag {
				if content := s.content(); content != "" {
					out = append(out, "text "+content)
				}
			}
		}
	}
}

// tokenized writes down the same of the tokenizer of x/net/html.
func tokenized(page string) (out []string) {
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return out
		case html.TextToken:
			out = append(out, "text "+string(z.Raw()))
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			name, more := z.TagName()
			tag := string(name[:min(len(name), len(htmlTag{}.lower))])
			if kind == html.EndTagToken {
				out = append(out, "end "+tag)
				continue
			}
			tag = "start " + tag
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				tag += fmt.Sprintf(" %s=%q", key, value)
			}
			out = append(out, tag)
		}
	}
}

func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			r |= 0x20
		}
		return r
	}, s)
}

// comparable tells the pages over which the two must agree. They differ on
// purpose in control characters, in names of elements that went out of use
// decades ago, and in that references in attributes are left to whoever asks.
func comparable(page string) bool {
	lower := asciiLower(page)
	return utf8.ValidString(page) && !strings.ContainsAny(page, "&\x7f") && strings.IndexFunc(page, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }) < 0 &&
		!strings.Contains(lower, "<xmp") && !strings.Contains(lower, "<plaintext")
}

func compareTokens(t *testing.T, page string) {
	t.Helper()
	got, want := scanned(page), tokenized(page)
	if slices.Equal(got, want) {
		return
	}
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	t.Fatalf("%q\ntoken %d: got %q, want %q", page, i, got[i:min(i+1, len(got))], want[i:min(i+1, len(want))])
}

// markupPieces are what the rules for cutting pages turn on.
var markupPieces = []string{"<", ">", "</", "/", "!", "-", "--", "<!--", "-->", "--!>", "=", `"`, "'", " ", "\n", "a", "B", "数", "<p>", "<TD ", "</td>", "<br/>", "<a href=",
	"<script>", "</script>", "<SCRIPT", "</Script ", "<style>", "</style>", "<title>", "</title>", "<textarea>", "</textarea>", "<iframe>", "</iframe", "<noscript>", "</noscript>",
	"<?xml", "<!DOCTYPE html>", "<![CDATA[", "]]>", "x=1", `class="a>b"`, "</>", "<1"}

// TestScanner holds that pages are cut as the tokenizer of x/net/html cuts them.
func TestScanner(t *testing.T) {
	for _, c := range pageCases {
		if comparable(c.source) {
			compareTokens(t, c.source)
		}
	}
	compareTokens(t, strings.ReplaceAll(savedPage(), "&", "+"))
	r := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		var page strings.Builder
		for range 1 + r.IntN(16) {
			page.WriteString(markupPieces[r.IntN(len(markupPieces))])
		}
		compareTokens(t, page.String())
	}
}

// FuzzScanner holds the same of any page.
func FuzzScanner(f *testing.F) {
	for _, piece := range markupPieces {
		f.Add("<p>" + piece + "</p>")
	}
	f.Add(`<script><!-- <script>a</script> < --></script><td a=b"c>d e='>' f>`)
	f.Fuzz(func(t *testing.T, page string) {
		if comparable(page) {
			compareTokens(t, page)
		}
	})
}
