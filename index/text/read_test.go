package text_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

// read writes the words of a text: language:terms.
func read(words []text.Word) string {
	var out []string
	for _, w := range words {
		out = append(out, fmt.Sprintf("%s:%s", w.Lang, strings.Join(w.Terms, "/")))
	}
	return strings.Join(out, " ")
}

func TestReadMixed(t *testing.T) {
	const pl, en = "Badamy białka krwi i ich rolę w chorobach wątroby.", "We study the role of blood proteins in liver disease."
	plTerms, enTerms := "pl:badać pl:białko pl:krew pl: pl: pl:rola pl: pl:choroba pl:wątroba", "en: en:studi en: en:role en: en:blood en:protein en: en:liver en:diseas"
	for _, c := range []struct {
		l       text.Lang
		s, want string
	}{
		{text.PL, pl + " " + en, plTerms + " " + enTerms},
		{text.EN, pl + " " + en, plTerms + " " + enTerms},
		{text.Unknown, en + "\n" + pl, enTerms + " " + plTerms},
		{text.Unknown, "DNA 12", ":dna :12"},
		{text.Unknown, "раковые клетки", ":раковые :клетки"},
	} {
		if got := read(text.Read(c.l, c.s)); got != c.want {
			t.Errorf("Read(%q, %q):\n%s, want\n%s", c.l, c.s, got, c.want)
		}
	}
	if got := read(text.Read(text.PL, "Szukamy partnera. Gene therapy.")); strings.Contains(got, "en:") {
		t.Errorf("two words may be a name: %s", got)
	}
	if got := read(text.ReadAs(text.EN, "Białka krwi i ich rolę w chorobach wątroby")); strings.Contains(got, "pl:") {
		t.Errorf("ReadAs reads as told: %s", got)
	}
}

// TestWord checks what else is known of a word.
func TestWord(t *testing.T) {
	words := text.ReadAs(text.PL, "Białkowe IL-6 i drug delivery")
	w := words[0]
	if w.Stop() || w.Acronym || w.Foreign != "" || w.Fold() != "bialkowe" || !slices.Equal(w.Kin, []string{"białko"}) {
		t.Errorf("%+v, %q", w, w.Fold())
	}
	if w := words[1]; !w.Acronym || w.Foreign != "il6" || w.Cognate() != "il6" || w.Kin != nil {
		t.Errorf("%+v", w)
	}
	if w := words[2]; !w.Stop() || w.Cognate() != "" {
		t.Errorf("%+v", w)
	}
	if w := words[4]; w.Foreign != "deliv" || w.Acronym {
		t.Errorf("%+v", w)
	}
}

// TestBadInput has texts that are hardly any, and the terms that they have in
// either language.
func TestBadInput(t *testing.T) {
	long := strings.Repeat("a", 10_000)
	for _, c := range []struct {
		name, s string
		want    []string
	}{
		{"empty", "", []string{}},
		{"blank", " \n\t\r\u00a0\u3000", []string{}},
		{"a word of 10,000 letters", long, []string{}},
		{"and one behind it", long + " DNA " + strings.Repeat("ż", 10_000), []string{"dna"}},
		{"10,000 pieces", strings.Repeat("x-", 10_000) + "DNA", []string{"dna"}},
		{"emoji", "😀 DNA 👩‍🔬🧬", []string{"dna"}},
		{"right to left", "מעבדה DNA מختبر", []string{"מעבדה", "dna", "מختبر"}},
		{"mixed scripts in a word", "biаłko", []string{"biаłko"}},
		{"invalid UTF-8", "\xff\xfe DNA\xc5 RNA\x80", []string{"dna", "rna"}},
		{"a surrogate in UTF-8", "\xed\xa0\x80DNA\xed\xb0\x80", []string{"dna"}},
		{"what JSON makes of a surrogate", "DNA\ufffdRNA", []string{"dna", "rna"}},
		{"zero-width signs", "\u200bDN\u200bA\u200d\u2060 \ufeffRNA", []string{"dna", "rna"}},
		{"zero bytes", "\x00DNA\x00", []string{"dna"}},
		{"marks alone", "\u0301\u0302 DNA", []string{"dna"}},
		{"joiners alone", "--//''-/", []string{}},
	} {
		for _, l := range []text.Lang{text.PL, text.EN, text.Unknown} {
			if got := terms(text.Analyse(l, c.s)); !slices.Equal(got, c.want) {
				t.Errorf("%s in %q: %.80q, want %q", c.name, l, got, c.want)
			}
		}
	}
}

// TestMaxWord has a word of the longest length and one that is longer.
func TestMaxWord(t *testing.T) {
	word := strings.Repeat("ż", text.MaxWord)
	if got := len(text.Words(word)); got != 1 {
		t.Errorf("%d words", got)
	}
	if got := text.Words(word + "ż"); len(got) != 0 {
		t.Errorf("%d words", len(got))
	}
}

func TestCheck(t *testing.T) {
	if err := text.Check(); err != nil {
		t.Error(err)
	}
}

// TestSigns has ways to write a sign of science, all of which are one term.
func TestSigns(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(`
IL-6 IL6 IL‑6 il6
TNF-α TNFα TNF‐α
HER2 HER-2 her2
CRISPR/Cas9 CRISPR-Cas9
COVID-19 Covid-19 COVID19
µg μg ug
β-glucan β‑glucan
CO₂ CO2
miRNA miRNAs
SARS-CoV-2 SARS-CoV2
p53 P53
`)) {
		for _, l := range []text.Lang{text.PL, text.EN} {
			words := strings.Fields(line)
			want := text.Analyse(l, words[0])[0].Term
			for _, w := range words[1:] {
				if got := text.Analyse(l, w)[0].Term; got != want {
					t.Errorf("%s in %s: %s, want %s", w, l, got, want)
				}
			}
		}
	}
}
