package tui_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestLook(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	var w, h int
	fmt.Sscanf(os.Getenv("SIZE"), "%dx%d", &w, &h)
	d := start(t, options(reports(t)), w, h)
	for _, k := range strings.Fields(os.Getenv("LOOK")) {
		if strings.HasPrefix(k, "\"") {
			d.write(k[1:])
			continue
		}
		if k != "-" {
			d.press(k)
		}
	}
	fmt.Print(d.screen())
}
