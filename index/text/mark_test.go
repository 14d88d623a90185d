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

// spansOf gives the words of a text that are among some, as spans.
func spansOf(s string, wanted map[string]bool) []text.Span {
	var out []text.Span
	for _, w := range text.Words(s) {
		if wanted[w.Term] {
			out = append(out, text.Span{Start: w.Start, End: w.End})
		}
	}
	return text.Join(out)
}

func TestJoin(t *testing.T) {
	got := text.Join([]text.Span{{7, 9}, {0, 2}, {1, 4}, {4, 6}, {7, 8}})
	if want := []text.Span{{0, 4}, {4, 6}, {7, 9}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSnippet(t *testing.T) {
	s := "One two three four five six kinase eight nine kinase lipid twelve thirteen fourteen"
	spans := spansOf(s, want("kinase", "lipid"))
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
