package cordis

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
)

// organisation is one or more participants that are the same.
type organisation struct {
	parts []*participant
	rows  []entry
	keys  []domain.Key
}

// unite makes organisations of participants. Two are one if their normalised
// names are equal and their countries are, or one country is missing and no
// third participant of that name makes it doubtful which is meant. The same
// name in another country stays apart: names like "Ministry of Health" are
// too common, and a wrong union is harder to mend than a missing one.
func (r *reading) unite(all []*participant) []*organisation {
	countries := map[string][]string{} // of each name, known ones, each once
	for _, m := range all {
		m.settle()
		if m.country != "" && !slices.Contains(countries[m.name], m.country) {
			countries[m.name] = append(countries[m.name], m.country)
		}
	}
	var out []*organisation
	byName := map[string]*organisation{}
	for _, m := range all {
		known := countries[m.name]
		if m.country == "" && len(known) == 1 {
			m.country = known[0]
		}
		id := m.name + "|" + m.country
		o := byName[id]
		if o == nil {
			o = &organisation{}
			byName[id] = o
			out = append(out, o)
			r.remarkApart(m, known)
		} else {
			r.remarkUnited(o.parts[0], m)
		}
		o.add(m)
	}
	for _, o := range out {
		first := o.parts[0]
		o.keys = append(o.keys, domain.Key{Scheme: SchemeName, Value: first.name + "|" + first.country})
	}
	return out
}

func (o *organisation) add(m *participant) {
	m.org = o
	o.parts = append(o.parts, m)
	o.rows = append(o.rows, m.rows...)
	if m.pic != "" {
		o.keys = append(o.keys, domain.Key{Scheme: Scheme, Value: m.pic})
	}
}

func (r *reading) remarkUnited(first, m *participant) {
	r.tell(m.rows[0].at, domain.KindOrganisation, importer.Merged,
		"%s %q (%s) has the same name and country as %s (%s): one organisation",
		m.label(), m.rows[0].name, m.lines(), first.label(), first.lines())
}

// remarkApart tells of the second and further countries of one name.
func (r *reading) remarkApart(m *participant, known []string) {
	if len(known) < 2 || m.country == known[0] {
		return
	}
	r.tell(m.rows[0].at, domain.KindOrganisation, importer.Note,
		"%s %q (%s) has the same name as an organisation in another country (%s): kept apart",
		m.label(), m.rows[0].name, m.lines(), strings.Join(known, ", "))
}

func (m *participant) label() string {
	if m.pic == "" {
		return "without a PIC"
	}
	return "PIC " + m.pic
}

// lines names the first rows of a participant.
func (m *participant) lines() string {
	const most = 20
	var out []string
	for _, e := range m.rows[:min(most, len(m.rows))] {
		out = append(out, fmt.Sprint(e.at.Line))
	}
	if len(m.rows) > most {
		out = append(out, "…")
	}
	if len(m.rows) == 1 {
		return "line " + out[0]
	}
	return "lines " + strings.Join(out, ", ")
}

// draft carries only what the register knows: what it leaves empty stays as
// it is stored.
func (o *organisation) draft() importer.Draft {
	pick := func(f func(entry) string) string { return usual(o.rows, f) }
	short := pick(func(e entry) string { return e.short })
	name := pick(func(e entry) string { return e.name })
	rec := &domain.Organisation{
		City:    pick(func(e entry) string { return tidyCity(e.city) }),
		Country: o.parts[0].country,
		Website: website(pick(func(e entry) string { return e.url })),
	}
	lang := domain.EN
	if rec.Country == "PL" {
		lang = domain.PL
	}
	rec.Name.Set(lang, tidyName(name, short, rec.City))
	if short != name {
		rec.Short = short
	}
	activity := pick(func(e entry) string { return e.activity })
	rec.Area = area(activity)
	rec.Size = size(activity, pick(func(e entry) string { return e.sme }))
	rec.Keys = o.keys
	return importer.Draft{At: o.rows[0].at, Record: rec, Fields: known(rec), Column: column(columns)}
}

var columns = map[string]string{
	"short": "shortName", "area": "activityType", "size": "SME", "website": "organizationURL", "keys": "name",
}

func known(o *domain.Organisation) []string {
	out := []string{"name", "area"}
	for _, f := range []struct{ name, value string }{
		{"short", o.Short},
		{"size", string(o.Size)},
		{"city", o.City},
		{"country", o.Country},
		{"website", o.Website},
	} {
		if f.value != "" {
			out = append(out, f.name)
		}
	}
	return out
}

func area(activity string) domain.Area {
	switch activity {
	case "PRC":
		return domain.AreaBioF
	case "HES":
		return domain.AreaEDU
	case "REC":
		return domain.AreaRD
	case "PUB":
		return domain.AreaGOV
	}
	return domain.AreaBIZ
}

func size(activity, sme string) domain.Size {
	if sme == "true" || sme == "1" {
		return domain.SizeSME
	}
	switch activity {
	case "HES", "REC", "PUB":
		return domain.SizePublic
	case "PRC":
		if sme == "" {
			return "" // not stated
		}
		return domain.SizeLarge
	}
	return domain.SizeOther
}

// website gives an absolute address, "" if there is none in s.
func website(s string) string {
	if s != "" && !strings.Contains(s, "://") {
		s = "http://" + s
	}
	u, err := url.Parse(s)
	if err != nil || !strings.Contains(u.Host, ".") || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}
