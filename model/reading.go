package model

import (
	"fmt"

	"github.com/govalues/decimal"
)

// Reading is what the parser made of one report. It is frozen: corrections are
// decisions beside it. Slices may be empty; every value has its place.
type Reading struct {
	Source     *Source
	Agency     Agency
	Year       Year
	Title      Title
	Form       string // id of the form; "prose" for a report without any table, "unknown" for tables that fit none
	Dates      []Date // in reading order
	Numbers    []DocumentNumber
	Sections   []Section
	Tables     []Table // in form order
	Statements []Statement
	Mentions   []Mention // every count in prose, in reading order
	Copies     []Copy
	Page       Page
	Notes      []Note
}

// Basis tells from what a fact was taken.
type Basis string

// What a fact can be taken from, the most trusted first.
const (
	FromTitle     Basis = "title"
	FromMetadata  Basis = "metadata" // the page's block of 发布机构, 来源, 索引号 …
	FromSignature Basis = "signature"
	FromPeriod    Basis = "period"
	FromTable     Basis = "table" // a table's head or 填报单位
	FromProse     Basis = "prose"
	FromDate      Basis = "date"
	FromReviewer  Basis = "reviewer"
	FromNothing   Basis = ""
)

// Agency is the body that reports. Name is "" where none was found. Province,
// City and County are "" where neither the text nor the name says them.
type Agency struct {
	Name                   string
	Province, City, County string
	Kind                   AgencyKind
	Place                  Place
	From                   Basis
}

// AgencyKind sets the deadline and what the body must report.
type AgencyKind string

// The kinds of body.
const (
	Government  AgencyKind = "government" // a people's government of county level or above
	Department  AgencyKind = "department"
	Township    AgencyKind = "township"    // 乡镇人民政府
	Subdistrict AgencyKind = "subdistrict" // 街道办事处
	Zone        AgencyKind = "zone"        // 管委会 of a zone
	OtherKind   AgencyKind = ""
)

// Year is the year reported on; 0 where none was found.
type Year struct {
	Value int
	Place Place
	From  Basis
	// Mentions are the other places that say the reporting year: title, period, table head. In reading order.
	Mentions []YearMention
}

// YearMention is one place that names the reporting year.
type YearMention struct {
	Value int
	Place Place
	From  Basis
}

// Title is the report's title; Text is "" where it has none.
type Title struct {
	Text  string
	Place Place
}

// Day is a calendar day; the zero Day is none. Month and Day are 0 where only
// the year, or year and month, are known.
type Day struct{ Year, Month, Day int }

// IsZero tells whether the day is none.
func (d Day) IsZero() bool { return d == Day{} }

