package matching

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/matcher"
)

// reader is the name under which the service marks how far it has come.
const reader = "matching"

// many is the number of changed candidates from which matching every
// challenge anew costs less than comparing each of them with each challenge.
const many = 100

// Done gives the number of the last change that the proposals know.
func (s *Service) Done(ctx context.Context) (uint64, error) { return s.store.Mark(ctx, reader) }

// Catch brings the proposals up to the newest change. The index must have
// caught up before.
func (s *Service) Catch(ctx context.Context) error {
	mark, err := s.store.Mark(ctx, reader)
	if err != nil {
		return fmt.Errorf("read mark: %w", err)
	}
	news, err := s.gather(ctx, mark)
	if err != nil || news.last == mark {
		return err
	}
	anew, err := s.outgrown(ctx)
	if err != nil {
		return err
	}
	if anew || news.gap || len(news.candidates) >= many {
		err = s.everything(ctx)
	} else {
		err = s.take(ctx, news)
	}
	if err != nil {
		return err
	}
	if err := s.store.SetMark(ctx, reader, news.last); err != nil {
		return fmt.Errorf("save mark: %w", err)
	}
	return nil
}

// take matches anew what the changes touch: a changed challenge as a whole, a
// changed candidate against each open challenge.
func (s *Service) take(ctx context.Context, n news) error {
	seen := profiles{}
	for _, id := range sorted(n.challenges) {
		if err := s.match(ctx, id, seen); err != nil {
			return err
		}
	}
	if len(n.candidates) == 0 {
		return nil
	}
	return s.touch(ctx, n.candidates, n.challenges)
}

func sorted(ids map[domain.ID]bool) []domain.ID {
	out := make([]domain.ID, 0, len(ids))
	for id := range ids {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// everything takes the word statistics anew and matches every challenge.
func (s *Service) everything(ctx context.Context) error {
	if _, _, err := s.ready(ctx, true); err != nil {
		return err
	}
	ids, err := s.challenges(ctx)
	if err != nil {
		return err
	}
	seen := profiles{}
	for _, id := range ids {
		if err := s.match(ctx, id, seen); err != nil {
			return err
		}
	}
	s.log.Info("all challenges matched", "challenges", len(ids))
	return nil
}

// challenges lists all challenges: those no longer open, or gone, may still
// have proposals to take away.
func (s *Service) challenges(ctx context.Context) ([]domain.ID, error) {
	ids := map[domain.ID]bool{}
	err := s.store.View(ctx, func(r store.Reader) error {
		for c, err := range store.All[*domain.Challenge](r) {
			if err != nil {
				return err
			}
			ids[c.ID] = true
		}
		for m, err := range store.In[*domain.Match](r, string(domain.MatchProposed)) {
			if err != nil {
				return err
			}
			ids[m.Challenge] = true
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list challenges: %w", err)
	}
	return sorted(ids), nil
}

// touch compares changed candidates with every open challenge but those just
// matched. Only where a candidate was proposed, or now belongs among the
// best, are the challenge's proposals ordered anew.
func (s *Service) touch(ctx context.Context, candidates map[domain.Ref]bool, done map[domain.ID]bool) error {
	m, corpus, err := s.ready(ctx, false)
	if err != nil {
		return err
	}
	refs := make([]domain.Ref, 0, len(candidates))
	for ref := range candidates {
		refs = append(refs, ref)
	}
	slices.SortFunc(refs, domain.Ref.Compare)
	ids, err := s.challenges(ctx)
	if err != nil {
		return err
	}
	seen := profiles{}
	for _, id := range ids {
		if done[id] {
			continue
		}
		if err := s.touchOne(ctx, m, corpus, id, refs, seen); err != nil {
			return fmt.Errorf("match %s with what changed: %w", id, err)
		}
	}
	return nil
}

func (s *Service) touchOne(
	ctx context.Context, m *matcher.Matcher, corpus string, id domain.ID, refs []domain.Ref, seen profiles,
) error {
	var ch *domain.Challenge
	var old map[domain.Ref]*domain.Match
	err := s.store.View(ctx, func(r store.Reader) error {
		var err error
		if ch, err = store.Get[*domain.Challenge](r, id); err != nil {
			return err
		}
		old, err = matchesOf(r, id)
		return err
	})
	if errors.Is(err, domain.ErrNotFound) || err == nil && ch.State != domain.ChallengeOpen {
		return nil
	}
	if err != nil {
		return err
	}
	pairs, err := s.compare(ctx, m, ch, refs, seen)
	if err != nil {
		return err
	}
	if !concerns(old, refs, pairs) {
		return nil
	}
	all, err := s.contenders(ctx, ch, old, refs)
	if err != nil {
		return err
	}
	if pairs, err = s.compare(ctx, m, ch, all, seen); err != nil {
		return err
	}
	return s.save(ctx, ch, pairs, corpus)
}

// contenders lists who competes for the places of a challenge when some
// candidates changed: those and the present proposals. Where one of a full
// list changed, it may lose its place to somebody whom the list left out, so
// the index is asked again.
func (s *Service) contenders(
	ctx context.Context, ch *domain.Challenge, old map[domain.Ref]*domain.Match, refs []domain.Ref,
) ([]domain.Ref, error) {
	all := slices.Clone(refs)
	listed := slices.ContainsFunc(refs, func(ref domain.Ref) bool { return old[ref] != nil })
	if listed && len(old) >= Kept {
		more, err := s.recall(ctx, ch)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	for ref := range old {
		all = append(all, ref)
	}
	slices.SortFunc(all, domain.Ref.Compare)
	return slices.Compact(all), nil
}

// concerns says whether changed candidates stand among the proposals of a
// challenge, or would now.
func concerns(old map[domain.Ref]*domain.Match, refs []domain.Ref, pairs []pair) bool {
	for _, ref := range refs {
		if old[ref] != nil {
			return true
		}
	}
	least, proposals := 1.0, 0
	for _, m := range old {
		if m.State != domain.MatchRejected {
			least, proposals = min(least, m.Score), proposals+1
		}
	}
	if len(pairs) == 0 || pairs[0].ranked.Score < Least {
		return false
	}
	return proposals < Kept || pairs[0].ranked.Score > least
}
