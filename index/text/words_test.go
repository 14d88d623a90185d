package text_test

import (
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

func terms(ts []text.Token) []string {
	out := []string{}
	for _, t := range ts {
		out = append(out, t.Term)
	}
	return out
}

func TestWords(t *testing.T) {
	for in, want := range map[string][]string{
		"":                              {},
		" ,;– ":                         {},
		"Białko, lek i IL-6.":           {"Białko", "lek", "i", "IL-6"},
		"TNF-α TNFα":                    {"TNF-α", "TNF", "TNFα"},
		"CRISPR/Cas9":                   {"CRISPR/Cas9", "CRISPR", "Cas9"},
		"LC-MS/MS":                      {"LC-MS/MS", "LC-MS", "LC", "MS", "MS"},
		"HER2 5 µg β-glucan":            {"HER2", "5", "µg", "β-glucan", "glucan"},
		"woda/olej":                     {"woda", "olej"},
		"open-source":                   {"open-source", "open", "source"},
		"COVID‑19 SARS-CoV-2":           {"COVID-19", "COVID", "SARS-CoV-2", "SARS", "CoV"},
		"Crohn’s 0.5 3,5 1.":            {"Crohn's", "0.5", "3,5", "1"},
		"on-\nline a--b":                {"on", "line", "a", "b"},
		"bio\u00adtechnologia":          {"biotechnologia"},
		"z\u0307ywnos\u0301c\u0301":     {"żywność"},
		"a\xffb \xc5":                   {"a", "b"},
		"CO₂ m²":                        {"CO₂", "m²"},
		"aud:conf /(a+)+/ \"x* ~2 ^3\\": {"aud", "conf", "a", "x", "2", "3"},
	} {
		if got := terms(text.Words(in)); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAnalyse(t *testing.T) {
	for _, c := range []struct {
		l    text.Lang
		in   string
		want []string
	}{
		{text.PL, "Badania nad białkami i DNA", []string{"badanie", "białko", "dna"}},
		{text.PL, "lat prawa", []string{"lato", "rok", "prawo", "prawy"}},
		{text.PL, "IL-6 IL6 TNF-α TNFα", []string{"il6", "il6", "tnfalpha", "tnf", "tnfalpha"}},
		{text.PL, "in vitro matrix leku", []string{"in", "vitro", "matrix", "lek"}},
		{text.PL, "CRISPR/Cas9 HER2 5 µg 10µl", []string{"crisprcas9", "crispr", "cas9", "her2", "5", "ug", "10ul"}},
		{text.EN, "The cells of IT and miRNAs, 5 µg", []string{"cell", "it", "mirna", "5", "ug"}},
		{text.EN, "CO₂ ﬁbres Crohn's", []string{"co2", "fiber", "crohn"}},
		{text.EN, "β-glucan, NF-κB, COVID-19, LC-MS/MS", []string{
			"betaglucan", "glucan", "nfkappab", "nf", "kappab", "covid19", "covid", "lcmsms", "lcms", "lc", "ms", "ms",
		}},
		{text.PL, "PRACE BADAWCZE NAD BIAŁKIEM", []string{"praca", "badawczy", "białko"}},
		{text.PL, "Kennedy'ego, nanocząstkami", []string{"kennedy", "nanocząstka"}},
		{text.Unknown, "The Cells", []string{"the", "cells"}},
	} {
		if got := terms(text.Analyse(c.l, c.in)); !slices.Equal(got, c.want) {
			t.Errorf("Analyse(%q, %q) = %q, want %q", c.l, c.in, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"ŁÓDŹ": "lodz", "zażółć gęślą jaźń": "zazolc gesla jazn", "ﬁbre": "fibre",
		"β": "beta", "Straße": "strasse", "ABC": "abc", "Œdème": "oedeme",
	} {
		if got := text.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
