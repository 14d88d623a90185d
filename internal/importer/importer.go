// Package importer is the port to where records come from: files today, other
// systems later. A [Source] reads them and hands over drafts: records that
// name other records by external key, each with the place it came from. It
// saves nothing; that is the work of ingest.
//
// Sources whose rows have the house's own form (JSON Lines, CSV) share one
// table of fields, [Rows]; the others make their drafts themselves.
package importer

import (
	"cmp"
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// SchemeKey is the scheme of the external keys in files of the house's form.
const SchemeKey = "key"

// Source gives drafts.
type Source interface {
	// Read emits every draft and reports every row that it refuses, merges
	// or remarks on. Bad rows do not end it; an error means that the source
	// as a whole cannot be read, or is the error of emit or of ctx.
	Read(ctx context.Context, emit func(Draft) error, report func(Problem)) error
}

// Position is a place in a file.
type Position struct {
	File   string
	Line   int    // from 1; 0 is the file as a whole
	Column string // name of the column or path of the field; "" is the row
}

// String gives "file:line: column" as far as known.
func (p Position) String() string {
	s := p.File
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
	}
	if p.Column != "" {
		s += ": " + p.Column
	}
	return s
}

// Compare orders positions by file, line and column.
func (p Position) Compare(o Position) int {
	return cmp.Or(cmp.Compare(p.File, o.File), cmp.Compare(p.Line, o.Line), cmp.Compare(p.Column, o.Column))
}

// Severity says what became of the row that a problem is about.
type Severity string

// The severities.
const (
	Refused Severity = "refused" // the row is left out
	Merged  Severity = "merged"  // the row went into another record
	Note    Severity = "note"    // the row is in, but worth a look
)

// Problem is what an administrator should know about a row. Reason is an
// English phrase for the command line and the log, without a full stop.
type Problem struct {
	At       Position
	Kind     domain.Kind
	Severity Severity
	Reason   string
}

// String gives a line for the command line.
func (p Problem) String() string {
	return fmt.Sprintf("%s: %s (%s)", p.At, p.Reason, p.Severity)
}

// Draft is a record on its way in. Record has its external keys, but no id,
// and its references to other records are empty: Links names them.
type Draft struct {
	At     Position
	Record domain.Record
	// Fields are the names, as in the record's JSON, that the source
	// carries; ingest keeps the others as they are stored.
	Fields []string
	Links  []Link
	// Nested are pieces of evidence for the record; ingest gives them keys
	// and the reference to their owner.
	Nested []Draft
	// Column gives the column in which a field of the record stands, by the
	// field's path in JSON; nil if they have the same name.
	Column func(path string) string
}

// Where gives the position of a field of the draft, by its path in JSON.
func (d Draft) Where(path string) Position {
	at := d.At
	at.Column = path
	if d.Column != nil {
		at.Column = d.Column(path)
	}
	return at
}

// Link is a reference to another record by its external key.
type Link struct {
	Field string        // of the record, "organisation", "parties"
	Path  string        // in the row, "parties[1]", for messages
	Kinds []domain.Kind // which the other record may be, looked up in this order
	Key   domain.Key
	Loose bool // if unknown, it is left out and noted; else the draft is refused
}

// Join gives one source that reads several, one after the other.
func Join(sources ...Source) Source { return joined(sources) }

type joined []Source

// Read reads all sources in turn.
func (j joined) Read(ctx context.Context, emit func(Draft) error, report func(Problem)) error {
	for _, s := range j {
		if err := s.Read(ctx, emit, report); err != nil {
			return err
		}
	}
	return nil
}
