package parse

import (
	"strings"
	"testing"

	"gouji/model/form"
)

// TestUnusualCharacters holds that a report in traditional characters, or with
// the radicals that PDF gives for some, is read as the same report, and that its
// source stays as it is.
func TestUnusualCharacters(t *testing.T) {
	traditionalOf := map[rune]rune{}
	for from, to := range simplified {
		traditionalOf[to] = from
	}
	radicals := map[rune]rune{'一': '⼀', '人': '⼈', '网': '⽹', '民': '⺠', '门': '⻔', '长': '⻓', '工': '⼯', '大': '⼤', '无': '⽆'}
	for name, other := range map[string]map[rune]rune{"traditional": traditionalOf, "radicals": radicals} {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(20) {
				p := proof{form.ByID("2021"), &renderings[int(seed)%len(renderings)], "utf-8", seed}
				if p.rendering.binary {
					continue
				}
				s := p.sample()
				file, raw := p.file(s.lay(seed))
				text := strings.Map(func(r rune) rune {
					if to, ok := other[r]; ok {
						return to
					}
					return r
				}, string(raw))
				if text == string(raw) {
					t.Fatal("nothing was changed")
				}
				r, err := Read(file, []byte(text))
				if err != nil {
					t.Fatalf("%s: %v", p.String(), err)
				}
				if d := s.differs(r); d != "" {
					t.Errorf("%s: %s", p.String(), d)
				}
				if r.Year.Value != s.year || r.Agency.Name != s.agency {
					t.Errorf("%s: %s of %d, want %s of %d", p.String(), r.Agency.Name, r.Year.Value, s.agency, s.year)
				}
				checkReading(t, r)
				if r.Source.Format == "text" && r.Source.Text != text {
					t.Errorf("%s: the source was changed", p.String())
				}
			}
		})
	}
}
