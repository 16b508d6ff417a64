package rule

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"gouji/model"
)

// present tells whether the report has the operand at all.
func (s *sheet) present(t term) bool {
	c := s.cells[t.cell]
	return c != nil && c.State != model.Missing
}

// sentence says of a broken law what stands on both sides and by how much they
// differ, the subject's side first: "总计 168 ≠ 85+2+3+73+1+5 = 169 (−1)".
func (s *sheet) sentence(l *law, v verdict) model.Words {
	subject := l.subject()
	one, other := v.left, v.right
	sign := "<"
	if !subject.left {
		one, other, sign = other, one, ">"
	}
	if l.Op == "=" {
		sign = "≠"
	}
	_, leftSingle := l.side(true)
	_, rightSingle := l.side(false)
	named := !leftSingle && !rightSingle && l.Op == "="
	text := s.sideText(l, subject.left, named) + " " + sign + " " + s.sideText(l, !subject.left, named) +
		" (" + signed(minus(one, other)) + ")"
	if about := s.about(l, subject.cell); about != "" {
		return model.Words{ZH: about + "：" + text, EN: about + ": " + text}
	}
	return model.Words{ZH: text, EN: text}
}

// sideText writes one side of a law: a figure with its label, or a sum and what
// it comes to. Noughts are left out of sums unless the operands are named.
func (s *sheet) sideText(l *law, left, named bool) string {
	_, single := l.side(left)
	var parts []string
	var sum decimal.Decimal
	for _, t := range l.terms {
		if t.left != left || !s.present(t) {
			continue
		}
		value := s.cells[t.cell].Value
		sum = plus(sum, value)
		switch {
		case single:
			return s.operand(l, t.cell) + " " + text(value)
		case named:
			parts = append(parts, s.operand(l, t.cell)+" "+text(value))
		case !value.IsZero():
			parts = append(parts, text(value))
		}
	}
	switch {
	case named:
		return strings.Join(parts, " + ") + " = " + text(sum)
	case len(parts) < 2:
		return text(sum)
	}
	return strings.Join(parts, "+") + " = " + text(sum)
}

// about names the row or column a law is tested on, "" where there is only one.
func (s *sheet) about(l *law, cell int) string {
	if s.form.Unlabelled {
		return s.form.Columns[cell%len(s.form.Columns)].Under
	}
	if l.Each == "row" {
		return s.rowLabel(cell)
	}
	if len(s.form.Columns) == 1 {
		return ""
	}
	return s.columnLabel(cell)
}

// operand names a cell inside a law: by what varies along it.
func (s *sheet) operand(l *law, cell int) string {
	if l.Each == "row" {
		return s.columnLabel(cell)
	}
	return s.rowLabel(cell)
}

// name is a cell's name wherever it is spoken of.
func (s *sheet) name(cell int) string {
	switch {
	case s.form.Unlabelled:
		return s.form.Columns[cell%len(s.form.Columns)].Under + "·" + s.columnLabel(cell)
	case len(s.form.Columns) == 1:
		return s.rowLabel(cell)
	}
	return s.rowLabel(cell) + "·" + s.columnLabel(cell)
}

// rowLabel is the report's own label, or the form's where it has none.
func (s *sheet) rowLabel(cell int) string {
	of := &s.form.Rows[cell/len(s.form.Columns)]
	if row := s.table.Row(of.ID); row != nil && row.Label != "" {
		return short(row.Label)
	}
	return short(of.Label)
}

func (s *sheet) columnLabel(cell int) string {
	of := &s.form.Columns[cell%len(s.form.Columns)]
	if i := s.table.ColumnIndex(of.ID); i >= 0 && s.table.Columns[i].Label != "" {
		return short(s.table.Columns[i].Label)
	}
	return short(of.Label)
}

// labelRunes is how much of a label a sentence shows.
const labelRunes = 20

// short cuts a label's bracketed remark and what is too long for a sentence.
func short(label string) string {
	label = strings.Join(strings.Fields(label), "")
	if i := strings.IndexAny(label, "(（"); i > 0 {
		label = label[:i]
	}
	return clip(label, labelRunes)
}

// clip cuts a text after n characters and says so.
func clip(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	runes := []rune(text)
	return string(runes[:n-1]) + "…"
}

// text writes a figure as people do: without noughts after the point.
func text(d decimal.Decimal) string { return d.Trim(0).String() }

// signed writes a difference with its sign.
func signed(d decimal.Decimal) string {
	if d.IsNeg() {
		return "−" + text(d.Neg())
	}
	return "+" + text(d)
}

// several counts things in English.
func several(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
