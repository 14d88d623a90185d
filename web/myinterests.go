package web

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/interest"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// myInterestsPage answers: whom do I want to talk to, and who to me?
type myInterestsPage struct {
	Page
	Received, Raised []raisedHand
}

// raisedHand is an expression of interest as one of its sides sees it.
type raisedHand struct {
	ID       domain.ID
	Version  uint64
	Target   identity
	From     identity
	Message  string
	State    domain.InterestState
	At       time.Time
	Answer   bool // the viewer may accept or decline
	Withdraw bool // the viewer may withdraw
}

func (s *site) myInterests(c *gin.Context) error {
	page := myInterestsPage{Page: s.newPage(c, "my_interests", "mine.interests_title")}
	if !page.HasParty() {
		return failure{status: http.StatusForbidden, key: "error.no_party"}
	}
	board, err := s.Interests.Mine(c.Request.Context(), page.Viewer)
	if err != nil {
		return err
	}
	for _, e := range board.Received {
		h := page.hand(e)
		h.Answer = h.State == domain.InterestRaised
		page.Received = append(page.Received, h)
	}
	for _, e := range board.Raised {
		h := page.hand(e)
		h.Withdraw = h.State == domain.InterestRaised || h.State == domain.InterestAccepted
		page.Raised = append(page.Raised, h)
	}
	return s.render(c, "myinterests", &page)
}

func (p Page) hand(e interest.Entry) raisedHand {
	return raisedHand{
		ID: e.Interest.ID, Version: e.Interest.Version, Message: e.Interest.Message,
		State: e.Interest.State, At: e.Interest.Raised,
		Target: p.identify(projection(e.Target), nil), From: p.identify(projection(e.From), nil),
	}
}

// projection gives nil also for what is no more than a typed nothing.
func projection(x policy.Projection) policy.Projection {
	if x == nil || x.Ref().ID == "" {
		return nil
	}
	return x
}
