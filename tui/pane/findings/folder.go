package findings

import (
	"fmt"

	"gouji/model/rule"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/lay"
	"gouji/tui/pane"
)

// folder is the list of rules with the reports they speak of.
type folder struct {
	rules []act.ByRule
	open  map[string]bool
	at    int
}

func newFolder(rules []act.ByRule) *folder {
	return &folder{rules: rules, open: map[string]bool{}}
}

// entry is a line of the list: a rule, or one of its reports.
type entry struct {
	rule   *act.ByRule
	report *act.Summary // nil for the rule itself
}

func (f *folder) entries() []entry {
	var out []entry
	for i := range f.rules {
		r := &f.rules[i]
		out = append(out, entry{rule: r})
		if f.open[r.Code] {
			for _, s := range r.Reports {
				out = append(out, entry{r, s})
			}
		}
	}
	return out
}

func (f *folder) do(a act.Ask, p *Pane) bool {
	n := len(f.entries())
	switch a.Verb {
	case act.Up, act.WheelUp:
		f.at--
	case act.Down, act.WheelDown:
		f.at++
	case act.PageUp:
		f.at -= 8
	case act.PageDown:
		f.at += 8
	case act.Top:
		f.at = 0
	case act.Bottom:
		f.at = n - 1
	case act.Left, act.Right:
		f.fold(a.Verb == act.Right)
	case act.Point:
		f.at = p.top + a.Y
	default:
		return false
	}
	f.at = lay.Clamp(f.at, n)
	return true
}

func (f *folder) selected() (entry, bool) {
	entries := f.entries()
	if f.at >= len(entries) {
		return entry{}, false
	}
	return entries[f.at], true
}

func (f *folder) fold(open bool) {
	if e, ok := f.selected(); ok && e.report == nil {
		f.open[e.rule.Code] = open
	}
}

func (f *folder) take() (act.ReportID, string, bool) {
	e, ok := f.selected()
	if !ok {
		return 0, "", false
	}
	if e.report == nil {
		f.open[e.rule.Code] = !f.open[e.rule.Code]
		return 0, "", false
	}
	return e.report.ID, e.rule.Code, true
}

func (f *folder) draw(p *Pane, l *pane.Look, w, h int, front bool) []string {
	entries := f.entries()
	if len(entries) == 0 {
		return l.Message(l.Words.Findings.FolderNone, w, h).Lines
	}
	p.top = lay.Keep(p.top, f.at, h, len(entries))
	var lines []string
	for i := p.top; i < min(p.top+h, len(entries)); i++ {
		base := ink.Pen{}
		mark := " "
		if i == f.at {
			base, mark = l.CursorPen(front), "▸"
		}
		line := ink.NewLine(w).Put(base, mark)
		e := entries[i]
		if e.report == nil {
			sign := "+ "
			if f.open[e.rule.Code] {
				sign = "- "
			}
			line.Put(base, sign).Put(l.Ink.Strong.Over(base), fmt.Sprintf(l.Words.Findings.FolderF, e.rule.Code, len(e.rule.Reports)))
			if known := rule.ByCode(e.rule.Code); known != nil {
				line.Put(base, "  ").Cut(base, known.Title.In(l.Lang), line.Room())
			}
		} else {
			line.Put(base, "    ").Cut(base, name(e.report), w/2).Put(base, "  ")
			line.Put(l.Ink.Dim.Over(base), lay.CutLeft(e.report.Path, line.Room()))
		}
		lines = append(lines, line.Fill(base))
	}
	return lines
}

func name(s *act.Summary) string {
	switch {
	case s.Agency == "":
		return s.Title
	case s.Year == 0:
		return s.Agency
	}
	return fmt.Sprintf("%s %d", s.Agency, s.Year)
}
