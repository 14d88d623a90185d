package morph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

func polish(tb testing.TB) *morph.Dictionary {
	tb.Helper()
	d, err := morph.Polish()
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// lemmas gives the lemmas of readings, each once.
func lemmas(form string, r morph.Readings) []string {
	var out []string
	for i := range r.Len() {
		if l := r.At(i).Lemma(form); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// TestFind has forms and all their lemmas that are likely, the order free.
func TestFind(t *testing.T) {
	d := polish(t)
	for line := range strings.Lines(`białek białko
białka białko
białkami białko
leków lek
leku lek
komórce komórka
tkanek tkanka
źródeł źródło
ludzi człowiek ludzie
rąk ręka
uszu ucho
lat lato rok
dzieci dziecko
węgla węgiel
organizmowi organizm
bakteriofagów bakteriofag
biosensorze biosensor
najnowszych nowy
lepszego dobry
niezbadany niezbadany
nieorganicznego nieorganiczny
drobnoustrojami drobnoustrój
przeciwciał przeciwciało
poszedł pójść
prawo prawo
prawa prawo prawy
akcja akcja
ciepło ciepło
jest być
badań badanie
`) {
		f := strings.Fields(line)
		got := lemmas(f[0], d.Find(f[0]))
		slices.Sort(got)
		want := slices.Sorted(slices.Values(f[1:]))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", f[0], got, want)
		}
	}
	for _, w := range []string{"", "x", "mikrobiomu", "białekk", "biał", "Białko", "\x00", "lek\x00", "\xff", "łe\xc5"} {
		if got := lemmas(w, d.Find(w)); got != nil {
			t.Errorf("%q: %q", w, got)
		}
	}
}

// TestPOS checks the part of speech of readings: prawo is a noun and an
// adverb.
func TestPOS(t *testing.T) {
	d := polish(t)
	for form, want := range map[string][]morph.POS{
		"białek": {morph.Noun}, "kliniczny": {morph.Adjective}, "bada": {morph.Verb}, "szybko": {morph.Adverb},
		"prawo": {morph.Noun, morph.Adverb}, "chory": {morph.Noun, morph.Adjective}, "dla": {morph.Other},
	} {
		var got []morph.POS
		for r, i := d.Find(form), 0; i < r.Len(); i++ {
			got = append(got, r.At(i).POS)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", form, got, want)
		}
	}
}

// TestGuess has words that the dictionary lacks and the lemma to be found
// among the guesses.
func TestGuess(t *testing.T) {
	d := polish(t)
	for line := range strings.Lines(`mikrobiomu mikrobiom
mikrobiomach mikrobiom
nutraceutyków nutraceutyk
liposomalnego liposomalny
liposomalnych liposomalny
metagenomowych metagenomowy
polimerazami polimeraza
proteomiki proteomika
egzosomów egzosom
bioinformatykę bioinformatyka
transkryptomem transkryptom
nanocząstek nanocząstka
`) {
		f := strings.Fields(line)
		if got := lemmas(f[0], d.Guess(f[0])); !slices.Contains(got, f[1]) {
			t.Errorf("%s: %q, want %q", f[0], got, f[1])
		}
	}
	for _, w := range []string{"", "\x00", "\xff\xff"} {
		if n := d.Guess(w).Len(); n != 0 {
			t.Errorf("%q has %d guesses", w, n)
		}
	}
}

func TestFindUnaccented(t *testing.T) {
	d := polish(t)
	for line := range strings.Lines(`powloki powłoka
zrodel źródło
zrodlo źródło
bialek białko
komorce komórka
zywnosc żywność
wlokien włókno
zolc żółć
lek lęk
`) {
		f := strings.Fields(line)
		var got []string
		d.FindUnaccented(f[0], func(form string, r morph.Readings) bool {
			got = append(got, lemmas(form, r)...)
			return true
		})
		if !slices.Contains(got, f[1]) {
			t.Errorf("%s: %q, want %q", f[0], got, f[1])
		}
	}
	var forms []string
	d.FindUnaccented("lek", func(form string, _ morph.Readings) bool {
		forms = append(forms, form)
		return len(forms) < 1
	})
	if !slices.Equal(forms, []string{"lek"}) {
		t.Errorf("the plain word comes first, and then no more is wanted: %q", forms)
	}
	d.FindUnaccented(strings.Repeat("z", 65), func(string, morph.Readings) bool {
		t.Error("a word too long")
		return true
	})
}

func TestNoAllocations(t *testing.T) {
	d := polish(t)
	n := 0
	got := testing.AllocsPerRun(100, func() {
		for _, f := range forms {
			for r, i := d.Find(f), 0; i < r.Len(); i++ {
				n += len(r.At(i).Tail)
			}
			n += d.Guess(f).Len()
		}
	})
	if got != 0 || n == 0 {
		t.Errorf("%v allocations", got)
	}
}
