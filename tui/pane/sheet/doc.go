// Package sheet shows a report's tables as the form lays them out, its facts,
// and the figures found in its prose.
//
// Its one invariant: what a cell shows is what the source says or what a
// reviewer decided, never a guess. A blank, a stroke, a nought and a cell that
// the source lacks look different; every cell that can be corrected has an
// address, every cell that was read has a place.
//
// Tables, facts and statements are built into the same rows of cells once when a
// case is shown; drawing only walks the rows that are seen. The tables component
// of Bubbles was rejected: it holds no column while scrolling and has no cells.
//
// To add a kind of sheet: 1. a function like factSheet in build.go that makes
// blocks of rows; 2. its name in tui/words; 3. a line in build.
package sheet
