// Package matching turns challenges into proposals: it asks the index for
// candidates, lets the matcher rank them, and saves the best as matches with
// all that is needed to make them again.
package matching

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/matcher"
)

// How many candidates are asked for and how many proposals are kept for each
// challenge: more than that nobody reads.
const (
	Recalled = 300
	Kept     = 20
)

// Least is the score below which nothing is proposed: such candidates have
// no more than chance words in common with the need.
const Least = 0.08

var (
	actor = domain.Actor{System: "matching"}
	kinds = []string{string(domain.KindResearcher), string(domain.KindOrganisation), string(domain.KindOffer)}
)

// Service makes and keeps proposals.
type Service struct {
	store    store.Store
	searcher index.Searcher
	lexicon  *lexicon.Lexicon
	door     *policy.Door
	now      func() time.Time
	log      *slog.Logger
	docs     *docCache

	mu      sync.Mutex
	matcher *matcher.Matcher
	corpus  string // digest
	counted int    // pieces of evidence in the corpus
}

// New gives the service. Now is the clock by which evidence is old and
// endorsements expire. The lexicon must be that of the index.
func New(s store.Store, ix index.Searcher, lx *lexicon.Lexicon, now func() time.Time, log *slog.Logger) *Service {
	return &Service{
		store: s, searcher: ix, lexicon: lx, door: policy.NewDoor(s), now: now, log: log, docs: newDocCache(lx),
	}
}

// ready gives the matcher, with word statistics of the evidence in the store.
// They are taken anew when asked to.
func (s *Service) ready(ctx context.Context, anew bool) (*matcher.Matcher, string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.matcher != nil && !anew {
		return s.matcher, s.corpus, nil
	}
	c, counted := matcher.NewCorpus(), 0
	err := s.store.View(ctx, func(r store.Reader) error {
		for e, err := range store.All[*domain.Evidence](r) {
			if err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			c.Add(matcher.NewDoc(s.lexicon, "", 0, words(e.Title), words(e.Body)))
			counted++
		}
		return nil
	})
	if err != nil {
		return nil, "", fmt.Errorf("word statistics: %w", err)
	}
	s.matcher, s.corpus, s.counted = matcher.New(s.lexicon, matcher.DefaultWeights(), c), c.Digest(), counted
	return s.matcher, s.corpus, nil
}

// outgrown says whether the evidence has become more or less by over a tenth
// since the word statistics were taken: then they no longer tell what is rare.
func (s *Service) outgrown(ctx context.Context) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.matcher == nil {
		return false, nil
	}
	var n int
	err := s.store.View(ctx, func(r store.Reader) error {
		var err error
		n, err = r.Count(domain.KindEvidence)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("count evidence: %w", err)
	}
	return 10*max(n-s.counted, s.counted-n) > s.counted, nil
}

// Match makes the proposals of one challenge anew.
func (s *Service) Match(ctx context.Context, id domain.ID) error { return s.match(ctx, id, profiles{}) }

func (s *Service) match(ctx context.Context, id domain.ID, seen profiles) error {
	m, corpus, err := s.ready(ctx, false)
	if err != nil {
		return err
	}
	var ch *domain.Challenge
	err = s.store.View(ctx, func(r store.Reader) error {
		ch, err = store.Get[*domain.Challenge](r, id)
		return err
	})
	if errors.Is(err, domain.ErrNotFound) || err == nil && ch.State != domain.ChallengeOpen {
		return s.withdraw(ctx, id)
	}
	if err != nil {
		return fmt.Errorf("read challenge: %w", err)
	}
	pairs, err := s.rank(ctx, m, ch, seen)
	if err != nil {
		return fmt.Errorf("rank candidates of %s: %w", id, err)
	}
	return s.save(ctx, ch, pairs, corpus)
}

// pair is a candidate with what was computed for it.
type pair struct {
	ref    domain.Ref
	ranked matcher.Ranked
	input  string
}

// rank recalls, reads and ranks the candidates of a challenge, best first.
func (s *Service) rank(ctx context.Context, m *matcher.Matcher, ch *domain.Challenge, seen profiles) ([]pair, error) {
	refs, err := s.recall(ctx, ch)
	if err != nil {
		return nil, err
	}
	return s.compare(ctx, m, ch, refs, seen)
}

// recall asks the index for candidates, and adds those that were proposed
// before, so that a proposal never vanishes by chance of recall.
func (s *Service) recall(ctx context.Context, ch *domain.Challenge) ([]domain.Ref, error) {
	res, err := s.searcher.Search(ctx, index.Query{
		Said: question(ch), Audiences: []string{policy.AudiencePublic, policy.AudienceMembers},
		Filters: map[index.Facet][]string{index.FacetKind: kinds}, Size: Recalled,
	})
	if err != nil {
		return nil, fmt.Errorf("recall: %w", err)
	}
	var refs []domain.Ref
	for _, h := range res.Hits {
		refs = append(refs, domain.Ref{Kind: domain.Kind(h.Kind), ID: domain.ID(h.ID)})
	}
	err = s.store.View(ctx, func(r store.Reader) error {
		for m, err := range store.Of[*domain.Match](r, domain.RefTo(ch)) {
			if err != nil {
				return err
			}
			if !slices.Contains(refs, m.Candidate) {
				refs = append(refs, m.Candidate)
			}
		}
		return nil
	})
	return refs, err
}

// question is what a challenge says, as one query. A very long challenge is
// cut where the index's bound asks for it: title and aspects come before the
// summary, and each language gets its share.
func question(ch *domain.Challenge) index.Text {
	texts := []domain.Text{ch.Title}
	for _, a := range ch.Aspects {
		texts = append(texts, a.Text)
	}
	texts = append(texts, ch.Summary)
	in := func(l domain.Lang) string {
		var said []string
		for _, t := range texts {
			said = append(said, t.In(l))
		}
		return firstWords(strings.Join(said, "\n"), index.MaxWords/len(domain.Langs))
	}
	return index.Text{PL: in(domain.PL), EN: in(domain.EN)}
}

// firstWords gives the beginning of a text that has fewer than n words.
func firstWords(s string, n int) string {
	if ws := text.Words(s); len(ws) >= n {
		return s[:ws[n-1].Start]
	}
	return s
}

// compare ranks given candidates for a challenge. The owner's own people and
// offers are left out.
func (s *Service) compare(
	ctx context.Context, m *matcher.Matcher, ch *domain.Challenge, refs []domain.Ref, seen profiles,
) ([]pair, error) {
	today := domain.DateOf(s.now())
	var cs []matcher.Candidate
	found := map[string]pair{}
	err := s.store.View(ctx, func(r store.Reader) error {
		groups, err := ownerGroups(r, ch.Organisation)
		if err != nil {
			return err
		}
		for _, ref := range refs {
			if err := ctx.Err(); err != nil {
				return err
			}
			p, err := seen.read(r, ref, today)
			if err != nil {
				return err
			}
			if p == nil || p.home == ch.Organisation {
				continue
			}
			c := p.candidate(s.docs, ch.Organisation, groups)
			cs = append(cs, c)
			found[c.ID] = pair{ref: ref, input: digest(ch, p, c.Ties)}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []pair
	for _, ranked := range m.Rank(needOf(ch, s.now().UTC().Year()), cs) {
		p := found[ranked.ID]
		p.ranked = ranked
		out = append(out, p)
	}
	return out, nil
}
