package rule

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"gouji/model"
)

// statementTable is the Table of the addresses of figures in prose: the row is
// the statement's index, the column "total", "parts.0" or "parts.0.percent".
const statementTable = "statements"

// belongs tells whether the parts are said to be parts of the total: by a word, or by their shares of it.
func belongs(st *model.Statement) bool { return st.Enumerated || sharesAgree(st, st.Total.Value) }

func partSum(st *model.Statement) decimal.Decimal {
	var sum decimal.Decimal
	for _, part := range st.Parts {
		sum = plus(sum, part.Value.Value)
	}
	return sum
}

// vague tells whether the words around one of the figures make it one that need
// not agree: 约100条, 100余条, 1.2万条.
func vague(src *model.Source, st *model.Statement) bool {
	return vagueQuantity(src, st.Total) || slices.ContainsFunc(st.Parts, func(part model.StatementPart) bool {
		return vagueQuantity(src, part.Value)
	})
}

func vagueQuantity(src *model.Source, q model.Quantity) bool {
	if src == nil || len(q.Place) == 0 {
		return strings.ContainsAny(q.Text, "万亿余多约近")
	}
	start, end := q.Place.Start(), q.Place.End()
	return hedgedBefore(src.Text[:start]) || hedgedAfter(src.Text[end:]) ||
		start < end && (src.Text[start] >= utf8.RuneSelf || src.Text[end-1] >= utf8.RuneSelf) && strings.ContainsAny(q.Text, "万亿余多约近")
}

// hedgedBefore looks at the one character before a figure, for every figure of
// every report: 约, 近, 逾, 超, 过.
func hedgedBefore(text string) bool {
	if len(text) < 3 {
		return false
	}
	switch text[len(text)-3:] {
	case "约", "近", "逾", "超":
		return true
	case "过":
		return strings.HasSuffix(text, "超过")
	}
	return false
}

// hedgedAfter looks at what follows a figure: 余, 万, or 左右 at once or after the unit.
func hedgedAfter(text string) bool {
	if len(text) < 3 {
		return false
	}
	switch text[:3] {
	case "余", "多", "几", "万", "亿":
		return true
	}
	if strings.HasPrefix(text, "左右") {
		return true
	}
	_, w := utf8.DecodeRuneInString(text)
	return strings.HasPrefix(text[w:], "左右")
}

// about is what a statement counts, in quotation marks, or nothing.
func about(st *model.Statement) string {
	if st.Subject == "" {
		return ""
	}
	return "“" + clip(st.Subject, labelRunes) + "”"
}

func statementCells(i int, st *model.Statement) []model.Related {
	cells := []model.Related{{Address: statementAddress(i, "total"), Role: model.Subject, Place: st.Total.Place}}
	for j, part := range st.Parts {
		cells = append(cells, model.Related{Address: statementAddress(i, partColumn(j)), Role: model.Addend, Place: part.Value.Place})
	}
	return cells
}

func statementAddress(i int, column string) model.Address {
	return model.Address{Table: statementTable, Row: strconv.Itoa(i), Column: column}
}

func partColumn(j int) string { return "parts." + strconv.Itoa(j) }

// sharesAgree tells whether any share of the statement agrees with a whole.
func sharesAgree(st *model.Statement, whole decimal.Decimal) bool {
	return slices.ContainsFunc(st.Parts, func(part model.StatementPart) bool {
		return part.Percent != nil && agrees(part, whole)
	})
}

// agrees tells whether a part's percentage is its share of the whole, rounded
// or cut to the digits printed.
func agrees(part model.StatementPart, whole decimal.Decimal) bool {
	return slices.ContainsFunc(shares(part, whole), part.Percent.Value.Equal)
}

// shares gives a part's share of a whole as it may be printed: rounded half up,
// and cut, both to the decimals of the printed one. None for a whole of nought.
func shares(part model.StatementPart, whole decimal.Decimal) []decimal.Decimal {
	share, err := times(part.Value.Value, 100).Quo(whole)
	if err != nil {
		return nil
	}
	digits := part.Percent.Value.Scale()
	cut := share.Trunc(digits).Pad(digits)
	half := decimal.MustNew(5, digits+1)
	rounded := plus(share, half).Trunc(digits).Pad(digits)
	if rounded.Equal(cut) {
		return []decimal.Decimal{cut}
	}
	return []decimal.Decimal{rounded, cut}
}

func times(d decimal.Decimal, n int64) decimal.Decimal {
	product, _ := d.Mul(decimal.MustNew(n, 0))
	return product
}
