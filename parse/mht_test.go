package parse

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"mime/quotedprintable"
	"strings"
	"testing"

	"gouji/model"
	"gouji/model/form"
)

// browserArchive saves a page in one file as browsers do: UTF-8 as
// quoted-printable, a frame and a picture beside it.
func browserArchive(p *paper, r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.gov.cn/art.html\r\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Boundary--x\"\r\n\r\n\r\n")
	part := func(head, body string) { fmt.Fprintf(&b, "------Boundary--x\r\n%s\r\n\r\n%s\r\n", head, body) }
	part("Content-Type: text/html\r\nContent-ID: <frame-1>\r\nContent-Transfer-Encoding: quoted-printable", printable("<p>友情链接</p>"))
	page := strings.Replace(framedPage(p, r), "charset=", "charset=utf-8", 1)
	part("Content-Type: text/html\r\nContent-ID: <frame-0>\r\nContent-Transfer-Encoding: quoted-printable", printable(page))
	part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "iVBORw0KGgo=")
	b.WriteString("------Boundary--x--\r\n")
	return b.String()
}

// wordArchive saves one as Word and old browsers do: GBK in base64, named by the
// part's own head, one part inside another.
func wordArchive(p *paper, r *rand.Rand) string {
	page := base64.StdEncoding.EncodeToString(encode(wordPage(p, r), "gb18030"))
	var lines strings.Builder
	for len(page) > 76 {
		lines.WriteString(page[:76] + "\r\n")
		page = page[76:]
	}
	lines.WriteString(page)
	return "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"outer\"\r\n\r\n--outer\r\n" +
		"Content-Type: multipart/alternative; boundary=\"inner\"\r\n\r\n--inner\r\nContent-Location: file:///C:/report.htm\r\n" +
		"Content-Transfer-Encoding: base64\r\nContent-Type: text/html; charset=\"gb2312\"\r\n\r\n" + lines.String() + "\r\n--inner--\r\n--outer--\r\n"
}

func printable(s string) string {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// TestArchives holds what is told of pages saved in one file: format and
// encoding, and what to do where none can be read.
func TestArchives(t *testing.T) {
	p := makeSample(form.ByID("2021"), 3, content{}).lay(3)
	for name, c := range map[string]struct{ raw, encoding, refused string }{
		"of a browser": {browserArchive(p, fixedRand()), "utf-8", ""},
		"of Word":      {wordArchive(p, fixedRand()), "gb18030", ""},
		"cut off":      {browserArchive(p, fixedRand())[:300], "", "broken"},
		"no page":      {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n\r\n--x--\r\n", "", "broken"},
		"in itself":    {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + strings.Repeat("--x\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", 5000), "", "broken"},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Read("a.mht", []byte(c.raw))
			switch {
			case err != nil && (c.refused == "" || !strings.Contains(err.Error(), c.refused)):
				t.Fatal(err)
			case err == nil && (r.Source.Format != model.FormatMHT || r.Source.Encoding != c.encoding):
				t.Errorf("read as %s in %s, want %s in %s", r.Source.Format, r.Source.Encoding, model.FormatMHT, c.encoding)
			case err == nil && c.refused != "":
				t.Error("not refused")
			}
		})
	}
}

// FuzzArchive holds that no page saved in one file makes the reader panic or its
// places untrue.
func FuzzArchive(f *testing.F) {
	page := "<p>政府信息公开 主动公开 予以公开</p><table><tr><td>甲<td>1</table>"
	f.Add("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" + printable(page) + "\n--x--\n")
	f.Add("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=gbk\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString(encode(page, "gb18030")) + "\n--x--\n")
	f.Fuzz(func(t *testing.T, archive string) {
		r, err := Read("fuzz.mht", []byte(archive))
		if err == nil {
			checkReading(t, r)
		}
	})
}
