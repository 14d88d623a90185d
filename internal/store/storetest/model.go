package storetest

import (
	"cmp"
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// machine does random work on a store and on plain maps beside it.
type machine struct {
	t     *testing.T
	open  opener
	place string
	s     store.Store
	saved state
}

// state is what a store should hold.
type state struct {
	offers map[domain.ID]domain.Offer
	trail  []store.Change
}

func (st state) clone() state { return state{maps.Clone(st.offers), slices.Clone(st.trail)} }

func model(t *testing.T, open opener) {
	rapid.Check(t, func(rt *rapid.T) {
		m := &machine{t: t, open: open, place: t.TempDir(), saved: state{offers: map[domain.ID]domain.Offer{}}}
		m.s = open(t, m.place, Options{})
		defer func() { closeStore(t, m.s) }()
		rt.Repeat(map[string]func(*rapid.T){
			"update": m.update,
			"reopen": m.reopen,
			"":       m.compare,
		})
	})
}

func (m *machine) reopen(*rapid.T) {
	closeStore(m.t, m.s)
	m.s = m.open(m.t, m.place, Options{})
}

// update is a transaction of a few random writes that sometimes fails in the
// end.
func (m *machine) update(rt *rapid.T) {
	next := m.saved.clone()
	fails := rapid.IntRange(0, 4).Draw(rt, "fails") == 0
	err := m.s.Update(m.t.Context(), actor(), reason, func(w store.Writer) error {
		for range rapid.IntRange(1, 6).Draw(rt, "writes") {
			if rapid.IntRange(0, 3).Draw(rt, "deletes") == 0 {
				next.delete(rt, w)
			} else {
				next.put(rt, w)
			}
		}
		if fails {
			return errMind
		}
		return nil
	})
	switch {
	case fails && !errors.Is(err, errMind), !fails && err != nil:
		rt.Fatalf("update: %v", err)
	case !fails:
		m.saved = next
	}
}

var (
	someIDs    = []domain.ID{"o-1", "o-2", "o-3", "o-4", "o-5", "o-6", "o-10"}
	someOwners = []domain.ID{"org-1", "org-2", "org"}
	someKeys   = []domain.Key{{Scheme: "a", Value: "1"}, {Scheme: "a", Value: "2"}, {Scheme: "b", Value: "1"}}
)

func drawOffer(rt *rapid.T) *domain.Offer {
	o := newOffer(rapid.SampledFrom(someOwners).Draw(rt, "owner"), rapid.SampledFrom([]string{"x", "y"}).Draw(rt, "title"))
	o.State = rapid.SampledFrom(domain.OfferMachine.States()).Draw(rt, "state")
	o.Keys = rapid.SliceOfNDistinct(rapid.SampledFrom(someKeys), 0, 2, rapid.ID).Draw(rt, "keys")
	if len(o.Keys) == 0 {
		o.Keys = nil // as it comes back
	}
	o.ID = rapid.SampledFrom(someIDs).Draw(rt, "id")
	o.Version = uint64(rapid.IntRange(0, 3).Draw(rt, "version"))
	return o
}

func (st *state) put(rt *rapid.T, w store.Writer) {
	o := drawOffer(rt)
	old, exists := st.offers[o.ID]
	if rapid.IntRange(0, 3).Draw(rt, "stale") > 0 {
		o.Version = old.Version
	}
	given := o.Version
	err := w.Put(o)
	switch {
	case given != old.Version:
		expect(rt, err, domain.ErrConflict)
	case st.taken(o):
		expect(rt, err, domain.ErrDuplicate)
	case err != nil:
		rt.Fatalf("put: %v", err)
	case exists && reflect.DeepEqual(*o, old): // nothing changed, so no event
	default:
		op := domain.OpCreate
		if exists {
			op = domain.OpUpdate
		}
		if o.Version != old.Version+1 {
			rt.Fatalf("version %d after %d", o.Version, old.Version)
		}
		st.offers[o.ID] = *o
		st.note(op, o, old.Owners()...)
	}
}

func (st *state) delete(rt *rapid.T, w store.Writer) {
	id := rapid.SampledFrom(someIDs).Draw(rt, "id")
	old, exists := st.offers[id]
	version := uint64(rapid.IntRange(1, 3).Draw(rt, "version"))
	err := w.Delete(domain.Ref{Kind: domain.KindOffer, ID: id}, version)
	switch {
	case !exists:
		expect(rt, err, domain.ErrNotFound)
	case old.Version != version:
		expect(rt, err, domain.ErrConflict)
	case err != nil:
		rt.Fatalf("delete: %v", err)
	default:
		delete(st.offers, id)
		st.note(domain.OpDelete, &old)
	}
}

func expect(rt *rapid.T, err, target error) {
	if !errors.Is(err, target) {
		rt.Fatalf("error %v, want %v", err, target)
	}
}

// note expects an event and a change with the owners before and after.
func (st *state) note(op domain.Op, o *domain.Offer, former ...domain.Ref) {
	owners := append(o.Owners(), former...)
	slices.SortFunc(owners, domain.Ref.Compare)
	st.trail = append(st.trail, store.Change{
		Ref: domain.RefTo(o), Op: op, Version: o.Version, Owners: slices.Compact(owners),
	})
}

// taken says whether a key of o belongs to another offer.
func (st *state) taken(o *domain.Offer) bool {
	for id, other := range st.offers {
		for _, k := range o.Keys {
			if id != o.ID && slices.Contains(other.Keys, k) {
				return true
			}
		}
	}
	return false
}

// where gives the offers that meet a condition, in the order of their ids.
func (st *state) where(holds func(domain.Offer) bool) []domain.Offer {
	var out []domain.Offer
	for _, o := range st.offers {
		if holds(o) {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b domain.Offer) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
