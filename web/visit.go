package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/i18n"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// visit is what is known about a request before its page is made: who comes
// and in which language. It lives and dies with the request.
type visit struct {
	viewer  policy.Viewer
	printer i18n.Printer
	request string // id for the log and the error page
}

const visitKey = "visit"

func visitOf(c *gin.Context) *visit {
	if v, ok := c.Get(visitKey); ok {
		return v.(*visit)
	}
	return &visit{}
}

// record starts the visit, and writes one line per request when it is done.
// The line has no cookies, no query (people search for secrets) and no names.
func (s *site) record(c *gin.Context) {
	start := s.opts.Now()
	v := &visit{printer: s.bundle.Printer(s.bundle.Match(c.GetHeader("Accept-Language")))}
	if id, err := uuid.NewRandom(); err == nil {
		v.request = id.String()
	}
	c.Set(visitKey, v)
	c.Next()
	route := c.FullPath()
	if route == "" {
		route = "none"
	}
	s.opts.Log.Info("request",
		"method", c.Request.Method, "route", route, "status", c.Writer.Status(),
		"bytes", c.Writer.Size(), "took", s.opts.Now().Sub(start), "request", v.request)
}

// viewerOf gives whoever is signed in. The account is read anew for each
// request, so that a disabled one is out at once.
func (s *site) viewerOf(ctx context.Context) (policy.Viewer, error) {
	id, err := s.sessionOf(ctx)
	if err != nil || id == "" {
		return policy.Viewer{}, err
	}
	v, err := s.Accounts.Viewer(ctx, id)
	if errors.Is(err, domain.ErrNotFound) {
		return policy.Viewer{}, s.sessions.Destroy(ctx)
	}
	return v, err
}

// greet finds out who comes and which language they want.
func (s *site) greet(c *gin.Context) {
	v := visitOf(c)
	ctx := c.Request.Context()
	var err error
	if v.viewer, err = s.viewerOf(ctx); err != nil {
		s.fail(c, err)
		c.Abort()
		return
	}
	v.printer = s.bundle.Printer(s.languageOf(c, v.viewer))
	v.viewer.Lang = domain.Lang(v.printer.Lang())
	h := c.Writer.Header()
	h.Add("Vary", "Accept-Language")
	h.Set("Content-Language", v.printer.Lang())
	h.Set("Cache-Control", "no-cache")
	if !v.viewer.Anonymous() {
		h.Set("Cache-Control", "no-store")
	}
}

// signedIn asks whoever is not signed in to do so, on the same address.
func (s *site) signedIn(c *gin.Context) {
	if visitOf(c).viewer.Anonymous() {
		c.Writer.Header().Set("Cache-Control", "no-store")
		s.renderSignIn(c, http.StatusUnauthorized, signInForm{Next: hereOf(c), Wanted: true})
		c.Abort()
	}
}

// only lets those in who have a role.
func (s *site) only(role domain.Role) gin.HandlerFunc {
	return func(c *gin.Context) {
		if !visitOf(c).viewer.Has(role) {
			s.fail(c, domain.ErrForbidden)
			c.Abort()
		}
	}
}
