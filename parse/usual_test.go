package parse

import (
	"strings"
	"testing"

	"gouji/model/form"
)

// TestUnusualCharacters holds that a report in traditional characters, with the
// radicals that PDF gives for some, or with tables drawn in lines, is read as the
// same report, and that its source stays as it is.
func TestUnusualCharacters(t *testing.T) {
	traditionalOf := map[rune]rune{}
	for from, to := range simplified {
		traditionalOf[to] = from
	}
	radicals := map[rune]rune{'一': '⼀', '人': '⼈', '网': '⽹', '民': '⺠', '门': '⻔', '长': '⻓', '工': '⼯', '大': '⼤', '无': '⽆'}
	lines := map[rune]rune{'|': '│'}
	for name, other := range map[string]map[rune]rune{"traditional": traditionalOf, "radicals": radicals, "lines": lines} {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(30) {
				p := proof{form.ByID("2021"), &renderings[int(seed)%len(renderings)], "utf-8", seed}
				s := p.sample()
				file, raw := p.file(s.lay(seed))
				if p.rendering.binary || name == "lines" && !strings.Contains(string(raw), "|") {
					continue
				}
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

// TestReferencesInText holds that references to characters which scraping left in
// a text are read as those, and that records and other text keep their signs.
func TestReferencesInText(t *testing.T) {
	plain := string(corpus(t)["clean-2021.txt"])
	want, err := Read("a.txt", []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	referred := strings.NewReplacer("“", "&ldquo;", "”", "&rdquo;", " ", "&nbsp;").Replace(plain)
	r, err := Read("a.txt", []byte(referred))
	if err != nil {
		t.Fatal(err)
	}
	if lost := compareFigures(t, "clean-2021.txt", want, r); lost > 0 || r.Title.Text != want.Title.Text {
		t.Errorf("%d figures are lost, the title is %q", lost, r.Title.Text)
	}
	checkReading(t, r)
	for _, text := range []string{"a&b", "?a=1&b=2", "R&D；", "&; &1; & nbsp;", "AT&T 与 B&B 公司;"} {
		if have := withoutReferences(text); have != text {
			t.Errorf("%q became %q", text, have)
		}
	}
}
