package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// routed lists the routes of a site with ids filled in.
func routed(t *testing.T, s *site) [][2]string {
	t.Helper()
	var out [][2]string
	for _, r := range s.engine.Routes() {
		path := strings.NewReplacer(":id", "c-coat", "*file", "swatka.css").Replace(r.Path)
		out = append(out, [2]string{r.Method, path})
	}
	if len(out) < 30 {
		t.Fatalf("only %d routes", len(out))
	}
	return out
}

func rawSite(t *testing.T, secure bool) (*site, http.Handler) {
	t.Helper()
	s, err := newSite(newWorld(t, "").services(), Options{
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return today }, Development: true, TLS: secure,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, s.withSessions(s.engine)
}

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	s, h := rawSite(t, true)
	asked := append(routed(t, s), [2]string{"GET", "/nope"}, [2]string{"TRACE", "/"}, [2]string{"PUT", "/search"}, [2]string{"GET", "/static/nope"})
	for _, r := range asked {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(r[0], r[1], nil))
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff",
			"Referrer-Policy": "same-origin", "X-Frame-Options": "DENY", "Strict-Transport-Security": "max-age=",
		} {
			if got := w.Header().Get(name); !strings.Contains(got, want) {
				t.Errorf("%s %s: %s is %q", r[0], r[1], name, got)
			}
		}
		csp := w.Header().Get("Content-Security-Policy")
		if strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s %s: policy %q", r[0], r[1], csp)
		}
	}
}

func TestEveryUnsafeRouteRefusesOtherSites(t *testing.T) {
	s, h := rawSite(t, false)
	unsafe := 0
	for _, r := range routed(t, s) {
		if r[0] == http.MethodGet || r[0] == http.MethodHead {
			continue
		}
		unsafe++
		for name, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"} {
			q := httptest.NewRequest(r[0], r[1], strings.NewReader("a=b"))
			q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			q.Header.Set(name, value)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, q)
			if w.Code != http.StatusForbidden {
				t.Errorf("%s %s with %s: %d", r[0], r[1], name, w.Code)
			}
		}
	}
	if unsafe < 8 {
		t.Errorf("only %d unsafe routes seen", unsafe)
	}
}

func TestStrangeRequests(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	body := func(kind, s string) func() *http.Request {
		return func() *http.Request {
			r := httptest.NewRequest(http.MethodPost, "/sign-in", strings.NewReader(s))
			r.Header.Set("Content-Type", kind)
			return r
		}
	}
	const form = "application/x-www-form-urlencoded"
	for name, tc := range map[string]struct {
		make   func() *http.Request
		status int
	}{
		"XML":            {body("application/xml", "<a/>"), 415},
		"no type":        {body("", "a=b"), 415},
		"JSON":           {body("application/json", strings.Repeat("[", 200_000)), 415},
		"large":          {body(form, "email="+strings.Repeat("a", maxBody+1)), 413},
		"NUL":            {body(form, "email=%00"), 400},
		"bad UTF-8":      {body(form, "email=%ff"), 400},
		"bad escape":     {body(form, "email=%zz"), 400},
		"NUL in query":   {func() *http.Request { return httptest.NewRequest("GET", "/offers?x=%00", nil) }, 400},
		"UTF-8 in query": {func() *http.Request { return httptest.NewRequest("GET", "/?x=%ff", nil) }, 400},
		"TRACE":          {func() *http.Request { return httptest.NewRequest("TRACE", "/", nil) }, 405},
		"unlisted":       {func() *http.Request { return httptest.NewRequest("DELETE", "/offers", nil) }, 405},
		"role":           {func() *http.Request { return httptest.NewRequest("GET", "/queue?role=admin", nil) }, 401},
		"HEAD":           {func() *http.Request { return httptest.NewRequest("HEAD", "/", nil) }, 200},
		"cursor":         {func() *http.Request { return httptest.NewRequest("GET", "/offers?after=../x", nil) }, 400},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, tc.make())
		if w.Code != tc.status {
			t.Errorf("%s: %d, want %d", name, w.Code, tc.status)
		}
	}
}

// endless gives letters without end and counts them.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += len(p)
	return len(p), nil
}

func TestALargeBodyIsNotRead(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	e := &endless{}
	r := httptest.NewRequest(http.MethodPost, "/sign-in", io.LimitReader(e, 1<<30))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.ContentLength = -1
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge || e.read > 4*maxBody {
		t.Errorf("status %d after %d bytes", w.Code, e.read)
	}
}

func TestPrivatePagesAreNotKept(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for _, p := range shown {
		if p.viewer.Anonymous() {
			continue
		}
		if got := visitor(t, h, "pl").as(p.viewer).get(p.path).Header().Get("Cache-Control"); !strings.HasPrefix(got, "no-store") {
			t.Errorf("%s as %s: Cache-Control %q", p.path, p.viewer.User, got)
		}
	}
}

func TestScriptIsEscapedInEachField(t *testing.T) {
	const mark = `<script>alert('x"&')</script>`
	w := newWorld(t, mark)
	h := siteOf(t, w)
	escaped := 0
	for _, lang := range []string{"pl", "en"} {
		for _, p := range shown {
			body := visitor(t, h, lang).as(p.viewer).get(p.path).Body.String()
			if strings.Contains(body, "<script>alert") {
				t.Errorf("%s %s holds a script", lang, p.path)
			}
			escaped += strings.Count(body, "&lt;script&gt;alert")
		}
		b := visitor(t, h, lang).as(companyUser)
		for _, r := range []string{
			b.get("/search?q=%3Cscript%3Ealert").Body.String(),
			b.post("/challenges/new", "do", "publish", "title.pl", mark, "summary.en", mark, "aspect.0.need", mark, "aspect.0.pl", mark, "visibility", mark, "deadline", mark, "budget.min", mark).Body.String(),
			b.post("/interests", "kind", "organisation", "id", "o-hosp", "message", mark).Body.String(),
			b.post("/sign-in", "email", mark, "password", mark, "next", "/"+mark).Body.String(),
		} {
			if strings.Contains(r, "<script>alert") || !strings.Contains(r, "&lt;script&gt;alert") {
				t.Errorf("%s: a form does not escape what was typed", lang)
			}
		}
	}
	if escaped < 200 {
		t.Errorf("only %d marked texts were shown: the fields are not on the pages", escaped)
	}
}

func TestAPanicTellsVisitorsNothing(t *testing.T) {
	var log strings.Builder
	w := newWorld(t, "")
	services := w.services()
	services.Search = panicking{}
	h, err := New(services, Options{Log: slog.New(slog.NewTextHandler(&log, nil)), Now: func() time.Time { return today }})
	if err != nil {
		t.Fatal(err)
	}
	b := visitor(t, h, "en")
	b.cookies["swatka"] = "secret-token"
	r := b.get("/search?q=secret-query")
	if r.Code != http.StatusInternalServerError || strings.Contains(r.Body.String(), "goroutine") || strings.Contains(r.Body.String(), "boom") {
		t.Errorf("status %d: %s", r.Code, r.Body)
	}
	for _, secret := range []string{"secret-token", "secret-query"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds %s", secret)
		}
	}
	if !strings.Contains(log.String(), "boom") {
		t.Error("the log lacks the panic")
	}
}

type panicking struct{ Searcher }

func (panicking) Search(context.Context, policy.Viewer, discovery.Request) (discovery.Results, error) {
	panic("boom\nforged line")
}
