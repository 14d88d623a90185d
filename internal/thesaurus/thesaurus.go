package thesaurus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"github.com/lifescience-krakow/swatka/index/text"
)

// Thesaurus answers questions about a vocabulary. It is read only and may be
// shared. A nil one knows no concept and translates nothing.
type Thesaurus struct {
	concepts []Concept
	at       map[ID]int32
	narrower [][]int32
	labels   map[text.Lang]*trie
	words    map[text.Lang]map[string][]Translation
	digest   string
	around   map[int32][]string // of concepts that share a label: see allAround
}

// New makes a thesaurus of vocabularies. A concept of a later one with the
// same preferred label as one of an earlier is taken to be the same: it adds
// its labels to that.
func New(vs ...*Vocabulary) *Thesaurus {
	t := &Thesaurus{
		at:     map[ID]int32{},
		labels: map[text.Lang]*trie{text.PL: newTrie(), text.EN: newTrie()},
	}
	ns := readNames(vs)
	for i, v := range vs {
		t.add(ns, v, i > 0)
	}
	var wg sync.WaitGroup
	for l, tr := range t.labels {
		wg.Go(func() { tr.fill(ns, l) })
	}
	wg.Go(func() { t.words = translations(ns, t.concepts, vs) })
	wg.Go(t.link)
	t.digest = digest(vs)
	wg.Wait()
	t.around = t.allAround(ns)
	return t
}

// add takes the concepts of a vocabulary in.
func (t *Thesaurus) add(ns names, v *Vocabulary, merge bool) {
	known := len(t.concepts)
	if merge {
		for l, tr := range t.labels {
			tr.fill(ns, l) // so that same finds what is known
		}
	}
	for i := range v.Concepts {
		c := &v.Concepts[i]
		if merge {
			if at := t.same(c); at >= 0 && int(at) < known {
				t.at[c.ID] = at
				t.enrich(at, c)
				continue
			}
		}
		at := int32(len(t.concepts))
		t.at[c.ID] = at
		t.concepts = append(t.concepts, *c)
		for l, tr := range t.labels {
			for rank, label := range c.Labels(l) {
				tr.todo = append(tr.todo, named{label, at, rank})
			}
		}
	}
}

// same gives the place of a concept known already by a preferred label of c,
// -1 if there is none, or more than one.
func (t *Thesaurus) same(c *Concept) int32 {
	for _, l := range []text.Lang{text.EN, text.PL} {
		if labels := c.Labels(l); len(labels) > 0 {
			if found := t.labels[l].exact(l, labels[0]); len(found) == 1 {
				return found[0].concept
			}
		}
	}
	return -1
}

// enrich adds the labels of c to the concept at a place.
func (t *Thesaurus) enrich(at int32, c *Concept) {
	own := &t.concepts[at]
	own.PL, own.EN = appendNew(own.PL, c.PL), appendNew(own.EN, c.EN)
	for l, tr := range t.labels {
		for _, label := range c.Labels(l) {
			tr.todo = append(tr.todo, named{label, at, 1})
		}
	}
}

func appendNew(to, more []string) []string {
	out := to[:len(to):len(to)]
	have := map[string]bool{}
	for _, s := range to {
		have[s] = true
	}
	for _, s := range more {
		if !have[s] {
			out = append(out, s)
		}
	}
	return out
}

// link finds what is narrower than each concept.
func (t *Thesaurus) link() {
	t.narrower = make([][]int32, len(t.concepts))
	for i := range t.concepts {
		for _, b := range t.concepts[i].Broader {
			if at, ok := t.at[b]; ok && at != int32(i) {
				t.narrower[at] = append(t.narrower[at], int32(i))
			}
		}
	}
}

// digest names a vocabulary: equal digests, equal answers.
func digest(vs []*Vocabulary) string {
	h := sha256.New()
	for _, v := range vs {
		fmt.Fprintf(h, "%q\n", v.Name)
		for i := range v.Concepts {
			c := &v.Concepts[i]
			fmt.Fprintf(h, "%q%q%q%q%q\n", c.ID, c.PL, c.EN, c.Broader, c.Related)
		}
		for i := range v.Glossary {
			fmt.Fprintf(h, "%q%v\n", v.Glossary[i].PL, v.Glossary[i].EN)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Digest names the vocabulary; it changes when a text may have other concepts
// or translations than before.
func (t *Thesaurus) Digest() string {
	if t == nil {
		return ""
	}
	return t.digest
}

// Len gives the number of concepts.
func (t *Thesaurus) Len() int {
	if t == nil {
		return 0
	}
	return len(t.concepts)
}

// Concept gives a concept; ok is false if there is none of that id.
func (t *Thesaurus) Concept(id ID) (c *Concept, ok bool) {
	if t == nil {
		return nil, false
	}
	at, ok := t.at[id]
	if !ok {
		return nil, false
	}
	return &t.concepts[at], true
}

// Narrower gives the concepts of which one is a broader one, in their order.
func (t *Thesaurus) Narrower(id ID) []*Concept {
	if t == nil {
		return nil
	}
	at, ok := t.at[id]
	if !ok {
		return nil
	}
	out := make([]*Concept, len(t.narrower[at]))
	for i, n := range t.narrower[at] {
		out[i] = &t.concepts[n]
	}
	return out
}

// Named gives the concepts that have a label in either language, as found in
// a text: inflected, with or without accents.
func (t *Thesaurus) Named(label string) []*Concept {
	if t == nil {
		return nil
	}
	var out []*Concept
	seen := map[int32]bool{}
	for _, l := range []text.Lang{text.PL, text.EN} {
		for _, f := range t.labels[l].exact(l, label) {
			if !seen[f.concept] {
				seen[f.concept] = true
				out = append(out, &t.concepts[f.concept])
			}
		}
	}
	return out
}
