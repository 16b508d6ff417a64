package act

// Ask is what a person wants.
type Ask struct {
	Verb Verb
	Text string // of Type: the characters typed
	X, Y int    // of Point: the cell pointed at, in the pane's own box; of the wheel: 0
	N    int    // of Pick: which one, from 0; of Mark: 1 goes down as well
}

// Verb says what is wanted.
type Verb uint8

// The verbs. Nothing is the zero value and asks for nothing.
const (
	Nothing Verb = iota

	Up
	Down
	Left
	Right
	PageUp
	PageDown
	Top
	Bottom
	RowStart
	RowEnd
	Enter // go in
	Take  // take what is typed or chosen
	Leave // one step out

	NextPane
	PreviousPane
	ToQueue
	ToSheet
	ToSource
	ToFindings
	Zoom

	Search
	Order
	NextReport
	PreviousReport
	NextSheet
	PreviousSheet
	Years
	NextFinding
	PreviousFinding
	WholeFolder // findings of the whole folder, or of the report again

	Mark // the cell for the next decision, or take its mark away
	Edit
	Accept
	Waive
	Settle
	Reopen
	Undo
	Redo
	Export
	Stop // reading the folder, or exporting
	OpenEditor
	Copy

	Help
	Palette
	Quit
	Interrupt
	Suspend

	Type
	Erase
	EraseAhead
	EraseWord
	EraseBefore // all before the caret
	EraseAfter
	WordLeft
	WordRight
	NextField
	ToggleVerdict
	FillAll // give all cells that are edited the same content
	Pick

	Point
	WheelUp
	WheelDown

	Verbs int = iota
)

// Reason says why something cannot be done here. The zero value is that it can.
type Reason uint8

// The reasons.
const (
	Fine Reason = iota
	NoReport
	StillOpening
	NotReadable
	NoFinding
	FindingClosed
	NoRepair
	NoCell
	NoMarkedFinding
	NothingToUndo
	NothingToRedo
	IsSettled
	IsNotSettled
	NoEditor
	NothingToCopy
	NothingRuns

	Reasons int = iota
)
