package main

import (
	"os/user"
	"slices"
	"strings"
	"time"

	"gouji/model"
	"gouji/model/review"
)

// fixing is the part of check that takes repairs: those alone that are certain
// and break nothing, each a decision in the journal like a reviewer's own.
type fixing struct {
	on, dry bool
}

func (x *fixing) options() []option {
	return []option{
		{name: "fix", about: aboutFix, into: &x.on},
		{name: "dry-run", about: aboutDryRun, into: &x.dry},
	}
}

func (x *fixing) valid(paths []string) error {
	switch {
	case x.dry && !x.on:
		return wrong(sayDryRunOfFix)
	case x.on && slices.Contains(paths, "-"):
		return wrong(sayNoFixOfInput)
	}
	return nil
}

// mostRepairs bounds the repairs of one report; each settles a finding and
// breaks none, so that there are far fewer.
const mostRepairs = 1000

// repair takes the certain repairs of a report and gives the case after them.
// What could not be kept is not taken.
func (x *fixing) repair(k *checking, r report, say *remarks) *review.Case {
	c, by := r.Case, review.By{Name: k.reviewer(), At: time.Now()}
	if c.State == review.Settled {
		return c
	}
	var decisions []review.Decision
	var lines []model.Words
	for range mostRepairs {
		f := certain(c)
		if f == nil {
			break
		}
		d, err := c.Accept(by, f.Repairs[0], "", reasonOfFix.In(k.lang))
		if err != nil {
			break
		}
		at := c.Reading.Source.Position(f.Place)
		lines = append(lines, sayRepaired(r.shownPath, at.Line, at.Column, f, x.dry))
		decisions, c = append(decisions, d), c.With(d)
	}
	if len(decisions) == 0 {
		return r.Case
	}
	if !x.dry {
		if err := k.survey.shelf.keep(r, decisions); err != nil {
			say.say(true, wordsOf(err))
			return r.Case
		}
	}
	say.say(false, lines...)
	k.survey.shelf.note(r.file, c)
	return c
}

// certain is the first open finding with one repair that is certain and breaks nothing.
func certain(c *review.Case) *model.Finding {
	open := c.Open()
	for i := range open {
		if repairs := open[i].Repairs; len(repairs) == 1 && repairs[0].Confidence == model.Certain && repairs[0].Breaks == 0 {
			return &open[i]
		}
	}
	return nil
}

// keep puts decisions on disk.
func (s *shelf) keep(r report, decisions []review.Decision) error {
	j, err := s.stores[r.file.Root.Dir].Open(r.file.Path, r.Reading.Source.SHA256())
	for _, d := range decisions {
		if err == nil {
			_, err = j.Append(d)
		}
	}
	return err
}

// reviewer is the name decisions are made under.
func (c *call) reviewer() string {
	if name := strings.TrimSpace(c.Env("GOUJI_REVIEWER")); name != "" {
		return name
	}
	u, err := user.Current()
	switch {
	case err != nil:
		return ""
	case u.Name != "":
		return u.Name
	}
	return u.Username
}
