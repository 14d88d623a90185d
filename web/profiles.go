package web

import (
	"cmp"
	"context"
	"slices"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

func (s *site) profileRoutes(e *gin.Engine) {
	p := s.pages(e)
	p.get("/organisations/:id", s.organisation)
	p.get("/researchers/:id", s.researcher)
	p.get("/offers/:id", s.offer)
	p.get("/calls/:id", s.call)
	p.get("/groups/:id", s.group)
}

// shownLinks is how many linked records of one kind a profile shows.
const shownLinks = 100

// look reads what the viewer may see of the record that an address names.
func look[T policy.Projection](s *site, c *gin.Context, k domain.Kind) (T, error) {
	var none T
	id, err := idOf(c)
	if err != nil {
		return none, err
	}
	return seen[T](c.Request.Context(), s, visitOf(c).viewer, domain.Ref{Kind: k, ID: id})
}

func seen[T policy.Projection](ctx context.Context, s *site, v policy.Viewer, ref domain.Ref) (T, error) {
	var none T
	x, err := s.Door.Get(ctx, v, ref)
	if err != nil {
		return none, err
	}
	t, ok := x.(T)
	if !ok {
		return none, domain.ErrNotFound
	}
	return t, nil
}

// idOf gives the id in an address. What cannot be an id does not exist.
func idOf(c *gin.Context) (domain.ID, error) { return checkID(c.Param("id")) }

func checkID(s string) (domain.ID, error) {
	if s == "" || len(s) > 64 {
		return "", domain.ErrNotFound
	}
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' && r != '_' {
			return "", domain.ErrNotFound
		}
	}
	return domain.ID(s), nil
}

// organisationOf gives the organisation behind something, nil if the viewer
// may not see one.
func (s *site) organisationOf(c *gin.Context, v policy.Viewer, id domain.ID) (*policy.OrganisationView, error) {
	if id == "" {
		return nil, nil
	}
	o, err := seen[policy.OrganisationView](c.Request.Context(), s, v, domain.Ref{Kind: domain.KindOrganisation, ID: id})
	if domain.CodeOf(err) == domain.CodeNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &o, nil
}

// owned gives what belongs to a record, of one type of projection.
func owned[T policy.Projection](s *site, c *gin.Context, k domain.Kind, owner domain.Ref, status string) ([]T, error) {
	xs, err := s.Door.All(c.Request.Context(), visitOf(c).viewer, policy.List{Kind: k, Owner: owner, Status: status}, shownLinks)
	if err != nil {
		return nil, err
	}
	out := make([]T, 0, len(xs))
	for _, x := range xs {
		if t, ok := x.(T); ok {
			out = append(out, t)
		}
	}
	return out, nil
}

// work is a piece of evidence as a profile lists it.
type work struct {
	ID          domain.ID
	Type        domain.EvidenceKind
	Title, Body said
	Year, Until int
	URL, Origin string
}

// works gives the evidence for a party, the newest first.
func (s *site) works(c *gin.Context, p Page, owner domain.Ref) ([]work, error) {
	xs, err := owned[policy.EvidenceView](s, c, domain.KindEvidence, owner, "")
	if err != nil {
		return nil, err
	}
	out := make([]work, len(xs))
	for i, x := range xs {
		out[i] = work{
			ID: x.ID, Type: x.Type, Title: p.Say(x.Title), Body: p.Say(x.Body),
			Year: x.Year, Until: x.Until, URL: x.URL, Origin: x.Origin,
		}
	}
	slices.SortStableFunc(out, func(a, b work) int { return cmp.Compare(b.Year, a.Year) })
	return out, nil
}

// says gives each of several texts in the reader's language, if it can.
func (p Page) says(ts []domain.Text) []said {
	out := make([]said, len(ts))
	for i, t := range ts {
		out[i] = p.Say(t)
	}
	return out
}

// Origins names where a record was imported from, as far as its external keys
// tell it to a reader.
func (p Page) Origins(schemes []string) []string {
	var out []string
	for _, s := range schemes {
		if key := "source." + s; p.Has(key) {
			out = append(out, p.T(key))
		}
	}
	return out
}
