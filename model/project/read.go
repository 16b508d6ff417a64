package project

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"gouji/model"
	"gouji/model/rule"
)

// settings are the keys of a project file.
type settings struct {
	Select, Ignore []string
	Severity       map[string]string
	Deadline       []struct {
		Kind     *string
		From, To int
		Due      string
	}
	Rule []ownRule
}

type ownRule struct {
	Code, Severity, Holds, Basis string
	Forms                        []string
	Message                      any // a text, or one for zh and one for en
}

// Parse reads a project file; name is how it is shown in a [*Mistake].
func Parse(name string, raw []byte) (*Project, error) {
	var s settings
	if err := toml.NewDecoder(bytes.NewReader(raw)).DisallowUnknownFields().Decode(&s); err != nil {
		return nil, malformed(name, err)
	}
	r := &reader{p: new(Project), places: find(raw), name: name}
	r.rules(s.Rule)
	r.deadlines(&s)
	r.severities(s.Severity)
	all := r.p.Catalogue()
	r.p.selected = r.prefixes(all, "select", s.Select)
	r.p.ignored = r.prefixes(all, "ignore", s.Ignore)
	if r.mistake != nil {
		return nil, r.mistake
	}
	return r.p, nil
}

// malformed tells of a text that is no TOML or has keys there are none of.
func malformed(name string, err error) error {
	m := &Mistake{File: name, What: model.Words{ZH: err.Error(), EN: err.Error()}}
	var decode *toml.DecodeError
	var strict *toml.StrictMissingError
	switch {
	case errors.As(err, &strict) && len(strict.Errors) > 0:
		decode = &strict.Errors[0]
		m.What = sayNoKey(strings.Join(decode.Key(), "."))
	case errors.As(err, &decode):
		m.What = sayNoTOML(strings.TrimPrefix(decode.Error(), "toml: "))
	default:
		return m
	}
	m.Line, m.Column = decode.Position()
	return m
}

// reader makes a project of settings. It stops at nothing and keeps the first mistake.
type reader struct {
	p       *Project
	places  places
	name    string
	mistake *Mistake
}

func (r *reader) wrong(key string, what model.Words) {
	line, column := r.places.of(key)
	r.wrongAt(line, column, what)
}

func (r *reader) wrongAt(line, column int, what model.Words) {
	if r.mistake == nil || line < r.mistake.Line || line == r.mistake.Line && column < r.mistake.Column {
		r.mistake = &Mistake{r.name, line, column, what}
	}
}

func (r *reader) prefixes(all rule.Set, key string, list []string) []string {
	for i, prefix := range list {
		if !known(all, prefix) {
			r.wrong(fmt.Sprintf("%s.%d", key, i), sayNoPrefix(prefix))
		}
	}
	return list
}

func (r *reader) severities(given map[string]string) {
	all := r.p.Catalogue()
	r.p.severities = map[string]model.Severity{}
	for code, word := range given {
		severity, ok := severityOf(word)
		switch {
		case !slices.ContainsFunc(all, func(one *rule.Rule) bool { return one.Code == code }):
			r.wrong("severity."+code, sayNoCode(code))
		case !ok:
			r.wrong("severity."+code, sayNoSeverity(word))
		}
		r.p.severities[code] = severity
	}
}

func severityOf(word string) (model.Severity, bool) {
	for _, s := range []model.Severity{model.Info, model.Warning, model.Error} {
		if s.String() == word {
			return s, true
		}
	}
	return 0, false
}

// kinds are what a deadline may be for.
var kinds = []model.AgencyKind{model.Government, model.Department, model.Township, model.Subdistrict, model.Zone}

func (r *reader) deadlines(s *settings) {
	for i, given := range s.Deadline {
		key := fmt.Sprintf("deadline.%d.", i)
		d := deadline{every: given.Kind == nil, from: given.From, to: given.To}
		if !d.every {
			d.kind = model.AgencyKind(*given.Kind)
			if !slices.Contains(kinds, d.kind) {
				r.wrong(key+"kind", sayNoKind(*given.Kind, kinds))
			}
		}
		day, err := time.Parse("01-02", given.Due)
		d.month, d.day = int(day.Month()), day.Day()
		if err != nil || !(model.Day{Year: 2001, Month: d.month, Day: d.day}).Exists() { // no leap year: a deadline holds in all
			r.wrong(key+"due", sayNoDue(given.Due))
		}
		r.p.deadlines = append(r.p.deadlines, d)
	}
}

var codeShape = regexp.MustCompile(`^[A-Z]{2,8}[0-9]{1,4}$`)

func (r *reader) rules(given []ownRule) {
	taken := rule.All()
	for i, g := range given {
		key := fmt.Sprintf("rule.%d.", i)
		family := strings.TrimRight(g.Code, "0123456789")
		severity, ok := severityOf(g.Severity)
		switch {
		case !codeShape.MatchString(g.Code):
			r.wrong(key+"code", sayBadCode(g.Code))
		case slices.ContainsFunc(rule.All(), func(one *rule.Rule) bool { return strings.TrimRight(one.Code, "0123456789") == family }):
			r.wrong(key+"code", sayFamilyTaken(family))
		case slices.ContainsFunc(taken, func(one *rule.Rule) bool { return one.Code == g.Code }):
			r.wrong(key+"code", sayCodeTwice(g.Code))
		}
		if g.Severity == "" {
			severity = model.Warning
		} else if !ok {
			r.wrong(key+"severity", sayNoSeverity(g.Severity))
		}
		message, ok := wordsOf(g.Message)
		if !ok {
			r.wrong(key+"message", sayNoMessage)
		}
		own := &rule.Rule{
			Code: g.Code, Severity: severity, Title: message, Why: model.Words{ZH: g.Holds, EN: g.Holds}, Basis: g.Basis, Since: File,
		}
		own.Check = r.laws(key, &g).check(message)
		taken = append(slices.Clip(taken), own)
		r.p.own = append(r.p.own, own)
	}
}

// wordsOf reads a message: one text for both languages, or one for each.
func wordsOf(given any) (model.Words, bool) {
	switch given := given.(type) {
	case string:
		return model.Words{ZH: given, EN: given}, given != ""
	case map[string]any:
		zh, _ := given["zh"].(string)
		en, _ := given["en"].(string)
		return model.Words{ZH: zh, EN: en}, zh != "" && en != "" && len(given) == 2
	}
	return model.Words{}, false
}
