package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"

	"gouji/model"
	"gouji/model/export"
	"gouji/tui/lay"
)

// textPress prints findings like a compiler. A line a finding is what grep and
// editors want; the source line under it is for people, so it is shown where one
// looks on, or when asked for.
type textPress struct {
	*checking
	excerpts bool
	width    int // cells of a line of source; the rest is cut
}

// paperWidth is how wide lines may be that no terminal shows.
const paperWidth = 120

func newTextPress(k *checking) *textPress {
	p := &textPress{checking: k, width: paperWidth}
	p.excerpts = k.show == "always" || k.show == "auto" && isTerminal(k.Out)
	if f, ok := k.Out.(*os.File); ok && isTerminal(f) {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			p.width = width
		}
	}
	return p
}

func (p *textPress) open() (*export.Writer, error) {
	return export.NewWriter(p.Out, export.Lines, false)
}

func (p *textPress) end(*export.Writer, bool) {}

func (p *textPress) print(b *bytes.Buffer, r report, findings, _ []model.Finding) {
	for i := range findings {
		p.finding(b, r, &findings[i])
	}
}

// finding writes what was found, where it stands, and what to do about it.
func (p *textPress) finding(b *bytes.Buffer, r report, f *model.Finding) {
	at := r.Reading.Source.Position(f.Place)
	fmt.Fprintf(b, "%s:%d:%d: ", shown(r.shownPath), at.Line, at.Column)
	p.paint(b, f.Severity)
	fmt.Fprintf(b, " %s %s\n", f.Code, shown(f.Message.In(p.lang)))
	if p.excerpts {
		p.excerpt(b, r.Reading.Source, f)
	}
	note := func(head model.Words, text string) {
		fmt.Fprintf(b, "    %s: %s\n", head.In(p.lang), shown(text))
	}
	for _, repair := range f.Repairs {
		note(wordHelp, sayRepair(repair).In(p.lang))
	}
	if advice := f.Advice.In(p.lang); len(f.Repairs) == 0 && advice != "" {
		note(wordHelp, advice)
	}
	if why, ok := r.Lapsed(f); ok {
		note(wordNote, why.In(p.lang))
	}
	for _, follower := range f.Followers {
		if p.verbose {
			note(wordNote, follower.Code+" "+follower.Message.In(p.lang))
		}
	}
	if n := len(f.Followers); n > 0 && !p.verbose {
		note(wordNote, sayFollowers(n).In(p.lang))
	}
}

// excerpt shows the line of source that a finding is about, with its place
// underlined. A line that is too long is cut around the place.
func (p *textPress) excerpt(b *bytes.Buffer, s *model.Source, f *model.Finding) {
	if len(f.Place) == 0 {
		return
	}
	number := s.Line(f.Place.Start())
	line := s.LineSpan(number)
	start := max(line.Start, min(f.Place[0].Start, line.End))
	end := max(start, min(f.Place[0].End, line.End))
	margin := strconv.Itoa(number)
	before, place, after := around(s.Text[line.Start:start], s.Text[start:end], s.Text[end:line.End], max(p.width-len(margin)-5, 20))
	marks := strings.Repeat("^", max(lay.Width(place), 1))
	if p.color {
		marks = colors[f.Severity] + marks + plain
	}
	fmt.Fprintf(b, " %s │ %s%s%s\n", margin, before, place, strings.TrimRight(after, " "))
	fmt.Fprintf(b, " %s │ %s%s\n", lay.Blank(len(margin)), lay.Blank(lay.Width(before)), marks)
}

// around gives the three parts of a line as they may be shown in so many cells
// together. The place itself may have half of them, what stands before it half
// of the rest.
func around(before, place, after string, room int) (string, string, string) {
	before, place, after = tail(before, 4*room), head(place, 4*room), head(after, 4*room) // no character is more bytes than four
	place = lay.Cut(place, room/2)
	rest := room - lay.Width(place)
	if lay.Width(before)+lay.Width(after) > rest {
		before = lay.CutLeft(before, max(rest/2, rest-lay.Width(after)))
	}
	before = lay.Show(before)
	return before, place, lay.Cut(after, rest-lay.Width(before))
}

// head and tail take so many bytes and a few more of a text that may have
// millions, without cutting a character in two.
func head(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n++
	}
	return text[:n]
}

func tail(text string, n int) string {
	at := len(text) - n
	if at <= 0 {
		return text
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return text[at:]
}
