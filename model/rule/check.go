package rule

import (
	"slices"

	"gouji/model"
	"gouji/model/form"
)

// Result is what a set of rules says of one reading.
type Result struct {
	Findings []model.Finding // by place, then code
	Failed   []Failure       // rules that crashed: what they would have said is unknown
	// Untestable counts, by code, the laws that could not be tested because an
	// operand is blank, no number, missing or inferred. Nil where all could.
	Untestable map[string]int

	reported []reported
	pass     *Pass // the last look at the reading
}

// Trace is [TraceOf] the reading that was checked, and costs less after that.
func (r *Result) Trace() Trace {
	t := r.pass.trace()
	t.sketch = r.pass.sketch()
	return t
}

// Failure is a rule that crashed.
type Failure struct {
	Code  string
	Panic any
}

// Check tests a reading with every rule.
func Check(r *model.Reading) Result { return all.Check(r) }

// CheckIn tests a reading with every rule, as one of the reports of a folder.
func CheckIn(f *Folder, r *model.Reading) Result { return all.CheckIn(f, r) }

// Check tests a reading by itself with the rules of the set. Rules across
// reports say nothing then.
func (s Set) Check(r *model.Reading) Result { return s.CheckIn(nil, r) }

// CheckIn tests a reading with the rules of the set, and holds it against the
// other reports of the folder. Whether its own trace was added makes no difference.
func (s Set) CheckIn(f *Folder, r *model.Reading) Result { return s.check(f, newPass(r)) }

// Probe is [Set.Probe] with every rule.
func Probe(f *Folder, r *model.Reading) Result { return all.Probe(f, r) }

// Probe is [Set.CheckIn] without looking for repairs, which is where the time goes: what
// the effect of a figure being typed is seen by. The findings are the same; what
// follows from a root that only its repair makes known is not folded. The folder may be nil.
func (s Set) Probe(f *Folder, r *model.Reading) Result {
	p := newPass(r)
	p.shared.plain = true
	return s.check(f, p)
}

func (s Set) check(f *Folder, p *Pass) Result {
	var result Result
	p.result = &result
	if f != nil {
		f.mutex.RLock()
		defer f.mutex.RUnlock()
		own := p.trace()
		if added := f.traces[own.Report]; added != nil {
			own.sketch = added.sketch // corrections change no text
		} else {
			own.sketch = p.sketch()
		}
		p.shared.company = f.company(&own)
	}
	for _, rule := range s {
		p.rule = rule
		run(p)
	}
	result.Findings = fold(result.reported)
	result.reported, result.pass = nil, p
	return result
}

func newPass(r *model.Reading) *Pass {
	return &Pass{Reading: r, Form: form.ByID(r.Form), shared: &shared{}}
}

// run lets a rule look at the reading. What a crashing rule had found stays.
func run(p *Pass) {
	defer func() {
		if v := recover(); v != nil {
			p.result.Failed = append(p.result.Failed, Failure{p.rule.Code, v})
		}
	}()
	p.rule.Check(p)
}

// Pass is one rule looking at one reading.
type Pass struct {
	Reading *model.Reading
	Form    *form.Form // nil for a report that follows none
	rule    *Rule
	shared  *shared
	result  *Result
}

// shared is what several rules need of a reading, made by the first that asks.
type shared struct {
	sheets   []sheet
	made     bool
	mentions []mentioned
	listened bool // mentions is made
	company  *company
	plain    bool // no repairs are looked for
}

// company is the report among the others of its folder; nil where it is checked alone.
func (p *Pass) company() *company { return p.shared.company }

// Report adds a finding. Its code is the rule's, and so is its severity unless
// the rule has lowered it by [Pass.ReportAs].
func (p *Pass) Report(f model.Finding) { p.ReportAs(p.rule.Severity, f) }

// ReportAs adds a finding of another severity than the rule's.
func (p *Pass) ReportAs(severity model.Severity, f model.Finding) {
	f.Code, f.Severity = p.rule.Code, severity
	if len(f.Place) == 0 {
		f.Place = firstLine()
	}
	p.result.reported = append(p.result.reported, reported{Finding: f})
}

// cause says of the finding reported last what others may follow from it by, and
// what it follows from itself; "" for nothing.
func (p *Pass) cause(root, follows string) {
	last := &p.result.reported[len(p.result.reported)-1]
	last.root, last.follows = root, follows
}

// Untestable counts laws of the rule that looks that could not be tested.
func (p *Pass) Untestable(n int) { p.untestable(p.rule.Code, n) }

// untestable counts laws of a code that could not be tested.
func (p *Pass) untestable(code string, n int) {
	if n == 0 {
		return
	}
	if p.result.Untestable == nil {
		p.result.Untestable = map[string]int{}
	}
	p.result.Untestable[code] += n
}

// copied tells whether a place stands in a copy of an earlier stretch of the
// text: what is wrong there was said of the first.
func (p *Pass) copied(place model.Place) bool {
	for _, c := range p.Reading.Copies {
		if len(place) > 0 && c.Second.Start <= place.Start() && place.End() <= c.Second.End {
			return !slices.ContainsFunc(c.Differ, func(d model.Place) bool {
				return place.Start() < d.End() && d.Start() < place.End()
			})
		}
	}
	return false
}
