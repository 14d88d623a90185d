// Package review is the taskforce's work on proposals: the queue, the
// decisions with their reasons, and what follows them up to the outcome.
package review

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Presenter adds to matches what a viewer may see of both sides.
type Presenter interface {
	Present(ctx context.Context, v policy.Viewer, ms []policy.MatchView) ([]matching.Proposal, error)
}

// Service serves the reviewers.
type Service struct {
	store   store.Store
	door    *policy.Door
	present Presenter
	now     func() time.Time
}

// New gives the service. Now is the clock by which deferred matches are due.
func New(s store.Store, p Presenter, now func() time.Time) *Service {
	return &Service{store: s, door: policy.NewDoor(s), present: p, now: now}
}

// Filter chooses a part of the queue. State "" is what is to be done:
// proposed, in review, and deferred matches that are due.
type Filter struct {
	State domain.MatchState
	After string // a cursor, "" for the first part
	Limit int    // 1–100; 0 is 25
}

// Queue is a part of the queue, best first.
type Queue struct {
	Items  []matching.Proposal
	Next   string
	Total  int
	Counts map[domain.MatchState]int // all matches; "" counts what is to be done
}

// Queue gives a part of the queue; domain.ErrForbidden for all but the
// taskforce.
func (s *Service) Queue(ctx context.Context, v policy.Viewer, f Filter) (Queue, error) {
	if !v.Has(domain.RoleZIN) {
		return Queue{}, domain.ErrForbidden
	}
	all, err := s.matches(ctx, v)
	if err != nil {
		return Queue{}, err
	}
	today := domain.DateOf(s.now())
	out := Queue{Counts: map[domain.MatchState]int{}}
	var chosen []policy.MatchView
	for _, m := range all {
		out.Counts[m.State]++
		due := toDo(m, today)
		if due {
			out.Counts[""]++
		}
		if m.State == f.State || f.State == "" && due {
			chosen = append(chosen, m)
		}
	}
	slices.SortFunc(chosen, func(a, b policy.MatchView) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	out.Total = len(chosen)
	part, next, err := cut(chosen, f)
	if err != nil {
		return Queue{}, err
	}
	out.Next = next
	out.Items, err = s.present.Present(ctx, v, part)
	return out, err
}

// matches reads all matches that the viewer may see and decide on: one whose
// candidate is gone cannot be shown, and so is not counted either. A cluster
// has some thousand of them.
func (s *Service) matches(ctx context.Context, v policy.Viewer) ([]policy.MatchView, error) {
	seen, err := s.door.All(ctx, v, policy.List{Kind: domain.KindMatch}, 1_000_000)
	if err != nil {
		return nil, fmt.Errorf("read matches: %w", err)
	}
	out := make([]policy.MatchView, 0, len(seen))
	refs := make([]domain.Ref, 0, len(seen))
	for _, p := range seen {
		if m, ok := p.(policy.MatchView); ok {
			out, refs = append(out, m), append(refs, m.Candidate)
		}
	}
	candidates, err := s.door.Many(ctx, v, refs)
	if err != nil {
		return nil, fmt.Errorf("read candidates: %w", err)
	}
	return slices.DeleteFunc(out, func(m policy.MatchView) bool { return candidates[m.Candidate] == nil }), nil
}

func toDo(m policy.MatchView, today domain.Date) bool {
	switch m.State {
	case domain.MatchProposed, domain.MatchInReview:
		return true
	case domain.MatchDeferred:
		return m.Until <= today
	}
	return false
}

// cut gives the part of a sorted list behind a cursor. The cursor is the id
// of the last match shown; if it has gone meanwhile, the list starts anew.
func cut(ms []policy.MatchView, f Filter) (part []policy.MatchView, next string, err error) {
	limit := f.Limit
	if limit == 0 {
		limit = 25
	}
	if limit < 0 || limit > 100 {
		return nil, "", &domain.Error{Code: domain.CodeQuery, Params: map[string]any{"What": "page"}}
	}
	if f.After != "" {
		i := slices.IndexFunc(ms, func(m policy.MatchView) bool { return string(m.ID) == f.After })
		ms = ms[i+1:]
	}
	if len(ms) > limit {
		return ms[:limit], string(ms[limit-1].ID), nil
	}
	return ms, "", nil
}

// Case is all that a reviewer needs to decide on a match.
type Case struct {
	matching.Proposal
	Reviews   []policy.ReviewView  // newest first
	Reviewers map[domain.ID]string // names
}

// Case gives a match with its decisions; domain.ErrNotFound for a viewer who
// may not see it, domain.ErrForbidden for all but the taskforce.
func (s *Service) Case(ctx context.Context, v policy.Viewer, id domain.ID) (Case, error) {
	m, err := policy.As[policy.MatchView](ctx, s.door, v, domain.Ref{Kind: domain.KindMatch, ID: id})
	if err != nil {
		return Case{}, err
	}
	if !v.Has(domain.RoleZIN) {
		return Case{}, domain.ErrForbidden
	}
	ps, err := s.present.Present(ctx, v, []policy.MatchView{m})
	if err != nil {
		return Case{}, err
	}
	if len(ps) == 0 {
		return Case{}, domain.ErrNotFound
	}
	out := Case{Proposal: ps[0], Reviewers: map[domain.ID]string{}}
	return out, s.decisions(ctx, v, &out)
}

func (s *Service) decisions(ctx context.Context, v policy.Viewer, c *Case) error {
	seen, err := s.door.All(ctx, v, policy.List{Kind: domain.KindReview, Owner: c.Match.Ref()}, 1000)
	if err != nil {
		return fmt.Errorf("read decisions: %w", err)
	}
	for _, p := range seen {
		if r, ok := p.(policy.ReviewView); ok {
			c.Reviews = append(c.Reviews, r)
			c.Reviewers[r.Reviewer] = ""
		}
	}
	slices.Reverse(c.Reviews)
	for _, t := range c.Match.History {
		if t.By != "" {
			c.Reviewers[t.By] = ""
		}
	}
	return s.store.View(ctx, func(r store.Reader) error {
		for id := range c.Reviewers {
			u, err := store.Get[*domain.User](r, id)
			switch {
			case err == nil:
				c.Reviewers[id] = u.Name
			case !errors.Is(err, domain.ErrNotFound): // the account may be gone
				return fmt.Errorf("name of %s: %w", id, err)
			}
		}
		return nil
	})
}
