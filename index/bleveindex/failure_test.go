package bleveindex

import (
	"errors"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"github.com/lifescience-krakow/swatka/index"
)

// TestFailingDisk checks that after the first failed batch the index is not
// used until it was opened again, and then holds what it held before.
func TestFailingDisk(t *testing.T) {
	for name, write := range map[string]func(*bleve.Batch) error{
		"error": func(*bleve.Batch) error { return syscall.ENOSPC },
		"panic": func(*bleve.Batch) error { panic("merger died") },
	} {
		t.Run(name, func(t *testing.T) {
			var clock atomic.Int64
			now := func() time.Time { return time.Unix(1000+clock.Load(), 0) }
			dir := t.TempDir()
			fill(t, dir, 10)
			e, err := Open(dir, Options{Now: now, Backoff: 4 * time.Second})
			if err != nil {
				t.Fatal(err)
			}
			defer mustClose(t, e)
			e.cur.write = write
			batch := index.Batch{Seq: 43, Put: sample(20)}
			if err := e.Apply(t.Context(), batch); !errors.Is(err, index.ErrUnavailable) {
				t.Fatalf("Apply: %v, want ErrUnavailable", err)
			}
			for range 2 {
				if _, err := e.Seq(t.Context()); !errors.Is(err, index.ErrUnavailable) {
					t.Fatalf("Seq before the wait is over: %v", err)
				}
				clock.Add(1)
			}
			clock.Add(3)
			waitOpen(t, e, &clock)
			if seq, err := e.Seq(t.Context()); seq != 42 || err != nil || hits(t, e, "kinase") != 9 {
				t.Errorf("after reopening: seq %d, %v, %d hits", seq, err, hits(t, e, "kinase"))
			}
			if err := e.Apply(t.Context(), batch); err != nil || hits(t, e, "kinase") != 20 {
				t.Errorf("Apply after reopening: %v", err)
			}
		})
	}
}

// waitOpen waits until the failed generation was closed in the background and
// the engine could open it again.
func waitOpen(t *testing.T, e *Engine, clock *atomic.Int64) {
	t.Helper()
	for range 20 {
		if _, err := e.Seq(t.Context()); err == nil {
			return
		}
		clock.Add(int64(maxBackoff / time.Second))
	}
	t.Fatal("the index does not open again")
}

// TestWatchdog checks that a batch that never ends gives an error, and that
// the index can be rebuilt beside it.
func TestWatchdog(t *testing.T) {
	e, err := Open(t.TempDir(), Options{Watchdog: 20 * time.Millisecond, Backoff: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	defer mustClose(t, e)
	stuck := make(chan struct{})
	defer close(stuck)
	e.cur.write = func(*bleve.Batch) error { <-stuck; return nil }
	if err := e.Apply(t.Context(), index.Batch{Seq: 1}); !errors.Is(err, index.ErrUnavailable) {
		t.Fatalf("Apply: %v, want ErrUnavailable", err)
	}
	if _, err := e.Search(t.Context(), index.Query{}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("Search: %v, want ErrUnavailable", err)
	}
	e.opts.Watchdog = time.Minute
	err = e.Rebuild(t.Context(), func(in index.Indexer) error {
		return in.Apply(t.Context(), index.Batch{Seq: 5, Put: sample(3)})
	})
	if err != nil || hits(t, e, "kinase") != 3 {
		t.Errorf("Rebuild: %v", err)
	}
}

func TestBackoffGrows(t *testing.T) {
	at := time.Unix(0, 0)
	e := &Engine{opts: Options{Now: func() time.Time { return at }}.withDefaults()}
	last := time.Duration(0)
	for range 100 {
		e.postpone()
		wait := e.retryAt.Sub(at)
		if wait < last || wait <= 0 || wait > maxBackoff {
			t.Fatalf("waits %s after %s", wait, last)
		}
		last = wait
	}
	if last != maxBackoff {
		t.Errorf("waits %s in the end", last)
	}
}

func TestUnfitDocuments(t *testing.T) {
	e := mustOpen(t, t.TempDir())
	defer mustClose(t, e)
	for _, d := range []index.Document{
		{},
		{ID: "a\xff"},
		{ID: "a", Audience: "\xff"},
		{ID: "a", Kind: "\xff"},
		{ID: "a", Facets: map[index.Facet][]string{index.FacetCity: {"a\xffb"}}},
	} {
		if err := e.Apply(t.Context(), index.Batch{Seq: 1, Put: []index.Document{d}}); !errors.Is(err, ErrDocument) {
			t.Errorf("%+v: %v, want ErrDocument", d, err)
		}
	}
	ok := index.Document{ID: "b", Audience: "public", Title: index.Text{EN: "kinase \xff\x00"}}
	if err := e.Apply(t.Context(), index.Batch{Seq: 1, Put: []index.Document{ok}}); err != nil || hits(t, e, "kinase") != 1 {
		t.Errorf("a text that is not UTF-8: %v", err)
	}
}
