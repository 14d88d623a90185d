package testhouse

import (
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// Viewer gives a signed-in viewer with a role who speaks for an organisation
// or is a researcher; party may be zero. Their user is "<role>" or
// "<role>-<id of the party>".
func Viewer(role domain.Role, party domain.Ref) policy.Viewer {
	v := policy.Viewer{User: domain.ID(role), Name: string(role), Roles: []domain.Role{role}, Lang: domain.EN}
	if !party.IsZero() {
		v.User += "-" + party.ID
	}
	switch party.Kind {
	case domain.KindOrganisation:
		v.Organisation = party.ID
	case domain.KindResearcher:
		v.Researcher = party.ID
	}
	return v
}

// Company gives a viewer who speaks for an organisation.
func Company(id domain.ID) policy.Viewer { return Viewer(domain.RoleCompany, Org(id)) }

// Person gives a viewer who is a researcher.
func Person(id domain.ID) policy.Viewer { return Viewer(domain.RoleResearcher, Res(id)) }

// ZIN gives a reviewer of the taskforce.
func ZIN() policy.Viewer { return Viewer(domain.RoleZIN, domain.Ref{}) }

// Admin gives an administrator.
func Admin() policy.Viewer { return Viewer(domain.RoleAdmin, domain.Ref{}) }

// Org points to an organisation.
func Org(id domain.ID) domain.Ref { return domain.Ref{Kind: domain.KindOrganisation, ID: id} }

// Res points to a researcher.
func Res(id domain.ID) domain.Ref { return domain.Ref{Kind: domain.KindResearcher, ID: id} }

// Offer points to an offer.
func Offer(id domain.ID) domain.Ref { return domain.Ref{Kind: domain.KindOffer, ID: id} }

// Challenge points to a challenge.
func Challenge(id domain.ID) domain.Ref { return domain.Ref{Kind: domain.KindChallenge, ID: id} }

// EN gives a text in English.
func EN(s string) domain.Text { return domain.Text{EN: s} }

// PL gives a text in Polish.
func PL(s string) domain.Text { return domain.Text{PL: s} }

// NewOrganisation gives an enterprise with a name in English.
func NewOrganisation(id domain.ID, name string) *domain.Organisation {
	return &domain.Organisation{Meta: domain.Meta{ID: id}, Name: EN(name), Area: domain.AreaBioF, City: "Kraków"}
}

// NewResearcher gives a researcher with a family name and a biography in
// English.
func NewResearcher(id, org domain.ID, family, bio string) *domain.Researcher {
	return &domain.Researcher{
		Meta: domain.Meta{ID: id}, Given: "Anna", Family: family, Organisation: org, Bio: EN(bio),
	}
}

// NewEvidence gives a publication of 2026 in English.
func NewEvidence(id domain.ID, title, body string, of ...domain.Ref) *domain.Evidence {
	return &domain.Evidence{
		Meta: domain.Meta{ID: id}, Type: domain.Publication, Title: EN(title), Body: EN(body), Year: 2026, For: of,
	}
}

// NewChallenge gives an open, public challenge in English with one must-have,
// its title.
func NewChallenge(id, org domain.ID, title, summary string) *domain.Challenge {
	return &domain.Challenge{
		Meta: domain.Meta{ID: id}, Organisation: org, Title: EN(title), Summary: EN(summary),
		Aspects:    []domain.Aspect{{Text: EN(title), Need: domain.Must, Weight: 3}},
		Visibility: domain.Public, State: domain.ChallengeOpen,
	}
}

// NewOffer gives an active laboratory in English.
func NewOffer(id, org domain.ID, title, summary string) *domain.Offer {
	return &domain.Offer{
		Meta: domain.Meta{ID: id}, Organisation: org, Type: domain.Laboratory, Title: EN(title), Summary: EN(summary),
		State: domain.OfferActive,
	}
}
