// Package model holds the nouns of a review: the source text, places in it,
// the reading the parser makes of it, and the findings the rules make beside it.
//
// Its one invariant: every value knows its place. A cell, a date or a statement
// carries the half-open byte spans of [Source.Text] that it was read from, and
// what is absent carries the place it was expected at. A reading is frozen once
// the parser has returned it; a corrected one is a copy that package review makes.
//
// It does no I/O, knows no clock and holds no words of the screen. Scalars are
// values with places rather than bare numbers, so that no rule can hold a figure
// without knowing where it stands.
package model
