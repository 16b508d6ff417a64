// Package act is the vocabulary of the workstation: [Ask] is what a person
// wants, [News] is what a job reports, [Desk] is what the workstation asks of
// the world.
//
// Its one invariant: a key, a click, the palette and a test scene all become
// the same Ask, and nothing else makes the screen act. It holds no behaviour
// and no words; how an Ask is described stands in tui/words, which keys make it
// in tui/keys.
//
// To add something a person can want: 1. a Verb here; 2. its words in tui/words,
// in both languages; 3. its binding in tui/keys; 4. a case in the pane or, if
// more than one pane takes part, in the root.
package act
