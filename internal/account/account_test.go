package account_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"github.com/lifescience-krakow/swatka/internal/account"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

const password = "correct horse battery"

func admin() domain.Actor { return domain.Actor{System: "test"} }

func user() domain.User {
	return domain.User{
		Email: "  Anna@Example.ORG ", Name: "Anna", Roles: []domain.Role{domain.RoleCompany}, Organisation: "o1", Lang: domain.PL,
	}
}

// withAnna is a house with an account.
func withAnna(t *testing.T) (*testhouse.House, domain.ID) {
	h := testhouse.New(t)
	id, err := h.Accounts.Create(t.Context(), admin(), user(), password)
	if err != nil {
		t.Fatal(err)
	}
	return h, id
}

func TestSignIn(t *testing.T) {
	h, id := withAnna(t)
	h.Put(
		&domain.User{
			Meta:  domain.Meta{ID: "imported", Keys: []domain.Key{{Scheme: "email", Value: "imported@example.org"}}},
			Email: "imported@example.org", Name: "No password yet", Roles: []domain.Role{domain.RoleZIN}, State: domain.UserActive,
		},
	)
	blocked, err := h.Accounts.Create(t.Context(), admin(), domain.User{
		Email: "blocked@example.org", Name: "Blocked", Roles: []domain.Role{domain.RoleAdmin},
	}, password)
	if err != nil {
		t.Fatal(err)
	}
	u := testhouse.Get[*domain.User](h, blocked)
	u.State = domain.UserDisabled
	h.Put(u)
	for _, tc := range []struct {
		name, email, password string
		ok                    bool
	}{
		{"right", "anna@example.org", password, true},
		{"address in other letters", " ANNA@example.org", password, true},
		{"wrong password", "anna@example.org", "wrong horse battery", false},
		{"password in other letters", "anna@example.org", strings.ToUpper(password), false},
		{"empty password", "anna@example.org", "", false},
		{"longer than any password", "anna@example.org", strings.Repeat("x", 1<<20), false},
		{"right, but with a tail", "anna@example.org", password + strings.Repeat(" ", account.MaxPassword), false},
		{"unknown address", "nobody@example.org", password, false},
		{"empty address", "", password, false},
		{"strange address", "\x00\xff", password, false},
		{"the decoy's password", "nobody@example.org", "a password that nobody has", false},
		{"no password stored", "imported@example.org", "", false},
		{"no password stored, the decoy's", "imported@example.org", "a password that nobody has", false},
		{"disabled", "blocked@example.org", password, false},
	} {
		v, err := h.Accounts.SignIn(t.Context(), tc.email, tc.password)
		switch {
		case tc.ok && (err != nil || v.User != id || !v.Has(domain.RoleCompany) || v.Organisation != "o1" || v.Lang != domain.PL):
			t.Errorf("%s: %+v, %v", tc.name, v, err)
		case !tc.ok && (domain.CodeOf(err) != domain.CodeSignIn || !v.Anonymous() || err.Error() != string(domain.CodeSignIn)):
			t.Errorf("%s: %+v, %v", tc.name, v, err)
		}
	}
}

// TestAnUnknownAddressCostsAsMuch compares what is hashed, not how long it
// takes: the decoy has the parameters of every stored password.
func TestAnUnknownAddressCostsAsMuch(t *testing.T) {
	for name, cost := range map[string]*account.Cost{"tests": account.TestCost(), "default": account.DefaultCost()} {
		h := testhouse.New(t)
		s, err := account.New(h.Store, cost)
		if err != nil {
			t.Fatal(err)
		}
		id, err := s.Create(t.Context(), admin(), user(), password)
		if err != nil {
			t.Fatal(err)
		}
		stored := testhouse.Get[*domain.User](h, id).Password
		a, saltA, keyA, err := argon2id.DecodeHash(stored)
		if err != nil {
			t.Fatal(err)
		}
		b, saltB, keyB, err := argon2id.DecodeHash(s.Decoy())
		if err != nil {
			t.Fatal(err)
		}
		if *a != *b || len(saltA) != len(saltB) || len(keyA) != len(keyB) {
			t.Errorf("%s: stored with %+v, decoy with %+v", name, a, b)
		}
	}
}

