package parse

import "testing"

// FuzzHTML holds that no page makes the reader panic or its places untrue. The
// seeds are small: the fuzzer makes what it finds shorter before it goes on,
// and takes minutes over a whole report.
func FuzzHTML(f *testing.F) {
	for _, c := range pageCases {
		f.Add("<p>政府信息公开 主动公开 予以公开</p>" + c.source)
	}
	f.Add("政府信息公开 主动公开 予以公开\n| 甲 | 1 |\n<table><tr><td>乙<td>2</table>\n")
	f.Add(`<p>政府信息公开 主动公开</p><script>a="<table><tr><td>予以公开\x3c/td><td>1<\/td><\/tr>"+'\u003ctr><td>2'</script><textarea><td>3</textarea>`)
	f.Fuzz(func(t *testing.T, page string) {
		for _, name := range []string{"fuzz.html", "fuzz.md"} {
			r, err := Read(name, []byte(page))
			if err == nil {
				checkReading(t, r)
			}
		}
	})
}
