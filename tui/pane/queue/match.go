package queue

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"gouji/tui/act"
	"gouji/tui/pane"
)

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

// Match finds the reports that pass every filter of the query and have every
// word of it in their agency, year, title or path, fuzzily or by pinyin, and
// gives them the best first. It may be asked beside the screen; where ctx ends it
// gives up and the answer is of no use.
func Match(ctx context.Context, text string, reports []*act.Summary) []act.Hit {
	q := parseQuery(text)
	var let []*act.Summary
	for _, s := range reports {
		if q.lets(s) {
			let = append(let, s)
		}
	}
	if len(q.words) == 0 {
		hits := make([]act.Hit, len(let))
		for i, s := range let {
			hits[i] = act.Hit{ID: s.ID}
		}
		return hits
	}
	found := matchWords(ctx, q.words, let)
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
		hits[n] = act.Hit{ID: let[i].ID, Agency: m[inAgency], Year: m[inYear], Title: m[inTitle], Path: m[inPath]}
	}
	return hits
}

// matchWords gives the reports, by their index, that match all words.
func matchWords(ctx context.Context, words []string, reports []*act.Summary) map[int]*scored {
	var found map[int]*scored
	for _, word := range words {
		if ctx.Err() != nil {
			return nil
		}
		found = both(found, matchWord(ctx, word, reports))
	}
	return found
}

// scored is how well a report matches, and by which bytes of which field.
type scored struct {
	score int
	marks [fields][]int
}

// matchWord matches one word; each report is scored by the field it matches best.
func matchWord(ctx context.Context, word string, reports []*act.Summary) map[int]*scored {
	found := map[int]*scored{}
	better := func(i, field, score int, at []int) {
		if old := found[i]; old == nil || old.score < score {
			s := &scored{score: score}
			s.marks[field] = at
			found[i] = s
		}
	}
	for f := range fields {
		if ctx.Err() != nil {
			return nil
		}
		texts := column{reports, f}
		for _, m := range fuzzy.FindFromNoSort(word, texts) {
			if i := strings.Index(m.Str, word); i >= 0 {
				better(m.Index, f, m.Score+worth[f]+exact, characters(word, i))
			} else {
				better(m.Index, f, m.Score+worth[f], m.MatchedIndexes)
			}
		}
		if spelled := pane.NewSpelling(word); spelled != nil && f != inYear {
			matchSpelled(spelled, texts, better)
		}
	}
	return found
}

// matchSpelled matches a word by pinyin: the characters it stands for are worth
// what they would be had they been typed.
func matchSpelled(s *pane.Spelling, texts column, better func(i, field, score int, at []int)) {
	for i := range texts.Len() {
		text := texts.String(i)
		at, together := s.Find(text)
		if at == nil || !together && texts.field != inAgency {
			continue // a title has most initials somewhere
		}
		score := worth[texts.field]
		if m := fuzzy.FindNoSort(standing(text, at), []string{text}); len(m) > 0 {
			score += m[0].Score
		}
		if together {
			score += exact
		}
		better(i, texts.field, score, at)
	}
}

// standing are the characters that stand at offsets of a text.
func standing(text string, at []int) string {
	var out strings.Builder
	for _, i := range at {
		r, _ := utf8.DecodeRuneInString(text[i:])
		out.WriteRune(r)
	}
	return out.String()
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
