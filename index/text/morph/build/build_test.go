package build

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// source reads lines of form, lemma and tags as the source has them.
func source(tb testing.TB, lines string) []entry {
	tb.Helper()
	var out []entry
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		es, err := parse(coded(f[0], f[1], f[2]))
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, es...)
	}
	return out
}

// coded writes an entry in the PREFIX encoding.
func coded(form, lemma, tags string) []byte {
	n := 0
	for n < min(len(form), len(lemma)) && form[n] == lemma[n] {
		n++
	}
	return fmt.Appendf(nil, "%s;A%c%s;%s", form, 'A'+len(form)-n, lemma[n:], tags)
}

// made gives the dictionary made of lines, with some words known.
func made(tb testing.TB, lines string, known ...string) *morph.Dictionary {
	tb.Helper()
	list := map[string]bool{}
	for _, w := range known {
		list[w] = true
	}
	file, err := dictionary(source(tb, lines), list)
	if err != nil {
		tb.Fatal(err)
	}
	d, err := morph.Open("test", string(file))
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// readings writes the readings of a form: lemma/part of speech.
func readings(form string, r morph.Readings) string {
	var out []string
	for i := range r.Len() {
		out = append(out, fmt.Sprintf("%s/%d", r.At(i).Lemma(form), r.At(i).POS))
	}
	return strings.Join(out, " ")
}

func TestDictionary(t *testing.T) {
	d := made(t, `lek lek subst:sg:nom:m3
leku lek subst:sg:gen:m3
leki lek subst:pl:nom:m3
ludzie człowiek subst:pl:nom:m1
ludzie lud subst:sg:loc:m3
lepszy dobry adj:sg:nom:m3:com
najlepszy dobry adj:sg:nom:m3:sup
najnowszy nowy adj:sg:nom:m3:sup
niezbadany zbadać ppas:sg:nom:m3:neg
zbadany zbadać ppas:sg:nom:m3:aff
ciepło ciepło adv:pos+subst:sg:nom:n2
szedł iść verb:praet:sg:m3
Kowalski Kowalski subst:sg:nom:m1
`)
	for form, want := range map[string]string{
		"lek": "lek/1", "leku": "lek/1", "leki": "lek/1",
		"ludzie": "człowiek/1 lud/1",
		"lepszy": "dobry/2", "najlepszy": "dobry/2", "najnowszy": "nowy/2",
		"niezbadany": "niezbadać/3", "zbadany": "zbadać/3",
		"ciepło": "ciepło/4 ciepło/1", "szedł": "iść/3", "kowalski": "kowalski/1",
		"lekk": "", "le": "", "": "",
	} {
		if got := readings(form, d.Find(form)); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

// TestPlain checks that a rare word without accents does not hide a known one
// with them, and that a known one does not get the readings of another.
func TestPlain(t *testing.T) {
	d := made(t, `komorka komorek subst:sg:gen:m1
komórka komórka subst:sg:nom:f
kąta kąt subst:sg:gen:m3
kata kat subst:sg:gen:m1
lęk lęk subst:sg:nom:m3
lek lek subst:sg:nom:m3
lak lak subst:sg:nom:m3
łąk łąka subst:pl:gen:f
`, "komórka", "kat", "kąt", "lek")
	for form, want := range map[string]string{
		"komorka": "komorek/1 komórka/1", "komórka": "komórka/1", "kata": "kat/1", "lek": "lek/1", "lęk": "lęk/1", "lak": "lak/1",
	} {
		if got := readings(form, d.Find(form)); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}

// TestMany makes a dictionary of random words, so that the double array has
// states in each other's gaps, and finds all of them and no others.
func TestMany(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "b", "c", "ą", "ż", "z", "ó"}
	word := func() string {
		w := ""
		for range 1 + rnd.IntN(7) {
			w += letters[rnd.IntN(len(letters))]
		}
		return w
	}
	want := map[string]string{}
	var es []entry
	for range 20_000 {
		e := entry{form: word(), lemma: word(), pos: morph.Noun}
		if want[e.form] == "" {
			want[e.form] = e.lemma + "/1"
			es = append(es, e)
		}
	}
	file, err := dictionary(es, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := morph.Open("test", string(file))
	if err != nil {
		t.Fatal(err)
	}
	for range 20_000 {
		w := word()
		if got := readings(w, d.Find(w)); got != want[w] {
			t.Fatalf("%s: %q, want %q", w, got, want[w])
		}
	}
	for w := range want {
		if got := readings(w, d.Find(w)); got != want[w] {
			t.Fatalf("%s: %q, want %q", w, got, want[w])
		}
	}
}

// TestSame checks that a dictionary made twice is the same, whatever the order
// of the source.
func TestSame(t *testing.T) {
	es := source(t, "leku lek subst:sg\nlek lek subst:sg\nleki lek subst:pl\nbada badać verb:fin\n")
	a, err := dictionary(slices.Clone(es), nil)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(es)
	b, err := dictionary(es, nil)
	if err != nil || !slices.Equal(a, b) {
		t.Errorf("two dictionaries of one source, %v", err)
	}
}
