package parse

import (
	"math/rand/v2"
	"strings"
)

// boxes draws the rules around each cell and breaks what is wider than its column.
func boxes(p *paper, r *rand.Rand) string {
	style := drawings[r.IntN(len(drawings))]
	widest := 12 + 2*r.IntN(8)
	var b strings.Builder
	for _, part := range p.parts {
		if part.grid == nil {
			b.WriteString(part.text + "\n")
			continue
		}
		rows, widths := make([][]string, len(part.grid.rows)), []int(nil)
		for i := range rows {
			rows[i] = part.grid.fields(i)
			for c, text := range rows[i] {
				if c == len(widths) {
					widths = append(widths, 2)
				}
				for line := range strings.Lines(text) {
					widths[c] = max(widths[c], min(widest, columnsOf(strings.TrimSpace(line), true)))
				}
			}
		}
		style.rule(&b, widths)
		for i := range rows {
			style.row(&b, rows[i], widths)
			style.rule(&b, widths)
		}
	}
	return b.String()
}

// drawing is how a table's rules are drawn: the crossing, the rule below and beside cells.
type drawing struct{ cross, below, beside string }

var drawings = []drawing{{"+", "-", "|"}, {"┼", "─", "│"}, {"╬", "═", "║"}}

func (d drawing) rule(b *strings.Builder, widths []int) {
	for _, w := range widths {
		b.WriteString(d.cross + strings.Repeat(d.below, w+2))
	}
	b.WriteString(d.cross + "\n")
}

func (d drawing) row(b *strings.Builder, fields []string, widths []int) {
	rest := make([]string, len(widths))
	copy(rest, fields)
	for more := true; more; {
		more = false
		for c, w := range widths {
			n := fitting(rest[c], w)
			b.WriteString(d.beside + " " + rest[c][:n] + strings.Repeat(" ", w-columnsOf(rest[c][:n], true)+1))
			rest[c] = strings.TrimPrefix(rest[c][n:], "\n")
			more = more || rest[c] != ""
		}
		b.WriteString(d.beside + "\n")
	}
}

// fitting is how much of a text fits a width, in bytes.
func fitting(text string, width int) int {
	n := 0
	for i, c := range text {
		if n += columnsOf(string(c), true); n > width || c == '\n' {
			return i
		}
	}
	return len(text)
}
