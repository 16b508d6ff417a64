package act

import (
	"context"
	"time"

	"gouji/model"
	"gouji/model/review"
)

// ReportID is a report's place in the order it was found in, from 0.
type ReportID int

// Summary is what the queue keeps of a report: a few hundred bytes, no text.
type Summary struct {
	ID                      ReportID
	Path                    string
	Agency                  string // "" where none was found
	Title                   string
	Year                    int // 0 where none was found
	Form                    string
	Errors, Warnings, Infos int      // open findings
	Codes                   []string // of the open findings, each once, sorted
	State                   review.State
	Refused                 string // why the file could not be read, in the screen's language; "" for a report
}

// Progress tells how far loading is. Total is 0 while the folder is still being walked.
type Progress struct {
	Read, Total int
	Done        bool
}

// Desk is all the workstation asks of the world; cmd lends it. Every method may
// take long and is only ever called from a job, never from Update or View.
// Methods may be called at the same time from several goroutines.
type Desk interface {
	// Load walks and reads the folder and reports summaries in batches as they
	// come. It returns when all is read or ctx ends.
	Load(ctx context.Context, report func([]Summary, Progress)) error
	// Open reads one report in full, with its journal. A message is not empty
	// where the journal has something to say: a broken line, another text.
	Open(ctx context.Context, id ReportID) (c *review.Case, message model.Words, err error)
	// Save appends a decision and has it on disk before it returns. The case it
	// returns holds that decision and any that another terminal made meanwhile
	// (others counts those).
	Save(ctx context.Context, id ReportID, d review.Decision) (c *review.Case, others int, err error)
	// Export writes the corrected record of the reports, or of all for none,
	// and says where.
	Export(ctx context.Context, ids []ReportID) (where string, err error)
	// Reviewer is the name decisions are made under.
	Reviewer() string
	// Now is the time decisions are made at.
	Now() time.Time
}

// Locator is a Desk that can tell where a report's file is, so that the
// reviewer's editor can open it. A Desk need not be one.
type Locator interface {
	// Locate gives the path of the report's file, as this process can open it.
	Locate(ReportID) string
}

// Neighbours is a Desk that knows which reports are of one body, even where its
// name changed over the years. A Desk need not be one; then equal names are.
type Neighbours interface {
	// OtherYears are the reports of the same body for other years.
	OtherYears(ReportID) []ReportID
}

// Watcher is a Desk whose reports say things of each other, so that a decision on
// one can change the summary of another. A Desk need not be one.
type Watcher interface {
	// Watch reports summaries that changed, until ctx ends. It is called after Load.
	Watch(ctx context.Context, report func([]Summary)) error
}

// Open tells how many findings of the report are open.
func (s *Summary) Open() int { return s.Errors + s.Warnings + s.Infos }
