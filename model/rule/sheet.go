package rule

import (
	"slices"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// sheet is a table of the reading laid over its form: every cell at the index
// row × columns + column of the form, so that laws find their figures at once.
type sheet struct {
	form     *form.Table
	laws     []law
	table    *model.Table           // nil where the reading lacks it
	cells    []*model.Cell          // nil where the reading has no such cell
	verdicts []verdict              // one for each law
	broken   []int                  // laws that are broken, by index
	repairs  map[int][]model.Repair // of broken laws; nil until they are looked for
	shifted  []shift
	ask      *Pass // who can say what speaks for a repair
	// witnesses are made when repairs are looked for.
	witnesses []witness
	// hasRow and hasColumn tell which of the form's rows and columns the table has.
	hasRow, hasColumn []bool
	unknownAfter      []bool // by row of the form; nil until it is asked for
	cut               bool   // the table ends before its last row: what it lacks is not absent but lost
}

// sheets gives the tables of the form, tested.
func (p *Pass) sheets() []sheet {
	if p.shared.made || p.Form == nil {
		return p.shared.sheets
	}
	laws := compile()
	sheets := make([]sheet, len(p.Form.Tables))
	for i := range sheets {
		t := &p.Form.Tables[i]
		sheets[i] = sheet{form: t, laws: laws[t], table: p.Reading.Table(t.ID)}
		s := &sheets[i]
		s.cut = slices.ContainsFunc(p.Reading.Notes, func(n model.Note) bool {
			return n.Kind == model.TableCut && n.Address.Table == t.ID
		})
		s.place()
		s.test()
		s.ask = p
	}
	p.shared.sheets, p.shared.made = sheets, true
	return sheets
}

// place lays the reading's cells over the form's. Rows mostly come in the form's order.
func (s *sheet) place() {
	if s.table == nil {
		return
	}
	width := len(s.form.Columns)
	s.cells = make([]*model.Cell, len(s.form.Rows)*width)
	has := make([]bool, len(s.form.Rows)+width)
	s.hasRow, s.hasColumn = has[:len(s.form.Rows)], has[len(s.form.Rows):]
	for i := range s.table.Columns {
		if column := s.columnIndex(s.table.Columns[i].ID, i); column >= 0 {
			s.hasColumn[column] = true
		}
	}
	next := 0
	for i := range s.table.Rows {
		row := &s.table.Rows[i]
		at := s.rowIndex(row.ID, next)
		if at < 0 {
			continue
		}
		next = at + 1
		s.hasRow[at] = len(row.Place) > 0
		for j := range min(len(row.Cells), len(s.table.Columns)) {
			if column := s.columnIndex(s.table.Columns[j].ID, j); column >= 0 {
				s.cells[at*width+column] = &row.Cells[j]
			}
		}
	}
}

func (s *sheet) rowIndex(id string, guess int) int {
	for n := range s.form.Rows {
		if i := (guess + n) % len(s.form.Rows); s.form.Rows[i].ID == id {
			return i
		}
	}
	return -1
}

func (s *sheet) columnIndex(id string, guess int) int {
	for n := range s.form.Columns {
		if i := (guess + n) % len(s.form.Columns); s.form.Columns[i].ID == id {
			return i
		}
	}
	return -1
}

// address names the cell at an index.
func (s *sheet) address(cell int) model.Address {
	width := len(s.form.Columns)
	return model.Address{Table: s.form.ID, Row: s.form.Rows[cell/width].ID, Column: s.form.Columns[cell%width].ID}
}

// figure gives the number at an index and whether a law may use it: one that was
// read directly. Beyond 10^15 sums would lose digits.
func (s *sheet) figure(cell int) (decimal.Decimal, bool) {
	c := s.cells[cell]
	if c == nil || c.State != model.Number || c.Inferred && !c.Corrected || c.Value.Prec()-c.Value.Scale() > 15 {
		return decimal.Decimal{}, false
	}
	return c.Value, true
}

func (s *sheet) test() {
	if s.table == nil {
		return
	}
	s.verdicts = make([]verdict, len(s.laws))
	for i := range s.laws {
		s.verdicts[i] = s.try(&s.laws[i])
		if s.verdicts[i].outcome == broken && s.partUnknown(&s.laws[i]) {
			s.verdicts[i] = verdict{outcome: untestable, hole: -1}
		}
		if s.verdicts[i].outcome == broken {
			s.broken = append(s.broken, i)
		}
	}
}

// partUnknown tells whether a row that the form lacks stands among the rows that
// a sum down a column ties together: it may be one of its parts.
func (s *sheet) partUnknown(l *law) bool {
	if l.Each != "column" || l.Op != "=" {
		return false
	}
	if s.unknownAfter == nil {
		s.findUnknown()
	}
	return slices.ContainsFunc(l.terms, func(t term) bool { return s.unknownAfter[t.cell/len(s.form.Columns)] })
}

// findUnknown tells of each of the form's rows whether one that the form lacks
// stands after it, before the next.
func (s *sheet) findUnknown() {
	s.unknownAfter = make([]bool, len(s.form.Rows))
	starts := make([]int, len(s.form.Rows))
	var unknown []int
	for i := range s.table.Rows {
		switch row := &s.table.Rows[i]; {
		case len(row.Place) == 0:
		case s.rowIndex(row.ID, i) >= 0:
			starts[s.rowIndex(row.ID, i)] = row.Place.Start() + 1
		default:
			unknown = append(unknown, row.Place.Start()+1)
		}
	}
	for _, at := range unknown {
		last := -1
		for i, start := range starts {
			if start > 0 && start < at && (last < 0 || start > starts[last]) {
				last = i
			}
		}
		if last >= 0 {
			s.unknownAfter[last] = true
		}
	}
}
