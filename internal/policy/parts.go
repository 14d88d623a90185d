package policy

import "github.com/lifescience-krakow/swatka/internal/domain"

// Home gives the organisation behind a projection; for an organisation
// itself, and where there is none, "".
func Home(p Projection) domain.ID {
	switch p := p.(type) {
	case ResearcherView:
		return p.Organisation
	case OfferView:
		return p.Organisation
	case ChallengeView:
		return p.Organisation
	}
	return ""
}

// Words gives what a party or its offer says about itself: title and text.
// A person's name is no text in a language.
func Words(p Projection) (title, body domain.Text) {
	switch p := p.(type) {
	case ResearcherView:
		return p.Position, p.Bio
	case OrganisationView:
		return p.Name, p.Summary
	case OfferView:
		return p.Title, p.Summary
	case ChallengeView:
		return p.Title, p.Summary
	}
	return title, body
}

// Skills gives the competences of a party or an offer, or the aspects of a
// challenge.
func Skills(p Projection) []domain.Text {
	switch p := p.(type) {
	case ResearcherView:
		return p.Competences
	case OrganisationView:
		return p.Competences
	case OfferView:
		return p.Competences
	case ChallengeView:
		out := make([]domain.Text, len(p.Aspects))
		for i, a := range p.Aspects {
			out[i] = a.Text
		}
		return out
	}
	return nil
}
