package web

import (
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// card is a match as it is shown in lists and on its own page: what speaks
// for it, the doubts, the score.
type card struct {
	ID         domain.ID
	Version    uint64
	Rank       int
	State      domain.MatchState
	Until      domain.Date
	Challenge  identity
	Candidate  identity
	Bar        scoreBar
	Aspects    []aspectChip
	Doubts     []string
	Quotes     []quote
	Compromise []stanceRow
	Ask        string // address of the form that asks for contact, "" after a rejection
}

func (p Page) card(m matching.Proposal) card {
	e := m.Match.Explanation
	c := card{
		ID: m.Match.ID, Version: m.Match.Version, Rank: m.Match.Rank, State: m.Match.State,
		Until:      m.Match.Until,
		Challenge:  p.identify(m.Challenge, nil),
		Candidate:  p.identify(m.Candidate, m.Organisation),
		Bar:        p.bar(m.Match.Score, e),
		Aspects:    p.coverage(m.Challenge.Aspects, e.Aspects),
		Doubts:     p.doubts(e.Doubts, m.Challenge.Aspects),
		Compromise: p.compromise(m.Challenge.Stance, stanceOf(m.Candidate)),
	}
	c.Quotes = proofs(m.Quotes, c.Candidate.Kind, shelf(c.Candidate))
	if m.Candidate != nil && m.Match.State != domain.MatchRejected {
		c.Ask = askPath(m.Candidate.Ref())
	}
	return c
}

func (p Page) cards(ms []matching.Proposal) []card {
	out := make([]card, len(ms))
	for i, m := range ms {
		out[i] = p.card(m)
	}
	return out
}

// shelf gives the page on which a candidate's evidence stands: an offer's is
// its organisation's.
func shelf(c identity) string {
	if c.Kind == domain.KindOffer && c.Home != nil {
		return c.Home.Href
	}
	return c.Href
}

func stanceOf(x policy.Projection) domain.Stance {
	switch x := x.(type) {
	case policy.ResearcherView:
		return x.Stance
	case policy.OfferView:
		return x.Stance
	}
	return domain.Stance{}
}

func askPath(r domain.Ref) string {
	return "/interests/new?kind=" + string(r.Kind) + "&id=" + string(r.ID)
}
