// Package words holds every word of the screen: one struct, one value a
// language.
//
// Its one invariant: no word is missing in any language. A word that is not
// declared does not compile; one that is declared and not given, or a verb or
// reason without its description, fails the package's test. Report text,
// findings and refusals bring their own words in both languages and are not
// here. Sentences with figures are formats; both languages take the same
// arguments in the same order. Message catalogues by key were rejected: a
// mistyped key is found by a user.
package words

import (
	"gouji/model"
	"gouji/model/review"
	"gouji/tui/act"
)

// Deed describes what a verb does: a word or two for the bar, a sentence for
// help and palette.
type Deed struct{ Short, Long string }

// Words are the screen's words in one language.
type Words struct {
	Deeds   [act.Verbs]Deed
	Reasons [act.Reasons]string
	CannotF string // verb, reason

	Head     Head
	Queue    Queue
	Sheet    Sheet
	Source   Source
	Findings Findings
	Edit     Edit
	Notice   Notice
	Help     Help
	Empty    Empty
}

// Head is the line at the top.
type Head struct {
	Name      string
	ReportsF  string // reports
	WorkF     string // with findings, settled
	ReadingF  string // read, total
	WalkingF  string // read
	RateF     string // files a second
	StoppedF  string // read
	SavingF   string // decisions on their way
	Opening   string
	Exporting string
}

// Queue is the triage queue.
type Queue struct {
	Title        string
	Orders       map[string]string // by queue.Order's name
	OrderF       string            // order
	HitsF        string            // hits, reports
	NoHits       string
	SearchPrompt string
	Filters      string // the names of filters, as they are typed
	NarrowF      string // reports left, search
	RefusedF     string // reason
}

// Sheet is the pane of tables.
type Sheet struct {
	Title      string
	PositionF  string // sheet's number, sheets
	FormF      string // form
	Facts      string
	Statements string
	Years      string // other years of the same body
	Difference string
	Opening    string
	Groups     map[string]string // heading over columns, by the first part of their ids
	Fact       map[string]string // by the fact's name; lists without their number
	DateRole   map[model.DateRole]string
	Own, Cited string // document numbers
	Value      string // heading of the facts' one column
	Total      string // heading of a statement's total
	Parts      string // heading of a statement's parts
	FormName   map[string]string
	NotTold    string // a fact the report does not have
}

// Source is the pane of the text.
type Source struct {
	Title        string
	LineF        string // line, lines
	NoText       string
	SearchPrompt string
	MatchesF     string // current, all
	NoMatch      string
}

// Findings is the strip of findings.
type Findings struct {
	Title      string
	CountF     string // position, open, all
	None       string // a report without findings
	NoneOpen   string
	Folder     string // title for the whole folder
	FolderF    string // code, reports
	FolderNone string
	WantHaveF  string // want, have, difference
	RepairF    string // number, verb phrase, confidence
	EffectF    string // settles, breaks
	Confidence map[model.Confidence]string
	Status     map[model.Status]string
	FollowersF string // how many
	FailedF    string // codes of rules that crashed
}

// Edit is what is asked while a decision is made.
type Edit struct {
	Title     string
	EffectF   string // fixes, breaks
	Checking  string
	Was       string
	Unchanged string
	Becomes   string
	Blank     string
	Verdict   string
	Verdicts  map[review.Verdict]string
	Reason    string
	ReasonFor string // of a waiver
	Choose    string // of several repairs
	Export    string
	This      string
	All       string
	ShownF    string // reports that a search left
	Palette   string
	Stop      string // what is running
	GoOn      string
	StopIt    string
}

// Notice are messages in the bar.
type Notice struct {
	Saved       map[review.Kind]string
	OthersF     string // decisions of another terminal
	SaveFailedF string // error
	OpenFailedF string // path, error
	LoadFailedF string // error
	ExportedF   string // where
	ExportFailF string // error
	ExportStop  string
	EditorFailF string // error
	CopiedF     string // text
	CopyFailF   string // error
	LastFinding string
	AllSettled  string
	OnlyShown   string // that a search leaves out other reports
	SettledF    string // findings still open
	Wrapped     string // past the last finding, at the first again
	Waiting     string // quitting while a decision is on its way
	Dismiss     string
	MoreF       string // further messages
	NotACell    string
	NoYearsF    string // agency
}

// Help is the help page.
type Help struct {
	Title  string
	Scopes map[string]string // by keys.Scope's name
	Signs  string            // title of the legend
	Legend [][2]string       // sign, meaning
}

// Empty is what is said where nothing can be shown.
type Empty struct {
	NoReports, Next string
	Reading         string
}

// In is a text that brings its words in both languages.
func (w *Words) In(text model.Words) string {
	if w == &english {
		return text.In(model.English)
	}
	return text.In(model.Chinese)
}

// In gives the words of a language; Chinese for any that is not English.
func In(l model.Lang) *Words {
	if l == model.English {
		return &english
	}
	return &chinese
}
