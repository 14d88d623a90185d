package text_test

import (
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
	for _, s := range []string{"", "123", "DNA", "IL-6 TNF-α", "!?", "\xff"} {
		if got := text.Detect(s); got != text.Unknown {
			t.Errorf("%q is %q, want unknown", s, got)
		}
	}
}
