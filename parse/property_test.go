package parse

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gouji/model"
)

// checkReading holds what is true of every reading of every text.
func checkReading(t *testing.T, r *model.Reading) {
	t.Helper()
	checkPartition(t, r)
	for i := range r.Tables {
		table := &r.Tables[i]
		for j := range table.Rows {
			row := &table.Rows[j]
			if len(row.Cells) != len(table.Columns) {
				t.Errorf("%s/%s has %d cells for %d columns", table.ID, row.ID, len(row.Cells), len(table.Columns))
			}
			for k := range row.Cells {
				checkCell(t, r, &row.Cells[k])
			}
		}
	}
	for _, d := range r.Dates {
		if got := r.Source.Slice(d.Place[0]); strings.TrimSpace(got) != d.Text {
			t.Errorf("date %q stands at a place that says %q", d.Text, got)
		}
	}
	for _, n := range r.Numbers {
		if got := r.Source.Slice(n.Place[0]); got != n.Text {
			t.Errorf("number %q stands at a place that says %q", n.Text, got)
		}
	}
	for _, s := range r.Statements {
		if got := r.Source.Slice(s.Place[0]); got != s.Text {
			t.Errorf("statement %q stands at a place that says %q", s.Text, got)
		}
		for _, p := range append([]model.StatementPart{{Value: s.Total}}, s.Parts...) {
			if got := r.Source.Slice(p.Value.Place[0]); got != p.Value.Text {
				t.Errorf("quantity %q stands at a place that says %q", p.Value.Text, got)
			}
		}
	}
}

func checkCell(t *testing.T, r *model.Reading, c *model.Cell) {
	t.Helper()
	if len(c.Place) == 0 {
		t.Errorf("cell %+v has no place", *c)
		return
	}
	var text strings.Builder
	for _, s := range c.Place {
		if s.Start < 0 || s.End < s.Start || s.End > len(r.Source.Text) {
			t.Fatalf("span %v is outside the text of %d bytes", s, len(r.Source.Text))
		}
		text.WriteString(r.Source.Slice(s))
	}
	if c.State != model.Missing && text.String() != c.Text {
		t.Errorf("cell %q stands at a place that says %q", c.Text, text.String())
	}
}

// checkPartition holds that every byte is claimed, structure or remainder, and
// that no two cells claim the same.
func checkPartition(t *testing.T, r *model.Reading) {
	t.Helper()
	at := 0
	for _, p := range r.Partition() {
		if p.Span.Start != at || p.Span.End <= at {
			t.Errorf("part %v does not go on at %d", p.Span, at)
		}
		at = p.Span.End
	}
	if at != len(r.Source.Text) {
		t.Errorf("the parts end at %d of %d", at, len(r.Source.Text))
	}
	owner := map[int]model.Address{}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			for k, c := range row.Cells {
				if c.State == model.Missing {
					continue
				}
				a := model.Address{Table: table.ID, Row: row.ID, Column: table.Columns[k].ID}
				for _, s := range c.Place {
					for i := s.Start; i < s.End; i++ {
						if other, ok := owner[i]; ok {
							t.Fatalf("byte %d is claimed by %v and %v", i, other, a)
						}
						owner[i] = a
					}
				}
			}
		}
	}
}

func TestProperties(t *testing.T) {
	for name, raw := range corpus(t) {
		t.Run(name, func(t *testing.T) {
			r, err := Read(name, raw)
			if err != nil {
				t.Fatal(err)
			}
			checkReading(t, r)
		})
	}
}

// TestEncodings holds that a report says the same in every encoding.
func TestEncodings(t *testing.T) {
	for name, raw := range corpus(t) {
		r, err := Read(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		text := r.Source.Text
		want := strings.SplitN(dump(r), "\n", 3)[2]
		for encoding, bytes := range encodings(t, text) {
			again, err := Read(name, bytes)
			if err != nil {
				t.Errorf("%s as %s: %v", name, encoding, err)
				continue
			}
			if again.Source.Encoding != encoding {
				t.Errorf("%s as %s is taken for %s", name, encoding, again.Source.Encoding)
			}
			if got := strings.SplitN(dump(again), "\n", 3)[2]; got != want {
				t.Errorf("%s reads differently as %s: %s", name, encoding, firstDifference(got, want))
			}
		}
	}
}

func encodings(t *testing.T, text string) map[string][]byte {
	t.Helper()
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{"utf-8": []byte(text), "utf-8-bom": []byte("\ufeff" + text), "gb18030": []byte(gb)}
	little, big := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, u := range utf16Of(text) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	out["utf-16le"], out["utf-16be"] = little, big
	return out
}

func utf16Of(text string) []uint16 {
	var out []uint16
	for _, r := range text {
		if r >= 0x10000 {
			r -= 0x10000
			out = append(out, uint16(0xD800+(r>>10)), uint16(0xDC00+(r&0x3ff)))
			continue
		}
		out = append(out, uint16(r))
	}
	return out
}

// TestDamagedTexts cuts, repeats and swaps lines of real layouts: whatever is
// left must still be read without a panic and with true places.
func TestDamagedTexts(t *testing.T) {
	files := corpus(t)
	for i, name := range slices.Sorted(maps.Keys(files)) {
		rng := rand.New(rand.NewPCG(1, uint64(i)))
		r, err := Read(name, files[name])
		if err != nil {
			t.Fatal(err)
		}
		for range 60 {
			lines := strings.Split(r.Source.Text, "\n")
			for range 1 + rng.IntN(6) {
				i, j := rng.IntN(len(lines)), rng.IntN(len(lines))
				switch rng.IntN(4) {
				case 0:
					lines[i], lines[j] = lines[j], lines[i]
				case 1:
					lines[i] = ""
				case 2:
					lines[i] += lines[j]
				case 3:
					lines = lines[:max(i, 1)]
				}
			}
			damaged, err := Read(name, []byte(strings.Join(lines, "\n")))
			if err == nil {
				checkReading(t, damaged)
			}
		}
	}
}

// TestRowInAnotherTable holds that a row which the layout moved into another
// table is read there or here, and not in both.
func TestRowInAnotherTable(t *testing.T) {
	const name = "澜川市应急管理局2023-pdf-layout.txt"
	lines := strings.Split(string(corpus(t)[name]), "\n")
	row := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "3.危及") })
	fees := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "本年收费金额") })
	if row < 0 || fees < 0 {
		t.Fatal("the report lacks the lines")
	}
	lines[row], lines[fees+1] = lines[fees+1], lines[row]
	r, err := Read(name, []byte(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	checkReading(t, r)
}

// FuzzRead holds that no bytes make the reader panic and that places are true.
func FuzzRead(f *testing.F) {
	for _, raw := range corpus(f) {
		f.Add(raw)
		f.Add([]byte(betweenHan.ReplaceAllStringFunc(string(raw), func(s string) string { return strings.Join(strings.Split(s, ""), " ") })))
		f.Add([]byte(strings.Join(nonBlank(string(raw)), " ")))
	}
	bad, err := filepath.Glob("../testdata/bad/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range bad {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := Read("fuzz.txt", raw)
		if err != nil {
			return
		}
		checkReading(t, r)
	})
}
