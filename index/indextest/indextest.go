// Package indextest is the contract that every search engine behind the port
// index passes.
package indextest

import (
	"context"
	"errors"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
)

// Opener opens an engine in a folder. The suite closes it.
type Opener func(t testing.TB, dir string) index.Engine

// Run runs the contract.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, Opener)
	}{
		{"words", testWords},
		{"cognates", testCognates},
		{"compounds", testCompounds},
		{"least", testLeast},
		{"ranking", testRanking},
		{"audiences", testAudiences},
		{"audiences leave scores alone", testAudienceScores},
		{"filters", testFilters},
		{"facets", testFacets},
		{"paging", testPaging},
		{"empty text", testEmptyText},
		{"plain signs", testPlainSigns},
		{"bounds", testBounds},
		{"long text", testLongText},
		{"replace and delete", testReplace},
		{"whole batches", testWholeBatch},
		{"sequence", testSeq},
		{"stale", testStale},
		{"rebuild", testRebuild},
		{"rebuild fails", testRebuildFails},
		{"rebuild is not seen", testRebuildWhileSearching},
		{"closed", testClosed},
		{"cancelled", testCancelled},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, open) })
	}
}

// everyone is the audience most tests use.
const everyone = "public"

// bench is an engine under test.
type bench struct {
	t testing.TB
	index.Engine
	seq uint64
}

// start opens an engine in a folder of its own and fills it.
func start(t testing.TB, open Opener, docs ...index.Document) *bench {
	t.Helper()
	b := &bench{t: t, Engine: open(t, t.TempDir())}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	b.put(docs...)
	return b
}

// put puts documents in, for everyone if they have no audience.
func (b *bench) put(docs ...index.Document) {
	b.t.Helper()
	b.seq++
	for i := range docs {
		if docs[i].Audience == "" {
			docs[i].Audience = everyone
		}
		if docs[i].Kind == "" {
			docs[i].Kind = "researcher"
		}
	}
	if err := b.Apply(context.Background(), index.Batch{Seq: b.seq, Put: docs}); err != nil {
		b.t.Fatalf("Apply: %v", err)
	}
}

// find searches; the query is for everyone and asks for 100 hits unless it
// says otherwise.
func (b *bench) find(q index.Query) index.Result {
	b.t.Helper()
	if q.Audiences == nil {
		q.Audiences = []string{everyone}
	}
	if q.Size == 0 {
		q.Size = 100
	}
	res, err := b.Search(context.Background(), q)
	if err != nil {
		b.t.Fatalf("Search(%q): %v", q.Text, err)
	}
	return res
}

// ids gives the ids a query finds, best first.
func (b *bench) ids(q index.Query) []string {
	b.t.Helper()
	return idsOf(b.find(q))
}

func idsOf(res index.Result) []string {
	out := []string{}
	for _, h := range res.Hits {
		out = append(out, h.ID)
	}
	return out
}

// refused checks that a query is out of bounds.
func (b *bench) refused(what string, q index.Query) {
	b.t.Helper()
	if q.Audiences == nil {
		q.Audiences = []string{everyone}
	}
	if _, err := b.Search(context.Background(), q); !errors.Is(err, index.ErrQuery) {
		b.t.Errorf("%s: error %v, want ErrQuery", what, err)
	}
}

func pl(s string) index.Text { return index.Text{PL: s} }
func en(s string) index.Text { return index.Text{EN: s} }
