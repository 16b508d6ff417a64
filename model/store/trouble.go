package store

import (
	"fmt"

	"gouji/model"
)

// OtherText says that a journal was made on another text than the report now has.
type OtherText struct {
	Report, File string
	Made, Now    string // SHA-256 of the text it was made on, and of the report
}

func (e *OtherText) Error() string { return e.Words().EN }

// Words says what to do about it, in both languages.
func (e *OtherText) Words() model.Words {
	return model.Words{
		ZH: fmt.Sprintf("%s：日志是对另一份文本（sha256 %s）所作，现在的文本是 %s，故未采用；请恢复原文，或把 %q 移到别处后重新审核", e.Report, short(e.Made), short(e.Now), e.File),
		EN: fmt.Sprintf("%s: its journal was made on another text (sha256 %s, now %s) and is not applied; bring that text back, or move %q aside to review this one afresh", e.Report, short(e.Made), short(e.Now), e.File),
	}
}

func short(sha string) string { return sha[:min(len(sha), 12)] }

// Newer says that a journal was written by a later version.
type Newer struct {
	File    string
	Version int
}

func (e *Newer) Error() string { return e.Words().EN }

// Words says what to do about it, in both languages.
func (e *Newer) Words() model.Words {
	return model.Words{
		ZH: fmt.Sprintf("%q 由较新的 gouji 写成（版本 %d，本程序只懂 %d）；请升级", e.File, e.Version, version),
		EN: fmt.Sprintf("%q was written by a newer gouji (version %d, this one knows %d); upgrade to use it", e.File, e.Version, version),
	}
}

// PathError says that a report's path leaves the folder, so that no journal can be beside it.
type PathError struct{ Report string }

func (e *PathError) Error() string { return e.Words().EN }

// Words says what is wrong, in both languages.
func (e *PathError) Words() model.Words {
	return model.Words{
		ZH: fmt.Sprintf("%q 不是文件夹内的路径，无法保存决定", e.Report),
		EN: fmt.Sprintf("%q is no path inside the folder; no decision on it can be kept", e.Report),
	}
}

// NotKept says that a decision could not be put on disk.
type NotKept struct {
	Report string
	Err    error
}

func (e *NotKept) Error() string { return e.Words().EN }

func (e *NotKept) Unwrap() error { return e.Err }

// Words says what to do about it, in both languages.
func (e *NotKept) Words() model.Words {
	return model.Words{
		ZH: fmt.Sprintf("对 %s 的决定未能保存：%v；可用 --state DIR 指定可写的文件夹", e.Report, e.Err),
		EN: fmt.Sprintf("the decision on %s could not be saved: %v; name a folder that can be written with --state DIR", e.Report, e.Err),
	}
}

func cannotKeep(report string, err error) error { return &NotKept{report, err} }

func sayBroken(file string, line int, torn bool) model.Words {
	if torn {
		return model.Words{
			ZH: fmt.Sprintf("%s:%d：最后一行没有写完，已略过；其余决定有效", file, line),
			EN: fmt.Sprintf("%s:%d: the last line was not written to its end and is passed over; the other decisions count", file, line),
		}
	}
	return model.Words{
		ZH: fmt.Sprintf("%s:%d：此行已损坏，已略过；其余决定有效", file, line),
		EN: fmt.Sprintf("%s:%d: this line is broken and is passed over; the other decisions count", file, line),
	}
}
