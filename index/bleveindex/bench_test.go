package bleveindex

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/index"
)

// vocabulary makes words from syllables; their use follows Zipf's law.
func vocabulary(n int) []string {
	syllables := strings.Fields("bio gen to le ka mi ro na ste pro lin za wy nar kom ter ve sol an dy")
	out := make([]string, n)
	for i := range out {
		w := ""
		for k := i + 20; k > 0; k /= len(syllables) {
			w += syllables[k%len(syllables)]
		}
		out[i] = w
	}
	return out
}

// writerOf gives a function that writes texts of n words.
func writerOf(seed uint64) func(n int) string {
	words := vocabulary(20_000)
	rnd := rand.New(rand.NewPCG(seed, 1))
	return func(n int) string {
		var b strings.Builder
		for range n {
			rank := int(math.Exp(rnd.Float64()*math.Log(float64(len(words))))) - 1
			b.WriteString(words[rank])
			b.WriteByte(' ')
		}
		return b.String()
	}
}

// synthetic gives documents of about 120 words.
func synthetic(n int) []index.Document {
	write := writerOf(1)
	out := make([]index.Document, n)
	for i := range out {
		pl, en := write(50), write(60)
		if i%2 == 0 { // as in life, half are in one language
			pl = ""
		}
		out[i] = index.Document{
			ID: fmt.Sprintf("d%06d", i), Kind: []string{"researcher", "offer"}[i%2], Audience: "public",
			Title: index.Text{EN: write(6)}, Keywords: []index.Text{{EN: write(2)}, {PL: write(2)}},
			Summary: index.Text{PL: pl, EN: en}, Evidence: []index.Text{{EN: write(15)}, {PL: write(15)}},
			Facets: map[index.Facet][]string{
				index.FacetCity: {fmt.Sprint("town", i%40)}, index.FacetArea: {fmt.Sprint("area", i%6)},
				index.FacetOrganisation: {fmt.Sprint("org", i%95)},
			},
		}
	}
	return out
}

func BenchmarkApply(b *testing.B) {
	docs := synthetic(10_000)
	for b.Loop() {
		e := mustOpen(b, b.TempDir())
		err := e.Rebuild(b.Context(), func(in index.Indexer) error {
			for chunk := range slices.Chunk(docs, 1000) {
				if err := in.Apply(b.Context(), index.Batch{Seq: 1, Put: chunk}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		mustClose(b, e)
		b.StartTimer()
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

func BenchmarkSearch(b *testing.B) {
	dir := b.TempDir()
	e := mustOpen(b, dir)
	defer mustClose(b, e)
	for chunk := range slices.Chunk(synthetic(10_000), 1000) {
		if err := e.Apply(b.Context(), index.Batch{Seq: 1, Put: chunk}); err != nil {
			b.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		q    index.Query
		n    int
	}{
		{"3 words", index.Query{Size: 20}, 3},
		{"3 words and facets", index.Query{Size: 20, Count: index.Facets[:], Values: 20}, 3},
		{"40 words", index.Query{Size: 300}, 40},
		{"all", index.Query{Size: 20}, 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			write := writerOf(2)
			c.q.Audiences = []string{"public"}
			var took []time.Duration
			for b.Loop() {
				c.q.Text = write(c.n)
				begin := time.Now()
				if _, err := e.Search(context.Background(), c.q); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begin))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}