// TestNoPasswordIsComparedOutOfTurn holds all turns: every way of signing in
// must wait for one, the unknown address too.
func TestNoPasswordIsComparedOutOfTurn(t *testing.T) {
	h, _ := withAnna(t)
	release := h.Accounts.HoldTurns()
	for _, email := range []string{"anna@example.org", "nobody@example.org"} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if _, err := h.Accounts.SignIn(ctx, email, password); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", email, err)
		}
		cancel()
	}
	release()
	if _, err := h.Accounts.SignIn(t.Context(), "anna@example.org", password); err != nil {
		t.Errorf("after the turns came back: %v", err)
	}
}

// TestOverlongPasswordsAreNotEvenHashed stores a hash of one: it must not be
// looked at.
func TestOverlongPasswordsAreNotEvenHashed(t *testing.T) {
	h, id := withAnna(t)
	long := strings.Repeat("x", account.MaxPassword+1)
	hash, err := argon2id.CreateHash(long, account.TestCost())
	if err != nil {
		t.Fatal(err)
	}
	u := testhouse.Get[*domain.User](h, id)
	u.Password = hash
	h.Put(u)
	if _, err := h.Accounts.SignIn(t.Context(), "anna@example.org", long); domain.CodeOf(err) != domain.CodeSignIn {
		t.Errorf("got %v", err)
	}
}

func TestADamagedHashIsNoWrongPassword(t *testing.T) {
	h, id := withAnna(t)
	u := testhouse.Get[*domain.User](h, id)
	u.Password = "plain text"
	h.Put(u)
	if _, err := h.Accounts.SignIn(t.Context(), "anna@example.org", password); err == nil || domain.CodeOf(err) == domain.CodeSignIn {
		t.Errorf("got %v", err)
	}
}

func TestAccountsAreCreatedClean(t *testing.T) {
	h, id := withAnna(t)
	u := testhouse.Get[*domain.User](h, id)
	if u.Email != "anna@example.org" || u.State != domain.UserActive || !strings.HasPrefix(u.Password, "$argon2id$") || strings.Contains(u.Password, password) {
		t.Errorf("stored %+v", u)
	}
	forged := user()
	forged.Email, forged.ID, forged.Version, forged.State = "eve@example.org", id, 1, domain.UserDisabled
	forged.Password = u.Password
	forged.Keys = []domain.Key{{Scheme: "email", Value: "anna@example.org"}}
	other, err := h.Accounts.Create(t.Context(), admin(), forged, password)
	if err != nil || other == id {
		t.Fatalf("%s, %v", other, err)
	}
	if now := testhouse.Get[*domain.User](h, id); now.Version != 1 || now.Email != "anna@example.org" {
		t.Errorf("the first account became %+v", now)
	}
	if e := testhouse.Get[*domain.User](h, other); len(e.Keys) != 1 || e.Keys[0].Value != "eve@example.org" || e.Password == u.Password {
		t.Errorf("the second is %+v", e)
	}
}

