package source

import (
	"gouji/tui/pane"
	"sort"
	"strings"

	"gouji/tui/act"
)

// most is the number of matches counted; more are found, but not numbered.
const most = 10000

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
		p.next(p.last, p.at+1)
		return
	}
	p.last = s.query.Text()
}

func (p *Pane) doSearch(a act.Ask) bool {
	query := p.search.query.Text()
	switch a.Verb {
	case act.Down:
		p.next(query, p.at+1)
		return true
	case act.Up:
		p.previous(query, p.at)
		return true
	}
	if !p.search.query.Do(a) {
		return false
	}
	if now := p.search.query.Text(); now != query {
		p.drawn = nil
		p.at = p.search.from
		p.next(now, p.at)
	}
	return true
}

// next goes to the first match from an offset on, or from the start of the text.
func (p *Pane) next(query string, from int) {
	if query == "" {
		p.goTo(p.search.from)
		return
	}
	from = min(from, len(p.src.Text))
	if i := strings.Index(p.src.Text[from:], query); i >= 0 {
		p.goTo(from + i)
	} else if i := strings.Index(p.src.Text, query); i >= 0 {
		p.goTo(i)
	}
}

// previous goes to the last match before an offset, or in the text.
func (p *Pane) previous(query string, before int) {
	if query == "" {
		return
	}
	if i := strings.LastIndex(p.src.Text[:before], query); i >= 0 {
		p.goTo(i)
	} else if i := strings.LastIndex(p.src.Text, query); i >= 0 {
		p.goTo(i)
	}
}

// matches are the offsets of the first matches of what is searched for.
func (p *Pane) matches() []int {
	query := p.search.query.Text()
	if query == "" {
		return nil
	}
	var at []int
	for i := 0; len(at) < most; {
		n := strings.Index(p.src.Text[i:], query)
		if n < 0 {
			break
		}
		at = append(at, i+n)
		i += n + len(query)
	}
	return at
}

// number is which match the cursor is on, from 1; 0 for none.
func number(matches []int, offset int) int {
	i := sort.SearchInts(matches, offset)
	if i < len(matches) && matches[i] == offset {
		return i + 1
	}
	return 0
}
