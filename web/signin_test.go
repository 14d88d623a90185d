package web

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestSignInGivesANewSession(t *testing.T) {
	w := newWorld(t, "")
	h := siteOf(t, w)
	b := visitor(t, h, "pl").as(companyUser)
	first := b.cookies["swatka"]
	if first == "" {
		t.Fatal("no session")
	}
	b.as(scientist)
	if b.cookies["swatka"] == first {
		t.Error("the token was not rotated at sign-in")
	}
	old := visitor(t, h, "pl")
	old.cookies["swatka"] = first
	if r := old.get("/my/interests"); r.Code != http.StatusUnauthorized {
		t.Errorf("the old token still works: %d", r.Code)
	}
	planted := visitor(t, h, "pl")
	planted.cookies["swatka"] = "planted-by-an-attacker"
	planted.as(companyUser)
	if planted.cookies["swatka"] == "planted-by-an-attacker" {
		t.Error("a planted token was taken over")
	}
}

func TestSessionCookieIsGuarded(t *testing.T) {
	_, h := rawSite(t, true)
	r := visitor(t, h, "pl").post("/sign-in", "email", "u-comp@example.org", "password", "right password")
	c := r.Result().Cookies()[0]
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || len(c.Value) < 22 {
		t.Errorf("cookie %+v", c)
	}
	if !strings.HasPrefix(r.Header().Get("Cache-Control"), "no-store") {
		t.Errorf("Cache-Control %q", r.Header().Get("Cache-Control"))
	}
}

func TestSignOutEndsTheSession(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	b := visitor(t, h, "pl").as(companyUser)
	token := b.cookies["swatka"]
	if r := b.post("/sign-out"); r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/sign-in?out=1" {
		t.Errorf("sign-out: %d to %q", r.Code, r.Header().Get("Location"))
	}
	b.cookies["swatka"] = token
	if r := b.get("/my/interests"); r.Code != http.StatusUnauthorized || !strings.Contains(r.Body.String(), `value="/my/interests"`) {
		t.Errorf("after sign-out: %d, or no way back", r.Code)
	}
}

func TestADisabledAccountIsOutAtOnce(t *testing.T) {
	w := newWorld(t, "")
	b := visitor(t, siteOf(t, w), "pl").as(companyUser)
	delete(w.users, companyUser.User)
	if r := b.get("/my/interests"); r.Code != http.StatusUnauthorized {
		t.Errorf("status %d", r.Code)
	}
}

