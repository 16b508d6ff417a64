package parse

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"
)

// word packs the body of a document.
func word(body string, more ...string) []byte {
	return []byte(zipped(append([]string{"[Content_Types].xml", "<Types/>", "word/document.xml",
		`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`}, more...)...))
}

// wordCases name the oddity of Word documents that they show.
var wordCases = map[string]layoutCase{
	"runs, breaks and tabs": {
		`<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t xml:space="preserve"> 乙</w:t><w:br/><w:t>丙</w:t><w:tab/><w:t>丁</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>戊</w:t></w:r></w:p>`,
		"甲 乙\n丙    丁\n戊\n"},
	"references": {
		`<w:p><w:r><w:t>a&lt;b &amp;&#x6c11;&#25919; &bogus; &#xD800;</w:t></w:r></w:p>`,
		"a<b &民政 &bogus; &#xD800;\n"},
	"tracked changes": {
		`<w:p><w:ins w:id="1"><w:r><w:t>加</w:t></w:r></w:ins><w:del><w:r><w:delText>减</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>到</w:t></w:r></w:moveTo></w:p>`,
		"加到\n"},
	"a deleted paragraph end": {
		`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r></w:p>`,
		"前后\n"},
	"a deleted row": {
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		"| 甲 | 1 |\n"},
	"a deleted cell": {
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		"| 甲 | 1 |\n"},
	"what was struck out": {
		`<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:strike/><w:vanish w:val="0"/></w:rPr><w:t>旧</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>旧</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>乙</w:t></w:r></w:p>`,
		"甲乙\n"},
	"how it looked before": {
		`<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>` +
			`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange></w:tcPr><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		"甲\n\n| 乙 | 1 |\n| 丙 | 2 |\n"},
	"the number of a note": {
		`<w:p><w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>件</w:t></w:r></w:p>`,
		"12 1件\n"},
	"merged cells": {
		`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>申请</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>总计</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		"| 申请 | 甲 | 1 |\n  | 乙      |   |\n| 总计      | 1 |\n"},
	"a merge that nothing begins": {
		`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		"| 甲 | 1 |\n"},
	"a table in a cell": {
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>前</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`,
		"前\n\n| 甲 | 1 |\n"},
	"a text box is given twice": {
		`<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>`,
		"前\n框\n后\n"},
	"symbols, hidden text and fields": {
		`<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t><w:noBreakHyphen/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`,
		"〓甲-显\n"},
	"comments and CDATA cut nothing": {
		`<w:p><!-- > <w:t>隐</w:t> --><w:r><w:t>甲</w:t></w:r></w:p>`,
		"甲\n"},
	"no end": {
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1`,
		"| 甲 | 1 |\n"},
}

// TestDOCXLayout holds how Word documents are laid out as text.
func TestDOCXLayout(t *testing.T) {
	for name, c := range wordCases {
		t.Run(name, func(t *testing.T) {
			got, err := readDOCX(word(c.source))
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestDOCXNumbering holds that the numbers that Word prints before headings are read.
func TestDOCXNumbering(t *testing.T) {
	numbering := `<w:numbering><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`
	p := func(level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	got, err := readDOCX(word(p("0", "总体情况")+p("1", "甲")+p("1", "乙")+p("0", "主动公开")+p("1", "丙"), "word/numbering.xml", numbering))
	if err != nil {
		t.Fatal(err)
	}
	if want := "一、总体情况\n1.甲\n2.乙\n二、主动公开\n1.丙\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// bomb is an archive whose document unpacks to so many megabytes of blanks and
// says that it has so many bytes.
func bomb(t *testing.T, claimed uint64, megabytes int) []byte {
	t.Helper()
	var packed, b bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range megabytes {
		if _, err := w.Write(blank); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(&b)
	out, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: claimed})
	if err == nil {
		_, err = out.Write(packed.Bytes())
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDOCXBeyondBounds holds that archives made to be a burden, and broken ones,
// are refused in time and memory that their own size sets.
func TestDOCXBeyondBounds(t *testing.T) {
	truncated := word(strings.Repeat("<w:p><w:r><w:t>甲乙丙丁</w:t></w:r></w:p>", 1000))
	for name, raw := range map[string][]byte{
		"a bomb that says so":         bomb(t, 10<<30, 100/lighter),
		"a bomb that lies":            bomb(t, 1<<20, 200/lighter),
		"packed beyond reason":        bomb(t, 32<<20, 32),
		"shorter than it says":        bomb(t, 3<<20, 1),
		"cut off":                     truncated[:len(truncated)/2],
		"no text of Word":             []byte(zipped("a.txt", "甲")),
		"tables nested too deep":      word(strings.Repeat("<w:tbl><w:tr><w:tc>", 100_000)),
		"one line of fifty megabytes": bigLine(),
		"too many cells":              word("<w:tbl><w:tr>" + strings.Repeat("<w:tc><w:p/></w:tc>", 250_000)),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := Read("a.docx", raw)
			runtime.ReadMemStats(&after)
			var refusal *Refusal
			if !errors.As(err, &refusal) || refusal.Kind != Damaged && refusal.Kind != Foreign && refusal.Kind != TooLarge {
				t.Errorf("got %v, want a refusal", err)
			}
			if took := time.Since(start); took > 2*time.Second && !raceDetector {
				t.Errorf("it took %v", took)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 200<<20 {
				t.Errorf("it took %d MB", used>>20)
			}
		})
	}
}

// bigLine is a document of one paragraph of fifty megabytes that hardly packs;
// of more than is read in any case.
func bigLine() []byte {
	rng := fixedRand()
	text := make([]byte, max(50<<20/lighter, mostText+1))
	for i := range text {
		text[i] = "0123456789abcdefghijklmnopqrstuv"[rng.Uint32()>>27]
	}
	return word("<w:p><w:r><w:t>" + string(text) + "</w:t></w:r></w:p>")
}

// TestDOCXRelationships holds that relationships, cyclic ones too, are never followed.
func TestDOCXRelationships(t *testing.T) {
	rels := `<Relationships><Relationship Id="r1" Type="x" Target="document.xml"/><Relationship Id="r2" Type="y" Target="../word/_rels/document.xml.rels"/></Relationships>`
	raw := word(`<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:altChunk r:id="r1"/><w:subDoc r:id="r2"/>`, "word/_rels/document.xml.rels", rels, "_rels/.rels", rels)
	if got, err := readDOCX(raw); err != nil || got != "甲\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

// FuzzDOCX holds that no document makes the reader panic or its places untrue.
// The document's text is packed anew, since no fuzzer finds its way into a ZIP.
func FuzzDOCX(f *testing.F) {
	for _, c := range wordCases {
		f.Add([]byte(c.source+`<w:p><w:r><w:t>政府信息公开 主动公开 予以公开</w:t></w:r></w:p>`), []byte{})
	}
	f.Add([]byte(`<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`),
		[]byte(`<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="8"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1%9"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>`))
	f.Fuzz(func(t *testing.T, xml, numbering []byte) {
		r, err := Read("fuzz.docx", []byte(zipped("word/document.xml", string(xml), "word/numbering.xml", string(numbering))))
		if err == nil {
			checkReading(t, r)
		}
	})
}
