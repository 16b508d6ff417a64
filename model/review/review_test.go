package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"gouji/model"
)

var morning = By{"王", time.Date(2026, 11, 21, 10, 0, 0, 0, time.FixedZone("", 8*3600))}

// shop is a small reading: a table of two rows that must have equal sums, a date
// and a document number. Each figure's place is its text's.
func shop() *model.Reading {
	text := "合计 289\n网站 298\n其他 /\n空\n201711 漳民〔20185\n"
	s := model.NewSource("shop.txt", model.FormatText, "utf-8", "ab12", int64(len(text)), text)
	cell := func(word string, state model.CellState) model.Cell {
		at := indexOf(text, word)
		c := model.Cell{Text: word, State: state, Place: model.At(at, at+len(word))}
		if state == model.Number {
			c.Value = decimal.MustParse(word)
		}
		return c
	}
	row := func(id, label string, c model.Cell) model.Row {
		return model.Row{ID: id, Label: label, Level: 1, Cells: []model.Cell{c}}
	}
	blank := model.Cell{Place: model.At(indexOf(text, "空")+3, indexOf(text, "空")+3)}
	return &model.Reading{
		Source: s, Form: "2014",
		Agency: model.Agency{Name: "漳平市民政局", From: model.FromTitle},
		Year:   model.Year{Value: 2017, From: model.FromTitle},
		Dates: []model.Date{{Role: model.PeriodStart, Text: "201711", Place: model.At(indexOf(text, "201711"), indexOf(text, "201711")+6),
			Fault: model.DateUnreadable, Candidates: []model.DateCandidate{{Day: model.Day{Year: 2017, Month: 1, Day: 1}}}}},
		Statements: []model.Statement{{Total: model.Quantity{Value: decimal.MustParse("151")}, Parts: []model.StatementPart{
			{Label: "网络", Value: model.Quantity{Value: decimal.MustParse("92")}},
			{Label: "信函", Value: model.Quantity{Value: decimal.MustParse("54")}, Percent: &model.Quantity{Value: decimal.MustParse("35.67")}}}}},
		Numbers: []model.DocumentNumber{{Text: "漳民〔20185", Repairs: []string{"漳民〔2018〕5号"}}},
		Tables: []model.Table{{ID: "statistics", Columns: []model.Column{{ID: "value"}}, Rows: []model.Row{
			row("disclosed", "合计", cell("289", model.Number)),
			row("website", "网站", cell("298", model.Number)),
			row("other", "其他", cell("/", model.Stroke)),
			row("staff", "空", blank),
		}}},
	}
}

func indexOf(text, word string) int {
	for i := range text {
		if len(text[i:]) >= len(word) && text[i:i+len(word)] == word {
			return i
		}
	}
	panic("not in the text: " + word)
}

func at(row string) model.Address {
	return model.Address{Table: "statistics", Row: row, Column: "value"}
}

func fact(name string) model.Address { return model.Address{Table: model.Facts, Row: name} }

func set(a model.Address, to string) []model.Setting { return []model.Setting{{Address: a, To: to}} }

// must makes a decision that can't be refused.
func must(d Decision, err error) Decision {
	if err != nil {
		panic(err)
	}
	return d
}

func TestCorrectKeepsTheSource(t *testing.T) {
	r := shop()
	before := fmt.Sprintf("%+v", *r)
	c := New(r, nil)
	if c.Current != r || c.State != Untouched {
		t.Fatalf("an empty journal gives state %q and a copy: %v", c.State, c.Current != r)
	}
	c = c.With(must(c.Correct(morning, set(at("disclosed"), "=85+2+3"), PublishedWrong, " 看原表 ")))
	cell := c.Current.Cell(at("disclosed"))
	if got := cell.Value.String(); got != "90" || !cell.Corrected || cell.Text != "289" {
		t.Errorf("corrected cell is %+v", *cell)
	}
	if cell.Source().State != model.Number || cell.Source().Value.String() != "289" || !reflect.DeepEqual(cell.Place, r.Cell(at("disclosed")).Place) {
		t.Errorf("the source's value and place are gone: %+v", *cell)
	}
	if after := fmt.Sprintf("%+v", *r); after != before {
		t.Errorf("the reading changed:\n%s\n%s", before, after)
	}
	want := Change{"statistics", "disclosed", "value", "289", "=85+2+3"}
	if d := c.Journal[0]; d.Set[0] != want || d.Reason != "看原表" || c.State != InWork {
		t.Errorf("decision %+v, state %s", d, c.State)
	}
	c = c.With(must(c.Correct(morning, set(at("disclosed"), "289"), "", "")))
	if cell := c.Current.Cell(at("disclosed")); cell.Corrected {
		t.Errorf("a cell set back to the source's figure counts as corrected: %+v", *cell)
	}
	if from := c.Journal[1].Set[0].From; from != "90" {
		t.Errorf("the second correction is from %q, want 90", from)
	}
}

