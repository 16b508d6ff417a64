package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/form"
)

var mentionRules = []*Rule{
	{
		Code:     "BAL010",
		Severity: model.Warning,
		Title: model.Words{
			ZH: "正文里的数与表中同一个数相符",
			EN: "a figure in prose agrees with the table that states the same quantity",
		},
		Why: model.Words{
			ZH: "正文和表格说的是同一件事，应是同一个数。只有整句除这个数之外别无所指时才拿来比；“收到”可以是新收，也可以是新收加上年结转，都算对。",
			EN: "Prose and table state one thing and should give one figure. A clause is compared only where it names that quantity and nothing more; “received” may mean new or new and carried in, and both pass.",
		},
		Basis: "国办公开办函〔2021〕30号、〔2019〕60号 第一、三、四部分",
		Since: "0.2",
		Good:  []Example{{"clean-2019.txt", "共收到政府信息公开申请30件", "共受理政府信息公开申请三十一件"}},
		Bad: []Example{
			{"clean-2019.txt", "共收到政府信息公开申请30件", "共收到政府信息公开申请33件"},
			{"clean-2019.txt", "办结28件", "办结二十九件"},
		},
		Check: checkMentions,
	},
}

// mentionTable is the Table of the addresses of counts in prose that belong to
// no statement; the row is the clause itself, so that it means the same to
// every version of the reader.
const mentionTable = "mentions"

func checkMentions(p *Pass) {
	said := p.mentions()
	if len(said) == 0 {
		return
	}
	sheets := p.sheets()
	for _, m := range said {
		first, agrees, testable := m.compare(sheets)
		switch {
		case agrees:
		case !testable:
			p.untestable(p.rule.Code, 1)
		default:
			p.Report(m.finding(p, sheets, first))
			p.cause("", m.brokenLaw(sheets))
		}
	}
}

// brokenLaw names a broken law whose only likely repair brings table and prose
// into agreement; "" for none.
func (m *mentioned) brokenLaw(sheets []sheet) string {
	for _, at := range m.of.sums[0] {
		s := &sheets[at.table]
		for _, n := range s.broken {
			repairs, _ := s.explain(n)
			if s.shiftOf(n) != nil || len(repairs) == 0 || repairs[0].Confidence == model.Possible {
				continue
			}
			if changes := s.settings(repairs[0].Set); m.agree(sheets, at.table, changes) {
				return s.lawName(n)
			}
		}
	}
	return ""
}

// agree tells whether the prose agrees with a table once changes are made.
func (m *mentioned) agree(sheets []sheet, table int, changes []change) bool {
	for _, spots := range m.of.sums {
		var total decimal.Decimal
		whole := true
		for _, at := range spots {
			value, ok := sheets[at.table].figure(at.cell)
			for _, c := range changes {
				if at.table == table && at.cell == c.cell {
					value = c.to
				}
			}
			if at.minus {
				value = value.Neg()
			}
			total, whole = plus(total, value), whole && ok
		}
		if whole && total.Equal(m.Value) {
			return true
		}
	}
	return false
}

// settings are those of a repair as changes of the sheet.
func (s *sheet) settings(set []model.Setting) []change {
	var changes []change
	for _, to := range set {
		row := slices.IndexFunc(s.form.Rows, func(r form.Row) bool { return r.ID == to.Address.Row })
		column := slices.IndexFunc(s.form.Columns, func(c form.Column) bool { return c.ID == to.Address.Column })
		if value, err := decimal.Parse(to.To); err == nil && row >= 0 && column >= 0 && to.Address.Table == s.form.ID {
			changes = append(changes, change{row*len(s.form.Columns) + column, value})
		}
	}
	return changes
}

// compare holds a count against the sums it may be, and gives the first of them;
// testable is false where one can't be added up.
func (m *mentioned) compare(sheets []sheet) (first decimal.Decimal, agrees, testable bool) {
	testable = true
	for i, spots := range m.of.sums {
		total, ok := sum(sheets, spots)
		if i == 0 {
			first = total
		}
		agrees = agrees || ok && total.Equal(m.Value)
		testable = testable && ok
	}
	return first, agrees, testable
}

func (m *mentioned) finding(p *Pass, sheets []sheet, want decimal.Decimal) model.Finding {
	have := m.Value
	f := model.Finding{
		Place: m.Place, Want: &want, Have: &have,
		Cells: []model.Related{{Address: m.address(p.Reading), Role: model.Subject, Place: m.Place}},
	}
	var names, addends []string
	for _, at := range m.of.sums[0] {
		s := &sheets[at.table]
		f.Cells = append(f.Cells, model.Related{Address: s.address(at.cell), Role: model.Evidence, Place: s.cells[at.cell].Place})
		if value := s.cells[at.cell].Value; !value.IsZero() || len(m.of.sums[0]) == 1 {
			names, addends = append(names, s.name(at.cell)), append(addends, text(value))
		}
	}
	table := text(want)
	if len(addends) > 1 {
		table = strings.Join(addends, "+") + " = " + table
	}
	where := model.Words{ZH: m.of.Label.ZH, EN: m.of.Label.EN}
	if len(names) == 1 {
		where = model.Words{ZH: names[0], EN: names[0]}
	}
	f.Message = model.Words{
		ZH: fmt.Sprintf("正文“%s”，表中 %s 为 %s (%s)", m.quote(), where.ZH, table, signed(minus(have, want))),
		EN: fmt.Sprintf("prose says %q, the table gives %s for %s (%s)", m.quote(), table, where.EN, signed(minus(have, want))),
	}
	if at := f.Cells[0].Address; at.Table == statementTable {
		f.Repairs = []model.Repair{{
			Say:     model.Words{ZH: "改正文 " + text(have) + " 为 " + text(want), EN: "change the prose from " + text(have) + " to " + text(want)},
			Set:     []model.Setting{{Address: at, To: text(want)}},
			Settles: 1,
		}}
	} else {
		f.Advice = model.Words{ZH: "正文与表格必有一误，请对照。", EN: "prose or table is wrong; compare them."}
	}
	return f
}

// quote is the clause with its figure.
func (m *mentioned) quote() string {
	if m.None {
		return clip(m.Words, 2*labelRunes)
	}
	return clip(m.Words, 2*labelRunes) + m.Text + m.Unit
}

// address is that of the statement's figure where the count is part of one, else its own.
func (m *mentioned) address(r *model.Reading) model.Address {
	at := m.Place.Start()
	for i := range r.Statements {
		st := &r.Statements[i]
		if st.Total.Place.Start() == at {
			return statementAddress(i, "total")
		}
		for j := range st.Parts {
			if st.Parts[j].Value.Place.Start() == at {
				return statementAddress(i, partColumn(j))
			}
		}
	}
	return model.Address{Table: mentionTable, Row: strings.Join(strings.Fields(m.quote()), "")}
}
