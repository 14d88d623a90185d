package text_test

import (
	"os"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

// pairs reads the pairs of words in a file.
func pairs(t *testing.T, name string) [][2]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) == 2 && f[0] != "#" {
			out = append(out, [2]string{f[0], f[1]})
		}
	}
	if len(out) < 100 {
		t.Fatalf("%s: only %d pairs", name, len(out))
	}
	return out
}

func sameKey(p [2]string) bool {
	a, b := cognates(p[0]), cognates(p[1])
	return len(a) == 1 && len(b) == 1 && a[0].Term == b[0].Term
}

// cognates gives the keys of the words of a text that have one.
func cognates(s string) []text.Token {
	var out []text.Token
	for _, w := range text.ReadAs(text.Unknown, s) {
		if key := w.Cognate(); key != "" {
			w.Token.Term = key
			out = append(out, w.Token)
		}
	}
	return out
}

// TestCognatePairs holds precision and recall of the keys where they were
// measured to be. Precision is harder here than in texts: most of the pairs
// of strangers were chosen because they are alike.
func TestCognatePairs(t *testing.T) {
	cognates, strangers := pairs(t, "cognates.txt"), pairs(t, "strangers.txt")
	var missed, wrong []string
	for _, p := range cognates {
		if !sameKey(p) {
			missed = append(missed, p[0]+"/"+p[1])
		}
	}
	for _, p := range strangers {
		if sameKey(p) {
			wrong = append(wrong, p[0]+"/"+p[1])
		}
	}
	met := len(cognates) - len(missed)
	recall := float64(met) / float64(len(cognates))
	precision := float64(met) / float64(met+len(wrong))
	t.Logf("recall %.3f of %d, precision %.3f against %d strangers", recall, len(cognates), precision, len(strangers))
	t.Logf("missed: %v", missed)
	t.Logf("wrong: %v", wrong)
	if len(missed) > 6 || len(wrong) > 1 {
		t.Errorf("%d missed, want 6; %d wrong, want 1", len(missed), len(wrong))
	}
}
