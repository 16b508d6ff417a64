package queue

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gouji/model/review"
	"gouji/tui/act"
)

// query is a search taken apart: filters, all of which a report must pass, and
// words, all of which it must match. The zero query leaves out nothing.
type query struct {
	text    string // as typed
	filters []filter
	words   []string
}

// filter lets reports pass by a property. Any of its values will do.
type filter struct {
	passes func(*act.Summary, string) bool
	values []string // lower case; none lets everything pass, as while it is typed
}

// filters are what reports pass by, by the name that stands before the colon.
// A value may be typed in part.
var filters = map[string]func(s *act.Summary, value string) bool{
	"year":  ofYear,
	"rule":  withFindingOf,
	"sev":   withSeverity,
	"state": inState,
	"form": func(s *act.Summary, value string) bool {
		return s.Refused == "" && strings.HasPrefix(strings.ToLower(s.Form), value)
	},
}

// parseQuery takes a search apart. The colon may be the one an input method types.
func parseQuery(text string) query {
	q := query{text: strings.TrimSpace(text)}
	for _, word := range strings.Fields(text) {
		name, values, ok := strings.Cut(strings.ReplaceAll(word, "：", ":"), ":")
		passes := filters[strings.ToLower(name)]
		if !ok || passes == nil {
			q.words = append(q.words, word)
			continue
		}
		f := filter{passes: passes}
		f.values = strings.FieldsFunc(strings.ToLower(values), func(r rune) bool { return r == ',' || r == '，' })
		q.filters = append(q.filters, f)
	}
	return q
}

// lets tells whether a report passes the filters.
func (q *query) lets(s *act.Summary) bool {
	for _, f := range q.filters {
		if len(f.values) > 0 && !slices.ContainsFunc(f.values, func(v string) bool { return f.passes(s, v) }) {
			return false
		}
	}
	return true
}

// passes tells whether a report passes the filters and matches the words.
func (q *query) passes(s *act.Summary) bool {
	return q.lets(s) && (len(q.words) == 0 || len(matchWords(context.Background(), q.words, []*act.Summary{s})) > 0)
}

// ofYear takes a year, its first digits, or years from-to of which one may be missing.
func ofYear(s *act.Summary, value string) bool {
	if s.Year == 0 {
		return false
	}
	from, to, span := strings.Cut(value, "-")
	if !span {
		return strings.HasPrefix(strconv.Itoa(s.Year), value)
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	return (err == nil || from == "") && (err2 == nil || to == "") && s.Year >= first && (to == "" || s.Year <= last)
}

func withFindingOf(s *act.Summary, value string) bool {
	return slices.ContainsFunc(s.Codes, func(code string) bool { return strings.HasPrefix(strings.ToLower(code), value) })
}

func withSeverity(s *act.Summary, value string) bool {
	return s.Errors > 0 && strings.HasPrefix("error", value) || s.Warnings > 0 && strings.HasPrefix("warning", value) ||
		s.Infos > 0 && strings.HasPrefix("info", value) || s.Refused == "" && s.Open() == 0 && strings.HasPrefix("none", value)
}

// inState takes a state of the review, "open" for whatever is not settled, and
// "unread" for files that could not be read.
func inState(s *act.Summary, value string) bool {
	if s.Refused != "" {
		return strings.HasPrefix("unread", value)
	}
	return strings.HasPrefix(string(s.State), value) || s.State != review.Settled && strings.HasPrefix("open", value) ||
		s.State == "" && strings.HasPrefix(string(review.Untouched), value)
}
