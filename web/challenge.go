package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// challengePage answers: what is needed, by whom, until when, on which terms?
type challengePage struct {
	Page
	Challenge policy.ChallengeView
	Line      identity
	Summary   said
	Teaser    said
	Aspects   []aspectChip
	Stance    []stanceRow
	Overdue   bool
	Events    []event
	Moves     []domain.ChallengeState // open to the owner
	Matches   string                  // address of its matches, for whom it may concern
	Concepts  []conceptLink
	Ask       string
}

func (s *site) challengeRoutes(e *gin.Engine) {
	s.pages(e).get("/challenges/:id", s.challenge)
	mine := s.pages(e, s.signedIn, s.only(domain.RoleCompany), s.withOrganisation)
	mine.get("/my/challenges", s.myChallenges)
	mine.post("/challenges/:id/state", s.moveChallenge)
}

func (s *site) challenge(c *gin.Context) error {
	ch, err := look[policy.ChallengeView](s, c, domain.KindChallenge)
	if err != nil {
		return err
	}
	page := challengePage{Page: s.newPage(c, "challenges", ""), Challenge: ch}
	org, err := s.organisationOf(c, page.Viewer, ch.Organisation)
	if err != nil {
		return err
	}
	page.Line = page.identify(ch, org)
	page.Title, page.Summary, page.Teaser = page.Line.Name.Text, page.Say(ch.Summary), page.Say(ch.Teaser)
	page.Aspects, page.Stance = page.chips(ch.Aspects), page.stance(ch.Stance)
	page.Overdue = ch.Deadline != "" && ch.Deadline < page.Today
	page.Events = page.timeline(ch.History, nil)
	if ch.Mine {
		page.Section = "my_challenges"
		page.Moves = domain.ChallengeMachine[ch.State]
	}
	if ch.Mine || page.IsZIN() {
		page.Matches = page.Line.Href + "/matches"
	}
	if !ch.Mine && ch.State == domain.ChallengeOpen {
		page.Ask = askPath(ch.Ref())
	}
	if ch.Visibility != domain.Public {
		c.Header("Cache-Control", "no-store")
	}
	page.Concepts = page.conceptLinks(s.Concepts.Of(ch))
	return s.render(c, "challenge", &page)
}

// moveChallenge opens, closes or withdraws a challenge of one's own.
func (s *site) moveChallenge(c *gin.Context) error {
	id, version, err := seenOf(c)
	if err != nil {
		return err
	}
	to := domain.ChallengeState(c.PostForm("to"))
	if !domain.ChallengeMachine.Has(to) {
		return failure{status: http.StatusBadRequest}
	}
	if err := s.Intake.MoveChallenge(c.Request.Context(), visitOf(c).viewer, id, version, to); err != nil {
		return err
	}
	s.leave(c, "challenge_"+string(to), "")
	c.Redirect(http.StatusSeeOther, href(domain.Ref{Kind: domain.KindChallenge, ID: id}))
	return nil
}
