package tui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"gouji/tui/lay"
)

// NewRoot is the real root model, for tests that drive it without a terminal.
func NewRoot(ctx context.Context, o Options) tea.Model { return newRoot(o, newJobs(ctx, o.Desk)) }

// Frame is the frame of a root, without the mark of the caret.
func Frame(m tea.Model) ([]string, *lay.Point) { return m.(*root).frame() }

// CopyTo lets copying write to w.
func CopyTo(m tea.Model, w interface{ Write([]byte) (int, error) }) { m.(*root).jobs.terminal = w }