func TestCorrectFacts(t *testing.T) {
	c := New(shop(), nil)
	d := must(c.Correct(morning, []model.Setting{
		{Address: fact("agency"), To: "漳平市人民政府"}, {Address: fact("year"), To: "２０１８年"}, {Address: fact("title"), To: "年报"},
		{Address: fact("dates.0"), To: "2017年1月1日"}, {Address: fact("document_numbers.0"), To: "漳民[2018]5号"},
	}, ReadWrong, ""))
	r := c.With(d).Current
	if r.Agency.Name != "漳平市人民政府" || r.Agency.From != model.FromReviewer || r.Year.Value != 2018 || r.Year.From != model.FromReviewer || r.Title.Text != "年报" {
		t.Errorf("facts are %+v, %+v, %+v", r.Agency, r.Year, r.Title)
	}
	if day := r.Dates[0]; day.Day.String() != "2017-01-01" || day.Fault != model.DateSound || !day.Corrected || day.Text != "201711" {
		t.Errorf("date is %+v", day)
	}
	if n := r.Numbers[0]; n.Number != "漳民〔2018〕5号" || !n.Corrected || n.Text != "漳民〔20185" {
		t.Errorf("document number is %+v", n)
	}
	froms := []string{"漳平市民政局", "2017", "", "201711", "漳民〔20185"}
	for i, change := range d.Set {
		if change.From != froms[i] {
			t.Errorf("%s is from %q, want %q", change.Row, change.From, froms[i])
		}
	}
}

func TestCorrectFiguresInProse(t *testing.T) {
	prose := func(column string) model.Address { return model.Address{Table: "statements", Row: "0", Column: column} }
	r := shop()
	c := New(r, nil)
	c = c.With(must(c.Correct(morning, []model.Setting{{Address: prose("parts.1.percent"), To: "35.76"}, {Address: prose("total"), To: "=92+54"}}, "", "")))
	s := c.Current.Statements[0]
	if p := s.Parts[1].Percent; p.Value.String() != "35.76" || !p.Corrected || s.Total.Value.String() != "146" || s.Parts[0].Value.Corrected {
		t.Errorf("the statement is %+v, %+v", s, *p)
	}
	if p := r.Statements[0].Parts[1].Percent; p.Value.String() != "35.67" || p.Corrected {
		t.Errorf("the reading's own figure changed: %+v", *p)
	}
	if from := c.Journal[0].Set[0].From; from != "35.67" {
		t.Errorf("from is %q", from)
	}
	for _, column := range []string{"parts.0.percent", "parts.2", "parts", "parts.x", ""} {
		if _, err := c.Correct(morning, set(prose(column), "1"), "", ""); err == nil {
			t.Errorf("%q was corrected", column)
		}
	}
	if _, err := c.Correct(morning, set(prose("total"), "/"), "", ""); err == nil {
		t.Error("a total became a stroke")
	}
}

func TestConfirmingAnInferredFigureIsACorrection(t *testing.T) {
	r := shop()
	r.Tables[0].Rows[0].Cells[0].Inferred = true
	c := New(r, nil)
	c = c.With(must(c.Correct(morning, set(at("disclosed"), "289"), "", "")))
	if cell := c.Current.Cell(at("disclosed")); !cell.Corrected || cell.Inferred {
		t.Errorf("confirmed cell is %+v", *cell)
	}
}

