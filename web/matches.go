package web

import (
	"slices"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// matchesPage answers: who could solve this challenge, and why?
type matchesPage struct {
	Page
	Challenge identity
	Aspects   []aspectChip
	Cards     []card
	Gone      []card // rejected or deferred: nothing to do for now
	Legend    []segment
	Open      bool // matches are looked for
	More      int  // that are not shown yet
	All       string
}

// myMatchesPage answers: for which challenges was I proposed, and why?
type myMatchesPage struct {
	Page
	Cards  []card
	Legend []segment
	Party  string // address of the profile that is matched
}

// Found says whether there is a match at all.
func (p matchesPage) Found() bool { return len(p.Cards)+len(p.Gone) > 0 }

// How many proposals a page shows: at first, and when asked for all.
const (
	firstMatches = 10
	shownMatches = 25
)

func (s *site) matchRoutes(e *gin.Engine) {
	p := s.pages(e, s.signedIn)
	p.get("/challenges/:id/matches", s.matches)
	p.get("/my/matches", s.myMatches)
}

func (s *site) matches(c *gin.Context) error {
	ch, err := look[policy.ChallengeView](s, c, domain.KindChallenge)
	if err != nil {
		return err
	}
	if !ch.Mine && !visitOf(c).viewer.Has(domain.RoleZIN) {
		return domain.ErrNotFound
	}
	page := matchesPage{Page: s.newPage(c, "", "matches.title"), Open: ch.State == domain.ChallengeOpen}
	page.Challenge, page.Aspects = page.identify(ch, nil), page.chips(ch.Aspects)
	page.Title += ": " + page.Challenge.Name.Text
	page.Section = "challenges"
	if ch.Mine {
		page.Section = "my_challenges"
	}
	ms, err := s.Matches.ForChallenge(c.Request.Context(), page.Viewer, ch.ID, shownMatches)
	if err != nil {
		return err
	}
	for _, x := range page.cards(ms) {
		if x.State == domain.MatchRejected || x.State == domain.MatchDeferred {
			page.Gone = append(page.Gone, x)
			continue
		}
		page.Cards = append(page.Cards, x)
	}
	page.Legend = legend(slices.Concat(page.Cards, page.Gone))
	if c.Query("all") == "" && len(page.Cards) > firstMatches {
		page.More, page.All = len(page.Cards)-firstMatches, c.Request.URL.Path+"?all=1"
		page.Cards = page.Cards[:firstMatches]
	}
	return s.render(c, "matches", &page)
}

func (s *site) myMatches(c *gin.Context) error {
	page := myMatchesPage{Page: s.newPage(c, "my_matches", "mine.matches_title")}
	party := page.Viewer.Party()
	if party.IsZero() {
		return domain.ErrForbidden
	}
	page.Party = href(party)
	ms, err := s.Matches.ForParty(c.Request.Context(), page.Viewer, party, shownMatches)
	if err != nil {
		return err
	}
	needs := make([]policy.Projection, len(ms))
	for i, m := range ms {
		needs[i] = m.Challenge
	}
	asked, err := s.identities(c, page.Page, needs)
	if err != nil {
		return err
	}
	for i, m := range ms {
		page.Cards = append(page.Cards, page.yourCard(m, asked[i]))
	}
	page.Legend = legend(page.Cards)
	return s.render(c, "mymatches", &page)
}

// yourCard is a match as the candidate reads it: the challenge with who stands
// behind it, and the reader is the other side.
func (p Page) yourCard(m matching.Proposal, asked identity) card {
	doubts := slices.Clone(m.Match.Explanation.Doubts)
	for i := range doubts {
		if doubts[i].Code == "stance" {
			doubts[i].Code = "stance_yours"
		}
	}
	m.Match.Explanation.Doubts = doubts
	x := p.card(m)
	x.Challenge = asked
	if x.Ask != "" {
		x.Ask = askPath(m.Challenge.Ref())
	}
	for i := range x.Compromise {
		x.Compromise[i].Yours = true
	}
	return x
}

// legend names the segments of all bars of a page: the order is the same in
// each.
func legend(cards []card) []segment {
	for _, c := range cards {
		if len(c.Bar.Segments) > 0 {
			return c.Bar.Segments
		}
	}
	return nil
}
