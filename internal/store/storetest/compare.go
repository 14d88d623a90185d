package storetest

import (
	"reflect"
	"slices"

	"pgregory.net/rapid"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// compare asks the store in every way and expects what the model holds.
func (m *machine) compare(rt *rapid.T) {
	limit := rapid.IntRange(1, 4).Draw(rt, "limit")
	err := m.s.View(m.t.Context(), func(r store.Reader) error {
		m.compareLists(rt, r, limit)
		m.compareKeys(rt, r)
		n, err := r.Count(domain.KindOffer)
		if n != len(m.saved.offers) {
			rt.Fatalf("count %d, want %d", n, len(m.saved.offers))
		}
		return err
	})
	if err != nil {
		rt.Fatal(err)
	}
	m.compareTrail(rt)
}

func (m *machine) compareLists(rt *rapid.T, r store.Reader, limit int) {
	all := m.saved.where(func(domain.Offer) bool { return true })
	m.compareList(rt, "list", all, limit, func(p store.Page) (store.Slice, error) { return r.List(domain.KindOffer, p) })
	for _, owner := range someOwners {
		own := m.saved.where(func(o domain.Offer) bool { return o.Organisation == owner })
		m.compareList(rt, string(owner), own, limit, func(p store.Page) (store.Slice, error) {
			return r.ByOwner(domain.KindOffer, orgRef(owner), p)
		})
	}
	for _, state := range domain.OfferMachine.States() {
		in := m.saved.where(func(o domain.Offer) bool { return o.State == state })
		m.compareList(rt, string(state), in, limit, func(p store.Page) (store.Slice, error) {
			return r.ByStatus(domain.KindOffer, string(state), p)
		})
	}
}

func (m *machine) compareList(rt *rapid.T, name string, want []domain.Offer, limit int, list func(store.Page) (store.Slice, error)) {
	var got []domain.Offer
	for p := (store.Page{Limit: limit}); ; {
		part, err := list(p)
		if err != nil {
			rt.Fatalf("%s: %v", name, err)
		}
		for _, rec := range part.Records {
			got = append(got, *rec.(*domain.Offer))
		}
		if p.After = part.Next; part.Next == "" {
			break
		}
	}
	if !reflect.DeepEqual(got, want) {
		rt.Fatalf("%s: got %v, want %v", name, got, want)
	}
}

func (m *machine) compareKeys(rt *rapid.T, r store.Reader) {
	for _, k := range someKeys {
		want := m.saved.where(func(o domain.Offer) bool { return slices.Contains(o.Keys, k) })
		got, err := r.ByKey(domain.KindOffer, k)
		if len(want) == 0 {
			expect(rt, err, domain.ErrNotFound)
		} else if err != nil || got.Head().ID != want[0].ID {
			rt.Fatalf("key %s: %v, error %v, want %s", k, got, err, want[0].ID)
		}
	}
}

func (m *machine) compareTrail(rt *rapid.T) {
	got := allChanges(m.t, m.s)
	for i := range got {
		got[i].Seq = 0
	}
	if !slices.EqualFunc(got, m.saved.trail, func(a, b store.Change) bool { return reflect.DeepEqual(a, b) }) {
		rt.Fatalf("changes %v, want %v", got, m.saved.trail)
	}
	events := allEvents(m.t, m.s, domain.Ref{})
	if !slices.EqualFunc(events, m.saved.trail, func(e domain.AuditEvent, c store.Change) bool {
		return e.Ref == c.Ref && e.Op == c.Op && e.Version == c.Version
	}) {
		rt.Fatalf("events %v, want %v", events, m.saved.trail)
	}
}
