package parse

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"gouji/model"
)

// documentNumbers finds 发文字号: an issuing code, the year in brackets, a
// serial and 号. A bracket or 号 that extraction lost is noticed by what is left.
func (d *draft) documentNumbers(figures []proseFigure) []model.DocumentNumber {
	var out []model.DocumentNumber
	for i, f := range figures {
		if f.digits < 4 || !yearStart(d.text[f.start:f.end]) {
			continue
		}
		l := d.sentence(f.line)
		open, w := utf8.DecodeLastRuneInString(d.text[l.start:f.start])
		opened := strings.ContainsRune(openBrackets, open)
		if !opened {
			if shut, _ := utf8.DecodeRuneInString(d.text[f.end:l.end]); f.digits > 4 || !strings.ContainsRune(hexClosing, shut) || !isHan(open) {
				continue
			}
			w = 0 // 某政办2018〕43号
		}
		code := codeStart(d.text, l.start, f.start-w)
		if code == f.start-w {
			continue
		}
		var next *proseFigure
		if i+1 < len(figures) && figures[i+1].line == f.line {
			next = &figures[i+1]
		}
		n, ok := d.documentNumber(code, f.start-w, f, next, l.end, strings.ContainsRune(hexBrackets, open) || !opened)
		if !opened && n.Number != "" {
			n.Number, n.Repairs = "", []string{n.Number}
		}
		if ok {
			n.Own = d.bearsNumber(n, l)
			out = append(out, n)
		}
	}
	return out
}

// codeStart walks left over the issuing code, at most twelve characters.
func codeStart(text string, limit, end int) int {
	start := end
	for range 12 {
		r, w := utf8.DecodeLastRuneInString(text[limit:start])
		if w == 0 || !isHan(r) {
			break
		}
		start -= w
	}
	for _, lead := range codeLeads {
		if n := strings.LastIndex(text[start:end], lead); n >= 0 {
			start += n + len(lead) // nothing may be left: a number that goes on with the issuer of the one before
		}
	}
	return start
}

// documentNumber reads what follows the opening bracket. Only the hexagonal
// brackets make a damaged number certain; others are as often just brackets.
func (d *draft) documentNumber(code, open int, f proseFigure, next *proseFigure, limit int, hexagonal bool) (model.DocumentNumber, bool) {
	name := d.text[code:open]
	digits := narrow(d.text[f.start:f.end])
	year, serial, end := digits[:4], digits[4:], f.end
	closed := false
	if r, w := utf8.DecodeRuneInString(d.text[end:limit]); strings.ContainsRune(closeBrackets, r) && w > 0 {
		closed = true
		end += w
	}
	if serial == "" && closed && next != nil && onlyBetween(d.text[end:next.start]) {
		serial, end = narrow(d.text[next.start:next.end]), next.end
	}
	named := false
	if rest := strings.TrimLeft(d.text[end:limit], " \n"); strings.HasPrefix(rest, numberWord) {
		named = true
		end = limit - len(rest) + len(numberWord)
	}
	n := model.DocumentNumber{Text: d.text[code:end], Place: model.At(code, end)}
	sound := fmt.Sprintf("%s〔%s〕%s号", name, year, strings.TrimLeft(serial, "0"))
	_, err := strconv.Atoi(serial)
	switch {
	case closed && named && len(digits) == 4 && err == nil && len(serial) <= 5:
		n.Number = sound
		return n, true
	case !hexagonal && !(named && closed):
		return n, false
	case err != nil || len(serial) > 5 || serial == "":
		return n, hexagonal && serial != ""
	}
	n.Repairs = []string{sound}
	return n, true
}

// onlyBetween tells what may stand between bracket and serial: blanks, 第.
func onlyBetween(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || s == "第"
}

// narrow gives the ASCII digits of a figure.
func narrow(s string) string {
	var b strings.Builder
	for _, r := range s {
		if n := digitOf(r); n >= 0 {
			b.WriteByte(byte('0' + n))
		}
	}
	return b.String()
}

// bearsNumber tells whether the number is the document's own: it stands alone
// in its line, or after 文号.
func (d *draft) bearsNumber(n model.DocumentNumber, l line) bool {
	if start, end := trim(d.text, l.start, l.end); start == n.Place.Start() && end == n.Place.End() {
		return true
	}
	return endsWithLabel(d.text[l.start:n.Place.Start()], numberLabels)
}

// page notices that a file is one page of several by the links between them.
func (d *draft) page() model.Page {
	var p model.Page
	for i, l := range d.lines {
		if d.tabled[i] || l.end-l.start > 200 || strings.IndexByte(d.text[l.start:l.end], '[') < 0 {
			continue
		}
		body := d.text[l.start:l.end]
		previous, next := strings.Contains(body, pageBefore), strings.Contains(body, pageAfter)
		if !previous && !next {
			continue
		}
		last := lastLinked(body)
		if last < 2 {
			continue
		}
		p.Of, p.Place = last, model.At(l.start, l.end)
		switch {
		case previous && !next:
			p.Number = last
		case next && !previous:
			p.Number = 1
		}
	}
	if p.Of > 0 && len(d.r.Sections) > 0 && d.r.Sections[0].Number > 1 {
		p.CutStart = true
	}
	for _, n := range d.r.Notes {
		if n.Kind == model.TableCut {
			p.CutEnd = true
			if len(p.Place) == 0 {
				p.Place = n.Place
			}
		}
	}
	return p
}

// lastLinked is the highest number linked as [n]; 0 for none.
func lastLinked(s string) int {
	last := 0
	for {
		open := strings.IndexByte(s, '[')
		if open < 0 {
			return last
		}
		s = s[open+1:]
		shut := strings.IndexByte(s, ']')
		if shut < 0 {
			return last
		}
		if n, err := strconv.Atoi(s[:shut]); err == nil && n < 100 {
			last = max(last, n)
		}
	}
}
