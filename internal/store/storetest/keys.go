package storetest

import (
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var keyChecks = []check{
	{"a record is found by each of its keys", findByKey},
	{"a key belongs to one record of its kind", duplicateKey},
	{"a key can move to another record", moveKey},
	{"keys of different schemes do not mix", similarKeys},
}

func key(scheme, value string) domain.Key { return domain.Key{Scheme: scheme, Value: value} }

func byKey(k domain.Key) func(store.Reader) (domain.Record, error) {
	return func(r store.Reader) (domain.Record, error) { return r.ByKey(domain.KindOrganisation, k) }
}

// owner expects that a key leads to a record.
func owner(t *testing.T, s store.Store, k domain.Key, want domain.ID) {
	t.Helper()
	view(t, s, func(r store.Reader) error {
		o, err := store.ByKey[*domain.Organisation](r, k)
		if err == nil {
			is(t, k.String(), o.ID, want)
		}
		return err
	})
}

func findByKey(t *testing.T, s store.Store) {
	o := newOrg("A", key("cordis", "1"), key("nip", "1"), key("nip", "1"))
	put(t, s, o)
	owner(t, s, key("cordis", "1"), o.ID)
	owner(t, s, key("nip", "1"), o.ID)
	missing(t, s, byKey(key("cordis", "2")))
	missing(t, s, byKey(key("", "")))
	o.Keys = []domain.Key{key("cordis", "2")}
	put(t, s, o)
	owner(t, s, key("cordis", "2"), o.ID)
	missing(t, s, byKey(key("cordis", "1")))
	missing(t, s, byKey(key("nip", "1")))
	remove(t, s, o)
	missing(t, s, byKey(key("cordis", "2")))
}

func duplicateKey(t *testing.T, s store.Store) {
	a, b := newOrg("A", key("nip", "1")), newOrg("B")
	put(t, s, a, b)
	b.AddKey(key("nip", "1"))
	wantErr(t, tryPut(t, s, b), domain.ErrDuplicate)
	is(t, "version", b.Version, 1)
	c := newOrg("C", key("regon", "7"), key("nip", "1"))
	wantErr(t, tryPut(t, s, c), domain.ErrDuplicate)
	is(t, "id", c.ID, "")
	missing(t, s, byKey(key("regon", "7")))
	other := newOffer(a.ID, "an offer with the same key")
	other.Keys = a.Keys
	put(t, s, other)
	owner(t, s, key("nip", "1"), a.ID)
}

func moveKey(t *testing.T, s store.Store) {
	a, b := newOrg("A", key("nip", "1")), newOrg("B", key("nip", "2"))
	put(t, s, a, b)
	a.Keys, b.Keys = nil, []domain.Key{key("nip", "1"), key("nip", "2")}
	put(t, s, a, b)
	owner(t, s, key("nip", "1"), b.ID)
	remove(t, s, b)
	c := newOrg("C", key("nip", "2"))
	put(t, s, c)
	owner(t, s, key("nip", "2"), c.ID)
	missing(t, s, byKey(key("nip", "1")))
}

func similarKeys(t *testing.T, s store.Store) {
	a, b, c := newOrg("A", key("ab", "c")), newOrg("B", key("a", "bc")), newOrg("C", key("a", "b:c"))
	put(t, s, a, b, c)
	owner(t, s, key("ab", "c"), a.ID)
	owner(t, s, key("a", "bc"), b.ID)
	missing(t, s, byKey(key("a:b", "c")))
	missing(t, s, byKey(key("a", "b")))
}
