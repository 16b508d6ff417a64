// Package sarif writes findings as a log in SARIF 2.1.0, which code hosts and
// editors show beside the text.
//
// Its one invariant: a region is only given where it is true of the file itself,
// that is for plain text; lines of a page laid out as text are lines of nothing
// that a viewer of the log could open. A fix is only given where every cell it
// sets has such a region.
//
// The log is put out in pieces, [Head], a [Result] a finding, [Tail], because a
// folder may hold a hundred thousand reports. Structs rather than a library of
// the standard: what is used of it are the few keys below, and their tags are
// the contract that sarif.schema.json is held against.
package sarif

import (
	"bytes"
	"encoding/json"
	"strings"

	"gouji/model"
	"gouji/model/rule"
)

// Version of the standard.
const Version = "2.1.0"

// columnKind says that columns count characters, as everywhere in gouji.
const columnKind = "unicodeCodePoints"

// log is the object that Head and Tail put around the results.
type log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []run  `json:"runs"`
}

type run struct {
	Tool        tool         `json:"tool"`
	ColumnKind  string       `json:"columnKind"`
	Results     []Result     `json:"results"`
	Invocations []invocation `json:"invocations"`
}

type tool struct {
	Driver driver `json:"driver"`
}

type driver struct {
	Name    string       `json:"name"`
	Version string       `json:"version,omitempty"`
	Rules   []descriptor `json:"rules"`
}

type descriptor struct {
	ID      string        `json:"id"`
	Short   message       `json:"shortDescription"`
	Full    *message      `json:"fullDescription,omitempty"`
	Help    message       `json:"help"`
	Default configuration `json:"defaultConfiguration"`
}

type configuration struct {
	Level string `json:"level"`
}

type invocation struct {
	Successful bool `json:"executionSuccessful"`
}

type message struct {
	Text string `json:"text"`
}

// levels are what the standard calls severities.
var levels = [...]string{model.Info: "note", model.Warning: "warning", model.Error: "error"}

// around gives the log before and after its results.
func around(rules rule.Set, version string, lang model.Lang, successful bool) (before, after string) {
	l := log{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: Version, Runs: []run{{
		Tool:       tool{driver{"gouji", version, make([]descriptor, len(rules))}},
		ColumnKind: columnKind, Results: []Result{}, Invocations: []invocation{{successful}},
	}}}
	for i, r := range rules {
		l.Runs[0].Tool.Driver.Rules[i] = describe(r, lang)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(l); err != nil {
		panic(err) // a struct of strings can be written
	}
	const results = `"results":[`
	at := strings.LastIndex(b.String(), results) + len(results)
	return b.String()[:at], b.String()[at:]
}

// Head is the log up to its first result; version is the program's.
func Head(rules rule.Set, version string, lang model.Lang) string {
	before, _ := around(rules, version, lang, true)
	return before
}

// Tail is the log after its last result. It tells whether all could be read and checked.
func Tail(successful bool) string {
	_, after := around(nil, "", model.English, successful)
	return after
}

func describe(r *rule.Rule, lang model.Lang) descriptor {
	d := descriptor{ID: r.Code, Short: message{r.Title.In(lang)}, Default: configuration{levels[r.Severity]}}
	help := r.Why.In(lang)
	if help != "" {
		d.Full = &message{help}
	}
	if r.Basis != "" {
		help = strings.TrimSpace(help + "\n" + r.Basis)
	}
	if help == "" {
		help = d.Short.Text
	}
	d.Help = message{help}
	return d
}
