package review

import (
	"testing"

	"gouji/model"
	"gouji/model/rule"
)

// withChecker lets the tests say what the rules find.
func withChecker(f func(*model.Reading) rule.Result) (restore func()) {
	old := rules
	rules = Checks{f, f}
	return func() { rules = old }
}

// partsLaw is BAL006 over the shop, with a follower, and a finding for a damaged date.
func partsLaw(r *model.Reading) rule.Result {
	var findings []model.Finding
	all, site := r.Cell(at("disclosed")), r.Cell(at("website"))
	if all.State == model.Number && site.State == model.Number && all.Value.Cmp(site.Value) < 0 {
		f := model.Finding{Code: "BAL006", Severity: model.Error, Place: site.Place, Cells: []model.Related{
			{Address: at("website"), Role: model.Subject}, {Address: at("disclosed"), Role: model.Total}}}
		f.Followers = []model.Finding{{Code: "BAL011", Place: all.Place, Cells: []model.Related{{Address: at("disclosed"), Role: model.Subject}}}}
		findings = append(findings, f)
	}
	if r.Dates[0].Fault != model.DateSound {
		findings = append(findings, model.Finding{Code: "DAT001", Severity: model.Error, Place: r.Dates[0].Place})
	}
	return rule.Result{Findings: findings}
}

func statuses(c *Case) map[string]model.Status {
	all := map[string]model.Status{}
	for f := range flat(c.Findings) {
		all[f.Code] = f.Status
	}
	return all
}

func TestFindingsGetTheirStatus(t *testing.T) {
	defer withChecker(partsLaw)()
	c := New(shop(), nil)
	expect := func(what string, bal, follower, dat model.Status) {
		t.Helper()
		got := statuses(c)
		if len(got) != 3 || got["BAL006"] != bal || got["BAL011"] != follower || got["DAT001"] != dat {
			t.Errorf("%s: %v", what, got)
		}
	}
	expect("as read", model.Open, model.Open, model.Open)
	c = c.With(must(c.Accept(morning, model.Repair{Set: set(at("disclosed"), "298")}, PublishedWrong, "")))
	expect("accepted", model.Fixed, model.Fixed, model.Open)
	if got := c.Journal[0].Settles; len(got) != 2 || got[0] != "BAL006" || got[1] != "BAL011" {
		t.Errorf("the accepted repair settles %v", got)
	}
	if c.Findings[0].Code != "DAT001" || len(c.Open()) != 1 {
		t.Errorf("the open finding is not first: %+v", c.Findings)
	}
	c = c.With(must(c.Waive(morning, &c.Open()[0], "原文如此")))
	expect("waived", model.Fixed, model.Fixed, model.Waived)
}

func TestAWaiverLapsesWithItsCells(t *testing.T) {
	defer withChecker(partsLaw)()
	c := New(shop(), nil)
	c = c.With(must(c.Waive(morning, &c.Findings[0], "口径不同")))
	if got := statuses(c); got["BAL006"] != model.Waived || got["BAL011"] != model.Waived {
		t.Fatalf("after the waiver: %v", got)
	}
	if _, lapsed := c.Lapsed(&c.Findings[1]); lapsed {
		t.Error("the waiver lapsed at once")
	}
	c = c.With(must(c.Correct(morning, set(at("website"), "299"), "", "")))
	f := c.Open()[0]
	why, lapsed := c.Lapsed(&f)
	if f.Code != "BAL006" || !lapsed || why.EN != `the waiver of BAL006 has lapsed: statistics/website/value held "298" then and holds "299" now` {
		t.Errorf("%s is open: %q, %v", f.Code, why.EN, lapsed)
	}
	c = c.With(must(c.Undo(morning)))
	if got := statuses(c); got["BAL006"] != model.Waived {
		t.Errorf("with the old content back the waiver holds again: %v", got)
	}
}

func TestACrashedRuleFixesNothing(t *testing.T) {
	defer withChecker(func(r *model.Reading) rule.Result {
		if r.Cell(at("disclosed")).Corrected {
			return rule.Result{Failed: []rule.Failure{{Code: "BAL006"}}}
		}
		return partsLaw(r)
	})()
	c := New(shop(), nil)
	c = c.With(must(c.Correct(morning, set(at("disclosed"), "298"), "", "")))
	if got := statuses(c); got["BAL006"] != model.Open || got["DAT001"] != model.Fixed || len(c.Failed) != 1 {
		t.Errorf("statuses %v, failed %v", got, c.Failed)
	}
}

func TestPreview(t *testing.T) {
	defer withChecker(partsLaw)()
	c := New(shop(), nil)
	for _, p := range []struct {
		set           []model.Setting
		fixes, breaks int
	}{
		{set(at("disclosed"), "298"), 2, 0},
		{set(at("disclosed"), "280"), 0, 0},
		{set(at("disclosed"), ""), 2, 0},
		{set(fact("dates.0"), "2017-01-01"), 1, 0},
	} {
		fixes, breaks, err := Preview(c, p.set)
		if err != nil || fixes != p.fixes || breaks != p.breaks {
			t.Errorf("Preview(%v) = %d, %d, %v; want %d, %d", p.set, fixes, breaks, err, p.fixes, p.breaks)
		}
	}
	fixed := c.With(must(c.Correct(morning, set(at("disclosed"), "298"), "", "")))
	if fixes, breaks, _ := Preview(fixed, set(at("disclosed"), "289")); fixes != 0 || breaks != 2 {
		t.Errorf("going back fixes %d and breaks %d, want 0 and 2", fixes, breaks)
	}
	if _, _, err := Preview(c, set(at("disclosed"), "3oo")); err == nil {
		t.Error("a preview of no number is no error")
	}
}
