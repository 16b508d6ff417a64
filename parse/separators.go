package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gouji/model/form"
)

// Some tables have separators of their own: commas, as spreadsheets are saved, or
// full-width bars. Their rows are read through a twin of the text with tabs in
// those places (latex.go tells more of one), since commas stand in labels and sentences too: only where the
// usual way leaves rows missing, and only where it fills more cells.

// wideBar stands nowhere but between fields.
const wideBar = "｜"

// otherSeparators are tried one after another.
var otherSeparators = [...]string{wideBar, ",", ";", "，", "；", "/", "：", ":", "_", latexSeparator}

// retrySeparated looks for the separator that fills more cells than were filled before.
func (d *draft) retrySeparated(year int, tables *aligned) {
	counts := d.countSeparated()
	for i, sep := range otherSeparators {
		if counts[i] < fewestSeparated {
			continue
		}
		text, rows := d.tabbed(sep)
		if rows < fewestSeparated {
			continue
		}
		d.tryAgain(year, tables, func() { d.text = text })
	}
}

// shortestSeparated is the shortest row in bytes: two characters and a figure.
const shortestSeparated = 8

// countSeparated counts for each separator the lines that may be rows by their
// last sign alone: prose and single cells are passed over so.
func (d *draft) countSeparated() (counts [len(otherSeparators)]int) {
	for _, l := range d.lines {
		body := d.text[l.start:l.end]
		if len(body) < shortestSeparated || len(body) > longestSeparated || !endsRow(body) {
			continue
		}
		for i, sep := range otherSeparators {
			if strings.Contains(body, sep) {
				counts[i]++
			}
		}
	}
	return counts
}

// endsRow tells the last sign of a row: a digit, a sign for none, a mark of
// quotation or, before a blank cell, a separator.
func endsRow(s string) bool {
	last := s[len(s)-1]
	if last < utf8.RuneSelf {
		return last >= '0' && last <= '9' || strings.IndexByte("\",;/-\\", last) >= 0 || strings.HasSuffix(s, latexRule)
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("｜，；—", r) || digitOf(r) >= 0
}

// fewestSeparated is how many rows make a separator worth a second reading.
const fewestSeparated = 3

// tabbed gives the twin of the text with tabs for a separator, and the number of its rows.
func (d *draft) tabbed(sep string) (text string, rows int) {
	var out []byte
	for _, l := range d.lines {
		body := d.text[l.start:l.end]
		if sep == latexSeparator {
			body = withoutCommands(body)
		}
		if len(body) <= longestSeparated && !endsSentence(body) && strings.Contains(body, sep) && !strings.ContainsAny(body, "|\t") {
			if row := tabbedRow(body, sep); sep == wideBar || d.isSeparatedRow(row) {
				if out == nil {
					out = []byte(d.text)
				}
				copy(out[l.start:l.end], row)
				rows++
			}
		}
	}
	return string(out), rows
}

// longestSeparated is the longest row in bytes: the longest label and fifteen figures.
const longestSeparated = 600

// tabbedRow puts tabs in the places of a separator, and blanks in those of the
// quotation marks around fields. What stands between such marks is one field.
func tabbedRow(body, sep string) []byte {
	out := []byte(body)
	quoted := false
	for i := 0; i < len(body); {
		switch {
		case body[i] == '"':
			quoted = !quoted
			out[i] = ' '
		case !quoted && strings.HasPrefix(body[i:], sep):
			out[i] = '\t'
			for j := 1; j < len(sep); j++ {
				out[i+j] = ' '
			}
			i += len(sep) - 1
		}
		i++
	}
	return out
}

// fewestBare is how many figures stand together where a row has no label: the
// disputes table has fifteen.
const fewestBare = 10

// isSeparatedRow tells a row by its first words, which the number of the row may
// stand before, and its last field: a figure, a blank or a known heading. Words that
// end in a digit ran together with a figure, and the comma after it is its own.
func (d *draft) isSeparatedRow(row []byte) bool {
	fields := strings.Split(string(row), "\t")
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	if len(fields) >= fewestBare && !slices.ContainsFunc(fields, isWords) {
		return true
	}
	stated := func(f string) bool { return f != "" }
	first := slices.IndexFunc(fields, stated)
	if first >= 0 && allDigits(fields[first]) { // the number of the row
		next := slices.IndexFunc(fields[first+1:], stated)
		if first += 1 + next; next < 0 || isUnit(fields[first]) {
			return false
		}
	}
	if first < 0 || !isWords(fields[first]) {
		return false
	}
	if end, _ := utf8.DecodeLastRuneInString(fields[first]); digitOf(end) >= 0 {
		return false
	}
	last := fields[len(fields)-1]
	_, known := d.lex.ids[form.Fold(last)]
	return last == "" || known || !isWords(last)
}
