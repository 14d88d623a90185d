package importer

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Row is a row in the house's form: named values as encoding/json gives them
// with UseNumber (string, json.Number, bool, []any, map[string]any, nil).
type Row struct {
	At      Position
	Values  map[string]any
	Columns []Column // where the values stood in a flat file; nil if not flat
}

// Rows turns rows of one kind into drafts.
type Rows struct {
	kind   domain.Kind
	emit   func(Draft) error
	report func(Problem)
	told   map[string]bool // remarks made already
}

// NewRows gives Rows that hand drafts to emit and problems to report.
func NewRows(k domain.Kind, emit func(Draft) error, report func(Problem)) (*Rows, error) {
	if _, ok := forms[k]; !ok {
		return nil, fmt.Errorf("records of the kind %q cannot be imported", k)
	}
	return &Rows{kind: k, emit: emit, report: report, told: map[string]bool{}}, nil
}

// Add emits the draft of a row, or reports why it is refused. The error is
// that of emit.
func (rs *Rows) Add(row Row) error {
	r := reading{row: row, kind: rs.kind}
	d := r.draft(forms[rs.kind], row.Values, "")
	rs.remark(row, r.remarks)
	if len(r.faults) > 0 {
		for _, p := range r.faults {
			rs.report(p)
		}
		return nil
	}
	return rs.emit(d)
}

// Refuse reports a row that could not even be taken apart.
func (rs *Rows) Refuse(at Position, reason string) {
	rs.report(Problem{At: at, Kind: rs.kind, Severity: Refused, Reason: reason})
}

// Note reports, once, something to know about a column or the file.
func (rs *Rows) Note(at Position, reason string) {
	if key := at.Column + "\x00" + reason; !rs.told[key] {
		rs.told[key] = true
		rs.report(Problem{At: at, Kind: rs.kind, Severity: Note, Reason: reason})
	}
}

func (rs *Rows) remark(row Row, remarks []remark) {
	for _, m := range remarks {
		at := row.At
		at.Column = m.path
		rs.Note(at, m.reason)
	}
}

type remark struct{ path, reason string }

// reading is one row being turned into a draft.
type reading struct {
	row     Row
	kind    domain.Kind
	faults  []Problem
	remarks []remark
	links   []Link
	nested  []Draft
}

// draft makes a draft of the values of an object; path is where it stands in
// the row ("" for the row itself).
func (r *reading) draft(fields []field, in map[string]any, path string) Draft {
	values := r.object(fields, in, path)
	kind := r.kind
	if path != "" {
		kind = domain.KindEvidence
	}
	d := Draft{At: r.row.At, Fields: carried(fields, in), Column: r.column(fields, path)}
	if path == "" {
		d.Links, d.Nested = r.links, r.nested
	}
	rec, err := fill(kind, values)
	if err != nil {
		r.fault(path, "cannot be read: "+err.Error())
		return d
	}
	if key, ok := values["key"].(string); ok {
		rec.Head().AddKey(domain.Key{Scheme: SchemeKey, Value: key})
	}
	d.Record = rec
	return d
}

// fill goes through JSON: a row's values have the names of the record's.
func fill(k domain.Kind, values map[string]any) (domain.Record, error) {
	rec, err := domain.New(k)
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(values)
	if err != nil {
		return nil, err
	}
	return rec, json.Unmarshal(b, rec)
}

// carried lists the record's fields for which the row has a value, be it an
// empty one.
func carried(fields []field, in map[string]any) []string {
	var out []string
	for _, f := range fields {
		if _, ok := in[f.name]; ok {
			out = append(out, f.target())
		}
	}
	return out
}

// column gives the way back from a path in the record to the row's column.
func (r *reading) column(fields []field, base string) func(string) string {
	columns := r.row.Columns
	return func(path string) string {
		head, rest := splitPath(path)
		if head == "keys" {
			head, rest = keyField.name, ""
		}
		i := slices.IndexFunc(fields, func(f field) bool { return f.target() == head })
		if i >= 0 {
			head = fields[i].name
			if fields[i].form == formTexts {
				rest = strings.Replace(rest, ".name", "", 1)
			}
		}
		return locate(columns, join(base, head)+rest)
	}
}

func splitPath(path string) (head, rest string) {
	if i := strings.IndexAny(path, ".["); i >= 0 {
		return path[:i], path[i:]
	}
	return path, ""
}

func join(base, name string) string {
	if base == "" {
		return name
	}
	return base + "." + name
}

// fault refuses the row; path is a path in the row.
func (r *reading) fault(path, reason string) {
	at := r.row.At
	at.Column = locate(r.row.Columns, path)
	r.faults = append(r.faults, Problem{At: at, Kind: r.kind, Severity: Refused, Reason: reason})
}
