package parse

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/traditionalchinese"

	"gouji/model"
)

// TestFormatByContent holds that the content tells the format, whatever the name says.
func TestFormatByContent(t *testing.T) {
	words := "某县民政局2022年政府信息公开工作年度报告 主动公开 予以公开 " + strings.Repeat("本局依法及时公开政府信息。", 8)
	page := "<!DOCTYPE html><html><body><p>" + words + "</p></body></html>"
	for name, c := range map[string]struct {
		file string
		raw  string
		want model.Format
	}{
		"a page":                             {"a.html", page, model.FormatHTML},
		"a page saved as text":               {"a.txt", page, model.FormatHTML},
		"a page saved as an old Word file":   {"a.doc", page, model.FormatHTML},
		"a page with a mark and blanks":      {"a.htm", "\ufeff\r\n " + page, model.FormatHTML},
		"a part of a page":                   {"a.txt", "<p>" + words + "</p>", model.FormatHTML},
		"text in a file named as a page":     {"a.html", words, model.FormatText},
		"tags in a file named as a page":     {"a.html", words + "<br>主动公开", model.FormatHTML},
		"text with a sign of less":           {"a.txt", words + " <3 件，a<b", model.FormatText},
		"text with a title in angle signs":   {"a.txt", "<" + words + ">", model.FormatText},
		"Markdown with tables as HTML":       {"a.md", "# " + words + "\n\n<table><tr><td>甲</td></tr></table>\n", model.FormatHTML},
		"a Word file":                        {"a.docx", string(word("<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>")), model.FormatDOCX},
		"a Word file named as an old one":    {"a.doc", string(word("<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>")), model.FormatDOCX},
		"a Word file with backward slashes":  {"a.docx", zipped(`word\document.xml`, "<w:p><w:r><w:t>"+words+"</w:t></w:r></w:p>"), model.FormatDOCX},
		"a Word file whose text is numbered": {"a.docx", zipped("word/document2.xml", "<w:p><w:r><w:t>"+words+"</w:t></w:r></w:p>"), model.FormatDOCX},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Read(c.file, []byte(c.raw))
			if err != nil {
				t.Fatal(err)
			}
			if r.Source.Format != c.want {
				t.Errorf("read as %s, want %s", r.Source.Format, c.want)
			}
			if !strings.Contains(r.Source.Text, "主动公开") {
				t.Errorf("the text is %q", r.Source.Text)
			}
		})
	}
}

// TestTextKeepsItsLines holds that text with a table in HTML keeps its own lines.
func TestTextKeepsItsLines(t *testing.T) {
	got, err := readHTML("# 标题\n第一行\n  第二行\n\n<table>\n<tr><td>甲\n乙</td><td>1</td></tr>\n</table>\n末行", true)
	if err != nil {
		t.Fatal(err)
	}
	if want := "# 标题\n第一行\n第二行\n\n| 甲乙 | 1 |\n\n末行\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestDeclaredEncoding holds that evidence counts before what a page declares.
func TestDeclaredEncoding(t *testing.T) {
	const words = "某县民政局2022年政府信息公开工作年度报告，主动公开、予以公开，共十二件。"
	page := func(charset string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + charset + `"></head><body><p>` + strings.Repeat(words, 5) + `</p></body></html>`
	}
	damaged := []byte(page("gb2312"))
	damaged[len(damaged)-40] = 0xFF // in the middle of a character
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"GBK declared so":              {encode(page("gb2312"), "gb18030"), "gb18030"},
		"GBK declared as UTF-8":        {encode(page("utf-8"), "gb18030"), "gb18030"},
		"GBK that declares nothing":    {encode(page(""), "gb18030"), "gb18030"},
		"UTF-8 declared as gb2312":     {[]byte(page("gb2312")), "utf-8"},
		"UTF-8 with a damaged byte":    {damaged, "utf-8"},
		"UTF-8 with a byte order mark": {[]byte("\ufeff" + page("gb2312")), "utf-8-bom"},
		"UTF-16 declared as gb2312":    {encode(page("gb2312"), "utf-16le"), "utf-16le"},
		"UTF-16 without its mark":      {encode(page("utf-16"), "utf-16le")[2:], "utf-16le"},
		"prose in little UTF-16":       {encode(strings.Repeat("一是公开工作年度报告，一年开会12次。\n", 20), "utf-16le")[2:], "utf-16le"},
		"prose in big UTF-16":          {encode(strings.Repeat("一是公开工作年度报告，一年开会12次。\n", 20), "utf-16be")[2:], "utf-16be"},
		"Big5 declared so":             {big5(t, page("big5")), "big5"},
	} {
		t.Run(name, func(t *testing.T) {
			text, encoding, err := decode(c.raw, "")
			if err != nil {
				t.Fatal(err)
			}
			if encoding != c.want {
				t.Errorf("read as %s, want %s", encoding, c.want)
			}
			if want := "工作年度"; !strings.Contains(text, want) && encoding != "big5" {
				t.Errorf("%q is not in %q", want, text)
			}
		})
	}
}

