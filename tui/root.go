package tui

import (
	"path"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/model/review"
	"gouji/tui/act"
	"gouji/tui/lay"
	"gouji/tui/pane"
	"gouji/tui/pane/findings"
	"gouji/tui/pane/queue"
	"gouji/tui/pane/sheet"
	"gouji/tui/pane/source"
)

// root is the whole screen.
type root struct {
	look  pane.Look
	title string
	desk  act.Desk
	jobs  *jobs

	w, h  int
	focus lay.Pane
	zoom  lay.Zoom

	queue    *queue.Pane
	sheet    *sheet.Pane
	source   *source.Pane
	findings *findings.Pane
	modals   []*modal // the last one is in front

	open     open
	deeds    []deed        // decisions on their way to the disk, the first one there now
	left     *act.ReportID // the report that settling moved on from, until the next decision; undo goes back there
	progress act.Progress
	rate     int  // files read a second; 0 while that is not known
	stopped  bool // the reviewer stopped the reading
	notices  notices
	reasons  []string // given for waivers since the start, the latest first
	quitting bool     // as soon as nothing is on its way to the disk
	editor   []string // the reviewer's editor and its arguments; empty for none
}

// open is the report the panes show.
type open struct {
	id      act.ReportID
	any     bool                // a report was asked for
	reading bool                // it is on its way
	file    *review.Case        // nil until it is there, and where it could not be read
	then    func(*root) tea.Cmd // what to do when it is there; nil for nothing
}

// name is what the report is called where it is not seen: after settling one the
// next is open. It is the body's name, else the file's.
func (o *open) name() string {
	if o.file == nil {
		return ""
	}
	if name := o.file.Current.Agency.Name; name != "" {
		return lay.Show(name)
	}
	return lay.Show(path.Base(o.file.Current.Source.Path))
}

func newRoot(o Options, j *jobs) *root {
	return &root{
		look:  pane.Look{Ink: o.inks(), Words: o.words(), Lang: o.Lang},
		title: o.Title, desk: o.Desk, jobs: j, editor: o.Editor,
		queue: queue.New(), sheet: sheet.New(), source: source.New(), findings: findings.New(),
	}
}

// Init starts reading the folder.
func (r *root) Init() tea.Cmd { return r.jobs.load() }

// Update takes a message in. What takes time is left to jobs.
func (r *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.w, r.h = msg.Width, msg.Height
	case tea.KeyMsg:
		return r, r.key(msg)
	case tea.MouseMsg:
		return r, r.mouse(msg)
	case act.News:
		return r, r.hear(msg)
	}
	return r, nil
}

// screen is the screen as it is cut now.
func (r *root) screen() lay.Screen {
	front := r.focus
	if r.queue.Searching() {
		front = lay.Queue
	}
	if r.sheetEditing() {
		front = lay.Sheet
	}
	return lay.Divide(r.w, r.h, front, r.zoom)
}

// show gives a case to every pane.
func (r *root) show(c *review.Case) {
	r.open.file = c
	r.sheet.Show(c, r.look.Words)
	r.findings.Show(c)
	if c == nil {
		r.source.Show(nil)
		return
	}
	r.source.Show(c.Reading.Source)
	r.sheet.Light(r.findings.Selected())
	if cell := r.sheet.Current(); cell != nil {
		r.source.Light(cell.Place, false)
	}
}
