package project

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"

	"gouji/model"
	"gouji/model/form"
	"gouji/model/rule"
)

// laws are the readings of one expression, by the form it was checked against.
type laws map[string]*program

// laws compiles a rule's expression for every form it can speak of: those it
// names, else all that have its cells.
func (r *reader) laws(key string, g *ownRule) laws {
	compiled := laws{}
	var worst *fault
	all := form.All()
	for i, id := range g.Forms {
		if !slices.ContainsFunc(all, func(f *form.Form) bool { return f.ID == id }) {
			r.wrong(fmt.Sprintf("%sforms.%d", key, i), sayNoForm(id, all))
			return nil
		}
	}
	for _, f := range newest(all) {
		if len(g.Forms) > 0 && !slices.Contains(g.Forms, f.ID) {
			continue
		}
		p, wrong := compile(g.Holds, f.ID, cells(f))
		switch {
		case wrong == nil:
			compiled[f.ID] = p
		case worst == nil || wrong.at > worst.at || wrong.at == worst.at && wrong.near && !worst.near:
			// The form it gets furthest in is the one that was meant.
			worst = wrong
		}
	}
	if worst != nil && (len(compiled) == 0 || len(g.Forms) > 0) {
		line, column := r.places.inside(key+"holds", g.Holds, worst.at)
		r.wrongAt(line, column, worst.what)
	}
	return compiled
}

// newest orders forms by the year they came into force, the last first.
func newest(all []*form.Form) []*form.Form {
	return slices.SortedStableFunc(slices.Values(all), func(a, b *form.Form) int { return b.From - a.From })
}

// check makes the function that looks at a reading.
func (l laws) check(message model.Words) func(*rule.Pass) {
	return func(p *rule.Pass) {
		program := l[p.Reading.Form]
		if program == nil {
			return
		}
		holds, testable := program.try(p.Reading)
		switch {
		case !testable:
			p.Untestable(1)
		case !holds:
			p.Report(program.finding(p.Reading, message))
		}
	}
}

// try evaluates the expression. It can't be tested where a figure it names is
// none, or where it has no result: a division by nought, a number too large.
func (p *program) try(r *model.Reading) (holds, testable bool) {
	values := make(map[string]any, len(p.cells)+len(p.texts)+1)
	for _, a := range p.cells {
		value, ok := figure(r.Cell(a))
		if !ok {
			return false, false
		}
		values[nameOf(a)] = value
	}
	for _, name := range p.texts {
		values[name] = texts[name](r)
	}
	if p.year {
		if r.Year.Value == 0 {
			return false, false
		}
		values[nameYear] = decimalOf(r.Year.Value)
	}
	result, err := expr.Run(p.code, values)
	holds, ok := result.(bool)
	return holds, err == nil && ok
}

// finding says that the expression does not hold, with the figures it names.
func (p *program) finding(r *model.Reading, message model.Words) model.Finding {
	f := model.Finding{Message: message, Place: r.Agency.Place}
	var zh, en []string
	for i, a := range p.cells {
		role := model.Evidence
		if i == 0 {
			role = model.Subject
			f.Place = r.Cell(a).Place
		}
		f.Cells = append(f.Cells, model.Related{Address: a, Role: role, Place: r.Cell(a).Place})
		zh = append(zh, fmt.Sprintf("%s %s", labelOf(r, a), r.Cell(a).Value))
		en = append(en, fmt.Sprintf("%s %s", nameOf(a), r.Cell(a).Value))
	}
	if len(zh) > 0 {
		f.Message.ZH += sayGiven.ZH + strings.Join(zh, sayAnd.ZH)
		f.Message.EN += sayGiven.EN + strings.Join(en, sayAnd.EN)
	}
	return f
}

// labelOf names a cell as the report does.
func labelOf(r *model.Reading, a model.Address) string {
	t := r.Table(a.Table)
	return t.Row(a.Row).Label + "·" + t.Columns[t.ColumnIndex(a.Column)].Label
}
