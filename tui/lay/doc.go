// Package lay cuts the screen into named boxes and text into cells.
//
// Its one invariant: every width on the screen comes from here, and text that
// passes through it is safe to send to a terminal. A control character is shown
// as a picture of itself, a character that is invisible or would turn the
// writing round as ◌; no character is ever cut in two. The width of a character
// does not depend on the locale: ambiguous ones (“ ” — … ○) are one cell, as
// terminals have it by default, even where LANG says zh_CN.
//
// It is pure: no styles, no I/O, no state. Measuring by grapheme clusters was
// rejected: terminals disagree about clusters and agree about single
// characters, so what would join (a joiner, a skin tone) is shown on its own.
package lay
