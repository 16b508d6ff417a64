package parse

import "gouji/model/form"

// identify finds the form whose labels the atoms bear; -1 where they fit none.
// One mark, a label that only one form has, outweighs what forms share; of each
// table one counts, since some reports keep the head of one table from an older
// form. The year only breaks ties: bodies use old forms for new years and new
// for old. seen has room for every label of the lexicon.
func identify(lex *lexicon, atoms []atom, year int, seen []bool) int {
	const markWeight = 20
	evidence := make([]formEvidence, len(lex.forms))
	for i := range atoms {
		id := atoms[i].label
		if id < 0 || seen[id] {
			continue
		}
		seen[id] = true
		for f := range evidence {
			t := &evidence[f]
			switch {
			case lex.isMark(f, id):
				if bit := tableBit(lex.meanings(f, id)); t.marked&bit == 0 {
					t.marked |= bit
					t.score += markWeight
				}
				t.score++
			case lex.strong[id] && tableLabel(lex.meanings(f, id)):
				t.score++
			}
		}
	}
	best := -1
	for f, fm := range lex.forms {
		score := evidence[f].score
		if score < 4 {
			continue
		}
		if best < 0 || score > evidence[best].score || score == evidence[best].score && fits(fm, year) && !fits(lex.forms[best], year) {
			best = f
		}
	}
	return best
}

// formEvidence is what speaks for one form.
type formEvidence struct {
	score  int
	marked uint64 // a bit for each table that a mark was found of
}

// tableBit is a bit for the table that a label stands in first; the lowest for none.
func tableBit(slots []slot) uint64 {
	for _, s := range slots {
		if s.kind != slotSection {
			return 2 << (s.table % 63)
		}
	}
	return 1
}

func tableLabel(slots []slot) bool {
	for _, s := range slots {
		if s.kind != slotSection {
			return true
		}
	}
	return false
}

// fits tells whether the form was in force for reports of the year.
func fits(f *form.Form, year int) bool {
	return year >= f.From && (f.To == 0 || year <= f.To)
}

// identifyByHeadings finds the form of a report that has the mandated headings
// but not one table: its tables are missing, which is not the same as prose.
func identifyByHeadings(lex *lexicon, atoms []atom, year int) int {
	for f, fm := range lex.forms {
		if !fits(fm, year) || len(fm.Sections) == 0 {
			continue
		}
		found := map[int]bool{}
		for i := range atoms {
			for _, s := range lex.meanings(f, atoms[i].label) {
				if s.kind == slotSection && atoms[i].ordinal == numeral(fm.Sections[s.table].Number) {
					found[s.table] = true
				}
			}
		}
		if len(found)*2 > len(fm.Sections) {
			return f
		}
	}
	return -1
}
