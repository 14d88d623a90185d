// Package storetest is the contract of a store: what every engine must do,
// as tests. An engine runs [Run] and [RunAt] in a test of its own.
package storetest

import (
	"slices"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Options are what a test puts in place of the surroundings of a store; nil
// is the engine's own.
type Options struct {
	Now   func() time.Time
	NewID func() domain.ID
}

// check is one clause of the contract, tried on an empty store.
type check struct {
	name string
	run  func(t *testing.T, s store.Store)
}

// placed is a clause that opens stores by itself. Open called again with the
// same place, after Close, must find what was saved.
type placed struct {
	name string
	run  func(t *testing.T, open opener)
}

type opener func(t *testing.T, place string, o Options) store.Store

// Run tries the contract. Open gives an empty store each time; Run closes it.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, c := range slices.Concat(recordChecks, keyChecks, listChecks, trailChecks, failureChecks, togetherChecks, sessionChecks) {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() { closeStore(t, s) })
			c.run(t, s)
		})
	}
}

// RunAt tries the part of the contract that needs stores opened again and a
// clock and ids of the test's own. Place is an empty folder.
func RunAt(t *testing.T, open func(t *testing.T, place string, o Options) store.Store) {
	for _, p := range placedChecks {
		t.Run(p.name, func(t *testing.T) { p.run(t, open) })
	}
}

func closeStore(t *testing.T, s store.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}
