// Package rule holds the checks: each a value with its code, words, basis,
// examples and the function that looks at a reading.
//
// Its one invariant: a rule speaks only of what it read. An operand that is
// blank, missing or was inferred by a law makes the law not testable, never
// passed and never failed; a rule that crashes has failed, never passed.
//
// It changes no reading, reads no file and knows no screen. Which figures must
// add up is said by package form as data and only interpreted here, and a rule
// is a literal rather than a type of its own, so that list, explanation, README
// and tests all come from the same values.
//
// What needs other reports, their years and their texts, is asked of a [Folder],
// which keeps a [Trace] of each. A report checked by itself hears nothing of it.
//
// To add a rule: 1. put a literal into the list of the file of its subject;
// 2. write its Check, reporting through [Pass.Report]; 3. give it a good and a
// bad example, each one change to a report under testdata/reports; 4. run the
// tests: the bad example must fire the rule once, the good one no rule at all.
package rule
