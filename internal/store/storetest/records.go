package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var recordChecks = []check{
	{"create sets the head and reads back the same", create},
	{"create takes an id that is given", createWithID},
	{"update counts the version and keeps the creation", updateRecord},
	{"an equal record is not written again", equalRecord},
	{"versions that are not the stored one are refused", conflicts},
	{"delete removes, and only the version named", deleteRecord},
	{"an invalid record is refused and stays as it was", invalidRecord},
	{"ids that cannot be keys are refused", oddIDs},
	{"an unknown kind is refused everywhere", unknownKind},
	{"records are the caller's own copies", ownCopies},
	{"a writer sees its own writes", ownWrites},
	{"a transaction has one time", oneTime},
}

func create(t *testing.T, s store.Store) {
	before := time.Now().Add(-time.Second)
	o := newOffer("org-1", "sequencing")
	o.Keys = []domain.Key{{Scheme: "csv", Value: "a:1"}}
	put(t, s, o)
	is(t, "version", o.Version, 1)
	if o.ID == "" || o.Created.Before(before) || !o.Created.Equal(o.Updated) {
		t.Errorf("head %+v", o.Meta)
	}
	equal(t, "stored", any(get[*domain.Offer](t, s, o.ID)), any(o), reflect.DeepEqual)
}

func createWithID(t *testing.T, s store.Store) {
	o := newOrg("A")
	o.ID = "chosen"
	put(t, s, o)
	is(t, "id", get[*domain.Organisation](t, s, "chosen").ID, "chosen")
	missing(t, s, func(r store.Reader) (domain.Record, error) { return r.Get(domain.KindOffer, "chosen") })
}

func updateRecord(t *testing.T, s store.Store) {
	o := newOffer("org-1", "sequencing")
	put(t, s, o)
	created := o.Created
	o.Title.PL = "sekwencjonowanie"
	put(t, s, o)
	got := get[*domain.Offer](t, s, o.ID)
	is(t, "version", got.Version, 2)
	is(t, "title", got.Title.PL, "sekwencjonowanie")
	if !got.Created.Equal(created) || got.Updated.Before(created) {
		t.Errorf("created %v, updated %v, was %v", got.Created, got.Updated, created)
	}
	equal(t, "caller's", any(o), any(got), reflect.DeepEqual)
}

func equalRecord(t *testing.T, s store.Store) {
	o := newOffer("org-1", "sequencing")
	put(t, s, o)
	twin := *o
	twin.Created, twin.Updated = time.Time{}, time.Now() // not the caller's to choose
	put(t, s, &twin)
	equal(t, "head", twin.Meta, o.Meta, func(a, b domain.Meta) bool { return reflect.DeepEqual(a, b) })
	is(t, "events", len(allEvents(t, s, domain.Ref{})), 1)
	is(t, "changes", len(allChanges(t, s)), 1)
	twin.Version = 0
	wantErr(t, tryPut(t, s, &twin), domain.ErrConflict)
}

func conflicts(t *testing.T, s store.Store) {
	o := newOffer("org-1", "sequencing")
	put(t, s, o)
	stale := *o
	o.Title.PL = "second"
	put(t, s, o)
	for _, version := range []uint64{0, 1, 3} {
		stale.Version, stale.Title.PL = version, "lost"
		wantErr(t, tryPut(t, s, &stale), domain.ErrConflict)
		is(t, "version after the conflict", stale.Version, version)
	}
	unborn := newOffer("org-1", "new")
	unborn.Version = 1
	wantErr(t, tryPut(t, s, unborn), domain.ErrConflict)
	is(t, "id after the conflict", unborn.ID, "")
	is(t, "title", get[*domain.Offer](t, s, o.ID).Title.PL, "second")
	is(t, "events", len(allEvents(t, s, domain.Ref{})), 2)
}

func deleteRecord(t *testing.T, s store.Store) {
	o := newOffer("org-1", "sequencing")
	put(t, s, o)
	drop := func(version uint64) error {
		return s.Update(t.Context(), actor(), reason, func(w store.Writer) error {
			return w.Delete(domain.RefTo(o), version)
		})
	}
	wantErr(t, drop(0), domain.ErrConflict)
	wantErr(t, drop(2), domain.ErrConflict)
	is(t, "id", get[*domain.Offer](t, s, o.ID).ID, o.ID)
	if err := drop(1); err != nil {
		t.Fatal(err)
	}
	missing(t, s, func(r store.Reader) (domain.Record, error) { return r.Get(domain.KindOffer, o.ID) })
	wantErr(t, drop(1), domain.ErrNotFound)
	wantErr(t, tryPut(t, s, o), domain.ErrConflict) // changed by one, deleted by another
}

