package parse

import (
	"bytes"
	"encoding/csv"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// rendering is a way in which a page is flattened into a file.
type rendering struct {
	name  string
	write func(p *paper, r *rand.Rand) string
	// holes: a blank cell beside filled ones can be seen.
	holes bool
	// apart: the figures of a row run together and must be read apart.
	apart bool
	// binary renderings are complete files; no encoding applies.
	binary bool
	// extension is the file's; ".txt" where it is empty.
	extension string
}

// renderings are the ways that must be read without a loss.
var renderings = []rendering{
	{name: "cell a line", write: linewise(""), holes: false},
	{name: "cell a line, blank lines", write: linewise("\n")},
	{name: "pipes", write: rowwise(pipesAtEnd), holes: true},
	{name: "pipes in columns", write: rowwise(pipesInColumns), holes: true},
	{name: "broken pipes", write: brokenPipes, holes: true},
	{name: "markdown", write: markdownTables, holes: true},
	{name: "boxes", write: boxes, holes: true},
	{name: "tabs", write: rowwise(tabs), holes: true},
	{name: "tabs in columns", write: rowwise(tabsInColumns), holes: true},
	{name: "commas", write: rowwise(commas), holes: true},
	{name: "latex", write: rowwise(latexRows), holes: true},
	{name: "full-width bars", write: rowwise(wideBars), holes: true},
	{name: "runs of blanks", write: rowwise(runsOfBlanks)},
	{name: "single blanks", write: rowwise(singleBlanks)},
	{name: "table on one line", write: tableOnOneLine},
	{name: "all on one line", write: allOnOneLine},
	{name: "web page", write: paperAsWeb, holes: true, extension: ".html"},
	{name: "word file", write: paperAsWord, holes: true, binary: true, extension: ".docx"},
}

// apartRenderings are the ways that leave no sign between the figures of a row.
var apartRenderings = []rendering{
	{name: "figures run together", write: figuresRunTogether, apart: true},
	{name: "rows run together", write: rowwise(rowsRunTogether), apart: true},
	{name: "collapsed", write: collapsed, apart: true},
}

// rowWriter writes one row of a table as one line.
type rowWriter func(g *paperTable, row int, r *rand.Rand) string

// rowwise writes a table one row a line.
func rowwise(write rowWriter) func(*paper, *rand.Rand) string {
	return func(p *paper, r *rand.Rand) string {
		var b strings.Builder
		for _, part := range p.parts {
			if part.grid == nil {
				b.WriteString(part.text + "\n")
				continue
			}
			for i := range part.grid.rows {
				b.WriteString(write(part.grid, i, r) + "\n")
			}
		}
		return b.String()
	}
}

// linewise writes one cell a line, with something between the lines.
func linewise(between string) func(*paper, *rand.Rand) string {
	return func(p *paper, r *rand.Rand) string {
		var lines []string
		for _, part := range p.parts {
			if part.grid == nil {
				lines = append(lines, part.text)
				continue
			}
			for _, row := range part.grid.rows {
				lines = append(lines, texts(row)...)
			}
		}
		return strings.Join(lines, "\n"+between) + "\n"
	}
}

// texts are the cells of a row that say something.
func texts(row []paperCell) (out []string) {
	for _, c := range row {
		if c.text != "" && !c.gone {
			out = append(out, c.text)
		}
	}
	return out
}

// fields are the texts of a row's cells in the columns they stand in; what
// merged cells cover is empty. A row has as many fields more or fewer than the
// table has columns as figures were added to it or lost from it.
func (g *paperTable) fields(row int) []string {
	out := make([]string, 0, g.width+1)
	taken := append(g.covered(row), false)
	at := 0
	for _, c := range g.rows[row] {
		for at < g.width && taken[at] {
			out = append(out, "")
			at++
		}
		if !c.gone {
			out = append(out, c.text)
		}
		for range c.across - 1 {
			out = append(out, "")
		}
		at += c.across
	}
	for ; at < g.width; at++ {
		out = append(out, "")
	}
	return out
}

// covered tells which columns of a row are covered from the rows above.
func (g *paperTable) covered(row int) []bool {
	under := make([]int, g.width) // rows still covered, by column
	taken := make([]bool, g.width)
	for i := 0; i <= row; i++ {
		for c := range under {
			taken[c] = under[c] > 0
			under[c] = max(under[c]-1, 0)
		}
		at := 0
		for _, cell := range g.rows[i] {
			for at < g.width && taken[at] {
				at++
			}
			for c := at; c < min(at+cell.across, g.width); c++ {
				under[c] = cell.down - 1
			}
			at += cell.across
		}
	}
	return taken
}

// anchored are the texts of a row's own cells.
func anchored(row []paperCell) (out []string) {
	for _, c := range row {
		if !c.gone {
			out = append(out, c.text)
		}
	}
	return out
}

// alone tells whether a row is a line that got between the rows.
func alone(row []paperCell) bool { return len(row) == 1 && row[0].role == furnitureBox }

// pipesAtEnd writes the row's cells and then the pipes of the columns that merged cells cover.
func pipesAtEnd(g *paperTable, row int, _ *rand.Rand) string {
	if alone(g.rows[row]) {
		return g.rows[row][0].text
	}
	line := strings.Join(anchored(g.rows[row]), " | ") + " |"
	if rest := g.width - len(g.rows[row]); rest > 0 {
		line += " " + strings.Repeat("|", rest)
	}
	return line
}

func pipesInColumns(g *paperTable, row int, _ *rand.Rand) string {
	if alone(g.rows[row]) {
		return g.rows[row][0].text
	}
	return "| " + strings.Join(g.fields(row), " | ") + " |"
}

func tabs(g *paperTable, row int, _ *rand.Rand) string {
	return strings.Join(anchored(g.rows[row]), "\t")
}

func tabsInColumns(g *paperTable, row int, _ *rand.Rand) string {
	if alone(g.rows[row]) {
		return g.rows[row][0].text
	}
	return strings.Join(g.fields(row), "\t")
}

// commas writes a row as spreadsheets are saved.
func commas(g *paperTable, row int, _ *rand.Rand) string {
	if alone(g.rows[row]) {
		return g.rows[row][0].text
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(g.fields(row)); err != nil {
		panic(err) // a buffer takes all
	}
	w.Flush()
	return strings.TrimSuffix(b.String(), "\n")
}

// latexRows writes the rows of a table of LaTeX.
func latexRows(g *paperTable, row int, r *rand.Rand) string {
	fields := g.fields(row)
	for i, f := range fields {
		if f != "" && r.IntN(4) == 0 {
			fields[i] = `\multirow{2}{*}{` + f + "}"
		}
	}
	return strings.Join(fields, " & ") + ` \\ \hline`
}

func wideBars(g *paperTable, row int, _ *rand.Rand) string {
	if alone(g.rows[row]) {
		return g.rows[row][0].text
	}
	return strings.Join(g.fields(row), "｜")
}

// runsOfBlanks writes cells with two to five blanks between.
func runsOfBlanks(g *paperTable, row int, r *rand.Rand) string {
	var b strings.Builder
	for i, s := range texts(g.rows[row]) {
		if i > 0 {
			b.WriteString(strings.Repeat(" ", 2+r.IntN(4)))
		}
		b.WriteString(s)
	}
	return b.String()
}

func singleBlanks(g *paperTable, row int, _ *rand.Rand) string {
	return strings.Join(texts(g.rows[row]), " ")
}

// brokenPipes writes one cell a line, each with its pipe; the last cell of a row
// has the pipes of the merged columns, and the last row of a table lacks them.
func brokenPipes(p *paper, _ *rand.Rand) string {
	var b strings.Builder
	for _, part := range p.parts {
		if part.grid == nil {
			b.WriteString(part.text + "\n")
			continue
		}
		for i, row := range part.grid.rows {
			line := strings.Join(anchored(row), " |\n") + " |"
			if rest := part.grid.width - len(row); rest > 0 {
				line += " " + strings.Repeat("|", rest)
			}
			if i == len(part.grid.rows)-1 || alone(row) {
				line = strings.TrimRight(line, " |")
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// markdownTables writes a table with a rule under its first row.
func markdownTables(p *paper, r *rand.Rand) string {
	var b strings.Builder
	for _, part := range p.parts {
		if part.grid == nil {
			b.WriteString(part.text + "\n\n")
			continue
		}
		for i := range part.grid.rows {
			b.WriteString(strings.ReplaceAll(pipesInColumns(part.grid, i, r), "\n", "<br>") + "\n")
			if i == 0 {
				b.WriteString("|" + strings.Repeat(" --- |", part.grid.width) + "\n")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// tableOnOneLine writes each table on a line of its own, single blanks between its cells.
func tableOnOneLine(p *paper, r *rand.Rand) string {
	var b strings.Builder
	for _, part := range p.parts {
		b.WriteString(part.text)
		if part.grid != nil {
			for i := range part.grid.rows {
				b.WriteString(singleBlanks(part.grid, i, r) + " ")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// allOnOneLine writes the whole page on one line.
func allOnOneLine(p *paper, r *rand.Rand) string {
	return strings.ReplaceAll(tableOnOneLine(p, r), "\n", " ")
}

// rowsRunTogether writes each row as one line without anything between its cells.
func rowsRunTogether(g *paperTable, row int, _ *rand.Rand) string {
	return strings.Join(texts(g.rows[row]), "")
}

// figuresRunTogether writes one cell a line, but the figures of a row as one run.
func figuresRunTogether(p *paper, _ *rand.Rand) string {
	var lines []string
	for _, part := range p.parts {
		if part.grid == nil {
			lines = append(lines, part.text)
			continue
		}
		for _, row := range part.grid.rows {
			var run string
			for _, c := range row {
				switch {
				case c.gone:
				case c.role == figureBox:
					run += c.text
				case c.text != "":
					lines = append(lines, c.text)
				}
			}
			if run != "" {
				lines = append(lines, run)
			}
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// collapsed writes each table without anything between cells or rows.
func collapsed(p *paper, r *rand.Rand) string {
	var b strings.Builder
	for _, part := range p.parts {
		b.WriteString(part.text)
		if part.grid != nil {
			for i := range part.grid.rows {
				b.WriteString(rowsRunTogether(part.grid, i, r))
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// textEncodings are what text files come in.
var textEncodings = []string{"utf-8", "gb18030", "utf-16le", "utf-16be"}

// encode writes a text in an encoding, with a byte order mark where one is usual.
func encode(text, encoding string) []byte {
	switch encoding {
	case "gb18030":
		gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
		if err != nil {
			panic(err)
		}
		return gb
	case "utf-16le", "utf-16be":
		units := utf16Of("\ufeff" + text)
		out := make([]byte, 0, 2*len(units))
		for _, u := range units {
			if encoding == "utf-16le" {
				out = append(out, byte(u), byte(u>>8))
			} else {
				out = append(out, byte(u>>8), byte(u))
			}
		}
		return out
	}
	return []byte(text)
}
