package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index"
)

// Search implements index.Searcher. A text without any word in it, such as a
// lone sign, finds nothing.
func (e *Engine) Search(ctx context.Context, q index.Query) (res index.Result, err error) {
	if err := check(q); err != nil {
		return res, err
	}
	units, err := parse(e.opts.Lexicon, q)
	if err != nil {
		return res, err
	}
	sc, ok := e.pool.Get().(*scratch)
	if !ok {
		sc = &scratch{}
	}
	err = e.read(ctx, func(r bleveapi.IndexReader) error {
		s := search{ctx: ctx, r: r, q: q, scratch: sc}
		res, err = s.run(units)
		return err
	})
	if err != nil {
		return index.Result{}, err // the scratch may be soiled: it is not used again
	}
	e.pool.Put(sc)
	return res, nil
}

// search is one search.
type search struct {
	ctx context.Context
	r   bleveapi.IndexReader
	q   index.Query
	*scratch
}

// candidate is a document that has the words asked for.
type candidate struct {
	doc   uint64
	score float64
	id    string // once looked up
}

func (s *search) run(units []asked) (index.Result, error) {
	visible, err := having(s.ctx, s.r, audienceField, s.q.Audiences)
	if err != nil {
		return index.Result{}, err
	}
	s.size(64 * len(visible))
	found, err := s.candidates(visible, units)
	if err != nil {
		return index.Result{}, err
	}
	hits, facets, err := s.sieve(found)
	if err != nil {
		return index.Result{}, err
	}
	page, err := s.page(hits)
	if err != nil {
		return index.Result{}, err
	}
	return index.Result{Hits: page, Total: len(hits), Facets: facets}, nil
}

// candidates gives the documents that hold enough of the words, in the order
// of their numbers.
func (s *search) candidates(visible bits, units []asked) ([]candidate, error) {
	var out []candidate
	if blank(s.q) {
		for doc := range visible.all() {
			out = append(out, candidate{doc: doc})
		}
		return out, nil
	}
	sc := scorer{scratch: s.scratch, r: s.r, visible: visible, count: visible.count()}
	for _, u := range units {
		if err := s.ctx.Err(); err != nil {
			return nil, err
		}
		if err := sc.add(s.ctx, u); err != nil {
			return nil, err
		}
	}
	need := int32(least(s.q, units))
	slices.Sort(s.found)
	for _, doc := range s.found {
		if s.held[doc] >= need {
			out = append(out, candidate{doc: uint64(doc), score: s.score[doc]})
		}
	}
	return out, nil
}

// page gives the hits of the page asked for. Ids are looked up only of those
// that may come to stand on it.
func (s *search) page(hits []candidate) ([]index.Hit, error) {
	end := min(s.q.From+s.q.Size, len(hits))
	if s.q.Size == 0 || s.q.From >= end {
		return nil, nil
	}
	slices.SortFunc(hits, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	near := end
	for near < len(hits) && hits[near].score == hits[end-1].score {
		near++
	}
	hits = hits[:near]
	var internal bleveapi.IndexInternalID
	for i := range hits {
		internal = bleveapi.NewIndexInternalID(internal, hits[i].doc)
		id, err := s.r.ExternalID(internal)
		if err != nil {
			return nil, fmt.Errorf("looking up an id: %w", err)
		}
		hits[i].id = id
	}
	slices.SortFunc(hits, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id))
	})
	return s.withKinds(hits[s.q.From:end])
}

// withKinds gives candidates as hits.
func (s *search) withKinds(hits []candidate) ([]index.Hit, error) {
	values, err := s.r.DocValueReader([]string{facetField(index.FacetKind)})
	if err != nil {
		return nil, fmt.Errorf("reading kinds: %w", err)
	}
	out := make([]index.Hit, len(hits))
	var internal bleveapi.IndexInternalID
	for i, h := range hits {
		out[i] = index.Hit{ID: h.id, Score: h.score}
		internal = bleveapi.NewIndexInternalID(internal, h.doc)
		err := values.VisitDocValues(internal, func(_ string, v []byte) { out[i].Kind = string(v) })
		if err != nil {
			return nil, fmt.Errorf("reading kinds: %w", err)
		}
	}
	return out, nil
}
