package web

import (
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// offerPage answers: what is on offer, where, and on which terms?
type offerPage struct {
	Page
	Offer       policy.OfferView
	Line        identity
	Summary     said
	Competences []said
	Contact     *identity
	Stance      []stanceRow
	Concepts    []conceptLink
	Ask         string
}

func (s *site) offer(c *gin.Context) error {
	o, err := look[policy.OfferView](s, c, domain.KindOffer)
	if err != nil {
		return err
	}
	page := offerPage{Page: s.newPage(c, "offers", ""), Offer: o, Ask: askPath(o.Ref())}
	org, err := s.organisationOf(c, page.Viewer, o.Organisation)
	if err != nil {
		return err
	}
	page.Line = page.identify(o, org)
	page.Title, page.Summary = page.Line.Name.Text, page.Say(o.Summary)
	page.Competences, page.Stance = page.says(o.Competences), page.stance(o.Stance)
	if o.Contact != "" {
		ref := domain.Ref{Kind: domain.KindResearcher, ID: o.Contact}
		who, err := seen[policy.ResearcherView](c.Request.Context(), s, page.Viewer, ref)
		if err == nil {
			line := page.identify(who, nil)
			page.Contact = &line
		} else if domain.CodeOf(err) != domain.CodeNotFound {
			return err
		}
	}
	page.Concepts = page.conceptLinks(s.Concepts.Of(o))
	return s.render(c, "offer", &page)
}
