package parse

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// damage is one thing that extraction does to a page.
type damage struct {
	name string
	do   func(d *damager)
	// not are the renderings in which no reader could tell it from a sound page.
	not []string
	// local damage may cost the rows it touches and no others.
	local bool
	// holes: the author left cells blank, in a rendering that can't show them.
	holes bool
}

// damager does damage to one page.
type damager struct {
	*rand.Rand
	page      *paper
	rendering *rendering
	touched   map[string]bool // rows of the record whose figures were changed
}

var (
	onOneLine = []string{"table on one line", "all on one line"}
	// unseparated are the renderings that leave nothing between rows: a figure lost
	// from a run of digits or added to it leaves another run of digits.
	unseparated = []string{"figures run together", "rows run together", "collapsed"}
)

// keepFields: rules that are drawn around cells keep their number.
var keepFields = append(slices.Clip(unseparated), "boxes")

// damages are the kinds known from real reports.
var damages = []damage{
	{name: "labels wrapped", do: wrapLabels, not: slices.Concat(onOneLine, unseparated[1:])},
	{name: "blanks in labels", do: spaceLabels},
	{name: "full-width digits", do: widenDigits},
	{name: "other brackets", do: swapBrackets},
	{name: "brackets lost", do: loseBrackets},
	{name: "characters lost", do: loseCharacters},
	{name: "characters wrong", do: mistakeCharacters},
	{name: "headers lost", do: loseHeaders, not: unseparated},
	{name: "units lost", do: loseUnits},
	{name: "thousands", do: separateThousands},
	{name: "table twice", do: doubleTables},
	{name: "blanks vanish", do: func(*damager) {}, holes: true},
	{name: "group label again", do: repeatGroup, local: true},
	{name: "furniture between", do: addFurniture("第 3 页 共 8 页", "- 3 -", "— 4 —", "打印本页 关闭窗口", "3 / 8", "返回顶部"), not: unseparated[2:], local: true},
	{name: "bare page number", do: addFurniture("3", "12", "7"), not: unseparated, local: true},
	{name: "figure missing", do: loseFigure, not: keepFields, local: true},
	{name: "figure extra", do: addFigure, not: keepFields, local: true},
	{name: "figure split", do: splitFigure, not: unseparated, local: true},
	{name: "figures joined", do: joinFigures, not: keepFields, local: true},
	{name: "rows cut off", do: cutOff},
}

func (d *damager) chance(p float64) bool { return d.Float64() < p }

// tables are the indexes of the parts that are tables.
func (d *damager) tables() (out []int) {
	for i, part := range d.page.parts {
		if part.grid != nil {
			out = append(out, i)
		}
	}
	return out
}

// table picks a table.
func (d *damager) table() *paperTable {
	all := d.tables()
	return d.page.parts[all[d.IntN(len(all))]].grid
}

// figureRow picks a row of the table with figures to harm: its index, and those
// of the cells that fit; -1 for none.
func (d *damager) figureRow(g *paperTable, fit func(c *paperCell) bool) (row int, cells []int) {
	for range 20 {
		row = d.IntN(len(g.rows))
		cells = nil
		for i := range g.rows[row] {
			if c := &g.rows[row][i]; c.role == figureBox && c.text != "" && !c.gone && fit(c) {
				cells = append(cells, i)
			}
		}
		if len(cells) > 0 {
			return row, cells
		}
	}
	return -1, nil
}

func anyFigure(*paperCell) bool { return true }

// touch remembers the row of the record that a printed row belongs to; false for none.
func (d *damager) touch(row []paperCell) bool {
	last := row[len(row)-1].row
	d.touched[last] = last != ""
	return last != ""
}

// labels visits labels and headings.
func (d *damager) labels(visit func(c *paperCell)) {
	d.page.cells(func(c *paperCell) {
		if c.role == labelBox || c.role == groupBox || c.role == headBox {
			visit(c)
		}
	})
}

func wrapLabels(d *damager) {
	d.labels(func(c *paperCell) {
		if r := []rune(c.text); len(r) >= 6 && d.chance(0.4) {
			at := 3 + d.IntN(len(r)-4)
			c.text = string(r[:at]) + "\n" + string(r[at:])
		}
	})
}