func TestRefusals(t *testing.T) {
	c := New(shop(), nil)
	settled := c.With(must(c.Settle(morning)))
	refused := func(_ Decision, err error) error { return err }
	for name, err := range map[string]error{
		"no settings":     refused(c.Correct(morning, nil, "", "")),
		"no such table":   refused(c.Correct(morning, set(model.Address{Table: "x", Row: "y", Column: "z"}, "1"), "", "")),
		"no such row":     refused(c.Correct(morning, set(at("nothing"), "1"), "", "")),
		"no such fact":    refused(c.Correct(morning, set(fact("dates.9"), "2018-01-01"), "", "")),
		"fact of no list": refused(c.Correct(morning, set(fact("dates.-1"), "2018-01-01"), "", "")),
		"no number":       refused(c.Correct(morning, set(at("disclosed"), "约三百"), "", "")),
		"no day":          refused(c.Correct(morning, set(fact("dates.0"), "2018-02-30"), "", "")),
		"no year":         refused(c.Correct(morning, set(fact("year"), "18"), "", "")),
		"no doc number":   refused(c.Correct(morning, set(fact("document_numbers.0"), "漳民20185"), "", "")),
		"the same":        refused(c.Correct(morning, set(at("disclosed"), "289"), "", "")),
		"no verdict":      refused(c.Correct(morning, set(at("disclosed"), "1"), "both", "")),
		"no reason":       refused(c.Waive(morning, &model.Finding{Code: "BAL006"}, " ")),
		"no finding":      refused(c.Waive(morning, &model.Finding{Code: "BAL006"}, "因为")),
		"nothing to undo": refused(c.Undo(morning)),
		"nothing to redo": refused(c.Redo(morning)),
		"not settled":     refused(c.Reopen(morning)),
		"settled already": refused(settled.Settle(morning)),
	} {
		var r *Refusal
		if !errors.As(err, &r) || r.Why.ZH == "" || r.Why.EN == "" {
			t.Errorf("%s: %v is no refusal in both languages", name, err)
		}
	}
}

func TestUndoRedo(t *testing.T) {
	c := New(shop(), nil)
	do := func(d Decision, err error) { c = c.With(must(d, err)) }
	holds := func() string { s, _ := Held(c.Current, at("disclosed")); return s }
	do(c.Correct(morning, set(at("disclosed"), "1"), "", ""))
	do(c.Correct(morning, set(at("disclosed"), "2"), "", ""))
	do(c.Settle(morning))
	do(c.Undo(morning))
	do(c.Undo(morning))
	do(c.Undo(morning))
	if holds() != "289" || c.State != Untouched {
		t.Fatalf("after undoing all: %s, %s", holds(), c.State)
	}
	do(c.Redo(morning))
	if holds() != "1" {
		t.Fatalf("after the first redo: %s", holds())
	}
	do(c.Redo(morning))
	do(c.Redo(morning))
	if holds() != "2" || c.State != Settled {
		t.Fatalf("after all redone: %s, %s", holds(), c.State)
	}
	do(c.Undo(morning))
	do(c.Undo(morning))
	do(c.Correct(morning, set(at("disclosed"), "3"), "", ""))
	if _, err := c.Redo(morning); err == nil {
		t.Error("redo is possible after a new decision")
	}
	do(c.Undo(morning))
	if holds() != "1" {
		t.Errorf("after undoing the new one: %s", holds())
	}
}

func TestUndoingWhatAnotherUndid(t *testing.T) {
	c := New(shop(), nil)
	c = c.With(must(c.Correct(morning, set(at("disclosed"), "1"), "", "")))
	mine, theirs := must(c.Undo(morning)), must(c.Undo(By{"李", morning.At}))
	c = c.With(mine, theirs)
	if c.State != Untouched || len(c.Ignored) != 0 {
		t.Errorf("state %s, ignored %v", c.State, c.Ignored)
	}
	c = c.With(Decision{ID: "x", Kind: Undo, Target: "nowhere"}, Decision{ID: "y", Kind: "merge"}, Decision{Kind: Settle})
	if len(c.Ignored) != 3 {
		t.Errorf("ignored %v, want three sentences", c.Ignored)
	}
}

// TestProperties makes random decisions and holds the laws of undo, redo and
// the journal against every case on the way.
func TestProperties(t *testing.T) {
	defer withChecker(partsLaw)()
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 1))
		c := New(shop(), nil)
		for range 12 {
			d, err := anyDecision(c, random)
			if err != nil {
				continue
			}
			next := c.With(d)
			if d.Kind != Undo && d.Kind != Redo {
				undone := next.With(must(next.Undo(morning)))
				sameCase(t, "undo after decide", c, undone)
				sameCase(t, "redo after undo", next, undone.With(must(undone.Redo(morning))))
			}
			sameCase(t, "loaded back", next, New(shop(), throughJSON(t, next.Journal)))
			c = next
		}
	}
}

func anyDecision(c *Case, random *rand.Rand) (Decision, error) {
	rows := []string{"disclosed", "website", "other", "staff"}
	switch random.IntN(9) {
	case 0:
		return c.Settle(morning)
	case 1:
		return c.Reopen(morning)
	case 2, 3:
		return c.Undo(morning)
	case 4:
		return c.Redo(morning)
	case 5:
		if open := c.Open(); len(open) > 0 {
			return c.Waive(morning, &open[random.IntN(len(open))], "因为")
		}
		return Decision{}, errors.New("nothing is open")
	case 6:
		return c.Accept(morning, model.Repair{Set: set(fact("dates.0"), "2017-01-01")}, ReadWrong, "")
	}
	to := []string{"", "/", "289", "298", "=1+2", fmt.Sprint(random.IntN(400))}
	return c.Correct(morning, set(at(rows[random.IntN(len(rows))]), to[random.IntN(len(to))]), "", "")
}

// sameCase compares all but the journals, which a law about undo can't leave the same.
func sameCase(t *testing.T, law string, a, b *Case) {
	t.Helper()
	if a.State != b.State || !reflect.DeepEqual(a.Findings, b.Findings) || !reflect.DeepEqual(a.Current, b.Current) {
		t.Fatalf("%s is another case:\n%s %+v\n%s %+v", law, a.State, a.Findings, b.State, b.Findings)
	}
}

func throughJSON(t *testing.T, journal []Decision) []Decision {
	text, err := json.Marshal(journal)
	if err != nil {
		t.Fatal(err)
	}
	var back []Decision
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func TestIdsAreUnique(t *testing.T) {
	c := New(shop(), nil)
	seen := map[string]bool{}
	for i := range 20 {
		decide := c.Settle
		if i%2 == 1 {
			decide = c.Undo
		}
		d := must(decide(morning))
		if c = c.With(d); seen[d.ID] {
			t.Fatalf("id %s was given twice", d.ID)
		}
		seen[d.ID] = true
	}
}

// A corrected name brings along what it tells of the body, and undo takes both back.
func TestAgencyBringsItsKindAndRegion(t *testing.T) {
	r := &model.Reading{
		Source: model.NewSource("a.txt", model.FormatText, "utf-8", "", 3, "甲"),
		Agency: model.Agency{Name: "甲", Province: "河南省", City: "新乡市", Kind: model.OtherKind, Place: model.At(0, 3), From: model.FromProse},
	}
	c := New(r, nil)
	for _, step := range []struct {
		name string
		want model.Agency
	}{
		{"漳平市民政局", model.Agency{Name: "漳平市民政局", County: "漳平市", Kind: model.Department}},
		{"民政局", model.Agency{Name: "民政局", Province: "河南省", City: "新乡市", Kind: model.Department}},
		{"顶云街道办事处", model.Agency{Name: "顶云街道办事处", Province: "河南省", City: "新乡市", Kind: model.Subdistrict}},
		{"甲", model.Agency{Name: "甲", Province: "河南省", City: "新乡市"}},
	} {
		d, err := c.Correct(By{Name: "王"}, []model.Setting{{Address: model.Address{Table: model.Facts, Row: "agency"}, To: step.name}}, "", "")
		if err != nil {
			t.Fatal(err)
		}
		c = c.With(d)
		have := c.Current.Agency
		if have.Name != step.want.Name || have.Province != step.want.Province || have.City != step.want.City ||
			have.County != step.want.County || have.Kind != step.want.Kind || have.From != model.FromReviewer {
			t.Errorf("%s makes the body %+v, want %+v", step.name, have, step.want)
		}
	}
	for len(c.Counting()) > 0 {
		undo, err := c.Undo(By{Name: "王"})
		if err != nil {
			t.Fatal(err)
		}
		c = c.With(undo)
	}
	if c.Current.Agency.Name != r.Agency.Name || c.Current.Agency.From != model.FromProse {
		t.Errorf("undone it is %+v", c.Current.Agency)
	}
}
