// Package csvfile reads records of one kind from a CSV file with a header, in
// the flat variant of the house's form: a column "name_pl" for each language,
// "trl_min", "aspect1_pl", lists with "|" between their entries. Columns may
// stand in any order.
package csvfile

import (
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/table"
)

// Source is a CSV file.
type Source struct {
	kind domain.Kind
	path string
}

// New gives the source of the records of a kind in a file.
func New(k domain.Kind, path string) *Source { return &Source{kind: k, path: path} }

// Read implements importer.Source.
func (s *Source) Read(ctx context.Context, emit func(importer.Draft) error, report func(importer.Problem)) error {
	t, err := table.Open(s.path)
	if err != nil {
		return err
	}
	return read(ctx, t, s.kind, s.path, emit, report)
}

func read(
	ctx context.Context, t *table.Table, k domain.Kind, file string,
	emit func(importer.Draft) error, report func(importer.Problem),
) error {
	rows, err := importer.NewRows(k, emit, report)
	if err != nil {
		return err
	}
	if err := table.Missing(importer.MissingColumns(k, t.Has)); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	columns, at := match(t.Header, k, file, rows)
	for row := range t.Rows() {
		if err := ctx.Err(); err != nil {
			return err
		}
		pos := importer.Position{File: file, Line: row.Line}
		if row.Err != nil {
			pos.Column = table.ColumnOf(row.Err)
			rows.Refuse(pos, row.Err.Error())
			continue
		}
		values := importer.Unflatten(columns, pick(row.Cells, at))
		if err := rows.Add(importer.Row{At: pos, Values: values, Columns: columns}); err != nil {
			return err
		}
	}
	return nil
}

// match gives the known columns of a header and where they stand, and notes
// the unknown ones.
func match(header []string, k domain.Kind, file string, rows *importer.Rows) ([]importer.Column, []int) {
	known := importer.Columns(k)
	var columns []importer.Column
	var at []int
	for i, h := range header {
		c, ok := known[h]
		if !ok {
			pos := importer.Position{File: file, Line: 1, Column: h}
			rows.Note(pos, "is not a known column and was left out")
			continue
		}
		columns, at = append(columns, c), append(at, i)
	}
	return columns, at
}

func pick(cells []string, at []int) []string {
	out := make([]string, len(at))
	for i, j := range at {
		out[i] = cells[j]
	}
	return out
}
