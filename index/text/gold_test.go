package text_test

import (
	"os"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

func rows(t testing.TB, file string) [][]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if i > 0 {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// conflation gives pairwise precision and recall of "one term in common"
// against "one lemma in common", over all pairs of different forms.
func conflation(t *testing.T, file string) (p, r float64, wrong, missed []string) {
	lemmas, terms := map[string]map[string]bool{}, map[string]map[string]bool{}
	var forms []string
	for _, row := range rows(t, file) {
		f := row[0]
		if lemmas[f] == nil {
			lemmas[f], terms[f] = map[string]bool{}, map[string]bool{}
			forms = append(forms, f)
			for _, tok := range text.Analyse(text.PL, f) {
				terms[f][tok.Term] = true
			}
		}
		lemmas[f][strings.ToLower(row[1])] = true
	}
	var tp, fp, fn float64
	for i, a := range forms {
		for _, b := range forms[i+1:] {
			if strings.EqualFold(a, b) {
				continue
			}
			want, got := meet(lemmas[a], lemmas[b]), meet(terms[a], terms[b])
			switch {
			case want && got:
				tp++
			case got:
				fp++
				wrong = append(wrong, a+"~"+b)
			case want:
				fn++
				missed = append(missed, a+"|"+b)
			}
		}
	}
	return tp / (tp + fp), tp / (tp + fn), wrong, missed
}

func meet(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}

func TestConflation(t *testing.T) {
	for file, least := range map[string][2]float64{"forms-general.tsv": {0.95, 0.98}, "forms-science.tsv": {0.95, 0.95}} {
		p, r, wrong, missed := conflation(t, file)
		t.Logf("%s: P %.4f R %.4f", file, p, r)
		t.Logf("wrong %v", wrong)
		t.Logf("missed %v", missed)
		if p < least[0] || r < least[1] {
			t.Errorf("%s: P %.4f R %.4f", file, p, r)
		}
	}
}

// TestLanguageOfFiveWords holds the detector to texts of five words, Polish
// with accents and without, and English.
func TestLanguageOfFiveWords(t *testing.T) {
	all, right := map[string]int{}, map[string]int{}
	for _, row := range rows(t, "language.tsv") {
		group := row[0]
		if group == "pl" && text.Fold(row[1]) == strings.ToLower(row[1]) {
			group = "pl without accents"
		}
		all[group]++
		if got := text.Detect(row[1]); string(got) == row[0] {
			right[group]++
		} else {
			t.Logf("%s: %q is %q", group, row[1], got)
		}
	}
	for group, n := range all {
		share := float64(right[group]) / float64(n)
		t.Logf("%s: %d of %d, %.4f", group, right[group], n, share)
		if share < 0.98 {
			t.Errorf("%s: %.4f", group, share)
		}
	}
}

// TestMixedTexts holds Read to the language of each sentence of texts in both.
func TestMixedTexts(t *testing.T) {
	b, err := os.ReadFile("testdata/mixed.tsv")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(b), "\n")
	all, right := 0, 0
	for block := range strings.SplitSeq(strings.TrimSpace(body), "\n\n") {
		var whole strings.Builder
		var ends []int
		var langs []text.Lang
		for line := range strings.Lines(block) {
			l, s, _ := strings.Cut(strings.TrimSpace(line), "\t")
			whole.WriteString(s + " ")
			ends, langs = append(ends, whole.Len()), append(langs, text.Lang(l))
		}
		read := map[int]map[text.Lang]int{}
		for _, w := range text.Read(text.Detect(whole.String()), whole.String()) {
			i := 0
			for w.Start >= ends[i] {
				i++
			}
			if read[i] == nil {
				read[i] = map[text.Lang]int{}
			}
			read[i][w.Lang]++
		}
		for i, want := range langs {
			all++
			if len(read[i]) == 1 && read[i][want] > 0 {
				right++
			} else {
				t.Logf("sentence %d of %.60q is read in %v", i, block, read[i])
			}
		}
	}
	t.Logf("%d of %d sentences", right, all)
	if share := float64(right) / float64(all); all < 60 || share < 0.95 {
		t.Errorf("%d of %d sentences are read in their language", right, all)
	}
}
