package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"gouji/model"
	"gouji/model/export"
)

// githubPress writes workflow commands, which GitHub shows beside the lines of a
// pull request.
type githubPress struct{ *checking }

func (p *githubPress) open() (*export.Writer, error) {
	return export.NewWriter(p.Out, export.Lines, false)
}

func (p *githubPress) end(*export.Writer, bool) {}

// githubLevels are what GitHub calls severities.
var githubLevels = [...]string{model.Info: "notice", model.Warning: "warning", model.Error: "error"}

func (p *githubPress) print(b *bytes.Buffer, r report, findings, _ []model.Finding) {
	for i := range findings {
		f := &findings[i]
		fmt.Fprintf(b, "::%s file=%s", githubLevels[f.Severity], githubProperty(filepath.ToSlash(r.shownPath)))
		if s := r.Reading.Source; s.Format == model.FormatText { // lines of a page laid out are none of the file's
			at := s.Position(f.Place)
			fmt.Fprintf(b, ",line=%d,col=%d", at.Line, at.Column)
			if at.End > at.Column {
				fmt.Fprintf(b, ",endColumn=%d", at.End)
			}
		}
		lines := []string{f.Message.In(p.lang)}
		for _, repair := range f.Repairs {
			lines = append(lines, wordHelp.In(p.lang)+": "+sayRepair(repair).In(p.lang))
		}
		fmt.Fprintf(b, ",title=%s::%s\n", githubProperty(f.Code), githubText(strings.Join(lines, "\n")))
	}
}

// A workflow command ends with its line, and its properties with a comma or a colon.
var (
	githubEscapes         = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// githubText keeps line ends and makes all else that steers visible.
func githubText(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = shown(lines[i])
	}
	return githubEscapes.Replace(strings.Join(lines, "\n"))
}

// githubProperty keeps a file's name as it is, for GitHub to find it.
func githubProperty(text string) string { return githubPropertyEscapes.Replace(text) }
