package indextest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
)

func testReplace(t *testing.T, open Opener) {
	b := start(t, open,
		index.Document{ID: "a", Title: en("kinase"), Facets: map[index.Facet][]string{index.FacetCity: {"Gone"}}},
		index.Document{ID: "b", Title: en("kinase")})
	b.put(index.Document{ID: "a", Title: en("lipid")})
	b.finds("kinase", "b")
	b.finds("lipid", "a")
	if err := b.Apply(context.Background(), index.Batch{Seq: 9, Delete: []string{"b", "missing"}}); err != nil {
		t.Fatal(err)
	}
	b.finds("kinase")
	res := b.find(index.Query{Count: index.Facets[:], Values: 10})
	if res.Total != 1 || len(res.Facets[index.FacetCity]) != 0 {
		t.Errorf("after all that: %+v", res)
	}
	if n, err := b.Documents(context.Background()); n != 1 || err != nil {
		t.Errorf("Documents: %d, %v", n, err)
	}
	// Of both in one batch, the document put stays.
	err := b.Apply(context.Background(), index.Batch{Seq: 10, Delete: []string{"a"}, Put: []index.Document{
		{ID: "a", Kind: "offer", Audience: everyone, Title: en("first")},
		{ID: "a", Kind: "offer", Audience: everyone, Title: en("second")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	b.finds("second", "a")
	b.finds("first")
	if n, err := b.Documents(context.Background()); n != 1 || err != nil {
		t.Errorf("Documents: %d, %v", n, err)
	}
}

func testWholeBatch(t *testing.T, open Opener) {
	b := start(t, open, index.Document{ID: "a", Title: en("kinase")})
	bad := index.Batch{Seq: 7, Delete: []string{"a"}, Put: []index.Document{
		{ID: "b", Kind: "offer", Audience: everyone, Title: en("lipid")}, {Title: en("no id")},
	}}
	if err := b.Apply(context.Background(), bad); err == nil {
		t.Fatal("a document without an id was taken")
	}
	b.finds("kinase", "a")
	b.finds("lipid")
	if seq, err := b.Seq(context.Background()); seq != 1 || err != nil {
		t.Errorf("Seq: %d, %v, want 1", seq, err)
	}
	b.put(index.Document{ID: "c", Title: en("lipid")}) // still in use
	b.finds("lipid", "c")
}

func testSeq(t *testing.T, open Opener) {
	dir := t.TempDir()
	e := open(t, dir)
	ctx := context.Background()
	if seq, err := e.Seq(ctx); seq != 0 || err != nil {
		t.Errorf("new: Seq %d, %v", seq, err)
	}
	for i := range uint64(5) {
		batch := index.Batch{Seq: 1<<40 + i, Put: []index.Document{{ID: fmt.Sprint(i), Kind: "k", Audience: everyone}}}
		if i == 3 {
			batch.Put = nil // a change of something the index does not hold
		}
		if err := e.Apply(ctx, batch); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if seq, err := e.Seq(ctx); seq != 1<<40+4 || err != nil {
			t.Errorf("Seq %d, %v", seq, err)
		}
		if n, err := e.Documents(ctx); n != 4 || err != nil {
			t.Errorf("Documents %d, %v", n, err)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		e = open(t, dir)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

func testStale(t *testing.T, open Opener) {
	dir := t.TempDir()
	e := open(t, dir)
	ctx := context.Background()
	reopen := func() {
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		e = open(t, dir)
	}
	if !e.Stale() {
		t.Error("a new index is not stale")
	}
	if err := e.Apply(ctx, index.Batch{Seq: 3}); err != nil {
		t.Fatal(err)
	}
	reopen()
	if !e.Stale() {
		t.Error("an index that was never filled is not stale")
	}
	if err := e.Rebuild(ctx, func(in index.Indexer) error { return in.Apply(ctx, index.Batch{Seq: 4}) }); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if e.Stale() {
			t.Error("a filled index is stale")
		}
		if seq, err := e.Seq(ctx); seq != 4 || err != nil {
			t.Errorf("Seq %d, %v, want 4", seq, err)
		}
		reopen()
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

func testRebuild(t *testing.T, open Opener) {
	b := start(t, open, index.Document{ID: "old", Title: en("kinase")})
	ctx := context.Background()
	err := b.Rebuild(ctx, func(in index.Indexer) error {
		if seq, err := in.Seq(ctx); seq != 0 || err != nil {
			t.Errorf("the new one begins with %d, %v", seq, err)
		}
		for i := range 3 {
			doc := index.Document{ID: fmt.Sprint("new", i), Kind: "k", Audience: everyone, Title: en("kinase")}
			if err := in.Apply(ctx, index.Batch{Seq: uint64(70 + i), Put: []index.Document{doc}}); err != nil {
				return err
			}
			b.finds("kinase", "old")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b.finds("kinase", "new0", "new1", "new2")
	if seq, err := b.Seq(ctx); seq != 72 || err != nil {
		t.Errorf("Seq %d, %v, want 72", seq, err)
	}
}

func testRebuildFails(t *testing.T, open Opener) {
	b := start(t, open, index.Document{ID: "old", Title: en("kinase")})
	ctx := context.Background()
	oops := errors.New("oops")
	err := b.Rebuild(ctx, func(in index.Indexer) error {
		doc := index.Document{ID: "new", Kind: "k", Audience: everyone, Title: en("kinase")}
		if err := in.Apply(ctx, index.Batch{Seq: 70, Put: []index.Document{doc}}); err != nil {
			t.Error(err)
		}
		return oops
	})
	if !errors.Is(err, oops) {
		t.Errorf("Rebuild: %v, want the error of fill", err)
	}
	b.finds("kinase", "old")
	b.put(index.Document{ID: "more", Title: en("kinase")})
	b.finds("kinase", "more", "old")
	if seq, err := b.Seq(ctx); seq != 2 || err != nil {
		t.Errorf("Seq %d, %v, want 2", seq, err)
	}
}

// testRebuildWhileSearching checks that a search sees the old index or the
// new one, and never none.
func testRebuildWhileSearching(t *testing.T, open Opener) {
	b := start(t, open, words10()...)
	ctx, cancel := context.WithCancel(context.Background())
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for ctx.Err() == nil {
				res, err := b.Search(context.Background(), index.Query{Text: "words", Size: 20, Audiences: []string{everyone}})
				if err != nil || res.Total != 10 || len(res.Hits) != 10 {
					t.Errorf("while rebuilding: %d hits of %d, %v", len(res.Hits), res.Total, err)
					return
				}
			}
		})
	}
	for i := range 4 {
		err := b.Rebuild(ctx, func(in index.Indexer) error {
			docs := words10()
			for j := range docs {
				docs[j].Audience = everyone
			}
			return in.Apply(ctx, index.Batch{Seq: uint64(i), Put: docs})
		})
		if err != nil {
			t.Error(err)
		}
	}
	cancel()
	group.Wait()
}

func testClosed(t *testing.T, open Opener) {
	e := open(t, t.TempDir())
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	ctx := context.Background()
	_, search := e.Search(ctx, index.Query{Audiences: []string{everyone}})
	_, seq := e.Seq(ctx)
	_, docs := e.Documents(ctx)
	rebuild := e.Rebuild(ctx, func(index.Indexer) error { return nil })
	for i, err := range []error{search, seq, docs, rebuild, e.Apply(ctx, index.Batch{Seq: 1})} {
		if !errors.Is(err, index.ErrUnavailable) {
			t.Errorf("call %d on a closed engine: %v, want ErrUnavailable", i, err)
		}
	}
}

func testCancelled(t *testing.T, open Opener) {
	b := start(t, open, index.Document{ID: "a", Title: en("kinase")})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := b.Search(ctx, index.Query{Text: "kinase", Audiences: []string{everyone}}); !errors.Is(err, context.Canceled) {
		t.Errorf("Search: %v", err)
	}
	if err := b.Apply(ctx, index.Batch{Seq: 5, Delete: []string{"a"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("Apply: %v", err)
	}
	if got := b.ids(index.Query{Text: "kinase"}); !slices.Equal(got, []string{"a"}) {
		t.Errorf("a cancelled batch was applied: %v", got)
	}
}
