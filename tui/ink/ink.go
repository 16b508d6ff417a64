// Package ink gives drawn lines their looks.
//
// Its one invariant: a [Line] never grows wider than the cells it was given, and
// whatever is put into it is made safe by package lay. Panes write to the
// screen through Lines alone.
//
// Styles come from Lip Gloss but are taken apart into what is sent before and
// after a text once, at the start: rendering each of thousands of pieces a frame
// through Lip Gloss costs more than the frame may. Every meaning that a colour
// has is told by a glyph too, so that a screen without colour says the same.
package ink

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Pen is a look, ready to be sent. The zero Pen is the terminal's own.
type Pen struct{ on, off string }

// Over is the pen with another's look laid over it.
func (p Pen) Over(q Pen) Pen {
	if p.on == "" {
		return q
	}
	return Pen{p.on + q.on, p.off}
}

// Inks are the looks of everything on the screen.
type Inks struct {
	Plain, Dim, Strong Pen
	Title, Front       Pen // of a pane; of the pane in front
	Rule               Pen // separators
	Cursor, Rest       Pen // the cursor in the pane in front; in another
	Error, Warning     Pen
	Info, Good         Pen
	Subject, Addend    Pen // cells of the finding under the cursor
	Span               Pen // the current cell's text in the source
	Match              Pen // characters a search matched
	Corrected          Pen
	Field              Pen // text being typed
	Key                Pen
	Alarm              Pen // a message that waits to be dismissed
}

// Make gives the looks. Without colour only bold, underline and reverse are used.
func Make(noColor, light bool) *Inks {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	r.SetHasDarkBackground(!light)
	if noColor {
		return plain(r)
	}
	return colored(r, light)
}

func pen(s lipgloss.Style) Pen {
	on, off, _ := strings.Cut(s.Render("x"), "x")
	return Pen{on, off}
}

func plain(r *lipgloss.Renderer) *Inks {
	s := r.NewStyle()
	bold, under, reverse := pen(s.Bold(true)), pen(s.Underline(true)), pen(s.Reverse(true))
	strong := pen(s.Bold(true).Underline(true))
	return &Inks{
		Strong: bold, Title: Pen{}, Front: pen(s.Bold(true).Reverse(true)),
		Cursor: reverse, Rest: under,
		Error: bold, Warning: bold,
		Subject: strong, Addend: under, Span: reverse, Match: strong,
		Corrected: bold, Field: under, Key: bold, Alarm: reverse,
	}
}

func colored(r *lipgloss.Renderer, light bool) *Inks {
	s := r.NewStyle()
	fore := func(dark, bright string) lipgloss.Style {
		if light {
			return s.Foreground(lipgloss.Color(bright))
		}
		return s.Foreground(lipgloss.Color(dark))
	}
	return &Inks{
		Dim: pen(fore("8", "8")), Strong: pen(s.Bold(true)),
		Title: pen(fore("7", "0")), Front: pen(fore("14", "4").Bold(true)),
		Rule:   pen(fore("8", "7")),
		Cursor: pen(s.Reverse(true)), Rest: pen(s.Underline(true)),
		Error: pen(fore("9", "1").Bold(true)), Warning: pen(fore("11", "5")),
		Info: pen(fore("12", "4")), Good: pen(fore("10", "2")),
		Subject:   pen(s.Foreground(lipgloss.Color("15")).Background(lipgloss.Color("1")).Bold(true)),
		Addend:    pen(fore("14", "6").Bold(true).Underline(true)),
		Span:      pen(s.Foreground(lipgloss.Color("0")).Background(lipgloss.Color("3"))),
		Match:     pen(fore("11", "5").Bold(true).Underline(true)),
		Corrected: pen(fore("10", "2").Bold(true)), Field: pen(s.Underline(true)),
		Key:   pen(fore("14", "4")),
		Alarm: pen(s.Foreground(lipgloss.Color("15")).Background(lipgloss.Color("1"))),
	}
}
