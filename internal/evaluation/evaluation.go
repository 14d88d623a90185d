// Package evaluation measures the product's own matcher, search and language
// chain: against judgements, against what was marked by hand, and by the
// clock. It has no path and no parameter of its own: what is measured is what
// runs.
package evaluation

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/measure"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Relevant is the grade from which a candidate counts as found, for recall
// and reciprocal rank.
const Relevant = 2

// depth is how far down a ranking is looked at.
const depth = 10

// Ranker ranks all recalled candidates of a challenge.
type Ranker interface {
	Rank(ctx context.Context, challenge domain.ID) ([]matching.Scored, error)
}

// Searcher searches as the page does.
type Searcher interface {
	Search(ctx context.Context, v policy.Viewer, r discovery.Request) (discovery.Results, error)
}

// Score is a candidate's place in a ranking, by external keys.
type Score struct {
	Need, Candidate string
	Score           float64
}

// Figures are means over all judged needs.
type Figures struct {
	Needs    int
	NDCG     float64 // @10
	MRR      float64
	Recall   float64 // @10
	Unjudged float64 // of the first ten, in candidates
}

// Service measures.
type Service struct {
	store  store.Store
	ranker Ranker
	search Searcher
}

// New gives the service.
func New(s store.Store, r Ranker, search Searcher) *Service {
	return &Service{store: s, ranker: r, search: search}
}

// Matcher ranks the candidates of each judged challenge and gives the figures
// and all scores, needs in order.
func (s *Service) Matcher(ctx context.Context, judged map[string]measure.Grades) (Figures, []Score, error) {
	var sum tally
	var all []Score
	for _, need := range sortedKeys(judged) {
		id, err := s.lookUp(ctx, need)
		if err != nil {
			return Figures{}, nil, err
		}
		ranked, err := s.ranker.Rank(ctx, id)
		if err != nil {
			return Figures{}, nil, fmt.Errorf("rank %s: %w", need, err)
		}
		keys, err := s.keys(ctx, ranked)
		if err != nil {
			return Figures{}, nil, err
		}
		for i, r := range ranked {
			all = append(all, Score{Need: need, Candidate: keys[i], Score: r.Score})
		}
		sum.add(keys, judged[need])
	}
	return sum.figures(), all, nil
}

// Search asks each judged query in one language, as a visitor does.
func (s *Service) Search(ctx context.Context, j *Judged, l domain.Lang) (Figures, error) {
	var sum tally
	for _, q := range j.Queries {
		text := q.EN
		if l == domain.PL {
			text = q.PL
		}
		if text == "" || len(j.Answers[q.ID]) == 0 {
			continue
		}
		res, err := s.search.Search(ctx, policy.Viewer{Lang: l}, discovery.Request{Text: text, Size: depth})
		if err != nil {
			return Figures{}, fmt.Errorf("search %s: %w", q.ID, err)
		}
		var refs []matching.Scored
		for _, h := range res.Hits {
			refs = append(refs, matching.Scored{Candidate: h.Object.Ref()})
		}
		keys, err := s.keys(ctx, refs)
		if err != nil {
			return Figures{}, err
		}
		sum.add(keys, j.Answers[q.ID])
	}
	return sum.figures(), nil
}

func (s *Service) lookUp(ctx context.Context, key string) (domain.ID, error) {
	var id domain.ID
	err := s.store.View(ctx, func(r store.Reader) error {
		c, err := store.ByKey[*domain.Challenge](r, domain.Key{Scheme: importer.SchemeKey, Value: key})
		if err != nil {
			return err
		}
		id = c.ID
		return nil
	})
	if errors.Is(err, domain.ErrNotFound) {
		return "", fmt.Errorf("judged challenge %q is not among the records", key)
	}
	return id, err
}

// keys gives the external keys of candidates; the id of one without a key.
func (s *Service) keys(ctx context.Context, cs []matching.Scored) ([]string, error) {
	out := make([]string, len(cs))
	err := s.store.View(ctx, func(r store.Reader) error {
		for i, c := range cs {
			rec, err := r.Get(c.Candidate.Kind, c.Candidate.ID)
			if err != nil {
				return fmt.Errorf("key of %s: %w", c.Candidate, err)
			}
			out[i] = keyOf(rec)
		}
		return nil
	})
	return out, err
}

// keyOf gives the external key of a record, its id if it has none.
func keyOf(rec domain.Record) string {
	for _, k := range rec.Head().Keys {
		if k.Scheme == importer.SchemeKey {
			return k.Value
		}
	}
	return string(rec.Head().ID)
}

// tally sums measures up.
type tally struct {
	n, found                    int
	ndcg, rr, recalled, strange float64
}

func (t *tally) add(ranking []string, g measure.Grades) {
	t.n++
	t.ndcg += measure.NDCG(ranking, g, depth)
	t.rr += measure.ReciprocalRank(ranking, g, Relevant)
	if part, ok := measure.Recall(ranking, g, Relevant, depth); ok {
		t.recalled += part
		t.found++
	}
	for _, k := range ranking[:min(depth, len(ranking))] {
		if _, judged := g[k]; !judged {
			t.strange++
		}
	}
}

func (t *tally) figures() Figures {
	n, found := float64(max(1, t.n)), float64(max(1, t.found))
	return Figures{Needs: t.n, NDCG: t.ndcg / n, MRR: t.rr / n, Recall: t.recalled / found, Unjudged: t.strange / n}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
