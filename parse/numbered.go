package parse

// Some tables number their rows in a column of its own, 序号 or 行次: before the
// labels, between those of groups and of rows, or behind them all. Such a number is
// no figure of the row, nor of the one before.

// rowNumbers are a run of numbers that count rows from one, on one side of their labels.
type rowNumbers struct {
	atoms    []int // the numbers
	last     int64
	rows     int // since the first number
	among    int // of them up to the last number
	numbered int
}

// fewestNumbers is how many rows a column of numbers must number to be known: the
// first two tables of a report have six and more.
const fewestNumbers = 6

// dropNumbers leaves out the columns that number the rows.
func (a *aligner) dropNumbers() {
	var sides [2]rowNumbers
	var runs []rowNumbers
	for i := range a.atoms {
		at := &a.atoms[i]
		if at.kind != atomText || a.saysNothing(at) || i > 0 && a.sameLabel(i-1, i) {
			continue
		}
		row, heading := a.isRow(at.label)
		if heading || !row && at.label >= 0 {
			continue
		}
		before := a.numberBefore(i)
		if !row && !a.figureNext(i) && (before < 0 || a.atoms[before].line < at.line) {
			continue
		}
		for side, number := range [...]int{before, a.numberBehind(i)} {
			if n := &sides[side]; !n.goesOn(a, number, row) {
				if n.steady() {
					runs = append(runs, *n)
					n.atoms = nil
				}
				n.begin(number)
			}
		}
	}
	for _, run := range append(runs, sides[:]...) {
		if run.steady() {
			for _, n := range run.atoms {
				a.atoms[n].kind, a.atoms[n].taken = atomText, true
			}
		}
	}
}

// goesOn counts a row with what may be its number, -1 for none; false where that is
// a one which begins another run.
func (n *rowNumbers) goesOn(a *aligner, number int, row bool) bool {
	if row {
		n.rows++
	}
	if number < 0 {
		return true
	}
	value, _, _ := a.atoms[number].value.Int64(0)
	switch {
	case value == 1 && row:
		if n.last > 0 {
			return false
		}
		n.begin(number)
	case n.last > 0 && (value == n.last+1 || n.rows > n.among && value == n.last+int64(n.rows-n.among) || value == n.last && row): // a page break repeats a row
		n.atoms, n.last, n.among = append(n.atoms, number), value, n.rows
		if row {
			n.numbered++
		}
	}
	return true
}

// begin begins another run, with its one.
func (n *rowNumbers) begin(number int) {
	*n = rowNumbers{atoms: append(n.atoms[:0], number), last: 1, rows: 1, among: 1, numbered: 1}
}

// steady tells a run that numbers nearly all its rows.
func (n *rowNumbers) steady() bool {
	return n.numbered >= fewestNumbers && n.numbered*5 >= n.among*4 && int(n.last)*5 >= n.numbered*4
}

// mostBetween is how many fields stand between a row's number and its label at most.
const mostBetween = 6

// numberBefore is the figure right before a row's label, the labels of its groups and
// blank fields of its line between them; -1 for none.
func (a *aligner) numberBefore(i int) int {
	line := a.atoms[i].line
	for j := i - 1; j >= max(0, i-mostBetween); j-- {
		switch at := &a.atoms[j]; {
		case at.kind == atomBlank && at.line == line, at.taken:
		case at.kind == atomText:
			if _, heading := a.isRow(at.label); !heading {
				return -1
			}
			line = at.line
		case a.isNumber(j):
			return j
		default:
			return -1
		}
	}
	return -1
}

// numberBehind is the first figure after a row's label, its unit and blank fields
// between them; -1 for none.
func (a *aligner) numberBehind(i int) int {
	for j := i + 1; j < min(len(a.atoms), i+mostBetween); j++ {
		switch at := &a.atoms[j]; {
		case at.kind == atomBlank && at.line == a.atoms[i].line, at.kind == atomUnit, at.taken, a.sameLabel(i, j):
		case a.isNumber(j):
			return j
		default:
			return -1
		}
	}
	return -1
}

// sameLabel tells a merged cell's label that is written once more in its line.
func (a *aligner) sameLabel(i, j int) bool {
	return a.atoms[i].label >= 0 && a.atoms[i].label == a.atoms[j].label && a.atoms[i].line == a.atoms[j].line
}

// isNumber tells a whole figure without a remark, and not the code of a row, which
// has two digits.
func (a *aligner) isNumber(i int) bool {
	at := &a.atoms[i]
	if at.kind != atomFigure || at.remark != "" || at.end-at.start > 1 && a.text[at.start] == '0' {
		return false
	}
	_, _, ok := at.value.Int64(0)
	return ok
}

// isRow tells whether a label is that of a row, and whether of one that only
// heads others.
func (a *aligner) isRow(label int32) (row, heading bool) {
	for _, s := range a.lex.meanings(a.f, label) {
		if s.kind == slotRow {
			heading = (heading || !row) && a.form.Tables[s.table].Rows[s.index].Heading
			row = true
		}
	}
	return row, heading
}
