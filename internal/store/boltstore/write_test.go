package boltstore

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// TestNothingToWrite counts the transactions on the disk: each costs two
// syncs, so what changes nothing must not make one.
func TestNothingToWrite(t *testing.T) {
	s := open(t, t.TempDir())
	o := newOffer("org-1", "x")
	ctx := t.Context()
	err := errors.Join(put(t, s, o), s.SetMark(ctx, "index", 1), s.Trim(ctx, math.MaxUint64),
		s.SaveSession(ctx, "live", nil, time.Now().Add(time.Hour)))
	if err != nil {
		t.Fatal(err)
	}
	before := transactions(t, s)
	err = errors.Join(put(t, s, o), put(t, s), s.SetMark(ctx, "index", 1), s.Trim(ctx, math.MaxUint64),
		s.EndSession(ctx, "none"), s.SweepSessions(ctx))
	if after := transactions(t, s); err != nil || after != before {
		t.Errorf("%d transactions, error %v", after-before, err)
	}
	if err := s.SetMark(ctx, "index", 2); err != nil || transactions(t, s) != before+1 {
		t.Errorf("a mark makes %d transactions, error %v", transactions(t, s)-before, err)
	}
}

// transactions gives the number of the newest transaction on the disk.
func transactions(t *testing.T, s *Store) (id int) {
	t.Helper()
	if err := s.db.View(func(tx *bolt.Tx) error { id = tx.ID(); return nil }); err != nil {
		t.Fatal(err)
	}
	return id
}

// longState is in a state whose name is too long for any key: its writing
// fails after the record itself was put.
type longState struct{ domain.Offer }

func (*longState) Status() string { return strings.Repeat("x", bolt.MaxKeySize) }

// TestHalfWritten ignores the failure of a Put: it must fail the transaction
// all the same.
func TestHalfWritten(t *testing.T) {
	s := open(t, t.TempDir())
	half := &longState{*newOffer("org-1", "half")}
	var putErr error
	err := s.Update(t.Context(), domain.Actor{System: "test"}, "test.write", func(w store.Writer) error {
		putErr = w.Put(half)
		return w.Put(newOffer("org-1", "whole"))
	})
	if putErr == nil || !errors.Is(err, putErr) || half.ID != "" {
		t.Errorf("put: error %v; update: error %v; id %q", putErr, err, half.ID)
	}
	if n, err := s.LastChange(t.Context()); err != nil || n != 0 {
		t.Errorf("%d changes, error %v", n, err)
	}
	verify(t, s)
	if err := put(t, s, newOffer("org-1", "whole")); err != nil {
		t.Error(err)
	}
}
