package web

import (
	"cmp"
	"slices"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// myChallengesPage answers: where does each of our challenges stand?
type myChallengesPage struct {
	Page
	Items []ownChallenge
}

// ownChallenge is a challenge as its owner lists it.
type ownChallenge struct {
	Who     identity
	Matches string // "" where none are looked for
}

func (s *site) myChallenges(c *gin.Context) error {
	page := myChallengesPage{Page: s.newPage(c, "my_challenges", "mine.challenges_title")}
	owner := domain.Ref{Kind: domain.KindOrganisation, ID: page.Viewer.Organisation}
	xs, err := owned[policy.ChallengeView](s, c, domain.KindChallenge, owner, "")
	if err != nil {
		return err
	}
	slices.SortStableFunc(xs, func(a, b policy.ChallengeView) int { return cmp.Compare(b.ID, a.ID) })
	for _, x := range xs {
		line := page.identify(x, nil)
		own := ownChallenge{Who: line}
		if x.State == domain.ChallengeOpen || x.State == domain.ChallengeClosed {
			own.Matches = line.Href + "/matches"
		}
		page.Items = append(page.Items, own)
	}
	return s.render(c, "mychallenges", &page)
}
