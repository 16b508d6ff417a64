package main_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"go/scanner"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// room is a part of the program, what it may know of the others, and why no more.
type room struct {
	path string   // below the module; the longest that fits a package is its room
	may  []string // rooms whose packages it may import, directly or not; its own always
	why  string
}

// rooms are the import arrows. What is not allowed is forbidden for the reason given.
var rooms = []room{
	{"model", nil,
		"the nouns know no one who uses them"},
	{"model/agency", []string{"model"},
		"what a name tells is the same for the reader who finds it and the reviewer who corrects it"},
	{"model/form", []string{"model"},
		"a form is data; who reads or checks by it must not colour it"},
	{"model/rule", []string{"model", "model/form"},
		"a saved record is checked again without its source, so a rule sees readings and never how they came about"},
	{"model/review", []string{"model", "model/agency", "model/form", "model/rule"},
		"a case is a reading and decisions, folded the same way wherever the journal lies and whoever shows it"},
	{"model/project", []string{"model", "model/form", "model/rule"},
		"what a folder sets is rules and their weight; cases, disk and screen take them as they take the catalogue"},
	{"model/store", []string{"model", "model/agency", "model/form", "model/rule", "model/review"},
		"the journal outlives every screen and reader"},
	{"model/export", []string{"model", "model/agency", "model/form", "model/rule", "model/review"},
		"a record says what the case says, with or without a workstation"},
	{"parse", []string{"model", "model/agency", "model/form"},
		"reading must not know what is checked afterwards, or it would read what the rules like to see"},
	{"tui/act", []string{"model", "model/agency", "model/form", "model/rule", "model/review"},
		"the vocabulary of the screen names cases and findings; disk and parser are lent to it by cmd"},
	{"tui/words", []string{"model", "model/agency", "model/form", "model/rule", "model/review", "tui/act"},
		"words describe; what they describe must not depend on them"},
	{"tui/lay", nil,
		"cutting the screen and measuring text is pure, and knows no report"},
	{"tui/ink", []string{"tui/lay"},
		"styles know no report either"},
	{"tui/quiet", nil,
		"it stops the terminal from being asked; whatever it imported could ask before it"},
	{"tui/keys", []string{"model", "model/agency", "model/form", "model/rule", "model/review", "tui/act", "tui/words", "tui/lay"},
		"a key becomes an ask; the panes never hear of keys they do not show"},
	{"tui/pane", []string{"model", "model/agency", "model/form", "model/rule", "model/review", "tui/act", "tui/words", "tui/lay", "tui/ink", "tui/keys"},
		"a pane draws what it is shown and answers asks; only the root knows all panes"},
	{"tui", []string{"model", "model/agency", "model/form", "model/rule", "model/review", "tui/act", "tui/words", "tui/lay", "tui/ink", "tui/keys", "tui/quiet", "tui/pane"},
		"parse and tui never meet, and no key press waits for a disk: both come through the desk that cmd lends"},
	{"cmd/gouji", []string{"model", "model/agency", "model/form", "model/rule", "model/project", "model/review", "model/store", "model/export", "parse", "tui", "tui/act", "tui/words", "tui/lay", "tui/ink", "tui/keys", "tui/quiet", "tui/pane"},
		"it joins them all and no one imports it"},
}

func roomOf(path string) *room {
	var found *room
	for i := range rooms {
		r := &rooms[i]
		if (path == r.path || strings.HasPrefix(path, r.path+"/")) && (found == nil || len(r.path) > len(found.path)) {
			found = r
		}
	}
	return found
}

// listed is what this test wants of `go list -json`.
type listed struct {
	ImportPath, Dir string
	GoFiles, Deps   []string
}

const module = "gouji/"

func packages(t *testing.T) []listed {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,Deps", module+"...")
	var complaints bytes.Buffer
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaints.String())
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportArrows(t *testing.T) {
	for _, p := range packages(t) {
		path := strings.TrimPrefix(p.ImportPath, module)
		from := roomOf(path)
		if from == nil {
			t.Errorf("%s stands in no room; add one to rooms with what it may import and why no more", path)
			continue
		}
		for _, dep := range p.Deps {
			dep, ours := strings.CutPrefix(dep, module)
			if to := roomOf(dep); ours && to != nil && to != from && !slices.Contains(from.may, to.path) {
				t.Errorf("%s must not import %s, not even through others: %s", path, dep, from.why)
			}
		}
	}
}

// A pane that imported another would call its neighbour; asks go through the root.
func TestPanesDoNotKnowEachOther(t *testing.T) {
	const panes = module + "tui/pane/"
	for _, p := range packages(t) {
		if !strings.HasPrefix(p.ImportPath, panes) {
			continue
		}
		for _, dep := range p.Deps {
			if strings.HasPrefix(dep, panes) {
				t.Errorf("%s imports %s; let the root pass on what one tells the other", p.ImportPath, dep)
			}
		}
	}
}

// hanRooms and hanFiles may hold Chinese in literals: vocabulary in its own
// places, so that what the program looks for and says can be found and corrected.
var hanRooms = []string{"model/form", "model/rule", "tui/words"}

// hanFiles are further files, each with what its Chinese is for.
var hanFiles = map[string]string{
	"cmd/gouji/words.go":     "the command line's words",
	"model/agency/words.go":  "what names of public bodies and places end in",
	"model/review/words.go":  "why a decision is refused",
	"model/review/typed.go":  "how a reviewer types dates, numbers and none",
	"model/store/trouble.go": "what is wrong with a journal",
	"model/project/words.go": "what is wrong with a project file",
	"parse/vocabulary.go":    "what the reader looks for",
	"parse/page_words.go":    "what web pages print around a report",
	"parse/format_words.go":  "why files of other formats are refused",
	"parse/dates.go":         "the grammar of dates: 年, 月, 日 and the numerals",
	"parse/documents.go":     "the grammar of document numbers",
	"parse/sections.go":      "the numerals of headings",
	"parse/decode.go":        "why bytes are refused",
	"parse/read.go":          "why a text is refused",
	"parse/folder/folder.go": "why a file is passed over",
}

func TestChineseStandsInVocabularies(t *testing.T) {
	used := map[string]bool{}
	for _, p := range packages(t) {
		path := strings.TrimPrefix(p.ImportPath, module)
		if slices.Contains(hanRooms, path) {
			continue
		}
		for _, name := range p.GoFiles {
			literals := hanLiterals(t, filepath.Join(p.Dir, name))
			file := path + "/" + name
			if len(literals) == 0 {
				continue
			}
			used[file] = true
			if _, allowed := hanFiles[file]; !allowed {
				t.Errorf("%s holds Chinese: %s; move it to a vocabulary, or name the file in hanFiles with the reason",
					file, strings.Join(literals[:min(5, len(literals))], " "))
			}
		}
	}
	for file := range hanFiles {
		if !used[file] {
			t.Errorf("%s holds no Chinese any more; take it out of hanFiles", file)
		}
	}
}

// hanLiterals are the string and character literals of a file that hold Han characters.
func hanLiterals(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var s scanner.Scanner
	fs := token.NewFileSet()
	s.Init(fs.AddFile(path, -1, len(text)), text, nil, 0)
	var found []string
	for {
		_, tok, literal := s.Scan()
		if tok == token.EOF {
			break
		}
		if (tok == token.STRING || tok == token.CHAR) && strings.ContainsFunc(literal, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			found = append(found, literal)
		}
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	return slices.Compact(found)
}
