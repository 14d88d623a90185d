package cordis

import (
	"cmp"
	"context"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/table"
)

// project is a row of project.csv with its participants.
type project struct {
	at          importer.Position
	id          string
	title, text string
	year, until int
	parties     []*participant // in the order of the file, each once
}

type projects struct {
	all  []*project
	byID map[string]*project
}

var (
	projectColumns = []string{"id", "title", "startdate", "enddate", "objective"}
	datePattern    = regexp.MustCompile(`^(\d{4})-\d{2}-\d{2}`)
	idPattern      = regexp.MustCompile(`^[0-9A-Za-z_-]{1,40}$`)
)

func (r *reading) projects(ctx context.Context, path string) (*projects, error) {
	ps := &projects{byID: map[string]*project{}}
	err := r.rows(ctx, path, domain.KindEvidence, projectColumns,
		func(_ *table.Table, row table.Row, at importer.Position) {
			p, column, reason := parseProject(row)
			if other := ps.byID[p.id]; reason == "" && other != nil {
				column, reason = "id", "is the project of line "+strconv.Itoa(other.at.Line)+" again"
			}
			if reason != "" {
				at.Column = column
				r.tell(at, domain.KindEvidence, importer.Refused, "%s", reason)
				return
			}
			p.at = at
			ps.byID[p.id] = p
			ps.all = append(ps.all, p)
		})
	return ps, err
}

func parseProject(row table.Row) (p *project, column, reason string) {
	p = &project{
		id:    strings.TrimSpace(row.Cell("id")),
		title: clean(row.Cell("title")), text: clean(row.Cell("objective")),
	}
	if !idPattern.MatchString(p.id) {
		return p, "id", importer.Quote(p.id) + " is not the number of a project"
	}
	var ok bool
	if p.year, ok = year(row.Cell("startdate")); !ok {
		return p, "startDate", importer.Quote(row.Cell("startdate")) + " is not a date like 2027-03-31"
	}
	if p.until, ok = year(row.Cell("enddate")); !ok {
		return p, "endDate", importer.Quote(row.Cell("enddate")) + " is not a date like 2027-03-31"
	}
	return p, "", ""
}

// year gives the year of a date, 0 for none.
func year(s string) (int, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, true
	}
	m := datePattern.FindStringSubmatch(s)
	if m == nil || domain.Date(s[:10]).Time().IsZero() {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// clean also puts spaces in place of the control characters that the register
// has here and there.
func clean(s string) string {
	return importer.Clean(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && c != '\n' && c != '\t' && c != '\r' {
			return ' '
		}
		return c
	}, s))
}

// project emits the evidence and the collaboration of a project.
func (r *reading) project(ctx context.Context, p *project) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	parties := p.organisations()
	if len(parties) == 0 {
		r.tell(p.at, domain.KindEvidence, importer.Refused, "project %s has no participants", p.id)
		return nil
	}
	if err := r.emit(p.evidence(parties)); err != nil {
		return err
	}
	if len(parties) < 2 {
		return nil
	}
	if n := len(parties); n > domain.MaxList {
		r.tell(p.at, domain.KindCollaboration, importer.Note,
			"project %s has %d participants; the collaboration names the first %d", p.id, n, domain.MaxList)
		parties = parties[:domain.MaxList]
	}
	return r.emit(p.collaboration(parties))
}

// organisations lists the participants after those that are one organisation
// were united.
func (p *project) organisations() []*organisation {
	var out []*organisation
	seen := map[*organisation]bool{}
	for _, m := range p.parties {
		if !seen[m.org] {
			seen[m.org] = true
			out = append(out, m.org)
		}
	}
	return out
}

func (p *project) evidence(parties []*organisation) importer.Draft {
	rec := &domain.Evidence{
		Type: domain.Project, Title: domain.Text{EN: p.title}, Body: domain.Text{EN: p.text},
		Year: p.year, Until: p.until, Source: "CORDIS", URL: "https://cordis.europa.eu/project/id/" + p.id,
	}
	rec.AddKey(domain.Key{Scheme: Scheme, Value: p.id})
	names := map[string]string{
		"title": "title", "text": "objective", "year": "startDate", "until": "endDate", "url": "id", "keys": "id",
	}
	return importer.Draft{
		At: p.at, Record: rec, Links: links("for", parties), Column: column(names),
		Fields: []string{"type", "title", "text", "year", "until", "source", "url", "for"},
	}
}

func (p *project) collaboration(parties []*organisation) importer.Draft {
	rec := &domain.Collaboration{
		Type: domain.JointProject, Title: domain.Text{EN: p.title}, From: p.year, To: p.until,
	}
	rec.AddKey(domain.Key{Scheme: Scheme, Value: p.id})
	names := map[string]string{"title": "title", "from": "startDate", "to": "endDate", "keys": "id"}
	return importer.Draft{
		At: p.at, Record: rec, Links: links("parties", parties), Column: column(names),
		Fields: []string{"type", "title", "from", "to", "parties"},
	}
}

// links are loose: one organisation that could not be saved must not take a
// project from the others.
func links(field string, parties []*organisation) []importer.Link {
	out := make([]importer.Link, len(parties))
	for i, o := range parties {
		out[i] = importer.Link{
			Field: field, Path: "participants", Kinds: []domain.Kind{domain.KindOrganisation},
			Key: o.keys[0], Loose: true,
		}
	}
	return out
}

// column translates fields of a record to columns of the files.
func column(names map[string]string) func(string) string {
	return func(path string) string {
		head := path
		if i := strings.IndexAny(path, ".["); i >= 0 {
			head = path[:i]
		}
		return cmp.Or(names[head], head)
	}
}
