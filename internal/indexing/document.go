package indexing

import (
	"errors"
	"slices"
	"strconv"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Indexed lists the kinds of records that can be found.
var Indexed = [...]domain.Kind{
	domain.KindOrganisation, domain.KindResearcher, domain.KindChallenge, domain.KindOffer,
}

// document makes what the open index holds of a record; ok is false if it
// holds nothing of it, or the record is gone.
func document(r store.Reader, ref domain.Ref) (doc index.Document, ok bool, err error) {
	rec, err := r.Get(ref.Kind, ref.ID)
	if errors.Is(err, domain.ErrNotFound) {
		return doc, false, nil
	}
	if err != nil {
		return doc, false, err
	}
	audience, ok := policy.Audience(rec)
	if !ok {
		return doc, false, nil
	}
	doc = index.Document{
		ID: string(ref.ID), Kind: string(ref.Kind), Audience: audience,
		Facets: map[index.Facet][]string{index.FacetKind: {string(ref.Kind)}},
	}
	b := builder{r: r, ref: ref, doc: &doc}
	b.describe(rec)
	b.evidence()
	b.languages()
	b.groups(ref)
	return doc, b.err == nil, b.err
}

// builder fills one document; the first error stops it.
type builder struct {
	r   store.Reader
	ref domain.Ref
	doc *index.Document
	err error
}

func (b *builder) describe(rec domain.Record) {
	d := b.doc
	switch rec := rec.(type) {
	case *domain.Organisation:
		d.Title, d.Summary = plain(rec.Name), plain(rec.Summary)
		d.Names = present(rec.Short, rec.Name.PL, rec.Name.EN)
		b.competences(rec.Competences)
		b.place(rec, rec.City)
		b.trl(rec.TRL)
	case *domain.Researcher:
		d.Names = present(rec.Given + " " + rec.Family)
		d.Summary = joined(rec.Position, rec.Bio)
		b.competences(rec.Competences)
		b.home(rec.Organisation, rec.City)
		b.trl(rec.TRL)
	case *domain.Offer:
		d.Title, d.Summary = plain(rec.Title), plain(rec.Summary)
		b.competences(rec.Competences)
		b.home(rec.Organisation, rec.City)
		b.trl(rec.TRL)
	case *domain.Challenge:
		d.Title, d.Summary = plain(rec.Title), plain(rec.Summary)
		for _, a := range rec.Aspects {
			d.Keywords = append(d.Keywords, plain(a.Text))
		}
		b.home(rec.Organisation, "")
		b.trl(rec.TRL)
	}
}

func (b *builder) competences(cs []domain.Competence) {
	for _, c := range cs {
		b.doc.Keywords = append(b.doc.Keywords, plain(c.Name))
	}
}

// home takes area, city and groups from the organisation behind a record.
func (b *builder) home(id domain.ID, city string) {
	if id == "" || b.err != nil {
		b.add(index.FacetCity, city)
		return
	}
	org, err := store.Get[*domain.Organisation](b.r, id)
	if errors.Is(err, domain.ErrNotFound) {
		b.add(index.FacetCity, city)
		return
	}
	if err != nil {
		b.err = err
		return
	}
	if city == "" {
		city = org.City
	}
	b.place(org, city)
	b.groups(domain.RefTo(org))
}

func (b *builder) place(org *domain.Organisation, city string) {
	b.add(index.FacetArea, string(org.Area))
	b.add(index.FacetOrganisation, string(org.ID))
	b.add(index.FacetCity, city)
}

func (b *builder) trl(t domain.TRL) {
	for _, l := range t.Levels() {
		b.add(index.FacetTRL, strconv.Itoa(l))
	}
}

func (b *builder) add(f index.Facet, v string) {
	if v != "" && !slices.Contains(b.doc.Facets[f], v) {
		b.doc.Facets[f] = append(b.doc.Facets[f], v)
	}
}

func (b *builder) evidence() {
	if b.err != nil {
		return
	}
	for e, err := range store.Of[*domain.Evidence](b.r, b.ref) {
		if err != nil {
			b.err = err
			return
		}
		b.doc.Evidence = append(b.doc.Evidence, joined(e.Title, e.Body))
	}
}

func (b *builder) groups(ref domain.Ref) {
	if b.err != nil {
		return
	}
	for g, err := range store.Of[*domain.InterestGroup](b.r, ref) {
		if err != nil {
			b.err = err
			return
		}
		b.add(index.FacetGroup, string(g.ID))
	}
}

// languages are those that the document has texts in.
func (b *builder) languages() {
	texts := slices.Concat(b.doc.Keywords, b.doc.Evidence, []index.Text{b.doc.Summary})
	if b.ref.Kind != domain.KindOrganisation {
		texts = append(texts, b.doc.Title)
	}
	for _, t := range texts {
		if t.PL != "" {
			b.add(index.FacetLanguage, string(domain.PL))
		}
		if t.EN != "" {
			b.add(index.FacetLanguage, string(domain.EN))
		}
	}
}

func plain(t domain.Text) index.Text { return index.Text{PL: t.PL, EN: t.EN} }

func joined(a, b domain.Text) index.Text {
	return index.Text{PL: glue(a.PL, b.PL), EN: glue(a.EN, b.EN)}
}

func glue(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

func present(ss ...string) []string {
	var out []string
	for _, s := range ss {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
