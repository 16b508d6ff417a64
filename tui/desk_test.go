package tui_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"gouji/model"
	"gouji/model/review"
	"gouji/parse"
	"gouji/tui/act"
)

// memory is a Desk that keeps everything in memory and reads reports through the
// real reader.
type memory struct {
	names    []string
	text     map[string][]byte
	journals map[string][]review.Decision
	clock    time.Time
	ticking  sync.Mutex      // the clock is read while reports are loaded, too
	fail     string          // of every Save, while it is not empty
	exported *[]act.ReportID // of the last export; nil before
	message  model.Words
	others   int
}

// reports is a memory of files of testdata/reports; no names mean all of them.
func reports(t testing.TB, names ...string) *memory {
	t.Helper()
	const folder = "../testdata/reports"
	if len(names) == 0 {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
	}
	m := none()
	for _, name := range names {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		m.add(name, raw)
	}
	return m
}

// none is a memory without reports.
func none() *memory {
	return &memory{text: map[string][]byte{}, journals: map[string][]review.Decision{}, clock: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
}

func (m *memory) add(name string, raw []byte) {
	m.names = append(m.names, name)
	m.text[name] = raw
}

func (m *memory) Load(ctx context.Context, report func([]act.Summary, act.Progress)) error {
	for i, name := range m.names {
		s := act.Summary{ID: act.ReportID(i), Path: name}
		c, _, err := m.Open(ctx, s.ID)
		if err != nil {
			s.Refused = err.Error()
		} else {
			s = act.Summarize(s.ID, c)
		}
		report([]act.Summary{s}, act.Progress{Read: i + 1, Total: len(m.names)})
	}
	return ctx.Err()
}

func (m *memory) Open(_ context.Context, id act.ReportID) (*review.Case, model.Words, error) {
	name := m.names[id]
	r, err := parse.Read(name, m.text[name])
	if err != nil {
		return nil, model.Words{}, err
	}
	return review.New(r, m.journals[name]), m.message, nil
}

func (m *memory) Save(ctx context.Context, id act.ReportID, d review.Decision) (*review.Case, int, error) {
	if m.fail != "" {
		return nil, 0, errors.New(m.fail)
	}
	name := m.names[id]
	m.journals[name] = append(m.journals[name], d)
	c, _, err := m.Open(ctx, id)
	return c, m.others, err
}

func (m *memory) Export(_ context.Context, ids []act.ReportID) (string, error) {
	m.exported = &ids
	return "records", nil
}

func (m *memory) Reviewer() string { return "tester" }

func (m *memory) Now() time.Time {
	m.ticking.Lock()
	defer m.ticking.Unlock()
	m.clock = m.clock.Add(time.Second)
	return m.clock
}
