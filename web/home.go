package web

import (
	"cmp"
	"slices"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
)

// homePage answers: what is here, what is new, what should I do next?
type homePage struct {
	Page
	Counts     []kindCount
	Steps      []step
	Challenges []identity
	Offers     []identity
}

// kindCount is how many records of a kind the viewer can find.
type kindCount struct {
	Kind  string
	Count int
	Href  string
}

// step is something that waits for the viewer.
type step struct {
	Key   string // under "home.step_"
	Count int
	Href  string
}

func (s *site) homeRoutes(e *gin.Engine) {
	p := s.pages(e)
	p.get("/", s.home)
	p.get("/about", s.about)
	p.post("/language", s.language)
	if s.opts.Development {
		p.get("/styleguide", s.styleguide)
	}
}

// newest is how many records of a kind the start page shows, chosen from the
// last so many.
const (
	newest   = 5
	newestOf = 1000
)

func (s *site) home(c *gin.Context) error {
	page := homePage{Page: s.newPage(c, "home", "")}
	var err error
	if page.Counts, err = s.counts(c, page.Viewer); err != nil {
		return err
	}
	if page.Challenges, err = s.newest(c, page.Page, domain.KindChallenge, string(domain.ChallengeOpen)); err != nil {
		return err
	}
	if page.Offers, err = s.newest(c, page.Page, domain.KindOffer, string(domain.OfferActive)); err != nil {
		return err
	}
	if page.Steps, err = s.steps(c, page.Page); err != nil {
		return err
	}
	return s.render(c, "home", &page)
}

func (s *site) counts(c *gin.Context, v policy.Viewer) ([]kindCount, error) {
	all, err := s.Search.Search(c.Request.Context(), v, discovery.Request{Page: 1, Size: 1})
	if err != nil {
		return nil, err
	}
	var out []kindCount
	for _, f := range all.Facets {
		if f.Name != "kind" {
			continue
		}
		for _, x := range f.Values {
			out = append(out, kindCount{Kind: x.Value, Count: x.Count, Href: "/search?kind=" + x.Value})
		}
	}
	return out, nil
}

func (s *site) newest(c *gin.Context, p Page, k domain.Kind, status string) ([]identity, error) {
	xs, err := s.Door.All(c.Request.Context(), p.Viewer, policy.List{Kind: k, Status: status}, newestOf)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(xs, func(a, b policy.Projection) int { return cmp.Compare(b.Ref().ID, a.Ref().ID) })
	return s.identities(c, p, xs[:min(newest, len(xs))])
}

// identities describes records together with the organisations behind them.
func (s *site) identities(c *gin.Context, p Page, xs []policy.Projection) ([]identity, error) {
	var refs []domain.Ref
	for _, x := range xs {
		if o := homeOf(x); o != "" {
			refs = append(refs, domain.Ref{Kind: domain.KindOrganisation, ID: o})
		}
	}
	orgs, err := s.Door.Many(c.Request.Context(), p.Viewer, refs)
	if err != nil {
		return nil, err
	}
	out := make([]identity, len(xs))
	for i, x := range xs {
		var org *policy.OrganisationView
		if o, ok := orgs[domain.Ref{Kind: domain.KindOrganisation, ID: homeOf(x)}].(policy.OrganisationView); ok {
			org = &o
		}
		out[i] = p.identify(x, org)
	}
	return out, nil
}

func homeOf(x policy.Projection) domain.ID {
	switch x := x.(type) {
	case policy.ResearcherView:
		return x.Organisation
	case policy.ChallengeView:
		return x.Organisation
	case policy.OfferView:
		return x.Organisation
	}
	return ""
}

// steps tells signed-in people what waits for them.
func (s *site) steps(c *gin.Context, p Page) ([]step, error) {
	var out []step
	if p.IsZIN() {
		q, err := s.Reviews.Queue(c.Request.Context(), p.Viewer, review.Filter{Limit: 1})
		if err != nil {
			return nil, err
		}
		out = append(out, step{Key: "queue", Count: q.Counts[""], Href: "/queue"})
	}
	if !p.HasParty() {
		return out, nil
	}
	board, err := s.Interests.Mine(c.Request.Context(), p.Viewer)
	if err != nil {
		return nil, err
	}
	waiting := 0
	for _, e := range board.Received {
		if e.Interest.State == domain.InterestRaised {
			waiting++
		}
	}
	if waiting > 0 {
		out = append(out, step{Key: "answer", Count: waiting, Href: "/my/interests"})
	}
	if p.IsResearcher() {
		out = append(out, step{Key: "matches", Href: "/my/matches"})
	}
	if p.IsCompany() {
		out = append(out, step{Key: "challenges", Href: "/my/challenges"}, step{Key: "post", Href: "/challenges/new"})
	}
	return out, nil
}
