package web

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// postPage answers: what do you need?
type postPage struct {
	Page
	Form         challengeForm
	Errors       fieldErrors
	Weights      []int
	Currencies   []string
	Ownerships   []domain.Ownership
	Closeness    []domain.Confidentiality
	Visibilities []domain.Visibility
}

func (s *site) postRoutes(e *gin.Engine) {
	p := s.pages(e, s.signedIn, s.only(domain.RoleCompany), s.withOrganisation)
	p.get("/challenges/new", s.newChallenge)
	p.post("/challenges/new", s.postChallenge)
}

// withOrganisation lets those in who speak for an organisation.
func (s *site) withOrganisation(c *gin.Context) {
	if visitOf(c).viewer.Organisation == "" {
		s.fail(c, failure{status: http.StatusForbidden, key: "error.no_party"})
		c.Abort()
	}
}

func (s *site) newChallenge(c *gin.Context) error {
	return s.showPost(c, http.StatusOK, emptyChallengeForm(), nil)
}

func (s *site) showPost(c *gin.Context, status int, form challengeForm, errs fieldErrors) error {
	return s.renderAs(c, status, "postchallenge", &postPage{
		Page: s.newPage(c, "my_challenges", "post.title"), Form: form, Errors: errs,
		Weights:    []int{1, 2, 3, 4, 5},
		Currencies: currencies, Ownerships: ownerships, Closeness: closeness,
		Visibilities: domain.Visibilities[:],
	})
}

// postChallenge publishes or drafts a challenge, or adds or takes a row and
// shows the form again. Whatever is wrong stands beside its field; what was
// typed is kept.
func (s *site) postChallenge(c *gin.Context) error {
	form := readChallengeForm(c)
	do := c.PostForm("do")
	switch {
	case do == "stay": // Enter in a field: it should neither publish nor take a row
		return s.showPost(c, http.StatusOK, form, nil)
	case do == "add":
		form.addRow()
		return s.showPost(c, http.StatusOK, form, nil)
	case strings.HasPrefix(do, "remove."):
		form.removeRow(strings.TrimPrefix(do, "remove."))
		return s.showPost(c, http.StatusOK, form, nil)
	case do != "publish" && do != "draft":
		return failure{status: http.StatusBadRequest}
	}
	v := visitOf(c).viewer
	draft, errs := form.challenge()
	draft.Organisation = v.Organisation
	if do == "publish" {
		draft.State = domain.ChallengeOpen
	}
	if len(errs) > 0 {
		if invalid, ok := as[*domain.Invalid](draft.Validate()); ok {
			form.place(errs, draft, invalid)
		}
		return s.showPost(c, http.StatusUnprocessableEntity, form, errs)
	}
	id, err := s.Intake.PostChallenge(c.Request.Context(), v, draft)
	if invalid, ok := as[*domain.Invalid](err); ok {
		form.place(errs, draft, invalid)
		return s.showPost(c, http.StatusUnprocessableEntity, form, errs)
	}
	if err != nil {
		return err
	}
	s.leave(c, "posted_"+string(draft.State), "")
	c.Redirect(http.StatusSeeOther, href(domain.Ref{Kind: domain.KindChallenge, ID: id}))
	return nil
}
