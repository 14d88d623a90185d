package cordis

import (
	"context"
	"regexp"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/table"
)

// participant is all rows of organization.csv under one PIC, or, where there
// is none, under one name and country.
type participant struct {
	pic     string // "" if the rows have none
	name    string // normalised
	country string
	rows    []entry
	org     *organisation
}

// entry is what one row says about a participant.
type entry struct {
	at                                             importer.Position
	name, short, city, country, url, activity, sme string
}

type participants struct {
	all  []*participant // by first row
	byID map[string]*participant
}

var (
	organisationColumns = []string{"projectid", "name", "activitytype", "city", "country"}
	contactPattern      = regexp.MustCompile(`contact-form/project/(\d+)/`)
	picPattern          = regexp.MustCompile(`^\d{1,12}$`)
)

func (r *reading) participants(ctx context.Context, path string, ps *projects) (*participants, error) {
	out := &participants{byID: map[string]*participant{}}
	const kind = domain.KindOrganisation
	err := r.rows(ctx, path, kind, organisationColumns,
		func(_ *table.Table, row table.Row, at importer.Position) {
			id := strings.TrimSpace(row.Cell("projectid"))
			p := ps.byID[id]
			if p == nil {
				at.Column = "projectID"
				r.tell(at, kind, importer.Refused, "%s is not a project of project.csv", importer.Quote(id))
				return
			}
			e := parseEntry(row, at)
			if normal(e.name) == "" {
				at.Column = "name"
				r.tell(at, kind, importer.Refused, "is missing")
				return
			}
			m := out.of(pic(row), e)
			m.rows = append(m.rows, e)
			p.parties = append(p.parties, m)
		})
	return out, err
}

func parseEntry(row table.Row, at importer.Position) entry {
	text := func(column string) string {
		return strings.Join(strings.Fields(clean(row.Cell(column))), " ")
	}
	return entry{
		at: at, name: text("name"), short: text("shortname"), city: text("city"),
		country: country(text("country")), url: text("organizationurl"),
		activity: strings.ToUpper(text("activitytype")), sme: strings.ToLower(text("sme")),
	}
}

// pic gives the number of a participant: full downloads have a column for it,
// extracts only the address of its contact form.
func pic(row table.Row) string {
	if id := strings.TrimSpace(row.Cell("organisationid")); picPattern.MatchString(id) {
		return id
	}
	if m := contactPattern.FindStringSubmatch(row.Cell("contactform")); m != nil {
		return m[1]
	}
	return ""
}

// of gives the participant of a row.
func (ps *participants) of(pic string, e entry) *participant {
	id := "pic " + pic
	if pic == "" {
		id = "name " + normal(e.name) + "|" + e.country
	}
	m := ps.byID[id]
	if m == nil {
		m = &participant{pic: pic}
		ps.byID[id] = m
		ps.all = append(ps.all, m)
	}
	return m
}

// settle chooses name and country by which the participant is compared.
func (m *participant) settle() {
	m.name = normal(usual(m.rows, func(e entry) string { return e.name }))
	m.country = usual(m.rows, func(e entry) string { return e.country })
}

// usual gives the value that most rows have, of several the one that comes
// first; rows without a value don't count.
func usual(rows []entry, value func(entry) string) string {
	counts := map[string]int{}
	for _, e := range rows {
		if v := value(e); v != "" {
			counts[v]++
		}
	}
	best := ""
	for _, e := range rows {
		if v := value(e); counts[v] > counts[best] {
			best = v
		}
	}
	return best
}

// country gives the ISO code of a country; the Commission has two of its own.
func country(code string) string {
	switch code = strings.ToUpper(code); code {
	case "UK":
		return "GB"
	case "EL":
		return "GR"
	}
	return code
}
