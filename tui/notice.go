package tui

import (
	"fmt"

	"gouji/tui/act"
	"gouji/tui/pane"
	"gouji/tui/pane/edit"
)

// notices are the messages in the bar. Errors stay until they are dismissed,
// the oldest first; what merely tells something goes with the next key.
type notices struct {
	alarms []string
	told   string
}

func (n *notices) tell(text string) { n.told = text }

func (n *notices) tellF(format string, args ...any) { n.tell(fmt.Sprintf(format, args...)) }

func (n *notices) alarm(text string) { n.alarms = append(n.alarms, text) }

// refuse tells why a verb can't act.
func (n *notices) refuse(l *pane.Look, v act.Verb, why act.Reason) {
	n.tellF(l.Words.CannotF, l.Words.Deeds[v].Short, l.Words.Reasons[why])
}

// pass forgets what goes with the next key.
func (n *notices) pass() { n.told = "" }

// dismiss takes the first error away; false where there is none.
func (n *notices) dismiss() bool {
	if len(n.alarms) == 0 {
		return false
	}
	n.alarms = n.alarms[1:]
	return true
}

// fail shows an error until it is dismissed. The format takes the error last,
// after args.
func (r *root) fail(format string, err error, args ...any) {
	text := "?"
	if err != nil {
		text = edit.Explain(err, r.look.Lang)
	}
	r.notices.alarm(fmt.Sprintf(format, append(args, text)...))
}
