package rule

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

// lexicon holds the words of a form's mentions by their first character, the
// longest first.
type lexicon struct {
	words    map[rune][]lexeme
	mentions []correspondence
}

// lexeme is a word with the mentions, one a bit, that it may stand in and those
// whose count it names.
type lexeme struct {
	text         string
	allowed, say uint64
}

// correspondence is a mention of the form with its cells as places in sheets.
type correspondence struct {
	*form.Mention
	sums [][]summand
}

// summand is a cell of a sum that the prose may state.
type summand struct {
	spot
	minus bool // it is taken away
}

// spot is a cell of a form: the index of the table and the cell's in its sheet.
type spot struct{ table, cell int }

var lexicons = sync.OnceValue(func() map[*form.Form]*lexicon {
	all := map[*form.Form]*lexicon{}
	for _, f := range form.All() {
		if len(f.Mentions) > 0 {
			all[f] = newLexicon(f)
		}
	}
	return all
})

func newLexicon(f *form.Form) *lexicon {
	x := &lexicon{words: map[rune][]lexeme{}}
	for _, w := range f.Fill {
		x.put(w, ^uint64(0), 0)
	}
	for i := range f.Mentions {
		m := &f.Mentions[i]
		bit := uint64(1) << i
		for _, w := range m.Fill {
			x.put(w, bit, 0)
		}
		for _, w := range m.Says {
			x.put(w, bit, bit)
		}
		x.mentions = append(x.mentions, correspondence{m, spots(f, m.Sums())})
	}
	for _, words := range x.words {
		slices.SortStableFunc(words, func(a, b lexeme) int { return len(b.text) - len(a.text) })
	}
	return x
}

func (x *lexicon) put(word string, allowed, say uint64) {
	word = form.Fold(word)
	first, _ := utf8.DecodeRuneInString(word)
	words := x.words[first]
	i := slices.IndexFunc(words, func(l lexeme) bool { return l.text == word })
	if i < 0 {
		x.words[first] = append(words, lexeme{word, allowed, say})
		return
	}
	words[i].allowed |= allowed
	words[i].say |= say
}

func spots(f *form.Form, sums [][]form.Term) [][]summand {
	out := make([][]summand, len(sums))
	for i, sum := range sums {
		for _, t := range sum {
			out[i] = append(out[i], summand{spotOf(f, t.Address), t.Minus})
		}
	}
	return out
}

func spotOf(f *form.Form, a model.Address) spot {
	table := slices.IndexFunc(f.Tables, func(t form.Table) bool { return t.ID == a.Table })
	t := &f.Tables[table]
	row := slices.IndexFunc(t.Rows, func(r form.Row) bool { return r.ID == a.Row })
	column := slices.IndexFunc(t.Columns, func(c form.Column) bool { return c.ID == a.Column })
	return spot{table, row*len(t.Columns) + column}
}

// longestClause is the longest clause, in bytes, that can name a count and no more.
const longestClause = 160

// countWords are the units of what the tables count.
var countWords = []string{"件", "条", "宗", "起", "份", "例"}

// find tells what a mention counts; nil where its clause says anything more. The
// buffer is memory to work in.
func (x *lexicon) find(r *model.Reading, m *model.Mention, buffer *[]byte) *correspondence {
	if m.Rough || len(m.Words) == 0 || len(m.Words) > longestClause || !m.None && !slices.Contains(countWords, m.Unit) {
		return nil
	}
	if first, _ := utf8.DecodeRuneInString(m.Words); first > unicode.MaxLatin1 && x.words[first] == nil && !strings.ContainsRune(r.Agency.Name, first) {
		return nil // spares folding the clause
	}
	*buffer = form.AppendFold((*buffer)[:0], m.Words)
	clause := *buffer
	if i := bytes.Index(clause, []byte(m.Text)); m.None && i >= 0 {
		clause = slices.Delete(clause, i, i+len(m.Text))
	}
	allowed, say := x.weigh(relativeYears(clause, r.Year.Value), r.Agency.Name)
	for i := range x.mentions {
		c := &x.mentions[i]
		if bit := uint64(1) << i; allowed&say&bit != 0 && c.fits(m) {
			return c
		}
	}
	return nil
}

