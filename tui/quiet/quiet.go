// Package quiet keeps the start of the program from asking the terminal
// questions it may never answer.
//
// Bubble Tea 1 asks for the terminal's background colour while its package is
// initialised, before any line of ours runs; a terminal that answers neither
// that question nor a cursor report costs five seconds. A dumb terminal is
// never asked. Go initialises packages that need less first, so this one, which
// imports "os" alone, hides TERM before the question is put.
//
// Its one invariant: after [Restore] the environment is as it was found. It
// imports nothing but "os"; with a second import it would come too late.
// Setting the background through Lip Gloss instead was rejected since every
// package initialises after the ones it imports.
package quiet

import "os"

var term, found = hide()

func hide() (string, bool) {
	term, found := os.LookupEnv("TERM")
	if found {
		os.Setenv("TERM", "dumb")
	}
	return term, found
}

// Restore gives TERM its value back. It may be called more than once.
func Restore() {
	if found && os.Getenv("TERM") == "dumb" {
		os.Setenv("TERM", term)
	}
}
