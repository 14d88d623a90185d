package discovery_test

import (
	"testing"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer/cluster"
	"github.com/lifescience-krakow/swatka/internal/ingest"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// BenchmarkSearch searches the demo cluster as the page does: twenty hits
// with their quotes, and all facets.
func BenchmarkSearch(b *testing.B) {
	h := testhouse.New(b)
	if _, err := ingest.New(h.Store).Import(b.Context(), cluster.New(fixtures.Cluster()), ingest.Options{}); err != nil {
		b.Fatal(err)
	}
	if err := h.Indexing.Catch(b.Context()); err != nil {
		b.Fatal(err)
	}
	for name, words := range map[string]string{"browsing": "", "one word": "cancer", "five words": "antibacterial coatings for hospital catheters"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				res, err := h.Discovery.Search(b.Context(), policy.Viewer{Lang: domain.EN}, discovery.Request{Text: words})
				if err != nil || len(res.Hits) == 0 {
					b.Fatal(res, err)
				}
			}
		})
	}
}
