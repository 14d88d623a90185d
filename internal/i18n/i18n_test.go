package i18n

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
)

func bundle(t *testing.T) *Bundle {
	t.Helper()
	b, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBothLanguagesHaveTheSameKeys(t *testing.T) {
	b := bundle(t)
	pl, en := b.Keys(Polish), b.Keys(English)
	if len(pl) < 300 {
		t.Fatalf("only %d keys", len(pl))
	}
	for _, k := range pl {
		if !slices.Contains(en, k) {
			t.Errorf("English lacks %s", k)
		}
	}
	for _, k := range en {
		if !slices.Contains(pl, k) {
			t.Errorf("Polish lacks %s", k)
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)

// names lists the parameters of a sentence in all its forms, sorted; Count is
// left out, a form for one may do without.
func names(m *goi18n.Message) []string {
	var out []string
	for _, form := range []string{m.One, m.Few, m.Many, m.Other} {
		for _, f := range placeholder.FindAllStringSubmatch(form, -1) {
			if f[1] != "Count" && !slices.Contains(out, f[1]) {
				out = append(out, f[1])
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestSentencesAreComplete(t *testing.T) {
	b := bundle(t)
	for _, k := range b.Keys(Polish) {
		pl, en := b.catalogues[Polish].keys[k], b.catalogues[English].keys[k]
		if pl.Other == "" || en.Other == "" || strings.TrimSpace(pl.Other) != pl.Other || strings.TrimSpace(en.Other) != en.Other {
			t.Errorf("%s is empty or has space around it", k)
		}
		if got, want := names(pl), names(en); !slices.Equal(got, want) {
			t.Errorf("%s: parameters %v in Polish, %v in English", k, got, want)
		}
		plural := pl.One != "" || pl.Few != "" || pl.Many != "" || en.One != ""
		if plural && (pl.One == "" || pl.Few == "" || pl.Many == "" || en.One == "") {
			t.Errorf("%s lacks a plural form", k)
		}
		if strings.Count(pl.Other, "{{") != len(placeholder.FindAllString(pl.Other, -1)) {
			t.Errorf("%s: a placeholder is not of the form {{.Name}}", k)
		}
	}
}

func TestPolishPlurals(t *testing.T) {
	p := bundle(t).Printer(Polish)
	for n, want := range map[int]string{
		0: "0 pozycji", 1: "1 pozycja", 2: "2 pozycje", 4: "4 pozycje", 5: "5 pozycji", 12: "12 pozycji", 14: "14 pozycji",
		21: "21 pozycji", 22: "22 pozycje", 112: "112 pozycji", 12500: "12\u00a0500 pozycji", 1002: "1002 pozycje",
	} {
		if got := p.N("search.all", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	e := bundle(t).Printer(English)
	for n, want := range map[int]string{0: "0 entries", 1: "1 entry", 2: "2 entries", 12500: "12,500 entries"} {
		if got := e.N("search.all", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestParams(t *testing.T) {
	p := bundle(t).Printer(English)
	if got := p.T("facet.remove", "Name", "<b>"); got != "Remove the filter: <b>" {
		t.Errorf("pairs: %q", got)
	}
	if got := p.T("facet.remove", map[string]any{"Name": "{{.X}}"}); got != "Remove the filter: {{.X}}" {
		t.Errorf("map: %q", got)
	}
	if got := p.N("search.found", 2, "Text", "a"); got != "2 results for “a”" {
		t.Errorf("plural with params: %q", got)
	}
	given := map[string]any{"Text": "a"}
	p.N("search.found", 2, given)
	if len(given) != 1 {
		t.Error("the caller's map was changed")
	}
	if got := p.T("no.such.key"); got != "⟦no.such.key⟧" {
		t.Errorf("missing key: %q", got)
	}
	if p.Word("area", "GOV") != "administration" || p.Word("area", "XYZ") != "XYZ" {
		t.Error("words")
	}
}

func TestDates(t *testing.T) {
	b := bundle(t)
	day := time.Date(2026, 11, 23, 23, 59, 0, 0, time.UTC)
	if got := b.Printer(Polish).Date(day); got != "23 listopada 2026" {
		t.Error(got)
	}
	if got := b.Printer(English).Date(day); got != "23 November 2026" {
		t.Error(got)
	}
	if got := b.Printer(English).Date(time.Time{}); got != "" {
		t.Error(got)
	}
}

func TestNumbersAndMoney(t *testing.T) {
	pl, en := bundle(t).Printer(Polish), bundle(t).Printer(English)
	const s = "\u00a0"
	for _, tc := range [][2]string{
		{pl.Number(12500), "12" + s + "500"},
		{pl.Number(1250), "1250"},
		{pl.Number(-1234567), "−1" + s + "234" + s + "567"},
		{pl.Number(0), "0"},
		{en.Number(12500), "12,500"},
		{en.Number(1250), "1,250"},
		{en.Number(999), "999"},
		{pl.Money(12500, "PLN"), "12" + s + "500" + s + "zł"},
		{en.Money(12500, "PLN"), "PLN" + s + "12,500"},
		{pl.Money(5, "EUR"), "5" + s + "€"},
		{pl.Money(5, "CHF"), "5" + s + "CHF"},
		{en.Money(5, ""), "5"},
		{pl.MoneyRange(100000, 250000, "PLN"), "100" + s + "000–250" + s + "000" + s + "zł"},
		{en.MoneyRange(0, 2000, "EUR"), "EUR" + s + "2,000"},
		{en.MoneyRange(2000, 0, "EUR"), "EUR" + s + "2,000"},
		{en.MoneyRange(7, 7, "EUR"), "EUR" + s + "7"},
	} {
		if tc[0] != tc[1] {
			t.Errorf("%q, want %q", tc[0], tc[1])
		}
	}
}

func TestMatch(t *testing.T) {
	b := bundle(t)
	for accept, want := range map[string]string{"": Polish, "pl-PL,pl;q=0.9": Polish, "en-GB,en": English, "de,en;q=0.5": English, "fr": Polish, ";;;": Polish, "en;q=0.1, pl": Polish} {
		if got := b.Match(accept); got != want {
			t.Errorf("%q: %s, want %s", accept, got, want)
		}
	}
	if b.Printer("xx").Lang() != Polish || b.Keys("xx") != nil {
		t.Error("an unknown language")
	}
}

func BenchmarkT(b *testing.B) {
	bn, err := New()
	if err != nil {
		b.Fatal(err)
	}
	p := bn.Printer(Polish)
	b.Run("fixed", func(b *testing.B) {
		for b.Loop() {
			p.T("search.do")
		}
	})
	b.Run("plural", func(b *testing.B) {
		for b.Loop() {
			p.N("search.all", 22)
		}
	})
}

func TestCountries(t *testing.T) {
	b := bundle(t)
	for _, tc := range [][3]string{{"PL", "Polska", "Poland"}, {"UA", "Ukraina", "Ukraine"}, {"XQ", "XQ", "XQ"}, {"Polska", "Polska", "Polska"}} {
		pl, en := b.Printer(Polish).Country(tc[0]), b.Printer(English).Country(tc[0])
		if pl != tc[1] || en != tc[2] {
			t.Errorf("%s is %q in Polish, %q in English", tc[0], pl, en)
		}
	}
}
