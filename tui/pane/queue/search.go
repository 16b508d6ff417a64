package queue

import (
	"cmp"
	"context"
	"gouji/tui/pane"
	"slices"
	"strconv"
	"strings"

	"github.com/sahilm/fuzzy"

	"gouji/tui/act"
	"gouji/tui/lay"
)

// search is the search while it is open.
type search struct {
	query   pane.Field
	asked   string // the query that hits answer
	hits    []act.Hit
	at, top int
}

func (s *search) do(a act.Ask) bool {
	switch a.Verb {
	case act.Up, act.WheelUp:
		s.at = lay.Clamp(s.at-1, len(s.hits))
	case act.Down, act.WheelDown:
		s.at = lay.Clamp(s.at+1, len(s.hits))
	case act.Point:
		s.at = lay.Clamp(s.top+a.Y-1, len(s.hits))
	default:
		return s.query.Do(a)
	}
	return true
}

// selected is the hit under the cursor; before anything is typed, the report the
// queue's cursor is on.
func (s *search) selected(p *Pane) *act.Summary {
	if s.query.Text() == "" || s.asked == "" {
		if p.at < len(p.rows) {
			return p.rows[p.at].now
		}
		return nil
	}
	if s.at >= len(s.hits) {
		return nil
	}
	return p.Summary(s.hits[s.at].ID)
}

// The fields a search looks into.
const (
	inAgency = iota
	inYear
	inTitle
	inPath
	fields
)

// exact is what a word that stands in a field as it was typed is worth more than
// one whose characters are strewn over it.
const exact = 1000

// worth is what a match is worth more for the field it is in: who reports is
// looked for before what the file is called.
var worth = [fields]int{inAgency: 100, inYear: 50, inTitle: 50}

// Match finds the reports that have every word of the query in their agency,
// year, title or path, fuzzily, and gives them the best first. It may be asked
// beside the screen; where ctx ends it gives up and the answer is of no use.
func Match(ctx context.Context, query string, reports []*act.Summary) []act.Hit {
	var found map[int]*scored
	for _, word := range strings.Fields(query) {
		if ctx.Err() != nil {
			return nil
		}
		found = both(found, matchWord(word, reports))
	}
	order := make([]int, 0, len(found))
	for i := range found {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(found[b].score, found[a].score), cmp.Compare(a, b))
	})
	hits := make([]act.Hit, len(order))
	for n, i := range order {
		m := found[i].marks
		hits[n] = act.Hit{ID: reports[i].ID, Agency: m[inAgency], Year: m[inYear], Title: m[inTitle], Path: m[inPath]}
	}
	return hits
}

// scored is how well a report matches, and by which bytes of which field.
type scored struct {
	score int
	marks [fields][]int
}

// matchWord matches one word; each report is scored by the field it matches best.
func matchWord(word string, reports []*act.Summary) map[int]*scored {
	found := map[int]*scored{}
	for f := range fields {
		for _, m := range fuzzy.FindFromNoSort(word, column{reports, f}) {
			at := m.MatchedIndexes
			score := m.Score + worth[f]
			if i := strings.Index(m.Str, word); i >= 0 {
				score += exact
				at = characters(word, i)
			}
			if old := found[m.Index]; old == nil || old.score < score {
				s := &scored{score: score}
				s.marks[f] = at
				found[m.Index] = s
			}
		}
	}
	return found
}

// characters are the offsets of the characters of a word that begins at offset from.
func characters(word string, from int) []int {
	var at []int
	for i := range word {
		at = append(at, from+i)
	}
	return at
}

// both keeps what both words matched; a is nil before the first word.
func both(a, b map[int]*scored) map[int]*scored {
	if a == nil {
		return b
	}
	for i, s := range b {
		t := a[i]
		if t == nil {
			delete(b, i)
			continue
		}
		s.score += t.score
		for f := range fields {
			s.marks[f] = append(s.marks[f], t.marks[f]...)
			slices.Sort(s.marks[f])
			s.marks[f] = slices.Compact(s.marks[f])
		}
	}
	return b
}

// column is one field of all reports, as fuzzy wants it.
type column struct {
	reports []*act.Summary
	field   int
}

func (c column) Len() int { return len(c.reports) }

func (c column) String(i int) string {
	s := c.reports[i]
	switch c.field {
	case inAgency:
		return s.Agency
	case inYear:
		if s.Year == 0 {
			return ""
		}
		return strconv.Itoa(s.Year)
	case inTitle:
		return s.Title
	}
	return s.Path
}
