package main

import "gouji/model/export"

func schemaVerb() *verb {
	return &verb{name: "schema", about: aboutSchema, run: func(c *call, args []string) int {
		if len(args) > 0 {
			return c.fail(wrong(sayNoArguments))
		}
		if _, err := c.Out.Write(export.Schema()); err != nil {
			return c.fail(err)
		}
		return exitDone
	}}
}
