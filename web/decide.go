package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/review"
)

// decide takes a reviewer's decision and goes on to the next case.
func (s *site) decide(c *gin.Context) error {
	id, version, err := seenOf(c)
	if err != nil {
		return err
	}
	d := review.Verdict{
		Decision: domain.Decision(c.PostForm("decision")),
		Comment:  typed(c, "comment"),
	}
	switch d.Decision {
	case domain.Approve:
	case domain.Reject:
		d.Reason = domain.Reason(c.PostForm("reason"))
	case domain.Defer:
		d.Until = domain.Date(typed(c, "until"))
	default:
		return failure{status: http.StatusBadRequest}
	}
	v := visitOf(c).viewer
	err = s.Reviews.Decide(c.Request.Context(), v, id, version, d)
	if invalid, ok := as[*domain.Invalid](err); ok {
		return s.showCase(c, http.StatusUnprocessableEntity, verdictForm{
			Reason: c.PostForm("reason"), Comment: typed(c, "comment"), Until: typed(c, "until"),
			Errors: errorsOf(invalid),
		})
	}
	if err != nil {
		return err
	}
	s.leave(c, "decided_"+string(d.Decision), "")
	next, err := s.nextCase(c.Request.Context(), v, id)
	if err != nil {
		return err
	}
	to := "/queue"
	if next != "" {
		to += "/" + string(next)
	}
	c.Redirect(http.StatusSeeOther, to)
	return nil
}

// follow notes the next step of an approved match.
func (s *site) follow(c *gin.Context) error {
	id, version, err := seenOf(c)
	if err != nil {
		return err
	}
	to := domain.MatchState(c.PostForm("to"))
	if !domain.MatchMachine.Has(to) {
		return failure{status: http.StatusBadRequest}
	}
	err = s.Reviews.Follow(c.Request.Context(), visitOf(c).viewer, id, version, to, typed(c, "reason"))
	if invalid, ok := as[*domain.Invalid](err); ok {
		return s.showCase(c, http.StatusUnprocessableEntity, verdictForm{
			Followed: typed(c, "reason"), Errors: errorsOf(invalid),
		})
	}
	if err != nil {
		return err
	}
	s.leave(c, "followed", visitOf(c).printer.Word("state", to))
	c.Redirect(http.StatusSeeOther, "/queue/"+string(id))
	return nil
}
