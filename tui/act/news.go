package act

import (
	"gouji/model"
	"gouji/model/review"
)

// News is what a job reports. A report of a job that a newer one of its kind has
// replaced is late, and dropped.
type News struct {
	Job  Job
	Seq  int  // the job's number among those of its kind, from 1
	Over bool // the job reports no more
	Err  error
	What any // one of the types below, or nil
}

// Job is a kind of work done beside the screen.
type Job uint8

// The kinds of work.
const (
	Loading Job = iota
	Opening
	Saving // never late: each one reports
	Previewing
	Searching
	Exporting
	Editing // the reviewer's editor is open
	Copying
	Comparing
	Jobs int = iota
)

// Loaded are reports read since the last time.
type Loaded struct {
	Reports  []Summary
	Progress Progress
	Rate     int // files a second so far; 0 while too little time has passed to tell
}

// Opened is a report read in full.
type Opened struct {
	ID      ReportID
	Case    *review.Case
	Message model.Words
}

// Compared are reports of the same body for other years, in no order.
type Compared struct {
	ID     ReportID // the report they belong beside
	Others []Other
}

// Other is one of them.
type Other struct {
	ID   ReportID
	Case *review.Case
}

// Saved is a report after a decision reached the disk.
type Saved struct {
	ID     ReportID
	Case   *review.Case // nil where it failed
	Kind   review.Kind
	Others int // decisions another terminal made meanwhile
}

// Previewed is what an edit would do.
type Previewed struct {
	Fixes, Breaks int
	Text          string // what was previewed
}

// Found is the answer to a search: the reports that match, the best first.
type Found struct {
	Query string
	Hits  []Hit
}

// Hit is one report a search found. The marks are byte offsets of matched characters.
type Hit struct {
	ID                        ReportID
	Agency, Year, Title, Path []int
}

// Exported tells where records were written.
type Exported struct{ Where string }
