// Package export writes a case as a record: JSON, JSON Lines or CSV.
//
// Its one invariant: the struct tags of [Record] are the contract. Keys stand in
// the order of the fields, what is unknown is null, lists are never null, and
// record.schema.json says the same; the tests hold all three against each other.
//
// It decides nothing: a record is a case written down, the source's text beside
// the corrected value and the trail of who changed what. A struct rather than
// templates or maps, because the order of keys and the kinds of values are then
// the compiler's business.
//
// To add a key: 1. add the field here, at its place in the order; 2. fill it in
// build.go; 3. describe it in record.schema.json; 4. run the tests. A key whose
// meaning changes raises [Version].
package export

import "encoding/json"

// Version is the version of the record.
const Version = 1

// Record is one report with its review.
type Record struct {
	Record          int              `json:"record"`
	Source          Source           `json:"source"`
	Agency          Agency           `json:"agency"`
	Year            *int             `json:"year"`
	Title           *string          `json:"title"`
	Form            string           `json:"form"`
	Dates           []Date           `json:"dates"`
	DocumentNumbers []DocumentNumber `json:"document_numbers"`
	Sections        []Section        `json:"sections"`
	Tables          []Table          `json:"tables"`
	Statements      []Statement      `json:"statements"`
	Findings        []Finding        `json:"findings"`
	Review          Review           `json:"review"`
}

// Source tells the text the record was read from.
type Source struct {
	Path     string `json:"path"`
	Format   string `json:"format"`
	Encoding string `json:"encoding"`
	SHA256   string `json:"sha256"`
	Lines    int    `json:"lines"`
}

// Agency is the body that reports. The regions are empty where neither the text
// nor the name says them.
type Agency struct {
	Name     *string `json:"name"`
	Province string  `json:"province"`
	City     string  `json:"city"`
	County   string  `json:"county"`
	Kind     *string `json:"kind"`
}

// Position is where something stands: the line, and characters in it from 1, End
// exclusive.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	End    int `json:"end"`
}

// Date is a date that the text gives a role to.
type Date struct {
	Role string  `json:"role"`
	Text string  `json:"text"`
	Date *string `json:"date"`
	Position
	Corrected bool `json:"corrected,omitempty"`
}

// DocumentNumber is a document number in the text.
type DocumentNumber struct {
	Text   string  `json:"text"`
	Number *string `json:"number"`
	Position
	Corrected bool `json:"corrected,omitempty"`
}

// Section is one of the report's main sections.
type Section struct {
	Number   int    `json:"number"`
	Title    string `json:"title"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	End      int    `json:"end"`
	LastLine int    `json:"last_line"`
}

// Table is one table of the report.
type Table struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Line     int      `json:"line"`
	LastLine int      `json:"last_line"`
	Columns  []Column `json:"columns"`
	Rows     []Row    `json:"rows"`
}

// Column is one column of a table.
type Column struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Row is one row of a table; its cells stand in column order.
type Row struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Number string `json:"number"`
	Level  int    `json:"level"`
	Unit   string `json:"unit"`
	Cells  []Cell `json:"cells"`
}

// Cell is one cell: what the source says and its value after corrections.
type Cell struct {
	Text  string       `json:"text"`
	Value *json.Number `json:"value"`
	Position
	Missing   bool `json:"missing,omitempty"`
	Inferred  bool `json:"inferred,omitempty"`
	Corrected bool `json:"corrected,omitempty"`
	// SourceValue is there for a corrected cell only, and null then where the source has no figure.
	SourceValue json.RawMessage `json:"source_value,omitempty"`
}

// Statement is a total in prose and the parts said to make it up.
type Statement struct {
	Text string `json:"text"`
	Position
	Subject string      `json:"subject"`
	Unit    string      `json:"unit"`
	Total   json.Number `json:"total"`
	Parts   []Part      `json:"parts"`
	// Corrected tells that a reviewer changed the total; a part says so itself.
	Corrected bool `json:"corrected,omitempty"`
}

// Part is one part of a statement.
type Part struct {
	Label   string       `json:"label"`
	Value   json.Number  `json:"value"`
	Percent *json.Number `json:"percent"`
	// Corrected tells that a reviewer changed the figure or the percentage.
	Corrected bool `json:"corrected,omitempty"`
}

// Finding is one finding, with the language of its words chosen.
type Finding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Position
	Cells     []FindingCell `json:"cells"`
	Want      *json.Number  `json:"want"`
	Have      *json.Number  `json:"have"`
	Repairs   []Repair      `json:"repairs"`
	Status    string        `json:"status"`
	Followers []Finding     `json:"followers"`
}

// Located is a finding that stands by itself: with the path of its report first.
type Located struct {
	Path string `json:"path"`
	Position
	Finding
}

// FindingCell is a cell of a finding and the part it plays.
type FindingCell struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column"`
	Line   int    `json:"line"`
	Role   string `json:"role"`
}

// Repair is a proposal.
type Repair struct {
	Say        string    `json:"say"`
	Set        []Setting `json:"set"`
	Confidence string    `json:"confidence"`
	Settles    int       `json:"settles"`
	Breaks     int       `json:"breaks"`
}

// Setting gives a cell or fact a new content. Column is empty for a fact.
type Setting struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column"`
	To     string `json:"to"`
}

// Review is what was decided.
type Review struct {
	State       string       `json:"state"`
	Corrections []Correction `json:"corrections"`
	Waivers     []Waiver     `json:"waivers"`
}

// Correction is one cell or fact corrected.
type Correction struct {
	Table   string  `json:"table"`
	Row     string  `json:"row"`
	Column  string  `json:"column"`
	From    string  `json:"from"`
	To      string  `json:"to"`
	Verdict *string `json:"verdict"`
	Reason  string  `json:"reason"`
	By      string  `json:"by"`
	At      string  `json:"at"`
}

// Waiver is one finding that may stand.
type Waiver struct {
	Code   string       `json:"code"`
	Cells  []WaivedCell `json:"cells"`
	Reason string       `json:"reason"`
	By     string       `json:"by"`
	At     string       `json:"at"`
}

// WaivedCell is a cell of a waived finding and what it held then.
type WaivedCell struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column"`
	Held   string `json:"held"`
}
