package vocabulary

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/rdf"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix m: <http://id.nlm.nih.gov/mesh/vocab#> .
@prefix : <http://voc.example/> .
`

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// imported imports a text of Turtle and gives what is then loaded.
func imported(t *testing.T, turtle string, untagged text.Lang) (Report, *thesaurus.Vocabulary) {
	t.Helper()
	data := t.TempDir()
	o := Options{File: write(t, "voc.ttl", prefixes+turtle), Data: data, Untagged: untagged}
	r, err := Import(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	vs, err := Load(data)
	if err != nil || len(vs) != 1 {
		t.Fatalf("loaded %d: %v", len(vs), err)
	}
	return r, vs[0]
}

// rows shows concepts as id, labels and links.
func rows(v *thesaurus.Vocabulary) string {
	var out []string
	for _, c := range v.Concepts {
		out = append(out, strings.Join([]string{
			string(c.ID), strings.Join(c.PL, ","), strings.Join(c.EN, ","), joinIDs(c.Broader), joinIDs(c.Related), c.Note,
		}, "; "))
	}
	return strings.Join(out, "\n")
}

func TestConcepts(t *testing.T) {
	for name, tc := range map[string]struct {
		turtle string
		want   string
	}{
		"labels in their order": {
			`:a a skos:Concept; skos:hiddenLabel "enzim"@pl; skos:altLabel "ferment"@pl; skos:prefLabel "enzym"@pl, "enzyme"@en, "Enzym"@de ;
			rdfs:label "an enzyme"@en; skos:definition "a protein"@en; skos:notation "7" .`,
			"voc:a; enzym,ferment,enzim; enzyme,an enzyme; ; ; notation 7",
		},
		"regions": {
			`:a skos:prefLabel "tumor"@en-US, "tumour"@en-GB, "neoplasm"@en, "guz"@pl-PL .`,
			"voc:a; guz; neoplasm,tumor,tumour; ; ; ",
		},
		"links": {
			`:a skos:prefLabel "a"@en; skos:narrower :b; skos:related :b, :b, :elsewhere . :b skos:prefLabel "b"@en . :c skos:prefLabel "c"@en; skos:broader :a .`,
			"voc:a; ; a; ; voc:b; \nvoc:b; ; b; voc:a; ; \nvoc:c; ; c; voc:a; ; ",
		},
		"the same twice": {
			`:a skos:prefLabel "whey"@en; skos:exactMatch :b, <http://other.example/x> . :b skos:prefLabel "serwatka"@pl, "Whey"@en; skos:broader :c .
			:c skos:prefLabel "milk"@en; skos:related :b .`,
			"voc:a; serwatka; whey; voc:c; ; \nvoc:c; ; milk; ; voc:a; ",
		},
		"cleaned": {
			":a skos:prefLabel \"\"\" bovine\tserum\n albumin \"\"\"@en; skos:altLabel \"x | y\"@en, \"\u00adz\u200b\"@en, \"Z\"@en, \"BSA\"@en, \"bsa\"@en, \"--\"@en .",
			"voc:a; ; bovine serum albumin,x / y,z,Z,BSA,bsa; ; ; ",
		},
		"ids": {
			`<http://x.example/1> skos:prefLabel "a"@en . <http://y.example/1> skos:prefLabel "b"@en; skos:broader <http://x.example/1> .
			<http://x.example/é%20> skos:prefLabel "c"@en . <http://x.example#D1/> skos:prefLabel "d"@en .`,
			"voc:1-1e78631fe3a3; ; a; ; ; \nvoc:1-1d59c9bccad1; ; b; voc:1-1e78631fe3a3; ; \nvoc:--20; ; c; ; ; \nvoc:D1; ; d; ; ; ",
		},
		"SKOS-XL": {
			`:a a skos:Concept; xl:prefLabel :l1, [ xl:literalForm "białko"@pl ]; xl:altLabel :l2 . :l1 a xl:Label; xl:literalForm "protein"@en .
			:l2 xl:literalForm "proteid"@en, "Eiweiß"@de .`,
			"voc:a; białko; protein,proteid; ; ; ",
		},
		"like MeSH": {
			`:D2 a m:TopicalDescriptor; rdfs:label "Lipase"@en; m:broaderDescriptor :D1; m:preferredConcept :M1; m:concept :M2 .
			:M1 a m:Concept; rdfs:label "Lipase concept"@en; m:preferredTerm :T1; m:term :T2 . :T1 a m:Term; m:prefLabel "Lipase"@en .
			:T2 a m:Term; m:prefLabel "Triacylglycerol Hydrolase"@en; rdfs:label "no"@en . :M2 m:preferredTerm :T3 . :T3 m:prefLabel "Tributyrinase"@en .
			:D1 a m:TopicalDescriptor; rdfs:label "Esterases"@en .`,
			"voc:D2; ; Lipase,Triacylglycerol Hydrolase,Tributyrinase; voc:D1; ; \nvoc:D1; ; Esterases; ; ; ",
		},
		"plain labels in relations": {
			`:a rdfs:label "food"@en . :b rdfs:label "bread"@en; skos:broader :a . :c rdfs:label "a remark"@en .`,
			"voc:b; ; bread; voc:a; ; \nvoc:a; ; food; ; ; ",
		},
		"a circle": {
			`:a skos:prefLabel "a"@en; skos:broader :b, :a . :b skos:prefLabel "b"@en; skos:broader :c . :c skos:prefLabel "c"@en; skos:broader :a, :d . :d skos:prefLabel "d"@en .`,
			"voc:a; ; a; voc:b; ; \nvoc:b; ; b; voc:c; ; \nvoc:c; ; c; voc:d; ; \nvoc:d; ; d; ; ; ",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, v := imported(t, tc.turtle, text.Unknown)
			got, want := strings.Split(rows(v), "\n"), strings.Split(tc.want, "\n")
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// TestReport: what is left out is counted, and where it comes from is kept.
func TestReport(t *testing.T) {
	turtle := `<http://voc.example> a skos:ConceptScheme; dct:title "Słownik"@pl, "Small vocabulary"@en, "Klein"@de; dct:license <http://licence.example/by> .
	:a a skos:Concept; skos:prefLabel "a"@en, "b"; dct:source "a book"; skos:broader :b; skos:related :none .
	:b a skos:Concept; skos:prefLabel "b"@en; skos:broader :a; skos:exactMatch :c . :c skos:prefLabel "c"@pl .
	:d a skos:Concept; skos:prefLabel "d"@fr . :e a skos:Concept; skos:prefLabel "..."@en .`
	r, v := imported(t, turtle, text.Unknown)
	want := Report{
		Info: Info{
			Name: "voc", Title: "Small vocabulary", Source: "http://voc.example", Licence: "http://licence.example/by", Concepts: 2,
			Tables: []string{"voc.tsv"},
		},
		PL: 1, EN: 2, Broader: 1, Same: 1, Unlabelled: 2, Untagged: 1, Unusable: 1, Loose: 1, Circles: 1,
	}
	if got, want := show(r), show(want); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if v.Name != "voc" || v.Source != "Small vocabulary" || v.Licence != "http://licence.example/by" {
		t.Errorf("%q %q %q", v.Name, v.Source, v.Licence)
	}
	if _, v = imported(t, turtle, text.PL); !strings.Contains(rows(v), "voc:a; b; a;") {
		t.Errorf("labels without a language were to be Polish:\n%s", rows(v))
	}
}

// TestNothingOrAll: a file that is not sound leaves things as they were.
func TestNothingOrAll(t *testing.T) {
	data := t.TempDir()
	good := prefixes + `:a skos:prefLabel "a"@en .`
	imp := func(content string) error {
		_, err := Import(t.Context(), Options{File: write(t, "v.ttl", content), Data: data})
		return err
	}
	if err := imp(good); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(filepath.Join(data, Folder, "v.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		content string
		is      error
		says    string
	}{
		"cut off":    {good + "\n:b skos:prefLabel \"b", rdf.ErrMalformed, "v.ttl: line 8: "},
		"no concept": {prefixes, ErrEmpty, "no concept"},
		"untagged":   {prefixes + `:a skos:prefLabel "a", "b" .`, ErrEmpty, "2 labels that do not state their language"},
		"unknown":    {"\x00\x01", rdf.ErrMalformed, "v.ttl: line 1"},
	} {
		if err := imp(tc.content); !errors.Is(err, tc.is) || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Import(ended, Options{File: write(t, "v.ttl", good), Data: data}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	after, err := os.ReadFile(filepath.Join(data, Folder, "v.tsv"))
	if err != nil || string(after) != string(before) {
		t.Errorf("the table changed: %v", err)
	}
	if err := os.Mkdir(filepath.Join(data, Folder, "w.tsv"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := Import(t.Context(), Options{File: write(t, "v.ttl", good), Data: data, Name: "w"}); err == nil {
		t.Error("a table took the place of a folder")
	}
	os.Remove(filepath.Join(data, Folder, "w.tsv"))
	files, err := os.ReadDir(filepath.Join(data, Folder))
	if err != nil || len(files) != 1 {
		t.Errorf("%v left over, %v", files, err)
	}
}

// TestBounds: what would fill the memory is refused.
func TestBounds(t *testing.T) {
	file := write(t, "v.ttl", prefixes+`:s dct:license "free" . :a skos:prefLabel "a"@en; xl:altLabel :x, :y; skos:broader :b . :b skos:prefLabel "b"@en; skos:broader :c . :c skos:prefLabel "c"@en . :x xl:literalForm "d"@en .`)
	for name, tc := range map[string]struct {
		set  func(*bounds)
		says string
	}{
		"concepts": {func(b *bounds) { b.concepts = 2 }, "more than 2 concepts"},
		"nodes":    {func(b *bounds) { b.nodes = 2 }, "more than 2 nodes"},
		"carriers": {func(b *bounds) { b.carriers = 1 }, "nodes with labels"},
		"labels":   {func(b *bounds) { b.labels = 3 }, "MiB of labels"},
		"links":    {func(b *bounds) { b.links = 1 }, "more than 1 links"},
	} {
		b := usual
		tc.set(&b)
		err := importSKOS(t.Context(), Options{File: file, Data: t.TempDir()}, b, &Report{Info: Info{Name: "v"}})
		if !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := importSKOS(t.Context(), Options{File: file, Data: t.TempDir()}, usual, &Report{Info: Info{Name: "v"}}); err != nil {
		t.Error(err)
	}
}

func TestNames(t *testing.T) {
	for file, want := range map[string]string{
		"/x/EuroSciVoc_en.ttl": "euroscivoc-en", "freedict-pol-eng.dict.dz": "freedict-pol-eng", "A (1).rdf": "a-1", "ż.nt": "",
		strings.Repeat("a", 39) + "-b.nt": strings.Repeat("a", 39),
	} {
		if got := nameOf(file); got != want {
			t.Errorf("%s: %q", file, got)
		}
	}
	for _, name := range []string{"", "../x", "A", "a--b", "-", "a.b", strings.Repeat("a", 41)} {
		if _, err := Import(t.Context(), Options{File: "ż.ttl", Name: name, Data: t.TempDir()}); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
		if err := Remove(t.TempDir(), name); !errors.Is(err, ErrName) {
			t.Errorf("remove %q: %v", name, err)
		}
	}
}
