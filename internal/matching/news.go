package matching

import (
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// news is what changed since a mark, as far as matching is concerned.
type news struct {
	last       uint64
	gap        bool // the outbox no longer holds all of it
	challenges map[domain.ID]bool
	candidates map[domain.Ref]bool
	homes      map[domain.Ref]bool // organisations whose ties changed
}

func (s *Service) gather(ctx context.Context, mark uint64) (news, error) {
	n := news{
		last: mark, challenges: map[domain.ID]bool{}, candidates: map[domain.Ref]bool{}, homes: map[domain.Ref]bool{},
	}
	last, err := s.store.LastChange(ctx)
	if err != nil {
		return n, fmt.Errorf("read the last change: %w", err)
	}
	for {
		changes, err := s.store.Changes(ctx, n.last, store.MaxLimit)
		if err != nil {
			return n, fmt.Errorf("read changes: %w", err)
		}
		if len(changes) == 0 {
			n.gap = n.gap || n.last < last // forgotten up to the end
			n.last = max(n.last, last)
			return n, s.spread(ctx, n)
		}
		n.gap = n.gap || changes[0].Seq != n.last+1
		for _, c := range changes {
			n.add(c)
		}
	}
}

func (n *news) add(c store.Change) {
	n.last = c.Seq
	switch c.Ref.Kind {
	case domain.KindChallenge:
		n.challenges[c.Ref.ID] = true
	case domain.KindResearcher, domain.KindOrganisation, domain.KindOffer:
		n.candidates[c.Ref] = true
	case domain.KindEvidence, domain.KindCollaboration, domain.KindEndorsement, domain.KindGroup:
		for _, o := range c.Owners {
			n.candidates[o] = true
			if o.Kind == domain.KindOrganisation && c.Ref.Kind != domain.KindEvidence {
				n.homes[o] = true
			}
		}
	}
}

// spread adds the people and offers of organisations whose ties changed: they
// share them.
func (s *Service) spread(ctx context.Context, n news) error {
	return s.store.View(ctx, func(r store.Reader) error {
		for home := range n.homes {
			for p, err := range store.Of[*domain.Researcher](r, home) {
				if err != nil {
					return fmt.Errorf("people of %s: %w", home, err)
				}
				n.candidates[domain.RefTo(p)] = true
			}
			for o, err := range store.Of[*domain.Offer](r, home) {
				if err != nil {
					return fmt.Errorf("offers of %s: %w", home, err)
				}
				n.candidates[domain.RefTo(o)] = true
			}
		}
		return nil
	})
}
