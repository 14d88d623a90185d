package web

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/i18n"
)

// Options say how the site runs.
type Options struct {
	Log          *slog.Logger     // needed
	Now          func() time.Time // needed
	Development  bool             // adds /styleguide
	TLS          bool             // visitors come by https: Secure cookies and HSTS
	DemoAccounts []DemoAccount    // offered on the sign-in page
}

// DemoAccount is an account of the demo that anybody may use.
type DemoAccount struct {
	Name, Email, Password string
	Role                  domain.Role
}

// site is what the handlers share. It is read-only after New.
type site struct {
	Services
	opts        Options
	bundle      *i18n.Bundle
	views       *views
	assets      assets
	sessions    *scs.SessionManager
	throttle    *throttle
	crossOrigin *http.CrossOriginProtection
	engine      *gin.Engine
}

// New builds the site. It fails if a service or option is missing or if the
// embedded templates or catalogues are broken.
func New(services Services, opts Options) (http.Handler, error) {
	s, err := newSite(services, opts)
	if err != nil {
		return nil, err
	}
	return s.withSessions(s.engine), nil
}

func newSite(services Services, opts Options) (*site, error) {
	if name := services.missing(); name != "" {
		return nil, fmt.Errorf("web: no service %s", name)
	}
	if opts.Log == nil || opts.Now == nil {
		return nil, fmt.Errorf("web: options need Log and Now")
	}
	bundle, err := i18n.New()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	files, err := loadAssets()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	pages, err := loadViews(files)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	s := &site{
		Services: services, opts: opts, bundle: bundle, views: pages, assets: files,
		throttle: newThrottle(), crossOrigin: http.NewCrossOriginProtection(),
	}
	s.sessions = s.newSessions()
	s.engine, err = s.newEngine()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return s, nil
}

// newEngine sets up Gin and tells it all routes. Redirects to "nearby" paths
// are off: they would send people to addresses made of their own input.
func (s *site) newEngine() (*gin.Engine, error) {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	e.RedirectTrailingSlash, e.RedirectFixedPath = false, false
	e.HandleMethodNotAllowed = true
	if err := e.SetTrustedProxies(nil); err != nil {
		return nil, fmt.Errorf("trusted proxies: %w", err)
	}
	e.Use(s.record, s.guardHeaders, s.recovery)
	e.NoRoute(s.greet, s.guardRequest, s.page(func(*gin.Context) error { return domain.ErrNotFound }))
	e.NoMethod(s.greet, s.guardRequest, s.page(func(*gin.Context) error { return failure{status: http.StatusMethodNotAllowed} }))
	for _, add := range []func(*gin.Engine){
		s.plumbing, s.homeRoutes, s.searchRoutes, s.conceptRoutes, s.profileRoutes, s.challengeRoutes,
		s.listRoutes, s.postRoutes, s.interestRoutes, s.matchRoutes, s.queueRoutes, s.accountRoutes,
	} {
		add(e)
	}
	return e, nil
}
