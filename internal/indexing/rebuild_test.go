package indexing_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/indexing"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// counting is the real engine that counts what is done to it.
type counting struct {
	index.Engine
	batches, rebuilds, documents int
	fail                         error
}

func (c *counting) Apply(ctx context.Context, b index.Batch) error {
	if c.fail != nil {
		return c.fail
	}
	c.batches++
	c.documents += len(b.Put)
	return c.Engine.Apply(ctx, b)
}

func (c *counting) Rebuild(ctx context.Context, fill func(index.Indexer) error) error {
	c.rebuilds++
	return c.Engine.Rebuild(ctx, fill)
}

// follow lets a counted engine catch up.
func follow(t *testing.T, h *testhouse.House) *counting {
	t.Helper()
	c := &counting{Engine: h.Index}
	if err := indexing.New(h.Store, c, slog.New(slog.DiscardHandler)).Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	last, err := h.Store.LastChange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if seq, err := h.Index.Seq(t.Context()); err != nil || seq != last {
		t.Fatalf("the index is at %d of %d, %v", seq, last, err)
	}
	return c
}

func organisations(n int) []domain.Record {
	var out []domain.Record
	for i := range n {
		out = append(out, testhouse.NewOrganisation(domain.ID(fmt.Sprintf("o%04d", i)), fmt.Sprintf("Organisation%04d", i)))
	}
	return out
}

func TestARestartResumesWhereItStopped(t *testing.T) {
	h := testhouse.New(t)
	h.Put(organisations(5)...)
	if c := follow(t, h); c.rebuilds != 1 {
		t.Errorf("a new index was rebuilt %d times", c.rebuilds)
	}
	h.Reopen()
	if c := follow(t, h); c.batches+c.rebuilds != 0 {
		t.Errorf("nothing new took %d batches, %d rebuilds", c.batches, c.rebuilds)
	}
	h.Put(testhouse.NewOrganisation("late", "Latecomer"))
	h.Reopen()
	if c := follow(t, h); c.batches != 1 || c.documents != 1 || c.rebuilds != 0 {
		t.Errorf("one change took %d batches of %d documents, %d rebuilds", c.batches, c.documents, c.rebuilds)
	}
	if got := search(t, h, "latecomer"); !slices.Equal(got, []string{"late"}) {
		t.Errorf("found %v", got)
	}
}

func TestChangesComeInPortions(t *testing.T) {
	h := testhouse.New(t)
	follow(t, h)
	h.Put(organisations(2300)...)
	c := follow(t, h)
	if c.batches != 3 || c.rebuilds != 0 || c.documents != 2300 {
		t.Errorf("%d batches of %d documents, %d rebuilds", c.batches, c.documents, c.rebuilds)
	}
	if n, err := h.Index.Documents(t.Context()); err != nil || n != 2300 {
		t.Errorf("%d documents, %v", n, err)
	}
}

func TestAnIndexThatCannotBeUsedIsRebuilt(t *testing.T) {
	wreck := func(t *testing.T, err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, tc := range map[string]struct {
		before func(h *testhouse.House) // after the first indexing
		closed func(t *testing.T, dir string)
	}{
		"missing": {closed: func(t *testing.T, dir string) { wreck(t, os.RemoveAll(filepath.Join(dir, "index"))) }},
		"emptied": {closed: func(t *testing.T, dir string) {
			files, err := filepath.Glob(filepath.Join(dir, "index", "gen-*", "store", "*"))
			wreck(t, err)
			for _, f := range files {
				wreck(t, os.Truncate(f, 0))
			}
		}},
		"without its pointer": {closed: func(t *testing.T, dir string) { wreck(t, os.Remove(filepath.Join(dir, "index", "CURRENT"))) }},
	} {
		t.Run(name, func(t *testing.T) {
			h := testhouse.New(t)
			h.Put(organisations(1200)...)
			h.Put(testhouse.NewChallenge("c1", "o0001", "Bread", "Mould"))
			h.Catch()
			h.Reopen(func(dir string) { tc.closed(t, dir) })
			if c := follow(t, h); c.rebuilds != 1 {
				t.Errorf("%d rebuilds", c.rebuilds)
			}
			if n, err := h.Index.Documents(t.Context()); err != nil || n != 1201 {
				t.Errorf("%d documents, %v", n, err)
			}
			if got := search(t, h, "Organisation1199"); !slices.Equal(got, []string{"o1199"}) {
				t.Errorf("found %v", got)
			}
		})
	}
}

func TestAnIndexAheadOfTheStoreIsRebuilt(t *testing.T) {
	h := testhouse.New(t)
	h.Put(organisations(3)...)
	h.Catch()
	var old []byte
	h.Reopen(func(dir string) { old = read(t, filepath.Join(dir, "swatka.db")) })
	h.Put(testhouse.NewOrganisation("later", "Latecomer"))
	h.Catch()
	h.Reopen(func(dir string) {
		if err := os.WriteFile(filepath.Join(dir, "swatka.db"), old, 0o600); err != nil {
			t.Fatal(err)
		}
	})
	if c := follow(t, h); c.rebuilds != 1 {
		t.Errorf("%d rebuilds", c.rebuilds)
	}
	if got := search(t, h, "latecomer"); got != nil {
		t.Errorf("what the store no longer has is found: %v", got)
	}
}

func read(t *testing.T, path string) []byte {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAGapInTheOutboxRebuilds(t *testing.T) {
	for name, more := range map[string]bool{"changes behind the gap": true, "none left": false} {
		t.Run(name, func(t *testing.T) {
			h := testhouse.New(t)
			h.Put(organisations(3)...)
			follow(t, h)
			h.Put(testhouse.NewOrganisation("lost", "Overlooked"))
			last, err := h.Store.LastChange(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if err := h.Store.Trim(t.Context(), last); err != nil {
				t.Fatal(err)
			}
			if more {
				h.Put(testhouse.NewOrganisation("late", "Latecomer"))
			}
			if c := follow(t, h); c.rebuilds != 1 {
				t.Errorf("%d rebuilds", c.rebuilds)
			}
			if got := search(t, h, "overlooked"); !slices.Equal(got, []string{"lost"}) {
				t.Errorf("found %v", got)
			}
		})
	}
}

func TestAFailedBatchIsTakenInLater(t *testing.T) {
	h := testhouse.New(t)
	follow(t, h)
	h.Put(testhouse.NewOrganisation("o1", "Latecomer"))
	broken := errors.New("disk on fire")
	c := &counting{Engine: h.Index, fail: broken}
	s := indexing.New(h.Store, c, slog.New(slog.DiscardHandler))
	if err := s.Catch(t.Context()); !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	c.fail = nil
	if err := s.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := search(t, h, "latecomer"); !slices.Equal(got, []string{"o1"}) {
		t.Errorf("found %v", got)
	}
}

func TestACancelledRebuildLeavesTheIndexAsItIs(t *testing.T) {
	h := testhouse.New(t)
	h.Put(organisations(2)...)
	h.Catch()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := h.Indexing.Rebuild(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := search(t, h, "Organisation0001"); !slices.Equal(got, []string{"o0001"}) {
		t.Errorf("found %v", got)
	}
}
