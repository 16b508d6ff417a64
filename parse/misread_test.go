package parse

import (
	"slices"
	"strings"
	"testing"
)

// TestBlanksInFigures holds that no digit of a figure with blanks in it is the figure.
func TestBlanksInFigures(t *testing.T) {
	for _, name := range []string{"clean-2021.txt", "clean-2014.txt", "clean-annex.txt", "云岫区2022-prose-does-not-add-up.txt"} {
		plain := string(corpus(t)[name])
		r, err := Read(name, []byte(plain))
		if err != nil {
			t.Fatal(err)
		}
		lines := nonBlank(plain)
		for i, l := range lines {
			if kind, _, _ := classify(l); kind == atomFigure {
				lines[i] = strings.Join(strings.Split(l, ""), " ")
			}
		}
		spaced, err := Read(name, []byte(strings.Join(lines, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		compareFigures(t, name, r, spaced)
	}
}

// TestMisreadDigits holds that characters read for digits make a figure that is
// marked, and none of another value, and that no other figure takes its place:
// one cell a line, rows with a blank between cells, and all on one line.
func TestMisreadDigits(t *testing.T) {
	for _, name := range []string{"clean-2021.txt", "clean-2014.txt", "clean-annex.txt", "云岫区2022-prose-does-not-add-up.txt"} {
		plain := string(corpus(t)[name])
		r, err := Read(name, []byte(plain))
		if err != nil {
			t.Fatal(err)
		}
		for _, like := range []string{"0O", "0o", "0〇", "1l", "1I", "2Z", "5S", "8B"} {
			lines := nonBlank(plain)
			for i, l := range lines {
				fields := strings.Fields(l)
				for k, f := range fields {
					if kind, _, _ := classify(f); kind == atomFigure {
						fields[k] = strings.ReplaceAll(f, like[:1], like[1:])
					}
				}
				if slices.ContainsFunc(fields, func(f string) bool { return strings.ContainsAny(f, like[1:]) }) {
					lines[i] = strings.Join(fields, " ")
				}
			}
			for _, join := range []string{"\n", " "} {
				misread, err := Read(name, []byte(strings.Join(lines, join)))
				if err != nil {
					t.Fatal(err)
				}
				compareFigures(t, name+" "+like, r, misread)
			}
		}
	}
}

// TestBarsAreNoDigits holds that a bar more behind each row takes no figure away
// where the rows are read at their labels.
func TestBarsAreNoDigits(t *testing.T) {
	const name = "云岫区2023-utf-16.txt"
	r, err := Read(name, corpus(t)[name])
	if err != nil {
		t.Fatal(err)
	}
	barred, err := Read(name, []byte(strings.Join(nonBlank(r.Source.Text), " |\n")))
	if err != nil {
		t.Fatal(err)
	}
	if lost := compareFigures(t, name, r, barred); lost > 40 {
		t.Errorf("%d figures are lost", lost)
	}
}
