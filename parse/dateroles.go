package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// dates finds the dates that the text gives a role to.
func (d *draft) dates(figures []proseFigure) []model.Date {
	out := d.scratch.dates[:0]
	add := func(role model.DateRole, t dateText) {
		out = append(out, model.Date{Role: role, Text: strings.TrimSpace(d.text[t.start:t.end]), Place: model.At(t.start, t.end),
			Day: t.day, Fault: t.fault, Candidates: t.candidates})
	}
	period, after := 0, 0 // dates of the period found, and where the last of them ends
	for next := 0; next < len(figures); next++ {
		f := figures[next]
		if f.digits < 4 || !yearStart(d.text[f.start:f.end]) {
			continue
		}
		l := d.sentence(f.line)
		t, ok := readDate(d.text, f.start, l.end)
		if !ok {
			continue
		}
		role, ok := d.roleOf(t, l, f.line, period)
		bounds := role == model.PeriodStart || role == model.PeriodEnd
		if role == model.PeriodStart && after > 0 && !strings.Contains(d.text[after:t.start], fullStop) {
			ok = false // a sentence names one period
		}
		end, whole := dateText{end: t.end}, false
		if ok && role == model.PeriodStart && !t.day.IsZero() {
			if end, whole = d.periodEnd(t, l); !whole {
				end.end = t.end
				ok = t.day.Day == 0 || t.day.Month == 1 && t.day.Day == 1 // else something else began that day
			}
		}
		if ok && role == model.PeriodStart && t.day.IsZero() && len(t.candidates) > 0 { // 202011日至1231日
			first := t
			first.day = t.candidates[0].Day
			if end, whole = d.periodEnd(first, l); !whole {
				end.end = t.end
			}
		}
		for next+1 < len(figures) && figures[next+1].start < end.end {
			next++
		}
		if !ok {
			continue
		}
		add(role, t)
		if bounds {
			period, after = period+1, t.end
		}
		if whole {
			period, after = period+1, end.end
			add(model.PeriodEnd, end)
		}
	}
	out = append(out, d.chineseDates(period == 0)...)
	sortDates(out)
	d.scratch.dates = out
	return append([]model.Date(nil), out...)
}

// fullLine is the least length in bytes of a line that was broken because it was full.
const fullLine = 60

// sentence is a line, and the next with it where the sentence goes on there: in
// texts set to a measure a date may be broken over two.
func (d *draft) sentence(i int) line {
	l := d.lines[i]
	if i+1 < len(d.lines) && d.lines[i+1].number == l.number+1 && !d.tabled[i+1] && l.end-l.start >= fullLine && !endsSentence(d.text[l.start:l.end]) {
		l.end = d.lines[i+1].end
	}
	return l
}

// periodEnd reads the last day of a period, which may leave its year out:
// 2023年1月1日起至2023年12月31日, 2023年1月1日到12月31日止.
func (d *draft) periodEnd(first dateText, l line) (dateText, bool) {
	p, found := d.periodTail(first.end, l.end)
	if !found || p >= l.end {
		return dateText{}, false
	}
	t, ok := readDate(d.text, p, l.end)
	if !ok {
		s := dateScanner{text: d.text, at: p, limit: l.end}
		t = dateText{start: p}
		if !s.yearMonthDay(&t, first.day.Year) {
			return t, false
		}
		t.end = s.at
	}
	return t, t.day.Day != 0 || t.fault != model.DateSound || first.day.Day == 0
}

// periodTail passes over the words between the first and the last day of a
// period: 起至. 起 alone leads to none.
func (d *draft) periodTail(from, limit int) (p int, found bool) {
	p, _ = trim(d.text, from, limit)
	for range mostTails {
		i := slices.IndexFunc(periodTails, func(w string) bool { return strings.HasPrefix(d.text[p:limit], w) })
		switch {
		case i >= 0:
			w := periodTails[i]
			found = found || w != periodFrom && w != periodTo
			p += len(w)
		case !found && p > from && strings.HasPrefix(d.text[p:limit], "，"):
			p += len("，")
		default:
			return p, found
		}
		p, _ = trim(d.text, p, limit)
	}
	return p, found
}

