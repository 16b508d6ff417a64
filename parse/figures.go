package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"
)

// longestUnit is the longest unit or sign of a cell in bytes.
const longestUnit = 9

// classify tells what a field is by its looks. The remark is what follows the
// figure: a unit, or "(其中修订16件)".
func classify(s string) (kind atomKind, value decimal.Decimal, remark string) {
	if n, ok := smallFigure(s); ok {
		return atomFigure, n, ""
	}
	if len(s) <= longestUnit {
		if isStroke(s) {
			return atomStroke, value, ""
		}
		if isUnit(s) {
			return atomUnit, value, ""
		}
	}
	if len(s) > 1 && strings.IndexByte(s, '\\') >= 0 { // 97\.984, as Markdown escapes it
		return classify(strings.ReplaceAll(s, "\\", ""))
	}
	if s == "" { // nothing but such signs
		return atomText, value, ""
	}
	if s[0] >= utf8.RuneSelf {
		if value, ok := spelledSign(s); ok {
			return atomFigure, value, ""
		}
	}
	if len(s) > 15 && allDigits(s) {
		return atomFigure, decimal.NegOne, "" // no figure is that long: several that ran together
	}
	if value, rest, ok := leadingFigure(s); ok {
		if a, b := trim(s, len(s)-len(rest), len(s)); a == b {
			return atomFigure, value, ""
		} else if isRemark(s[a:b]) {
			return atomFigure, value, s[a:b]
		}
	}
	return atomText, decimal.Decimal{}, ""
}

// spelledSign reads a change against last year whose sign is a word: 减4, 增加3.
func spelledSign(s string) (decimal.Decimal, bool) {
	for _, sign := range changeSigns {
		if rest, ok := strings.CutPrefix(s, sign.word); ok {
			n, ok := smallFigure(rest)
			if sign.less {
				n = n.Neg()
			}
			return n, ok
		}
	}
	return decimal.Decimal{}, false
}

// smallFigure reads the common case, up to 15 ASCII digits, without allocating.
func smallFigure(s string) (decimal.Decimal, bool) {
	if len(s) == 0 || len(s) > 15 {
		return decimal.Decimal{}, false
	}
	var n int64
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return decimal.Decimal{}, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	d, err := decimal.New(n, 0)
	return d, err == nil
}

// allDigits tells a run of ASCII digits and nothing else.
func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// leadingFigure reads a figure at the start of s: sign, digits of either width
// with thousands separators, a fraction.
func leadingFigure(s string) (value decimal.Decimal, rest string, ok bool) {
	var buf [40]byte
	n, i, digits, points := 0, 0, 0, 0
	group := -1 // digits since the last thousands separator
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		if r >= '０' && r <= '９' {
			r -= '０' - '0'
		}
		switch {
		case r >= '0' && r <= '9':
			digits++
			if group >= 0 {
				group++
			}
		case (r == '+' || r == '-' || r == '－' || r == '＋' || r == '−') && n == 0:
			if r == '－' || r == '−' {
				r = '-'
			} else if r == '＋' {
				r = '+'
			}
		case (r == '.' || r == '．') && digits > 0 && points == 0 && group != 1 && group != 2:
			r, points, group = '.', 1, -1
		case (r == ',' || r == '，' || r == '\'' || r == '’') && digits > 0 && points == 0 && (group == 3 || group < 0 && digits <= 3) && threeDigits(s[i+w:]):
			group = 0
			i += w
			continue
		default:
			goto done
		}
		if n == len(buf) {
			return value, s, false
		}
		buf[n] = byte(r)
		n++
		i += w
	}
done:
	if digits == 0 {
		return value, s, false
	}
	text := string(buf[:n])
	if text[n-1] == '.' {
		return value, s, false
	}
	value, err := decimal.Parse(text)
	return value, s[i:], err == nil
}

// threeDigits tells whether s goes on with three digits and then no fourth.
func threeDigits(s string) bool {
	for n := 0; ; n++ {
		r, w := utf8.DecodeRuneInString(s)
		digit := w > 0 && (r >= '0' && r <= '9' || r >= '０' && r <= '９')
		if n == 3 {
			return !digit
		}
		if !digit {
			return false
		}
		s = s[w:]
	}
}

// isRemark tells what may follow a figure in its cell.
func isRemark(s string) bool {
	return isUnit(s) || s == "%" || s == "％" || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（")
}

// isStroke tells the signs that say a cell has nothing to report.
func isStroke(s string) bool {
	switch s {
	case "/", "／", "-", "－", "—", "——", "———", "–", "--", "----", "\\", "N/A", "n/a", "*":
		return true
	}
	return none[s]
}
