package discovery

import (
	"context"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/quote"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// mostConcepts bounds the concepts that one stands for: itself and those
// below it, the nearest first.
const mostConcepts = 1000

// maxConcept bounds the bytes of a concept's id.
const maxConcept = 200

// OfKind is what there is of a kind, the best first; Count is of all that the
// viewer may find, Hits are the first of them.
type OfKind struct {
	Kind  domain.Kind
	Count int
	Hits  []Hit
}

// kinds are those of which people ask who works on something, in the order of
// the answer.
var kinds = [...]domain.Kind{domain.KindResearcher, domain.KindOrganisation, domain.KindOffer, domain.KindChallenge}

// ByKind gives who and what has to do with a concept or one below it: of each
// kind of which there is something up to most hits. A concept that does not
// exist gives domain.ErrNotFound.
func (s *Service) ByKind(ctx context.Context, v policy.Viewer, concept string, most int) ([]OfKind, error) {
	if !v.Lang.Valid() {
		v.Lang = domain.PL
	}
	ids, err := s.meant(concept)
	if err != nil || len(ids) == 0 {
		return nil, domain.ErrNotFound
	}
	terms := quote.TermsOf(s.lexicon, "", "").With(ids...)
	q := index.Query{
		Concepts: ids, Audiences: policy.Audiences(v), Count: []index.Facet{index.FacetKind}, Values: len(kinds),
	}
	all, err := s.find(ctx, q)
	if err != nil {
		return nil, err
	}
	var out []OfKind
	for _, k := range kinds {
		n := count(all.Facets[index.FacetKind], string(k))
		if n == 0 {
			continue
		}
		q.Size, q.Count, q.Filters = most, nil, map[index.Facet][]string{index.FacetKind: {string(k)}}
		found, err := s.find(ctx, q)
		if err != nil {
			return nil, err
		}
		hits, err := s.hits(ctx, v, found.Hits, terms)
		if err != nil {
			return nil, err
		}
		out = append(out, OfKind{Kind: k, Count: n, Hits: hits})
	}
	return out, nil
}

// meant gives the ids that a concept stands for in the index, its own first;
// none for "".
func (s *Service) meant(concept string) ([]string, error) {
	if concept == "" {
		return nil, nil
	}
	if len(concept) > maxConcept || !utf8.ValidString(concept) {
		return nil, refuse("concept")
	}
	th := s.lexicon.Thesaurus()
	c, ok := th.Concept(thesaurus.ID(concept))
	if !ok {
		return nil, refuse("concept")
	}
	out := []string{string(c.ID)}
	for _, b := range th.Below(c.ID, mostConcepts-1) {
		out = append(out, string(b.ID))
	}
	return out, nil
}
