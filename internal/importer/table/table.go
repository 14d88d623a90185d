// Package table reads tables of text: CSV as spreadsheets and portals write
// it. It finds out the encoding (UTF-8, Windows-1250) and the delimiter
// (; , tab |), and names cells by the header of their column.
package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a file: its bytes, and the bytes of one row.
const (
	MaxFile = 256 << 20
	MaxRow  = 1 << 20
)

// Table is a table in memory.
type Table struct {
	Header []string // lower case, without space around
	body   []byte
	comma  rune
	index  map[string]int
}

// Row is one row. Err says why it cannot be used; then it has no cells.
type Row struct {
	Line  int // where it starts, from 1
	Cells []string
	Err   error
	index map[string]int
}

// Cell gives the cell of a column; "" if the table has no such column.
func (r Row) Cell(column string) string {
	if i, ok := r.index[column]; ok {
		return r.Cells[i]
	}
	return ""
}

// Open reads a file. Its errors name the file and say what to do.
func Open(path string) (*Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open table: %w", err)
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	t, err := Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}

// Parse takes the bytes of a file.
func Parse(raw []byte) (*Table, error) {
	if len(raw) > MaxFile {
		return nil, fmt.Errorf("the file is larger than %d MiB: split it", MaxFile>>20)
	}
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	t := &Table{body: text, comma: sniff(text), index: map[string]int{}}
	header, err := t.reader().Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty: its first row must name the columns")
	}
	if err != nil {
		return nil, fmt.Errorf("the first row must name the columns: %w", err)
	}
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		if _, twice := t.index[h]; twice && h != "" {
			return nil, fmt.Errorf("the column %q is there twice", h)
		}
		t.index[h] = i
		t.Header = append(t.Header, h)
	}
	return t, nil
}

// Has says whether the table has a column.
func (t *Table) Has(column string) bool { return slices.Contains(t.Header, column) }

// Need gives an error that names every column of the list that is missing.
func (t *Table) Need(columns ...string) error {
	missing := slices.DeleteFunc(slices.Clone(columns), t.Has)
	return Missing(missing)
}

// Missing gives the error for missing columns; nil if there are none.
func Missing(columns []string) error {
	if len(columns) == 0 {
		return nil
	}
	return fmt.Errorf("columns are missing: %s", strings.Join(columns, ", "))
}

// Rows walks over the rows below the header. Rows that cannot be used come
// with Err.
func (t *Table) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		r := t.reader()
		_, _ = r.Read() // the header, read before
		for {
			before := r.InputOffset()
			cells, err := r.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			row := Row{Cells: cells, index: t.index}
			if err == nil {
				row.Line, _ = r.FieldPos(0)
				err = t.check(cells, r.InputOffset()-before)
			} else if pe, ok := errors.AsType[*csv.ParseError](err); ok {
				row.Line, err = pe.StartLine, describe(pe)
			}
			if row.Err = err; err != nil {
				row.Cells, row.index = nil, nil
			} else if blank(cells) {
				continue
			}
			if !yield(row) {
				return
			}
		}
	}
}

func (t *Table) check(cells []string, size int64) error {
	switch {
	case size > MaxRow:
		return fmt.Errorf("the row is longer than %d MiB", MaxRow>>20)
	case len(cells) != len(t.Header) && !blank(cells):
		return fmt.Errorf("has %d cells where the header has %d", len(cells), len(t.Header))
	}
	for i, c := range cells {
		if !utf8.ValidString(c) {
			return &CellError{Column: t.Header[i], Reason: "is not clean UTF-8 text"}
		}
	}
	return nil
}

// CellError is about one cell of a row.
type CellError struct{ Column, Reason string }

// Error gives the reason without the column.
func (e *CellError) Error() string { return e.Reason }

// ColumnOf gives the column that an error of a row is about; "" if it is
// about the row.
func ColumnOf(err error) string {
	if ce, ok := errors.AsType[*CellError](err); ok {
		return ce.Column
	}
	return ""
}

func describe(e *csv.ParseError) error {
	if e.Line != e.StartLine {
		return fmt.Errorf("a quote is wrong or not closed up to line %d", e.Line)
	}
	return fmt.Errorf("a quote is in the wrong place, at byte %d of the line", e.Column)
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

func (t *Table) reader() *csv.Reader {
	r := csv.NewReader(bytes.NewReader(t.body))
	r.Comma = t.comma
	r.FieldsPerRecord = -1
	return r
}

// sniff gives the delimiter that the first row has most of, outside quotes.
func sniff(text []byte) rune {
	best, most, quoted := ',', 0, false
	counts := map[rune]int{}
	for _, r := range string(text[:min(len(text), 64<<10)]) {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted {
			break
		}
		if !quoted {
			counts[r]++
		}
	}
	for _, r := range ";,\t|" {
		if counts[r] > most {
			best, most = r, counts[r]
		}
	}
	return best
}
