package bleveindex

import (
	"cmp"
	"fmt"
	"slices"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index"
)

// sieve keeps the candidates that pass all filters and counts facets. A facet
// is counted over what passes all filters but its own, so that further values
// of it can be chosen.
func (s *search) sieve(found []candidate) ([]candidate, map[index.Facet][]index.FacetCount, error) {
	filters, err := s.filters()
	if err != nil {
		return nil, nil, err
	}
	c, err := s.counter()
	if err != nil {
		return nil, nil, err
	}
	var hits []candidate
	for i, d := range found {
		if i%1024 == 0 && s.ctx.Err() != nil {
			return nil, nil, s.ctx.Err()
		}
		failed, n := index.Facet(""), 0
		for f, b := range filters {
			if !b.has(d.doc) {
				failed = f
				n++
			}
		}
		if n == 0 {
			hits = append(hits, d)
		}
		if n == 0 || n == 1 && c.counts[failed] != nil {
			if err := c.count(d.doc, failed); err != nil {
				return nil, nil, err
			}
		}
	}
	return hits, c.result(s.q), nil
}

// filters gives the documents that pass each filter. A filter without values
// lets nothing pass.
func (s *search) filters() (map[index.Facet]bits, error) {
	out := map[index.Facet]bits{}
	for f, values := range s.q.Filters {
		b, err := having(s.ctx, s.r, facetField(f), values)
		if err != nil {
			return nil, err
		}
		out[f] = b
	}
	return out, nil
}

// counter counts values of facets.
type counter struct {
	values bleveapi.DocValueReader
	facets map[string]index.Facet // by field
	counts map[index.Facet]map[string]int
	id     bleveapi.IndexInternalID // used again for each document
}

func (s *search) counter() (*counter, error) {
	c := &counter{facets: map[string]index.Facet{}, counts: map[index.Facet]map[string]int{}}
	var fields []string
	for _, f := range s.q.Count {
		if c.counts[f] == nil {
			fields = append(fields, facetField(f))
			c.facets[facetField(f)] = f
			c.counts[f] = map[string]int{}
		}
	}
	if len(fields) == 0 {
		return c, nil
	}
	var err error
	if c.values, err = s.r.DocValueReader(fields); err != nil {
		return nil, fmt.Errorf("reading facets: %w", err)
	}
	return c, nil
}

// count counts the values of a document: of all facets or, if only is one,
// of that one.
func (c *counter) count(doc uint64, only index.Facet) error {
	if len(c.counts) == 0 {
		return nil
	}
	c.id = bleveapi.NewIndexInternalID(c.id, doc)
	err := c.values.VisitDocValues(c.id, func(field string, value []byte) {
		if f := c.facets[field]; only == "" || only == f {
			c.counts[f][string(value)]++
		}
	})
	if err != nil {
		return fmt.Errorf("reading facets: %w", err)
	}
	return nil
}

// result gives the counts, most frequent first.
func (c *counter) result(q index.Query) map[index.Facet][]index.FacetCount {
	if len(q.Count) == 0 {
		return nil
	}
	out := map[index.Facet][]index.FacetCount{}
	for f, counts := range c.counts {
		list := make([]index.FacetCount, 0, len(counts))
		for v, n := range counts {
			list = append(list, index.FacetCount{Value: v, Count: n})
		}
		slices.SortFunc(list, func(a, b index.FacetCount) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
		out[f] = list[:min(len(list), q.Values)]
	}
	return out
}
