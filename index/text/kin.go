package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// appendKin appends the terms of the words that the words of some terms are
// derived from, each once.
func appendKin(to []string, l Lang, terms []string) []string {
	from := len(to)
	for _, t := range terms {
		if l == PL {
			to = appendKinPL(to, from, t)
		} else {
			to = appendKinEN(to, from, t)
		}
	}
	return to
}

// appendKinPL appends what a lemma is derived from, and the word behind its
// prefix with what that is derived from in turn: przeciwzapalny has zapalny and
// zapalenie.
func appendKinPL(to []string, from int, lemma string) []string {
	d := dictionary()
	to = appendBases(to, from, d, lemma)
	if rest := behindPrefix(d, lemma); rest != "" {
		to = appendBases(appendOnce(to, from, rest), from, d, rest)
	}
	return to
}

// appendBases appends the words that a lemma is derived from.
func appendBases(to []string, from int, d *morph.Dictionary, lemma string) []string {
	if bases, ok := kinPL[lemma]; ok {
		for _, b := range bases {
			to = appendOnce(to, from, b)
		}
		return to
	}
	known := d.Find(lemma).Len() > 0
	for i := range derivations {
		v := &derivations[i]
		stem, ok := strings.CutSuffix(lemma, v.end)
		if !ok || utf8.RuneCountInString(stem) < leastStem || known && !isLemma(d, lemma, v.from) {
			continue
		}
		if base := v.base(d, stem); base != "" {
			return appendOnce(to, from, base)
		}
	}
	return to
}

// leastStem is the least number of letters that must stay before an ending.
const leastStem = 3

// behindPrefix gives the word behind the prefix of a lemma, if the prefix
// leaves its meaning as it is, "" if there is none.
func behindPrefix(d *morph.Dictionary, lemma string) string {
	prefix, rest := prefixOf(lemma)
	if prefix == "" || prefix == "nie" || startsWithAny(rest, boundPL) {
		return ""
	}
	if dimPrefixes[prefix] && d.Find(lemma).Len() > 0 {
		return ""
	}
	for _, pos := range [...]morph.POS{morph.Noun, morph.Adjective, morph.Verb} {
		if isLemma(d, rest, pos) {
			return rest
		}
	}
	return ""
}

func startsWithAny(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.HasPrefix(s, p) })
}

// base gives the first word behind a derivation that the dictionary has.
func (v derivation) base(d *morph.Dictionary, stem string) string {
	for _, b := range v.bases {
		if w := stem + b; isLemma(d, w, v.to) {
			return w
		}
		if !v.alternate {
			continue
		}
		if w := withAccent(stem) + b; w != stem+b && isLemma(d, w, v.to) {
			return w
		}
		if b != "" {
			continue
		}
		for _, e := range [...]string{"e", "ie"} {
			if w := withVowel(stem, e); isLemma(d, w, v.to) {
				return w
			}
		}
	}
	return ""
}

// withAccent gives a stem with its last o as ó, as it is without an ending.
func withAccent(stem string) string {
	i := strings.LastIndexByte(stem, 'o')
	if i < 0 || len(stem)-i > 4 {
		return stem
	}
	return stem[:i] + "ó" + stem[i+1:]
}

// withVowel gives a stem with the vowel before its last consonant that it has
// without an ending: rynkowy, rynek; cukrowy, cukier.
func withVowel(stem, vowel string) string {
	_, n := utf8.DecodeLastRuneInString(stem)
	return stem[:len(stem)-n] + vowel + stem[len(stem)-n:]
}

// isLemma says whether a word is the lemma of a word of a part of speech.
func isLemma(d *morph.Dictionary, w string, pos morph.POS) bool {
	r := d.Find(w)
	for i := range r.Len() {
		if x := r.At(i); x.POS == pos && x.Tail == "" && x.Cut == 0 && x.Head == 0 {
			return true
		}
	}
	return false
}

func appendOnce(to []string, from int, s string) []string {
	if slices.Contains(to[from:], s) {
		return to
	}
	return append(to, s)
}
