package export

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Known names a finding without its line: by the path of the report and by
// [model.Finding.Key].
type Known struct {
	Path    string `json:"path"`
	Finding string `json:"finding"`
}

// Baseline is a set of findings that are known already. The zero Baseline is empty.
type Baseline struct{ known map[Known]bool }

// baselineHead is the first line of a baseline, with the version of the file.
const baselineHead = `{"gouji_baseline":1}`

// NewBaseline is the baseline of these findings.
func NewBaseline(found []Known) Baseline {
	b := Baseline{make(map[Known]bool, len(found))}
	for _, k := range found {
		b.known[k] = true
	}
	return b
}

// Has tells whether a finding is known.
func (b Baseline) Has(k Known) bool { return b.known[k] }

// Len is the number of findings known.
func (b Baseline) Len() int { return len(b.known) }

// And is what both have.
func (b Baseline) And(c Baseline) Baseline {
	both := maps.Clone(b.known)
	maps.DeleteFunc(both, func(k Known, _ bool) bool { return !c.known[k] })
	return Baseline{both}
}

// Write writes the baseline, a finding a line in the order of paths, so that
// version control shows and merges what changed.
func (b Baseline) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, baselineHead)
	order := func(a, b Known) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Finding, b.Finding)) }
	for _, k := range slices.SortedFunc(maps.Keys(b.known), order) {
		if err := Line(out, k); err != nil {
			return err
		}
	}
	return out.Flush()
}

// ReadBaseline reads what Write has written.
func ReadBaseline(r io.Reader) (Baseline, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return Baseline{}, err
	}
	var found []Known
	number := 0
	for line := range bytes.Lines(raw) {
		number++
		line = bytes.TrimSpace(line)
		if number == 1 && string(line) != baselineHead {
			return Baseline{}, fmt.Errorf("line 1 is not %s", baselineHead)
		} else if number == 1 || len(line) == 0 {
			continue
		}
		var k Known
		if err := json.Unmarshal(line, &k); err != nil || k.Finding == "" {
			return Baseline{}, fmt.Errorf("line %d names no finding", number)
		}
		found = append(found, k)
	}
	if number == 0 {
		return Baseline{}, fmt.Errorf("it is empty")
	}
	return NewBaseline(found), nil
}
