package parse

import "gouji/model"

// RefusalKind names why bytes are no report.
type RefusalKind uint8

// The kinds of refusal.
const (
	Empty RefusalKind = iota
	Binary
	NotReport
	TooLarge
	BrokenEncoding
	Foreign // a known format that is not read, or not on this machine
	Damaged // a file of a known format that is broken or made to be a burden
)

// Refusal says why a file was not read as a report. It is an error for the
// file alone: the rest of a folder is read.
type Refusal struct {
	Kind RefusalKind
	Why  model.Words
}

func (r *Refusal) Error() string { return r.Why.EN }

func refuse(kind RefusalKind, zh, en string) *Refusal {
	return &Refusal{kind, model.Words{ZH: zh, EN: en}}
}
