package queue

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/pane"
)

func reports() []act.Summary {
	return []act.Summary{
		{ID: 0, Path: "a.txt", Agency: "青屿县教育局", Title: "年度报告", Year: 2017, Infos: 1, Codes: []string{"DAT001"}},
		{ID: 1, Path: "b.txt", Agency: "澜川市水务局", Title: "年度报告", Year: 2020, Errors: 2, Form: "2021"},
		{ID: 2, Path: "c.txt", Refused: "the file is empty"},
		{ID: 3, Path: "d/水务.txt", Agency: "砚川市人民政府", Title: "工作报告", Year: 2018, Errors: 1, Warnings: 4, Form: "2019", Codes: []string{"BAL005", "CEL001"}},
		{ID: 4, Path: "e.txt", Agency: "枫渚县粮食局", Title: "年度报告", Year: 2012, Errors: 5, State: review.Settled},
		{ID: 5, Path: "f.txt", Title: "没有机关的报告", Year: 0},
	}
}

func ids(p *Pane) string {
	var out []string
	for _, e := range p.rows {
		out = append(out, fmt.Sprint(e.now.ID))
	}
	return strings.Join(out, " ")
}

func TestOrders(t *testing.T) {
	want := map[Order]string{"worst": "1 3 0 5 4 2", "agency": "4 1 3 0 5 2", "year": "1 3 0 4 5 2", "path": "0 1 3 4 5 2", "cheapest": "0 1 3 5 4 2"}
	p := New()
	p.Add(reports())
	for range Orders {
		if got := ids(p); got != want[p.Order()] {
			t.Errorf("%s: %s, want %s", p.Order(), got, want[p.Order()])
		}
		p.Do(act.Ask{Verb: act.Order})
	}
}

// However the reports come in, the order is the same, and the cursor stays on its report.
func TestCursorStaysWhileTheQueueFills(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	whole := New()
	whole.Add(reports())
	for range 200 {
		all := reports()
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		p := New()
		p.Add(all[:1])
		p.Hold()
		on := p.Selected().ID
		for rest := all[1:]; len(rest) > 0; {
			n := 1 + r.IntN(len(rest))
			p.Add(rest[:n])
			rest = rest[n:]
			if p.Selected().ID != on {
				t.Fatalf("the cursor went from %d to %d", on, p.Selected().ID)
			}
		}
		if ids(p) != ids(whole) {
			t.Fatalf("%v come in the order %s, want %s", all, ids(p), ids(whole))
		}
		p.Do(act.Ask{Verb: act.Order})
		if p.Selected().ID != on {
			t.Fatalf("another order moved the cursor from %d to %d", on, p.Selected().ID)
		}
	}
}

// Before a key is pressed the cursor stands on the worst so far.
func TestCursorWaitsAtTheTop(t *testing.T) {
	p := New()
	p.Add(reports()[:1])
	p.Add(reports()[1:])
	if got := p.Selected().ID; got != 1 {
		t.Errorf("the cursor is on %d, want the worst, 1", got)
	}
}

// A report that is worked on keeps its row until the order is asked for again.
func TestAReportDoesNotJumpAway(t *testing.T) {
	p := New()
	p.Add(reports())
	done := reports()[1]
	done.Errors, done.State = 0, review.Settled
	p.Add([]act.Summary{done})
	if got := ids(p); got != "1 3 0 5 4 2" {
		t.Errorf("the rows are %s", got)
	}
	if got := p.Totals(); got.Errors != 6 || got.Settled != 2 || got.Reports != 5 || got.Refused != 1 {
		t.Errorf("the totals are %+v", got)
	}
	for range Orders {
		p.Do(act.Ask{Verb: act.Order})
	}
	if got := ids(p); got != "3 0 5 4 1 2" {
		t.Errorf("put in order again the rows are %s", got)
	}
}

