package web

import (
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// callPage answers: who can apply, for how much, until when?
type callPage struct {
	Page
	Call    domain.Call
	Name    said
	Summary said
	Open    bool
	Share   int // per cent
}

func (s *site) call(c *gin.Context) error {
	v, err := look[policy.CallView](s, c, domain.KindCall)
	if err != nil {
		return err
	}
	page := callPage{Page: s.newPage(c, "calls", ""), Call: v.Call, Share: percent(v.Call.Share)}
	page.Name, page.Summary = page.Say(v.Call.Name), page.Say(v.Call.Summary)
	page.Title, page.Open = page.Name.Text, v.Call.OpenOn(page.Today)
	return s.render(c, "call", &page)
}
