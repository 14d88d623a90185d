// Package interest lets either side raise a hand: a party wants to talk about
// a challenge or an offer, or with another party; the other side answers.
package interest

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Service keeps expressions of interest.
type Service struct {
	store store.Store
	door  *policy.Door
}

// New gives the service.
func New(s store.Store) *Service { return &Service{store: s, door: policy.NewDoor(s)} }

// Express raises the viewer's hand for what they can see. It gives
// domain.ErrForbidden for a viewer without a party or for their own things,
// domain.ErrNotFound for what they may not see, and domain.ErrDuplicate if
// their hand is up already.
func (s *Service) Express(ctx context.Context, v policy.Viewer, target domain.Ref, message string) (domain.ID, error) {
	if v.Anonymous() {
		return "", domain.ErrForbidden
	}
	var id domain.ID
	err := s.store.Update(ctx, v.Actor(), "interest.raise", func(w store.Writer) error {
		if _, err := policy.Read(w, v, target); err != nil {
			return err
		}
		from := v.Party()
		if from.IsZero() {
			return domain.ErrForbidden
		}
		if own, err := stands(w, v, target); err != nil || own {
			return errors.Join(err, forbidden(own))
		}
		n, err := existing(w, from, target)
		if err != nil {
			return err
		}
		if n.State == domain.InterestRaised || n.State == domain.InterestAccepted {
			return domain.ErrDuplicate
		}
		n.History = append(n.History, domain.Transition{
			From: string(n.State), To: string(domain.InterestRaised), By: v.User, At: w.Now(),
		})
		n.By, n.Message, n.State = v.User, message, domain.InterestRaised
		if err := w.Put(n); err != nil {
			return fmt.Errorf("save interest: %w", err)
		}
		id = n.ID
		return nil
	})
	return id, err
}

// existing gives what a party raised for a target before, if it may be raised
// again, or a new one.
func existing(r store.Reader, from, target domain.Ref) (*domain.Interest, error) {
	for n, err := range store.Of[*domain.Interest](r, from) {
		if err != nil {
			return nil, fmt.Errorf("earlier interest: %w", err)
		}
		if n.From == from && n.Target == target && n.State != domain.InterestDeclined {
			return n, nil
		}
	}
	return &domain.Interest{Target: target, From: from}, nil
}

func forbidden(own bool) error {
	if own {
		return domain.ErrForbidden
	}
	return nil
}

// stands says whether the viewer stands behind a target: it is theirs, or
// they answer for its owner.
func stands(r store.Reader, v policy.Viewer, target domain.Ref) (bool, error) {
	if v.Is(target) {
		return true, nil
	}
	if target.Kind != domain.KindChallenge && target.Kind != domain.KindOffer {
		return false, nil
	}
	rec, err := r.Get(target.Kind, target.ID)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(rec.Owners(), v.Is), nil
}

// Answer accepts or declines an interest in what is the viewer's.
func (s *Service) Answer(ctx context.Context, v policy.Viewer, id domain.ID, version uint64, accept bool) error {
	to := domain.InterestDeclined
	if accept {
		to = domain.InterestAccepted
	}
	return s.move(ctx, v, id, version, to, func(w store.Writer, n *domain.Interest) (bool, error) {
		return stands(w, v, n.Target)
	})
}

// Withdraw takes the viewer's own hand down.
func (s *Service) Withdraw(ctx context.Context, v policy.Viewer, id domain.ID, version uint64) error {
	return s.move(ctx, v, id, version, domain.InterestWithdrawn, func(_ store.Writer, n *domain.Interest) (bool, error) {
		return v.Is(n.From), nil
	})
}

func (s *Service) move(
	ctx context.Context, v policy.Viewer, id domain.ID, version uint64, to domain.InterestState,
	may func(store.Writer, *domain.Interest) (bool, error),
) error {
	if v.Anonymous() {
		return domain.ErrNotFound
	}
	return s.store.Update(ctx, v.Actor(), "interest."+string(to), func(w store.Writer) error {
		if _, err := policy.Read(w, v, domain.Ref{Kind: domain.KindInterest, ID: id}); err != nil {
			return err
		}
		n, err := store.Get[*domain.Interest](w, id)
		if err != nil {
			return err
		}
		if ok, err := may(w, n); err != nil || !ok {
			return errors.Join(err, forbidden(!ok))
		}
		if n.Version != version {
			return domain.ErrConflict
		}
		if err := domain.InterestMachine.Step(n.State, to); err != nil {
			return err
		}
		n.History = append(n.History, domain.Transition{From: string(n.State), To: string(to), By: v.User, At: w.Now()})
		n.State = to
		if err := w.Put(n); err != nil {
			return fmt.Errorf("save interest: %w", err)
		}
		return nil
	})
}

// Board is what a viewer raised and received, newest first.
type Board struct{ Raised, Received []Entry }

// Entry is an expression of interest with both its sides, as far as the
// viewer may see them; nil if they may not.
type Entry struct {
	Interest     policy.InterestView
	Target, From policy.Projection
}

// Mine gives the viewer's board.
func (s *Service) Mine(ctx context.Context, v policy.Viewer) (Board, error) {
	var b Board
	owners, err := s.targets(ctx, v)
	if err != nil {
		return b, err
	}
	seen := map[domain.ID]policy.InterestView{}
	var refs []domain.Ref
	for _, owner := range owners {
		items, err := s.door.All(ctx, v, policy.List{Kind: domain.KindInterest, Owner: owner}, store.MaxLimit)
		if err != nil {
			return b, fmt.Errorf("read interests: %w", err)
		}
		for _, p := range items {
			if n, ok := p.(policy.InterestView); ok {
				seen[n.ID] = n
				refs = append(refs, n.Target, n.From)
			}
		}
	}
	sides, err := s.door.Many(ctx, v, refs)
	if err != nil {
		return b, fmt.Errorf("read sides: %w", err)
	}
	for _, n := range newestFirst(seen) {
		e := Entry{Interest: n, Target: sides[n.Target], From: sides[n.From]}
		if v.Is(n.From) {
			b.Raised = append(b.Raised, e)
		} else {
			b.Received = append(b.Received, e)
		}
	}
	return b, nil
}

// targets lists the parties that the viewer is or speaks for, and what
// belongs to them.
func (s *Service) targets(ctx context.Context, v policy.Viewer) ([]domain.Ref, error) {
	var out []domain.Ref
	for _, party := range []domain.Ref{
		{Kind: domain.KindResearcher, ID: v.Researcher}, {Kind: domain.KindOrganisation, ID: v.Organisation},
	} {
		if !v.Is(party) {
			continue
		}
		out = append(out, party)
		for _, k := range []domain.Kind{domain.KindChallenge, domain.KindOffer} {
			items, err := s.door.All(ctx, v, policy.List{Kind: k, Owner: party}, store.MaxLimit)
			if err != nil {
				return nil, fmt.Errorf("what belongs to %s: %w", party, err)
			}
			for _, p := range items {
				out = append(out, p.Ref())
			}
		}
	}
	return out, nil
}

func newestFirst(seen map[domain.ID]policy.InterestView) []policy.InterestView {
	out := make([]policy.InterestView, 0, len(seen))
	for _, n := range seen {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b policy.InterestView) int {
		if c := b.Updated.Compare(a.Updated); c != 0 {
			return c
		}
		return domain.Ref{ID: a.ID}.Compare(domain.Ref{ID: b.ID})
	})
	return out
}
