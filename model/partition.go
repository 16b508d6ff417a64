package model

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Use tells what the reading makes of a stretch of the text.
type Use uint8

// The uses. Every byte of a text has exactly one.
const (
	Remainder Use = iota // no value claims it: prose, page chrome, what was not understood
	Repeated             // the second standing of text that was read where it stood first
	Structure            // blanks, separators, headings of tables
	Claimed              // a cell, a label, a fact, a heading or a statement
)

// Part is a stretch of the text with one use.
type Part struct {
	Span Span
	Use  Use
}

// Partition cuts the whole text into parts, in order and without gaps or
// overlaps, so that what no value claims can be shown and nothing is dropped.
func (r *Reading) Partition() []Part {
	use := make([]Use, len(r.Source.Text))
	mark := func(u Use, spans ...Span) {
		for _, s := range spans {
			for i := s.Start; i < s.End; i++ {
				use[i] = max(use[i], u)
			}
		}
	}
	markBlanks(r.Source.Text, use)
	for _, c := range r.Copies {
		mark(Repeated, c.Second)
	}
	for _, t := range r.Tables {
		for _, h := range t.Heads {
			mark(Structure, h...)
		}
	}
	for _, p := range r.claims() {
		mark(Claimed, p...)
	}
	var parts []Part
	for i := 0; i < len(use); {
		j := i
		for j < len(use) && use[j] == use[i] {
			j++
		}
		parts = append(parts, Part{Span{i, j}, use[i]})
		i = j
	}
	return parts
}

func markBlanks(text string, use []Use) {
	for i, c := range text {
		if c == '|' || c == '\ufeff' || strings.ContainsRune(" \t\r\n\v\f\u00a0\u3000", c) || c >= '\u2000' && c <= '\u200f' {
			for j := range utf8.RuneLen(c) {
				use[i+j] = Structure
			}
		}
	}
}

// claims are the places of all values, in the order of the text.
func (r *Reading) claims() []Place {
	places := []Place{r.Agency.Place, r.Year.Place, r.Title.Place}
	for i := range r.Dates {
		places = append(places, r.Dates[i].Place)
	}
	for i := range r.Numbers {
		places = append(places, r.Numbers[i].Place)
	}
	for i := range r.Sections {
		places = append(places, r.Sections[i].Place)
	}
	for i := range r.Statements {
		places = append(places, r.Statements[i].Place)
	}
	for i := range r.Notes {
		places = append(places, r.Notes[i].Place)
	}
	for i := range r.Tables {
		t := &r.Tables[i]
		for _, c := range t.Columns {
			places = append(places, c.Place)
		}
		for j := range t.Rows {
			places = append(places, t.Rows[j].Place)
			for k := range t.Rows[j].Cells {
				places = append(places, t.Rows[j].Cells[k].Place)
			}
		}
	}
	sort.SliceStable(places, func(i, j int) bool { return places[i].Start() < places[j].Start() })
	return places
}
