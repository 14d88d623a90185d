package web

import (
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// organisationPage answers: what can this organisation do, and who is there?
type organisationPage struct {
	Page
	Who         policy.OrganisationView
	Name        said
	Summary     said
	Competences []said
	People      []identity
	Offers      []identity
	Challenges  []identity
	Works       []work
	Concepts    []conceptLink
	Ask         string
}

func (s *site) organisation(c *gin.Context) error {
	o, err := look[policy.OrganisationView](s, c, domain.KindOrganisation)
	if err != nil {
		return err
	}
	page := organisationPage{Page: s.newPage(c, "", ""), Who: o, Ask: askPath(o.Ref())}
	page.Name, page.Summary, page.Competences = page.Say(o.Name), page.Say(o.Summary), page.says(o.Competences)
	page.Title = page.Name.Text
	for _, l := range []struct {
		kind   domain.Kind
		status string
		into   *[]identity
	}{
		{domain.KindResearcher, "", &page.People},
		{domain.KindOffer, string(domain.OfferActive), &page.Offers},
		{domain.KindChallenge, string(domain.ChallengeOpen), &page.Challenges},
	} {
		xs, err := owned[policy.Projection](s, c, l.kind, o.Ref(), l.status)
		if err != nil {
			return err
		}
		for _, x := range xs {
			*l.into = append(*l.into, page.identify(x, nil))
		}
	}
	if page.Works, err = s.works(c, page.Page, o.Ref()); err != nil {
		return err
	}
	page.Concepts = page.conceptLinks(s.Concepts.Of(o))
	return s.render(c, "organisation", &page)
}
