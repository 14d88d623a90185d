package text_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index/text"
)

var seeds = []string{
	"", "Białka i IL-6, TNF-α; CRISPR/Cas9 LC-MS/MS", "a\xff\xc5b", "µg β-glucan CO₂ ﬁbre", "----////''''",
	"\u0301\u0301a\u0301", "PRACE BADAWCZE", "Kennedy'ego O'Brien's", strings.Repeat("a-", 300), strings.Repeat("ż", 200),
	"\u00ada\u00adb\u200d", "1,2.3,4", "ﷺ ½ ① Ⅷ", "日本語テキスト", "iPSCs miRNAs İI ı ẞ", "sse ie iej ów mi ż",
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

func FuzzChain(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := text.Words(s)
		for _, ts := range [][]text.Token{
			words, text.Analyse(text.PL, s), text.Analyse(text.EN, s), text.Analyse(text.Unknown, s),
			text.Folded(s), text.Cognates(s),
		} {
			sound(t, s, ts)
			if len(ts) > len(words) {
				t.Fatalf("%q: %d terms of %d words", s, len(ts), len(words))
			}
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

func FuzzSnippet(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, "a il6 białk", i*7, -1, 5)
	}
	f.Fuzz(func(t *testing.T, s, terms string, width, from, to int) {
		spans := text.Mark(s, text.Unknown, want(strings.Fields(terms)...))
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
		text.Cognates(s)
		text.Detect(s)
		spans := text.Mark(s, text.Unknown, want("a", "bc"))
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
