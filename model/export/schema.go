package export

import _ "embed"

//go:embed record.schema.json
var schema []byte

// Schema is the JSON Schema (2020-12) of a record. It is written by hand, for it
// is read by people, and held against [Record] by the tests.
func Schema() []byte { return schema }
