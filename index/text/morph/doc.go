// Package morph holds the Polish morphological dictionary: for a word form
// the dictionary forms (lemmas) it may belong to, with their part of speech.
//
// The dictionary is Morfologik 2.1 / PoliMorf (M. Miłkowski and others, 2016;
// BSD 2-clause, see data/LICENSE.txt), published as a CFSA2 automaton of
// form, lemma and tags. Reading that one costs thousands of steps a word, for
// the arcs of a state are stored one after another and each form repeats its
// tags. go generate turns it into polish.morph, a double array (J. Aoe, 1989)
// over the minimal automaton of the forms (J. Daciuk and others, 2000), in
// which a letter costs one look; the tags are read once and only readings
// that are likely are kept (see package build). It is used as it lies in the
// program: nothing is read, decoded or allocated at start.
//
// A second double array holds word endings with the change to the lemma that
// is most frequent among the words of the dictionary that end so. Unknown
// words are guessed by it.
package morph

//go:generate go run ./gen -dict data/polish.dict -vocabulary ../../../internal/thesaurus/data -out polish.morph
