package web

import (
	"net/url"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// listPage answers: what is there of this kind?
type listPage struct {
	Page
	Lead   string
	Items  []identity
	Next   string // address of the part behind
	Start  string // of the first part, "" if this is it
	Search string // the same kind, in the search
	Empty  string // what to say where nothing is there
}

func (s *site) listRoutes(e *gin.Engine) {
	p := s.pages(e)
	p.get("/challenges", s.list("challenges", domain.KindChallenge, string(domain.ChallengeOpen)))
	p.get("/offers", s.list("offers", domain.KindOffer, string(domain.OfferActive)))
	p.get("/calls", s.list("calls", domain.KindCall, ""))
	p.get("/groups", s.list("groups", domain.KindGroup, ""))
}

// listed is how many records a part of a list has.
const listed = 50

// list makes the page of a kind of records that are in one state.
func (s *site) list(name string, k domain.Kind, status string) handler {
	return func(c *gin.Context) error {
		page := listPage{Page: s.newPage(c, name, "list."+name+"_title")}
		page.Lead, page.Empty = page.T("list."+name+"_lead"), page.T("list."+name+"_empty")
		if k == domain.KindChallenge || k == domain.KindOffer {
			page.Search = "/search?kind=" + string(k)
		}
		l := policy.List{Kind: k, Status: status}
		l.Page.Limit = listed
		if after := c.Query("after"); after != "" {
			if _, err := checkID(after); err != nil {
				return &domain.Error{Code: domain.CodeQuery}
			}
			l.Page.After, page.Start = after, "/"+name
		}
		found, err := s.Door.List(c.Request.Context(), page.Viewer, l)
		if err != nil {
			return err
		}
		if page.Items, err = s.identities(c, page.Page, found.Items); err != nil {
			return err
		}
		if found.Next != "" {
			page.Next = "/" + name + "?after=" + url.QueryEscape(found.Next)
		}
		return s.render(c, "list", &page)
	}
}
