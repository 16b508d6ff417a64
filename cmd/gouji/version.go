package main

import (
	"fmt"
	"runtime/debug"
)

func versionVerb() *verb {
	return &verb{name: "version", about: aboutVersion, run: func(c *call, args []string) int {
		if len(args) > 0 {
			return c.fail(wrong(sayNoArguments))
		}
		fmt.Fprintln(c.Out, "gouji", builtFrom())
		return exitDone
	}}
}

// builtFrom is the version and the commit that the Go tool wrote into the program.
func builtFrom() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && version == "(devel)" {
			version += " " + s.Value[:min(len(s.Value), 12)]
		}
	}
	return version + " " + info.GoVersion
}
