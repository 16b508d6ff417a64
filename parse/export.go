package parse

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"gouji/model"
)

// record is a report as the export wrote it, as far as it can be checked again
// without its source. The export's own types stay on the other side of a wall:
// a reader takes what it knows and passes over what later versions add.
type record struct {
	Record int `json:"record"`
	Agency struct {
		Name     string           `json:"name"`
		Province string           `json:"province"`
		City     string           `json:"city"`
		County   string           `json:"county"`
		Kind     model.AgencyKind `json:"kind"`
	} `json:"agency"`
	Year       int               `json:"year"`
	Title      string            `json:"title"`
	Form       string            `json:"form"`
	Dates      []recordDate      `json:"dates"`
	Numbers    []recordNumber    `json:"document_numbers"`
	Sections   []recordSection   `json:"sections"`
	Tables     []recordTable     `json:"tables"`
	Statements []recordStatement `json:"statements"`
}

type recordDate struct {
	Role model.DateRole `json:"role"`
	Text string         `json:"text"`
	Date string         `json:"date"`
}

type recordNumber struct {
	Text   string `json:"text"`
	Number string `json:"number"`
}

type recordSection struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	Line   int    `json:"line"`
}

type recordStatement struct {
	Text string `json:"text"`
	Line int    `json:"line"`
}

type recordTable struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	Line    int            `json:"line"`
	Columns []recordColumn `json:"columns"`
	Rows    []recordRow    `json:"rows"`
}

type recordColumn struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

type recordRow struct {
	ID     string       `json:"id"`
	Label  string       `json:"label"`
	Number string       `json:"number"`
	Level  int          `json:"level"`
	Unit   string       `json:"unit"`
	Cells  []recordCell `json:"cells"`
}

type recordCell struct {
	Text      string       `json:"text"`
	Value     *json.Number `json:"value"`
	Missing   bool         `json:"missing"`
	Inferred  bool         `json:"inferred"`
	Corrected bool         `json:"corrected"`
}

// recordIn takes the one record out of an exported file. found is false where
// the text is no export of ours.
func recordIn(text string) (r *record, format model.Format, found bool, err error) {
	head := strings.TrimLeft(text[:min(len(text), 200)], " \t\r\n")
	switch {
	case strings.HasPrefix(head, "{"), strings.HasPrefix(head, "["):
		r, n := fromJSON(text)
		return onlyRecord(r, n, model.FormatJSON)
	case strings.HasPrefix(head, csvHead):
		r, n := fromCSV(text)
		return onlyRecord(r, n, model.FormatCSV)
	}
	return nil, "", false, nil
}

func onlyRecord(r *record, n int, format model.Format) (*record, model.Format, bool, error) {
	switch {
	case n == 0:
		return nil, "", false, nil
	case n > 1:
		return nil, format, true, severalRecords(n)
	case r.Record > newestRecord:
		return nil, format, true, newerRecord(r.Record)
	}
	return r, format, true, nil
}

// newestRecord is the version of the record that is understood.
const newestRecord = 1

// fromJSON reads records that stand alone, in an array or one a line, and
// counts them. The first is given.
func fromJSON(text string) (first *record, n int) {
	d := json.NewDecoder(strings.NewReader(text))
	list := strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "[")
	if list {
		if _, err := d.Token(); err != nil {
			return nil, 0
		}
	}
	for d.More() {
		var r record
		if err := d.Decode(&r); err != nil || r.Record == 0 || r.Tables == nil {
			return nil, 0
		}
		if n++; n == 1 {
			first = &r
		}
	}
	return first, n
}

// csvHead is how the export's CSV begins.
const csvHead = "path,agency,year,form,table,row,row_label,column,column_label,source_text,value,corrected,line"

// fromCSV puts the record of an exported CSV together again and counts the
// reports in it.
func fromCSV(text string) (*record, int) {
	lines := csv.NewReader(bytes.NewReader([]byte(text)))
	lines.FieldsPerRecord = len(strings.Split(csvHead, ","))
	if _, err := lines.Read(); err != nil {
		return nil, 0
	}
	r := &record{Record: newestRecord}
	paths := map[string]bool{}
	for {
		f, err := lines.Read()
		if err != nil {
			break
		}
		paths[f[0]] = true
		if len(paths) == 1 {
			r.addCell(f)
		}
	}
	return r, len(paths)
}

// addCell takes one line of CSV; those of one table and row follow each other.
func (r *record) addCell(f []string) {
	for i := range f {
		if len(f[i]) > 1 && f[i][0] == '\'' && strings.IndexByte("=+-@\t\r", f[i][1]) >= 0 {
			f[i] = f[i][1:] // the export's guard against formulas
		}
	}
	r.Agency.Name, r.Form = f[1], f[3]
	r.Year, _ = strconv.Atoi(f[2])
	if n := len(r.Tables); n == 0 || r.Tables[n-1].ID != f[4] {
		r.Tables = append(r.Tables, recordTable{ID: f[4]})
	}
	t := &r.Tables[len(r.Tables)-1]
	if n := len(t.Rows); n == 0 || t.Rows[n-1].ID != f[5] {
		t.Rows = append(t.Rows, recordRow{ID: f[5], Label: f[6], Level: 1})
	}
	row := &t.Rows[len(t.Rows)-1]
	if len(t.Rows) == 1 {
		t.Columns = append(t.Columns, recordColumn{f[7], f[8]})
	}
	c := recordCell{Text: f[9], Corrected: f[11] == "true"}
	if f[10] != "" {
		value := json.Number(f[10])
		c.Value = &value
	}
	row.Cells = append(row.Cells, c)
}
