package build

import (
	"errors"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

func TestParse(t *testing.T) {
	for seq, want := range map[string]entry{
		"leku;AB;subst:sg:gen:m3":          {"leku", "lek", morph.Noun, 0},
		"psa;ACies;subst:sg:gen:m2":        {"psa", "pies", morph.Noun, 0},
		"najnowszy;DDy;adj:sg:sup":         {"najnowszy", "nowy", morph.Adjective, 0},
		"niebadany;DDać;ppas:sg:nom:m:neg": {"niebadany", "niebadać", morph.Verb, participle},
		"badanie;ADć;ger:sg:nom:n2:aff":    {"badanie", "badać", morph.Verb, gerund},
		"Krakowa;ADów;subst:sg:gen:m3":     {"krakowa", "kraków", morph.Noun, proper},
		"szybko;AA;adv:pos":                {"szybko", "szybko", morph.Adverb, 0},
		"dr;AA;brev:pun":                   {"dr", "dr", morph.Other, short},
		"w;AA;prep:loc":                    {"w", "w", morph.Other, 0},
		"drzwi;AA;subst:pl:nom:p3":         {"drzwi", "drzwi", morph.Noun, plural},
		"panie;AD;subst:sg:voc:m1":         {"panie", "pa", morph.Noun, rareForm},
		"x;A@;subst":                       {},
		"x;AC;subst":                       {},
		"x;BB;subst":                       {},
		"x;A;subst":                        {},
		"x;AA":                             {},
		"":                                 {},
	} {
		got, err := parse([]byte(seq))
		if want.form == "" {
			if !errors.Is(err, errEntry) {
				t.Errorf("%q: %v, %v", seq, got, err)
			}
			continue
		}
		if err != nil || len(got) != 1 || got[0] != want {
			t.Errorf("%q: %v, %v, want %v", seq, got, err, want)
		}
	}
}

// TestClasses checks that an entry of several classes is one of each.
func TestClasses(t *testing.T) {
	got, err := parse([]byte("akcja;AA;interj+subst:sg:nom:f+interj"))
	if err != nil || len(got) != 2 || got[0].pos != morph.Other || got[0].marks != short || got[1].pos != morph.Noun || got[1].marks != 0 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestRuleOf(t *testing.T) {
	for _, c := range []struct {
		form, lemma string
		want        rule
	}{
		{"lek", "lek", rule{}},
		{"leku", "lek", rule{cut: 1}},
		{"najnowszy", "nowy", rule{head: 3, cut: 3, tail: "y"}},
		{"niebadany", "badać", rule{head: 3, cut: 2, tail: "ć"}},
		{"niebadany", "niebadać", rule{cut: 2, tail: "ć"}},
		{"ludzie", "człowiek", rule{cut: 6, tail: "człowiek"}},
		{"naj", "naj", rule{}},
	} {
		got := ruleOf(entry{form: c.form, lemma: c.lemma})
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.form, got, c.want)
		}
	}
}

// FuzzParse checks that any entry is read or refused, and that its rule gives
// its lemma.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"leku;AB;subst:sg", "najlepszy;DGdobry;adj:sup", "ść;ACę;subst", "Ala;AA;subst+adj", ";AA;", "a;AA;:neg", "\xff;AA;subst"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, seq []byte) {
		es, err := parse(seq)
		if err != nil {
			if !errors.Is(err, errEntry) || es != nil {
				t.Fatal(es, err)
			}
			return
		}
		if len(es) == 0 {
			t.Fatalf("%q: no entry", seq)
		}
		for _, e := range es {
			r := ruleOf(e)
			if got := e.form[r.head:len(e.form)-r.cut] + r.tail; got != e.lemma {
				t.Fatalf("%q: %+v gives %q of %+v", seq, r, got, e)
			}
		}
	})
}

func TestPlainWord(t *testing.T) {
	for w, want := range map[string]bool{"żółć": true, "lek": true, "": false, "x-y": false, "a1": false, "z o.o.": false} {
		if plainWord(w) != want {
			t.Errorf("%q", w)
		}
	}
}
