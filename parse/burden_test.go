package parse

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestBurdens reads the largest files that are taken, made to be slow or to need
// much memory: each is read or refused within two seconds and two hundred
// megabytes.
func TestBurdens(t *testing.T) {
	const head = "<html><body><p>某县民政局2022年政府信息公开工作年度报告 主动公开 予以公开</p>"
	fill := func(unit string, size int) []byte {
		return []byte(head + strings.Repeat(unit, (size/lighter-len(head))/len(unit)))
	}
	for name, raw := range map[string][]byte{
		"a line of fifty megabytes":     fill("公", 50<<20),
		"sixteen megabytes of one line": fill("公", MaxSize),
		"seven megabytes of one line":   fill("公", 7<<20),
		"nested tags":                   fill("<div>", 100_000*5),
		"nested frames":                 fill("<div class=nav>", 100_000*15),
		"nested tables":                 fill("<table><tr><td>", 100_000*15*lighter),
		"megabytes of tags":             fill("<b></b>", MaxSize),
		"megabytes of open tags":        fill("<span style='display:none'><div id=foot>", MaxSize),
		"megabytes of entities":         fill("&nbsp;&#20844;", MaxSize),
		"megabytes of cells":            fill("<td>1", MaxSize),
		"megabytes of rows":             fill("<table><tr><td>公<td>1</table>", MaxSize),
		"a script of tables":            fill("<script>'<td>1'+'<td>2'</script>", 4<<20),
	} {
		t.Run(name, func(t *testing.T) {
			runtime.GC()
			stop, peak := make(chan bool), make(chan uint64)
			go watch(stop, peak)
			start := time.Now()
			_, err := Read("burden.html", raw)
			took := time.Since(start)
			close(stop)
			most := <-peak
			var refusal *Refusal
			if err != nil && !errors.As(err, &refusal) {
				t.Errorf("got %v, want a reading or a refusal", err)
			}
			t.Logf("%.2f s, %d MB, %v", took.Seconds(), most>>20, err)
			if took > 2*time.Second && !raceDetector {
				t.Errorf("it took %v", took)
			}
			if most > 200<<20 && !raceDetector {
				t.Errorf("it took %d MB", most>>20)
			}
		})
	}
}

// watch finds the most memory that the heap has held until stop.
func watch(stop <-chan bool, peak chan<- uint64) {
	var first, now runtime.MemStats
	runtime.ReadMemStats(&first)
	most := uint64(0)
	for {
		select {
		case <-stop:
			peak <- most
			return
		case <-time.After(5 * time.Millisecond):
			runtime.ReadMemStats(&now)
			if now.HeapInuse > first.HeapInuse {
				most = max(most, now.HeapInuse-first.HeapInuse)
			}
		}
	}
}

// FuzzDecode holds that whatever encoding bytes are taken for, their text is
// sound UTF-8 without controls that end it.
func FuzzDecode(f *testing.F) {
	const words = "某县民政局2022年政府信息公开工作年度报告，共一二三件"
	for _, encoding := range textEncodings {
		f.Add(encode(words, encoding))
	}
	f.Add([]byte(`<meta charset=gb2312>` + words))
	f.Add([]byte("<?xml version='1.0' encoding='big5'?>\xa4\xbd\xb6\x7d"))
	f.Add([]byte("\xff\xfea"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, encoding, err := decode(raw, "")
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			t.Errorf("as %s the text is %q", encoding, text)
		}
		if encoding == "utf-8" && utf8.Valid(raw) && text != withLines(string(raw)) {
			t.Errorf("UTF-8 was changed to %q", text)
		}
	})
}
