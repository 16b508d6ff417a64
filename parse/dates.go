package parse

import (
	"unicode/utf8"

	"gouji/model"
)

// dateText is a date as it stands in the text, before it has a role.
type dateText struct {
	start, end int
	day        model.Day
	fault      model.DateFault
	candidates []model.DateCandidate
}

// readDate reads a date that begins at i: in figures with 年月日, "-", "/" or
// ".", in Chinese numerals with every sign for nought, and with separators lost.
func readDate(text string, i, limit int) (dateText, bool) {
	s := dateScanner{text: text, at: i, limit: limit}
	year, chinese := s.year()
	if year == 0 {
		return dateText{}, false
	}
	d := dateText{start: i}
	ok := false
	switch sep := s.separator(); {
	case sep == '年':
		ok = s.yearMonthDay(&d, year)
	case chinese:
	case sep == '-' || sep == '/' || sep == '.':
		ok = s.numeric(&d, year, byte(sep))
	case sep == '月':
		ok = s.monthLost(&d, year)
	case sep == 0:
		ok = s.runTogether(&d, year)
	}
	d.end = s.at
	return d, ok
}

// dateScanner walks over the parts of one date; blanks may stand between them.
type dateScanner struct {
	text      string
	at, limit int
}

func (s *dateScanner) peek() (rune, int) {
	if s.at >= s.limit {
		return 0, 0
	}
	return utf8.DecodeRuneInString(s.text[s.at:s.limit])
}

func (s *dateScanner) blanks() {
	for s.at < s.limit {
		n := blankAt(s.text, s.at)
		if n == 0 {
			return
		}
		s.at += n
	}
}

func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// digits reads up to most digits of either width.
func (s *dateScanner) digits(most int) (value, n int) {
	for n < most {
		r, w := s.peek()
		d := digitOf(r)
		if w == 0 || d < 0 {
			break
		}
		value, n = value*10+d, n+1
		s.at += w
	}
	return value, n
}

// year reads four digits, or four Chinese numerals that 年 follows.
func (s *dateScanner) year() (year int, chinese bool) {
	start := s.at
	if y, n := s.digits(4); n == 4 && y >= 1990 && y <= 2099 {
		return y, false
	}
	s.at = start
	y := 0
	for range 4 {
		r, w := s.peek()
		d := chineseDigit(r)
		if w == 0 || d < 0 {
			s.at = start
			return 0, true
		}
		y = y*10 + d
		s.at += w
	}
	mark := s.at
	s.blanks()
	if r, _ := s.peek(); r != '年' || y < 1990 || y > 2099 {
		s.at = start
		return 0, true
	}
	s.at = mark
	return y, true
}

// separator reads one sign between year and month; 0 where a digit or nothing follows.
func (s *dateScanner) separator() rune {
	mark := s.at
	s.blanks()
	r, w := s.peek()
	switch r {
	case '年', '月', '-', '/', '.', '－', '／', '．':
		s.at += w
		switch r {
		case '－':
			return '-'
		case '／':
			return '/'
		case '．':
			return '.'
		}
		return r
	}
	s.at = mark
	return 0
}

// part reads a month or a day of the month, in digits or Chinese numerals.
func (s *dateScanner) part() (value, n int) {
	s.blanks()
	if v, n := s.digits(4); n > 0 {
		return v, n
	}
	start := s.at
	if r, w := s.peek(); r == firstMonth {
		s.at += w
		return 1, 1
	}
	for s.at < s.limit {
		r, w := s.peek()
		if w == 0 || chineseDigit(r) < 0 && r != '十' && r != '廿' {
			break
		}
		s.at += w
	}
	if s.at == start {
		return 0, 0
	}
	return chineseNumber(s.text[start:s.at]), 1
}

func (s *dateScanner) accept(want rune) bool {
	mark := s.at
	s.blanks()
	if r, w := s.peek(); r == want {
		s.at += w
		return true
	}
	s.at = mark
	return false
}

func (s *dateScanner) yearMonthDay(d *dateText, year int) bool {
	afterYear := s.at
	month, digits := s.part()
	if digits == 0 {
		s.at = afterYear
		return false
	}
	if s.accept('日') || s.accept('号') { // 2018年11日: 月 is lost
		d.fault = model.DateUnreadable
		d.candidates = splitMonthDay(year, s.text[afterYear:s.at], false)
		return true
	}
	if digits > 2 || !s.accept('月') {
		s.at = afterYear
		return false
	}
	afterMonth := s.at
	day, digits := s.part()
	switch {
	case digits == 0:
		s.at = afterMonth
		d.set(model.Day{Year: year, Month: month})
	case digits > 2:
		s.at = afterMonth
		return false
	default:
		if s.accept('日') {
			s.clock()
		} else {
			s.accept('号') // 日 is lost, as in 2018年1月3印发
		}
		d.set(model.Day{Year: year, Month: month, Day: day})
	}
	return true
}

