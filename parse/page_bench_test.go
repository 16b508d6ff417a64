package parse

import (
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gouji/model/form"
)

// besideTokenizer measures what do takes and what the x/net/html tokenizer takes
// over the same page, in turns: what else the machine does changes from second to
// second. The loop's own clock holds both, so it isn't shown.
func besideTokenizer(b *testing.B, page string, do func()) {
	defer debug.SetGCPercent(debug.SetGCPercent(programGC()))
	var t turns
	for b.Loop() {
		t.take(do, func() {
			for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
			}
		})
	}
	spent, tokenized := t.medians()
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(spent*1e6, "µs")
	b.ReportMetric(float64(len(page))/spent/1e6, "MB/s")
	b.ReportMetric(float64(len(page))/1024, "KB")
	b.ReportMetric(spent/tokenized, "x-tokenizer")
}

// BenchmarkReadHTML reads a report as each kind of page; the ratio is its time
// to that of the tokenizer alone over the same bytes, in the same run.
func BenchmarkReadHTML(b *testing.B) {
	f := form.ByID("2021")
	for _, kind := range pageRenderings {
		if kind.extension != ".html" && kind.extension != ".htm" {
			continue
		}
		b.Run(strings.ReplaceAll(kind.name, " ", "_"), func(b *testing.B) {
			page := strings.Replace(kind.write(makeSample(f, 5, content{}).lay(5), rand.New(rand.NewPCG(1, 2))), "charset=", "charset=utf-8", 1)
			benchmarkPage(b, page)
		})
	}
	b.Run("saved_page", func(b *testing.B) { benchmarkPage(b, savedPage()) })
}

func benchmarkPage(b *testing.B, page string) {
	raw := []byte(page)
	besideTokenizer(b, page, func() {
		if _, err := Read("page.html", raw); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkLayHTML is the part of reading a page that is HTML's own.
func BenchmarkLayHTML(b *testing.B) {
	for name, page := range map[string]string{"saved_page": savedPage(), "dense_page": densePage()} {
		b.Run(name, func(b *testing.B) {
			besideTokenizer(b, page, func() {
				if _, err := readHTML(page, false); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// densePage has hardly a tag that is not needed.
func densePage() string {
	return plainPage(makeSample(form.ByID("2021"), 5, content{}).lay(5), rand.New(rand.NewPCG(1, 2)))
}

// BenchmarkReadDOCX reads a report as a Word file, plain and with tracked changes.
func BenchmarkReadDOCX(b *testing.B) {
	f := form.ByID("2021")
	for _, kind := range pageRenderings {
		if kind.extension != ".docx" {
			continue
		}
		b.Run(strings.ReplaceAll(kind.name, " ", "_"), func(b *testing.B) {
			raw := []byte(kind.write(makeSample(f, 5, content{}).lay(5), rand.New(rand.NewPCG(1, 2))))
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read("a.docx", raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// savedPage is a page of a government site as a browser saves it, some 300 KB:
// scripts and styles, menus of many links, the report in nested tables as Word
// writes them, lists of other pages.
func savedPage() string {
	w := &pageWriter{Rand: rand.New(rand.NewPCG(3, 4)), words: spanned, blank: "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"}
	s := makeSample(form.ByID("2021"), 11, content{})
	w.add("%s", strings.Replace(pageHead, "charset=", "charset=utf-8", 1))
	for i := range 300 {
		w.add("<script type=text/javascript>function f%d(a){if(a<1){return \"<b>x</b>\"}return a>2&&a<9}</script><style>.c%d{color:#fff;font-size:12px}</style>\n", i, i)
	}
	w.add(siteHead)
	w.add(`<table width=1000><tr><td class=left valign=top>`)
	for i := range 90 {
		w.add(`<div class="menu-box"><div class=menu-title>栏目%d</div><ul>`, i)
		for j := range 12 {
			w.add(`<li class="item item-%d"><a href="/col/%d/art_%d.html" target="_blank" title="第%d号栏目的第%d篇文章">第%d号栏目的第%d篇文章</a></li>`, j, i, j, i, j, i, j)
		}
		w.add(`</ul></div>`)
	}
	w.add(`</td><td><table><tr><td>索引号：</td><td>11359931014365027C/%d-00037</td><td>发布机构：</td><td>%s</td></tr></table><table><tr><td><div class="article">`, s.year+1, s.agency)
	w.parts(s.lay(11))
	w.add(`</div></td></tr></table></td></tr></table>`)
	for i := range 120 {
		w.add(`<div class=list><a href="/r/%d.html">相关文章之%d</a><span style="display:none">%d</span></div>`, i, i, i)
	}
	w.add(siteFoot)
	return w.String()
}

// TestSavedPage holds that all cells of a saved page are right and that its text
// is the report and little else.
func TestSavedPage(t *testing.T) {
	page := savedPage()
	if n := len(page) >> 10; n < 280 || n > 800 {
		t.Errorf("the page has %d KB", n)
	}
	r, err := Read("saved.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	s := makeSample(form.ByID("2021"), 11, content{})
	if d := s.differs(r); d != "" {
		t.Error(d)
	}
	checkReading(t, r)
	if r.Agency.Name != s.agency || r.Year.Value != s.year {
		t.Errorf("agency %q, year %d; want %q, %d", r.Agency.Name, r.Year.Value, s.agency, s.year)
	}
	lines := map[string]int{}
	for i := range r.Source.Lines() {
		lines[r.Source.LineText(i+1)]++
	}
	written := map[string]int{}
	for _, part := range s.lay(11).parts {
		if part.grid == nil {
			written[part.text]++
		}
	}
	for text, n := range written {
		if lines[text] != n {
			t.Errorf("the paragraph %q stands %d times, want %d", text, lines[text], n)
		}
	}
	for _, frame := range []string{"栏目1", "相关文章", "打印", "当前位置", "function", "承办", "长者模式"} {
		if strings.Contains(r.Source.Text, frame) {
			t.Errorf("the page's frame is in the text: %q", frame)
		}
	}
	for i := range r.Source.Lines() {
		if w := screenWidth(r.Source.LineText(i + 1)); strings.Contains(r.Source.LineText(i+1), "|") && w > 130 {
			t.Errorf("line %d is %d wide", i+1, w)
		}
	}
}
