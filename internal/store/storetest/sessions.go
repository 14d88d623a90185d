package storetest

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var sessionChecks = []check{
	{"sessions are saved, replaced and ended", sessions},
	{"a session needs a token", sessionToken},
}

// session expects the data of a session; nil for none.
func session(t *testing.T, s store.Store, token string, want []byte) {
	t.Helper()
	data, found, err := s.Session(t.Context(), token)
	if err != nil || found != (want != nil) || !bytes.Equal(data, want) {
		t.Errorf("session %q: %q, found %v, error %v; want %q", token, data, found, err, want)
	}
}

func sessions(t *testing.T, s store.Store) {
	soon := time.Now().Add(time.Hour)
	session(t, s, "a", nil)
	err := errors.Join(
		s.SaveSession(t.Context(), "a", []byte("first"), soon),
		s.SaveSession(t.Context(), "b", []byte{}, soon),
		s.SaveSession(t.Context(), "a", []byte("second"), soon),
		s.SaveSession(t.Context(), "past", []byte("x"), time.Time{}),
	)
	if err != nil {
		t.Fatal(err)
	}
	session(t, s, "a", []byte("second"))
	session(t, s, "b", []byte{})
	session(t, s, "past", nil)
	if err := errors.Join(s.EndSession(t.Context(), "a"), s.EndSession(t.Context(), "a"), s.SweepSessions(t.Context())); err != nil {
		t.Fatal(err)
	}
	session(t, s, "a", nil)
	session(t, s, "b", []byte{})
	is(t, "events", len(allEvents(t, s, domain.Ref{})), 0)
	is(t, "changes", len(allChanges(t, s)), 0)
}

func sessionToken(t *testing.T, s store.Store) {
	if err := s.SaveSession(t.Context(), "", []byte("x"), time.Now().Add(time.Hour)); err == nil {
		t.Error("a session without a token is taken")
	}
	session(t, s, "", nil)
}

// sessionTimes moves a clock over the end of sessions.
func sessionTimes(t *testing.T, open opener) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := open(t, t.TempDir(), Options{Now: func() time.Time { return now }})
	defer closeStore(t, s)
	for token, last := range map[string]time.Duration{"short": time.Minute, "long": time.Hour} {
		if err := s.SaveSession(t.Context(), token, []byte(token), now.Add(last)); err != nil {
			t.Fatal(err)
		}
	}
	now = now.Add(time.Minute - time.Microsecond)
	session(t, s, "short", []byte("short"))
	now = now.Add(time.Microsecond)
	session(t, s, "short", nil)
	if err := s.SweepSessions(t.Context()); err != nil {
		t.Fatal(err)
	}
	now = now.Add(-time.Minute) // had it not been swept, it would be back
	session(t, s, "short", nil)
	session(t, s, "long", []byte("long"))
}
