package lexicon_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

const concepts = `id	kind	pl	en	broader	related	note
whey	product	serwatka	whey			
protein	substance	białko	protein			
whey-protein	substance	białko serwatkowe	whey protein	protein	whey	
enzyme-immobilisation	method	immobilizacja enzymów | unieruchamianie enzymów	enzyme immobilisation			
pcr	method	PCR	PCR | polymerase chain reaction			
`

const glossary = `pl	en
szukać	search | seek
oczyszczanie	purification
enzym	enzyme
`

func small(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	v := &thesaurus.Vocabulary{}
	if err := thesaurus.ReadConcepts(strings.NewReader(concepts), "c", func(c thesaurus.Concept) error {
		v.Concepts = append(v.Concepts, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := thesaurus.ReadGlossary(strings.NewReader(glossary), "g", func(e thesaurus.Entry) error {
		v.Glossary = append(v.Glossary, e)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return lexicon.New(thesaurus.New(v))
}

// meets says how surely a document of a language has the words of a query of
// another: the trust of the best way of each unit, 0 where there is none.
func meets(x *lexicon.Lexicon, ql text.Lang, query string, dl text.Lang, doc string) []float64 {
	type key struct {
		space lexicon.Space
		text  string
	}
	has := map[key]bool{}
	for _, t := range x.Document(dl, doc) {
		has[key{t.Space, t.Text}] = true
	}
	var out []float64
	for _, u := range x.Query(ql, query) {
		best := 0.0
		for _, w := range u.Ways {
			if has[key{w.Space, w.Text}] {
				best = max(best, w.Trust)
			}
		}
		out = append(out, best)
	}
	return out
}

func TestWordsMeet(t *testing.T) {
	x := small(t)
	for _, c := range []struct {
		ql    text.Lang
		query string
		dl    text.Lang
		doc   string
		want  []float64
	}{
		{text.PL, "białka", text.PL, "frakcje białek", []float64{1}},         // inflected
		{text.PL, "bialka", text.PL, "frakcje białek", []float64{1}},         // without accents
		{text.PL, "białka", text.PL, "frakcje bialek", []float64{1}},         // on the other side
		{text.PL, "białko", text.PL, "hydrolizat białkowy", []float64{0.95}}, // the concept is named by an adjective
		{text.PL, "białkowy", text.PL, "frakcje białek", []float64{0.6}},     // derived
		{text.PL, "łaska", text.PL, "laska", []float64{0}},                   // other words
		{text.PL, "laska", text.PL, "łaska", []float64{0.85}},                // perhaps an accent is missing
		{text.PL, "białka", text.EN, "protein fractions", []float64{1 * 0.95}},
		{text.EN, "proteins", text.PL, "frakcje białek", []float64{0.95}},
		{text.PL, "szukamy", text.EN, "we are searching", []float64{0.9}},
		{text.PL, "szukamy", text.EN, "seeking", []float64{0.9 * 0.7}},
		{text.EN, "searching", text.PL, "szukałem", []float64{0.9}},
		{text.PL, "PCR", text.EN, "a PCR test", []float64{1}},
		{text.PL, "PCR", text.EN, "polymerase chain reaction", []float64{0.95}},
		{text.EN, "IL-6", text.PL, "poziom IL6", []float64{1}},
		{text.PL, "mikrobiomu", text.EN, "the microbiome", []float64{0.5}}, // alike
		{text.PL, "tumour", text.EN, "tumors", []float64{1}},               // an English word in a Polish question
		{text.PL, "kosmos", text.EN, "protein", []float64{0}},
		{text.Unknown, "kinaza", text.PL, "kinazy", []float64{1}},
		{text.PL, "i w z", text.PL, "i w", []float64{0, 0, 0}}, // stop words are not stored
	} {
		got := meets(x, c.ql, c.query, c.dl, c.doc)
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }) {
			t.Errorf("%s %q in %s %q: %v, want %v", c.ql, c.query, c.dl, c.doc, got, c.want)
		}
	}
}

// TestNamesOfAConceptMeet checks that another name of the same concept answers
// each word and the concept as a whole.
func TestNamesOfAConceptMeet(t *testing.T) {
	x := small(t)
	got := meets(x, text.PL, "immobilizacja enzymów", text.PL, "unieruchamianie enzymu")
	if want := []float64{0.6, 1, 1}; !slices.Equal(got, want) { // immobilizacja, enzym, the phrase
		t.Errorf("got %v, want %v", got, want)
	}
	units := x.Query(text.PL, "immobilizacja enzymów")
	if n := len(units); n != 3 || !units[2].Phrase || units[0].Phrase || units[1].Phrase {
		t.Errorf("units %+v", units)
	}
}

func TestUnitsAreToldApartByWhatTheyAsk(t *testing.T) {
	x := small(t)
	key := func(s string) string { return x.Query(text.PL, s)[0].Key() }
	if key("białko") != key("białkami") {
		t.Error("forms of a word are two units")
	}
	if key("białko") == key("serwatka") {
		t.Error("two words are one unit")
	}
	if key("i") == key("w") {
		t.Error("two stop words are one unit")
	}
}

// TestTrustIsSound checks what scores rely on: each term of a unit stands in
// it once, with a trust above 0 and at most 1.
func TestTrustIsSound(t *testing.T) {
	for _, x := range []*lexicon.Lexicon{small(t), nil} {
		for _, s := range []string{"Szukamy metody oczyszczania białek serwatkowych PCR TNF-α anti-viral", "COVID-19/SARS", ""} {
			for _, l := range []text.Lang{text.PL, text.EN, text.Unknown} {
				for _, u := range x.Query(l, s) {
					seen := map[string]bool{}
					for _, w := range u.Ways {
						k := string(rune(w.Space)) + w.Text
						if w.Trust <= 0 || w.Trust > 1 || w.Text == "" || seen[k] {
							t.Errorf("%q: way %+v of %+v", s, w, u)
						}
						seen[k] = true
					}
				}
			}
		}
	}
}

func TestVersionNamesTheVocabulary(t *testing.T) {
	var none *lexicon.Lexicon
	one, same := small(t), small(t)
	if none.Version() == one.Version() || one.Version() != same.Version() {
		t.Error("the version does not name the vocabulary")
	}
}

func TestMark(t *testing.T) {
	x := small(t)
	for _, c := range []struct {
		question string
		l        text.Lang
		s        string
		want     string
	}{
		{"białka", text.PL, "Białka i białkami.", "Białka|białkami"},
		{"białka", text.EN, "A protein-rich drink", "protein"},
		{"białko serwatkowe", text.EN, "Whey protein drinks", "Whey protein"},
		{"purification", text.PL, "oczyszczanie", "oczyszczanie"},
		{"białko", text.PL, "białkowy, przeciwbiałkowe", "białkowy|przeciwbiałkowe"},
		{"particles", text.EN, "nanoparticles", "nanoparticles"},
		{"powłoka", text.PL, "powloki", "powloki"},
		{"białko", text.Unknown, "białka", "białka"},
		{"cell", text.EN, "Cells of a cell", "Cells|cell"},
		{"cell", text.Unknown, "Cells of a cell", "Cells|cell"},
		{"wspolpraca", text.PL, "Współpraca", "Współpraca"},
		{"chromatography", text.PL, "Chromatografia", "Chromatografia"},
		{"TNF", text.EN, "anti-TNF-α and TNF", "TNF|TNF"},
		{"CRISPR/Cas9 CRISPR", text.EN, "a CRISPR/Cas9 kit", "CRISPR/Cas9"},
		{"covid-19 antiviral", text.EN, "COVID-19: anti-viral, antiviral.", "COVID-19|anti-viral|antiviral"},
		{"life of the bread", text.EN, "the life", "life"},
		{"the of", text.EN, "the end of", ""},
		{"", text.EN, "word", ""},
	} {
		var got []string
		for _, sp := range x.Mark(c.l, c.s, x.Wanted(text.Unknown, c.question)) {
			got = append(got, c.s[sp.Start:sp.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q in %q: %q, want %q", c.question, c.s, g, c.want)
		}
	}
}

// FuzzLexicon holds terms, units and marks to their text.
func FuzzLexicon(f *testing.F) {
	x := small(f)
	for _, s := range []string{"", "białka serwatkowe", "COVID-19–PCR", "a\xff\x00b", strings.Repeat("ż", 9000), "IL-6/TNF-α", "\u200b", "R&D"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, question, s string) {
		for _, l := range []text.Lang{text.PL, text.EN, text.Unknown} {
			for _, term := range x.Document(l, s) {
				if term.Start < 0 || term.Start >= term.End || term.End > len(s) || term.Text == "" {
					t.Fatalf("term %+v of %q", term, s)
				}
			}
			end := 0
			for _, sp := range x.Mark(l, s, x.Wanted(text.Unknown, question)) {
				if sp.Start < end || sp.Start >= sp.End || sp.End > len(s) {
					t.Fatalf("span %+v after %d of %q", sp, end, s)
				}
				end = sp.End
			}
		}
	})
}
