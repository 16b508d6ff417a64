// Package form says, as data, what a report of a year must contain: sections,
// tables, rows, columns, labels with their aliases, and the laws that tie the
// figures together.
//
// Its one invariant: nothing about a form stands anywhere else. Next year's
// form is a file in data/ and a golden; the reader and the rules only interpret.
// Forms are TOML rather than Go so that a reviewer can correct one, and rather
// than a table of boxes because a label's group decides its meaning: "其他" is a
// column, three different rows and half of two more.
//
// To add a form: 1. write data/ID.toml, copying the nearest; 2. put an invented
// report of it under testdata/reports; 3. run the tests of model/form, which
// check that every law names rows and columns there are; 4. write the report's
// golden with `go test ./parse -update` and read it.
//
// To add a wording of a label: write it among the row's aliases, and into an
// invented report under testdata/shapes that shows it.
package form

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"gouji/model"
)

// Ids of records that follow no form.
const (
	Prose   = "prose"   // the report has no table
	Unknown = "unknown" // its tables fit no form
)

// Form is one generation of the official form.
type Form struct {
	ID       string
	Name     string
	From, To int // report years, both inclusive; To 0 means still in force
	// Binding is the first report year that had to follow it, 0 for none: reports
	// for 2019 were only encouraged to (国办公开办函〔2019〕60号).
	Binding int
	Basis   string // the document that set it
	// Marks are labels that only this form has; one is enough to know it by.
	Marks    []string
	Sections []Section `toml:"section"`
	Tables   []Table   `toml:"table"` // in the order the form prints them
	// Fill are words that a clause may hold that names any count in prose.
	Fill     []string
	Mentions []Mention `toml:"mention"` // the first that fits a clause is what it counts
	Across   []Across  `toml:"across"`
	// Typical are the cells "table/row/column" that a body's years are compared by.
	Typical []string

	typical []model.Address
}

// TypicalCells are the cells that a body's years are compared by. Callers must not change them.
func (f *Form) TypicalCells() []model.Address { return f.typical }

// Section is a mandated section.
type Section struct {
	Number  int
	Title   string
	Aliases []string
	// Optional sections are not missed when a report lacks them.
	Optional bool
}

// Table is one table of the record, which may be a block of a printed table.
type Table struct {
	ID      string
	Title   string
	Section int      // the section it stands in; 0 where the form has none
	Heads   []string // labels that head the table or a group of columns and bear no figures
	Columns []Column `toml:"column"`
	Rows    []Row    `toml:"row"`
	Laws    []Law    `toml:"law"`
	// Unlabelled tables have one row of figures and no label before it: the disputes table.
	Unlabelled bool

	relations []Relation
}

// Column is one column of figures.
type Column struct {
	ID      string
	Label   string
	Aliases []string
	// Optional columns stand only in some editions: 历年累计.
	Optional bool
	// Kind overrides its rows' Kind: the change against last year may be negative.
	Kind string
	// Under is the printed label over it and its neighbours, where their own repeat: "行政复议".
	Under string
}

// Row is one row, or a heading among the rows.
type Row struct {
	ID      string
	Number  string // the printed ordinal without brackets and points
	Label   string // without the ordinal
	Aliases []string
	Level   int    // 1 for the outermost; the file's 0 counts as 1
	Unit    string // "件", "万元"; "" where the form prints none
	// Under names the heading or row it stands under; a label that occurs twice is told apart by it.
	Under string
	// Heading rows carry no figures and are no rows of the record.
	Heading bool
	// Group rows carry no figures but are rows of the record, with blank cells.
	Group bool
	// Kind says what its figures may be: "" counts, "decimal", or "signed".
	Kind string
	// Optional rows stand only in some editions; a law leaves out those a report lacks.
	Optional bool
}

// Law is a relation between figures that the form itself sets.
type Law struct {
	Rule  string   // the rule that tests it: "BAL001"
	Each  string   // "row": Left and Right are columns, for each row; "column": they are rows, for each column
	Only  []string // the rows or columns it holds for; empty means all
	Left  []string // summed
	Op    string   // "=" or ">="
	Right []string // summed
	// Smaller is "warning" where a right side smaller than the left is only doubtful,
	// because something that belongs to it may have no box.
	Smaller string
	// Larger is "warning" or "info" where a right side larger than the left, which
	// breaks "=" and ">=" alike, can happen in good faith.
	Larger string
}

// Relation is a law applied: sums of cells that must compare as Op says.
type Relation struct {
	Rule        string
	Left, Right []model.Address
	Op          string
	Smaller     model.Severity // severity where Right is smaller than Left under "="
	Larger      model.Severity // severity where Right is larger than Left
	Each        string         // as in the law: along a "row" or down a "column"
}

//go:embed data/*.toml
var files embed.FS

var load = sync.OnceValue(func() []*Form {
	names, err := fs.Glob(files, "data/*.toml")
	if err != nil {
		panic(err)
	}
	forms := make([]*Form, 0, len(names))
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		f, err := parse(path.Base(name), raw)
		if err != nil {
			panic(err)
		}
		forms = append(forms, f)
	}
	return forms
})

// All gives every form, ordered by file name. Callers must not change them.
func All() []*Form { return load() }

