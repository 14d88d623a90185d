package web

import (
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// matchesPage answers: who could solve this challenge, and why?
type matchesPage struct {
	Page
	Challenge identity
	Aspects   []aspectChip
	Cards     []card
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
	if c.Query("all") == "" && len(ms) > firstMatches {
		page.More, page.All = len(ms)-firstMatches, c.Request.URL.Path+"?all=1"
		ms = ms[:firstMatches]
	}
	page.Cards = page.cards(ms)
	page.Legend = legend(page.Cards)
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
	for _, m := range ms {
		x := page.card(m)
		x.Ask = askPath(m.Challenge.Ref())
		page.Cards = append(page.Cards, x)
	}
	page.Legend = legend(page.Cards)
	return s.render(c, "mymatches", &page)
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
