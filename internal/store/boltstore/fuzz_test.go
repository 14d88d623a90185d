package boltstore

import (
	"bytes"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// FuzzRecord reads any bytes as a record of any kind: it gives a record that
// can be written and read again without a change, or an error.
func FuzzRecord(f *testing.F) {
	kinds := domain.Kinds()
	for i := range kinds {
		f.Add(i, append([]byte{envelope}, `{"id":"a","version":1,"created":"2026-11-23T12:00:00Z","keys":[{"scheme":"a","value":"b"}],"score":0.1}`...))
	}
	f.Add(0, []byte{})
	f.Add(1, []byte{envelope + 1, '{', '}'})
	f.Add(2, append([]byte{envelope}, `{"id":"a","id":"b"} x`...))
	f.Fuzz(func(t *testing.T, i int, raw []byte) {
		k := kinds[uint(i)%uint(len(kinds))]
		rec, err := unpackRecord(k, "a", raw)
		if err != nil {
			return
		}
		first, err := pack(rec)
		if err != nil {
			t.Fatalf("cannot write what was read: %v", err)
		}
		again, err := unpackRecord(k, "a", first)
		if err != nil {
			t.Fatalf("cannot read what was written: %v", err)
		}
		if second, err := pack(again); err != nil || !bytes.Equal(first, second) {
			t.Fatalf("%s is written as %s, error %v", first, second, err)
		}
	})
}

// FuzzCursor takes any text as a cursor: it is refused, or it is exactly the
// cursor of the id it gives.
func FuzzCursor(f *testing.F) {
	for _, s := range []string{"", "YQ", "YQ==", "YQ\n", "AA", "ż", cursorAt("01890000-0000-7000-8000-000000000000")} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, limit, err := parsePage(store.Page{After: s})
		switch {
		case err != nil:
		case limit != store.MaxLimit:
			t.Errorf("limit %d", limit)
		case s == "" && id != "", s != "" && cursorAt(id) != s, s != "" && !validID(domain.ID(id)):
			t.Errorf("%q gives %q", s, id)
		}
	})
}