// weigh walks a clause word by word and gives the mentions whose words they all
// are and those that are named.
func (x *lexicon) weigh(clause []byte, agency string) (allowed, say uint64) {
	allowed = ^uint64(0)
	name := 0 // where the piece of a name begins that reaches to at
	for at := 0; at < len(clause) && allowed != 0; {
		first, w := utf8.DecodeRune(clause[at:])
		words := x.words[first]
		i := slices.IndexFunc(words, func(l lexeme) bool {
			return len(l.text) <= len(clause)-at && string(clause[at:at+len(l.text)]) == l.text
		})
		if i < 0 {
			at += w
			if !strings.Contains(agency, string(clause[name:at])) {
				return 0, 0
			}
			continue
		}
		allowed, say, at = allowed&words[i].allowed, say|words[i].say, at+len(words[i].text)
		name = at
	}
	return allowed, say
}

// fits tells whether the words a mention needs are there and none that it must not have.
func (c *correspondence) fits(m *model.Mention) bool {
	return (len(c.With) == 0 || holdsAny(m.Words, c.With)) &&
		(len(c.About) == 0 || holdsAny(m.Words, c.About) || holdsAny(m.Lead, c.About)) &&
		!holdsAny(m.Words, c.Unless) && !holdsAny(m.Lead, c.Unless)
}

// continued tells whether the count that follows speaks of what the mention must
// not: 按时办结 is not all that was handled where 延期办结 comes after it.
func (c *correspondence) continued(mentions []model.Mention, i int) bool {
	return i+1 < len(mentions) && holdsAny(mentions[i+1].Words, c.Unless)
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// relativeYears writes 2023年 as the report's own, last or next year, in place.
func relativeYears(clause []byte, year int) []byte {
	for i := 0; year > 0 && i+4 < len(clause); i++ {
		n, value := 0, 0
		for n < 4 && clause[i+n] >= '0' && clause[i+n] <= '9' {
			value = value*10 + int(clause[i+n]-'0')
			n++
		}
		if n < 4 || !bytes.HasPrefix(clause[i+4:], []byte("年")) {
			continue
		}
		if value < year-1 || value > year+1 {
			return clause
		}
		clause = slices.Replace(clause, i, i+4, []byte([...]string{"上", "本", "下"}[value-year+1])...)
	}
	return clause
}

// mentioned is a count in prose and the figures it restates.
type mentioned struct {
	*model.Mention
	of *correspondence
}

// mentions gives the counts in prose that restate figures of the tables.
func (p *Pass) mentions() []mentioned {
	if p.shared.listened {
		return p.shared.mentions
	}
	p.shared.listened = true
	x := lexicons()[p.Form]
	if x == nil {
		return nil
	}
	var buffer []byte
	sheets := p.sheets()
	for i := range p.Reading.Mentions {
		m := &p.Reading.Mentions[i]
		if c := x.find(p.Reading, m, &buffer); c != nil && !p.copied(m.Place) && !c.continued(p.Reading.Mentions, i) && !p.partial(x, sheets, i, c) {
			p.shared.mentions = append(p.shared.mentions, mentioned{m, c})
		}
	}
	return p.shared.mentions
}

// sum adds up one of the sums a count may be; false where a figure can't be used.
func sum(sheets []sheet, cells []summand) (total decimal.Decimal, ok bool) {
	for _, at := range cells {
		s := &sheets[at.table]
		if s.table == nil {
			return total, false
		}
		value, ok := s.figure(at.cell)
		if !ok {
			return total, false
		}
		if at.minus {
			total = minus(total, value)
		} else {
			total = plus(total, value)
		}
	}
	return total, true
}
