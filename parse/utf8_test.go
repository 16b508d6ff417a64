package parse

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"
	"unsafe"
)

// TestValidUTF8 holds validUTF8 against utf8.Valid: every pair of first bytes in
// text of wide characters, and texts with bytes changed at random.
func TestValidUTF8(t *testing.T) {
	agree := func(b []byte) {
		t.Helper()
		if have, want := validUTF8(string(b)), utf8.Valid(b); have != want {
			t.Errorf("validUTF8(%q) = %v, want %v", b, have, want)
		}
	}
	for first := range 256 {
		for second := range 256 {
			for before := range 4 {
				b := append([]byte("公开年报"[:3*before]), byte(first), byte(second), 0x80, 0x80)
				agree(b)
				agree(append(b, "信息，12 条"...))
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		b := []byte("一、政府信息公开 12 件，“其中”é〇３\U00020000。ok"[:r.IntN(50)])
		for range r.IntN(3) {
			if len(b) > 0 {
				b[r.IntN(len(b))] = byte(r.IntN(256))
			}
		}
		agree(b)
	}
}

func BenchmarkValidUTF8(b *testing.B) {
	files := corpus(b)
	benchmarkStage(b, files, func() {
		for _, raw := range files {
			validUTF8(unsafe.String(unsafe.SliceData(raw), len(raw)))
		}
	})
}
