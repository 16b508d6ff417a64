package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model"
	"gouji/model/agency"
)

// longestPrefix is how many characters may name the places before a body's name.
const longestPrefix = 16

// addressReach is how far down in bytes the address of a body is looked for, and
// a town by its place alone.
const addressReach = 3000

// division is where a body is; what is not said is "".
type division struct{ province, city, county string }

func divisionOf(name string) (v division) {
	v.province, v.city, v.county = agency.Region(name)
	return v
}

// length is how long a name's part is that says it, in bytes.
func (v division) length() int { return len(v.province) + len(v.city) + len(v.county) }

// levels is how many of the three are said.
func (v division) levels() (n int) {
	for _, s := range [...]string{v.province, v.city, v.county} {
		if s != "" {
			n++
		}
	}
	return n
}

// holds tells a division that says nothing else where the other says something.
func (v division) holds(other division) bool {
	same := func(a, b string) bool { return b == "" || a == b }
	return same(v.province, other.province) && same(v.city, other.city) && same(v.county, other.county)
}

// region is where a body's name says it is, or its longer name in the text:
// 山东省淄博市临淄区林业局 in the report of 临淄区林业局. Of those that agree with
// the name, the one that says most counts.
func (d *draft) region(name string) division {
	own := divisionOf(name)
	if own.province != "" {
		return own
	}
	best := own
	name = withoutOffice(name) // the office is where its body is
	seek := func(name string, limit int, town bool) {
		for l, at := range d.placesOf(name, limit) {
			if p, ok := d.placeBefore(l, at, at+len(name)); (ok || town) && p.holds(own) && p.levels() > best.levels() {
				best = p
			}
		}
	}
	switch agency.Kind(name) {
	case model.Township, model.Subdistrict: // called so with and without it, and by a name that others seldom have
		seek(name, len(d.text), true)
		for _, w := range townTails {
			if place, ok := strings.CutSuffix(name, w); ok && best == own {
				seek(place, addressReach, true)
			}
		}
	default:
		seek(name, len(d.text), false)
	}
	if best.county != "" && best.city == "" && best.province == "" { // its address may say more
		for l, at := range d.placesOf(best.county, addressReach) {
			if p, ok := d.placeBefore(l, at, at+len(best.county)); ok && p.holds(best) && agency.Known(p.province, p.city) {
				return p
			}
		}
	}
	return best
}

// placeBefore reads the places that stand right before a name at start to end,
// and nothing but places: in a name that stands by itself any, in running
// text those that begin with a known one.
func (d *draft) placeBefore(l line, start, end int) (p division, ok bool) {
	from := start
	for k := 0; from > l.start && k < longestPrefix; k++ {
		r, w := utf8.DecodeLastRuneInString(d.text[l.start:from])
		if !inName(r) {
			break
		}
		from -= w
	}
	if from == start {
		return p, false
	}
	from += leads(d.text[from:start])
	p = divisionOf(d.text[from:end])
	if from+p.length() < start {
		return division{}, false
	}
	before, _ := utf8.DecodeLastRuneInString(d.text[l.start:from])
	after, _ := utf8.DecodeRuneInString(d.text[end:l.end])
	return p, agency.Known(p.province, p.city) || !isHan(before) && !isHan(after)
}

// inName tells the characters that names of bodies are made of.
func inName(r rune) bool { return isHan(r) && !strings.ContainsRune(nameStops, r) }

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }
