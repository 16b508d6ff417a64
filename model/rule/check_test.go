package rule

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

func TestRulesAreDocumented(t *testing.T) {
	codes := map[string]bool{}
	for _, r := range All() {
		if len(r.Code) != 6 || codes[r.Code] {
			t.Errorf("code %q is malformed or stands twice", r.Code)
		}
		codes[r.Code] = true
		for what, w := range map[string]model.Words{"title": r.Title, "why": r.Why} {
			if w.ZH == "" || w.EN == "" {
				t.Errorf("%s: %s is missing in a language", r.Code, what)
			}
		}
		if r.Since == "" || r.Check == nil || len(r.Good) == 0 || len(r.Bad) == 0 {
			t.Errorf("%s lacks its version, its check or an example", r.Code)
		}
	}
	if !slices.IsSortedFunc(All(), func(a, b *Rule) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("rules are not in code order")
	}
}

// A law whose rule nobody wrote would be tested by none.
func TestEveryLawHasItsRule(t *testing.T) {
	for _, f := range form.All() {
		for i := range f.Tables {
			for _, r := range f.Tables[i].Relations() {
				if ByCode(r.Rule) == nil {
					t.Errorf("%s/%s: no rule %s", f.ID, f.Tables[i].ID, r.Rule)
				}
			}
		}
	}
}

func TestSelect(t *testing.T) {
	codes := func(s Set) (all []string) {
		for _, r := range s {
			all = append(all, r.Code)
		}
		return all
	}
	for _, c := range []struct{ selected, ignored, want string }{
		{"", "", strings.Join(codes(All()), " ")},
		{"DAT,doc", "", "DAT001 DAT002 DAT003 DAT004 DAT005 DAT006 DOC001 DOC002"},
		{"DAT", "DAT00", ""},
		{"CEL", "CEL002,CEL004", "CEL001 CEL003 CEL005 CEL006"},
		{"BAL01", "", "BAL010 BAL011"},
	} {
		split := func(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) }
		set, err := Select(split(c.selected), split(c.ignored))
		if got := strings.Join(codes(set), " "); err != nil || got != c.want {
			t.Errorf("Select(%q, %q) = %s, %v; want %s", c.selected, c.ignored, got, err, c.want)
		}
	}
	for _, prefix := range []string{"BAX", "", "BAL0011"} {
		if _, err := Select(nil, []string{prefix}); err == nil {
			t.Errorf("Select took %q", prefix)
		}
	}
	if ByCode("bal001") != All()[0] || ByCode("BAL") != nil {
		t.Error("ByCode finds by whole codes of any case only")
	}
}

func TestCrashIsAFailureNotAPass(t *testing.T) {
	boom := &Rule{Code: "BAD001", Check: func(p *Pass) { _ = p.Reading.Tables[99] }}
	p := newPaper(t, "2021").set("licensing/licences/decisions=-1")
	p.seal()
	result := Set{boom, ByCode("CEL003")}.Check(p.r)
	if len(result.Failed) != 1 || result.Failed[0].Code != "BAD001" || result.Failed[0].Panic == nil {
		t.Errorf("failures %v, want that of BAD001", result.Failed)
	}
	if len(result.Findings) != 1 || result.Findings[0].Code != "CEL003" {
		t.Errorf("findings %v, want the other rule's", result.Findings)
	}
}

func TestFindingsStandInPlaceOrder(t *testing.T) {
	p := newPaper(t, "2021").set(balanced+"requests/unavailable.not_held/natural_person=72 licensing/licences/decisions=x").
		date(model.Published, "2024-05-01", day(2024, 5, 1))
	findings := p.check().Findings
	if len(findings) != 4 || !slices.IsSortedFunc(findings, func(a, b model.Finding) int { return a.Place.Start() - b.Place.Start() }) {
		t.Errorf("out of order:\n%s", lines(findings))
	}
}

// Two findings with one key could not be waived apart.
func TestKeysAreUnique(t *testing.T) {
	p := newPaper(t, "2021")
	for i := range p.r.Tables {
		for j := range p.r.Tables[i].Rows {
			for k := range p.r.Tables[i].Rows[j].Cells {
				c := &p.r.Tables[i].Rows[j].Cells[k]
				c.Value = decimal.MustNew(int64(i*17+j*31+k*7), 0)
				c.Text = c.Value.String()
			}
		}
	}
	p.r.Sections = p.r.Sections[:2]
	seen := map[string]bool{}
	for _, f := range p.check().Findings {
		key := f.Key(p.r.Source)
		if seen[key] {
			t.Errorf("key %q stands twice", key)
		}
		seen[key] = true
	}
	if len(seen) < 40 {
		t.Errorf("%d findings, expected most laws to break", len(seen))
	}
}

func TestRepairsSettleWhatTheySay(t *testing.T) {
	random := rand.New(rand.NewPCG(2026, 11))
	table := form.ByID("2021").Table("requests")
	explained := 0
	for range 200 {
		p := newPaper(t, "2021").set(balanced)
		for range 1 + random.IntN(3) {
			row := p.r.Table("requests").Rows[random.IntN(25)]
			c := &row.Cells[random.IntN(len(table.Columns))]
			c.Value = plus(c.Value, decimal.MustNew(int64(1+random.IntN(99)), 0))
			c.Text = c.Value.String()
		}
		before := onlyBalances(p.check().Findings)
		for _, f := range before {
			for _, r := range f.Repairs {
				explained++
				after := onlyBalances(Check(corrected(p.r, r)).Findings)
				if r.Breaks != 0 || len(after) != len(before)-r.Settles {
					t.Fatalf("%s says it settles %d and breaks %d; %d findings before, %d after\n%s",
						r.Say.ZH, r.Settles, r.Breaks, len(before), len(after), lines(before))
				}
			}
		}
	}
	if explained < 500 {
		t.Errorf("%d repairs in 200 reports; wrong cells should be found", explained)
	}
}

// Every cell of the table stands where two laws cross, so one wrong one is always found.
func TestOneWrongCellIsFound(t *testing.T) {
	for _, row := range newPaper(t, "2021").r.Table("requests").Rows {
		for _, column := range form.ByID("2021").Table("requests").Columns {
			p := newPaper(t, "2021").set(balanced)
			a := model.Address{Table: "requests", Row: row.ID, Column: column.ID}
			c := p.r.Cell(a)
			right := c.Value.String()
			c.Value = plus(c.Value, decimal.MustNew(10, 0))
			for _, f := range onlyBalances(p.check().Findings) {
				if len(f.Repairs) != 1 || f.Repairs[0].Set[0] != (model.Setting{Address: a, To: right}) || f.Repairs[0].Confidence == model.Possible {
					t.Fatalf("%v raised by 10:\n%s", a, lines([]model.Finding{f}))
				}
			}
		}
	}
}

func onlyBalances(findings []model.Finding) []model.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f model.Finding) bool { return f.Code[:3] != "BAL" })
}

// corrected is a copy of a reading with a repair made.
func corrected(r *model.Reading, repair model.Repair) *model.Reading {
	copied := *r
	copied.Tables = slices.Clone(r.Tables)
	for i := range copied.Tables {
		copied.Tables[i].Rows = slices.Clone(copied.Tables[i].Rows)
		for j := range copied.Tables[i].Rows {
			copied.Tables[i].Rows[j].Cells = slices.Clone(copied.Tables[i].Rows[j].Cells)
		}
	}
	for _, s := range repair.Set {
		copied.Cell(s.Address).Value = decimal.MustParse(s.To)
	}
	return &copied
}

// A table wrong all over may be left unexplained but must not hold the reviewer up.
func TestHopelessTableIsQuick(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for _, id := range []string{"2021", "2019", "coded", "2014", "annex"} {
		p := newPaper(t, id)
		for i := range p.r.Tables {
			for _, row := range p.r.Tables[i].Rows {
				for k := range row.Cells {
					row.Cells[k].Value = decimal.MustNew(random.Int64N(900), 0)
					row.Cells[k].Text = strconv.Itoa(k)
				}
			}
		}
		start := time.Now()
		p.check()
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s took %v", id, took)
		} else {
			t.Logf("%s took %v", id, took)
		}
	}
}

func TestShapes(t *testing.T) {
	for _, c := range []struct {
		have, want string
		shape      shape
	}{
		{"168", "169", digitChanged},
		{"298", "289", digitsSwapped},
		{"35.67", "35.76", digitsSwapped},
		{"16", "169", digitDropped},
		{"69", "169", digitDropped},
		{"1669", "169", digitAdded},
		{"0", "10", digitDropped},
		{"0", "6", noShape},
		{"12", "34", noShape},
		{"169", "169", noShape},
		{"1", "100", noShape},
		{"1234", "4321", noShape},
	} {
		if got := shapeOf(c.have, c.want); got != c.shape {
			t.Errorf("shapeOf(%q, %q) = %v, want %v", c.have, c.want, got, c.shape)
		}
	}
}
