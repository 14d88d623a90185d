package web

import (
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// identity is the line that says who or what something is.
type identity struct {
	Kind       domain.Kind
	Href       string
	Name       said
	Position   said
	Type       domain.OfferType // of an offer
	Home       *home            // the organisation behind it
	Area       domain.Area
	City       string
	ORCID      string
	Deadline   domain.Date
	TRL        domain.TRL
	Visibility domain.Visibility // of a challenge
	State      domain.ChallengeState
}

// home is an organisation that stands behind something.
type home struct {
	Href string
	Name said
}

// paths are the folders of the site, by kind.
var paths = map[domain.Kind]string{
	domain.KindOrganisation: "/organisations/",
	domain.KindResearcher:   "/researchers/",
	domain.KindChallenge:    "/challenges/",
	domain.KindOffer:        "/offers/",
	domain.KindCall:         "/calls/",
	domain.KindGroup:        "/groups/",
}

// href gives the address of a record's page, "" if it has none.
func href(r domain.Ref) string {
	if p := paths[r.Kind]; p != "" && r.ID != "" {
		return p + string(r.ID)
	}
	return ""
}

// identify describes a projection; org is the organisation behind it, if the
// viewer may see one. A projection that cannot be described gives a nameless
// identity.
func (p Page) identify(x policy.Projection, org *policy.OrganisationView) identity {
	if x == nil {
		return identity{}
	}
	id := identity{Kind: x.Ref().Kind, Href: href(x.Ref())}
	if org != nil {
		id.Area = org.Area
		id.City = org.City
		id.Home = &home{Href: href(org.Ref()), Name: p.Say(org.Name)}
	}
	switch x := x.(type) {
	case policy.OrganisationView:
		id.Name, id.Area, id.City, id.TRL, id.Home = p.Say(x.Name), x.Area, x.City, x.TRL, nil
	case policy.ResearcherView:
		id.Name = said{Text: x.Name, Lang: domain.Lang(p.Lang())}
		id.Position, id.ORCID, id.TRL = p.Say(x.Position), x.ORCID, x.TRL
		id.City = first(x.City, id.City)
	case policy.ChallengeView:
		id.Name, id.Deadline, id.TRL = p.Say(x.Title), x.Deadline, x.TRL
		id.Visibility, id.State = x.Visibility, x.State
	case policy.OfferView:
		id.Name, id.Type, id.TRL = p.Say(x.Title), x.Type, x.TRL
		id.City = first(x.City, id.City)
	case policy.CallView:
		id.Name, id.Deadline, id.TRL = p.Say(x.Call.Name), x.Call.Closes, x.Call.TRL
	case policy.GroupView:
		id.Name = p.Say(x.Name)
	}
	return id
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
