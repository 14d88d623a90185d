package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var listChecks = []check{
	{"an empty store gives empty lists", emptyLists},
	{"lists come in parts, in the order of ids", parts},
	{"a part goes on behind a deleted record", partsWithDeletions},
	{"owners and states follow the record", lookupsFollow},
	{"owners and states whose names are alike do not mix", similarNames},
	{"bad cursors and limits are refused", badPages},
	{"counts follow", counts},
}

// lister is one of the ways to list offers.
type lister func(store.Reader, store.Page) (store.Slice, error)

func listers() map[string]lister {
	return map[string]lister{
		"list": func(r store.Reader, p store.Page) (store.Slice, error) { return r.List(domain.KindOffer, p) },
		"owner": func(r store.Reader, p store.Page) (store.Slice, error) {
			return r.ByOwner(domain.KindOffer, orgRef("org-1"), p)
		},
		"status": func(r store.Reader, p store.Page) (store.Slice, error) {
			return r.ByStatus(domain.KindOffer, "draft", p)
		},
	}
}

// walk gathers the ids of all parts and checks the size of each.
func walk(t *testing.T, s store.Store, list lister, limit int) []domain.ID {
	t.Helper()
	var out []domain.ID
	view(t, s, func(r store.Reader) error {
		for p := (store.Page{Limit: limit}); ; {
			part, err := list(r, p)
			if err != nil {
				return err
			}
			if n := len(part.Records); n > limit || n < limit && part.Next != "" || n == 0 && len(out) > 0 {
				t.Fatalf("a part of %d with limit %d, next %q", n, limit, part.Next)
			}
			out = append(out, ids(part.Records)...)
			if p.After = part.Next; part.Next == "" {
				return nil
			}
		}
	})
	return out
}

func emptyLists(t *testing.T, s store.Store) {
	for name, list := range listers() {
		is(t, name, len(walk(t, s, list, 10)), 0)
	}
}

func parts(t *testing.T, s store.Store) {
	recs := newOffers("org-1", 25)
	for i, r := range recs {
		r.Head().ID = domain.ID(fmt.Sprintf("o-%d", (i*7)%25)) // o-10 sorts before o-2
	}
	other := newOffer("org-2", "of another owner")
	other.ID = "o-99"
	put(t, s, append(recs, other, newOrg("A"))...)
	owned := slices.Sorted(slices.Values(ids(recs)))
	for name, list := range listers() {
		want := owned
		if name != "owner" {
			want = append(slices.Clone(owned), other.ID)
		}
		for _, limit := range []int{1, 5, 7, 24, 25, 26, 27} {
			equal(t, fmt.Sprint(name, limit), walk(t, s, list, limit), want, slices.Equal)
		}
	}
}

func partsWithDeletions(t *testing.T, s store.Store) {
	recs := newOffers("org-1", 9)
	for i, r := range recs {
		r.Head().ID = domain.ID(fmt.Sprintf("o-%d", i))
	}
	put(t, s, recs...)
	for name, list := range listers() {
		all := walk(t, s, list, 100)
		var first store.Slice
		view(t, s, func(r store.Reader) (err error) {
			first, err = list(r, store.Page{Limit: 3})
			return err
		})
		remove(t, s, first.Records[2])
		view(t, s, func(r store.Reader) error {
			next, err := list(r, store.Page{After: first.Next})
			equal(t, name, ids(next.Records), all[3:], slices.Equal)
			return err
		})
	}
	for name, list := range listers() {
		is(t, name, len(walk(t, s, list, 2)), 6)
	}
}

func lookupsFollow(t *testing.T, s store.Store) {
	o := newOffer("org-1", "sequencing")
	o.Contact = "person-1"
	put(t, s, o)
	person := domain.Ref{Kind: domain.KindResearcher, ID: "person-1"}
	expect := func(owner domain.Ref, status string, found bool) {
		t.Helper()
		view(t, s, func(r store.Reader) error {
			own, err := store.Collect(store.Of[*domain.Offer](r, owner))
			if err != nil {
				return err
			}
			in, err := store.Collect(store.In[*domain.Offer](r, status))
			is(t, "found by "+owner.String(), len(own) == 1, found)
			is(t, "found in "+status, len(in) == 1, found)
			return err
		})
	}
	expect(orgRef("org-1"), "draft", true)
	expect(person, "draft", true)
	o.Organisation, o.Contact, o.State = "org-2", "", domain.OfferActive
	put(t, s, o)
	expect(orgRef("org-2"), "active", true)
	expect(orgRef("org-1"), "draft", false)
	expect(person, "draft", false)
	remove(t, s, o)
	expect(orgRef("org-2"), "active", false)
}

func similarNames(t *testing.T, s store.Store) {
	put(t, s, newOffer("a", "x"), newOffer("ab", "x"), newOffer("abc", "x"), newOrg("without a state"))
	view(t, s, func(r store.Reader) error {
		for _, id := range []domain.ID{"a", "ab", "abc"} {
			own, err := store.Collect(store.Of[*domain.Offer](r, orgRef(id)))
			if err != nil {
				return err
			}
			is(t, string(id), len(own), 1)
		}
		for _, owner := range []domain.Ref{{}, orgRef(""), {Kind: "o", ID: "a"}, orgRef("a\x00")} {
			own, err := store.Collect(store.Of[*domain.Offer](r, owner))
			if err != nil {
				return err
			}
			is(t, owner.String(), len(own), 0)
		}
		for _, status := range []string{"", "d", "draft2"} {
			in, err := r.ByStatus(domain.KindOffer, status, store.Page{})
			if err != nil {
				return err
			}
			is(t, "state "+status, len(in.Records), 0)
		}
		none, err := r.ByStatus(domain.KindOrganisation, "", store.Page{})
		is(t, "no state", len(none.Records), 0)
		return err
	})
}

func badPages(t *testing.T, s store.Store) {
	put(t, s, newOffers("org-1", 3)...)
	view(t, s, func(r store.Reader) error {
		for _, list := range listers() {
			for _, after := range []string{"!", "YQ==", "YQ\n", "AA", "=", "żółć", "a"} {
				_, err := list(r, store.Page{After: after})
				wantInvalid(t, err, "after")
			}
			for _, limit := range []int{-1, store.MaxLimit + 1} {
				_, err := list(r, store.Page{Limit: limit})
				wantInvalid(t, err, "limit")
			}
		}
		return nil
	})
}

func counts(t *testing.T, s store.Store) {
	expect := func(want int) {
		t.Helper()
		view(t, s, func(r store.Reader) error {
			n, err := r.Count(domain.KindOffer)
			is(t, "count", n, want)
			return err
		})
	}
	expect(0)
	recs := newOffers("org-1", 3)
	put(t, s, recs...)
	put(t, s, newOrg("A"))
	expect(3)
	recs[0].(*domain.Offer).City = "Kraków"
	put(t, s, recs[0])
	expect(3)
	remove(t, s, recs[1])
	expect(2)
}
