package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/internal/account"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/importer/cluster"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// crowd is the number of profiles of the large house.
const crowd = 10_000

// large is the house of the benchmarks: the demo cluster, and as many more
// researchers as make the crowd, each with evidence taken from two of the
// cluster's own. It is made once.
var large = sync.OnceValues(func() (*app, error) {
	dir, err := tempFolder()
	if err != nil {
		return nil, err
	}
	a, err := openWith(dir, true, (&settings{}).log(), account.TestCost())
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	if err := a.importAll(ctx, cluster.New(fixtures.Cluster())); err != nil {
		return nil, err
	}
	if err := a.multiply(ctx, crowd); err != nil {
		return nil, err
	}
	return a, a.indexing.Catch(ctx)
})

// multiply adds researchers until there are n, always the same ones.
func (a *app) multiply(ctx context.Context, n int) error {
	people, evidence, err := a.people(ctx)
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(1, 2))
	for made := len(people); made < n; {
		err := a.store.Update(ctx, domain.Actor{System: "bench"}, "bench", func(w store.Writer) error {
			for range min(500, n-made) {
				x, y := people[r.IntN(len(people))], people[r.IntN(len(people))]
				if err := clone(w, r, made, x, y, evidence); err != nil {
					return err
				}
				made++
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// clone saves a person with the profile of x and evidence of x and y.
func clone(w store.Writer, r *rand.Rand, i int, x, y *domain.Researcher, evidence map[domain.ID][]*domain.Evidence) error {
	p := *x
	p.Meta = domain.Meta{}
	p.Given, p.Family = y.Given, fmt.Sprintf("%s-%d", x.Family, i)
	p.Bio = y.Bio
	if err := w.Put(&p); err != nil {
		return err
	}
	pool := append(append([]*domain.Evidence(nil), evidence[x.ID]...), evidence[y.ID]...)
	r.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	for _, from := range pool[:min(len(pool), 2+r.IntN(4))] {
		e := *from
		e.Meta, e.For = domain.Meta{}, []domain.Ref{domain.RefTo(&p)}
		if err := w.Put(&e); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) people(ctx context.Context) (people []*domain.Researcher, evidence map[domain.ID][]*domain.Evidence, err error) {
	evidence = map[domain.ID][]*domain.Evidence{}
	err = a.store.View(ctx, func(r store.Reader) error {
		if people, err = store.Collect(store.All[*domain.Researcher](r)); err != nil {
			return err
		}
		for _, p := range people {
			if evidence[p.ID], err = store.Collect(store.Of[*domain.Evidence](r, domain.RefTo(p))); err != nil {
				return err
			}
		}
		return nil
	})
	return people, evidence, err
}

func BenchmarkIndexAt10000(b *testing.B) {
	a := largeHouse(b)
	n := 0
	for b.Loop() {
		if err := a.indexing.Rebuild(b.Context()); err != nil {
			b.Fatal(err)
		}
		docs, err := a.index.Documents(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		n += docs
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "documents/s")
}

func BenchmarkSearchAt10000(b *testing.B) {
	a := largeHouse(b)
	queries := queries(b)
	i := 0
	for b.Loop() {
		q := queries[i%len(queries)]
		i++
		if _, err := a.discovery.Search(b.Context(), policy.Viewer{Lang: domain.PL}, discovery.Request{Text: q}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatchAt10000(b *testing.B) {
	a := largeHouse(b)
	ids := challenges(b, a)
	// The first match of a process takes the word statistics.
	if _, err := a.matching.Rank(b.Context(), ids[0]); err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		if _, err := a.matching.Rank(b.Context(), ids[i%len(ids)]); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func largeHouse(b *testing.B) *app {
	b.Helper()
	a, err := large()
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func queries(b *testing.B) []string {
	b.Helper()
	raw, err := fs.ReadFile(fixtures.Cluster(), evaluation.QueriesFile)
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		var q evaluation.Query
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			b.Fatal(err)
		}
		out = append(out, q.PL, q.EN)
	}
	return out
}

func challenges(b *testing.B, a *app) []domain.ID {
	b.Helper()
	var out []domain.ID
	err := a.store.View(b.Context(), func(r store.Reader) error {
		for c, err := range store.All[*domain.Challenge](r) {
			if err != nil {
				return err
			}
			out = append(out, c.ID)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return out
}
