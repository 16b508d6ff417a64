package agency

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"
)

// regionList names the provinces and their prefecture-level cities, one
// province a line, from the public division codes (GB/T 2260, with cities that
// were dissolved since 2008). It only decides the level of an "X市"; a region
// that the text does not name is never filled in from it.
//
//go:embed regions.txt
var regionList string

var prefectures, provinces = func() (map[string]bool, []string) {
	cities, provinces := map[string]bool{}, slices.Clone(municipalities)
	for l := range strings.Lines(regionList) {
		fields := strings.Fields(l)
		provinces = append(provinces, fields[0])
		for _, c := range fields[1:] {
			cities[c+citySign] = true
		}
	}
	return cities, provinces
}()

// Region reads province, city and county off the front of a name. A 市 that is
// no prefecture-level city and has no county behind it is a county-level one.
func Region(name string) (province, city, county string) {
	rest := name
	for _, w := range over {
		rest = strings.TrimPrefix(rest, w)
	}
	rest = withoutCorps(rest)
	for _, p := range provinces {
		if strings.HasPrefix(rest, p) {
			province, rest = p, rest[len(p):]
			break
		}
	}
	for _, p := range prefectureShort {
		if after, ok := strings.CutPrefix(rest, p); ok {
			city, rest = p, after
		}
	}
	if part, after, ok := division(rest, cityEnds); ok && city == "" {
		_, _, inner := division(after, countyEnds)
		if prefectures[part] || inner || !strings.HasSuffix(part, citySign) {
			city, rest = part, after
		}
	}
	if part, after, ok := division(rest, countyEnds); ok && !slices.Contains(townSuffixes, after) && !slices.Contains(subdistrictSuffixes, after) {
		county = part // else it is the name of a town: 新县镇
	}
	return province, city, county
}

// withoutCorps takes off the division of the Xinjiang corps that a city or bureau
// is of, 第八师: it is no place of the list.
func withoutCorps(name string) string {
	if !strings.HasPrefix(name, corpsStart) {
		return name
	}
	number, rest, ok := strings.Cut(name[len(corpsStart):], corpsEnd)
	if !ok || strings.Trim(number, corpsNumbers) != "" {
		return name
	}
	return rest
}

// Known tells a region that begins with a province or city of the list.
func Known(province, city string) bool { return province != "" || prefectures[city] }

// longestPlace is the longest name of a county in characters, 双江拉祜族佤族布朗族傣族自治县, and a few more.
const longestPlace = 18

// division takes a place name of two or more characters that ends in one of
// the words off the front of s. A word at the very start is none.
func division(s string, ends []string) (part, rest string, ok bool) {
	for i, n := 0, 0; i < len(s) && n < longestPlace; n++ {
		r, w := utf8.DecodeRuneInString(s[i:])
		if r == '(' || r == '（' || r < utf8.RuneSelf { // 某市人民政府（办公室）
			break
		}
		i += w
		for _, end := range ends {
			switch {
			case !strings.HasSuffix(s[:i], end) || n+1 <= utf8.RuneCountInString(end):
			case end == prefectureEnd || !notDivision(s[:i]):
				return s[:i], s[i:], true
			default:
				return "", s, false
			}
		}
	}
	return "", s, false
}

// notDivision tells words that end like a place and are none: 新区, 城区管委会.
func notDivision(part string) bool {
	if counties[part] {
		return false
	}
	return noPlaces[part] || isZone(part)
}

func isZone(part string) bool {
	return slices.ContainsFunc(zoneEnds, func(w string) bool { return strings.HasSuffix(part, w) })
}
