package parse

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// pageRenderings are the ways in which a page is published with its tables whole.
var pageRenderings = []rendering{
	{name: "html", write: plainPage, holes: true, extension: ".html"},
	{name: "html of Word", write: wordPage, holes: true, extension: ".htm"},
	{name: "html in a frame", write: framedPage, holes: true, extension: ".html"},
	{name: "html with tables cut over pages", write: cutPage, holes: true, extension: ".html"},
	{name: "html in a script", write: scriptPage, holes: true, extension: ".html"},
	{name: "html in an archive", write: browserArchive, holes: true, binary: true, extension: ".mht"},
	{name: "html of Word in an archive", write: wordArchive, holes: true, binary: true, extension: ".mht"},
	{name: "docx", write: cleanDocument, holes: true, binary: true, extension: ".docx"},
	{name: "docx with its changes", write: changedDocument, holes: true, binary: true, extension: ".docx"},
}

// pageWriter writes a page in one manner.
type pageWriter struct {
	strings.Builder
	*rand.Rand
	words func(w *pageWriter, text string) string // how characters are written
	blank string                                  // what stands in a blank cell
	loose bool                                    // end tags are left out
}

func (w *pageWriter) add(format string, args ...any) { fmt.Fprintf(&w.Builder, format, args...) }

func (w *pageWriter) parts(p *paper) {
	for _, part := range p.parts {
		if part.grid != nil {
			w.table(part.grid, 0, len(part.grid.rows))
		} else {
			w.add("<p>%s</p>\n", w.words(w, part.text))
		}
	}
}

func (w *pageWriter) table(g *paperTable, from, to int) {
	w.add("<table border=1>\n")
	for i := from; i < to; i++ {
		w.add("<tr>")
		for _, c := range g.rows[i] {
			if c.gone {
				continue
			}
			w.add("<td")
			if c.across > 1 {
				w.add(" colspan=%d", c.across)
			}
			if down := min(c.down, to-i); down > 1 {
				w.add(` rowspan="%d"`, down)
			}
			text := w.blank
			if c.text != "" {
				text = w.words(w, c.text)
			}
			w.add(">%s", text)
			if !w.loose {
				w.add("</td>")
			}
		}
		if !w.loose {
			w.add("</tr>")
		}
		w.add("\n")
	}
	w.add("</table>\n")
}

func escaped(_ *pageWriter, text string) string { return html.EscapeString(text) }

// spanned writes each character in a span of its own, as Word does where fonts
// change, and breaks source lines between characters.
func spanned(w *pageWriter, text string) string {
	var b strings.Builder
	last := ' '
	for _, r := range text {
		if w.IntN(30) == 0 && r >= 0x2E80 && last >= 0x2E80 {
			b.WriteString("\n  ")
		}
		fmt.Fprintf(&b, `<span lang=EN-US style='font-size:12.0pt;font-family:仿宋'>%s</span>`, html.EscapeString(string(r)))
		last = r
	}
	return b.String() + "<o:p></o:p>"
}

const pageHead = `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset="><title>某某网站</title></head><body>`

func plainPage(p *paper, r *rand.Rand) string {
	w := &pageWriter{Rand: r, words: escaped, blank: "&nbsp;"}
	w.add(pageHead)
	w.parts(p)
	w.add("</body></html>")
	return w.String()
}

func wordPage(p *paper, r *rand.Rand) string {
	w := &pageWriter{Rand: r, words: spanned, blank: "<p class=MsoNormal><o:p>&nbsp;</o:p></p>", loose: true}
	w.add(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body><div class=WordSection1>`)
	w.parts(p)
	w.add("</div></body></html>")
	return w.String()
}

// framedPage sets the report in nested tables between the menus of a site.
func framedPage(p *paper, r *rand.Rand) string {
	w := &pageWriter{Rand: r, words: escaped, blank: "\u3000"}
	w.add(pageHead)
	w.add(siteHead)
	w.add(`<table width=1000><tr><td class=left><ul>`)
	for i := range 12 {
		w.add(`<li><a href="/c/%d.html">信息公开栏目%d</a></li>`, i, i)
	}
	w.add(`</ul></td><td><table><tr><td><div class="article">`)
	w.parts(p)
	w.add(`</div></td></tr><tr><td><div class="share">分享到：<a href="javascript:;">微信</a> <a href="javascript:;">微博</a></div></td></tr></table></td></tr></table>`)
	w.add(siteFoot)
	return w.String()
}

const siteHead = `<div class="header"><table><tr><td><img src=logo.png></td><td>无障碍浏览</td><td>长者模式</td></tr></table></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/x">政务公开</a></li><li><a href="/y">政务服务</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/x">政府信息公开</a> &gt; 年报</div><div>【字号：大 中 小】【打印】【关闭】</div>`

const siteFoot = `<div class="footer"><p>主办：某某人民政府办公室　承办：某某大数据中心</p><p>网站标识码：0000000000　备案序号00000000号</p></div><script>var x = 1 < 2;</script></body></html>`

// cutPage breaks every long table in two, the heads not repeated.
func cutPage(p *paper, r *rand.Rand) string {
	w := &pageWriter{Rand: r, words: escaped, blank: ""}
	w.add(pageHead)
	for _, part := range p.parts {
		g := part.grid
		if g == nil {
			w.add("<div>%s</div>", html.EscapeString(part.text))
			continue
		}
		cut := len(g.rows)
		if cut > 8 {
			cut = 5 + r.IntN(cut-6)
		}
		w.table(g, 0, cut)
		if cut < len(g.rows) {
			w.add("<p align=center>- %d -</p>", 2+r.IntN(5))
			w.table(g, cut, len(g.rows))
		}
	}
	return w.String()
}

// scriptPage has a script write the tables.
func scriptPage(p *paper, r *rand.Rand) string {
	w := &pageWriter{Rand: r}
	w.add(pageHead)
	for _, part := range p.parts {
		if part.grid == nil {
			w.add("<p>%s</p>", html.EscapeString(part.text))
			continue
		}
		inner := &pageWriter{Rand: r, words: escaped, blank: "&nbsp;"}
		inner.table(part.grid, 0, len(part.grid.rows))
		w.add("<script>// it's the table\nvar t = %s;\ndocument.write(t);</script>", strings.ReplaceAll(fmt.Sprintf("%q", inner.String()), "</", `<\/`))
	}
	return w.String()
}

// docWriter writes the text of a Word document.
type docWriter struct {
	strings.Builder
	*rand.Rand
	changes bool // tracked changes, text boxes, fields and runs cut anywhere
}

func (w *docWriter) add(format string, args ...any) { fmt.Fprintf(&w.Builder, format, args...) }

func (w *docWriter) paragraph(text string) {
	w.add(`<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="left"/></w:pPr>`)
	if w.changes {
		w.add(`<w:bookmarkStart w:id="0" w:name="a&gt;b"/><w:del w:id="1"><w:r><w:delText>删去99</w:delText></w:r></w:del><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE 77 </w:instrText></w:r>`)
		for len(text) > 0 {
			n := 0
			for range 1 + w.IntN(4) {
				_, size := utf8.DecodeRuneInString(text[n:])
				n += size
			}
			run := fmt.Sprintf(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, html.EscapeString(text[:n]))
			if w.IntN(3) == 0 {
				run = `<w:ins w:id="2">` + run + `</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐55</w:t></w:r>`
			}
			w.add("%s", run)
			text = text[n:]
		}
	} else if text != "" {
		w.add(`<w:r><w:t xml:space="preserve">%s</w:t></w:r>`, html.EscapeString(text))
	}
	w.add("</w:p>")
}

// table writes merged cells as Word does: those that go on downwards stand in
// each row they cover.
func (w *docWriter) table(g *paperTable) {
	w.add(`<w:tbl><w:tblPr/><w:tblGrid/>`)
	type open struct{ rows, across int }
	down := map[int]open{}
	for _, row := range g.rows {
		if w.changes && w.IntN(6) == 0 {
			w.add(`<w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>8</w:delText></w:r></w:del></w:p></w:tc></w:tr>`)
		}
		w.add("<w:tr>")
		column, i := 0, 0
		for column < g.width || i < len(row) {
			if o := down[column]; o.rows > 0 {
				down[column] = open{o.rows - 1, o.across}
				w.add(`<w:tc><w:tcPr><w:gridSpan w:val="%d"/><w:vMerge/></w:tcPr><w:p/></w:tc>`, o.across)
				column += o.across
				continue
			}
			if i == len(row) {
				break
			}
			c := row[i]
			i++
			w.add(`<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>`)
			if c.across > 1 {
				w.add(`<w:gridSpan w:val="%d"/>`, c.across)
			}
			if c.down > 1 {
				w.add(`<w:vMerge w:val="restart"/>`)
				down[column] = open{c.down - 1, c.across}
			}
			w.add("</w:tcPr>")
			if c.text == "" {
				w.add("<w:p><w:r><w:t>\u3000</w:t></w:r></w:p>")
			} else {
				w.paragraph(c.text)
			}
			w.add("</w:tc>")
			column += max(c.across, 1)
		}
		w.add("</w:tr>")
	}
	w.add("</w:tbl>")
}

func (w *docWriter) document(p *paper) string {
	w.add(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for i, part := range p.parts {
		if w.changes && i == 1 {
			box := `<w:txbxContent><w:p><w:r><w:t>文本框里的一句话</w:t></w:r></w:p></w:txbxContent>`
			w.add(`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>%s</w:drawing></mc:Choice><mc:Fallback><w:pict>%s</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, box, box)
		}
		if part.grid != nil {
			w.table(part.grid)
		} else {
			w.paragraph(part.text)
		}
	}
	w.add(`<w:sectPr/></w:body></w:document>`)
	return zipped("word/document.xml", w.String())
}

func cleanDocument(p *paper, r *rand.Rand) string { return (&docWriter{Rand: r}).document(p) }

func changedDocument(p *paper, r *rand.Rand) string {
	return (&docWriter{Rand: r, changes: true}).document(p)
}

// zipped packs names and contents, given in turn, into an archive.
func zipped(parts ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// TestEveryFormAsPage holds that a report published as a web page or a Word
// file is read to the letter.
func TestEveryFormAsPage(t *testing.T) {
	failed := tally{}
	all := proofs(pageRenderings, lightly(6))
	for i := range all {
		p := &all[i]
		s := p.sample()
		r, err := Read(p.file(s.lay(p.seed)))
		if err != nil {
			failed.add(p, err.Error())
			continue
		}
		if d := s.differs(r); d != "" {
			failed.add(p, d)
		}
		if strings.Contains(r.Source.Text, "删去") || strings.Contains(r.Source.Text, "隐55") || strings.Count(r.Source.Text, "文本框") > 1 {
			failed.add(p, "what the document does not show is in its text")
		}
		if p.seed%8 == 0 {
			checkReading(t, r)
		}
	}
	t.Logf("%d reports", len(all))
	failed.report(t)
}

func fixedRand() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }
