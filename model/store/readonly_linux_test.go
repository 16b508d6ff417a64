package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestAReadOnlyFolder appends as somebody who may not write there. Root may write
// anywhere, so for the test the thread gives its rights on files up.
func TestAReadOnlyFolder(t *testing.T) {
	folder := t.TempDir()
	for dir := folder; strings.HasPrefix(filepath.Base(filepath.Dir(dir)), "Test") || dir == folder; dir = filepath.Dir(dir) {
		if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		if os.Geteuid() == 0 {
			if err := syscall.Setfsuid(65534); err != nil {
				done <- err
				return
			}
		}
		j, err := Beside(folder).Open("a.txt", sha)
		if err == nil {
			_, err = j.Append(decision(1))
		}
		done <- err
	}()
	err := <-done
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "--state DIR") {
		t.Errorf("the error is %v", err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 0 {
		t.Errorf("the folder has %v", entries)
	}
}
