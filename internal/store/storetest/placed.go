package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var placedChecks = []placed{
	{"everything is there after opening again", reopen},
	{"clock and ids come from outside", injected},
	{"an id that is taken is not given twice", takenID},
	{"sessions end by the clock", sessionTimes},
	{"random work agrees with a model", model},
}

func reopen(t *testing.T, open opener) {
	place := t.TempDir()
	s := open(t, place, Options{})
	o := newOffer("org-1", "sequencing")
	o.Keys = []domain.Key{key("csv", "1")}
	put(t, s, o, newOrg("gone"))
	soon := time.Now().Add(time.Hour)
	err := errors.Join(
		s.SetMark(t.Context(), "index", 2),
		s.SaveSession(t.Context(), "token", []byte("data"), soon),
		s.Trim(t.Context(), 1),
	)
	if err != nil {
		t.Fatal(err)
	}
	events, changes := allEvents(t, s, domain.Ref{}), allChanges(t, s)
	closeStore(t, s)

	s = open(t, place, Options{})
	defer closeStore(t, s)
	equal(t, "record", any(get[*domain.Offer](t, s, o.ID)), any(o), reflect.DeepEqual)
	equal(t, "events", any(allEvents(t, s, domain.Ref{})), any(events), reflect.DeepEqual)
	equal(t, "changes", any(allChanges(t, s)), any(changes), reflect.DeepEqual)
	is(t, "mark", markOf(t, s, "index"), 2)
	session(t, s, "token", []byte("data"))
	put(t, s, newOrg("next"))
	if last := allChanges(t, s); last[len(last)-1].Seq <= changes[len(changes)-1].Seq {
		t.Errorf("numbers begin again: %v", last)
	}
}

func injected(t *testing.T, open opener) {
	now := time.Date(2026, 11, 23, 13, 0, 0, 123_456_000, time.FixedZone("CET", 3600))
	n := 0
	s := open(t, t.TempDir(), Options{
		Now:   func() time.Time { return now },
		NewID: func() domain.ID { n++; return domain.ID(fmt.Sprintf("id-%d", n)) },
	})
	defer closeStore(t, s)
	o := newOrg("A")
	put(t, s, o)
	is(t, "id", o.ID, "id-1")
	created := now.UTC()
	now = now.Add(time.Hour)
	o.Short = "a"
	put(t, s, o)
	got := get[*domain.Organisation](t, s, "id-1")
	is(t, "created", got.Created, created)
	is(t, "updated", got.Updated, now.UTC())
	update(t, s, func(w store.Writer) error {
		is(t, "time", w.Now(), now.UTC())
		is(t, "next id", w.NewID(), "id-2")
		return nil
	})
	is(t, "time of the event", allEvents(t, s, domain.Ref{})[1].At, now.UTC())
}

func takenID(t *testing.T, open opener) {
	s := open(t, t.TempDir(), Options{NewID: func() domain.ID { return "same" }})
	defer closeStore(t, s)
	put(t, s, newOrg("first"))
	second := newOrg("second")
	wantErr(t, tryPut(t, s, second), domain.ErrConflict)
	is(t, "id", second.ID, "")
	is(t, "name", get[*domain.Organisation](t, s, "same").Name.PL, "first")
}