func spaceLabels(d *damager) {
	blanks := []string{" ", "\u00a0", "\u3000"}
	if d.rendering.name == "runs of blanks" { // a wide blank there divides cells
		blanks = blanks[:1]
	}
	d.labels(func(c *paperCell) {
		if r := []rune(c.text); len(r) >= 2 && d.chance(0.5) {
			at := 1 + d.IntN(len(r)-1)
			c.text = string(r[:at]) + blanks[d.IntN(len(blanks))] + string(r[at:])
		}
	})
}

func widenDigits(d *damager) {
	share := []float64{0.3, 1}[d.IntN(2)]
	d.page.cells(func(c *paperCell) {
		if c.role == figureBox && d.chance(share) {
			c.text = strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return r - '0' + '０'
				}
				return r
			}, c.text)
		}
	})
}

var otherBrackets = strings.NewReplacer("（", "(", "）", ")", "(", "（", ")", "）", "：", ":", ":", "：", "，", ",")

func swapBrackets(d *damager) {
	d.labels(func(c *paperCell) {
		if d.chance(0.6) {
			c.text = otherBrackets.Replace(c.text)
		}
	})
}

func loseBrackets(d *damager) {
	d.labels(func(c *paperCell) {
		if lost := []string{"（", "）"}[d.IntN(2)]; d.chance(0.5) {
			c.text = strings.Replace(strings.Replace(c.text, lost, "", 1), otherBrackets.Replace(lost), "", 1)
		}
	})
}

// loseCharacters takes a Han character out of one label in three, as extraction
// does with one that stood alone in its piece of the page.
func loseCharacters(d *damager) { d.changeCharacters(func(rune) string { return "" }) }

// mistakeCharacters puts another in its place, as is done by whoever types.
func mistakeCharacters(d *damager) {
	others := []rune("情况本信今位行")
	d.changeCharacters(func(rune) string { return string(others[d.IntN(len(others))]) })
}

func (d *damager) changeCharacters(change func(rune) string) {
	d.labels(func(c *paperCell) {
		r := []rune(c.text)
		at := d.IntN(max(len(r), 1))
		if len(r) < 4 || !d.chance(0.33) || r[at] < 0x4E00 || r[at] > 0x9FFF {
			return
		}
		c.text = string(r[:at]) + change(r[at]) + string(r[at+1:])
	})
}

func loseHeaders(d *damager) {
	all := d.chance(0.5)
	for _, i := range d.tables() {
		if g := d.page.parts[i].grid; all || d.chance(0.5) {
			g.rows = slices.DeleteFunc(g.rows, func(row []paperCell) bool { return row[0].role == headBox })
		}
	}
}

func loseUnits(d *damager) {
	column := d.chance(0.5)
	d.page.cells(func(c *paperCell) {
		if c.role == unitBox {
			c.text, c.gone = "", column
		}
	})
}

// insert puts a row of one cell before another; cells that cover both its
// neighbours cover it too.
func (g *paperTable) insert(at int, cell paperCell) {
	for i, row := range g.rows[:at] {
		for c := range row {
			if i+row[c].down > at {
				row[c].down++
			}
		}
	}
	g.rows = slices.Insert(g.rows, at, []paperCell{cell})
}

// addFurniture puts lines between rows. Where a blank cell can't be seen, none
// comes after a row of blanks, whose figure it would be to anyone.
func addFurniture(texts ...string) func(*damager) {
	return func(d *damager) {
		g := d.table()
		for range 1 + d.IntN(2) {
			at := 1 + d.IntN(len(g.rows))
			if !d.rendering.holes && slices.ContainsFunc(g.rows[at-1], blankFigure) {
				continue
			}
			for i := at - 1; i < len(g.rows) && !d.touch(g.rows[i]); i++ {
			}
			g.insert(at, box(furnitureBox, texts[d.IntN(len(texts))]))
		}
	}
}

func blankFigure(c paperCell) bool { return c.role == figureBox && c.text == "" }

