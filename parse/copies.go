package parse

import (
	"math/bits"

	"gouji/model"
)

// findCopy looks for a long stretch of lines that stands in the text a second
// time, line by line at one distance. It gives the copy and the lines that the
// second standing covers, as indexes; from == to for none. first is memory to work in.
func findCopy(text string, lines []line, first *lineTable) (c model.Copy, from, to int) {
	const shortest = 12 // bytes; figures and short cells repeat by themselves
	first.reset(len(lines))
	votes := map[int]int{}
	eligible := 0
	for j, l := range lines {
		if l.end-l.start < shortest {
			continue
		}
		eligible++
		if i := first.add(signature(text[l.start:l.end]), j); i < j {
			votes[j-i]++
		}
	}
	distance, most := 0, 0
	for d, n := range votes {
		if n > most || n == most && d < distance {
			distance, most = d, n
		}
	}
	if most < 5 || most*4 < eligible {
		return c, 0, 0
	}
	return copyAt(text, lines, distance)
}

// lineTable finds the first line of each hash. It is asked for every line of
// every report, where a map takes most of the time.
type lineTable struct {
	slots []lineSlot // a power of two
}

type lineSlot struct {
	hash uint64
	line int32 // its index and one; 0 for a free slot
}

// reset empties the table and makes room for n lines.
func (t *lineTable) reset(n int) {
	size := 1 << bits.Len(uint(2*n))
	if cap(t.slots) < size {
		t.slots = make([]lineSlot, size)
	}
	t.slots = t.slots[:size]
	clear(t.slots)
}

// add gives the first line of a hash: the line itself where there was none.
func (t *lineTable) add(hash uint64, line int) int {
	for i := hash; ; i++ {
		slot := &t.slots[i&uint64(len(t.slots)-1)]
		switch {
		case slot.line == 0:
			slot.hash, slot.line = hash, int32(line)+1
			return line
		case slot.hash == hash:
			return int(slot.line) - 1
		}
	}
}

func copyAt(text string, lines []line, distance int) (c model.Copy, from, to int) {
	same := func(j int) bool {
		a, b := lines[j-distance], lines[j]
		return text[a.start:a.end] == text[b.start:b.end]
	}
	long := func(j int) bool { return lines[j].end-lines[j].start >= 12 }
	from = distance
	for from < len(lines) && !(same(from) && long(from)) {
		from++
	}
	to = len(lines)
	for to > from && !same(to-1) {
		to--
	}
	for from > distance && same(from-1) {
		from--
	}
	if to-from > distance { // a shorter stretch repeats itself over and over; keep what does not overlap
		to = from + distance
	}
	equal := 0
	for j := from; j < to; j++ {
		if same(j) {
			equal++
		} else {
			c.Differ = append(c.Differ, model.At(lines[j].start, lines[j].end))
		}
	}
	if to-from < 5 || equal*5 < (to-from)*3 {
		return model.Copy{}, 0, 0
	}
	c.First = model.Span{Start: lines[from-distance].start, End: lines[to-1-distance].end}
	c.Second = model.Span{Start: lines[from].start, End: lines[to-1].end}
	return c, from, to
}
