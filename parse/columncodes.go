package parse

// Below the head of a statistics table its columns may be lettered and numbered,
// 甲 乙 丙 1 2 3: the letters stand over labels and units, the numbers over figures.

// fewestLettered is how many numbers a line of codes has at least without letters
// before them.
const fewestLettered = 3

// dropColumnCodes leaves the codes of columns out.
func (a *aligner) dropColumnCodes() {
	for i := 0; i < len(a.atoms); i++ {
		at := &a.atoms[i]
		if at.kind == atomFigure && at.end-at.start == 1 && a.text[at.start] != '1' { // nearly all, and told without more
			continue
		}
		lettered := 0
		for i < len(a.atoms) && (a.isLetter(&a.atoms[i]) || lettered > 0 && a.atoms[i].kind == atomBlank) { // of a merged cell
			lettered++
			i++
		}
		if lettered == 0 && (at.kind != atomFigure || !a.counts(i, 1) || !a.belowHead(i)) {
			continue
		}
		numbers := 0
		for i+numbers < len(a.atoms) && a.counts(i+numbers, int64(numbers+1)) {
			numbers++
		}
		if numbers == 0 && lettered > 0 {
			i-- // the next may begin another line of codes
		}
		if numbers == 0 || lettered == 0 && (numbers < fewestLettered || !a.isWidth(numbers)) || !a.rowsFollow(i+numbers) {
			continue
		}
		for j := i - lettered; j < i+numbers; j++ {
			a.atoms[j].kind, a.atoms[j].taken = atomText, true
		}
		i += numbers - 1
	}
}

// isLetter tells a field that letters a column.
func (a *aligner) isLetter(at *atom) bool {
	return at.kind == atomText && at.label < 0 && at.end-at.start <= longestLetter && columnLetters[a.text[at.start:at.end]]
}

// counts tells a figure that is n and nothing else.
func (a *aligner) counts(i int, n int64) bool {
	v, _, ok := a.atoms[i].value.Int64(0)
	return a.isNumber(i) && ok && v == n
}

// belowHead tells a field that follows the heading of a column, blank fields between them.
func (a *aligner) belowHead(i int) bool {
	for i--; i >= 0 && a.saysNothing(&a.atoms[i]); i-- {
	}
	if i < 0 || a.atoms[i].kind != atomText {
		return false
	}
	for _, s := range a.lex.meanings(a.f, a.atoms[i].label) {
		if s.kind == slotColumn {
			return true
		}
	}
	return false
}

// isWidth tells the number of columns of a table of the form.
func (a *aligner) isWidth(n int) bool {
	for i := range a.form.Tables {
		if len(a.form.Tables[i].Columns) == n {
			return true
		}
	}
	return false
}

// rowsFollow tells whether labels, or figures in a line of their own, stand after
// codes: else they may be the figures.
func (a *aligner) rowsFollow(i int) bool {
	line := a.atoms[i-1].line
	for ; i < len(a.atoms) && a.saysNothing(&a.atoms[i]); i++ {
	}
	if i == len(a.atoms) {
		return false
	}
	if at := &a.atoms[i]; at.kind == atomText {
		row, heading := a.isRow(at.label)
		return row || heading
	}
	return a.atoms[i].line > line
}

// saysNothing tells a blank field, the rest of a label and a rule of the table.
func (a *aligner) saysNothing(at *atom) bool {
	return at.kind == atomBlank || at.taken || at.kind == atomText && at.label < 0 && ruled(a.text[at.start:at.end])
}
