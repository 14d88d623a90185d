package text_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index/text"
)

var seeds = []string{
	"", "Białka i IL-6, TNF-α; CRISPR/Cas9 LC-MS/MS", "a\xff\xc5b", "µg β-glucan CO₂ ﬁbre", "----////''''",
	"\u0301\u0301a\u0301", "PRACE BADAWCZE", "Kennedy'ego O'Brien's", strings.Repeat("a-", 300), strings.Repeat("ż", 200),
	"\u00ada\u00adb\u200d", "1,2.3,4", "ﷺ ½ ① Ⅷ", "日本語テキスト", "mikrobiomu nanoczastek przeciwzapalny powloki", "Antibacterial biosyntheses of tumours. Badamy białka.",
	"👩‍🔬🧬 עברית מختبر biаłko", "\xed\xa0\x80\ufffd\u200b\ufeff\u2060", "zzzzzzzzzzzzzzzzzzzz cccccccc ssssss", "iPSCs miRNAs İI ı ẞ", "sse ie iej ów mi ż",
}

// sound checks what holds of any tokens of any text.
func sound(t *testing.T, s string, ts []text.Token) {
	t.Helper()
	start, pos := 0, 0
	for _, tok := range ts {
		if tok.Start < start || tok.End <= tok.Start || tok.End > len(s) || tok.Position < pos {
			t.Fatalf("%q: token %+v out of order", s, tok)
		}
		if tok.Term == "" || !utf8.ValidString(tok.Term) {
			t.Fatalf("%q: term %q", s, tok.Term)
		}
		if !utf8.RuneStart(s[tok.Start]) || tok.End < len(s) && utf8.ValidString(s) && !utf8.RuneStart(s[tok.End]) {
			t.Fatalf("%q: token %+v cuts a letter", s, tok)
		}
		if n := utf8.RuneCountInString(s[tok.Start:tok.End]); n > text.MaxWord {
			t.Fatalf("a word of %d letters", n)
		}
		start, pos = tok.Start, tok.Position
	}
}

// mostTerms bounds the terms of a word: those of a Polish form of a few words
// and of some accents.
const mostTerms = 20

func FuzzChain(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := text.Words(s)
		sound(t, s, words)
		for _, ts := range [][]text.Token{text.Folded(s), cognates(s)} {
			sound(t, s, ts)
			if len(ts) > len(words) {
				t.Fatalf("%q: %d of %d words", s, len(ts), len(words))
			}
		}
		for _, l := range []text.Lang{text.PL, text.EN, text.Unknown} {
			ts := text.Analyse(l, s)
			sound(t, s, ts)
			if len(ts) > mostTerms*len(words) || !slices.Equal(ts, text.Analyse(l, s)) {
				t.Fatalf("%q: %d terms of %d words, now %v", s, len(ts), len(words), text.Analyse(l, s))
			}
			readable(t, s, text.Read(l, s), words)
		}
		if folded := text.Fold(s); utf8.ValidString(s) && text.Fold(folded) != folded {
			t.Fatalf("Fold is not stable: %q, %q", folded, text.Fold(folded))
		}
		switch text.Detect(s) {
		case text.PL, text.EN, text.Unknown:
		default:
			t.Fatalf("Detect(%q)", s)
		}
	})
}

// readable checks what holds of the words that Read gives for a text.
func readable(t *testing.T, s string, read []text.Word, words []text.Token) {
	t.Helper()
	if len(read) != len(words) {
		t.Fatalf("%q: %d words are read of %d", s, len(read), len(words))
	}
	for i, w := range read {
		if w.Token != words[i] {
			t.Fatalf("%q: %+v is read, not %+v", s, w.Token, words[i])
		}
		for _, term := range append(slices.Concat(w.Terms, w.Kin), w.Foreign, w.Fold(), w.Cognate()) {
			if !utf8.ValidString(term) {
				t.Fatalf("%q: term %q of %q", s, term, w.Term)
			}
		}
		if slices.Contains(w.Terms, "") || slices.Contains(w.Kin, "") || slices.ContainsFunc(w.Kin, func(k string) bool { return slices.Contains(w.Terms, k) }) && w.Lang == text.EN {
			t.Fatalf("%q: %+v", s, w)
		}
	}
}

func FuzzSnippet(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, "a il6 białk", i*7, -1, 5)
	}
	f.Fuzz(func(t *testing.T, s, terms string, width, from, to int) {
		spans := spansOf(s, want(strings.Fields(terms)...))
		checkSpans(t, s, spans)
		spans = append(spans, text.Span{Start: from, End: to})
		got, in, before, after := text.Snippet(s, spans, width)
		checkSpans(t, got, in)
		at := strings.Index(s, got)
		if at < 0 || len(got) > max(width, 0) && len(got) < len(s) {
			t.Fatalf("%q is no part of %q of %d bytes", got, s, width)
		}
		if got == s && (before || after) || got != s && !before && !after {
			t.Fatalf("%q of %q: cut %v %v", got, s, before, after)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Fatalf("%q of %q cuts a letter", got, s)
		}
	})
}

func checkSpans(t *testing.T, s string, spans []text.Span) {
	t.Helper()
	for _, sp := range spans {
		if sp.Start < 0 || sp.End <= sp.Start || sp.End > len(s) {
			t.Fatalf("span %v of %q", sp, s)
		}
	}
}

// TestLinear checks that hard texts take no more than a few
// times what ordinary ones take.
func TestLinear(t *testing.T) {
	work := func(s string) time.Duration {
		begin := time.Now()
		text.Analyse(text.PL, s)
		text.Analyse(text.EN, s)
		cognates(s)
		text.Detect(s)
		spans := spansOf(s, want("a", "bc"))
		text.Snippet(s, spans, 1000)
		return time.Since(begin)
	}
	const size = 1 << 18
	plain := work(strings.Repeat("białka komórek of cells ", size/24))
	for _, unit := range []string{"a", "a-", "a/", "b-c/", "'", "a'", "ż", "\u0301", "a\u00ad", "1,", "\xff", "A1/", "ﷺ"} {
		if took := work(strings.Repeat(unit, size/len(unit))); took > 20*plain {
			t.Errorf("%q repeated takes %s, ordinary text %s", unit, took, plain)
		}
	}
}
