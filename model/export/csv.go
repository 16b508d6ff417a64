package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
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

func csvHead(w io.Writer, bom bool) error {
	if bom {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	return errors.Join(out.Write(columns), flushed(out))
}

// csvLines gives the lines of a record, one a cell.
func csvLines(r Record) ([]byte, error) {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			for i, cell := range row.Cells[:min(len(row.Cells), len(t.Columns))] {
				if err := out.Write(csvLine(r, t, row, t.Columns[i], cell)); err != nil {
					return nil, err
				}
			}
		}
	}
	err := flushed(out)
	return b.Bytes(), err
}

func flushed(out *csv.Writer) error {
	out.Flush()
	return out.Error()
}

func csvLine(r Record, t Table, row Row, column Column, cell Cell) []string {
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
