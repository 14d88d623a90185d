package indextest

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
)

// finds checks which documents a text finds, in any order.
func (b *bench) finds(text string, want ...string) {
	b.t.Helper()
	got := b.ids(index.Query{Text: text, Least: 1})
	slices.Sort(got)
	if !slices.Equal(got, append([]string{}, want...)) {
		b.t.Errorf("%q finds %v, want %v", text, got, want)
	}
}

func testWords(t *testing.T, open Opener) {
	b := start(t, open,
		index.Document{ID: "a", Title: pl("Białka komórek nabłonka")},
		index.Document{ID: "b", Title: en("Delivery of small molecules")},
		index.Document{ID: "c", Summary: pl("Współpraca przy leczeniu chorób")},
		index.Document{ID: "d", Names: []string{"Łukasz Żak", "NanoŻel"}},
		index.Document{ID: "e", Keywords: []index.Text{{PL: "badania kliniczne", EN: "clinical trials"}}},
		index.Document{ID: "f", Evidence: []index.Text{en("First paper"), en("Enzymes of moulds")}},
	)
	b.finds("komórki", "a")
	b.finds("białkami", "a")
	b.finds("molecule", "b")
	b.finds("delivering", "b")
	b.finds("leczenie choroby", "c")
	b.finds("wspolpraca", "c")
	b.finds("współpracy", "c")
	b.finds("wspolpracy", "c")
	b.finds("bialek", "a")
	b.finds("zak", "d")
	b.finds("ŻAK", "d")
	b.finds("klinicznych", "e")
	b.finds("trial", "e")
	b.finds("mould", "f")
	b.finds("galaktyka")
}

func testCognates(t *testing.T, open Opener) {
	b := start(t, open,
		index.Document{ID: "a", Title: pl("Chromatografia cieczowa")},
		index.Document{ID: "b", Title: en("Gut microbiome")},
		index.Document{ID: "c", Title: en("PCR diagnostics")},
	)
	b.finds("chromatography", "a")
	b.finds("mikrobiomu", "b")
	b.finds("PCR", "c")
	b.finds("pcr", "c")
	b.finds("diagnostyka", "c")
}

func testCompounds(t *testing.T, open Opener) {
	b := start(t, open,
		index.Document{ID: "a", Title: en("Role of IL-6 in sepsis")},
		index.Document{ID: "b", Title: en("IL-10 and healing")},
		index.Document{ID: "c", Title: en("CRISPR/Cas9 screens")},
		index.Document{ID: "d", Title: pl("Przeciwciała anty-TNF-α")},
		index.Document{ID: "e", Title: en("β-glucan from oats, 5 µg")},
	)
	b.finds("IL-6", "a")
	b.finds("il6", "a")
	b.finds("IL10", "b")
	b.finds("Cas9", "c")
	b.finds("CRISPR", "c")
	b.finds("TNF", "d")
	b.finds("beta-glucan", "e")
	b.finds("beta-glukan", "e")
}

func testLeast(t *testing.T, open Opener) {
	b := start(t, open,
		index.Document{ID: "a", Title: en("liposome lipid gene vector")},
		index.Document{ID: "b", Title: en("liposome lipid")},
		index.Document{ID: "c", Title: en("liposome")},
	)
	for least, want := range map[float64]int{0: 3, 0.25: 3, 0.5: 2, 0.51: 1, 1: 1} {
		got := b.find(index.Query{Text: "liposome of lipid, gene vector", Least: least}).Total
		if got != want {
			t.Errorf("least %v finds %d, want %d", least, got, want)
		}
	}
}

func testRanking(t *testing.T, open Opener) {
	docs := []index.Document{
		{ID: "evidence", Title: en("Laboratory of things"), Evidence: []index.Text{en("kinase")}},
		{ID: "summary", Title: en("Laboratory of things"), Summary: en("kinase")},
		{ID: "keyword", Title: en("Laboratory of things"), Keywords: []index.Text{en("kinase")}},
		{ID: "title", Title: en("Laboratory kinase things")},
		{ID: "rare", Summary: en("zebrafish alone stands here")},
		{ID: "common", Summary: en("common alone stands here")},
	}
	for i := range 20 {
		docs = append(docs, index.Document{ID: "x" + strings.Repeat("i", i), Summary: en("common words stand here")})
	}
	b := start(t, open, docs...)
	if got := b.ids(index.Query{Text: "kinase"}); !slices.Equal(got, []string{"title", "keyword", "summary", "evidence"}) {
		t.Errorf("kinase ranks %v", got)
	}
	if got := b.ids(index.Query{Text: "common zebrafish"}); got[0] != "rare" {
		t.Errorf("the rarer word does not count more: %v", got[:2])
	}
	if got := b.find(index.Query{Text: "common"}); !slices.IsSorted(idsOf(got)[1:]) {
		t.Errorf("equals are not in the order of their ids: %v", idsOf(got))
	}
}

