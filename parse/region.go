package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model/agency"
)

// regionBefore looks for the county or city that the text names right before
// the body, or that a name in the prose begins with.
func (d *draft) regionBefore(name string) (province, city, county string) {
	for _, l := range d.lines {
		n := strings.Index(d.text[l.start:l.end], name)
		if n <= 0 {
			continue
		}
		at := l.start + n
		from := at
		for k := 0; from > l.start && k < 16; k++ {
			r, w := utf8.DecodeLastRuneInString(d.text[l.start:from])
			if !(r >= 0x4E00 && r <= 0x9FFF) || strings.ContainsRune(nameStops, r) {
				break
			}
			from -= w
		}
		if p, c, k := agency.Region(d.text[from:at]); p != "" || c != "" || k != "" {
			return p, c, k
		}
	}
	return "", "", ""
}
