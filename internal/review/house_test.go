package review_test

import (
	"fmt"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// office is a house with a sealed challenge of "poster" and n proposals for
// it, m00 the best.
func office(t testing.TB, n int) *testhouse.House {
	h := testhouse.New(t)
	c := testhouse.NewChallenge("c1", "poster", "Bread", "Mould")
	c.Visibility = domain.Confidential
	h.Put(
		testhouse.NewOrganisation("poster", "Poster"), testhouse.NewOrganisation("home", "Home"), c,
		&domain.User{
			Meta: domain.Meta{ID: testhouse.ZIN().User}, Email: "zin@example.org", Name: "Ewa z ZIN",
			Roles: []domain.Role{domain.RoleZIN}, State: domain.UserActive,
		},
	)
	for i := range n {
		r := testhouse.NewResearcher(domain.ID(fmt.Sprintf("r%02d", i)), "home", "Nowak", "bio")
		h.Put(r, &domain.Match{
			Meta:      domain.Meta{ID: domain.ID(fmt.Sprintf("m%02d", i))},
			Challenge: "c1", Candidate: domain.RefTo(r), State: domain.MatchProposed, Score: 1 - float64(i)/100, Rank: i + 1,
		})
	}
	return h
}

func ids(ps []matching.Proposal) string {
	out := ""
	for _, p := range ps {
		out += string(p.Match.Ref().ID) + " "
	}
	return out
}

// match reads a match past the door.
func match(h *testhouse.House, id domain.ID) *domain.Match {
	return testhouse.Get[*domain.Match](h, id)
}
