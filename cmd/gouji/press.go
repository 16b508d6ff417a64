package main

import (
	"bytes"

	"gouji/model"
	"gouji/model/export"
	"gouji/model/export/sarif"
)

// press prints the findings of check in one format.
type press interface {
	// open begins the output.
	open() (*export.Writer, error)
	// print writes a report's findings, and those that the baseline has already
	// where the format has a place for them. It is called from many goroutines.
	print(b *bytes.Buffer, r report, findings, old []model.Finding)
	// end sees to what comes after the last finding.
	end(out *export.Writer, successful bool)
}

func (k *checking) newPress() press {
	switch k.format {
	case "json":
		return &jsonPress{k, export.JSON}
	case "jsonl":
		return &jsonPress{k, export.Lines}
	case "sarif":
		return &sarifPress{k, sarif.NewLog(k.rules, k.lang)}
	case "github":
		return &githubPress{k}
	}
	return newTextPress(k)
}

// jsonPress writes findings as the record does.
type jsonPress struct {
	*checking
	as export.Format
}

func (p *jsonPress) open() (*export.Writer, error) { return export.NewWriter(p.Out, p.as, false) }

func (p *jsonPress) print(b *bytes.Buffer, r report, findings, _ []model.Finding) {
	for _, located := range export.Findings(r.Reading.Source, findings, p.lang) {
		writeLine(b, located)
	}
}

func (p *jsonPress) end(*export.Writer, bool) {}

func writeLine(b *bytes.Buffer, value any) {
	if err := export.Line(b, value); err != nil {
		panic(err) // a struct of strings and numbers can be written
	}
}

// sarifPress writes a log for code hosts. It also has the findings that are
// waived, as suppressed, and those of the baseline, as unchanged.
type sarifPress struct {
	*checking
	log *sarif.Log
}

func (p *sarifPress) open() (*export.Writer, error) {
	return export.NewArray(p.Out, sarif.Head(p.rules, builtFrom(), p.lang), sarif.Tail(true))
}

func (p *sarifPress) print(b *bytes.Buffer, r report, findings, old []model.Finding) {
	standing := sarif.Standing("")
	if p.baseline.on() {
		standing = sarif.New
	}
	write := func(list []model.Finding, s sarif.Standing) {
		for i := range list {
			writeLine(b, p.log.Result(r.Case, r.shownPath, &list[i], s))
		}
	}
	write(findings, standing)
	write(old, sarif.Known)
	write(p.spoken(r, waived(r.Findings)), "")
}

func (p *sarifPress) end(out *export.Writer, successful bool) { out.End(sarif.Tail(successful)) }

func waived(findings []model.Finding) []model.Finding {
	var all []model.Finding
	for _, f := range findings {
		if f.Status == model.Waived {
			all = append(all, f)
		}
	}
	return all
}