func testEmptyText(t *testing.T, open Opener) {
	b := start(t, open, index.Document{ID: "b", Title: en("x")}, index.Document{ID: "a", Title: en("y")},
		index.Document{ID: "c", Audience: "other"})
	for _, text := range []string{"", " \n"} {
		if got := b.ids(index.Query{Text: text}); !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("text %q lists %v", text, got)
		}
	}
}

func testPlainSigns(t *testing.T, open Opener) {
	b := start(t, open,
		index.Document{ID: "a", Title: en("aud conf")},
		index.Document{ID: "b", Title: en("secret"), Audience: "conf"},
		index.Document{ID: "c", Title: en("conference")},
	)
	for text, want := range map[string][]string{
		"aud:conf": {"a"}, "audience:conf": {}, `"`: {}, "*": {}, "conf*": {"a"}, "conf~2": {},
		"/(a+)+/": {}, "title_en:conf": {}, "+conf -aud": {"a"}, `"aud conf`: {"a"}, "conf^1000": {},
		strings.Repeat("*", 2000): {}, "(((": {}, "\\": {}, "\x00": {}, "\xff\xfe": {}, "conf\xff": {"a"},
		"_id:a": {}, "facet_kind:researcher": {},
	} {
		got := b.ids(index.Query{Text: text, Least: 1})
		if !slices.Equal(got, want) {
			t.Errorf("%.20q finds %v, want %v", text, got, want)
		}
	}
}

func testBounds(t *testing.T, open Opener) {
	b := start(t, open, index.Document{ID: "a", Title: en("word")})
	for what, q := range map[string]index.Query{
		"negative size": {Size: -5}, "size": {Size: index.MaxSize + 1},
		"negative from": {From: -1}, "from": {From: index.MaxFrom + 1}, "huge from": {From: math.MaxInt},
		"negative values": {Values: -1}, "values": {Values: index.MaxValues + 1},
		"least below": {Least: -0.1}, "least above": {Least: 1.1}, "least NaN": {Least: math.NaN()},
		"facet": {Count: []index.Facet{"audience"}}, "filter": {Filters: map[index.Facet][]string{"x": {"y"}}},
		"words": {Text: strings.Repeat("word ", index.MaxWords+1)},
	} {
		b.refused(what, q)
	}
	for what, q := range map[string]index.Query{
		"from": {From: index.MaxFrom}, "size": {Size: index.MaxSize}, "values": {Values: index.MaxValues},
		"words": {Text: strings.Repeat("word ", index.MaxWords)},
	} {
		q.Audiences = []string{everyone}
		if _, err := b.Search(context.Background(), q); err != nil {
			t.Errorf("%s at its bound: %v", what, err)
		}
	}
}

func testLongText(t *testing.T, open Opener) {
	long := strings.Repeat("białko enzym komórka kinase ", 5000/4)
	b := start(t, open, index.Document{ID: "a", Summary: index.Text{PL: long}},
		index.Document{ID: "b", Title: en(strings.Repeat("x", 10_000) + " kinase")})
	b.refused("5,000 words", index.Query{Text: long})
	b.finds("kinase", "a", "b")
	if got := b.ids(index.Query{Text: strings.Repeat("x", 10_000)}); len(got) != 0 {
		t.Errorf("a word of 10,000 letters finds %v", got)
	}
	_, err := b.Search(context.Background(), index.Query{Text: strings.Repeat("a-", 100_000), Audiences: []string{everyone}})
	if err != nil && !errors.Is(err, index.ErrQuery) {
		t.Errorf("a chain of 100,000 pieces: %v", err)
	}
}