func (s *dateScanner) numeric(d *dateText, year int, sep byte) bool {
	s.blanks()
	month, n := s.digits(2)
	if n == 0 || !s.accept(rune(sep)) {
		return false
	}
	s.blanks()
	day, n := s.digits(2)
	if n == 0 {
		return false
	}
	if r, _ := s.peek(); digitOf(r) >= 0 {
		return false
	}
	s.clock()
	d.set(model.Day{Year: year, Month: month, Day: day})
	return true
}

// clock passes over a time of day after a date, which stays part of its text.
func (s *dateScanner) clock() {
	mark := s.at
	if s.at < s.limit && s.text[s.at] == 'T' {
		s.at++
	}
	s.blanks()
	_, n := s.digits(2)
	if n == 0 || s.at >= s.limit || s.text[s.at] != ':' {
		s.at = mark
		return
	}
	for s.at < s.limit && s.text[s.at] == ':' {
		s.at++
		s.blanks()
		s.digits(2)
	}
}

// monthLost reads 2015月1日: what stood between year and 月 is lost, and it held digits.
func (s *dateScanner) monthLost(d *dateText, year int) bool {
	day, n := s.digits(2)
	if n == 0 || !s.accept('日') {
		return false
	}
	d.fault = model.DateUnreadable
	if day == 1 {
		d.candidates = []model.DateCandidate{{Day: model.Day{Year: year, Month: 1, Day: 1}, Basis: model.OneOfMany}}
	}
	return true
}

// runTogether reads 201711, 2021926, 20171231: year, month and day whose
// separators are lost. Digits are never lost that way.
func (s *dateScanner) runTogether(d *dateText, year int) bool {
	start := s.at
	month, n := s.digits(5)
	if n == 1 || n == 2 { // 20201月1日: 年 is lost
		if mark := s.at; s.accept(monthSign) {
			if day, n := s.part(); n > 0 && n <= 2 && s.accept('日') {
				d.fault = model.DateUnreadable
				if at := (model.Day{Year: year, Month: month, Day: day}); month >= 1 && at.Exists() {
					d.candidates = []model.DateCandidate{{Day: at, Basis: model.OnlyReading}}
				}
				return len(d.candidates) > 0
			}
			s.at = mark
		}
	}
	if n < 2 || n > 4 {
		return false
	}
	rest := s.text[start:s.at]
	if s.accept('日') {
		rest = s.text[start:s.at]
	}
	d.fault = model.DateUnreadable
	d.candidates = splitMonthDay(year, rest, n == 2)
	return len(d.candidates) > 0
}

func (d *dateText) set(day model.Day) {
	if day.Month >= 1 && day.Exists() {
		d.day = day
		return
	}
	d.fault = model.DateImpossible
}

// splitMonthDay gives the days that a run of two to four digits can be, and
// with orMonth the month that two digits can be.
func splitMonthDay(year int, digits string, orMonth bool) []model.DateCandidate {
	var ds []int
	for _, r := range digits {
		if d := digitOf(r); d >= 0 {
			ds = append(ds, d)
		}
	}
	var out []model.DateCandidate
	for cut := 1; cut <= 2 && cut < len(ds); cut++ {
		month, okMonth := joinDigits(ds[:cut], len(ds) == 4)
		day, okDay := joinDigits(ds[cut:], len(ds) == 4)
		if d := (model.Day{Year: year, Month: month, Day: day}); okMonth && okDay && month >= 1 && day >= 1 && d.Exists() {
			out = append(out, model.DateCandidate{Day: d, Basis: model.OneOfMany})
		}
	}
	if len(out) == 1 {
		out[0].Basis = model.OnlyReading
	}
	if orMonth && len(ds) == 2 {
		if month := ds[0]*10 + ds[1]; month >= 10 && month <= 12 {
			out = append(out, model.DateCandidate{Day: model.Day{Year: year, Month: month}, Basis: model.OneOfMany})
		}
	}
	return out
}

// joinDigits reads one or two digits; a leading nought only where dates are padded.
func joinDigits(ds []int, padded bool) (int, bool) {
	switch len(ds) {
	case 1:
		return ds[0], !padded
	case 2:
		return ds[0]*10 + ds[1], padded || ds[0] != 0
	}
	return 0, false
}

// chineseNumber reads 一 to 三十一 in the spellings dates use; 0 for anything else.
func chineseNumber(s string) int {
	total, digit := 0, 0
	for _, r := range s {
		switch {
		case r == '十':
			total += max(digit, 1) * 10
			digit = 0
		case r == '廿':
			total += 20
			digit = 0
		case chineseDigit(r) >= 0:
			digit = digit*10 + chineseDigit(r)
		default:
			return 0
		}
	}
	return total + digit
}