// String is the ISO form: 2018-01-03, or 2018-01, or 2018.
func (d Day) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders days; a missing month or day counts as the first.
func (d Day) Compare(e Day) int {
	for _, p := range [3][2]int{{d.Year, e.Year}, {max(d.Month, 1), max(e.Month, 1)}, {max(d.Day, 1), max(e.Day, 1)}} {
		if p[0] != p[1] {
			if p[0] < p[1] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// Exists tells whether the calendar has the day. A day without month or day of the month exists.
func (d Day) Exists() bool {
	if d.Year < 1900 || d.Year > 2200 || d.Month < 0 || d.Month > 12 || d.Day < 0 {
		return false
	}
	return d.Month == 0 && d.Day == 0 || d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// DateRole is the part a date plays.
type DateRole string

// The roles of dates.
const (
	Published   DateRole = "published"
	Signed      DateRole = "signed"
	Printed     DateRole = "printed" // the 印发 line
	PeriodStart DateRole = "period_start"
	PeriodEnd   DateRole = "period_end"
	AsOf        DateRole = "as_of" // 截止…: a date in prose up to which figures run
)

// DateFault tells what is wrong with a date's text.
type DateFault uint8

// The faults of dates.
const (
	DateSound      DateFault = iota
	DateUnreadable           // digits whose separators are gone: 201711. Candidates say what it may be; Day is set where they can be read in one way only
	DateImpossible           // 2月30日, month 13 written with its separators. Day is zero
)

// Date is a date that the text gives a role to.
type Date struct {
	Role       DateRole
	Text       string // exactly as printed
	Place      Place
	Day        Day // zero where it can't be read, or in several ways
	Fault      DateFault
	Candidates []DateCandidate // the likeliest first
	Corrected  bool
}

// DateCandidate is what a damaged date may have been.
type DateCandidate struct {
	Day   Day
	Basis CandidateBasis
}

// CandidateBasis is the evidence for a candidate.
type CandidateBasis uint8

// The evidence for a repaired date or number, the strongest first.
const (
	OnlyReading CandidateBasis = iota // no other splitting of the digits is a date
	ByPeriod                          // the sentence gives a period, which begins or ends there
	ByRole                            // a signature of an annual report stands in the months after the year
	ByKnown                           // a published document bears this number
	OneOfMany
)

// DocumentNumber is a 发文字号 in the text: its own, or one it cites.
type DocumentNumber struct {
	Text      string // exactly as printed
	Place     Place
	Number    string   // normalised 机关代字〔YYYY〕N号; "" where it can't be read
	Own       bool     // it stands where a document bears its own number
	Repairs   []string // normalised forms it may have had, the likeliest first; empty when Number is set
	Corrected bool
}

// Section is one of the report's main sections.
type Section struct {
	Number int // by the heading's own ordinal
	Title  string
	Place  Place // of the heading
	Span   Span  // heading and body, up to the next heading
	Slot   int   // the form's section it answers to, 0 for none
}

// Statement is a total in prose and the parts said to make it up.
type Statement struct {
	Text       string // from the total to the last part, exactly; whole clauses
	Place      Place  // from the total to the last part
	Subject    string // what is counted, as near as the words tell: "申请渠道"
	Unit       string
	Total      Quantity
	TotalWord  string // the words before the total: "受理政府信息公开申请"
	Parts      []StatementPart
	OpenEnded  bool // 等, 主要, 左右, 余: the parts need not make up the total
	Enumerated bool // 其中, 分别 or an "它们有" introduces the parts: they are said to belong to the total
}

// StatementPart is one part of a statement.
type StatementPart struct {
	Label   string
	Value   Quantity
	Percent *Quantity // nil where none is given
}

// Quantity is a figure in prose and its place.
type Quantity struct {
	Value     decimal.Decimal
	Text      string
	Place     Place
	Corrected bool // Value is a reviewer's; Text and Place still tell the source's
}

// Copy tells that a stretch of the text stands in it again.
type Copy struct {
	First, Second Span
	// Differ are the places in Second where it is not the same as First.
	Differ []Place
}

// Page tells that the file is one page of several; the zero Page is a whole report.
type Page struct {
	Number, Of int // Number 0 where it can't be told
	Place      Place
	CutStart   bool // the text begins inside a sentence or after its first sections
	CutEnd     bool // the text ends inside a sentence or table
}

// Note is what the reader assumed or could not do; a rule turns it into a finding.
type Note struct {
	Kind    NoteKind
	Address Address // the row or table it is about, as far as known
	Place   Place
	Want    int      // figures expected, for counts
	Have    int      // figures found
	Texts   []string // the figures as they stand, or the label that has no slot
}

// NoteKind names what a note is about.
type NoteKind uint8

// The kinds of note.
const (
	TooFewFigures  NoteKind = iota // a row has fewer figures than columns and nothing says which are missing
	TooManyFigures                 // a row has more
	RowMissing                     // the form's row has no label in the text
	RowUnknown                     // a row stands in the table that the form lacks
	ColumnMissing
	ColumnUnknown
	TableTwice  // the same table stands twice; Have is the number of cells that differ, of Want with something in them
	Rejoined    // figures were split and joined again, or ran together and were read apart
	LooseFigure // a figure stands in a table and no cell claims it
	TableCut    // the table ends before its last row
	// LabelDiffers: a row's label is not quite the form's; Texts are both, the printed one first.
	LabelDiffers
	// OnlyTotals: each of Have rows has one figure, read as its total; Texts is the column's label.
	OnlyTotals
	// RowsInOrder: the labels can't be told apart; Have lines of figures are read in the form's order.
	RowsInOrder
	// ReadByColumn: Have rows have blank cells; their figures are those of the columns they stand under.
	ReadByColumn
	// SeveralColumns: the table prints Have columns, headed Texts, for the form's one; that
	// with the index Want is read, none where it is -1.
	SeveralColumns
	// PutTogether: figures of the row are broken over the lines of their cells; Texts are them as read.
	// Where the address names a cell lines of the whole text broke its figure; Texts are the pieces.
	PutTogether
	// ReadByBlankLines: Have rows have blank cells; the lines that these left tell the columns of their figures.
	ReadByBlankLines
)
