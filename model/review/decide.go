package review

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"gouji/model"
)

// By is who decides, and when.
type By struct {
	Name string
	At   time.Time
}

// Correct decides that cells and facts hold what was typed. The verdict and the
// reason may be empty. Settings that change nothing are left out; if none is
// left, or one can't be made, the error is a [*Refusal] and nothing is decided.
func (c *Case) Correct(by By, set []model.Setting, verdict Verdict, reason string) (Decision, error) {
	if len(set) == 0 {
		return Decision{}, refuse(sayNothingSet())
	}
	if verdict != "" && verdict != PublishedWrong && verdict != ReadWrong {
		return Decision{}, refuse(sayNoVerdict(verdict))
	}
	if _, err := with(c.Reading, c.Current, set); err != nil {
		return Decision{}, err
	}
	changes := c.changes(set)
	if len(changes) == 0 {
		return Decision{}, refuse(saySame())
	}
	return c.sign(by, Decision{Kind: Correct, Set: changes, Verdict: verdict, Reason: strings.TrimSpace(reason)}), nil
}

// changes are the settings that would change something, with what stands there now.
func (c *Case) changes(set []model.Setting) []Change {
	var changes []Change
	for _, s := range set {
		after, err := with(c.Reading, c.Current, []model.Setting{s})
		if err != nil || same(c.Current, after, s.Address) {
			continue
		}
		from, _ := Held(c.Current, s.Address)
		changes = append(changes, Change{s.Address.Table, s.Address.Row, s.Address.Column, from, s.To})
	}
	return changes
}

// same tells whether a cell or fact is the same in two readings. What the reader
// was unsure of or took from elsewhere is not the same once a reviewer has
// confirmed it.
func same(a, b *model.Reading, at model.Address) bool {
	if !at.IsFact() && at.Table != proseTable {
		x, y := a.Cell(at), b.Cell(at)
		return x.State == y.State && x.Value.Equal(y.Value) && x.Corrected == y.Corrected
	}
	if list, i, ok := listed(at.Row); ok && list == dateFacts {
		return a.Dates[i].Day == b.Dates[i].Day && a.Dates[i].Fault == b.Dates[i].Fault
	} else if ok {
		return a.Numbers[i].Number == b.Numbers[i].Number && len(a.Numbers[i].Repairs) == len(b.Numbers[i].Repairs)
	}
	if a.Agency.From != b.Agency.From || a.Year.From != b.Year.From {
		return false
	}
	x, _ := Held(a, at)
	y, _ := Held(b, at)
	return x == y
}

// Accept decides that a proposed repair is right: a correction that also names
// the findings it settles.
func (c *Case) Accept(by By, repair model.Repair, verdict Verdict, reason string) (Decision, error) {
	d, err := c.Correct(by, repair.Set, verdict, reason)
	if err != nil {
		return Decision{}, err
	}
	d.Settles = c.settles(repair.Set)
	return c.sign(by, d), nil
}

// Waive decides that an open finding may stand, for a reason. The waiver holds
// as long as the finding's cells hold what they hold now.
func (c *Case) Waive(by By, f *model.Finding, reason string) (Decision, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return Decision{}, refuse(sayNoReason())
	}
	key := f.Key(c.Reading.Source)
	open := slices.Collect(flat(c.Findings))
	if !slices.ContainsFunc(open, func(o *model.Finding) bool {
		return o.Status == model.Open && o.Key(c.Reading.Source) == key
	}) {
		return Decision{}, refuse(sayNotOpen(f.Code))
	}
	waived := &Waived{Code: f.Code, Key: key, Cells: []WaivedCell{}, Evidence: slices.Clone(f.Evidence)}
	for _, cell := range f.Cells {
		held, _ := Held(c.Current, cell.Address)
		w := WaivedCell{cell.Address.Table, cell.Address.Row, cell.Address.Column, held}
		if !slices.Contains(waived.Cells, w) {
			waived.Cells = append(waived.Cells, w)
		}
	}
	return c.sign(by, Decision{Kind: Waive, Finding: waived, Reason: reason}), nil
}

// Settle decides that the review of the report is done. Findings may be open:
// whether a report is fit to be handed on is the reviewer's to say.
func (c *Case) Settle(by By) (Decision, error) {
	if c.State == Settled {
		return Decision{}, refuse(sayAlreadySettled())
	}
	return c.sign(by, Decision{Kind: Settle}), nil
}

// Reopen takes a settlement back, however long ago it was made.
func (c *Case) Reopen(by By) (Decision, error) {
	if c.State != Settled {
		return Decision{}, refuse(sayNotSettled())
	}
	return c.sign(by, Decision{Kind: Reopen}), nil
}

// Undo takes back the latest decision that still counts.
func (c *Case) Undo(by By) (Decision, error) {
	if len(c.counting) == 0 {
		return Decision{}, refuse(sayNothingToUndo())
	}
	return c.sign(by, Decision{Kind: Undo, Target: c.counting[len(c.counting)-1].ID}), nil
}

// Redo makes the decision undone last count again. It is refused once another
// decision was made since.
func (c *Case) Redo(by By) (Decision, error) {
	if len(c.undone) == 0 {
		return Decision{}, refuse(sayNothingToRedo())
	}
	return c.sign(by, Decision{Kind: Redo, Target: c.undone[len(c.undone)-1].ID}), nil
}

// sign gives a decision its maker, time and id. The id is made of the decision
// and the one before it: no source of chance is needed, and two terminals give
// the same id only to the same decision on the same journal.
func (c *Case) sign(by By, d Decision) Decision {
	d.ID, d.By, d.At = "", by.Name, by.At.Truncate(time.Second)
	last := ""
	if n := len(c.Journal); n > 0 {
		last = c.Journal[n-1].ID
	}
	text, _ := json.Marshal(d) // fails only for years past 9999, which the journal refuses
	sum := sha256.Sum256(append([]byte(last+"\n"), text...))
	d.ID = hex.EncodeToString(sum[:8])
	return d
}
