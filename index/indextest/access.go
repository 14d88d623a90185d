package indextest

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
)

func testAudiences(t *testing.T, open Opener) {
	area := func(v string) map[index.Facet][]string {
		return map[index.Facet][]string{index.FacetArea: {v}}
	}
	b := start(t, open,
		index.Document{ID: "open", Title: en("kinase"), Facets: area("MED")},
		index.Document{ID: "members", Title: en("kinase"), Audience: "members", Facets: area("EDU")},
		index.Document{ID: "canary", Title: en("kinase canary"), Audience: "vault", Facets: area("SECRET")},
	)
	for _, c := range []struct {
		audiences, want []string
	}{
		{[]string{}, []string{}},
		{[]string{"none"}, []string{}},
		{[]string{everyone}, []string{"open"}},
		{[]string{everyone, "members"}, []string{"members", "open"}},
		{[]string{""}, []string{}},
	} {
		for _, text := range []string{"kinase", ""} {
			res := b.find(index.Query{
				Text: text, Audiences: c.audiences, Count: index.Facets[:], Values: 100,
				Filters: nil,
			})
			if got := idsOf(res); !slices.Equal(got, c.want) || res.Total != len(c.want) {
				t.Errorf("%v find %v of %d by %q, want %v", c.audiences, got, res.Total, text, c.want)
			}
			if n := len(res.Facets[index.FacetArea]); n != len(c.want) {
				t.Errorf("%v count %v", c.audiences, res.Facets[index.FacetArea])
			}
		}
		filtered := b.find(index.Query{Audiences: c.audiences, Filters: area("SECRET"), Count: index.Facets[:], Values: 10})
		if filtered.Total != 0 || slices.ContainsFunc(filtered.Facets[index.FacetArea], isSecret) {
			t.Errorf("%v see the secret by a filter: %+v", c.audiences, filtered)
		}
		if res := b.find(index.Query{Text: "canary", Audiences: c.audiences}); res.Total != 0 {
			t.Errorf("%v find the canary", c.audiences)
		}
	}
}

func isSecret(c index.FacetCount) bool { return c.Value == "SECRET" }

// testAudienceScores checks that nobody can tell from scores what is hidden.
func testAudienceScores(t *testing.T, open Opener) {
	plain := start(t, open, words10()...)
	other := start(t, open, words10()...)
	for i := range 30 {
		other.put(index.Document{ID: fmt.Sprint("hidden", i), Title: en("kinase kinase word3"), Audience: "vault"})
	}
	for _, text := range []string{"kinase", "word3 kinase", "words"} {
		a, b := plain.find(index.Query{Text: text}), other.find(index.Query{Text: text})
		if !slices.Equal(a.Hits, b.Hits) {
			t.Errorf("hidden documents change %q:\n%v\n%v", text, a.Hits, b.Hits)
		}
	}
}

// words10 gives ten documents with common and rare words.
func words10() []index.Document {
	var out []index.Document
	for i := range 10 {
		out = append(out, index.Document{
			ID: fmt.Sprintf("d%02d", i), Kind: "offer", Title: en(fmt.Sprintf("words word%d", i%4)),
			Summary: en([]string{"kinase", "lipid", "words"}[i%3]),
			Facets: map[index.Facet][]string{
				index.FacetArea: {[]string{"MED", "EDU"}[i%2]},
				index.FacetTRL:  {fmt.Sprint(i%3 + 1), "9"},
			},
		})
	}
	return out
}

