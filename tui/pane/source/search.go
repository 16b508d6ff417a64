package source

import (
	"slices"
	"sort"
	"strings"

	"gouji/model"
	"gouji/tui/act"
	"gouji/tui/pane"
)

// most is the number of matches found.
const most = 10000

// spellable is the length of text, in bytes, up to which a search goes by pinyin, too.
const spellable = 1 << 20

// search is the search while it is open.
type search struct {
	query   pane.Field
	from    int // where the cursor was
	matches []model.Span
}

// StartSearch opens the search.
func (p *Pane) StartSearch() {
	p.search = &search{query: pane.NewField(""), from: p.at}
}

// EndSearch closes the search: on the match, or where the cursor was before.
// Taking an empty search goes to the next match of the last one.
func (p *Pane) EndSearch(take bool) {
	s := p.search
	p.search = nil
	if s == nil {
		return
	}
	p.drawn = nil
	if !take {
		p.goTo(s.from)
		return
	}
	if s.query.Text() == "" && p.last != "" {
		p.next(p.find(p.last), p.at+1)
		return
	}
	p.last = s.query.Text()
}

func (p *Pane) doSearch(a act.Ask) bool {
	s := p.search
	switch a.Verb {
	case act.Down:
		p.next(s.matches, p.at+1)
		return true
	case act.Up:
		p.previous(s.matches, p.at)
		return true
	}
	query := s.query.Text()
	if !s.query.Do(a) {
		return false
	}
	if now := s.query.Text(); now != query {
		p.drawn = nil
		s.matches = p.find(now)
		p.goTo(s.from)
		p.next(s.matches, s.from)
	}
	return true
}

// find gives the places that stand in the text as they are typed, and those
// whose characters the query spells in pinyin, in the order of the text.
func (p *Pane) find(query string) []model.Span {
	if query == "" {
		return nil
	}
	var found []model.Span
	for i := 0; len(found) < most; {
		n := strings.Index(p.src.Text[i:], query)
		if n < 0 {
			break
		}
		i += n + len(query)
		found = append(found, model.Span{Start: i - len(query), End: i})
	}
	spelling := pane.NewSpelling(query)
	if spelling == nil || len(p.src.Text) > spellable {
		return found
	}
	for _, m := range spelling.All(p.src.Text, most) {
		found = append(found, model.Span{Start: m[0], End: m[1]})
	}
	slices.SortFunc(found, func(a, b model.Span) int { return a.Start - b.Start })
	return slices.CompactFunc(found, func(a, b model.Span) bool { return a.Start == b.Start })
}

// next goes to the first match from an offset on, or in the text.
func (p *Pane) next(matches []model.Span, from int) {
	if len(matches) == 0 {
		return
	}
	p.goTo(matches[at(matches, from)%len(matches)].Start)
}

// previous goes to the last match before an offset, or in the text.
func (p *Pane) previous(matches []model.Span, before int) {
	if n := len(matches); n > 0 {
		p.goTo(matches[(at(matches, before)+n-1)%n].Start)
	}
}

// at is the index of the first match that begins at an offset or after it.
func at(matches []model.Span, offset int) int {
	return sort.Search(len(matches), func(i int) bool { return matches[i].Start >= offset })
}

// number is which match the cursor is on, from 1; 0 for none.
func number(matches []model.Span, offset int) int {
	i := at(matches, offset)
	if i < len(matches) && matches[i].Start == offset {
		return i + 1
	}
	return 0
}
