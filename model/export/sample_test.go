package export

import (
	"strings"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"gouji/model"
	"gouji/model/review"
)

// sampleText has one of everything a record can hold; its figures are invented.
const sampleText = `青石县水务局2018年政府信息公开工作年度报告
发布日期:2019-03-01 青水〔20193 号
一、概述
共收到申请10件,其中网络6件占60,信函4件。

指标	数
合计	289
网站	298
撤销	-3
费用	/
说明	=1+1

`

func span(word string) (int, int) {
	at := strings.Index(sampleText, word)
	if at < 0 {
		panic("not in the sample: " + word)
	}
	return at, at + len(word)
}

func place(word string) model.Place { return model.At(span(word)) }

func quantity(word, figure string) model.Quantity {
	return model.Quantity{Value: decimal.MustParse(figure), Text: figure, Place: place(word)}
}

// sampleReading is the sample as a reader would give it.
func sampleReading() *model.Reading {
	text := sampleText
	s := model.NewSource("水务/=a.txt", model.FormatText, "utf-8", strings.Repeat("ab", 32), int64(len(text)), text)
	row := func(id, label, text string, state model.CellState) model.Row {
		cell := model.Cell{Text: text, State: state, Place: place(text)}
		if state == model.Number {
			cell.Value = decimal.MustParse(text)
		}
		return model.Row{ID: id, Label: label, Level: 1, Unit: "件", Place: place(label), Cells: []model.Cell{cell}}
	}
	missing := model.Row{ID: "staff", Label: "人员", Number: "五", Level: 2, Cells: []model.Cell{{State: model.Missing, Place: place("说明")}}}
	blank := model.Row{ID: "note", Label: "空", Level: 1, Cells: []model.Cell{{Place: model.Place{{Start: len(text) - 1, End: len(text) - 1}}}}}
	start, _ := span("指标")
	section, _ := span("一、概述")
	percent := quantity("60", "60")
	return &model.Reading{
		Source: s, Form: "statistics-2012",
		Agency: model.Agency{Name: "青石县水务局", County: "青石县", Kind: model.Department, Place: place("青石县水务局"), From: model.FromTitle},
		Year:   model.Year{Value: 2018, Place: place("2018"), From: model.FromTitle},
		Title:  model.Title{Text: "青石县水务局2018年政府信息公开工作年度报告", Place: place("青石县水务局2018年政府信息公开工作年度报告")},
		Dates: []model.Date{
			{Role: model.Published, Text: "2019-03-01", Place: place("2019-03-01"), Day: model.Day{Year: 2019, Month: 3, Day: 1}},
			{Role: model.Signed, Text: "20193", Place: place("20193"), Fault: model.DateUnreadable},
		},
		Numbers:  []model.DocumentNumber{{Text: "青水〔20193 号", Place: place("青水〔20193 号"), Repairs: []string{"青水〔2019〕3号"}}},
		Sections: []model.Section{{Number: 1, Title: "概述", Place: place("一、概述"), Span: model.Span{Start: section, End: start}}},
		Tables: []model.Table{{ID: "statistics", Title: "统计表", Span: model.Span{Start: start, End: len(text)},
			Columns: []model.Column{{ID: "value", Label: "数"}},
			Rows: []model.Row{row("disclosed", "合计", "289", model.Number), row("website", "网站", "298", model.Number),
				row("cancelled", "撤销", "-3", model.Number), row("fees", "费用", "/", model.Stroke), row("words", "说明", "=1+1", model.Word), missing, blank}}},
		Statements: []model.Statement{{Text: "10件,其中网络6件占60,信函4件", Place: place("10件,其中网络6件占60,信函4件"), Subject: "申请", Unit: "件",
			Total: quantity("10", "10"), Parts: []model.StatementPart{{Label: "网络", Value: quantity("6件", "6"), Percent: &percent}, {Label: "信函", Value: quantity("4件", "4")}}}},
	}
}

func address(row string) model.Address {
	return model.Address{Table: "statistics", Row: row, Column: "value"}
}

// sampleCase is the sample under review: a sum typed into one cell, a blank filled, a
// date and a document number mended, a
// finding waived.
func sampleCase(t *testing.T) *review.Case {
	t.Helper()
	c := review.New(sampleReading(), nil)
	by := review.By{Name: "王", At: time.Date(2026, 11, 21, 10, 0, 0, 0, time.FixedZone("", 8*3600))}
	correct := func(verdict review.Verdict, reason string, set ...model.Setting) {
		d, err := c.Correct(by, set, verdict, reason)
		if err != nil {
			t.Fatal(err)
		}
		c = c.With(d)
	}
	correct(review.PublishedWrong, "网站为准", model.Setting{Address: address("disclosed"), To: "=290+8"})
	correct("", "", model.Setting{Address: address("staff"), To: "3"}, model.Setting{Address: address("cancelled"), To: ""})
	correct(review.ReadWrong, "", model.Setting{Address: model.Address{Table: model.Facts, Row: "dates.1"}, To: "2019年3月"},
		model.Setting{Address: model.Address{Table: model.Facts, Row: "document_numbers.0"}, To: "青水[2019]3号"})
	c = c.With(review.Decision{ID: "w1", Kind: review.Waive, By: "李", At: by.At, Reason: "原文如此", Finding: &review.Waived{
		Code: "CEL002", Key: "CEL002 statistics/words/value",
		Cells: []review.WaivedCell{{Table: "statistics", Row: "words", Column: "value", Held: "=1+1"}}}})
	return withFindings(c)
}

// withFindings is the case with one finding of every status, whatever the rules say of the sample.
func withFindings(c *review.Case) *review.Case {
	want, have := decimal.MustParse("298"), decimal.MustParse("289")
	f := model.Finding{
		Code: "BAL006", Severity: model.Error, Message: model.Words{ZH: "289 < 298", EN: "289 is less than 298"}, Place: place("298"),
		Cells: []model.Related{{Address: address("website"), Role: model.Subject, Place: place("298")}, {Address: address("disclosed"), Role: model.Total, Place: place("289")}},
		Want:  &want, Have: &have,
		Repairs: []model.Repair{{Say: model.Words{ZH: "改为 298", EN: "set it to 298"}, Set: []model.Setting{{Address: address("disclosed"), To: "298"}}, Confidence: model.Likely, Settles: 2}},
	}
	fixed, waived := f, f
	f.Followers = []model.Finding{fixed}
	fixed.Status, waived.Status = model.Fixed, model.Waived
	date := model.Finding{Code: "DAT001", Severity: model.Warning, Place: place("20193"),
		Cells:   []model.Related{{Address: model.Address{Table: model.Facts, Row: "dates.1"}, Role: model.Subject, Place: place("20193")}},
		Repairs: []model.Repair{{Set: []model.Setting{{Address: model.Address{Table: model.Facts, Row: "dates.1"}, To: "2019-03"}}}}}
	with := *c
	with.Findings = []model.Finding{f, date, fixed, waived}
	return &with
}
