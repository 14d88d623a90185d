package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// plumbing is what the same for everybody and needs no session.
func (s *site) plumbing(e *gin.Engine) {
	both := func(path string, h gin.HandlerFunc) {
		e.GET(path, h)
		e.HEAD(path, h)
	}
	both("/static/*file", s.static)
	both("/favicon.svg", func(c *gin.Context) { s.sendFile(c, "favicon.svg") })
	both("/favicon.ico", func(c *gin.Context) { s.sendFile(c, "favicon.svg") })
	both("/healthz", func(c *gin.Context) { c.String(http.StatusOK, "ok\n") })
	both("/robots.txt", func(c *gin.Context) { c.String(http.StatusOK, robots) })
}

// robots keeps crawlers from what is endless or private; public profiles,
// challenges and offers may be found.
const robots = `User-agent: *
Disallow: /search
Disallow: /my/
Disallow: /queue
Disallow: /interests
Disallow: /sign-in
`

// pages gives the group in which people's pages live.
func (s *site) pages(e *gin.Engine, guards ...gin.HandlerFunc) pages {
	return pages{site: s, group: e.Group("", append([]gin.HandlerFunc{s.greet, s.guardRequest}, guards...)...)}
}

// pages registers handlers that return errors.
type pages struct {
	site  *site
	group *gin.RouterGroup
}

func (p pages) get(path string, h handler) {
	p.group.GET(path, p.site.page(h))
	p.group.HEAD(path, p.site.page(h))
}

func (p pages) post(path string, h handler) { p.group.POST(path, p.site.page(h)) }
