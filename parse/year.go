package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// The year that a report is about, and years in text.

// yearIn gives the first year a text names, in digits or Chinese numerals; 0 for none.
func yearIn(s string) int {
	year, _, _ := findYear(s)
	return year
}

// findYear finds the first year in a text and where it stands.
func findYear(s string) (year, start, end int) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '1' || c == '2':
			if i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
				continue
			}
			if y, n := digitYear(s[i:]); y != 0 {
				return y, i, i + n
			}
		case c >= 0xE4 && c <= 0xE9 && i+3 <= len(s) && !dateDigits.has(hanAt(s, i)):
			i += 2
		case c >= 0xE2:
			if y, n := wideYear(s[i:]); y != 0 {
				return y, i, i + n
			}
		}
	}
	return 0, 0, 0
}

func digitYear(s string) (year, length int) {
	if len(s) < 4 {
		return 0, 0
	}
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return 0, 0
		}
		year = year*10 + int(s[i]-'0')
	}
	if len(s) > 4 && s[4] >= '0' && s[4] <= '9' || year < 2003 || year > 2099 {
		return 0, 0
	}
	return year, 4
}

// wideYear reads a year in Chinese numerals or full-width digits.
func wideYear(s string) (year, length int) {
	sc := dateScanner{text: s, limit: len(s)}
	if y, chinese := sc.year(); y >= 2003 && (chinese || s[0] == 0xEF) {
		return y, sc.at
	}
	return 0, 0
}

func leadingYear(s string) bool {
	year, start, _ := findYear(s)
	return year != 0 && start == 0
}

// year finds the year reported on: in the title, else in the period, a table's
// head, the prose, or a year before publication.
func (d *draft) year() model.Year {
	var y model.Year
	add := func(value int, place model.Place, from model.Basis) {
		if value == 0 {
			return
		}
		y.Mentions = append(y.Mentions, model.YearMention{Value: value, Place: place, From: from})
		if y.Value == 0 {
			y.Value, y.Place, y.From = value, place, from
		}
	}
	if value, start, end := findYear(d.r.Title.Text); value != 0 {
		add(value, partOf(d.r.Title.Place, start, end), model.FromTitle)
	}
	for i := range d.r.Dates {
		if date := &d.r.Dates[i]; date.Role == model.PeriodStart || date.Role == model.PeriodEnd {
			if value, start, end := findYear(date.Text); value != 0 {
				at := date.Place.Start()
				add(value, model.At(at+start, at+end), model.FromPeriod)
			} else if len(date.Text) >= 4 {
				if value, n := digitYear(date.Text[:4]); value != 0 {
					add(value, model.At(date.Place.Start(), date.Place.Start()+n), model.FromPeriod)
				}
			}
		}
	}
	for i, l := range d.lines {
		if body := d.text[l.start:l.end]; d.traits[i]&withTable != 0 && len(body) < 150 && d.tableTitle(body) {
			if value, start, end := findYear(body); value != 0 {
				add(value, model.At(l.start+start, l.start+end), model.FromTable)
			}
		}
	}
	for i := range d.r.Tables {
		for _, c := range d.r.Tables[i].Columns {
			if len(c.Place) > 0 {
				if value, start, end := findYear(withoutRemark(d.text[c.Place[0].Start:c.Place[0].End])); value != 0 {
					add(value, model.At(c.Place[0].Start+start, c.Place[0].Start+end), model.FromTable)
				}
			}
		}
	}
	if y.Value == 0 {
		if value, place := d.usualYear(); value != 0 {
			y.Value, y.Place, y.From = value, place, model.FromProse
		}
	}
	if y.Value == 0 {
		for i := range d.r.Dates {
			if day := d.r.Dates[i].Day; !day.IsZero() {
				y.Value, y.Place, y.From = day.Year-1, d.r.Dates[i].Place, model.FromDate
				break
			}
		}
	}
	return y
}

// withoutRemark leaves off what brackets say behind a heading: there the year before
// may be named too, 上一年项目数量(指2019年事项数).
func withoutRemark(s string) string {
	if n := strings.IndexAny(s, "(（"); n > 0 {
		return s[:n]
	}
	return s
}

// partOf is the stretch start to end of the text that a place of one or more spans holds.
func partOf(p model.Place, start, end int) model.Place {
	for _, s := range p {
		if start < s.Len() {
			return model.At(s.Start+start, min(s.Start+end, s.End))
		}
		start -= s.Len()
		end -= s.Len()
	}
	return p
}

// tableTitle tells a line that heads a table of statistics.
func (d *draft) tableTitle(s string) bool {
	return len(s) >= 6 && tableTitles.in(s) && utf8.RuneCountInString(s) <= 40 && !strings.Contains(s, "《")
}

// usualYear is the year that the prose names most often, as "2021年".
func (d *draft) usualYear() (int, model.Place) {
	counts := map[int]int{}
	places := map[int]model.Place{}
	best := 0
	for i, l := range d.lines {
		if d.traits[i]&withYear == 0 {
			continue
		}
		body := d.text[l.start:l.end]
		for _, end := yearHeads.next(body, 0); end > 0; _, end = yearHeads.next(body, end) {
			start, value := yearBefore(body, end-len(yearHeadWord))
			if value == 0 || dayFollows(body[end:]) {
				continue
			}
			counts[value]++
			if places[value] == nil {
				places[value] = model.At(l.start+start, l.start+end-len(yearHeadWord))
			}
			if counts[value] > counts[best] {
				best = value
			}
		}
	}
	return best, places[best]
}

// dayFollows tells the year of a day, 2019年3月26日, from one that is spoken of.
func dayFollows(s string) bool {
	sc := dateScanner{text: s, limit: min(len(s), longestDay)}
	_, n := sc.part()
	return n > 0 && sc.accept(monthSign)
}

// longestDay is the length in bytes of what follows the year of a day.
const longestDay = 30

// yearBefore reads the year whose four digits or numerals end at end; 0 for none.
func yearBefore(s string, end int) (start, year int) {
	_, end = trim(s, 0, end)
	start = end
	if last, _ := utf8.DecodeLastRuneInString(s[:end]); digitOf(last) < 0 && chineseDigit(last) < 0 {
		return start, 0
	}
	for range 4 {
		_, w := utf8.DecodeLastRuneInString(s[:start])
		start -= w
	}
	if year, from, to := findYear(s[start:]); from == 0 && to == end-start && !(start > 0 && digitOf(rune(s[start-1])) >= 0) {
		return start, year
	}
	return start, 0
}
