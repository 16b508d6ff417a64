// Package tui is the workstation: the screen a reviewer settles reports on.
//
// Its one invariant: the screen only shows and asks. A key, a click or the
// palette becomes an [act.Ask]; the root does it or hands it to the pane in
// front; what is decided goes to [act.Desk.Save], and only the case that comes
// back from there is shown. Panes never speak to each other: the root asks the
// one that moved what it points at and tells the others.
//
// All I/O is in jobs.go; nothing else may take time. The package imports
// neither parse nor store: whoever calls [Run] lends it a Desk. A program of
// nested Bubble Tea models was rejected, since messages between them arrive when
// they like; one root with plain calls does what it says in the order it says.
//
//	root.go    the state and Update     keys.go    key and mouse → Ask
//	asks.go    Ask → what is done       go.go      from report to report, finding to finding
//	decide.go  decisions, one by one    modal.go   what stands in front
//	edits.go   corrections              waive.go   findings that may stand
//	years.go   other years of a body    outside.go editor and clipboard
//	jobs.go    work beside the screen   news.go    what it brought
//	draw.go    the frame                caret.go   the real cursor
package tui
