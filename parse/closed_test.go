package parse

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gouji/model"
)

func TestCloseUp(t *testing.T) {
	for text, want := range map[string]string{
		"政 府 信 息 公 开，主 动 公 开":                         "政府信息公开，主动公开",
		"邮 编 ： 100000\n电 话 ： 88":                      "邮编： 100000\n电话： 88",
		"科 研 机 构  商 业 企 业 0 0 0":                      "科研机构  商业企业 0 0 0",
		"| 规 章 | 0 | 0 | 12 |":                        "| 规章 | 0 | 0 | 12 |",
		"信\u200b息\u200b公开 主动\ufeff":                   "信息公开 主动",
		"信息公开 主动公开\n行政许可 行政处罚":                        "信息公开 主动公开\n行政许可 行政处罚",
		"蘆(lú)灣鎮(zhèn)主(zhǔ)動(dòng)公開(kāi)的(de)信息(略)": "蘆灣鎮主動公開的信息(略)",
		"主動公開(kāi)的信息(a)和(b)":                         "主動公開(kāi)的信息(a)和(b)",
		"":                                            "",
	} {
		closed, at := closeUp(text)
		if got := trimmedLines(closed); got != want {
			t.Errorf("%q is closed up as %q, want %q", text, got, want)
		}
		if len(closed) != len(text) || at != nil && len(at) != len(text)+1 {
			t.Fatalf("%q: the twin has %d bytes and %d offsets for %d", text, len(closed), len(at), len(text))
		}
		for i, offset := range at {
			if i > 0 && offset < at[i-1] || i < len(closed) && closed[i] != ' ' && closed[i] != text[offset] {
				t.Errorf("%q: byte %d of the twin leads to %d", text, i, offset)
			}
		}
	}
}

func trimmedLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// TestSpacedOut holds that a report whose characters stand apart gives the figures
// and facts of the same report, each at its own place.
func TestSpacedOut(t *testing.T) {
	files := corpus(t)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasPrefix(name, "clean-") {
			continue
		}
		plain := string(files[name])
		r, err := Read(name, []byte(plain))
		if err != nil {
			t.Fatal(err)
		}
		for _, between := range []string{" ", "\u00a0", "\u200b"} {
			apart := between
			text := betweenHan.ReplaceAllStringFunc(plain, func(s string) string { return strings.Join(strings.Split(s, ""), apart) })
			spaced, err := Read(name, []byte(text))
			if err != nil {
				t.Errorf("%s spaced by %q: %v", name, between, err)
				continue
			}
			checkReading(t, spaced)
			if lost := compareFigures(t, name, r, spaced); lost > 0 {
				t.Errorf("%s spaced by %q: %d figures are lost", name, between, lost)
			}
			if spaced.Agency.Name != r.Agency.Name || spaced.Year.Value != r.Year.Value || len(spaced.Sections) != len(r.Sections) {
				t.Errorf("%s spaced by %q: body %q, year %d, %d sections", name, between, spaced.Agency.Name, spaced.Year.Value, len(spaced.Sections))
			}
			for i := range spaced.Sections {
				checkHeading(t, name, spaced, &spaced.Sections[i])
			}
		}
	}
}

var betweenHan = regexp.MustCompile(`\p{Han}{2,}`)

// checkHeading holds that a section's title stands at its place, blanks aside.
func checkHeading(t *testing.T, name string, r *model.Reading, s *model.Section) {
	t.Helper()
	printed := strings.Map(func(c rune) rune {
		if isBlank(c) || c == ' ' {
			return -1
		}
		return c
	}, r.Source.Slice(s.Place[0]))
	if !strings.HasSuffix(printed, s.Title) || utf8.RuneCountInString(printed) > utf8.RuneCountInString(s.Title)+4 {
		t.Errorf("%s: the heading %q stands at a place that says %q", name, s.Title, printed)
	}
}
