package text_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

func want(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}

func TestMark(t *testing.T) {
	for _, c := range []struct {
		s     string
		l     text.Lang
		terms map[string]bool
		want  []string
	}{
		{"Białka i białkami.", text.PL, want("białko"), []string{"Białka", "białkami"}},
		{"białkowy, przeciwbiałkowe", text.PL, want("białko"), []string{"białkowy", "przeciwbiałkowe"}},
		{"nanoparticles", text.EN, want("particl"), []string{"nanoparticles"}},
		{"powloki", text.PL, want("powłoka"), []string{"powloki"}},
		{"białka", text.Unknown, want("białko"), []string{"białka"}},
		{"Cells of a cell", text.EN, want("cell"), []string{"Cells", "cell"}},
		{"Cells of a cell", text.Unknown, want("cell"), []string{"Cells", "cell"}},
		{"Współpraca", text.PL, want("wspolpraca"), []string{"Współpraca"}},
		{"Chromatografia", text.PL, want(text.Cognates("chromatography")[0].Term), []string{"Chromatografia"}},
		{"anti-TNF-α and TNF", text.EN, want("tnf"), []string{"TNF", "TNF"}},
		{"a CRISPR/Cas9 kit", text.EN, want("crisprcas9", "crispr"), []string{"CRISPR/Cas9"}},
		{"the end", text.EN, want("", "the"), []string{"the"}},
		{"the end", text.EN, want(""), nil},
		{"word", text.EN, nil, nil},
	} {
		var got []string
		for _, sp := range text.Mark(c.s, c.l, c.terms) {
			got = append(got, c.s[sp.Start:sp.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Mark(%q) = %q, want %q", c.s, got, c.want)
		}
	}
}

func TestSnippet(t *testing.T) {
	s := "One two three four five six kinase eight nine kinase lipid twelve thirteen fourteen"
	spans := text.Mark(s, text.EN, want("kinas", "lipid"))
	for _, c := range []struct {
		width         int
		want          string
		before, after bool
	}{
		{1000, show(s, spans), false, false},
		{40, "six [kinase] eight nine [kinase] [lipid]", true, true},
		{12, "[kinase] [lipid]", true, true},
		{6, "[kinase]", true, true},
		{0, "", false, true},
		{-3, "", false, true},
	} {
		got, in, before, after := text.Snippet(s, spans, c.width)
		if show(got, in) != c.want || before != c.before || after != c.after {
			t.Errorf("width %d: %q %v %v, want %q", c.width, show(got, in), before, after, c.want)
		}
	}
	got, in, before, after := text.Snippet("Zażółć gęślą jaźń i jeszcze raz", nil, 20)
	if got != "Zażółć gęślą" || in != nil || before || !after {
		t.Errorf("without spans: %q %v %v %v", got, in, before, after)
	}
	got, _, _, _ = text.Snippet(strings.Repeat("ż", 50), nil, 11)
	if got != strings.Repeat("ż", 5) {
		t.Errorf("a long word is cut to %q", got)
	}
}

// show writes a text with its spans in brackets.
func show(s string, spans []text.Span) string {
	for _, sp := range slices.Backward(spans) {
		s = fmt.Sprint(s[:sp.Start], "[", s[sp.Start:sp.End], "]", s[sp.End:])
	}
	return s
}