// mostTails is how many words and signs stand between the days of a period.
const mostTails = 4

// wholeYear tells the first day of the title's year where its last day follows:
// the period of a report that does not call it so.
func (d *draft) wholeYear(t dateText, l line) bool {
	year := t.day.Year
	if t.day != (model.Day{Year: year, Month: 1, Day: 1}) || year != yearIn(d.r.Title.Text) {
		return false
	}
	end, ok := d.periodEnd(t, l)
	return ok && end.day == model.Day{Year: year, Month: 12, Day: 31}
}

func yearStart(s string) bool {
	return strings.HasPrefix(s, "20") || strings.HasPrefix(s, "19") || strings.HasPrefix(s, "２０") || strings.HasPrefix(s, "１９")
}

// roleOf tells the part a date plays by the words around it; false for a date
// that only tells of something.
func (d *draft) roleOf(t dateText, l line, index, period int) (model.DateRole, bool) {
	before := d.text[max(l.start, t.start-120):t.start]
	if trimmed := strings.TrimRight(before, " "); l.end-l.start <= longestFacts || strings.HasSuffix(trimmed, ":") || strings.HasSuffix(trimmed, "：") {
		if role := labelledRole(d.labelBefore(before, index)); role != "" {
			return role, true
		}
	}
	switch {
	case d.imprint(t, l):
		return model.Printed, true
	case period%2 == 0 && hasAnySuffix(strings.TrimRight(before, " "), asOfWords):
		return model.AsOf, t.day.Day != 0 || t.fault != model.DateSound
	case d.inPeriod(t, l):
		if period%2 == 0 && !hasAnySuffix(strings.TrimRight(before, " \u00a0\u3000"), periodJoins) {
			return model.PeriodStart, true
		}
		return model.PeriodEnd, true
	case period == 0 && d.wholeYear(t, l):
		return model.PeriodStart, true
	case hasAnySuffix(strings.TrimRight(before, " "), asOfWords):
		return model.AsOf, t.day.Day != 0 || t.fault != model.DateSound
	case index < titleReach/4 && d.factsFollow(t, l):
		return model.Published, true
	case d.standsAlone(t, l):
		return d.loneRole(t, l, index), true
	}
	return "", false
}

// imprint tells the date of a line like "某局办公室 2018年1月3日印发": nothing comes
// after it, where prose goes on with what was printed.
func (d *draft) imprint(t dateText, l line) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(d.text[t.end:l.end], " \u00a0\u3000"), printedWord)
	return ok && strings.Trim(rest, " \u00a0\u3000。)）") == ""
}

// factsFollow tells a date among facts about the page: the line begins with it or
// with one of them, and others follow, or the name of a body alone, apart from
// the day or behind a time of it.
func (d *draft) factsFollow(t dateText, l line) bool {
	before := strings.Trim(d.text[l.start:t.start], "[(| \u00a0\u3000")
	if t.day.Day == 0 || l.end-l.start > longestFacts {
		return false
	}
	rest := strings.TrimPrefix(d.text[t.end:l.end], noFraction)
	after := strings.TrimLeft(rest, "])| \u00a0\u3000")
	timed := strings.Contains(d.text[t.start:t.end], ":")
	if before != "" && !isFact(before) && !(timed && isFact(after)) { // the name of the site
		return false
	}
	apart := after != rest || timed
	return isFact(after) || before == "" && apart && utf8.RuneCountInString(after) <= 30 && agencyLike(trimName(after))
}

// isFact tells what begins with the name of a fact about the page.
func isFact(s string) bool {
	return slices.ContainsFunc(factsBesideDate, func(w string) bool { return strings.HasPrefix(s, w) })
}

const noFraction = ".0" // of a second, as programs print times

// longestFacts is the longest line, in bytes, of facts about the page.
const longestFacts = 600

// labelBefore is what stands before a date: in its line, or where it begins that,
// the line above if it is a label and no more.
func (d *draft) labelBefore(before string, index int) string {
	if strings.TrimLeft(before, labelSigns) == "" && index > 0 {
		if above := d.lines[index-1]; above.end-above.start <= longestTitleLabel && d.lines[index].number-above.number <= 2 {
			s := d.text[above.start:above.end]
			if strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") || dateLabel(strings.Trim(s, listSigns)) {
				return s
			}
		}
	}
	return before
}

