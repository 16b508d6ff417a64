// Package keys says which key asks for what, where.
//
// Its one invariant: the one table [Bindings] is all there is. The bar, the
// help page, the command palette and the README's list are made from it, so a
// key that works is described and a key that is described works. A binding can
// say why it cannot act here, so that a key pressed in vain gets an answer. A
// key in two scopes that are open at the same time is a mistake that a test
// finds; so nothing depends on their order.
//
// It moves nothing itself: a key becomes an [act.Ask], the root does the rest.
// What a key press matches is left to the bindings of Bubbles; their help texts
// are not used, since help speaks two languages. A switch over key names in every
// pane was rejected: it can't be listed.
//
// To add a key: 1. a verb in tui/act and its words in tui/words; 2. a line in
// [Bindings]; 3. `go test ./tui/keys`; 4. refresh the README's list as its test says.
package keys

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/bubbles/key"

	"gouji/tui/act"
)

// Scope is where a binding holds.
type Scope uint8

// The scopes. Several are open at once: a pane's, Moving, Everywhere and Always;
// or, while something modal is open, that thing's and Always alone.
const (
	Always Scope = iota
	Everywhere
	Moving
	InQueue
	InSheet
	InSource
	InFindings
	Typing // open together with the scopes of whatever takes text
	InEdit
	InSearch
	InReason
	InChoice
	InPalette
	InHelp
	Scopes int = iota
)

var names = [Scopes]string{
	"always", "everywhere", "moving", "queue", "sheet", "source", "findings",
	"typing", "edit", "search", "reason", "choice", "palette", "help",
}

// String is the scope's name, which its words go by.
func (s Scope) String() string { return names[s] }

// Here is what bindings need to know to say whether they can act.
type Here struct {
	Report         bool // a report is selected
	Opening        bool // it is still being opened
	Readable       bool // it could be read
	Finding        bool // a finding is selected
	FindingOpen    bool // and waits for a decision
	Repairs        int  // that the finding proposes
	Cell           bool // the cursor is on a cell or fact that can be corrected
	Elsewhere      bool // it is on a cell of another report
	Marked         int  // cells
	MarkedFindings int  // open findings about them
	Undoable       bool
	Redoable       bool
	Settled        bool
	Editor         bool // $EDITOR is set and the file can be located
	Copyable       bool
	Running        bool // the folder is being read, or records are being written
}

// Binding is what some keys ask for in a scope.
type Binding struct {
	key.Binding
	Scope Scope
	Verb  act.Verb
	// Bar is how much it matters in the bar: 1 the most, 0 never shown there.
	Bar int
	// Cannot says why it can't act here; nil where it always can.
	Cannot func(Here) act.Reason
}

// Why says why the binding can't act here; act.Fine where it can.
func (b *Binding) Why(h Here) act.Reason {
	if b.Cannot == nil {
		return act.Fine
	}
	return b.Cannot(h)
}

// Find gives the binding of a key in the open scopes; nil if it has none.
func Find(pressed fmt.Stringer, open []Scope) *Binding {
	for i := range Bindings {
		if b := &Bindings[i]; has(open, b.Scope) && key.Matches(pressed, b.Binding) {
			return b
		}
	}
	return nil
}

// Nth is which of the binding's keys was pressed, from 0; -1 for none of them.
func (b *Binding) Nth(pressed fmt.Stringer) int { return slices.Index(b.Keys(), pressed.String()) }

// ByVerb gives the first binding of a verb that stands outside modal things;
// nil if it has none.
func ByVerb(v act.Verb) *Binding {
	for i := range Bindings {
		if b := &Bindings[i]; b.Verb == v && b.Scope < Typing {
			return b
		}
	}
	return nil
}

// Commands are the bindings the palette offers: one for each verb that can be
// asked for outside modal things.
func Commands() []*Binding {
	var commands []*Binding
	seen := map[act.Verb]bool{}
	for i := range Bindings {
		b := &Bindings[i]
		if b.Scope == Moving || b.Scope >= Typing || b.Scope == Always || seen[b.Verb] {
			continue
		}
		seen[b.Verb] = true
		commands = append(commands, b)
	}
	return commands
}

func has(scopes []Scope, s Scope) bool { return slices.Contains(scopes, s) }
