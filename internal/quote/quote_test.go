package quote_test

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/quote"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func shown(p domain.Passage) string {
	var b strings.Builder
	for _, part := range p.Parts {
		if part.Marked {
			b.WriteString("[" + part.Text + "]")
		} else {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

func TestInflectedWordsAreMarkedAsWritten(t *testing.T) {
	terms := quote.TermsOf(nil, "", "antimicrobial coatings")
	got := shown(quote.Matching("Antimicrobial paints: a coating of zinc.", domain.EN, terms, 0))
	if want := "[Antimicrobial] paints: a [coating] of zinc."; got != want {
		t.Errorf("got %s", got)
	}
}

func TestStopWordsAreNotMarked(t *testing.T) {
	got := shown(quote.Matching("the shelf life of bread", domain.EN, quote.TermsOf(nil, "", "life of the bread"), 0))
	if want := "the shelf [life] of [bread]"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestLongTextsAreCutAroundTheWords(t *testing.T) {
	long := strings.Repeat("something else entirely ", 40) + "phage therapy works" + strings.Repeat(" and more of it", 40)
	p := quote.Matching(long, domain.EN, quote.TermsOf(nil, "", "phage therapy"), 120)
	if !p.CutBefore || !p.CutAfter || !strings.Contains(shown(p), "[phage] [therapy]") {
		t.Errorf("passage %+v", p)
	}
	if len(shown(p)) > 130 {
		t.Errorf("%d bytes", len(shown(p)))
	}
}

func TestCompoundsAreMarkedOnce(t *testing.T) {
	got := shown(quote.Matching("COVID-19: anti-viral, antiviral.", domain.EN, quote.TermsOf(nil, "", "covid-19 antiviral"), 0))
	if want := "[COVID-19]: [anti-viral], [antiviral]."; got != want {
		t.Errorf("got %s", got)
	}
}

func TestDifferentWordsAreCountedOnce(t *testing.T) {
	p := quote.Matching("Phage, phage and Phages on bread.", domain.EN, quote.TermsOf(nil, "", "phage bread"), 0)
	if n := quote.Count(p); n != 3 {
		t.Errorf("%d different words in %s", n, shown(p))
	}
	if got := quote.Marked(2, p); len(got) != 2 || got[0] != "phage" || got[1] != "phages" {
		t.Errorf("marked %v", got)
	}
}

func TestNoTermsMarkNothing(t *testing.T) {
	p := quote.Matching("the shelf life", domain.EN, quote.TermsOf(nil, "", "the of i w"), 0)
	if len(p.Parts) != 1 || p.Parts[0].Marked {
		t.Errorf("passage %+v", p)
	}
}

// FuzzMatching holds a passage to its text: nothing is added, lost or turned
// round, whatever text, query and width.
func FuzzMatching(f *testing.F) {
	for _, s := range []string{"", "phage therapy", "COVID-19–PCR", "ąćę łóść", "\xff\xfe", "a\x00b", "PL/EN (R&D)", "'s – \u2028"} {
		f.Add(s, s, 0)
		f.Add(strings.Repeat(s+" ", 30), s, 20)
	}
	f.Fuzz(func(t *testing.T, s, query string, width int) {
		width %= 500
		for _, l := range []domain.Lang{domain.PL, domain.EN, ""} {
			p := quote.Matching(s, l, quote.TermsOf(nil, "", query), width)
			var whole strings.Builder
			for _, part := range p.Parts {
				if part.Text == "" {
					t.Errorf("an empty part in %+v", p)
				}
				whole.WriteString(part.Text)
			}
			got := whole.String()
			if width <= 0 && got != s || !strings.Contains(s, got) {
				t.Errorf("%q became %q", s, got)
			}
			if width > 0 && len(got) > width {
				t.Errorf("%d bytes of %d", len(got), width)
			}
			if !p.CutBefore && !strings.HasPrefix(s, got) || !p.CutAfter && !strings.HasSuffix(s, got) {
				t.Errorf("cut without saying so: %q of %q", got, s)
			}
		}
	})
}

func TestNamesOfConceptsAreMarkedInBothLanguages(t *testing.T) {
	th, err := thesaurus.Default()
	if err != nil {
		t.Fatal(err)
	}
	terms := quote.TermsOf(lexicon.New(th), "", "chleb").With("enzyme", "lysozyme")
	for s, want := range map[string]string{
		"Badamy enzymy, lizozymu i chleba": "Badamy [enzymy], [lizozymu] i [chleba]",
		"Lysozyme is an enzyme of hens":    "[Lysozyme] is an [enzyme] of hens",
	} {
		l := domain.EN
		if want[0] == 'B' {
			l = domain.PL
		}
		if got := shown(quote.Matching(s, l, terms, 0)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if plain := quote.TermsOf(nil, "", ""); !plain.With().Empty() || plain.With("enzyme").Empty() {
		t.Error("terms are empty, or not, when they should")
	}
}
