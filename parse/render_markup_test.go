package parse

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
)

// paperAsWeb writes the page as a government site does: chrome around it, the
// report inside tables that only lay it out, merged cells with their spans.
func paperAsWeb(p *paper, r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=\"><title>")
	b.WriteString(html.EscapeString(p.parts[0].text) + "</title>\n<style>td { border: 1px solid; }</style>\n")
	b.WriteString("<script>var t = '<td>7</td>';</script></head>\n<body>\n<div class=\"nav\"><a href=\"/\">首页</a> &gt; <a href=\"/zwgk\">政务公开</a></div>\n")
	nested := r.IntN(2) == 0
	if nested {
		b.WriteString("<table width=\"100%\"><tr><td>\n")
	}
	style := markupStyle{r, r.IntN(3) == 0}
	for _, part := range p.parts {
		if part.grid == nil {
			b.WriteString("<p>" + style.text(part.text) + "</p>\n")
			continue
		}
		style.table(&b, part.grid)
	}
	if nested {
		b.WriteString("</td></tr></table>\n")
	}
	b.WriteString("<div>分享到： <a>微信</a> <a>微博</a> 【打印】 【关闭】</div></body></html>\n")
	return b.String()
}

// markupStyle is how one page writes its texts.
type markupStyle struct {
	*rand.Rand
	word bool // as Word exports: a run of its own for each piece, blanks as o:p
}

func (s *markupStyle) text(t string) string {
	t = strings.ReplaceAll(html.EscapeString(t), "\n", "<br />")
	t = strings.ReplaceAll(t, "\u00a0", "&nbsp;")
	if !s.word {
		return t
	}
	var b strings.Builder
	for _, piece := range strings.SplitAfter(t, "、") {
		b.WriteString(`<span lang="EN-US" style="font-size:12pt">` + piece + "</span>")
	}
	return b.String()
}

func (s *markupStyle) table(b *strings.Builder, g *paperTable) {
	b.WriteString("<table border=\"1\"><tbody>\n")
	for _, row := range g.rows {
		b.WriteString("<tr>")
		for _, c := range row {
			if c.gone {
				continue
			}
			spans := ""
			if c.across > 1 {
				spans += fmt.Sprintf(` colspan="%d"`, c.across)
			}
			if c.down > 1 {
				spans += fmt.Sprintf(` rowspan="%d"`, c.down)
			}
			b.WriteString("<td" + spans + ">" + s.cell(c.text) + "</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table>\n")
}

func (s *markupStyle) cell(t string) string {
	switch {
	case t == "" && s.word:
		return "<p><o:p></o:p></p>"
	case t == "":
		return "&nbsp;"
	case s.word:
		return "\n<p class=\"MsoNormal\">" + s.text(t) + "</p>\n"
	}
	return s.text(t)
}

// paperAsWord writes the page as a Word file with merged cells.
func paperAsWord(p *paper, r *rand.Rand) string {
	var body strings.Builder
	for _, part := range p.parts {
		if part.grid == nil {
			body.WriteString(paperWordText(part.text, r))
			continue
		}
		paperWordTable(&body, part.grid, r)
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`,
	} {
		w, err := archive.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := archive.Close(); err != nil {
		panic(err)
	}
	return out.String()
}

// paperWordText writes a text in one run or several, as Word cuts them.
func paperWordText(text string, r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("<w:r><w:br/></w:r>")
		}
		runes := []rune(line)
		for len(runes) > 0 {
			n := 1 + r.IntN(len(runes))
			b.WriteString(`<w:r><w:t xml:space="preserve">` + html.EscapeString(string(runes[:n])) + "</w:t></w:r>")
			runes = runes[n:]
		}
	}
	b.WriteString("</w:p>")
	return b.String()
}

func paperWordTable(b *strings.Builder, g *paperTable, r *rand.Rand) {
	b.WriteString("<w:tbl><w:tblPr/>")
	for i, row := range g.rows {
		b.WriteString("<w:tr>")
		taken := append(g.covered(i), false)
		at := 0
		skip := func() {
			for at < g.width && taken[at] {
				b.WriteString("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
				at++
			}
		}
		for _, c := range row {
			skip()
			at += c.across
			if c.gone {
				continue
			}
			properties := ""
			if c.across > 1 {
				properties += fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, c.across)
			}
			if c.down > 1 {
				properties += `<w:vMerge w:val="restart"/>`
			}
			b.WriteString("<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paperWordText(c.text, r) + "</w:tc>")
		}
		skip()
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
}
