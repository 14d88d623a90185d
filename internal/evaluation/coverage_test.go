package evaluation_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// small is a vocabulary of which a test knows all: a concept with an English
// name of two words, one without, and one entry of the glossary.
func small() *thesaurus.Thesaurus {
	return thesaurus.New(&thesaurus.Vocabulary{
		Concepts: []thesaurus.Concept{
			{ID: "sour-dough", PL: []string{"kwaśny zakwas"}, EN: []string{"sour dough"}},
			{ID: "tart", PL: []string{"mazurek"}},
			{ID: "protein", PL: []string{"białko"}, EN: []string{"protein"}},
		},
		Glossary: []thesaurus.Entry{{PL: "chleb", EN: []thesaurus.Translation{{Word: "bread", Weight: 1}}}},
	})
}

// TestCoverageCountsWhatCanBeTranslated: by the glossary, by a name of two
// words, by kin; not a concept without an English name, nor a word that
// nobody knows. Adverbs, stop words, acronyms, numbers and English sentences
// do not count.
func TestCoverageCountsWhatCanBeTranslated(t *testing.T) {
	c, err := evaluation.Cover(small(), []string{
		"Chlebem i kwaśnym zakwasem.", "Białkowy mazurek, chlebowy.", "Bardzo szybko, PCR, 2027 i HER2.",
		"Krzempuchlik.", "This is the sentence that was written in English with the bread.",
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.Tokens != 7 || c.Direct != 3 || c.Kin != 2 || c.Signs != 2 {
		t.Errorf("got %+v", c)
	}
	if got := fmt.Sprint(c.Missing); got != "[{białkowy 1 1} {chlebowy 1 1} {krzempuchlik 1 0} {mazurek 1 0}]" {
		t.Errorf("missing %s", got)
	}
	if c.Share(c.Direct) != 3.0/7 {
		t.Errorf("share %v", c.Share(c.Direct))
	}
}

func TestCoverageCountsPiecesOfCompounds(t *testing.T) {
	c, err := evaluation.Cover(small(), []string{"chleb-mazurek"})
	if err != nil || c.Tokens != 2 || c.Direct != 1 {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestCoverageOfNothing(t *testing.T) {
	c, err := evaluation.Cover(small(), []string{"", "\xff🧬", strings.Repeat("a", 10_000)})
	if err != nil || c.Tokens != 0 || c.Missing != nil || c.Share(c.Direct) != 0 {
		t.Errorf("got %+v, %v", c, err)
	}
}

// The parts of Polish texts that the vocabulary must be able to translate.
const (
	leastCovered = 0.80 // of the demo cluster
	leastUnseen  = 0.75 // of a text that the vocabulary was not written for
)

func TestTheVocabularyCoversPolishTexts(t *testing.T) {
	th, err := thesaurus.Default()
	if err != nil {
		t.Fatal(err)
	}
	own, err := evaluation.ReadTexts(fixtures.Cluster(), text.PL)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name   string
		texts  []string
		least  float64
		tokens int
	}{{"demo cluster", own, leastCovered, 15_000}, {"unseen text", []string{unseen(t)}, leastUnseen, 1000}} {
		c, err := evaluation.Cover(th, tc.texts)
		if err != nil {
			t.Fatal(err)
		}
		if c.Share(c.Direct) < tc.least || c.Tokens < tc.tokens {
			t.Errorf("%s: %.4f of %d tokens", tc.name, c.Share(c.Direct), c.Tokens)
		}
		t.Logf("%s: %.4f of %d tokens, %.4f with kin", tc.name, c.Share(c.Direct), c.Tokens, c.Share(c.Direct+c.Kin))
	}
}

func TestTextsAreThoseOfALanguage(t *testing.T) {
	dir := folder(
		"a.jsonl", `{"key":"k","title":{"pl":"Tytuł","en":"Title"},"list":[{"pl":"Jeden"},{"en":"Two"},3],"evidence":[{"text":{"pl":"Dowód"}}]}`,
		"organisations.jsonl", `{"name":{"pl":"Młyn"},"summary":{"pl":"Mielimy."}}`,
		"queries.jsonl", `{"id":"q","pl":"pytanie"}`, "x.tsv", "no JSON",
	)
	pl, err := evaluation.ReadTexts(dir, text.PL)
	if err != nil || fmt.Sprint(pl) != "[Dowód Jeden Tytuł Mielimy.]" {
		t.Errorf("Polish: %v, %v", pl, err)
	}
	en, err := evaluation.ReadTexts(dir, text.EN)
	if err != nil || fmt.Sprint(en) != "[Two Title]" {
		t.Errorf("English: %v, %v", en, err)
	}
	for _, bad := range []fs.FS{folder("a.jsonl", "{}\n["), folder("a.jsonl", "{}\n[]")} {
		if _, err := evaluation.ReadTexts(bad, text.PL); err == nil || !strings.Contains(err.Error(), "a.jsonl:2: ") {
			t.Errorf("got %v", err)
		}
	}
}
