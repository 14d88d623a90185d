package thesaurus_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func TestTablesAreRefusedByLine(t *testing.T) {
	head := "id\tkind\tpl\ten\tbroader\trelated\tnote\n"
	for in, want := range map[string]string{
		"":                                   "c.tsv: it is empty",
		"id\tpl\n":                           "c.tsv:1: the head",
		head + "a\tb\n":                      "c.tsv:2: 2 columns instead of 7",
		head + "# note\n\na\tb\n":            "c.tsv:4: 2 columns",
		head + "\tsubject\tx\ty\t\t\t\n":     "c.tsv:2: a concept needs",
		head + "x\tsubject\t\t\t\t\t\n":      "c.tsv:2: a concept needs",
		head + "x\tsubject\t\xff\tx\t\t\t\n": "c.tsv:2: not UTF-8",
		head + "x\tsubject\t" + strings.Repeat("x", 70_000) + "\t\t\t\t\n": "c.tsv:2: bufio",
	} {
		err := thesaurus.ReadConcepts(strings.NewReader(in), "c.tsv", func(thesaurus.Concept) error { return nil })
		if !errors.Is(err, thesaurus.ErrTable) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", in, err, want)
		}
	}
	for in, want := range map[string]string{
		"pl\ten\na\tb:2\n":     "g.tsv:2: the weight of",
		"pl\ten\na\tb:0\n":     "g.tsv:2: the weight of",
		"pl\ten\na\tb:NaN\n":   "g.tsv:2: the weight of",
		"pl\ten\n\tb\n":        "g.tsv:2: an entry needs",
		"pl\ten\na\t\n":        "g.tsv:2: an entry needs",
		"pl\ten\na\tb\tc\n":    "g.tsv:2: 3 columns",
		"\uFEFFpl\ten\r\na\t ": "", // a byte order mark and Windows line ends are fine
	} {
		err := thesaurus.ReadGlossary(strings.NewReader(in), "g.tsv", func(thesaurus.Entry) error { return nil })
		if want == "" && err == nil {
			continue
		}
		if want == "" || !errors.Is(err, thesaurus.ErrTable) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func TestTranslations(t *testing.T) {
	th := smallThesaurus(t)
	weight := func(from text.Lang, term, to string) float64 {
		for _, x := range th.Translations(from, term) {
			if x.Word == to {
				return x.Weight
			}
		}
		return 0
	}
	for _, c := range []struct {
		from     text.Lang
		term, to string
		want     float64
	}{
		{text.PL, "szukać", "search", 1},
		{text.PL, "szukać", "seek", 0.7},
		{text.PL, "szukać", "look", 0.5},
		{text.EN, "search", "szukać", 1},
		{text.PL, "białko", "protein", 1},
		{text.EN, "protein", "białko", 1},
		{text.PL, "jądro", "nucleus", 1},
		{text.PL, "jądro", text.Analyse(text.EN, "testicle")[0].Term, 1},
		{text.PL, "długotrwały", "longlast", 1},
		{text.PL, "długotrwały", "last", 0.5},
		{text.PL, "nowy", "search", 0},
		{text.PL, "immobilizacja", "enzym", 0}, // names of several words translate as a whole
	} {
		if got := weight(c.from, c.term, c.to); got != c.want {
			t.Errorf("%s → %s: %v, want %v", c.term, c.to, got, c.want)
		}
	}
}

func TestAnotherVocabularyIsJoined(t *testing.T) {
	other := vocabulary(t, "id\tkind\tpl\ten\tbroader\trelated\tnote\n"+
		"x:1\tsubject\t\tEnzymes | biocatalysts\t\t\t\n"+
		"x:2\tsubject\t\tcatalysis\tx:1\t\t\n", "")
	other.Name = "x"
	own := vocabulary(t, small, words)
	th := thesaurus.New(own, other)
	c, ok := th.Concept("x:1")
	if !ok || c.ID != "enzyme" || len(c.EN) != 3 {
		t.Errorf("x:1 is %+v", c)
	}
	if got := found(th, text.EN, "new biocatalysts"); len(got) != 1 || got[0] != "biocatalysts=enzyme" {
		t.Errorf("found %q", got)
	}
	if n := th.Narrower("enzyme"); len(n) != 1 || n[0].ID != "x:2" {
		t.Errorf("narrower %v", n)
	}
	if th.Digest() == thesaurus.New(own).Digest() || th.Digest() != thesaurus.New(own, other).Digest() {
		t.Error("the digest does not name the vocabulary")
	}
	if len(own.Concepts[0].EN) != 1 {
		t.Error("the vocabulary that was given has changed")
	}
}

func TestNamed(t *testing.T) {
	th := smallThesaurus(t)
	for s, want := range map[string]string{
		"enzymu": "enzyme", "ENZYMES": "enzyme", "bialka serwatkowe": "whey-protein", "R&D": "research-and-development",
		"jądra": "cell-nucleus testis", "enzym i białko": "", "": "",
	} {
		var got []string
		for _, c := range th.Named(s) {
			got = append(got, string(c.ID))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q: %q, want %q", s, g, want)
		}
	}
}

// FuzzTables holds the readers to a defined result: concepts that are whole,
// or ErrTable.
func FuzzTables(f *testing.F) {
	f.Add(small)
	f.Add(words)
	f.Add("id\tkind\tpl\ten\tbroader\trelated\tnote\r\nx\t\t | \t|\tx\tx x\t#\n")
	f.Fuzz(func(t *testing.T, s string) {
		v := &thesaurus.Vocabulary{}
		err := thesaurus.ReadConcepts(strings.NewReader(s), "f", func(c thesaurus.Concept) error {
			v.Concepts = append(v.Concepts, c)
			return nil
		})
		if err != nil && !errors.Is(err, thesaurus.ErrTable) {
			t.Fatal(err)
		}
		err = thesaurus.ReadGlossary(strings.NewReader(s), "f", func(e thesaurus.Entry) error {
			v.Glossary = append(v.Glossary, e)
			return nil
		})
		if err != nil && !errors.Is(err, thesaurus.ErrTable) {
			t.Fatal(err)
		}
		if len(s) < 4096 {
			th := thesaurus.New(v)
			th.Read(text.PL, s)
		}
	})
}
