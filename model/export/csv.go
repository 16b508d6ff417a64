package export

import (
	"bufio"
	"encoding/csv"
	"strconv"
	"strings"
)

// columns are the headings of the CSV file, which has one line a cell.
var columns = []string{
	"path", "agency", "year", "form", "table", "row", "row_label", "column", "column_label",
	"source_text", "value", "corrected", "line",
}

// byteOrderMark tells spreadsheet programs that the file is UTF-8.
const byteOrderMark = "\ufeff"

type csvWriter struct {
	out *bufio.Writer
	csv *csv.Writer
	err error
}

func newCSV(out *bufio.Writer, bom bool) *csvWriter {
	if bom {
		out.WriteString(byteOrderMark)
	}
	w := &csvWriter{out: out, csv: csv.NewWriter(out)}
	w.err = w.csv.Write(columns)
	return w
}

func (w *csvWriter) Write(r Record) error {
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			for i, cell := range row.Cells {
				if w.err == nil && i < len(t.Columns) {
					w.err = w.csv.Write(line(r, t, row, t.Columns[i], cell))
				}
			}
		}
	}
	return w.err
}

func (w *csvWriter) Close() error {
	w.csv.Flush()
	if w.err != nil {
		return w.err
	}
	if err := w.csv.Error(); err != nil {
		return err
	}
	return w.out.Flush()
}

func line(r Record, t Table, row Row, column Column, cell Cell) []string {
	var agency, year, value string
	if r.Agency.Name != nil {
		agency = *r.Agency.Name
	}
	if r.Year != nil {
		year = strconv.Itoa(*r.Year)
	}
	if cell.Value != nil {
		value = cell.Value.String()
	}
	return []string{
		harmless(r.Source.Path), harmless(agency), year, r.Form, harmless(t.ID), harmless(row.ID), harmless(row.Label),
		harmless(column.ID), harmless(column.Label), harmless(cell.Text), value, strconv.FormatBool(cell.Corrected), strconv.Itoa(cell.Line),
	}
}

// harmless quotes a text that a spreadsheet program would run as a formula. The
// value beside it is a number of our own making and stays one.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