// big5 encodes a page whose words have characters that Big5 has.
func big5(t *testing.T, page string) []byte {
	t.Helper()
	page = strings.NewReplacer("县", "縣", "务", "務", "报", "報", "开", "開", "动", "動", "予以公开", "予以公開", "总", "總", "件", "件").Replace(page)
	raw, err := traditionalchinese.Big5.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(raw)
}

// TestForeignFormats holds that what can't be read says what to do.
func TestForeignFormats(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for name, c := range map[string]struct {
		raw  string
		want RefusalKind
		say  string
	}{
		"old Word":      {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign, "docx"},
		"RTF":           {`{\rtf1 ...}`, Binary, "RTF"},
		"PDF":           {"%PDF-1.4", Foreign, "poppler-utils"},
		"a ZIP":         {zipped("a.txt", "甲"), Foreign, "word/document.xml"},
		"a picture":     {"\x89PNG\r\n", Binary, "PNG"},
		"only a title":  {"<html><head><title>某县水务局2023年政府信息公开工作年度报告</title></head><body><p>当前位置：首页 &gt; 政府信息公开 &gt; 政府信息公开年报</p><script src=body.js></script></body></html>", NotReport, "no text"},
		"an attachment": {"<html><body><h1>某县水务局2023年政府信息公开工作年度报告</h1><a href=a.docx>附件下载</a></body></html>", NotReport, "attachment"},
		"a page lost":   {"<html><body>" + strings.Repeat("鏀垮簻淇℃伅鍏紑丢涓鏀", 40) + "信息公开</body></html>", BrokenEncoding, "garbled"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("a.bin", []byte(c.raw))
			var refusal *Refusal
			if !errors.As(err, &refusal) || refusal.Kind != c.want || !strings.Contains(refusal.Why.EN, c.say) || refusal.Why.ZH == "" {
				t.Errorf("got %v, want a refusal that speaks of %q", err, c.say)
			}
		})
	}
}

// TestPDF puts programs in the place of pdftotext.
func TestPDF(t *testing.T) {
	for name, c := range map[string]struct{ script, want, refused string }{
		"text":      {"cat >/dev/null; printf '某县民政局2022年政府信息公开工作年度报告\\n主动公开  3\\f予以公开  4\\n'", "予以公开  4", ""},
		"no text":   {"cat >/dev/null; printf '\\f\\f'", "", "scan"},
		"an error":  {"echo 'Incorrect password' >&2; exit 1", "", "Incorrect password"},
		"too much":  {"yes 主动公开", "", "MB"},
		"asks args": {`cat >/dev/null; [ "$*" = "-layout -enc UTF-8 - -" ] && printf '信息公开 主动公开 予以公开'`, "予以公开", ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "pdftotext"), []byte("#!/bin/sh\n"+c.script+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
			t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
			r, err := Read("a.pdf", []byte("%PDF-1.4\n"))
			if c.refused != "" {
				if err == nil || !strings.Contains(err.Error(), c.refused) {
					t.Errorf("got %v, want a refusal that says %q", err, c.refused)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if r.Source.Format != model.FormatPDF || !strings.Contains(r.Source.Text, c.want) || strings.Contains(r.Source.Text, "\f") {
				t.Errorf("format %s, text %q", r.Source.Format, r.Source.Text)
			}
		})
	}
}
