package web

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// browser talks to a site as one visitor.
type browser struct {
	t       *testing.T
	h       http.Handler
	cookies map[string]string
	lang    string
}

var demo = []DemoAccount{{Name: "Anna Firma", Email: "u-comp@example.org", Password: "right password", Role: domain.RoleCompany}}

func siteOf(t *testing.T, w *world) http.Handler {
	t.Helper()
	h, err := New(w.services(), optionsOf())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func optionsOf() Options {
	return Options{
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return today }, Development: true, DemoAccounts: demo,
	}
}

func visitor(t *testing.T, h http.Handler, lang string) *browser {
	return &browser{t: t, h: h, cookies: map[string]string{}, lang: lang}
}

// as signs a visitor in.
func (b *browser) as(v policy.Viewer) *browser {
	b.t.Helper()
	if v.User == "" {
		return b
	}
	r := b.post("/sign-in", "email", string(v.User)+"@example.org", "password", "right password")
	if r.Code != http.StatusSeeOther {
		b.t.Fatalf("sign-in of %s: %d", v.User, r.Code)
	}
	return b
}

func (b *browser) get(path string) *httptest.ResponseRecorder {
	return b.send(httptest.NewRequest(http.MethodGet, path, nil))
}

func (b *browser) post(path string, fields ...string) *httptest.ResponseRecorder {
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.send(r)
}

func (b *browser) send(r *http.Request) *httptest.ResponseRecorder {
	r.Header.Set("Accept-Language", b.lang)
	for n, v := range b.cookies {
		r.AddCookie(&http.Cookie{Name: n, Value: v})
	}
	w := httptest.NewRecorder()
	b.h.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		if c.MaxAge < 0 {
			delete(b.cookies, c.Name)
			continue
		}
		b.cookies[c.Name] = c.Value
	}
	return w
}
