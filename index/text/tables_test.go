package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// TestIrregular checks the table of irregular words: each word once, in
// American spelling, for others are never looked up.
func TestIrregular(t *testing.T) {
	if len(irregularEN) < 700 {
		t.Fatalf("only %d words", len(irregularEN))
	}
	for w, term := range irregularEN {
		if a := american(w); a != w {
			t.Errorf("%s of %s is spelled %s", w, term, a)
		}
	}
	for w := range spellings {
		if a := american(w); american(a) != a {
			t.Errorf("%s: %s is spelled %s again", w, a, american(a))
		}
	}
}

func TestTable(t *testing.T) {
	got := table("a b c\n\n  d\ne~ f\n")
	if len(got) != 3 || got["b"] != "a" || got["c"] != "a" || got["f"] != "e~" {
		t.Errorf("%v", got)
	}
	if got := lists("a b c\n\nd\n"); len(got) != 2 || !slices.Equal(got["a"], []string{"b", "c"}) || len(got["d"]) != 0 {
		t.Errorf("%v", got)
	}
}

// TestDerivations checks the tables of Polish derivations: no rule can hide a
// later one with a longer ending, and what kinPL names are lemmas.
func TestDerivations(t *testing.T) {
	for i, v := range derivations {
		for _, later := range derivations[i+1:] {
			if v.from == later.from && strings.HasSuffix(later.end, v.end) {
				t.Errorf("%s comes before %s", v.end, later.end)
			}
		}
	}
	d := dictionary()
	isAny := func(w string) bool {
		return isLemma(d, w, morph.Noun) || isLemma(d, w, morph.Adjective)
	}
	for w, bases := range kinPL {
		for _, b := range append([]string{w}, bases...) {
			if d.Find(b).Len() > 0 && !isAny(b) {
				t.Errorf("%s is no lemma", b)
			}
		}
	}
}
