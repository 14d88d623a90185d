package web

import (
	"errors"
	"net/http"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// interestPage answers: what do I want to say to them, and what then?
type interestPage struct {
	Page
	Target  domain.Ref
	Who     identity
	Message string
	Errors  fieldErrors
	Already bool
}

// maxMessage is the longest message, in characters.
const maxMessage = 2000

func (s *site) interestRoutes(e *gin.Engine) {
	p := s.pages(e, s.signedIn)
	p.get("/interests/new", s.newInterest)
	p.post("/interests", s.expressInterest)
	p.post("/interests/:id/answer", s.answerInterest)
	p.post("/interests/:id/withdrawal", s.withdrawInterest)
	p.get("/my/interests", s.myInterests)
}

func (s *site) newInterest(c *gin.Context) error {
	page, err := s.interestPage(c, c.Query("kind"), c.Query("id"))
	if err != nil {
		return err
	}
	return s.render(c, "interest", &page)
}

func (s *site) interestPage(c *gin.Context, kind, id string) (interestPage, error) {
	page := interestPage{Page: s.newPage(c, "my_interests", "interest.title")}
	if !page.HasParty() {
		return page, failure{status: http.StatusForbidden, key: "error.no_party"}
	}
	switch k := domain.Kind(kind); k {
	case domain.KindChallenge, domain.KindOffer, domain.KindResearcher, domain.KindOrganisation:
		page.Target.Kind = k
	default:
		return page, domain.ErrNotFound
	}
	var err error
	if page.Target.ID, err = checkID(id); err != nil {
		return page, err
	}
	x, err := seen[policy.Projection](c.Request.Context(), s, page.Viewer, page.Target)
	if err != nil {
		return page, err
	}
	org, err := s.organisationOf(c, page.Viewer, homeOf(x))
	if err != nil {
		return page, err
	}
	page.Who = page.identify(x, org)
	return page, nil
}

// expressInterest raises a hand. The target is looked up first: what the
// viewer may not see answers like what does not exist.
func (s *site) expressInterest(c *gin.Context) error {
	page, err := s.interestPage(c, c.PostForm("kind"), c.PostForm("id"))
	if err != nil {
		return err
	}
	page.Message = typed(c, "message")
	if utf8.RuneCountInString(page.Message) > maxMessage {
		page.Errors = fieldErrors{"message": {Code: domain.CodeTooLong, Params: map[string]any{"Max": maxMessage}}}
		return s.renderAs(c, http.StatusUnprocessableEntity, "interest", &page)
	}
	_, err = s.Interests.Express(c.Request.Context(), page.Viewer, page.Target, page.Message)
	if invalid, ok := as[*domain.Invalid](err); ok {
		page.Errors = errorsOf(invalid)
		return s.renderAs(c, http.StatusUnprocessableEntity, "interest", &page)
	}
	if errors.Is(err, domain.ErrDuplicate) {
		page.Already = true
		return s.renderAs(c, http.StatusConflict, "interest", &page)
	}
	if err != nil {
		return err
	}
	s.leave(c, "interest_raised", page.Who.Name.Text)
	c.Redirect(http.StatusSeeOther, "/my/interests")
	return nil
}

func (s *site) answerInterest(c *gin.Context) error {
	answers := map[string]bool{"accept": true, "decline": false}
	accept, known := answers[c.PostForm("answer")]
	if !known {
		return failure{status: http.StatusBadRequest}
	}
	id, version, err := seenOf(c)
	if err != nil {
		return err
	}
	if err := s.Interests.Answer(c.Request.Context(), visitOf(c).viewer, id, version, accept); err != nil {
		return err
	}
	return s.backToInterests(c, "interest_"+c.PostForm("answer"))
}

func (s *site) withdrawInterest(c *gin.Context) error {
	id, version, err := seenOf(c)
	if err != nil {
		return err
	}
	if err := s.Interests.Withdraw(c.Request.Context(), visitOf(c).viewer, id, version); err != nil {
		return err
	}
	return s.backToInterests(c, "interest_withdrawn")
}

func (s *site) backToInterests(c *gin.Context, message string) error {
	s.leave(c, message, "")
	c.Redirect(http.StatusSeeOther, "/my/interests")
	return nil
}
