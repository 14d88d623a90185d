package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"sync"
	"testing"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

var update = flag.Bool("update", false, "write the golden figures anew")

// goldenFile holds the figures beside the cluster that they were measured on.
const goldenFile = "../../fixtures/golden.json"

// slack is what a figure may fall by rounding before it counts as a drop.
const slack = 0.0005

// demoFigures are measured once for all tests.
var demoFigures = sync.OnceValues(func() (clusterFigures, error) {
	f, _, err := evalCluster(context.Background(), &settings{}, fixtures.Cluster())
	return f, err
})

// TestGoldenFigures measures the product's matcher and search on the demo
// cluster. A figure below the one kept in the tree fails; a better one is
// kept by `make golden`.
func TestGoldenFigures(t *testing.T) {
	got, err := demoFigures()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		write(t, got)
	}
	var want clusterFigures
	b, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	noDrop(t, "matcher", got.Matcher, want.Matcher)
	noDrop(t, "search, Polish", got.SearchPL, want.SearchPL)
	noDrop(t, "search, English", got.SearchEN, want.SearchEN)
	if want.Languages == (evaluation.LanguageFigures{}) {
		return // kept from the next `make golden` on
	}
	rows := languageRows(want.Languages)
	for i, r := range languageRows(got.Languages) {
		noDrop(t, r.name, r.f, rows[i].f)
	}
}

func noDrop(t *testing.T, what string, got, want evaluation.Figures) {
	t.Helper()
	for _, f := range []struct {
		name      string
		got, want float64
	}{{"nDCG@10", got.NDCG, want.NDCG}, {"MRR", got.MRR, want.MRR}, {"Recall@10", got.Recall, want.Recall}} {
		if f.got < f.want-slack {
			t.Errorf("%s: %s fell from %.4f to %.4f", what, f.name, f.want, f.got)
		}
		t.Logf("%s: %s %.4f", what, f.name, f.got)
	}
	if got.Needs != want.Needs {
		t.Errorf("%s: %d judged needs, %d before", what, got.Needs, want.Needs)
	}
}

func write(t *testing.T, f clusterFigures) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(goldenFile, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