func invalidRecord(t *testing.T, s store.Store) {
	o := newOffer("org-1", "")
	o.Title = domain.Text{}
	wantInvalid(t, tryPut(t, s, o), "title")
	equal(t, "head", o.Meta, domain.Meta{}, func(a, b domain.Meta) bool { return reflect.DeepEqual(a, b) })
	is(t, "changes", len(allChanges(t, s)), 0)
}

func oddIDs(t *testing.T, s store.Store) {
	for _, id := range []domain.ID{"a\x00b", "a b", "ą", "a\n", domain.ID(make([]byte, 40_000))} {
		o := newOrg("A")
		o.ID = id
		wantInvalid(t, tryPut(t, s, o), "id")
		is(t, "id after it", o.ID, id)
		wantInvalid(t, tryPut(t, s, newOffer(id, "x")), "owners")
		missing(t, s, func(r store.Reader) (domain.Record, error) { return r.Get(domain.KindOffer, id) })
	}
	missing(t, s, func(r store.Reader) (domain.Record, error) { return r.Get(domain.KindOffer, "") })
}

// stranger is a record of a kind that nobody knows.
type stranger struct{ domain.Organisation }

func (*stranger) Kind() domain.Kind { return "stranger" }

func unknownKind(t *testing.T, s store.Store) {
	wantKind := func(err error) {
		t.Helper()
		is(t, "code", domain.CodeOf(err), domain.CodeKind)
	}
	view(t, s, func(r store.Reader) error {
		_, err := r.Get("stranger", "a")
		wantKind(err)
		_, err = r.ByKey("stranger", domain.Key{Scheme: "a", Value: "b"})
		wantKind(err)
		_, err = r.List("stranger", store.Page{})
		wantKind(err)
		_, err = r.ByOwner("stranger", orgRef("a"), store.Page{})
		wantKind(err)
		_, err = r.ByStatus("stranger", "open", store.Page{})
		wantKind(err)
		_, err = r.Count("stranger")
		wantKind(err)
		return nil
	})
	wantKind(tryPut(t, s, &stranger{*newOrg("A")}))
	wantKind(s.Update(t.Context(), actor(), reason, func(w store.Writer) error {
		return w.Delete(domain.Ref{Kind: "stranger", ID: "a"}, 1)
	}))
}

func ownCopies(t *testing.T, s store.Store) {
	o := newOrg("A", domain.Key{Scheme: "csv", Value: "1"})
	o.Competences = []domain.Competence{{Name: domain.Text{PL: "PCR"}}}
	put(t, s, o)
	o.Name.PL, o.Competences[0].Name.PL, o.Keys[0].Value = "spoilt", "spoilt", "spoilt"
	got := get[*domain.Organisation](t, s, o.ID)
	got.Competences[0].Name.PL, got.Keys[0].Value = "spoilt", "spoilt"
	again := get[*domain.Organisation](t, s, o.ID)
	is(t, "name", again.Name.PL, "A")
	is(t, "competence", again.Competences[0].Name.PL, "PCR")
	is(t, "key", again.Keys[0].Value, "1")
}

func ownWrites(t *testing.T, s store.Store) {
	update(t, s, func(w store.Writer) error {
		o := newOffer("org-1", "sequencing")
		o.Keys = []domain.Key{{Scheme: "csv", Value: "1"}}
		if err := w.Put(o); err != nil {
			return err
		}
		o.Title.PL = "second"
		if err := w.Put(o); err != nil {
			return err
		}
		_, getErr := w.Get(domain.KindOffer, o.ID)
		_, keyErr := w.ByKey(domain.KindOffer, o.Keys[0])
		n, countErr := w.Count(domain.KindOffer)
		own, ownErr := w.ByOwner(domain.KindOffer, orgRef("org-1"), store.Page{})
		is(t, "count", n, 1)
		is(t, "owned", len(own.Records), 1)
		return errors.Join(getErr, keyErr, countErr, ownErr, w.Delete(domain.RefTo(o), 2))
	})
	is(t, "changes", len(allChanges(t, s)), 3)
}

func oneTime(t *testing.T, s store.Store) {
	a, b := newOrg("A"), newOrg("B")
	var now time.Time
	update(t, s, func(w store.Writer) error {
		now = w.Now()
		return errors.Join(w.Put(a), w.Put(b))
	})
	for _, at := range []time.Time{a.Created, b.Created, b.Updated, allEvents(t, s, domain.RefTo(b))[0].At} {
		if !at.Equal(now) {
			t.Errorf("time %v, want %v", at, now)
		}
	}
}