func TestAnIdleSessionEnds(t *testing.T) {
	now := today
	w := newWorld(t, "")
	h, err := New(w.services(), Options{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	b := visitor(t, h, "pl").as(companyUser)
	for range 3 {
		now = now.Add(29 * time.Minute)
		if r := b.get("/my/interests"); r.Code != http.StatusOK {
			t.Fatalf("used within half an hour: %d", r.Code)
		}
	}
	now = now.Add(31 * time.Minute)
	if r := b.get("/my/interests"); r.Code != http.StatusUnauthorized {
		t.Errorf("idle for 31 minutes: %d", r.Code)
	}
}

func TestUnknownAddressAndWrongPasswordLookTheSame(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	a := visitor(t, h, "pl").post("/sign-in", "email", "u-comp@example.org", "password", "wrong")
	b := visitor(t, h, "pl").post("/sign-in", "email", "x-comp@example.org", "password", "wrong")
	same := strings.ReplaceAll(b.Body.String(), "x-comp", "u-comp") == a.Body.String()
	if a.Code != http.StatusUnauthorized || b.Code != a.Code || !same {
		t.Errorf("%d and %d, same %v", a.Code, b.Code, same)
	}
}

func TestTheSixthWrongTryWaits(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	try := func(email, password, from string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, "/sign-in", strings.NewReader("email="+email+"&password="+password))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", email+".9.9.9")
		r.RemoteAddr = from + ":999"
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for i := range 5 {
		if r := try("u-comp%40example.org", "wrong", "10.0.0."+string(rune('1'+i))); r.Code != http.StatusUnauthorized {
			t.Fatalf("try %d: %d", i+1, r.Code)
		}
	}
	r := try("U-Comp%40example.org", "right+password", "10.0.0.9")
	if r.Code != http.StatusTooManyRequests || r.Header().Get("Retry-After") != "60" {
		t.Errorf("sixth try on the account: %d, Retry-After %q", r.Code, r.Header().Get("Retry-After"))
	}
	for range 5 {
		try("nobody%40example.org", "wrong", "10.0.1.1")
	}
	if r := try("u-sci%40example.org", "right+password", "10.0.1.1"); r.Code != http.StatusTooManyRequests {
		t.Errorf("sixth try from the address: %d", r.Code)
	}
	if r := try("u-sci%40example.org", "right+password", "10.0.1.2"); r.Code != http.StatusSeeOther {
		t.Errorf("another address must not suffer: %d", r.Code)
	}
}

func TestThrottleForgives(t *testing.T) {
	now := today
	th := newThrottle()
	for range 20 {
		a, wait := th.try("a@b", "10.0.0.1", now)
		if wait > 0 {
			t.Fatal("right tries count")
		}
		a.good()
	}
	for range 5 {
		th.try("a@b", "10.0.0.1", now)
	}
	if _, wait := th.try("a@b", "10.0.0.1", now); wait != time.Minute {
		t.Errorf("wait %v", wait)
	}
	if _, wait := th.try("a@b", "10.0.0.1", now.Add(time.Minute)); wait != 0 {
		t.Errorf("after a minute: wait %v", wait)
	}
	if network("2001:db8::1") != network("2001:db8::2:1") || network("10.0.0.1") == network("10.0.0.2") {
		t.Error("addresses are told apart wrongly")
	}
}

func TestLanguageFollowsTheReader(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	b := visitor(t, h, "de, en;q=0.8, pl;q=0.5")
	is := func(path, want string) {
		t.Helper()
		if got := b.get(path).Header().Get("Content-Language"); got != want {
			t.Errorf("%s in %q, want %q", path, got, want)
		}
	}
	is("/about", "en")
	r := b.post("/language", "lang", "pl", "return", "/search?q=a&lang=en")
	if r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/search?q=a" {
		t.Errorf("switch: %d to %q", r.Code, r.Header().Get("Location"))
	}
	is("/about", "pl")
	is("/about?lang=en", "en")
	is("/about", "en")
	is("/about?lang=xx", "en")
	if b.post("/language", "lang", "xx").Code != http.StatusBadRequest {
		t.Error("an unknown language is taken")
	}
	for _, to := range []string{"//evil.com", "https://evil.com", `/\evil.com`, "/a\nb", "javascript:alert(1)"} {
		if got := b.post("/language", "lang", "en", "return", to).Header().Get("Location"); got != "/" {
			t.Errorf("return to %q goes to %q", to, got)
		}
		form := b.post("/sign-in", "email", "u-comp@example.org", "password", "right password", "next", to)
		if got := form.Header().Get("Location"); got != "/" {
			t.Errorf("sign-in with next %q goes to %q", to, got)
		}
	}
}

func TestTheFirstPageGreets(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for _, path := range []string{"/", "/search?q=coatings", "/offers", "/calls/k-bon", "/groups/g-diag", "/about", "/challenges/new", "/interests/new?kind=offer&id=f-lab"} {
		b := visitor(t, h, "en").as(companyUser)
		if r := b.get("/nowhere"); strings.Contains(r.Body.String(), "Welcome, Anna Firma.") {
			t.Error("an error greets")
		}
		if !strings.Contains(b.get(path).Body.String(), "Welcome, Anna Firma.") {
			t.Errorf("%s does not greet", path)
		}
		if strings.Contains(b.get("/").Body.String(), "Welcome, Anna Firma.") {
			t.Errorf("after %s the greeting comes again", path)
		}
	}
}
