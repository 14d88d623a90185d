package bleveindex

import (
	"math"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
)

// TestBM25F compares scores with ones worked out by hand from the formula.
func TestBM25F(t *testing.T) {
	e := mustOpen(t, t.TempDir())
	defer mustClose(t, e)
	twenty := "kinase kinase one two three four five six seven eight nine ten eleven twelve thirteen " +
		"fourteen fifteen sixteen seventeen eighteen nineteen twenty a1 a2 a3 a4 a5 a6 a7 a8"
	docs := []index.Document{
		{ID: "title", Title: index.Text{EN: "kinase"}},
		{ID: "prose", Summary: index.Text{EN: twenty}}, // 30 words
		{ID: "rest", Summary: index.Text{EN: "lipid"}},
		{ID: "hidden", Summary: index.Text{EN: "kinase"}},
	}
	for i := range docs[:3] {
		docs[i].Audience = "public"
	}
	if err := e.Apply(t.Context(), index.Batch{Seq: 1, Put: docs}); err != nil {
		t.Fatal(err)
	}
	res, err := e.Search(t.Context(), index.Query{Text: "kinases", Size: 10, Audiences: []string{"public"}})
	if err != nil || len(res.Hits) != 2 {
		t.Fatalf("%+v, %v", res, err)
	}
	idf := math.Log(1 + (3-2+0.5)/(2+0.5)) // of three visible documents, two have it
	saturated := func(f float64) float64 { return idf * f * 2.2 / (f + 1.2) }
	want := map[string]float64{
		"title": saturated(3 * 1 / (0.5 + 0.5*0.25)),       // length 1, counted as 2 of 8
		"prose": saturated(1 * 2 / (0.25 + 0.75*30/100.0)), // twice in 30 words
	}
	for _, h := range res.Hits {
		if math.Abs(h.Score-want[h.ID]) > 1e-5 {
			t.Errorf("%s scores %v, want %v", h.ID, h.Score, want[h.ID])
		}
	}
}
