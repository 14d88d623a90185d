// Package cordis reads the open data of CORDIS, the European Commission's
// register of research projects: project.csv and organization.csv of a
// folder. It makes organisations, one piece of evidence for each project and
// one collaboration for each project with several participants.
package cordis

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/table"
)

// Schemes of the external keys.
const (
	Scheme     = "cordis"      // a PIC, the number of a participant; or a project's id
	SchemeName = "cordis-name" // normalised name and country, "universidad de chile|CL"
)

// Source is a folder with the two files.
type Source struct{ dir string }

// New gives the source of a folder.
func New(dir string) *Source { return &Source{dir: dir} }

// Read implements importer.Source. Of one organisation it emits one draft,
// however many projects it takes part in.
func (s *Source) Read(ctx context.Context, emit func(importer.Draft) error, report func(importer.Problem)) error {
	r := &reading{emit: emit, report: report}
	projects, err := r.projects(ctx, filepath.Join(s.dir, "project.csv"))
	if err != nil {
		return err
	}
	people, err := r.participants(ctx, filepath.Join(s.dir, "organization.csv"), projects)
	if err != nil {
		return err
	}
	for _, o := range r.unite(people.all) {
		if err := emit(o.draft()); err != nil {
			return err
		}
	}
	for _, p := range projects.all {
		if err := r.project(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// reading is one run over the folder.
type reading struct {
	emit   func(importer.Draft) error
	report func(importer.Problem)
}

func (r *reading) tell(at importer.Position, k domain.Kind, s importer.Severity, format string, args ...any) {
	r.report(importer.Problem{At: at, Kind: k, Severity: s, Reason: fmt.Sprintf(format, args...)})
}

// rows calls fn for each good row of a file and refuses the others.
func (r *reading) rows(
	ctx context.Context, path string, k domain.Kind, needed []string,
	fn func(t *table.Table, row table.Row, at importer.Position),
) error {
	t, err := table.Open(path)
	if err != nil {
		return err
	}
	if err := t.Need(needed...); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for row := range t.Rows() {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := importer.Position{File: path, Line: row.Line}
		if row.Err != nil {
			at.Column = table.ColumnOf(row.Err)
			r.tell(at, k, importer.Refused, "%v", row.Err)
			continue
		}
		fn(t, row, at)
	}
	return nil
}
