package text

import "strings"

// Base gives the dictionary form of a word in lower case: in Polish its
// likeliest lemma, in English the singular in American spelling. Unlike a
// stem it keeps drying apart from dry and researcher from research.
func (w *Word) Base() string {
	if w.Lang == PL && len(w.Terms) > 0 {
		return w.Terms[0]
	}
	if w.Acronym && len(w.Terms) > 0 {
		return w.Terms[0]
	}
	return Singular(w.Term)
}

// Singular gives the singular, in American spelling and lower case, of a word
// that is taken for an English noun.
func Singular(w string) string { return singularEN(american(strings.ToLower(plain(w)))) }

// singularEN gives the singular of an English noun in lower case.
func singularEN(w string) string {
	if s, ok := pluralsEN[w]; ok {
		return s
	}
	n := len(w)
	switch {
	case n < 4 || w[n-1] != 's':
		return w
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "zzes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// pluralsEN has the plurals that are not made with an s.
var pluralsEN = pairsOf(`
bacteria bacterium, fungi fungus, algae alga, larvae larva, mice mouse, teeth tooth, feet foot,
men man, women woman, children child, data datum, criteria criterion, phenomena phenomenon,
nuclei nucleus, stimuli stimulus, loci locus, spectra spectrum, matrices matrix, indices index,
vertices vertex, analyses analysis, hypotheses hypothesis, theses thesis, syntheses synthesis,
prostheses prosthesis, diagnoses diagnosis, metastases metastasis, mitochondria mitochondrion,
sera serum, ova ovum, vertebrae vertebra, leaves leaf, lives life, halves half, knives knife,
shelves shelf, viruses virus, lenses lens, genera genus, apparatuses apparatus, biomasses biomass,
biases bias, gases gas, yeasts yeast, media medium, strata stratum, protozoa protozoon,
antennae antenna, formulae formula, axes axis, crises crisis, emphases emphasis, calves calf`)

// pairsOf reads pairs of words.
func pairsOf(list string) map[string]string {
	out := map[string]string{}
	for pair := range strings.SplitSeq(list, ",") {
		if f := strings.Fields(pair); len(f) == 2 {
			out[f[0]] = f[1]
		}
	}
	return out
}
