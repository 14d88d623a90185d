package review

import (
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Verdict is what a reviewer decides. To reject needs a reason, to defer a
// day to come.
type Verdict struct {
	Decision domain.Decision
	Reason   domain.Reason
	Comment  string
	Until    domain.Date
}

// Decide decides on a match of which the reviewer saw a version. It gives
// domain.ErrNotFound, domain.ErrForbidden, domain.ErrConflict if the match
// changed meanwhile, an error with CodeStep if it cannot be decided on any
// more, or an *domain.Invalid.
func (s *Service) Decide(ctx context.Context, v policy.Viewer, id domain.ID, version uint64, d Verdict) error {
	if d.Decision.State() == "" {
		return &domain.Invalid{Fields: []domain.FieldError{{Path: "decision", Code: domain.CodeRequired}}}
	}
	return s.change(ctx, v, id, version, "review."+string(d.Decision), func(w store.Writer, m *domain.Match) error {
		r := &domain.Review{
			Match: m.ID, Reviewer: v.User, Decision: d.Decision, Reason: d.Reason, Comment: d.Comment, At: w.Now(),
		}
		if d.Decision == domain.Defer {
			r.Until = d.Until
		}
		if err := check(r, domain.DateOf(w.Now())); err != nil {
			return err
		}
		if err := w.Put(r); err != nil {
			return fmt.Errorf("save decision: %w", err)
		}
		return step(m, v, w, d.Decision.State(), string(d.Reason), r.Until)
	})
}

// check finds what is wrong with a decision before anything is saved.
func check(r *domain.Review, today domain.Date) error {
	if err := r.Validate(); err != nil {
		return err
	}
	if r.Decision == domain.Defer && r.Until <= today {
		return &domain.Invalid{Fields: []domain.FieldError{{
			Path: "until", Code: domain.CodeRange, Params: map[string]any{"Min": today, "Max": "9999-12-31"},
		}}}
	}
	return nil
}

// step takes the match into review, unless it is there already, and on to
// what was decided.
func step(m *domain.Match, v policy.Viewer, w store.Writer, to domain.MatchState, reason string, until domain.Date) error {
	if m.State == domain.MatchProposed || m.State == domain.MatchDeferred {
		t := domain.Transition{To: string(domain.MatchInReview), By: v.User, At: w.Now()}
		if err := m.Step(t); err != nil {
			return err
		}
	}
	if err := m.Step(domain.Transition{To: string(to), By: v.User, At: w.Now(), Reason: reason}); err != nil {
		return err
	}
	m.Until = until
	return nil
}

// follows are the states that come after an approval.
var follows = map[domain.MatchState]bool{
	domain.MatchIntroduced: true, domain.MatchInContact: true, domain.MatchAgreement: true,
	domain.MatchCompleted: true, domain.MatchAbandoned: true,
}

// Follow moves an approved match on; reason is free text of at most 300
// characters. Errors are those of Decide.
func (s *Service) Follow(ctx context.Context, v policy.Viewer, id domain.ID, version uint64, to domain.MatchState, reason string) error {
	if !follows[to] {
		return &domain.Invalid{Fields: []domain.FieldError{{Path: "state", Code: domain.CodeFormat}}}
	}
	if len([]rune(reason)) > domain.MaxLine {
		return &domain.Invalid{Fields: []domain.FieldError{{
			Path: "reason", Code: domain.CodeTooLong, Params: map[string]any{"Max": domain.MaxLine},
		}}}
	}
	return s.change(ctx, v, id, version, "match."+string(to), func(w store.Writer, m *domain.Match) error {
		return m.Step(domain.Transition{To: string(to), By: v.User, At: w.Now(), Reason: reason})
	})
}

// change lets a reviewer alter the match that they saw.
func (s *Service) change(
	ctx context.Context, v policy.Viewer, id domain.ID, version uint64, reason string,
	alter func(store.Writer, *domain.Match) error,
) error {
	if v.Anonymous() {
		return domain.ErrNotFound
	}
	return s.store.Update(ctx, v.Actor(), reason, func(w store.Writer) error {
		if _, err := policy.Read(w, v, domain.Ref{Kind: domain.KindMatch, ID: id}); err != nil {
			return err
		}
		if !v.Has(domain.RoleZIN) {
			return domain.ErrForbidden
		}
		m, err := store.Get[*domain.Match](w, id)
		if err != nil {
			return err
		}
		if m.Version != version {
			return domain.ErrConflict
		}
		if err := alter(w, m); err != nil {
			return err
		}
		if err := w.Put(m); err != nil {
			return fmt.Errorf("save match: %w", err)
		}
		return nil
	})
}
