package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"gouji/model"
	"gouji/tui/act"
	"gouji/tui/ink"
	"gouji/tui/quiet"
	"gouji/tui/words"
)

// Options say what the workstation shows and where. Desk is needed; the zero
// value of all else is a Chinese screen with colour for a dark terminal on
// standard input and output, without a mouse.
type Options struct {
	Desk    act.Desk
	Title   string // what was opened, shown at the top
	Lang    model.Lang
	NoColor bool // tell everything by signs, bold, underline and reverse
	Light   bool // the terminal's background is light
	Mouse   bool
	Editor  []string // the reviewer's editor and its arguments; it is given +LINE and the file
	In, Out *os.File
}

func (o *Options) inks() *ink.Inks     { return ink.Make(o.NoColor, o.Light) }
func (o *Options) words() *words.Words { return words.In(o.Lang) }

// flush is how long Run waits, after the screen is closed, for decisions that
// are still on their way to the disk.
const flush = 10 * time.Second

// Run shows the workstation until the reviewer quits or ctx ends. However it
// ends (a signal, a panic) the terminal is left as it was found.
func Run(ctx context.Context, o Options) error {
	quiet.Restore()
	lipgloss.SetHasDarkBackground(!o.Light) // or the first to need it asks the terminal
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	j := newJobs(ctx, o.Desk)
	out := &terminal{File: o.Out}
	j.terminal = out
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(o.In), tea.WithOutput(out), tea.WithAltScreen()}
	if o.Mouse {
		options = append(options, tea.WithMouseCellMotion())
	}
	p := tea.NewProgram(newRoot(o, j), options...)
	stop := onHangup(p)
	defer stop()
	_, err := p.Run()
	cancel()
	j.settle(flush)
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// onHangup quits when the connection is lost, which Bubble Tea does not do.
func onHangup(p *tea.Program) (stop func()) {
	hangup := make(chan os.Signal, 1)
	over := make(chan struct{})
	signal.Notify(hangup, syscall.SIGHUP)
	go func() {
		select {
		case <-hangup:
			p.Quit()
		case <-over:
		}
	}()
	return func() {
		signal.Stop(hangup)
		close(over)
	}
}

// settle waits for decisions that are on their way to the disk, at most a while.
func (j *jobs) settle(atMost time.Duration) {
	done := make(chan struct{})
	go func() {
		j.saves.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(atMost):
	}
}

// BackgroundIsLight tells from COLORFGBG, which some terminals set, whether the
// background is light: "0;15" is black on white.
func BackgroundIsLight(colorfgbg string) bool {
	last := colorfgbg
	for i := len(colorfgbg) - 1; i >= 0; i-- {
		if colorfgbg[i] == ';' {
			last = colorfgbg[i+1:]
			break
		}
	}
	return last == "7" || last == "15"
}

var _ io.Writer = (*terminal)(nil)