func TestWrongAccountsAreRefused(t *testing.T) {
	h, _ := withAnna(t)
	for name, tc := range map[string]struct {
		alter    func(*domain.User)
		password string
		field    string
	}{
		"short password":  {func(*domain.User) {}, strings.Repeat("x", account.MinPassword-1), "password"},
		"long password":   {func(*domain.User) {}, strings.Repeat("x", account.MaxPassword+1), "password"},
		"no address":      {func(u *domain.User) { u.Email = " " }, password, "email"},
		"strange address": {func(u *domain.User) { u.Email = "Anna <anna@example.org>" }, password, "email"},
		"no name":         {func(u *domain.User) { u.Name = "" }, password, "name"},
		"no role":         {func(u *domain.User) { u.Roles = nil }, password, "roles"},
		"strange role":    {func(u *domain.User) { u.Roles = []domain.Role{"root"} }, password, "roles[0]"},
	} {
		u := user()
		u.Email = "new@example.org"
		tc.alter(&u)
		_, err := h.Accounts.Create(t.Context(), admin(), u, tc.password)
		var invalid *domain.Invalid
		if !errors.As(err, &invalid) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, f := range invalid.Fields {
			if f.Path != tc.field {
				t.Errorf("%s: the wrong field is called %s", name, f.Path)
			}
		}
	}
	for _, address := range []string{"anna@example.org", "ANNA@EXAMPLE.ORG "} {
		u := user()
		u.Email = address
		if _, err := h.Accounts.Create(t.Context(), admin(), u, password); !errors.Is(err, domain.ErrDuplicate) {
			t.Errorf("%q again: %v", address, err)
		}
	}
	if n := len(testhouse.All[*domain.User](h)); n != 1 {
		t.Errorf("%d accounts", n)
	}
}

func TestTheLongestAndShortestPasswordsWork(t *testing.T) {
	h := testhouse.New(t)
	for i, p := range []string{strings.Repeat("x", account.MinPassword), strings.Repeat("ż", account.MaxPassword/2)} {
		u := user()
		u.Email = []string{"short@example.org", "long@example.org"}[i]
		if _, err := h.Accounts.Create(t.Context(), admin(), u, p); err != nil {
			t.Fatal(err)
		}
		if _, err := h.Accounts.SignIn(t.Context(), u.Email, p); err != nil {
			t.Errorf("%d bytes: %v", len(p), err)
		}
	}
}

func TestAViewerIsWhatTheAccountIsNow(t *testing.T) {
	h, id := withAnna(t)
	u := testhouse.Get[*domain.User](h, id)
	u.Roles, u.Organisation = []domain.Role{domain.RoleZIN}, ""
	h.Put(u)
	v, err := h.Accounts.Viewer(t.Context(), id)
	if err != nil || v.Has(domain.RoleCompany) || !v.Has(domain.RoleZIN) || v.Organisation != "" || v.Name != "Anna" {
		t.Errorf("%+v, %v", v, err)
	}
	u.State = domain.UserDisabled
	h.Put(u)
	if _, err := h.Accounts.Viewer(t.Context(), id); !errors.Is(err, domain.ErrNotFound) {
		t.Errorf("disabled: %v", err)
	}
	h.Delete(u)
	if _, err := h.Accounts.Viewer(t.Context(), id); !errors.Is(err, domain.ErrNotFound) {
		t.Errorf("deleted: %v", err)
	}
}

func TestAFailingStoreIsNoWrongPassword(t *testing.T) {
	h, _ := withAnna(t)
	if err := h.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Accounts.SignIn(t.Context(), "anna@example.org", password); !errors.Is(err, store.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestSessions(t *testing.T) {
	h := testhouse.New(t)
	s := account.SessionStore(h.Store)
	want := func(when, token, data string) {
		t.Helper()
		got, found, err := s.Find(token)
		if err != nil || found != (data != "") || string(got) != data {
			t.Errorf("%s: %q is %q, %v, %v", when, token, got, found, err)
		}
	}
	want("at first", "a", "")
	until := testhouse.Noon.Add(time.Hour)
	for _, token := range []string{"a", "b"} {
		if err := s.Commit(token, []byte("data of "+token), until); err != nil {
			t.Fatal(err)
		}
	}
	want("committed", "a", "data of a")
	h.Reopen()
	s = account.SessionStore(h.Store)
	want("after a restart", "a", "data of a")
	if err := s.Delete("a"); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete("a"); err != nil {
		t.Errorf("deleted again: %v", err)
	}
	want("deleted", "a", "")
	want("another", "b", "data of b")
	h.Clock.Set(until)
	want("expired", "b", "")
	if last, err := h.Store.LastChange(t.Context()); err != nil || last != 0 {
		t.Errorf("sessions left %d changes, %v", last, err)
	}
}
