package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const brewing = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
<http://brew.example> a skos:ConceptScheme; dct:title "Brewing"@en; dct:license <http://licence.example/by> .
<http://brew.example/1> a skos:Concept; skos:prefLabel "enzyme"@en .
<http://brew.example/2> a skos:Concept; skos:prefLabel "gruitowina"@pl, "gruitbeer"@en; skos:broader <http://brew.example/1> .
`

// says runs a command and checks its exit code and what it prints, in its
// output or in its line for an error.
func says(t *testing.T, code int, want []string, args ...string) string {
	t.Helper()
	out, line, got := call(t, "", args...)
	if got != code || strings.Contains(line, "\n") {
		t.Errorf("%v: exit code %d, want %d: %s", args, got, code, line)
	}
	for _, s := range want {
		if !strings.Contains(out+line, s) {
			t.Errorf("%v does not say %q:\n%s%s", args, s, out, line)
		}
	}
	return out
}

// TestThesaurusFromOutside imports a vocabulary, sees what it does, and takes
// it out again.
func TestThesaurusFromOutside(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	says(t, 0, []string{"No vocabulary"}, "thesaurus", "list", "--data", data)
	says(t, exitFailure, []string{"gruitowina"}, "thesaurus", "find", "gruitowina", "--data", data)
	if _, err := os.Stat(data); err == nil {
		t.Error("looking made a data folder")
	}
	says(t, 0, []string{
		"brewing: Brewing", "licence  http://licence.example/by", "concepts 2, with 1 Polish and 2 English names, 1 links",
		"1 of its concepts are ones of our own", "1 are new", "1 Polish and 1 English words have a translation only with it", "next start",
	}, "thesaurus", "import", file(t, "Brewing.ttl", brewing), "--data", data)
	says(t, 0, []string{"brewing", "http://brew.example", "http://licence.example/by"}, "thesaurus", "list", "--data", data)
	says(t, 0, []string{"brewing:2 (subject)", "English   gruitbeer", "broader   enzyme"}, "thesaurus", "find", "gruitowiny", "--data", data)

	// The program uses it: a Polish question meets an English text.
	csv := file(t, "members.csv", "key;name_en;area;size;city\norg-1;Gruitbeer Works;BioF;sme;Kraków\n")
	says(t, 0, nil, "import", "organisations", csv, "--data", data)
	says(t, 0, []string{"Gruitbeer Works"}, "search", "gruitowina", "--data", data)
	says(t, 0, []string{"removed"}, "thesaurus", "remove", "brewing", "--data", data)
	if out := says(t, 0, nil, "search", "gruitowina", "--data", data); strings.Contains(out, "Gruitbeer") {
		t.Error("it is still in use")
	}
	says(t, exitFailure, []string{"brewing"}, "thesaurus", "remove", "brewing", "--data", data)
}

// TestThesaurusBadInput: what is wrong is one line, and nothing is kept.
func TestThesaurusBadInput(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	cut := file(t, "cut.ttl", brewing+"<http://brew.example/3> skos:prefLabel \"half")
	for name, tc := range map[string]struct {
		args []string
		says []string
		code int
	}{
		"malformed": {[]string{"import", cut}, []string{"cut.ttl: line 6: "}, exitFailure},
		"no file":   {[]string{"import", "none.ttl"}, []string{"none.ttl", "check the name"}, exitFailure},
		"remote":    {[]string{"import", file(t, "a.jsonld", `{"@context":"http://brew.example/c"}`)}, []string{"line 1", "not fetched"}, exitFailure},
		"language":  {[]string{"import", cut, "--lang", "de"}, []string{"pl", "--help"}, exitUsage},
		"name":      {[]string{"import", cut, "--name", "A/B"}, []string{"A/B", "small letters"}, exitFailure},
		"no name":   {[]string{"import"}, []string{"accepts 1"}, exitUsage},
		"lint none": {[]string{"lint", "none"}, []string{"none", "check the name"}, exitFailure},
		"lint void": {[]string{"lint", t.TempDir()}, []string{"concepts/*.tsv"}, exitFailure},
	} {
		t.Run(name, func(t *testing.T) {
			says(t, tc.code, tc.says, append([]string{"thesaurus", "--data", data}, tc.args...)...)
		})
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("a command that failed left a data folder behind")
	}
	folder := filepath.Join(data, "vocabularies")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "old.tsv"), []byte("id\tkind\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	says(t, exitFailure, []string{"old.tsv", "import it again"}, "thesaurus", "find", "enzyme", "--data", data)
}

func TestThesaurusLint(t *testing.T) {
	says(t, 0, []string{"are sound"}, "thesaurus", "lint")
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "glossary"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "glossary", "g.tsv"), []byte("pl\ten\ndom\thouse\ndom\thome\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	says(t, exitFailure, []string{"g.tsv:3: ", "1 problem"}, "thesaurus", "lint", dir)
}
