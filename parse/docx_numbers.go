package parse

import (
	"strconv"
	"strings"
)

// numbered is a paragraph's place in a list; the zero value is in none.
type numbered struct{ list, level int }

// numberings are the lists of a Word document by their id. Word prints the
// numbers of headings without their standing in the text.
type numberings map[int]*numbering

// numbering is one list: its levels and where it has got to.
type numbering struct {
	levels [9]listLevel
	counts [9]int
}

// listLevel is how one level of a list is numbered.
type listLevel struct {
	format string // "decimal", "chineseCounting", …
	text   string // "%1、", with %1 the number of the first level
	start  int
}

// readNumbering reads the lists of a document.
func readNumbering(xml []byte) numberings {
	models := map[int]*[9]listLevel{}
	lists := numberings{}
	var model *[9]listLevel
	level, list := -1, -1
	x := xmlScanner{src: xml}
	for x.next() {
		t := &x.tag
		if t.end {
			continue
		}
		switch t.name {
		case "abstractNum":
			model = &[9]listLevel{}
			models[t.number("abstractNumId", -1)] = model
			level = -1
		case "lvl":
			level = t.number("ilvl", -1)
		case "start", "numFmt", "lvlText":
			if model != nil && level >= 0 && level < len(model) {
				model[level].set(t)
			}
		case "num":
			list, model = t.number("numId", -1), nil
		case "abstractNumId":
			if m := models[t.number("val", -1)]; m != nil && list > 0 {
				lists[list] = &numbering{levels: *m}
			}
		}
	}
	return lists
}

func (l *listLevel) set(t *tagToken) {
	value, _ := t.attribute("val")
	switch t.name {
	case "start":
		l.start = t.number("val", 1)
	case "numFmt":
		l.format = value
	case "lvlText":
		l.text = string(appendText(nil, []byte(value)))
	}
}

// next counts a paragraph and gives the number printed before it; "" for none.
func (n numberings) next(p numbered) string {
	list := n[p.list]
	if list == nil || p.level < 0 || p.level >= len(list.levels) {
		return ""
	}
	list.counts[p.level]++
	for i := p.level + 1; i < len(list.counts); i++ {
		list.counts[i] = 0
	}
	l := &list.levels[p.level]
	if l.format == "bullet" || l.format == "none" || l.format == "" {
		return ""
	}
	text := l.text
	for i := range p.level + 1 {
		sign := "%" + strconv.Itoa(i+1)
		if strings.Contains(text, sign) {
			text = strings.ReplaceAll(text, sign, list.levels[i].number(list.counts[i]))
		}
	}
	if strings.ContainsRune(text, '%') {
		return ""
	}
	return text
}

// number writes the count of a level, the first being 1.
func (l *listLevel) number(count int) string {
	n := max(count, 1) + max(l.start, 1) - 1
	if strings.HasPrefix(l.format, "chinese") || strings.HasPrefix(l.format, "japanese") || strings.HasPrefix(l.format, "taiwanese") {
		return chineseCount(n)
	}
	return strconv.Itoa(n)
}

// chineseCount writes a number below a hundred as lists do: 十二, 二十.
func chineseCount(n int) string {
	switch {
	case n <= 10:
		return numeral(n)
	case n < 20:
		return numeral(10) + numeral(n-10)
	case n < 100:
		return numeral(n/10) + numeral(10) + numeral(n%10)
	}
	return strconv.Itoa(n)
}
