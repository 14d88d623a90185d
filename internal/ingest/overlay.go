package ingest

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// overlay puts the named fields of a draft into a stored record, all if
// fields is nil, and adds its keys. Names are those of the record's JSON.
func overlay(stored, draft domain.Record, fields []string) {
	support := supportOf(stored)
	to, from := reflect.ValueOf(stored).Elem(), reflect.ValueOf(draft).Elem()
	for i := range to.NumField() {
		name, _, _ := strings.Cut(to.Type().Field(i).Tag.Get("json"), ",")
		if name != "" && (fields == nil || slices.Contains(fields, name)) {
			to.Field(i).Set(from.Field(i))
		}
	}
	for _, k := range draft.Head().Keys {
		stored.Head().AddKey(k)
	}
	keepSupport(stored, support)
}

// supportOf gives which evidence supports the competences of a record; no
// source carries that.
func supportOf(r domain.Record) map[domain.Text][]domain.ID {
	out := map[domain.Text][]domain.ID{}
	for _, c := range competences(r) {
		out[c.Name] = c.Evidence
	}
	return out
}

func keepSupport(r domain.Record, support map[domain.Text][]domain.ID) {
	list := competences(r)
	for i, c := range list {
		if len(c.Evidence) == 0 {
			list[i].Evidence = support[c.Name]
		}
	}
}

func competences(r domain.Record) []domain.Competence {
	switch r := r.(type) {
	case *domain.Organisation:
		return r.Competences
	case *domain.Researcher:
		return r.Competences
	case *domain.Offer:
		return r.Competences
	}
	return nil
}

// begin gives a new record the state in which imported ones start.
func begin(r domain.Record, now time.Time) {
	switch r := r.(type) {
	case *domain.Challenge:
		if r.State == "" {
			open(r, "", now, ReasonImport)
		}
	case *domain.Offer:
		if r.State == "" {
			r.State = domain.OfferActive
		}
	case *domain.Endorsement:
		if r.State == "" {
			r.State = domain.EndorsementActive
		}
	}
}

// setLink sets a reference of a record, or adds it to a list of them.
func setLink(r domain.Record, field string, ref domain.Ref) {
	switch r := r.(type) {
	case *domain.Researcher:
		r.Organisation = ref.ID
	case *domain.Evidence:
		r.For = with(r.For, ref)
	case *domain.InterestGroup:
		r.Members = with(r.Members, ref)
	case *domain.Offer:
		if field == "contact" {
			r.Contact = ref.ID
		} else {
			r.Organisation = ref.ID
		}
	case *domain.Challenge:
		r.Organisation = ref.ID
	case *domain.Collaboration:
		r.Parties = with(r.Parties, ref)
	case *domain.Endorsement:
		if field == "to" {
			r.To = ref
		} else {
			r.From = ref
		}
	}
}

func with(list []domain.Ref, ref domain.Ref) []domain.Ref {
	if slices.Contains(list, ref) {
		return list
	}
	return append(list, ref)
}