func TestMatch(t *testing.T) {
	all := reports()
	var known []*act.Summary
	for i := range all {
		known = append(known, &all[i])
	}
	for _, c := range []struct{ query, want string }{
		{"水务", "1 3"},      // an agency before a path that is longer
		{"2020", "1"},      // a year
		{"水务 2018", "3"},   // both words, in different fields
		{"报告", ""},         // titles, in whatever order
		{"青教", "0"},        // not side by side
		{"D/", "3"},        // a path, whatever the case
		{"没有这样的", ""},      // nothing
		{"年度 报告 青屿", "0"},  // three words
		{"year:2017", "0"}, // filters alone keep the order
		{"year:20 sev:e state:open", "1 3"},
		{"sev:error 水务", "1 3"},
		{"year:2018-2020 state:untouched", "1 3"},
		{"year:-2017 ndbg", "0 4"},
		{"rule:bal", "3"},
		{"rule:dat,BAL005", "0 3"},
		{"state:settled", "4"},
		{"state:unread", "2"},
		{"form：2021，2019", "1 3"}, // as an input method types them
		{"sev:none", "5"},
		{"sev:", "0 1 2 3 4 5"}, // still being typed
		{"size:3", ""},          // no filter, so a word
		{"swj", "1"},            // by pinyin: initials
		{"shuiwu", "1 3"},       // in full
		{"水wuju", "1"},          // mixed
		{"lshuiw", "1"},         // begun
		{"qxj", "0"},            // strewn
		{"YCSRM", "3"},          // whatever the case
	} {
		hits := Match(context.Background(), c.query, known)
		var got []string
		for _, h := range hits {
			got = append(got, fmt.Sprint(h.ID))
		}
		if c.query == "报告" {
			slices.Sort(got)
			c.want = "0 1 3 4 5"
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q finds %v, want %s", c.query, got, c.want)
		}
	}
	if hits := Match(context.Background(), "水务 2020", known); len(hits) != 1 || fmt.Sprint(hits[0].Agency) != "[9 12]" || fmt.Sprint(hits[0].Year) != "[0 1 2 3]" {
		t.Errorf("the matched characters of 水务 2020 are %+v", hits)
	}
}

// A taken search with filters leaves what it finds; a report that comes in later
// is held against it; what is worked on stays; stepping out brings all back.
func TestNarrowing(t *testing.T) {
	p := New()
	all := reports()
	p.Add(all[:3])
	search := func(text string) {
		p.StartSearch()
		p.search.query = pane.NewField(text)
		p.Found(act.Found{Query: text, Hits: Match(t.Context(), text, p.All())})
		p.EndSearch(true)
	}
	search("sev:error")
	if got := ids(p); got != "1" {
		t.Errorf("narrowed to %s", got)
	}
	p.Add(all[3:])
	if got := ids(p); got != "1 3 4" {
		t.Errorf("with more reports: %s", got)
	}
	done := all[1]
	done.Errors, done.State = 0, review.Settled
	p.Add([]act.Summary{done})
	if got := ids(p); got != "1 3 4" || p.Selected().ID != 1 {
		t.Errorf("a report that was settled left: %s", got)
	}
	if s := p.Next(1, func(s *act.Summary) bool { return s.State != review.Settled }); s.ID != 3 {
		t.Errorf("the next one is %d", s.ID)
	}
	p.Select(0)
	if len(p.rows) != 6 || p.Selected().ID != 0 {
		t.Errorf("a report that is left out was selected: %s", ids(p))
	}
	search("sev:error state:open")
	if got := ids(p); got != "3" {
		t.Errorf("narrowed again to %s", got)
	}
	if !p.Widen() || len(p.rows) != 6 || p.Selected().ID != 3 || p.Widen() {
		t.Errorf("widened to %s", ids(p))
	}
	search("sev:error")
	search("青屿")
	if len(p.rows) != 6 || p.Selected().ID != 0 {
		t.Errorf("a search by words left %s", ids(p))
	}
}
