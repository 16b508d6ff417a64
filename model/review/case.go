// Package review folds a reading and the journal of decisions made on it into a case.
//
// Its one invariant: a case is its reading plus its journal and nothing else, so
// undo is a shorter fold, a restart is the same fold again, and what the source
// said is never lost. Deciding returns a new case; no case is ever changed.
// It does no I/O: package store keeps the journal, and whoever decides passes
// the reviewer's name and the time in. The journal holds decisions rather than
// corrected reports, because two journals of one report can be merged line by
// line and two corrected reports can not.
//
// To add a kind of decision: 1. name it here and say in [Decision] which fields it
// uses; 2. make it in decide.go, with a refusal for when it can't be made; 3. say in
// fold.go what it does; 4. add it to the random decisions of the property tests.
package review

import (
	"time"

	"gouji/model"
	"gouji/model/rule"
)

// State tells how far the review of a report is.
type State string

// The states of a review.
const (
	Untouched State = "untouched"
	InWork    State = "in_work"
	Settled   State = "settled"
)

// Verdict tells whose mistake a correction mends.
type Verdict string

// The verdicts.
const (
	PublishedWrong Verdict = "published_wrong" // the report itself says so
	ReadWrong      Verdict = "read_wrong"      // extraction or reading damaged it
)

// Kind names what a decision does.
type Kind string

// The kinds of decision.
const (
	Correct Kind = "correct" // sets cells or facts
	Waive   Kind = "waive"   // lets a finding stand, with a reason
	Settle  Kind = "settle"
	Reopen  Kind = "reopen" // takes a settlement back
	Undo    Kind = "undo"   // takes the decision named in Target back
	Redo    Kind = "redo"   // makes the decision named in Target count again
)

// Decision is one entry of a journal. Decisions are never changed or removed.
type Decision struct {
	ID      string    `json:"id"` // unique in its journal
	Kind    Kind      `json:"kind"`
	By      string    `json:"by"`
	At      time.Time `json:"at"`
	Set     []Change  `json:"set,omitempty"`     // of a correction
	Verdict Verdict   `json:"verdict,omitempty"` // of a correction
	Reason  string    `json:"reason,omitempty"`
	Settles []string  `json:"settles,omitempty"` // codes of the findings an accepted repair settled
	Finding *Waived   `json:"finding,omitempty"` // of a waiver
	Target  string    `json:"target,omitempty"`  // of undo and redo: the ID of a decision
}

// Change is one cell or fact set by a correction.
type Change struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column,omitempty"`
	From   string `json:"from"` // what stood there before, as text
	To     string `json:"to"`   // as typed: "" is a blank
}

// Address is the cell or fact changed.
func (c Change) Address() model.Address {
	return model.Address{Table: c.Table, Row: c.Row, Column: c.Column}
}

// Waived names the finding that a waiver lets stand and the evidence it stood on.
type Waived struct {
	Code  string       `json:"code"`
	Key   string       `json:"key"` // model.Finding.Key
	Cells []WaivedCell `json:"cells"`
	// Evidence is what the finding rested on besides: the figures of another report.
	Evidence []string `json:"evidence,omitempty"`
}

// WaivedCell is a cell of a waived finding and what it held then.
type WaivedCell struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column,omitempty"`
	Held   string `json:"held"`
}

// Case is one report under review. It is never changed: deciding gives a new one.
type Case struct {
	Reading  *model.Reading  // as read
	Current  *model.Reading  // with the corrections that count; Reading itself where none does
	Journal  []Decision      // all of them, the oldest first
	Findings []model.Finding // of both readings, with their status; open ones first, then by place
	State    State
	// Failed are the codes of rules that crashed on this report; none of them may be taken for passed.
	Failed []string
	// Untestable counts, by code, the laws that Current gives no figures to test with.
	Untestable map[string]int
	// Ignored says which decisions of the journal could not be followed, and why.
	Ignored []model.Words

	counting []Decision // the decisions that count, in the order of the journal
	undone   []Decision // those that can be made again, the latest last
	checks   Checks
	trace    func() rule.Trace
	original checkResults // what the rules say of Reading; kept, for it never changes
}
