// Package agency reads what the name of a public body tells of it: its kind, and
// the province, city and county it belongs to.
//
// Its one invariant: it says only what the name says. A region that the name does
// not hold is "", however well known; the list of cities decides nothing but the
// level of a 市. It finds no names in a text, which is the reader's work: it
// stands apart from it because a reviewer corrects names too.
package agency

import (
	"slices"
	"strings"

	"gouji/model"
)

// Kind tells the kind of a body by its name.
func Kind(name string) model.AgencyKind {
	if n := strings.LastIndexAny(name, "(（"); n > 0 && strings.HasSuffix(strings.TrimSuffix(name, "）"), ")") || n > 0 && strings.HasSuffix(name, "）") {
		name = name[:n] // 某市人民政府（办公室）
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.HasSuffix(name, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has(customsDistrict):
		return model.Department
	case has(zoneSuffixes...):
		return model.Zone
	case has(subdistrictSuffixes...):
		return model.Subdistrict
	case has(townSuffixes...):
		return model.Township
	case has(governmentSuffixes...):
		return model.Government
	case has(departmentSuffixes...):
		return model.Department
	}
	return model.OtherKind
}

// Endings are what the full names of public bodies end in.
func Endings() []string {
	return slices.Concat(governmentSuffixes[:3], subdistrictSuffixes, zoneSuffixes, townSuffixes[:5], departmentSuffixes)
}
