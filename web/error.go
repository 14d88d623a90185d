package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// errorPage answers: what happened, and what can I do?
type errorPage struct {
	Page
	Status  int
	Message string
	Reload  bool // someone else changed it: look again
}

func (s *site) renderError(c *gin.Context, f failure) {
	page := errorPage{Page: s.newPage(c, "", "error.title"), Status: f.status}
	page.Message = page.T(f.key)
	page.Reload = f.status == http.StatusConflict
	page.Title = page.Word("error_title", f.status)
	if err := s.renderAs(c, f.status, "error", &page); err != nil {
		s.opts.Log.Error("error page", "err", err)
		c.String(http.StatusInternalServerError, "Swatka\n")
	}
}
