// Package policy is the one door between the store and everybody: it decides
// who sees what. Pages, search hits, explanations and exports are made of its
// projections and of nothing else. What it does not know, it denies, and what
// a viewer may not see looks the same as what does not exist.
package policy

import (
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Viewer is whoever looks: a visitor (the zero Viewer) or a signed-in user.
type Viewer struct {
	User         domain.ID
	Name         string
	Roles        []domain.Role
	Organisation domain.ID // speaks for it
	Researcher   domain.ID // is this person
	Lang         domain.Lang
}

// ViewerOf gives the viewer that a user is.
func ViewerOf(u *domain.User) Viewer {
	return Viewer{
		User: u.ID, Name: u.Name, Roles: slices.Clone(u.Roles),
		Organisation: u.Organisation, Researcher: u.Researcher, Lang: u.Lang,
	}
}

// Anonymous says whether nobody is signed in.
func (v Viewer) Anonymous() bool { return v.User == "" }

// Has says whether the viewer has a role.
func (v Viewer) Has(r domain.Role) bool { return slices.Contains(v.Roles, r) }

// Actor gives the viewer as the actor of an update.
func (v Viewer) Actor() domain.Actor { return domain.Actor{User: v.User} }

// Is says whether the viewer speaks for a party: is the researcher, or stands
// for the organisation as one of its company users.
func (v Viewer) Is(party domain.Ref) bool {
	switch party.Kind {
	case domain.KindResearcher:
		return v.Researcher != "" && v.Researcher == party.ID
	case domain.KindOrganisation:
		return v.speaksFor(party.ID)
	}
	return false
}

// Party gives the party in whose name the viewer acts; zero if none.
func (v Viewer) Party() domain.Ref {
	switch {
	case v.Researcher != "":
		return domain.Ref{Kind: domain.KindResearcher, ID: v.Researcher}
	case v.Has(domain.RoleCompany) && v.Organisation != "":
		return domain.Ref{Kind: domain.KindOrganisation, ID: v.Organisation}
	}
	return domain.Ref{}
}

func (v Viewer) speaksFor(org domain.ID) bool {
	return v.Has(domain.RoleCompany) && v.Organisation != "" && v.Organisation == org
}

// Audiences of the open index.
const (
	AudiencePublic  = "public"
	AudienceMembers = "members"
)

// Audiences gives the audiences a viewer belongs to.
func Audiences(v Viewer) []string {
	if v.Anonymous() {
		return []string{AudiencePublic}
	}
	return []string{AudiencePublic, AudienceMembers}
}

// Audience says who may find a record by search; ok is false if nobody may.
// Sealed challenges are in no open index: even their absence from a result
// would move the scores of others.
func Audience(r domain.Record) (audience string, ok bool) {
	switch r := r.(type) {
	case *domain.Organisation, *domain.Researcher:
		return AudiencePublic, true
	case *domain.Offer:
		return AudiencePublic, r.State == domain.OfferActive
	case *domain.Challenge:
		if r.State != domain.ChallengeOpen || r.Visibility.Sealed() {
			return "", false
		}
		if r.Visibility == domain.Members {
			return AudienceMembers, true
		}
		return AudiencePublic, r.Visibility == domain.Public
	}
	return "", false
}
