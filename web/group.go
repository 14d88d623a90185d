package web

import (
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// groupPage answers: what is this interest group about, and who is in it?
type groupPage struct {
	Page
	Name    said
	Summary said
	Members []identity
	Search  string // the same members, in the search
}

func (s *site) group(c *gin.Context) error {
	g, err := look[policy.GroupView](s, c, domain.KindGroup)
	if err != nil {
		return err
	}
	page := groupPage{Page: s.newPage(c, "groups", ""), Search: "/search?group=" + string(g.ID)}
	page.Name, page.Summary = page.Say(g.Name), page.Say(g.Summary)
	page.Title = page.Name.Text
	refs := g.Members[:min(len(g.Members), 2*shownLinks)]
	found, err := s.Door.Many(c.Request.Context(), page.Viewer, refs)
	if err != nil {
		return err
	}
	var members []policy.Projection
	for _, r := range refs {
		if x := found[r]; x != nil {
			members = append(members, x)
		}
	}
	if page.Members, err = s.identities(c, page.Page, members); err != nil {
		return err
	}
	return s.render(c, "group", &page)
}
