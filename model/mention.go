package model

// Mention is a count that the prose states, whether or not it is part of a
// [Statement]: its figure, the words around it, and where they stand.
type Mention struct {
	Quantity
	Lead  string // what stands before Words on its line, some eighty characters at most
	Words string // the clause before the figure, "上年结转"; for None the whole clause, Text in it
	Unit  string // "件"; "" for None
	Rough bool   // 余, 多: no exact figure
	// None marks a clause that says there was nothing of the kind: Text is the
	// word that says so, "未" or "没有", and Value is 0.
	None bool
}
