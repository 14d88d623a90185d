package thesaurus

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
)

// trie holds the labels of a language as sequences of terms.
type trie struct {
	terms map[string]uint32 // numbers from 1
	next  map[edge]uint32   // nodes, from 1; 0 is the root
	ends  map[uint32][]label
	count uint32
	todo  []named // labels that are still to be added
}

// named is a label of a concept.
type named struct {
	label   string
	concept int32
	rank    int
}

type edge struct{ node, term uint32 }

// label is a concept that a sequence names.
type label struct {
	concept int32
	rank    int32  // 0: its preferred label
	caps    bool   // counts only in capitals
	base    string // of its last word, if it is English: see text.Word.Base
}

func newTrie() *trie {
	return &trie{terms: map[string]uint32{}, next: map[edge]uint32{}, ends: map[uint32][]label{}}
}

// mostPaths bounds the sequences that an ambiguous label may have.
const mostPaths = 16

// fill adds the labels that are to be added.
func (t *trie) fill(ns names, l text.Lang) {
	for _, n := range t.todo {
		t.add(l, ns.words(l, n.label), n.concept, n.rank)
	}
	t.todo = nil
}

// add adds a label of a concept: each way to read its words, and of two Polish
// words of which one is an adjective the other order too.
func (t *trie) add(l text.Lang, words []text.Word, concept int32, rank int) {
	words = whole(words)
	end := label{concept: concept, rank: int32(rank), caps: needsCaps(words)}
	if n := len(words); l == text.EN && n > 0 {
		end.base = words[n-1].Base()
	}
	paths := [][]string{nil}
	for i := range words {
		paths = extend(paths, termsOf(&words[i]))
	}
	for _, p := range paths {
		t.put(p, end)
		if l == text.PL && len(p) == 2 && (adjectival(p[0]) != adjectival(p[1])) {
			t.put([]string{p[1], p[0]}, end)
		}
	}
}

// extend gives each path followed by each term.
func extend(paths [][]string, terms []string) [][]string {
	var out [][]string
	for _, p := range paths {
		for _, t := range terms {
			if len(out) < mostPaths {
				out = append(out, append(p[:len(p):len(p)], t))
			}
		}
	}
	return out
}

// whole gives words without the pieces of compounds.
func whole(words []text.Word) []text.Word {
	var out []text.Word
	for _, w := range words {
		if n := len(out); n == 0 || w.Start >= out[n-1].End {
			out = append(out, w)
		}
	}
	return out
}

// termsOf gives the terms of a word; a stop word stands for itself.
func termsOf(w *text.Word) []string {
	if w.Stop() {
		return []string{stopTerm(w)}
	}
	return w.Terms
}

func stopTerm(w *text.Word) string { return "." + w.Fold() }

// adjectival says whether a Polish lemma looks like an adjective.
func adjectival(lemma string) bool {
	return strings.HasSuffix(lemma, "y") || strings.HasSuffix(lemma, "i")
}

// needsCaps says whether a label is an acronym that in small letters would be
// taken for an ordinary word: short, and with a vowel.
func needsCaps(words []text.Word) bool {
	return len(words) == 1 && words[0].Acronym && len(words[0].Terms[0]) < 5 &&
		strings.ContainsAny(words[0].Terms[0], "aeiouy") && !strings.ContainsAny(words[0].Terms[0], "0123456789")
}

func (t *trie) put(path []string, end label) {
	node := uint32(0)
	for _, term := range path {
		e := edge{node, t.number(term)}
		to, ok := t.next[e]
		if !ok {
			t.count++
			to = t.count
			t.next[e] = to
		}
		node = to
	}
	if node == 0 {
		return
	}
	ends := t.ends[node]
	if i := slices.IndexFunc(ends, func(o label) bool { return o.concept == end.concept && o.base == end.base }); i >= 0 {
		ends[i].rank, ends[i].caps = min(ends[i].rank, end.rank), ends[i].caps && end.caps
		return
	}
	t.ends[node] = append(ends, end)
}

func (t *trie) number(term string) uint32 {
	n, ok := t.terms[term]
	if !ok {
		n = uint32(len(t.terms) + 1)
		t.terms[strings.Clone(term)] = n
	}
	return n
}

// exact gives the concepts that a text as a whole names, those whose
// preferred label it is first.
func (t *trie) exact(l text.Lang, s string) []label {
	words := whole(text.ReadAs(l, s))
	nodes := []uint32{0}
	for i := range words {
		var on []uint32
		for _, node := range nodes {
			for _, term := range termsOf(&words[i]) {
				if to, ok := t.next[edge{node, t.terms[term]}]; ok && !slices.Contains(on, to) {
					on = append(on, to)
				}
			}
		}
		nodes = on
	}
	var out []label
	for _, node := range nodes {
		out = append(out, t.ends[node]...)
	}
	slices.SortStableFunc(out, func(a, b label) int { return cmp.Compare(a.rank, b.rank) })
	return out
}