// ByID finds a form; nil for "prose", "unknown" and ids there are not.
func ByID(id string) *Form {
	for _, f := range All() {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// BindingIn finds the form that reports for a year had to follow; nil where none was.
func BindingIn(year int) *Form {
	for _, f := range All() {
		if f.Binding > 0 && year >= f.Binding && (f.To == 0 || year <= f.To) {
			return f
		}
	}
	return nil
}

func parse(name string, raw []byte) (*Form, error) {
	f := new(Form)
	d := toml.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(f); err != nil {
		return nil, fmt.Errorf("form %s: %w", name, err)
	}
	for i := range f.Tables {
		t := &f.Tables[i]
		for j := range t.Rows {
			t.Rows[j].Level = max(t.Rows[j].Level, 1)
		}
		if err := t.apply(); err != nil {
			return nil, fmt.Errorf("form %s: table %s: %w", name, t.ID, err)
		}
	}
	if err := f.correspond(); err != nil {
		return nil, fmt.Errorf("form %s: %w", name, err)
	}
	return f, nil
}

// correspond reads what ties the tables to the prose and to other years.
func (f *Form) correspond() error {
	for i := range f.Mentions {
		if err := f.Mentions[i].apply(f); err != nil {
			return err
		}
	}
	for i := range f.Across {
		if err := f.Across[i].apply(f); err != nil {
			return err
		}
	}
	for _, cell := range f.Typical {
		a, err := f.address(cell)
		if err != nil {
			return fmt.Errorf("typical: %w", err)
		}
		f.typical = append(f.typical, a)
	}
	return nil
}

// Table finds a table of the form by id; nil if it has none.
func (f *Form) Table(id string) *Table {
	for i := range f.Tables {
		if f.Tables[i].ID == id {
			return &f.Tables[i]
		}
	}
	return nil
}

// Row finds a row by id; nil if the table has none.
func (t *Table) Row(id string) *Row {
	for i := range t.Rows {
		if t.Rows[i].ID == id {
			return &t.Rows[i]
		}
	}
	return nil
}

// Column finds a column by id; nil if the table has none.
func (t *Table) Column(id string) *Column {
	for i := range t.Columns {
		if t.Columns[i].ID == id {
			return &t.Columns[i]
		}
	}
	return nil
}

// Kind says what the figures of a row and column may be: "" counts, "decimal" or
// "signed". Rows and columns the form lacks hold counts.
func (t *Table) Kind(row, column string) string {
	if c := t.Column(column); c != nil && c.Kind != "" {
		return c.Kind
	}
	if r := t.Row(row); r != nil {
		return r.Kind
	}
	return ""
}

// Relations are the table's laws for every row or column they hold for, in the
// order of the laws. Callers must not change them.
func (t *Table) Relations() []Relation { return t.relations }

func (t *Table) apply() error {
	for _, law := range t.Laws {
		if law.Op != "=" && law.Op != ">=" {
			return fmt.Errorf("law %s: op %q is neither = nor >=", law.Rule, law.Op)
		}
		along := map[string]bool{}
		switch law.Each {
		case "row":
			for _, r := range t.Rows {
				along[r.ID] = !r.Heading && !r.Group
			}
		case "column":
			for _, c := range t.Columns {
				along[c.ID] = true
			}
		default:
			return fmt.Errorf("law %s: each %q is neither row nor column", law.Rule, law.Each)
		}
		only := map[string]bool{}
		for _, id := range law.Only {
			if _, ok := along[id]; !ok {
				return fmt.Errorf("law %s: only names %q, which there is not", law.Rule, id)
			}
			only[id] = true
		}
		one := func(id string) error {
			r := Relation{Rule: law.Rule, Op: law.Op, Each: law.Each}
			var err error
			if r.Smaller, err = severity(law.Smaller); err != nil {
				return err
			}
			if r.Larger, err = severity(law.Larger); err != nil {
				return err
			}
			if r.Left, err = t.side(law, id, law.Left); err != nil {
				return err
			}
			if r.Right, err = t.side(law, id, law.Right); err != nil {
				return err
			}
			t.relations = append(t.relations, r)
			return nil
		}
		if law.Each == "row" {
			for _, r := range t.Rows {
				if along[r.ID] && (len(only) == 0 || only[r.ID]) {
					if err := one(r.ID); err != nil {
						return err
					}
				}
			}
			continue
		}
		for _, c := range t.Columns {
			if len(only) == 0 || only[c.ID] {
				if err := one(c.ID); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// severity reads what a law says of a break; one that says nothing cannot be true.
func severity(s string) (model.Severity, error) {
	switch s {
	case "":
		return model.Error, nil
	case "warning":
		return model.Warning, nil
	case "info":
		return model.Info, nil
	}
	return 0, fmt.Errorf("severity %q is neither warning nor info", s)
}

func (t *Table) side(law Law, each string, ids []string) ([]model.Address, error) {
	side := make([]model.Address, len(ids))
	for i, id := range ids {
		a := model.Address{Table: t.ID, Row: id, Column: each}
		known := t.Row(id) != nil
		if law.Each == "row" {
			a.Row, a.Column = each, id
			known = t.Column(id) != nil
		}
		if !known {
			return nil, fmt.Errorf("law %s names %q, which there is not", law.Rule, id)
		}
		side[i] = a
	}
	return side, nil
}
