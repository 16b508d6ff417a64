package keys

import (
	"fmt"
	"slices"
	"strings"

	"gouji/tui/lay"
	"gouji/tui/words"
)

// Hint is one entry of the bar: a key and what it does here.
type Hint struct{ Key, Word string }

// Width is the cells a hint takes, without what separates it from the next.
func (h Hint) Width() int { return lay.Width(h.Key) + 1 + lay.Width(h.Word) }

// Gap is the number of blanks between two hints in the bar.
const Gap = 2

// Bar gives the hints that fit into width cells: those that can act here, the
// ones that matter most first in the choice, in the order of the table on the screen.
func Bar(open []Scope, h Here, w *words.Words, width int) []Hint {
	var order []int
	for i := range Bindings {
		if b := &Bindings[i]; b.Bar > 0 && has(open, b.Scope) && b.Why(h) == 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return Bindings[a].Bar - Bindings[b].Bar })
	used, fit := 0, order[:0]
	for _, i := range order {
		n := hint(&Bindings[i], w).Width() + Gap
		if used+n-Gap <= width {
			used += n
			fit = append(fit, i)
		}
	}
	slices.Sort(fit)
	hints := make([]Hint, len(fit))
	for i, at := range fit {
		hints[i] = hint(&Bindings[at], w)
	}
	return hints
}

func hint(b *Binding, w *words.Words) Hint {
	return Hint{Show(b.Keys()[0]), w.Deeds[b.Verb].Short}
}

// Show is a key as the screen shows it.
func Show(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case " ":
		return "space"
	case "enter":
		return "⏎"
	}
	return key
}

// All are all keys of a binding as the screen shows them.
func (b *Binding) All() string {
	shown := make([]string, len(b.Keys()))
	for i, k := range b.Keys() {
		shown[i] = Show(k)
	}
	return strings.Join(shown, " ")
}

// Markdown is the list of keys for the README, by scope.
func Markdown(w *words.Words) string {
	var out strings.Builder
	for s := range Scopes {
		var rows []string
		for i := range Bindings {
			if b := &Bindings[i]; b.Scope == Scope(s) {
				rows = append(rows, fmt.Sprintf("| `%s` | %s |\n", strings.ReplaceAll(b.All(), "|", `\|`), w.Deeds[b.Verb].Long))
			}
		}
		if len(rows) > 0 {
			fmt.Fprintf(&out, "| %s | |\n|---|---|\n%s\n", w.Help.Scopes[Scope(s).String()], strings.Join(rows, ""))
		}
	}
	return out.String()
}
