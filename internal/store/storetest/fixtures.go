package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

const reason = "test.write"

func actor() domain.Actor { return domain.Actor{System: "storetest"} }

func orgRef(id domain.ID) domain.Ref { return domain.Ref{Kind: domain.KindOrganisation, ID: id} }

func newOrg(name string, keys ...domain.Key) *domain.Organisation {
	o := &domain.Organisation{Name: domain.Text{PL: name}, Area: domain.AreaBioF}
	o.Keys = keys
	return o
}

func newOffer(owner domain.ID, title string) *domain.Offer {
	return &domain.Offer{
		Organisation: owner, Type: domain.Service, State: domain.OfferDraft,
		Title: domain.Text{PL: title, EN: title + " <&> \u2028 zażółć"},
	}
}

func newOffers(owner domain.ID, n int) []domain.Record {
	out := make([]domain.Record, n)
	for i := range out {
		out[i] = newOffer(owner, fmt.Sprintf("offer %d", i))
	}
	return out
}

func update(t *testing.T, s store.Store, fn func(store.Writer) error) {
	t.Helper()
	if err := s.Update(t.Context(), actor(), reason, fn); err != nil {
		t.Fatalf("update: %v", err)
	}
}

func view(t *testing.T, s store.Store, fn func(store.Reader) error) {
	t.Helper()
	if err := s.View(t.Context(), fn); err != nil {
		t.Fatalf("view: %v", err)
	}
}

// put saves records in one transaction.
func put(t *testing.T, s store.Store, recs ...domain.Record) {
	t.Helper()
	if err := tryPut(t, s, recs...); err != nil {
		t.Fatalf("put: %v", err)
	}
}

func tryPut(t *testing.T, s store.Store, recs ...domain.Record) error {
	t.Helper()
	return s.Update(t.Context(), actor(), reason, func(w store.Writer) error {
		for _, r := range recs {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func remove(t *testing.T, s store.Store, r domain.Record) {
	t.Helper()
	update(t, s, func(w store.Writer) error { return w.Delete(domain.RefTo(r), r.Head().Version) })
}

func get[T domain.Record](t *testing.T, s store.Store, id domain.ID) T {
	t.Helper()
	var out T
	view(t, s, func(r store.Reader) error {
		var err error
		out, err = store.Get[T](r, id)
		return err
	})
	return out
}

// missing expects that a lookup finds nothing.
func missing(t *testing.T, s store.Store, fn func(store.Reader) (domain.Record, error)) {
	t.Helper()
	view(t, s, func(r store.Reader) error {
		rec, err := fn(r)
		wantErr(t, err, domain.ErrNotFound)
		if rec != nil {
			t.Errorf("got %v with the error", rec)
		}
		return nil
	})
}

func wantErr(t *testing.T, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Errorf("error %v, want %v", err, target)
	}
}

// wantInvalid expects an *domain.Invalid that names a field.
func wantInvalid(t *testing.T, err error, path string) {
	t.Helper()
	bad, ok := errors.AsType[*domain.Invalid](err)
	if !ok || !slices.ContainsFunc(bad.Fields, func(f domain.FieldError) bool { return f.Path == path }) {
		t.Errorf("error %v, want an Invalid with %q", err, path)
	}
}

func equal[T any](t *testing.T, what string, got, want T, same func(a, b T) bool) {
	t.Helper()
	if !same(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func is[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	equal(t, what, got, want, func(a, b T) bool { return a == b })
}

func ids[R domain.Record](recs []R) []domain.ID {
	var out []domain.ID
	for _, r := range recs {
		out = append(out, r.Head().ID)
	}
	return out
}

// allEvents and allChanges give the whole trail.
func allEvents(t *testing.T, s store.Store, ref domain.Ref) []domain.AuditEvent {
	t.Helper()
	out, err := s.Audit(t.Context(), ref, 0, 1_000_000)
	if err != nil {
		t.Fatalf("audit: %v", err)
	}
	return out
}

func allChanges(t *testing.T, s store.Store) []store.Change {
	t.Helper()
	out, err := s.Changes(t.Context(), 0, 1_000_000)
	if err != nil {
		t.Fatalf("changes: %v", err)
	}
	return out
}