func separateThousands(d *damager) {
	comma := []string{",", "，"}[d.IntN(2)]
	d.page.cells(func(c *paperCell) {
		if whole, _, _ := strings.Cut(c.text, "."); c.role == figureBox {
			for at := len(whole) - 3; at > 0 && whole[at-1] >= '0' && whole[at-1] <= '9'; at -= 3 {
				c.text = c.text[:at] + comma + c.text[at:]
			}
		}
	})
}

// doubleTables repeats each table after itself, or all of them at the end.
func doubleTables(d *damager) {
	after := d.chance(0.5)
	for i := 0; i < len(d.page.parts); i++ {
		if g := d.page.parts[i].grid; g != nil && after {
			i++
			d.page.parts = slices.Insert(d.page.parts, i, paperPart{grid: g})
		}
	}
	if !after {
		d.page.parts = append(d.page.parts, d.page.parts[d.tables()[0]:]...)
	}
}

// repeatGroup prints the label of a group again, as at the head of a new page.
func repeatGroup(d *damager) {
	g := d.table()
	for i, row := range g.rows {
		if row[0].role == groupBox && i+3 < len(g.rows) && d.chance(0.6) {
			label := row[0]
			label.across, label.down = g.width, 1
			at := i + 1 + d.IntN(min(len(g.rows)-i-1, 8))
			if row[0].down > 1 {
				at = i + 1 + d.IntN(row[0].down-1)
				label.across = 1
			}
			d.touch(g.rows[at-1])
			g.insert(at, label)
			return
		}
	}
}

func loseFigure(d *damager) {
	g := d.table()
	row, cells := d.figureRow(g, anyFigure)
	if row < 0 {
		return
	}
	c := &g.rows[row][cells[d.IntN(len(cells))]]
	c.text, c.gone = "", d.chance(0.7)
	d.touch(g.rows[row])
}

func addFigure(d *damager) {
	g := d.table()
	row, cells := d.figureRow(g, anyFigure)
	if row < 0 {
		return
	}
	at := cells[d.IntN(len(cells))]
	d.touch(g.rows[row])
	extra := box(figureBox, strconv.Itoa(d.IntN(30)))
	g.rows[row] = slices.Insert(g.rows[row], at+d.IntN(2), extra)
}

func splitFigure(d *damager) {
	g := d.table()
	row, cells := d.figureRow(g, func(c *paperCell) bool { return len(c.text) > 1 && !strings.ContainsAny(c.text, ".+-/—") })
	if row < 0 {
		return
	}
	at := cells[d.IntN(len(cells))]
	d.touch(g.rows[row])
	c := g.rows[row][at]
	cut := 1 + d.IntN(len(c.text)-1)
	g.rows[row][at].text = c.text[:cut]
	g.rows[row] = slices.Insert(g.rows[row], at+1, box(figureBox, c.text[cut:]))
}

// joinFigures lets two or more neighbours run together.
func joinFigures(d *damager) {
	g := d.table()
	row, cells := d.figureRow(g, func(c *paperCell) bool { return utf8.RuneCountInString(c.text) == len(c.text) })
	if len(cells) < 2 {
		return
	}
	d.touch(g.rows[row])
	first := d.IntN(len(cells) - 1)
	last := first + 1 + d.IntN(len(cells)-first-1)
	for _, i := range cells[first+1 : last+1] {
		c := &g.rows[row][i]
		g.rows[row][cells[first]].text += c.text
		c.text, c.gone = "", true
	}
}

// cutOff ends the page inside a table, and inside a row unless its figures run
// together, when nothing could tell.
func cutOff(d *damager) {
	all := d.tables()
	at := all[d.IntN(len(all))]
	g := d.page.parts[at].grid
	row := d.IntN(len(g.rows))
	g.rows = g.rows[:row+1]
	if !d.rendering.apart {
		g.rows[row] = g.rows[row][:1+d.IntN(len(g.rows[row]))]
	}
	d.page.parts = d.page.parts[:at+1]
}

// twoAtOnce are two of the damages on one page, one of which at most changes
// how many figures there are: a page number in the place of a lost figure is
// a figure.
var twoAtOnce = damage{name: "two at once", do: func(d *damager) {
	for _, n := range []int{len(damages), 9} {
		if other := damages[d.IntN(n)]; !slices.Contains(other.not, d.rendering.name) {
			other.do(d)
		}
	}
}}