// dateLabel tells what is the label of a date and no more.
func dateLabel(s string) bool {
	return slices.Contains(publishedLabels, s) || slices.Contains(signedLabels, s) || slices.Contains(imprintLabels, s)
}

// listSigns stand before the members of a list on a page.
const listSigns = "•·-* \u00a0\u3000"

// labelledRole is the role that "发布日期:" or the like right before a date gives
// it; "" for none. 日期 alone says that of publication, 生效日期 does not.
func labelledRole(before string) model.DateRole {
	before = strings.TrimRight(before, labelSigns)
	if last, _ := utf8.DecodeLastRuneInString(before); !dateLabelEnds.has(last) {
		return ""
	}
	switch {
	case endsWithLabel(before, signedLabels):
		return model.Signed
	case endsWithLabel(before, imprintLabels):
		return model.Printed
	case endsWithLabel(before, publishedLabels):
		return model.Published
	}
	for _, w := range dateLabels {
		if rest, ok := strings.CutSuffix(before, w); ok {
			if r, _ := utf8.DecodeLastRuneInString(rest); !isHan(r) {
				return model.Published
			}
		}
	}
	return ""
}

// endsWithLabel tells whether "发布日期:" or the like stands right before.
func endsWithLabel(before string, keys []string) bool {
	return hasAnySuffix(squeezed(strings.TrimRight(before, labelSigns)), keys)
}

