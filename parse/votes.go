package parse

// votes counts how often each value was seen. Rows of a table agree on few
// values, so a short list is searched faster than a map is made; what a table
// made to be odd has beyond that is not counted.
type votes struct {
	values, counts [16]int
	n              int
}

func (v *votes) add(value int) {
	for i := range v.n {
		if v.values[i] == value {
			v.counts[i]++
			return
		}
	}
	if v.n < len(v.values) {
		v.values[v.n], v.counts[v.n] = value, 1
		v.n++
	}
}

// of is how often a value was seen.
func (v *votes) of(value int) int {
	for i := range v.n {
		if v.values[i] == value {
			return v.counts[i]
		}
	}
	return 0
}

// most is the value seen most often, the lowest of several; -1 for none.
func (v *votes) most() int {
	best, n := -1, 0
	for i := range v.n {
		if v.counts[i] > n || v.counts[i] == n && v.values[i] < best {
			best, n = v.values[i], v.counts[i]
		}
	}
	return best
}

// clear is the value seen most often; -1 where several were.
func (v *votes) clear() int {
	best := v.most()
	for i := range v.n {
		if v.values[i] != best && v.counts[i] == v.of(best) {
			return -1
		}
	}
	return best
}

// largest is the value seen most often, the highest of several; 0 for none.
func (v *votes) largest() int {
	best, n := 0, 0
	for i := range v.n {
		if v.counts[i] > n || v.counts[i] == n && v.values[i] > best {
			best, n = v.values[i], v.counts[i]
		}
	}
	return best
}

// steady is the value of nearly all votes; 0 for none.
func (v *votes) steady() int {
	all := 0
	for _, n := range v.counts[:v.n] {
		all += n
	}
	if best := v.most(); all >= 3 && v.of(best) >= all-1-all/10 {
		return best
	}
	return 0
}
