package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// What a session holds.
const (
	sessionUser  = "user"  // id of the signed-in user
	sessionSeen  = "seen"  // Unix time of a recent request
	sessionFlash = "flash" // key of a message for the next page
	sessionAbout = "about" // what that message is about
)

// Longest life of a session: without a request, and in all. That somebody was
// there is noted once a minute, not at each request: each note is a write.
const (
	sessionIdle = 30 * time.Minute
	sessionLife = 12 * time.Hour
	sessionNote = time.Minute
)

func (s *site) newSessions() *scs.SessionManager {
	m := scs.New()
	m.Store = s.Sessions
	m.Lifetime = sessionLife
	m.Cookie.Name = "swatka"
	m.Cookie.HttpOnly, m.Cookie.SameSite = true, http.SameSiteLaxMode
	m.Cookie.Secure = s.opts.TLS
	m.Cookie.Persist = false
	m.ErrorFunc = func(w http.ResponseWriter, _ *http.Request, err error) {
		s.opts.Log.Error("session", "err", err)
		w.Header().Set("Retry-After", "5")
		http.Error(w, "Swatka: try again in a moment / spróbuj za chwilę", http.StatusServiceUnavailable)
	}
	return m
}

// withSessions gives sessions to the pages; what is the same for everybody
// (style, health) is answered without reading one.
func (s *site) withSessions(pages http.Handler) http.Handler {
	loaded := s.sessions.LoadAndSave(pages)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isPlumbing(r) {
			pages.ServeHTTP(w, r)
			return
		}
		loaded.ServeHTTP(w, r)
	})
}

func isPlumbing(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	switch r.URL.Path {
	case "/healthz", "/robots.txt", "/favicon.svg", "/favicon.ico":
		return true
	}
	return strings.HasPrefix(r.URL.Path, "/static/")
}

// sessionOf gives the id of the signed-in user, "" if there is none. It ends a
// session that was idle for too long.
func (s *site) sessionOf(ctx context.Context) (domain.ID, error) {
	id := s.sessions.GetString(ctx, sessionUser)
	if id == "" {
		return "", nil
	}
	now := s.opts.Now()
	idle := now.Sub(time.Unix(s.sessions.GetInt64(ctx, sessionSeen), 0))
	if idle > sessionIdle {
		return "", s.sessions.Destroy(ctx)
	}
	if idle >= sessionNote {
		s.sessions.Put(ctx, sessionSeen, now.Unix())
	}
	return domain.ID(id), nil
}

// startSession notes who signed in. The session gets a new token, so that one
// planted before is worth nothing.
func (s *site) startSession(ctx context.Context, user domain.ID) error {
	if err := s.sessions.RenewToken(ctx); err != nil {
		return fmt.Errorf("renew session: %w", err)
	}
	s.sessions.Put(ctx, sessionUser, string(user))
	s.sessions.Put(ctx, sessionSeen, s.opts.Now().Unix())
	return nil
}

// flash is a message that an action leaves for the page behind it.
type flash struct {
	Key   string // under "flash."
	About string
}

func (s *site) leave(c *gin.Context, key, about string) {
	s.sessions.Put(c.Request.Context(), sessionFlash, key)
	s.sessions.Put(c.Request.Context(), sessionAbout, about)
}

func (s *site) takeFlash(c *gin.Context) *flash {
	ctx := c.Request.Context()
	if !s.sessions.Exists(ctx, sessionFlash) {
		return nil
	}
	return &flash{Key: s.sessions.PopString(ctx, sessionFlash), About: s.sessions.PopString(ctx, sessionAbout)}
}