func hasAnySuffix(s string, suffixes []string) bool {
	for _, w := range suffixes {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// inPeriod tells whether the date is the first or last day of the reporting
// period: words for it stand before, and 起, 至 or 止 close by.
func (d *draft) inPeriod(t dateText, l line) bool {
	before := d.text[runeFloor(d.text, max(0, t.start-150)):t.start] // the sentence may be wrapped
	before = before[strings.LastIndex(before, fullStop)+1:]
	if !periodWords.in(squeezed(before)) {
		return false
	}
	after := d.text[t.end:min(l.end, t.end+30)]
	near := strings.TrimRight(before, " \u00a0\u3000")
	for _, w := range periodStarts {
		if strings.HasSuffix(near, w) {
			return true
		}
	}
	for _, w := range periodTails {
		if strings.HasPrefix(strings.TrimLeft(after, " \u00a0"), w) {
			return true
		}
	}
	return false
}

func dropBlank(r rune) rune {
	if r == ' ' || r == '\n' || r == '\r' || isBlank(r) {
		return -1
	}
	return r
}

// loneRole is the role of a date that stands alone: near the title that of the
// page, but in words, and in brackets or below a body's name, that of the paper:
// （二〇一一年四月二日）.
func (d *draft) loneRole(t dateText, l line, index int) model.DateRole {
	if index >= 12 || l.start >= len(d.text)/8 {
		return model.Signed
	}
	if inWords := strings.Contains(d.text[t.start:t.end], yearHeadWord); inWords && (bracketedDay(d.text[l.start:l.end]) > 0 ||
		index > 0 && d.adjacent(index-1) && agencyLike(d.text[d.lines[index-1].start:d.lines[index-1].end])) {
		return model.Signed
	}
	return model.Published
}

// standsAlone tells whether the line is the date, or a short name and the date.
func (d *draft) standsAlone(t dateText, l line) bool {
	if t.day.Month == 0 && t.fault == model.DateSound {
		return false
	}
	_, end := trim(d.text, t.end, l.end)
	if end > t.end && d.text[t.end:end] != ")" && d.text[t.end:end] != "）" {
		return false
	}
	start, end := trim(d.text, l.start, t.start)
	lead := strings.Trim(d.text[start:end], "(（")
	return lead == "" || utf8.RuneCountInString(lead) <= 30 && agencyLike(trimName(lead)) || lead == d.r.Title.Text && bracketedDay(d.text[l.start:l.end]) > 0
}

// chineseDates finds dates in Chinese numerals that stand alone in their line, and
// the period in prose where it is not found yet.
func (d *draft) chineseDates(period bool) []model.Date {
	var out []model.Date
	for i, l := range d.lines {
		if d.tabled[i] || d.traits[i]&withYear == 0 {
			continue
		}
		if l.end-l.start > 120 {
			if period {
				out = append(out, d.chinesePeriod(l)...)
			}
			continue
		}
		if !yearHeads.in(d.text[l.start:l.end]) {
			continue
		}
		start := l.end - bracketedDay(d.text[l.start:l.end]) // behind the year of a title
		if start == l.end {
			start = l.start
		}
		for start < l.end && chineseDigitAt(d.text[start:l.end]) < 0 {
			start++
			for start < l.end && !utf8.RuneStart(d.text[start]) {
				start++
			}
		}
		if start == l.end || d.text[start] >= '0' && d.text[start] <= '9' {
			continue
		}
		t, ok := readDate(d.text, start, l.end)
		if !ok || !d.standsAlone(t, l) {
			continue
		}
		out = append(out, model.Date{Role: d.loneRole(t, l, i), Text: d.text[t.start:t.end], Place: model.At(t.start, t.end), Day: t.day, Fault: t.fault, Candidates: t.candidates})
	}
	return out
}

// chinesePeriod finds the reporting period in Chinese numerals:
// 自二○○九年一月一日起至二○○九年十二月三十一日止.
func (d *draft) chinesePeriod(l line) (out []model.Date) {
	body := d.text[l.start:l.end]
	for _, end := yearHeads.next(body, 0); end > 0; _, end = yearHeads.next(body, end) {
		at, year := yearBefore(body, end-len(yearHeadWord))
		if year == 0 || body[at] < utf8.RuneSelf {
			continue
		}
		t, ok := readDate(d.text, l.start+at, l.end)
		if !ok || !d.inPeriod(t, l) || len(out) == 2 {
			continue
		}
		role := model.PeriodStart
		if len(out) == 1 {
			role = model.PeriodEnd
		}
		out = append(out, model.Date{Role: role, Text: d.text[t.start:t.end], Place: model.At(t.start, t.end), Day: t.day, Fault: t.fault, Candidates: t.candidates})
	}
	return out
}

func chineseDigitAt(s string) int {
	if s[0] >= 0xE4 && s[0] <= 0xE9 && len(s) >= 3 {
		if !dateDigits.has(hanAt(s, 0)) {
			return -1
		}
	}
	r, _ := utf8.DecodeRuneInString(s)
	return chineseDigit(r)
}

func sortDates(dates []model.Date) {
	for i := 1; i < len(dates); i++ {
		for j := i; j > 0 && dates[j].Place.Start() < dates[j-1].Place.Start(); j-- {
			dates[j], dates[j-1] = dates[j-1], dates[j]
		}
	}
}

// weighDates orders the candidates of damaged dates by what their role makes
// likely: a period runs from 1 January to 31 December, a report is signed in
// the first half of the year after its own.
func (d *draft) weighDates() {
	for i := range d.r.Dates {
		date := &d.r.Dates[i]
		if len(date.Candidates) == 1 && date.Candidates[0].Basis == model.OnlyReading {
			date.Day = date.Candidates[0].Day
			continue
		}
		for j := range date.Candidates {
			c := &date.Candidates[j]
			switch {
			case date.Role == model.PeriodStart && c.Day.Month == 1 && c.Day.Day == 1,
				(date.Role == model.PeriodEnd || date.Role == model.AsOf) && c.Day.Month == 12 && c.Day.Day == 31:
				c.Basis = model.ByPeriod
			case (date.Role == model.Signed || date.Role == model.Published) && c.Day.Year == d.r.Year.Value+1 && c.Day.Month <= 6:
				c.Basis = model.ByRole
			}
		}
		for j := 1; j < len(date.Candidates); j++ {
			for k := j; k > 0 && date.Candidates[k].Basis < date.Candidates[k-1].Basis; k-- {
				date.Candidates[k], date.Candidates[k-1] = date.Candidates[k-1], date.Candidates[k]
			}
		}
	}
}
