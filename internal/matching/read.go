package matching

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/quote"
)

// Proposal is a match with both its sides, as a viewer may see them.
type Proposal struct {
	Match        policy.MatchView
	Challenge    policy.ChallengeView
	Candidate    policy.Projection        // researcher, organisation or offer
	Organisation *policy.OrganisationView // behind the candidate; nil if none
	Quotes       []Quote                  // the evidence that carried it, best first
}

// Quote is a piece of evidence with the matching words marked.
type Quote struct {
	Evidence domain.ID           // "" for the candidate's own words
	Type     domain.EvidenceKind // domain.Statement for own words
	Title    domain.Passage
	Text     domain.Passage
	Year     int
	Score    float64 // 0–1
	Words    []string
}

// quoteWidth is the length of a quoted passage in bytes: two or three lines.
const quoteWidth = 320

// ForChallenge gives the proposals of a challenge that a viewer may see, best
// first, up to most; domain.ErrNotFound if they may not see the challenge.
func (s *Service) ForChallenge(ctx context.Context, v policy.Viewer, id domain.ID, most int) ([]Proposal, error) {
	ref := domain.Ref{Kind: domain.KindChallenge, ID: id}
	if _, err := s.door.Get(ctx, v, ref); err != nil {
		return nil, err
	}
	return s.proposals(ctx, v, ref, most, func(a, b policy.MatchView) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), a.Candidate.Compare(b.Candidate))
	})
}

// ForParty gives what a party was proposed for and a viewer may see, best
// first, up to most.
func (s *Service) ForParty(ctx context.Context, v policy.Viewer, party domain.Ref, most int) ([]Proposal, error) {
	return s.proposals(ctx, v, party, most, func(a, b policy.MatchView) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Challenge, b.Challenge))
	})
}

func (s *Service) proposals(
	ctx context.Context, v policy.Viewer, of domain.Ref, most int, order func(a, b policy.MatchView) int,
) ([]Proposal, error) {
	seen, err := s.door.All(ctx, v, policy.List{Kind: domain.KindMatch, Owner: of}, 1000)
	if err != nil {
		return nil, fmt.Errorf("matches of %s: %w", of, err)
	}
	var views []policy.MatchView
	for _, p := range seen {
		if m, ok := p.(policy.MatchView); ok {
			views = append(views, m)
		}
	}
	slices.SortFunc(views, order)
	return s.Present(ctx, v, views[:min(len(views), most)])
}

// Present adds to matches what a viewer may see of both sides and of the
// evidence; matches of which a side is not theirs to see are left out.
func (s *Service) Present(ctx context.Context, v policy.Viewer, ms []policy.MatchView) ([]Proposal, error) {
	if !v.Lang.Valid() {
		v.Lang = domain.PL
	}
	var refs []domain.Ref
	for _, m := range ms {
		refs = append(refs, m.Candidate, domain.Ref{Kind: domain.KindChallenge, ID: m.Challenge})
		for _, p := range m.Explanation.Evidence {
			if p.Evidence != "" {
				refs = append(refs, domain.Ref{Kind: domain.KindEvidence, ID: p.Evidence})
			}
		}
	}
	seen, err := s.door.Many(ctx, v, refs)
	if err != nil {
		return nil, fmt.Errorf("read both sides: %w", err)
	}
	homes, err := s.door.Homes(ctx, v, seen)
	if err != nil {
		return nil, err
	}
	var out []Proposal
	for _, m := range ms {
		ch, ok := seen[domain.Ref{Kind: domain.KindChallenge, ID: m.Challenge}].(policy.ChallengeView)
		candidate := seen[m.Candidate]
		if !ok || candidate == nil {
			continue
		}
		out = append(out, Proposal{
			Match: m, Challenge: ch, Candidate: candidate,
			Organisation: homes[policy.Home(candidate)], Quotes: s.quotes(m, candidate, seen, v.Lang),
		})
	}
	return out, nil
}

func (s *Service) quotes(m policy.MatchView, candidate policy.Projection, seen map[domain.Ref]policy.Projection, want domain.Lang) []Quote {
	var out []Quote
	for _, p := range m.Explanation.Evidence {
		q := Quote{Evidence: p.Evidence, Score: p.Score, Words: p.Words, Type: domain.Statement}
		title, body := policy.Words(candidate)
		if p.Evidence != "" {
			e, ok := seen[domain.Ref{Kind: domain.KindEvidence, ID: p.Evidence}].(policy.EvidenceView)
			if !ok {
				continue
			}
			q.Type, q.Year = e.Type, cmp.Or(e.Year, e.Until)
			title, body = e.Title, e.Body
		}
		q.Title, q.Text = s.passages(title, body, p.Words, want)
		out = append(out, q)
	}
	return out
}

// passages quotes in the language in which more of the words stand, in any of
// their forms; where both say as much, in the reader's.
func (s *Service) passages(title, body domain.Text, words []string, want domain.Lang) (t, b domain.Passage) {
	best, terms := -1, quote.TermsOf(s.lexicon, "", strings.Join(words, " "))
	for _, l := range []domain.Lang{want, want.Other()} {
		if title.In(l) == "" && body.In(l) == "" {
			continue
		}
		lt, lb := quote.Matching(title.In(l), l, terms, 0), quote.Matching(body.In(l), l, terms, quoteWidth)
		if n := quote.Count(lt) + quote.Count(lb); n > best {
			best, t, b = n, lt, lb
		}
	}
	return t, b
}
