package rule

import "gouji/model"

// shape is a known way for a figure to go wrong.
type shape uint8

// The shapes, as what was written became what stands there.
const (
	noShape shape = iota
	digitChanged
	digitsSwapped
	digitDropped
	digitAdded
)

var shapeWords = [...]model.Words{
	digitChanged:  {ZH: "一位数字不同", EN: "one digit differs"},
	digitsSwapped: {ZH: "两位数字颠倒", EN: "two digits swapped"},
	digitDropped:  {ZH: "漏了一位数字", EN: "a digit dropped"},
	digitAdded:    {ZH: "多了一位数字", EN: "a digit too many"},
}

// shapeOf tells how have can have come from want; both as printed. Equal figures
// have no shape, nor have two figures of one digit: any can become any other.
func shapeOf(have, want string) shape {
	switch len(have) - len(want) {
	case 0:
		return sameLength(have, want)
	case -1:
		if dropsOne(want, have) {
			return digitDropped
		}
	case 1:
		if dropsOne(have, want) {
			return digitAdded
		}
	}
	return noShape
}

func sameLength(have, want string) shape {
	var differ []int
	for i := range have {
		if have[i] != want[i] {
			differ = append(differ, i)
		}
	}
	switch {
	case len(differ) == 1 && len(have) > 1:
		return digitChanged
	case len(differ) == 2 && have[differ[0]] == want[differ[1]] && have[differ[1]] == want[differ[0]]:
		return digitsSwapped
	}
	return noShape
}

// dropsOne tells whether long less one character is short.
func dropsOne(long, short string) bool {
	i := 0
	for i < len(short) && long[i] == short[i] {
		i++
	}
	return long[i+1:] == short[i:]
}
