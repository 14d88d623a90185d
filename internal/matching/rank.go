package matching

import (
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Scored is a candidate with its score and the reasons for it.
type Scored struct {
	Candidate   domain.Ref
	Score       float64
	Explanation domain.Explanation
}

// Rank ranks the candidates of a challenge as Match does, best first, and
// saves nothing. It is for the operator: it asks nobody's leave.
func (s *Service) Rank(ctx context.Context, id domain.ID) ([]Scored, error) {
	m, _, err := s.ready(ctx, false)
	if err != nil {
		return nil, err
	}
	var ch *domain.Challenge
	err = s.store.View(ctx, func(r store.Reader) error {
		ch, err = store.Get[*domain.Challenge](r, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read challenge: %w", err)
	}
	pairs, err := s.rank(ctx, m, ch, profiles{})
	if err != nil {
		return nil, err
	}
	out := make([]Scored, len(pairs))
	for i, p := range pairs {
		out[i] = Scored{Candidate: p.ref, Score: p.ranked.Score, Explanation: explanation(p.ranked.Explanation)}
	}
	return out, nil
}
