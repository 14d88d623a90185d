package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var failureChecks = []check{
	{"an error leaves nothing behind", rollBackError},
	{"a panic leaves nothing behind and goes on", rollBackPanic},
	{"a cancelled context leaves nothing behind", rollBackCancel},
	{"a refused record does not spoil the others", refusedAlone},
	{"a cancelled context stops everything", cancelledBefore},
	{"a transaction is over when it is over", lateUse},
}

var errMind = errors.New("changed my mind")

// world is what rollBack starts from, to compare with afterwards.
type world struct {
	kept, gone *domain.Offer
	fresh      *domain.Offer
	keptHead   domain.Meta
}

func newWorld(t *testing.T, s store.Store) *world {
	w := &world{kept: newOffer("org-1", "kept"), gone: newOffer("org-1", "gone"), fresh: newOffer("org-2", "fresh")}
	w.kept.Keys = []domain.Key{key("csv", "kept")}
	w.fresh.Keys = []domain.Key{key("csv", "fresh")}
	put(t, s, w.kept, w.gone)
	w.keptHead = w.kept.Meta
	return w
}

// spoil creates, changes twice and deletes.
func (w *world) spoil(t *testing.T, tx store.Writer) {
	t.Helper()
	w.kept.State, w.kept.Organisation, w.kept.Keys = domain.OfferActive, "org-2", nil
	first := tx.Put(w.kept)
	w.kept.City = "Kraków"
	err := errors.Join(first, tx.Put(w.kept), tx.Put(w.fresh), tx.Delete(domain.RefTo(w.gone), 1))
	if err != nil {
		t.Errorf("spoil: %v", err)
	}
}

// untouched expects that nothing of spoil is left.
func (w *world) untouched(t *testing.T, s store.Store) {
	t.Helper()
	w.kept.Keys = w.keptHead.Keys // the test's own doing
	equal(t, "head of the changed record", w.kept.Meta, w.keptHead, func(a, b domain.Meta) bool { return reflect.DeepEqual(a, b) })
	is(t, "id of the new record", w.fresh.ID, "")
	is(t, "version of the new record", w.fresh.Version, 0)
	is(t, "events", len(allEvents(t, s, domain.Ref{})), 2)
	is(t, "events of one", len(allEvents(t, s, domain.RefTo(w.kept))), 1)
	is(t, "changes", len(allChanges(t, s)), 2)
	is(t, "state", get[*domain.Offer](t, s, w.kept.ID).State, domain.OfferDraft)
	view(t, s, func(r store.Reader) error {
		_, keyErr := r.ByKey(domain.KindOffer, key("csv", "kept"))
		_, freshErr := r.ByKey(domain.KindOffer, key("csv", "fresh"))
		wantErr(t, freshErr, domain.ErrNotFound)
		own, ownErr := r.ByOwner(domain.KindOffer, orgRef("org-1"), store.Page{})
		other, otherErr := r.ByOwner(domain.KindOffer, orgRef("org-2"), store.Page{})
		active, activeErr := r.ByStatus(domain.KindOffer, "active", store.Page{})
		n, countErr := r.Count(domain.KindOffer)
		is(t, "owned", len(own.Records), 2)
		is(t, "owned by the other", len(other.Records), 0)
		is(t, "active", len(active.Records), 0)
		is(t, "count", n, 2)
		return errors.Join(keyErr, ownErr, otherErr, activeErr, countErr)
	})
	w.kept.State, w.kept.Organisation = domain.OfferActive, "org-2"
	put(t, s, w.kept, w.fresh) // and the store still works
}

func rollBackError(t *testing.T, s store.Store) {
	w := newWorld(t, s)
	err := s.Update(t.Context(), actor(), reason, func(tx store.Writer) error {
		w.spoil(t, tx)
		return errMind
	})
	is(t, "error", err, errMind)
	w.untouched(t, s)
}

func rollBackPanic(t *testing.T, s store.Store) {
	w := newWorld(t, s)
	func() {
		defer func() { is(t, "panic", recover(), any("at the disco")) }()
		_ = s.Update(t.Context(), actor(), reason, func(tx store.Writer) error {
			w.spoil(t, tx)
			panic("at the disco")
		})
	}()
	w.untouched(t, s)
}

func rollBackCancel(t *testing.T, s store.Store) {
	w := newWorld(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Update(ctx, actor(), reason, func(tx store.Writer) error {
		w.spoil(t, tx)
		cancel()
		wantErr(t, tx.Put(newOrg("late")), context.Canceled)
		return nil
	})
	wantErr(t, err, context.Canceled)
	w.untouched(t, s)
}

func refusedAlone(t *testing.T, s store.Store) {
	a, b := newOrg("A", key("nip", "1")), newOrg("B", key("nip", "1"))
	update(t, s, func(w store.Writer) error {
		if err := w.Put(a); err != nil {
			return err
		}
		wantErr(t, w.Put(b), domain.ErrDuplicate)
		wantErr(t, w.Delete(domain.RefTo(a), 9), domain.ErrConflict)
		return nil
	})
	is(t, "name", get[*domain.Organisation](t, s, a.ID).Name.PL, "A")
	is(t, "events", len(allEvents(t, s, domain.Ref{})), 1)
}

func cancelledBefore(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	wantErr(t, s.View(ctx, func(store.Reader) error { t.Error("view ran"); return nil }), context.Canceled)
	wantErr(t, s.Update(ctx, actor(), reason, func(store.Writer) error { t.Error("update ran"); return nil }), context.Canceled)
	_, err := s.Changes(ctx, 0, 1)
	wantErr(t, err, context.Canceled)
	_, err = s.Audit(ctx, domain.Ref{}, 0, 1)
	wantErr(t, err, context.Canceled)
	wantErr(t, s.SetMark(ctx, "index", 1), context.Canceled)
	wantErr(t, s.Trim(ctx, 1), context.Canceled)
	ctx, cancel = context.WithCancel(t.Context())
	view(t, s, func(store.Reader) error { return nil })
	err = s.View(ctx, func(r store.Reader) error {
		cancel()
		_, err := r.Count(domain.KindOffer)
		return err
	})
	wantErr(t, err, context.Canceled)
}

func lateUse(t *testing.T, s store.Store) {
	o := newOrg("A")
	var r store.Reader
	var w store.Writer
	update(t, s, func(tx store.Writer) error { w = tx; return tx.Put(o) })
	view(t, s, func(tx store.Reader) error { r = tx; return nil })
	for _, late := range []store.Reader{r, w} {
		if _, err := late.Get(domain.KindOrganisation, o.ID); err == nil {
			t.Error("a record is read after the transaction")
		}
	}
	if err := w.Put(newOrg("B")); err == nil {
		t.Error("a record is written after the transaction")
	}
}
