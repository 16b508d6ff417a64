package model

import "github.com/govalues/decimal"

// Words is a sentence in the two languages of the screen.
type Words struct{ ZH, EN string }

// Lang is a language of the screen and of messages.
type Lang string

// The languages.
const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// In gives the sentence in a language; Chinese for any that is not English.
func (w Words) In(l Lang) string {
	if l == English {
		return w.EN
	}
	return w.ZH
}

// Severity says how sure it is that something is wrong. The zero value is Info.
type Severity uint8

// The severities in rising order.
const (
	Info    Severity = iota // worth a look
	Warning                 // probably wrong, or against a regulation
	Error                   // cannot be true by the law of the form
)

func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Role is the part a cell plays in a finding.
type Role string

// The parts cells play.
const (
	Subject  Role = "subject"
	Addend   Role = "addend"
	Total    Role = "total"
	Evidence Role = "evidence"
)

// Related is a cell or fact of a finding.
type Related struct {
	Address Address
	Role    Role
	Place   Place
}

// Finding is one thing that cannot be true, or probably is not.
type Finding struct {
	Code     string // "BAL001"
	Severity Severity
	Message  Words // what was found, both numbers and the difference
	Advice   Words // what to do next; empty where the repairs say it
	Place    Place // of the subject; never empty for a reading that has text
	Cells    []Related
	Want     *decimal.Decimal // what the other side of the law gives; nil where the rule compares no numbers
	Have     *decimal.Decimal // what stands there
	Repairs  []Repair         // the likeliest first
	// Evidence is what the finding rests on besides the cells it names, such as the
	// figures of another year's report, written so that equal texts are equal evidence.
	Evidence []string
	// Followers are findings that follow from this one and are folded under it.
	Followers []Finding
	Status    Status
}

// Status tells what became of a finding. The zero value is Open.
type Status uint8

// What can become of a finding.
const (
	Open   Status = iota
	Fixed         // the source has it, the corrected reading has not
	Waived        // a reviewer said why it may stand
)

func (s Status) String() string { return [...]string{"open", "fixed", "waived"}[s] }

// Confidence says how well a repair is supported. The zero value is Possible.
type Confidence uint8

// The degrees of confidence in rising order.
const (
	Possible Confidence = iota // one of several
	Likely                     // the only one, without a known shape of error
	Certain                    // the only one, and the error has a known shape
)

func (c Confidence) String() string { return [...]string{"possible", "likely", "certain"}[c] }

// Setting gives a cell or fact a new content, as a reviewer would type it.
type Setting struct {
	Address Address
	To      string
}

// Repair is a proposal that would settle one or more findings.
type Repair struct {
	Say        Words // a verb phrase: "改 总计 为 169"
	Set        []Setting
	Confidence Confidence
	Settles    int // open findings it would settle
	Breaks     int // findings it would make
}

// Key identifies a finding across readings: its code and subject, or its code
// and the text at its place. Two findings of one reading never share a key
// unless they are about the same thing.
func (f *Finding) Key(s *Source) string {
	key := f.Code
	for _, c := range f.Cells {
		if c.Role == Subject {
			return key + " " + c.Address.Table + "/" + c.Address.Row + "/" + c.Address.Column
		}
	}
	if len(f.Place) > 0 && s != nil {
		key += " " + s.Slice(f.Place[0])
	}
	return key
}
