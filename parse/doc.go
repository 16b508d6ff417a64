// Package parse turns the bytes of a report into a reading.
//
// It works in stages, each one file and one pure function: bytes → text (told by
// format.go, decoded by decode.go; pages, saved pages, Word files and PDF are laid
// out by html.go, mht.go, docx.go and pdf.go over layout.go) → its twin, where it is
// in unusual characters, spaced out or broken at one width (usual.go, closed.go,
// measure.go; printed.go leads back) → lines (lines.go, margin.go; a page on one line
// in scraped.go and joined.go) and what one pass over them finds (prose.go, traits.go)
// → atoms (atoms.go; of drawn tables in grid.go, of LaTeX in latex.go) → labels known
// by some form (lexicon.go, lookup.go, wrapped.go, near ones in resemble.go) → rows of
// the form (align.go; what a label means there in meanings.go, other text in stray.go,
// columns that only number and letter in numbered.go and columncodes.go) → cells
// (fields.go, standings.go, tables.go, several.go, added.go), those in doubt by the
// page and the laws (settle.go, blanklines.go, columns.go, totals.go, apart.go,
// stacked.go, inorder.go) → facts, and counts of prose (counts.go) → statements
// (lists.go, lostunits.go, statements.go). The list in read.go is their order. Where
// rows are missing the text is cut anew (unglue.go, separators.go), and the cutting
// that fills more cells is kept.
//
// Every format and layout ends in the same stream of placed atoms, and one
// aligner reads them all: there is no reader per layout and none per form. A
// format that kept its own tables beside the text would have places of its own.
//
// Its one invariant: nothing is guessed silently. A row label decides where
// figures belong; where a row has too few or too many of them, its cells stay
// empty, the figures are kept in a note, and the neighbours are untouched.
// Reading never fails on what a report says; the only error is a [Refusal] of
// bytes that are no report. Text is scanned, not matched with regular
// expressions: a folder holds a hundred thousand reports.
package parse
