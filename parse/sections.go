package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/form"
)

// longestHeading is the longest title of a section, in characters.
const longestHeading = 45

// usualSections is how many sections nearly all reports have at most.
const usualSections = 8

// sections finds the main headings: a Chinese ordinal and 、 at the start of a
// line that no table claims. f is nil for a report that follows no form.
func (d *draft) sections(f *form.Form) []model.Section {
	out := make([]model.Section, 0, usualSections)
	for i := range d.atoms {
		a := &d.atoms[i]
		if a.kind != atomText || a.taken || d.claimed(i) || i > 0 && d.atoms[i-1].line == a.line {
			continue
		}
		if a.label < 0 && !beginsWithNumeral(d.text[a.start:]) {
			continue
		}
		number, title, end := heading(d.text, a.start, d.lines[a.line].end)
		if number > 0 && d.besideRows(f, a, number) {
			continue
		}
		slot := d.sectionSlot(f, a, number, title)
		if number == 0 {
			if slot == 0 || !a.alone || !plainHeading(f, title) || len(out) > 0 && out[len(out)-1].Slot == slot {
				continue // the last is the caption of the section's table
			}
			number = slot
		}
		out = append(out, model.Section{Number: number, Title: title, Place: model.At(a.start, end), Slot: slot})
	}
	out = d.withoutContents(out)
	for i := range out {
		last := d.end()
		if i+1 < len(out) {
			last = out[i+1].Place.Start()
		}
		_, last = trim(d.text, out[i].Place.Start(), last)
		out[i].Span = model.Span{Start: out[i].Place.Start(), End: last}
	}
	return out
}

// besideRows tells a piece of the label of a group, which a page sets in lines of
// its own beside the rows of its table: "三、本年" of 三、本年度办理结果.
func (d *draft) besideRows(f *form.Form, a *atom, number int) bool {
	for i := range d.r.Tables {
		t := &d.r.Tables[i]
		if f == nil || a.start < t.Span.Start || a.start >= t.Span.End || f.Table(t.ID) == nil {
			continue
		}
		end := a.start
		for end < a.end && blankAt(d.text, end) == 0 {
			end++
		}
		piece := form.Fold(d.text[a.start:end])
		for _, row := range f.Table(t.ID).Rows {
			if row.Heading && row.Number == numeral(number) && strings.HasPrefix(form.Fold(row.Number+"、"+row.Label), piece) {
				return true
			}
		}
	}
	return false
}

// fewestContents is how many headings a table of contents has at least.
const fewestContents = 3

// withoutContents leaves out the headings that a table of contents lists: they
// stand close together at the top, and each comes again with its text.
func (d *draft) withoutContents(all []model.Section) []model.Section {
	n := 1
	for n < len(all) && all[n].Number > all[n-1].Number {
		n++
	}
	if n < fewestContents || n >= len(all) || !d.shortLines(all[0].Place.Start(), all[n-1].Place.Start()) {
		return all
	}
	for i := range all[:n] {
		again := func(s model.Section) bool {
			return s.Number == all[i].Number && strings.HasPrefix(all[i].Title, s.Title)
		}
		if !slices.ContainsFunc(all[n:], again) {
			return all
		}
	}
	return all[n:]
}

// shortLines tells whether no line between two offsets is prose or of a table.
func (d *draft) shortLines(from, to int) bool {
	for i, l := range d.lines {
		if l.start >= from && l.start < to && (d.tabled[i] || l.end-l.start > longestHeading*3 || endsSentence(d.text[l.start:l.end])) {
			return false
		}
	}
	return true
}

// beginsWithNumeral tells whether a line begins with a Chinese numeral.
func beginsWithNumeral(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '十' || r >= 0x4E00 && chineseDigit(r) > 0
}

func tooLongHeading(s string) bool {
	return len(s) > longestHeading*utf8.UTFMax || utf8.RuneCountInString(s) > longestHeading
}

// heading reads "三、标题" from the start of a line: its number, 0 for none, its
// title and where that ends. A heading that its text runs on behind ends at the
// first blank or sentence end.
func heading(text string, start, limit int) (number int, title string, end int) {
	p := start
	for n := 1; n <= 10; n++ {
		if s := numeral(n); strings.HasPrefix(text[p:limit], s) {
			number = n
			p += len(s)
			break
		}
	}
	if number > 0 {
		next, _ := trim(text, p, limit)
		r, w := utf8.DecodeRuneInString(text[next:limit])
		switch {
		case r == '、' || r == ',' || r == '，' || r == '.' || r == '．':
			p = next + w
		case next > p && namesSection(text[next:limit]): // 一 概述
			p = next
		default:
			return 0, text[start:min(limit, start+longestHeading*3)], limit
		}
	}
	p, _ = trim(text, p, limit)
	end = limit
	if tooLongHeading(text[p:limit]) {
		end = headingEnd(text, p, limit)
		if end == limit || tooLongHeading(text[p:end]) {
			return 0, "", limit
		}
	}
	title = strings.TrimRight(text[p:end], ":：。")
	if title == "" {
		return 0, "", limit
	}
	return number, title, p + len(title)
}

// namesSection tells a line that says what a section is about and no more.
func namesSection(s string) bool {
	if tooLongHeading(s) || sentenceSigns.in(s) || strings.ContainsAny(s, "0123456789|") {
		return false
	}
	folded := form.Fold(s)
	return hasAnySuffix(folded, sectionEnds) || slices.ContainsFunc(sectionWords, func(w sectionWord) bool { return w.fits(folded) })
}

func headingEnd(text string, start, limit int) int {
	for p := start; p < limit; {
		if blankAt(text, p) > 0 {
			return p
		}
		r, w := utf8.DecodeRuneInString(text[p:])
		if r == '。' || r == ':' || r == '：' {
			return p
		}
		p += w
	}
	return limit
}

// sectionSlot is the mandated section a heading answers to, by its official
// title or by the words that tell it apart; 0 for none.
func (d *draft) sectionSlot(f *form.Form, a *atom, number int, title string) int {
	if f == nil || len(f.Sections) == 0 {
		return 0
	}
	for _, s := range d.lex.meanings(d.formIndex, a.label) {
		if s.kind == slotSection && (number == 0 || f.Sections[s.table].Number == number) {
			return f.Sections[s.table].Number
		}
	}
	if number == 0 {
		return 0
	}
	folded := form.Fold(title)
	for _, w := range sectionWords {
		if w.fits(folded) && w.number <= len(f.Sections) {
			return w.number
		}
	}
	return 0
}

// plainHeading tells whether a title without a number is official to the letter.
func plainHeading(f *form.Form, title string) bool {
	folded := form.Fold(title)
	for _, s := range f.Sections {
		if form.Fold(s.Title) == folded {
			return true
		}
	}
	return false
}
