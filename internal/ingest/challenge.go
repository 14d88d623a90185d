package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// PostChallenge saves a company's new challenge in the name of the viewer's
// organisation, as a draft if it says so and open otherwise, and gives its
// id. Who does not speak for a company
// gets domain.ErrForbidden; wrong fields give an *domain.Invalid that lists
// them all.
func (s *Service) PostChallenge(ctx context.Context, v policy.Viewer, draft domain.Challenge) (domain.ID, error) {
	org := domain.Ref{Kind: domain.KindOrganisation, ID: v.Organisation}
	if v.Anonymous() || !v.Is(org) {
		return "", domain.ErrForbidden
	}
	ch := cleaned(draft)
	ch.Organisation = v.Organisation
	reason := ReasonPost
	if draft.State == domain.ChallengeDraft {
		reason = ReasonDraft
	}
	err := s.store.Update(ctx, v.Actor(), reason, func(w store.Writer) error {
		if _, err := w.Get(org.Kind, org.ID); err != nil {
			if errors.Is(err, domain.ErrNotFound) {
				return domain.ErrForbidden // an account that outlived its organisation
			}
			return err
		}
		if reason == ReasonDraft {
			start(ch, v.User, w.Now(), reason)
		} else {
			open(ch, v.User, w.Now(), reason)
		}
		if err := checkPosted(ch, w.Now()); err != nil {
			return err
		}
		return w.Put(ch)
	})
	if err != nil {
		return "", fmt.Errorf("post a challenge: %w", err)
	}
	return ch.ID, nil
}

// MoveChallenge closes, withdraws or reopens a challenge of the viewer's
// organisation. Errors: domain.ErrNotFound if the viewer may not see it,
// domain.ErrForbidden if it is not theirs, domain.ErrConflict if version is
// not the stored one, and one with domain.CodeStep if the step is not allowed.
func (s *Service) MoveChallenge(
	ctx context.Context, v policy.Viewer, id domain.ID, version uint64, to domain.ChallengeState,
) error {
	if v.Anonymous() {
		return domain.ErrForbidden
	}
	reason := moveReason(to)
	err := s.store.Update(ctx, v.Actor(), reason, func(w store.Writer) error {
		ch, err := store.Get[*domain.Challenge](w, id)
		if err != nil {
			return err
		}
		if _, err := policy.Project(w, v, ch); err != nil {
			return err
		}
		switch {
		case !v.Is(domain.Ref{Kind: domain.KindOrganisation, ID: ch.Organisation}):
			return domain.ErrForbidden
		case ch.Version != version:
			return domain.ErrConflict
		}
		if err := domain.ChallengeMachine.Step(ch.State, to); err != nil {
			return err
		}
		first := ch.State == domain.ChallengeDraft && to == domain.ChallengeOpen
		move(ch, to, v.User, w.Now(), reason)
		if first {
			if err := checkPosted(ch, w.Now()); err != nil {
				return err
			}
		}
		return w.Put(ch)
	})
	if err != nil {
		return fmt.Errorf("move a challenge: %w", err)
	}
	return nil
}

func moveReason(to domain.ChallengeState) string {
	switch to {
	case domain.ChallengeClosed:
		return ReasonClose
	case domain.ChallengeWithdrawn:
		return ReasonWithdraw
	}
	return ReasonOpen
}

// start makes a challenge without a history a new draft.
func start(ch *domain.Challenge, by domain.ID, at time.Time, reason string) {
	move(ch, domain.ChallengeDraft, by, at, reason)
}

// open makes a challenge without a history a new, open one.
func open(ch *domain.Challenge, by domain.ID, at time.Time, reason string) {
	ch.State = domain.ChallengeDraft
	move(ch, domain.ChallengeOpen, by, at, reason)
}

func move(ch *domain.Challenge, to domain.ChallengeState, by domain.ID, at time.Time, reason string) {
	ch.History = append(ch.History, domain.Transition{
		From: string(ch.State), To: string(to), By: by, At: at, Reason: reason,
	})
	ch.State = to
}

// cleaned copies what a visitor may set and tidies the texts.
func cleaned(in domain.Challenge) *domain.Challenge {
	ch := &domain.Challenge{
		Title: clean(in.Title), Summary: clean(in.Summary), Teaser: clean(in.Teaser),
		TRL: in.TRL, Budget: in.Budget, Deadline: in.Deadline, Stance: in.Stance, Visibility: in.Visibility,
	}
	for _, a := range in.Aspects {
		a.Text = clean(a.Text)
		ch.Aspects = append(ch.Aspects, a)
	}
	return ch
}

func clean(t domain.Text) domain.Text {
	return domain.Text{PL: importer.Clean(t.PL), EN: importer.Clean(t.EN)}
}

// checkPosted adds what holds for a challenge that is posted now to what
// holds for all.
func checkPosted(ch *domain.Challenge, now time.Time) error {
	err := check(ch)
	today := domain.DateOf(now)
	if ch.Deadline.Time().IsZero() || ch.Deadline >= today {
		return err
	}
	return withField(err, domain.FieldError{
		Path: "deadline", Code: domain.CodeRange,
		Params: map[string]any{"Min": today, "Max": domain.Date("9999-12-31")},
	})
}

// check validates a record. A sealed challenge also needs a teaser: without
// it there would be nothing to show to others.
func check(r domain.Record) error {
	err := r.Validate()
	ch, ok := r.(*domain.Challenge)
	if !ok || ch.Visibility == "" || !ch.Visibility.Sealed() || !ch.Teaser.Trim().IsZero() {
		return err
	}
	return withField(err, domain.FieldError{Path: "teaser", Code: domain.CodeRequired})
}

// withField adds a wrong field to what was found before.
func withField(err error, f domain.FieldError) error {
	var all domain.Invalid
	if in, ok := errors.AsType[*domain.Invalid](err); ok {
		all.Fields = append(all.Fields, in.Fields...)
	} else if err != nil {
		return err
	}
	all.Fields = append(all.Fields, f)
	return &all
}
