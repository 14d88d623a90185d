package thesaurus_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// found gives what is found as "words=concept".
func found(th *thesaurus.Thesaurus, l text.Lang, s string) []string {
	var out []string
	for _, m := range th.Read(l, s).Mentions {
		out = append(out, s[m.Start:m.End]+"="+string(m.Concept.ID))
	}
	return out
}

func TestConceptsAreFoundInTexts(t *testing.T) {
	th := smallThesaurus(t)
	for _, c := range []struct {
		lang text.Lang
		s    string
		want []string
	}{
		{text.PL, "Nowe enzymy.", []string{"enzymy=enzyme"}},
		{text.PL, "metoda immobilizacji enzymów", []string{"immobilizacji enzymów=enzyme-immobilisation"}},
		{text.PL, "unieruchamianiem enzymu", []string{"unieruchamianiem enzymu=enzyme-immobilisation"}},
		{text.PL, "immobilizacja komórek", []string{"immobilizacja=immobilisation", "komórek=cell"}},
		{text.EN, "Enzymes and enzyme immobilization", []string{"Enzymes=enzyme", "enzyme immobilization=enzyme-immobilisation"}},
		// Two names may share a word, but none lies within another.
		{text.PL, "oczyszczanie białek serwatkowych", []string{"oczyszczanie białek=protein-purification", "białek serwatkowych=whey-protein"}},
		// The adjective may stand first, and an adjective may name a concept.
		{text.PL, "serwatkowe białka", []string{"serwatkowe białka=whey-protein"}},
		{text.PL, "preparat enzymatyczny", []string{"enzymatyczny=enzyme"}},
		// Without accents, in capitals, across a line.
		{text.PL, "oczyszczanie bialek", []string{"oczyszczanie bialek=protein-purification"}},
		{text.PL, "OCZYSZCZANIE\nBIAŁEK SERWATKOWYCH", []string{"OCZYSZCZANIE\nBIAŁEK=protein-purification", "BIAŁEK SERWATKOWYCH=whey-protein"}},
		// Stop words within a name count.
		{text.PL, "badania i rozwój", []string{"badania i rozwój=research-and-development"}},
		{text.PL, "badania nad rozwojem", nil},
		// Acronyms: in small letters only where no other word is meant.
		{text.PL, "Test PCR oraz pcr", []string{"PCR=pcr", "pcr=pcr"}},
		{text.EN, "A car and a CAR receptor", []string{"CAR=car"}},
		{text.EN, "car cells", []string{"car=car", "cells=cell"}}, // typed into a search box
		{text.EN, "COVID-19 spreads", []string{"COVID-19=covid-19"}},
		// English names in a Polish text.
		{text.PL, "Stosujemy machine learning w diagnostyce.", []string{"machine learning=machine-learning"}},
		{text.PL, "", nil},
		{text.EN, "nothing of this", nil},
	} {
		if got := found(th, c.lang, c.s); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

// TestTheTextDecides checks that a name of two concepts is read by what stands
// around it.
func TestTheTextDecides(t *testing.T) {
	th := smallThesaurus(t)
	for s, want := range map[string]string{
		"Barwimy jądra komórek.":                       "cell-nucleus",
		"Nowotwory jądra i męskich narządów płciowych": "testis",
		"DNA w jądrze komórki":                         "cell-nucleus",
		"jądro":                                        "cell-nucleus", // it is the preferred name of both: the first
	} {
		got := found(th, text.PL, s)
		if !slices.ContainsFunc(got, func(f string) bool { return strings.HasSuffix(f, "="+want) }) {
			t.Errorf("%q: %q, want %s", s, got, want)
		}
	}
}

func TestANilThesaurusKnowsNothing(t *testing.T) {
	var th *thesaurus.Thesaurus
	if got := th.Read(text.PL, "enzym"); len(got.Words) != 1 || got.Mentions != nil {
		t.Errorf("got %+v", got)
	}
	if _, ok := th.Concept("enzyme"); ok || th.Len() != 0 || th.Digest() != "" || th.Named("enzym") != nil || th.Translations(text.PL, "enzym") != nil {
		t.Error("a nil thesaurus knows something")
	}
}

// FuzzRead holds mentions to their text, whatever it is.
func FuzzRead(f *testing.F) {
	th := smallThesaurus(f)
	for _, s := range []string{
		"", ordinary, "PCR/PCR-PCR", "immobilizacja\xffenzymów", strings.Repeat("enzym", 3000), "🧬 enzym 🧬", "إنزيم enzym",
		"en\u200bzym", "B+R", "COVID-19-COVID", "\ud7ff", "R&D R&D",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, polish bool) {
		l := text.EN
		if polish {
			l = text.PL
		}
		end := 0
		for _, m := range th.Read(l, s).Mentions {
			if m.Start < 0 || m.Start >= m.End || m.End > len(s) || m.End <= end || m.From >= m.To || m.Concept == nil {
				t.Fatalf("mention %+v after %d in %q", m, end, s)
			}
			end = m.End
		}
	})
}
