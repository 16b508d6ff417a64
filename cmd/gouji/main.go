// Gouji is a terminal workstation for reviewing annual open-government reports,
// and the linter and exporter behind it.
//
// Its one invariant: it is the only package that joins reading, rules, journals,
// records and screen; it holds no knowledge of reports itself. One file a verb,
// each a [verb] value that usage, help and completion are made from.
//
// Flags are read with spf13/pflag: the standard package stops at the first path
// and knows no long and short names, and cobra brings a framework for what is one
// slice of verbs here.
//
// To add a verb: 1. a file with a function that returns its verb; 2. its name in
// the list in command.go; 3. its words in words.go; 4. a script under
// testdata/scripts.
package main

import (
	"os"
	"runtime/debug"

	"gouji/tui/quiet"
)

// Readings are made and dropped by the thousand while little is kept. Collecting
// them a quarter as often takes a seventh off the processor time of checking
// 10,000 reports and costs 50 MB; the limit keeps the workstation's queue of a
// hundred thousand from being multiplied too.
const (
	gcPercent   = 400
	memoryLimit = 300 << 20
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
		debug.SetMemoryLimit(memoryLimit)
	}
	quiet.Restore() // TERM was hidden while packages were initialised
	c := Command{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.Getenv}
	os.Exit(c.Main(os.Args[1:]))
}
