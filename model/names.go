package model

import (
	"strings"
	"unicode/utf8"
)

// Abbreviates tells a body's name whose characters all stand in a longer one, in
// their order: 某市环保局 for 某市环境保护局.
func Abbreviates(short, long string) bool {
	for _, r := range short {
		n := strings.IndexRune(long, r)
		if n < 0 {
			return false
		}
		long = long[n+utf8.RuneLen(r):]
	}
	return true
}
