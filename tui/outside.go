package tui

import (
	"context"
	"fmt"
	"os/exec"

	tea "github.com/charmbracelet/bubbletea"

	"github.com/aymanbagabas/go-osc52/v2"

	"gouji/tui/act"
	"gouji/tui/lay"
)

// editorCommand opens the source at the line in the reviewer's editor; nil where
// there is no editor or no file.
func (r *root) editorCommand() []string {
	locator, ok := r.desk.(act.Locator)
	if !ok || len(r.editor) == 0 || r.open.file == nil {
		return nil
	}
	path := locator.Locate(r.open.id)
	if path == "" {
		return nil
	}
	command := append([]string(nil), r.editor...)
	return append(command, fmt.Sprintf("+%d", max(r.source.Line(), 1)), path)
}

func (r *root) openEditor() tea.Cmd {
	command := r.editorCommand()
	if command == nil {
		return nil
	}
	r.jobs.last[act.Editing]++
	r.jobs.going[act.Editing]++
	seq := r.jobs.last[act.Editing]
	return tea.ExecProcess(exec.Command(command[0], command[1:]...), func(err error) tea.Msg {
		return act.News{Job: act.Editing, Seq: seq, Over: true, Err: err}
	})
}

// copyText is what copying takes: the cell, the line or the finding in front.
func (r *root) copyText() string {
	switch r.focus {
	case lay.Source:
		return r.source.LineText()
	case lay.Findings:
		return r.findings.Text(&r.look)
	case lay.Sheet:
		if cell := r.sheet.Current(); cell != nil {
			return cell.Text
		}
	case lay.Queue:
		if s := r.queue.Selected(); s != nil {
			return s.Path
		}
	}
	return ""
}

// copy hands the text to the terminal's clipboard (OSC 52), which works over ssh.
func (r *root) copy() tea.Cmd {
	text := r.copyText()
	out := r.jobs.terminal
	return r.jobs.start(act.Copying, func(context.Context) (any, error) {
		if out == nil {
			return nil, nil
		}
		_, err := osc52.New(text).WriteTo(out)
		return act.Exported{Where: lay.Cut(text, 40)}, err
	})
}
