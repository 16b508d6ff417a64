package sarif

import (
	"net/url"
	"path/filepath"

	"gouji/model"
	"gouji/model/review"
	"gouji/model/rule"
)

// Result is one finding.
type Result struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      message           `json:"message"`
	Locations    []location        `json:"locations"`
	Related      []location        `json:"relatedLocations,omitempty"`
	Fixes        []fix             `json:"fixes,omitempty"`
	Suppressions []suppression     `json:"suppressions"`
	Baseline     string            `json:"baselineState,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

type location struct {
	ID       *int      `json:"id,omitempty"`
	Physical physical  `json:"physicalLocation"`
	Logical  []logical `json:"logicalLocations,omitempty"`
	Message  *message  `json:"message,omitempty"`
}

type physical struct {
	Artifact artifact `json:"artifactLocation"`
	Region   *region  `json:"region,omitempty"`
}

type artifact struct {
	URI string `json:"uri"`
}

// region is a half-open stretch; lines and columns count from 1.
type region struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

type logical struct {
	Name string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}

type fix struct {
	Description message  `json:"description"`
	Changes     []change `json:"artifactChanges"`
}

type change struct {
	Artifact     artifact      `json:"artifactLocation"`
	Replacements []replacement `json:"replacements"`
}

type replacement struct {
	Deleted  region   `json:"deletedRegion"`
	Inserted inserted `json:"insertedContent"`
}

type inserted struct {
	Text string `json:"text"`
}

type suppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification,omitempty"`
}

// Standing tells how a finding stands to a baseline. The zero value says that there is none.
type Standing string

// How findings stand to a baseline.
const (
	New   Standing = "new"
	Known Standing = "unchanged"
)

// Log makes results of the findings of one log.
type Log struct {
	Lang  model.Lang
	index map[string]int // of the rules, by code
}

// NewLog is a log with the rules that were given to [Head].
func NewLog(rules rule.Set, lang model.Lang) *Log {
	l := &Log{lang, make(map[string]int, len(rules))}
	for i, r := range rules {
		l.index[r.Code] = i
	}
	return l
}

// Result writes a finding down. The file is where a viewer finds the report.
func (l *Log) Result(c *review.Case, file string, f *model.Finding, s Standing) Result {
	b := builder{c, artifact{uri(file)}, l.Lang}
	r := Result{
		RuleID: f.Code, RuleIndex: -1, Level: levels[f.Severity], Message: message{f.Message.In(l.Lang)},
		Locations: []location{b.location(f)}, Related: b.related(f), Fixes: b.fixes(f),
		Suppressions: b.suppressions(f), Baseline: string(s),
		Fingerprints: map[string]string{"finding/v1": f.Key(c.Reading.Source)},
	}
	if i, ok := l.index[f.Code]; ok {
		r.RuleIndex = i
	}
	return r
}

// uri names a file as SARIF wants it: an absolute path as file:///…, any other
// relative to where the program ran.
func uri(file string) string {
	u := url.URL{Path: filepath.ToSlash(file)}
	if filepath.IsAbs(file) {
		u.Scheme = "file"
		if u.Path[0] != '/' { // a drive letter
			u.Path = "/" + u.Path
		}
	}
	return u.String()
}

type builder struct {
	c        *review.Case
	artifact artifact
	lang     model.Lang
}

func (b builder) at(p model.Place) physical { return physical{b.artifact, b.region(p)} }

// region is nil where the text is not the file's own.
func (b builder) region(p model.Place) *region {
	s := b.c.Reading.Source
	if s.Format != model.FormatText || len(p) == 0 {
		return nil
	}
	start, end := p[0].Start, p[0].End
	return &region{s.Line(start), s.Column(start), s.Line(end), s.Column(end)}
}

func (b builder) location(f *model.Finding) location {
	l := location{Physical: b.at(f.Place)}
	for _, cell := range f.Cells {
		if cell.Role == model.Subject {
			l.Logical = []logical{{name(cell.Address), "element"}}
			break
		}
	}
	return l
}

func name(a model.Address) string {
	if a.Column == "" {
		return a.Table + "/" + a.Row
	}
	return a.Table + "/" + a.Row + "/" + a.Column
}

// related are the other cells of the finding and what is folded under it.
func (b builder) related(f *model.Finding) []location {
	var all []location
	add := func(p model.Place, say string, a *model.Address) {
		id := len(all)
		l := location{ID: &id, Physical: b.at(p), Message: &message{say}}
		if a != nil {
			l.Logical = []logical{{name(*a), "element"}}
		}
		all = append(all, l)
	}
	for i := range f.Cells {
		if cell := &f.Cells[i]; cell.Role != model.Subject && len(cell.Place) > 0 {
			add(cell.Place, string(cell.Role)+" "+name(cell.Address), &cell.Address)
		}
	}
	for _, follower := range f.Followers {
		add(follower.Place, follower.Code+" "+follower.Message.In(b.lang), nil)
	}
	return all
}

// fixes are the repairs that can be made in the file itself.
func (b builder) fixes(f *model.Finding) []fix {
	var all []fix
	for _, repair := range f.Repairs {
		if replacements, ok := b.replacements(repair.Set); ok {
			all = append(all, fix{message{repair.Say.In(b.lang)}, []change{{b.artifact, replacements}}})
		}
	}
	return all
}

func (b builder) replacements(set []model.Setting) ([]replacement, bool) {
	all := []replacement{}
	for _, s := range set {
		place, ok := review.Where(b.c.Reading, s.Address)
		region := b.region(place)
		if !ok || region == nil || len(place) != 1 {
			return nil, false
		}
		all = append(all, replacement{*region, inserted{s.To}})
	}
	return all, len(all) > 0
}

// suppressions says of each result whether it is waived, as viewers expect it
// where they are to count the ones that are not.
func (b builder) suppressions(f *model.Finding) []suppression {
	if f.Status != model.Waived {
		return []suppression{}
	}
	d, _ := b.c.Waiver(f)
	return []suppression{{"external", "accepted", d.Reason}}
}
