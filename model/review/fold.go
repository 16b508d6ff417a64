package review

import (
	"slices"

	"gouji/model"
)

// New folds a journal over the reading it was made on. Decisions that can't be
// followed are passed over and named in [Case.Ignored]; they never stop the rest.
func New(r *model.Reading, journal []Decision) *Case { return rules.New(r, journal) }

// New is [New] with other checks than the catalogue.
func (k Checks) New(r *model.Reading, journal []Decision) *Case {
	return fold(r, journal, k, k.check(r))
}

// With is the case with further decisions made.
func (c *Case) With(decisions ...Decision) *Case {
	return c.Replay(append(slices.Clip(c.Journal), decisions...))
}

// Replay is the same reading under another journal: one that another terminal
// has added to.
func (c *Case) Replay(journal []Decision) *Case {
	return fold(c.Reading, journal, c.checks, c.original)
}

// Counting gives the decisions that count, in the order they were made: neither
// those undone nor the undoing itself. Callers must not change them.
func (c *Case) Counting() []Decision { return c.counting }

func fold(r *model.Reading, journal []Decision, checks Checks, original checkResults) *Case {
	c := &Case{Reading: r, Current: r, Journal: journal, checks: checks, original: original}
	c.replay()
	c.correct()
	c.State = state(c.counting)
	c.judge()
	return c
}

// replay finds out which decisions count. Undo and redo name their target, so
// that they mean the same after another terminal's decisions came between.
func (c *Case) replay() {
	seen := make(map[string]bool, len(c.Journal))
	for _, d := range c.Journal {
		if d.ID == "" || seen[d.ID] {
			c.ignore(sayTwice(d))
			continue
		}
		seen[d.ID] = true
		switch d.Kind {
		case Correct, Waive, Settle, Reopen:
			c.counting = append(c.counting, d)
			c.undone = nil
		case Undo:
			if !move(d.Target, &c.counting, &c.undone) && !c.holds(d.Target) {
				c.ignore(sayNoTarget(d))
			}
		case Redo:
			if !move(d.Target, &c.undone, &c.counting) && !c.revive(d.Target) {
				c.ignore(sayNoTarget(d))
			}
			c.restoreOrder()
		default:
			c.ignore(sayUnknownKind(d))
		}
	}
}

// move takes the decision with the id from one list to the end of another.
func move(id string, from, to *[]Decision) bool {
	i := slices.IndexFunc(*from, func(d Decision) bool { return d.ID == id })
	if i < 0 {
		return false
	}
	*to = append(*to, (*from)[i])
	*from = slices.Delete(*from, i, i+1)
	return true
}

// revive makes a decision count again that was undone before others were made:
// another terminal took its undoing back without knowing of those.
func (c *Case) revive(id string) bool {
	if counts(c.counting, id) {
		return true
	}
	for _, d := range c.Journal {
		if d.ID == id && d.Kind != Undo && d.Kind != Redo {
			c.counting = append(c.counting, d)
			return true
		}
	}
	return false
}

// holds tells whether the journal has a decision that could be undone; two
// terminals may undo the same one.
func (c *Case) holds(id string) bool {
	return slices.ContainsFunc(c.Journal, func(d Decision) bool {
		return d.ID == id && d.Kind != Undo && d.Kind != Redo
	})
}

func counts(decisions []Decision, id string) bool {
	return slices.ContainsFunc(decisions, func(d Decision) bool { return d.ID == id })
}

// restoreOrder puts the counting decisions back into the order of the journal,
// for a decision made again counts where it was first made.
func (c *Case) restoreOrder() {
	at := make(map[string]int, len(c.Journal))
	for i, d := range slices.Backward(c.Journal) {
		at[d.ID] = i
	}
	slices.SortFunc(c.counting, func(a, b Decision) int { return at[a.ID] - at[b.ID] })
}

// state is what the last decision that counts says of the review.
func state(counting []Decision) State {
	if len(counting) == 0 {
		return Untouched
	}
	if counting[len(counting)-1].Kind == Settle {
		return Settled
	}
	return InWork
}

func (c *Case) ignore(why model.Words) { c.Ignored = append(c.Ignored, why) }
