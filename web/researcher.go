package web

import (
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// researcherPage answers: what can this person do, and what speaks for it?
type researcherPage struct {
	Page
	Who          policy.ResearcherView
	Line         identity
	Bio          said
	Competences  []said
	Works        []work
	Offers       []identity
	Endorsements []endorsement
	Stance       []stanceRow
	Concepts     []conceptLink
	Ask          string
}

// endorsement is one member's word for another.
type endorsement struct {
	From  identity
	Words said
	Given domain.Date
}

func (s *site) researcher(c *gin.Context) error {
	r, err := look[policy.ResearcherView](s, c, domain.KindResearcher)
	if err != nil {
		return err
	}
	page := researcherPage{Page: s.newPage(c, "", ""), Who: r, Ask: askPath(r.Ref())}
	org, err := s.organisationOf(c, page.Viewer, r.Organisation)
	if err != nil {
		return err
	}
	page.Title, page.Line = r.Name, page.identify(r, org)
	page.Bio, page.Competences, page.Stance = page.Say(r.Bio), page.says(r.Competences), page.stance(r.Stance)
	if page.Works, err = s.works(c, page.Page, r.Ref()); err != nil {
		return err
	}
	offers, err := owned[policy.Projection](s, c, domain.KindOffer, r.Ref(), string(domain.OfferActive))
	if err != nil {
		return err
	}
	for _, o := range offers {
		page.Offers = append(page.Offers, page.identify(o, nil))
	}
	if page.Endorsements, err = s.endorsements(c, page.Page, r.Ref()); err != nil {
		return err
	}
	page.Concepts = page.conceptLinks(s.Concepts.Of(r))
	return s.render(c, "researcher", &page)
}

// endorsements gives what others say for a party.
func (s *site) endorsements(c *gin.Context, p Page, of domain.Ref) ([]endorsement, error) {
	xs, err := owned[policy.EndorsementView](s, c, domain.KindEndorsement, of, string(domain.EndorsementActive))
	if err != nil {
		return nil, err
	}
	var refs []domain.Ref
	for _, x := range xs {
		refs = append(refs, x.From)
	}
	from, err := s.Door.Many(c.Request.Context(), p.Viewer, refs)
	if err != nil {
		return nil, err
	}
	var out []endorsement
	for _, x := range xs {
		if x.To == of && from[x.From] != nil {
			out = append(out, endorsement{From: p.identify(from[x.From], nil), Words: p.Say(x.Words), Given: x.Given})
		}
	}
	return out, nil
}
