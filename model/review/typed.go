package review

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"
	"golang.org/x/text/width"

	"gouji/model"
)

// longest is the most characters a reviewer can mean to type into a cell; it
// also bounds how deep brackets nest.
const longest = 200

// Typed reads what a reviewer types into a cell: a number, with thousands
// separators if liked and in full-width digits if an input method made them so;
// nothing for a blank; "/" or "—" for a stroke; "=" and an arithmetic expression.
// The error is a [*Refusal].
func Typed(text string) (model.CellState, decimal.Decimal, error) {
	s := strings.TrimSpace(narrow(text))
	switch {
	case utf8.RuneCountInString(s) > longest:
		return 0, decimal.Decimal{}, refuse(sayTooLong(longest))
	case s == "":
		return model.Blank, decimal.Decimal{}, nil
	case isStroke(s):
		return model.Stroke, decimal.Decimal{}, nil
	case s[0] == '=':
		value, err := evaluate(s[1:])
		return model.Number, value, err
	}
	value, err := number(s)
	return model.Number, value, err
}

// narrow folds full-width signs into ASCII, and the signs of arithmetic that
// input methods offer into those of a keyboard.
func narrow(s string) string {
	return arithmeticSigns.Replace(width.Fold.String(s))
}

var arithmeticSigns = strings.NewReplacer("×", "*", "÷", "/", "−", "-")

func isStroke(s string) bool {
	switch strings.ToLower(s) {
	case "/", "-", "--", "—", "——", "–", "无", "n/a":
		return true
	}
	return false
}

// number reads a decimal number; thousands separators must stand every three digits.
func number(s string) (decimal.Decimal, error) {
	whole, _, _ := strings.Cut(strings.TrimLeft(s, "+-"), ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if len(groups) > 1 && (len(g) > 3 || len(g) == 0 || i > 0 && len(g) < 3) {
			return decimal.Decimal{}, refuse(sayBadGroups(s))
		}
	}
	value, err := decimal.Parse(strings.ReplaceAll(s, ",", ""))
	if err != nil || strings.ContainsAny(s, "eE") {
		return decimal.Decimal{}, refuse(sayNoNumber(s))
	}
	return value, nil
}

// typedYear reads a year of four digits; nothing typed means that none is known.
func typedYear(text string) (int, error) {
	s := strings.TrimSuffix(strings.TrimSpace(narrow(text)), "年")
	if s == "" {
		return 0, nil
	}
	year, err := strconv.Atoi(s)
	if err != nil || !(model.Day{Year: year}).Exists() {
		return 0, refuse(sayNoYear(text))
	}
	return year, nil
}

// typedDay reads 2018-01-03, 2018/1/3, 2018.1.3, 2018年1月3日, 20180103, and the
// same without a day or month; nothing typed means that none is known.
func typedDay(text string) (model.Day, error) {
	s := strings.TrimSpace(narrow(text))
	if s == "" {
		return model.Day{}, nil
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/. 年月日", r) })
	if len(parts) == 1 && len(parts[0]) == len("20180103") {
		parts = []string{s[:4], s[4:6], s[6:]}
	}
	var figures [3]int
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if i >= len(figures) || err != nil || n < 1 {
			return model.Day{}, refuse(sayNoDay(text))
		}
		figures[i] = n
	}
	day := model.Day{Year: figures[0], Month: figures[1], Day: figures[2]}
	if !day.Exists() {
		return model.Day{}, refuse(sayNoDay(text))
	}
	return day, nil
}

// typedDocumentNumber reads 机关代字〔2018〕5号 with any brackets and gives it
// with the proper ones; nothing typed means that it can't be known.
func typedDocumentNumber(text string) (string, error) {
	s := anyBrackets.Replace(strings.Join(strings.Fields(narrow(text)), ""))
	if s == "" {
		return "", nil
	}
	word, rest, ok := strings.Cut(s, "〔")
	year, serial, closed := strings.Cut(rest, "〕")
	serial = strings.TrimPrefix(strings.TrimSuffix(serial, "号"), "第")
	y, yearErr := strconv.Atoi(year)
	n, serialErr := strconv.Atoi(serial)
	if word == "" || !ok || !closed || yearErr != nil || serialErr != nil || n < 1 || len(year) != 4 || !(model.Day{Year: y}).Exists() {
		return "", refuse(sayNoDocumentNumber(text))
	}
	return word + "〔" + year + "〕" + strconv.Itoa(n) + "号", nil
}

var anyBrackets = strings.NewReplacer("[", "〔", "]", "〕", "(", "〔", ")", "〕", "【", "〔", "】", "〕", "{", "〔", "}", "〕")

// Plain is what was typed into a cell or fact as it came to stand there: the
// result of a sum, a number without separators, a date as 2018-01-03. What can't
// be read is given back as it is.
func Plain(a model.Address, typed string) string {
	list, _, inList := listed(a.Row)
	switch {
	case !a.IsFact():
		if state, value, err := Typed(typed); err == nil && state == model.Number {
			return value.String()
		}
	case inList && list == dateFacts:
		if day, err := typedDay(typed); err == nil {
			return day.String()
		}
	case inList && list == numbers:
		if n, err := typedDocumentNumber(typed); err == nil {
			return n
		}
	}
	return strings.TrimSpace(typed)
}
