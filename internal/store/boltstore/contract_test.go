package boltstore_test

import (
	"testing"

	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/internal/store/boltstore"
	"github.com/lifescience-krakow/swatka/internal/store/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		return openAt(t, t.TempDir(), storetest.Options{})
	})
	storetest.RunAt(t, openAt)
}

func openAt(t *testing.T, dir string, o storetest.Options) store.Store {
	t.Helper()
	s, err := boltstore.Open(dir, boltstore.Options{Now: o.Now, NewID: o.NewID})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
