package form

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a label into the shape labels are compared in: NFKC, CJK radicals
// as the characters they stand for, no white space and no backslash, one kind of quotation mark,
// one sign for 、 and the comma.
func Fold(label string) string { return string(AppendFold(make([]byte, 0, len(label)), label)) }

// AppendFold appends the folded label to dst, so that a caller who looks many
// labels up need not allocate for each.
func AppendFold(dst []byte, label string) []byte {
	for i := 0; i < len(label); {
		if end := endOfHan(label, i); end > i {
			dst = append(dst, label[i:end]...)
			i = end
			continue
		}
		c := label[i]
		if c < utf8.RuneSelf {
			i++
			if c > ' ' && c != 0x7f && c != '\\' { // Markdown escapes signs with it
				dst = append(dst, c)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(label[i:])
		sign := FoldSign(r)
		switch {
		case sign != 0:
			dst = utf8.AppendRune(dst, sign)
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
		default:
			dst = appendOther(dst, r)
		}
		i += n
	}
	return dst
}

// endOfHan is where the Han characters end that begin at i; they fold to themselves.
func endOfHan(label string, i int) int {
	for i+3 <= len(label) && label[i] >= 0xE4 && label[i] <= 0xE9 {
		i += 3
	}
	return i
}

// FoldSign is what one of the usual signs of Chinese text folds to; 0 for what is
// none of them.
func FoldSign(r rune) rune {
	switch {
	case r == '、':
		return ','
	case r == '“' || r == '”' || r == '″' || r == '＂':
		return '"'
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r == '。' || r == '《' || r == '》' || r == '—' || r == '〔' || r == '〕':
		return r
	}
	return 0
}

func appendOther(dst []byte, r rune) []byte {
	if to, ok := radicals[r]; ok {
		return utf8.AppendRune(dst, to)
	}
	if r >= '①' && r <= '⑳' { // an ordinal, which would stick to its label without a point
		return append(strconv.AppendInt(dst, int64(r-'①')+1, 10), '.')
	}
	start := len(dst)
	dst = utf8.AppendRune(dst, r)
	if norm.NFKC.IsNormal(dst[start:]) {
		return dst
	}
	dst = norm.NFKC.AppendString(dst[:start], string(r))
	for i := start; i < len(dst); i++ { // NFKC turns some signs into ones with blanks inside
		if dst[i] == ' ' {
			dst = append(dst[:i], dst[i+1:]...)
			i--
		}
	}
	return dst
}

// radicals are the signs of the CJK Radicals Supplement that NFKC leaves alone.
var radicals = map[rune]rune{
	'⻅': '见', '⻔': '门', '⻓': '长', '⺠': '民', '⻛': '风',
	'⻬': '齐', '⻋': '车', '⻚': '页', '⻢': '马', '⻜': '飞',
}

// Ordinal splits a folded label into its leading ordinal and the rest: "一",
// "(一)" and "1." all give their bare number. "其中:" before it is passed over.
// The number is empty where the label has none. It takes a string or a buffer,
// and both results share its memory.
func Ordinal[T string | []byte](folded T) (number, rest T) {
	s := folded
	const among = "其中"
	if len(s) > len(among) && string(s[:len(among)]) == among {
		s = s[len(among):]
		if s[0] == ':' || s[0] == ',' {
			s = s[1:]
		}
	}
	t, bracket := s, false
	if len(t) > 0 && t[0] == '(' {
		t, bracket = t[1:], true
	}
	n := numeralLen(t)
	if n == 0 || n == len(t) {
		return s[:0], s
	}
	switch c := t[n]; {
	case bracket && c == ')':
		rest = t[n+1:]
	case bracket: // the closing bracket is often lost
		rest = t[n:]
	case c == ',' || c == '.' || c == ')' || c == ':':
		rest = t[n+1:]
	default:
		return s[:0], s
	}
	for len(rest) > 0 && (rest[0] == '.' || rest[0] == ',') {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return s[:0], s
	}
	return t[:n], rest
}

// numeralLen is the length in bytes of the ordinal numeral s begins with: up to
// two ASCII digits, or up to three Chinese ones.
func numeralLen[T string | []byte](s T) int {
	n := 0
	for n < len(s) && n < 2 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 {
		if n < len(s) && s[n] >= '0' && s[n] <= '9' {
			return 0
		}
		return n
	}
	for range 3 {
		if len(s) < n+3 {
			return n
		}
		switch string(s[n : n+3]) {
		case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十":
			n += 3
		default:
			return n
		}
	}
	return n
}
