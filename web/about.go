package web

import "github.com/gin-gonic/gin"

// aboutPage answers: what does Swatka do, and what not?
type aboutPage struct{ Page }

func (s *site) about(c *gin.Context) error {
	return s.render(c, "about", &aboutPage{s.newPage(c, "about", "about.title")})
}
