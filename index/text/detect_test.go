package text_test

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

var short = map[text.Lang][]string{
	text.PL: {
		"badania nad białkami", "nowe leki", "hodowla komórek", "diagnostyka raka płuca", "analiza danych",
		"szukamy partnera do projektu", "synteza peptydow", "mikrobiom jelit", "terapia genowa", "opakowania biodegradowalne",
		"czujnik glukozy", "enzymy do pralni", "laboratorium na wynajem", "badania kliniczne fazy drugiej", "produkcja szczepionek",
		"oczyszczanie wody", "wspolpraca z uczelnia", "probiotyki dla dzieci", "druk 3D tkanek", "bezpieczeństwo żywności",
		"chromatografia cieczowa", "rehabilitacja po udarze", "sztuczna inteligencja w medycynie", "kosmetyki naturalne", "przeciwciała monoklonalne",
		"toksycznosc nanoczastek", "oznaczanie metali", "wynalazek", "lek na PCOS", "firma z Krakowa",
	},
	text.EN: {
		"protein research", "new drugs", "cell culture", "lung cancer diagnostics", "data analysis",
		"looking for a project partner", "peptide synthesis", "gut microbiome", "gene therapy", "biodegradable packaging",
		"glucose sensor", "enzymes for laundry", "laboratory for rent", "phase two clinical trials", "vaccine production",
		"water treatment", "working with a university", "probiotics for children", "3D printed tissue", "food safety",
		"liquid chromatography", "stroke rehabilitation", "artificial intelligence in medicine", "natural cosmetics", "monoclonal antibodies",
		"nanoparticle toxicity", "trace metals", "invention", "drug for PCOS", "a company from Kraków",
	},
}

func TestDetect(t *testing.T) {
	all, right := 0, 0
	for want, texts := range short {
		for _, s := range texts {
			all++
			if got := text.Detect(s); got == want {
				right++
			} else {
				t.Logf("%q is %q", s, got)
			}
		}
	}
	if share := float64(right) / float64(all); all != 60 || share < 0.95 {
		t.Errorf("%d of %d are right", right, all)
	}
	for _, s := range []string{"", "123", "DNA", "IL-6 TNF-α", "!?", "\xff", "раковые клетки", "עברית", "日本語", "ΔΔ αβ", "😀🧬", "\u200b", strings.Repeat("\xff", 5000)} {
		if got := text.Detect(s); got != text.Unknown {
			t.Errorf("%q is %q, want unknown", s, got)
		}
	}
}

// TestDetectOdd has texts with a little in one language and much that is in
// none.
func TestDetectOdd(t *testing.T) {
	for s, want := range map[string]text.Lang{
		"😀 białko 🧬🧬": text.PL, "עברית: the cell": text.EN, "раковые komórki nowotworowe": text.PL,
		"\xff\xfebadania białek\xc5": text.PL, "ŻYWNOŚĆ I LEKI": text.PL, "FOOD AND BEVERAGES": text.EN,
		"IL-6, TNF-α: cytokiny prozapalne": text.PL, "IL-6, TNF-α: inflammatory cytokines": text.EN,
		strings.Repeat("x ", 1500) + "białka": text.EN, strings.Repeat("białko ż", 900): text.PL,
		"bia\u0142ko": text.PL, "z\u0307ywnos\u0301c\u0301": text.PL, "a": text.Unknown, strings.Repeat("badanie", 2000): text.Unknown,
	} {
		if got := text.Detect(s); got != want {
			t.Errorf("%.40q is %q, want %q", s, got, want)
		}
	}
}
