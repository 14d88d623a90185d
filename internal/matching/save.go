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

// pairKey names the match of a challenge and a candidate: there is one.
func pairKey(ch domain.ID, candidate domain.Ref) domain.Key {
	return domain.Key{Scheme: "pair", Value: string(ch) + " " + candidate.String()}
}

// save brings the stored proposals of a challenge in line with a ranking.
func (s *Service) save(ctx context.Context, ch *domain.Challenge, pairs []pair, corpus string) error {
	err := s.store.Update(ctx, actor, "match.propose", func(w store.Writer) error {
		now, err := store.Get[*domain.Challenge](w, ch.ID)
		if errors.Is(err, domain.ErrNotFound) {
			return nil // deleted meanwhile; its own change will clear up
		}
		if err != nil {
			return err
		}
		if now.Version != ch.Version {
			return nil // changed meanwhile; its own change will match it anew
		}
		old, err := matchesOf(w, ch.ID)
		if err != nil {
			return err
		}
		kept := 0
		for _, p := range pairs {
			if kept == Kept || p.ranked.Score < Least {
				break
			}
			m, known := old[p.ref]
			if !known {
				m = &domain.Match{Challenge: ch.ID, Candidate: p.ref, State: domain.MatchProposed}
				m.AddKey(pairKey(ch.ID, p.ref))
			}
			delete(old, p.ref)
			if m.State == domain.MatchRejected && m.Input == p.input {
				continue // rejected for good, as long as both sides stay as they are
			}
			kept++
			if !fill(w, m, p, kept, corpus) {
				continue
			}
			if err := w.Put(m); err != nil {
				return fmt.Errorf("save match: %w", err)
			}
		}
		return drop(w, old)
	})
	if err != nil {
		return fmt.Errorf("save proposals: %w", err)
	}
	return nil
}

// fill writes what was computed into a match; false if the match is in the
// hands of people and stays as they saw it.
func fill(w store.Writer, m *domain.Match, p pair, rank int, corpus string) bool {
	switch m.State {
	case domain.MatchProposed:
		if m.ID == "" {
			m.History = []domain.Transition{{To: string(domain.MatchProposed), At: w.Now(), Reason: domain.StepMatched}}
		}
	case domain.MatchRejected:
		if m.Step(domain.Transition{To: string(domain.MatchProposed), At: w.Now(), Reason: domain.StepInputsChanged}) != nil {
			return false
		}
	case domain.MatchInReview, domain.MatchDeferred:
	default:
		return false
	}
	m.Score, m.Rank, m.Explanation = p.ranked.Score, rank, explanation(p.ranked.Explanation)
	m.Matcher, m.Input, m.Corpus = matcher.Version, p.input, corpus
	return true
}

// drop removes proposals that are no longer among the best. What people have
// touched stays.
func drop(w store.Writer, old map[domain.Ref]*domain.Match) error {
	for _, m := range inOrder(old) {
		if m.State != domain.MatchProposed {
			continue
		}
		if err := w.Delete(domain.RefTo(m), m.Version); err != nil {
			return fmt.Errorf("drop proposal: %w", err)
		}
	}
	return nil
}

// withdraw removes the proposals of a challenge that is no longer open.
func (s *Service) withdraw(ctx context.Context, ch domain.ID) error {
	err := s.store.Update(ctx, actor, "match.withdraw", func(w store.Writer) error {
		old, err := matchesOf(w, ch)
		if err != nil {
			return err
		}
		return drop(w, old)
	})
	if err != nil {
		return fmt.Errorf("withdraw proposals: %w", err)
	}
	return nil
}

func matchesOf(r store.Reader, ch domain.ID) (map[domain.Ref]*domain.Match, error) {
	out := map[domain.Ref]*domain.Match{}
	for m, err := range store.Of[*domain.Match](r, domain.Ref{Kind: domain.KindChallenge, ID: ch}) {
		if err != nil {
			return nil, fmt.Errorf("matches of %s: %w", ch, err)
		}
		out[m.Candidate] = m
	}
	return out, nil
}

func inOrder(ms map[domain.Ref]*domain.Match) []*domain.Match {
	out := make([]*domain.Match, 0, len(ms))
	for _, m := range ms {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b *domain.Match) int { return a.Candidate.Compare(b.Candidate) })
	return out
}

// explanation gives the matcher's explanation as the house keeps it.
func explanation(x matcher.Explanation) domain.Explanation {
	var out domain.Explanation
	for _, c := range x.Contributions {
		out.Contributions = append(out.Contributions, domain.Contribution(c))
	}
	for _, p := range x.Evidence {
		out.Evidence = append(out.Evidence, domain.Proof{Evidence: evidenceID(p.Doc), Score: p.Score, Words: p.Words})
	}
	for i, a := range x.Aspects {
		out.Aspects = append(out.Aspects, domain.Covered{Aspect: i, Value: a.Value, Words: a.Words})
	}
	for _, d := range x.Doubts {
		out.Doubts = append(out.Doubts, doubt(d))
	}
	return out
}

func doubt(d matcher.Doubt) domain.Doubt {
	out := domain.Doubt{Code: d.Code}
	switch d.Code {
	case matcher.DoubtMustOpen:
		out.Params = map[string]any{"Aspect": d.Aspect}
	case matcher.DoubtOldEvidence:
		out.Params = map[string]any{"Year": d.Year}
	case matcher.DoubtTRLGap:
		out.Params = map[string]any{"Levels": d.Levels}
	case matcher.DoubtStance:
		out.Params = map[string]any{"Clause": d.Clause}
	}
	return out
}

// evidenceID takes the id out of a document's name; "" for a profile.
func evidenceID(doc string) domain.ID {
	prefix := string(domain.KindEvidence) + "/"
	if len(doc) > len(prefix) && doc[:len(prefix)] == prefix {
		return domain.ID(doc[len(prefix):])
	}
	return ""
}
