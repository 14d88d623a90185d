package text

import (
	"slices"
	"strings"

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

// derivation says of what ending a word is made by putting another ending in
// its place, and of what part of speech each is.
type derivation struct {
	end       string
	bases     []string // of the word that it is derived from
	from, to  morph.POS
	alternate bool // ó comes back: nowotworowy, nowotwór
}

// derivations are the productive ways in which adjectives are made of nouns
// and nouns of adjectives and verbs, by ending, the longer first. What they
// give counts only if the dictionary has it.
var derivations = [...]derivation{
	{"istyczny", []string{"istyka", "ista", "izm"}, morph.Adjective, morph.Noun, false},
	{"atyczny", []string{"at", "", "atyka", "a"}, morph.Adjective, morph.Noun, false},
	{"etyczny", []string{"etyka", "eza"}, morph.Adjective, morph.Noun, false},
	{"otyczny", []string{"otyk", "oza", "otyka"}, morph.Adjective, morph.Noun, false},
	{"yjny", []string{"ia", "yja", "ja"}, morph.Adjective, morph.Noun, false},
	{"cyjny", []string{"cja"}, morph.Adjective, morph.Noun, false},
	{"zyjny", []string{"zja"}, morph.Adjective, morph.Noun, false},
	{"syjny", []string{"sja"}, morph.Adjective, morph.Noun, false},
	{"iczny", []string{"ia", "ika", "ik", "yka", ""}, morph.Adjective, morph.Noun, false},
	{"yczny", []string{"yka", "ia", "yk", "a", ""}, morph.Adjective, morph.Noun, false},
	{"ijny", []string{"ia", "ij"}, morph.Adjective, morph.Noun, false},
	{"alny", []string{"enie", "a", "", "cja", "anie"}, morph.Adjective, morph.Noun, false},
	{"owalny", []string{"owanie"}, morph.Adjective, morph.Noun, false},
	{"elny", []string{"el"}, morph.Adjective, morph.Noun, false},
	{"iowy", []string{"ia", "ie"}, morph.Adjective, morph.Noun, false},
	{"owy", []string{"", "a", "o", "e", "i", "um", "y"}, morph.Adjective, morph.Noun, true},
	{"ańczy", []string{"ań"}, morph.Adjective, morph.Noun, false},
	{"awczy", []string{"anie"}, morph.Adjective, morph.Noun, false},
	{"niczy", []string{"nie", "nik", "nictwo"}, morph.Adjective, morph.Noun, false},
	{"arski", []string{"arz", "arstwo"}, morph.Adjective, morph.Noun, false},
	{"alski", []string{"alnia"}, morph.Adjective, morph.Noun, false},
	{"ski", []string{"", "stwo", "a"}, morph.Adjective, morph.Noun, false},
	{"cki", []string{"k", "ctwo", "t", "ka"}, morph.Adjective, morph.Noun, false},
	{"iany", []string{"ia", "ie", "iano"}, morph.Adjective, morph.Noun, false},
	{"lny", []string{"ł", "la"}, morph.Adjective, morph.Noun, false},
	{"czny", []string{"k", "ka", "ca", "ko"}, morph.Adjective, morph.Noun, true},
	{"szny", []string{"ch", "cha"}, morph.Adjective, morph.Noun, false},
	{"żny", []string{"g", "ga"}, morph.Adjective, morph.Noun, false},
	{"ny", []string{"", "a", "o", "ie"}, morph.Adjective, morph.Noun, true},
	{"lożka", []string{"logia"}, morph.Noun, morph.Noun, false}, // who works in a field
	{"log", []string{"logia"}, morph.Noun, morph.Noun, false},
	{"ość", []string{"y", "i"}, morph.Noun, morph.Adjective, false},
	{"owanie", []string{"ować"}, morph.Noun, morph.Verb, false},
	{"ywanie", []string{"ywać"}, morph.Noun, morph.Verb, false},
	{"anie", []string{"ać"}, morph.Noun, morph.Verb, false},
	{"enie", []string{"ić", "yć", "nić"}, morph.Noun, morph.Verb, false},
	{"ienie", []string{"ić"}, morph.Noun, morph.Verb, false},
	{"cie", []string{"ć"}, morph.Noun, morph.Verb, false},
}

// leastStem is the least number of bytes that must stay before an ending.
const leastStem = 3

func appendKinPL(to []string, from int, lemma string) []string {
	d := dictionary()
	pos := posOf(d, lemma)
	for _, v := range derivations {
		stem, ok := strings.CutSuffix(lemma, v.end)
		if !ok || len(stem) < leastStem || pos != v.from && pos != morph.Other {
			continue
		}
		if base := v.base(d, stem); base != "" {
			to = appendOnce(to, from, base)
			break
		}
	}
	if prefix, rest := prefixOf(lemma); prefix != "" && posOf(d, rest) != morph.Other {
		to = appendOnce(to, from, rest)
	}
	return to
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

// posOf gives the part of speech of a lemma, Other if it is none that the
// dictionary has.
func posOf(d *morph.Dictionary, lemma string) morph.POS {
	r := d.Find(lemma)
	for i := range r.Len() {
		if x := r.At(i); x.Tail == "" && x.Cut == 0 && x.Head == 0 {
			return x.POS
		}
	}
	return morph.Other
}

func appendOnce(to []string, from int, s string) []string {
	if slices.Contains(to[from:], s) {
		return to
	}
	return append(to, s)
}

// prefixesEN are the prefixes with which new English words of science are
// made.
var prefixesEN = strings.Fields(`
agro anti bio cardio chemo counter cyber cyto electro endo geno hepato hetero homo hydro
hyper hypo immuno inter intra macro mega meta micro mono multi nano neuro non nutra nutri
osteo patho petro pharmaco photo physio phyto poly post proteo pseudo psycho radio
semi spectro super thermo trans ultra
`)

// leastRestEN is the length that must stay behind an English prefix: there is
// no dictionary that could say whether it is a word.
const leastRestEN = 5

func appendKinEN(to []string, from int, term string) []string {
	best := ""
	for _, p := range prefixesEN {
		if len(p) > len(best) && strings.HasPrefix(term, p) && len(term)-len(p) >= leastRestEN {
			best = p
		}
	}
	if best == "" {
		return to
	}
	return appendOnce(to, from, term[len(best):])
}