func testFilters(t *testing.T, open Opener) {
	b := start(t, open, words10()...)
	for _, c := range []struct {
		filters map[index.Facet][]string
		want    int
	}{
		{nil, 10},
		{map[index.Facet][]string{}, 10},
		{map[index.Facet][]string{index.FacetArea: {"MED"}}, 5},
		{map[index.Facet][]string{index.FacetArea: {"MED", "EDU"}}, 10},
		{map[index.Facet][]string{index.FacetArea: {"med"}}, 0},
		{map[index.Facet][]string{index.FacetArea: {}}, 0},
		{map[index.Facet][]string{index.FacetTRL: {"1"}}, 4},
		{map[index.Facet][]string{index.FacetTRL: {"1"}, index.FacetArea: {"MED"}}, 2},
		{map[index.Facet][]string{index.FacetKind: {"offer"}}, 10},
		{map[index.Facet][]string{index.FacetKind: {"researcher"}}, 0},
	} {
		if got := b.find(index.Query{Filters: c.filters}).Total; got != c.want {
			t.Errorf("%v finds %d, want %d", c.filters, got, c.want)
		}
	}
	all, some := b.find(index.Query{Text: "kinase"}), b.find(index.Query{
		Text: "kinase", Filters: map[index.Facet][]string{index.FacetArea: {"EDU"}},
	})
	scores := map[string]float64{}
	for _, h := range all.Hits {
		scores[h.ID] = h.Score
	}
	for _, h := range some.Hits {
		if h.Score != scores[h.ID] || h.Score <= 0 {
			t.Errorf("a filter changes the score of %s: %v, was %v", h.ID, h.Score, scores[h.ID])
		}
	}
}

func testFacets(t *testing.T, open Opener) {
	b := start(t, open, words10()...)
	count := []index.Facet{index.FacetArea, index.FacetTRL, index.FacetKind, index.FacetCity}
	counts := func(q index.Query) string {
		q.Count, q.Values = count, 10
		got := b.find(q).Facets
		return fmt.Sprint(got[index.FacetArea], got[index.FacetTRL], got[index.FacetKind], got[index.FacetCity])
	}
	for _, c := range []struct {
		q    index.Query
		want string
	}{
		{index.Query{}, "[{EDU 5} {MED 5}] [{9 10} {1 4} {2 3} {3 3}] [{offer 10}] []"},
		{index.Query{Text: "kinase"}, "[{EDU 2} {MED 2}] [{1 4} {9 4}] [{offer 4}] []"},
		// The filter on the area narrows all but the areas.
		{
			index.Query{Filters: map[index.Facet][]string{index.FacetArea: {"MED"}}},
			"[{EDU 5} {MED 5}] [{9 5} {1 2} {3 2} {2 1}] [{offer 5}] []",
		},
		{
			index.Query{Filters: map[index.Facet][]string{index.FacetArea: {"MED"}, index.FacetTRL: {"2"}}},
			"[{EDU 2} {MED 1}] [{9 5} {1 2} {3 2} {2 1}] [{offer 1}] []",
		},
	} {
		if got := counts(c.q); got != c.want {
			t.Errorf("%+v counts\n%s, want\n%s", c.q, got, c.want)
		}
	}
	few := b.find(index.Query{Count: count, Values: 2})
	if got := fmt.Sprint(few.Facets[index.FacetTRL]); got != "[{9 10} {1 4}]" {
		t.Errorf("two values: %s", got)
	}
	if keys := slices.Sorted(maps.Keys(few.Facets)); len(keys) != len(count) {
		t.Errorf("facets counted: %v", keys)
	}
}

func testPaging(t *testing.T, open Opener) {
	b := start(t, open)
	for i := range 5 { // in several batches, so in several segments
		var docs []index.Document
		for j := range 23 {
			docs = append(docs, index.Document{ID: fmt.Sprintf("d%03d", (j*5+i*7)%23*5+i), Title: en("kinase " + []string{"", "kinase"}[j%2])})
		}
		b.put(docs...)
	}
	for _, text := range []string{"kinase", ""} {
		var got []index.Hit
		for from := 0; from < 130; from += 10 {
			res := b.find(index.Query{Text: text, From: from, Size: 10})
			if res.Total != 115 {
				t.Fatalf("page from %d: total %d, want 115", from, res.Total)
			}
			got = append(got, res.Hits...)
		}
		whole := b.find(index.Query{Text: text, Size: 200}).Hits
		if !slices.Equal(got, whole) || len(whole) != 115 {
			t.Errorf("%q: pages give %d hits, whole %d, or in another order", text, len(got), len(whole))
		}
		seen := map[string]bool{}
		for _, h := range got {
			if seen[h.ID] {
				t.Errorf("%q: %s comes twice", text, h.ID)
			}
			seen[h.ID] = true
		}
		for range 3 {
			if again := b.find(index.Query{Text: text, Size: 200}).Hits; !slices.Equal(again, whole) {
				t.Errorf("%q: the same search gives another answer", text)
			}
		}
	}
}
