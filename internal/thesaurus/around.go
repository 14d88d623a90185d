package thesaurus

import "github.com/lifescience-krakow/swatka/index/text"

// mostAround bounds the neighbours whose names are looked at.
const mostAround = 30

// around gives the terms of the names of a concept and of those next to it,
// in both languages.
func (t *Thesaurus) around(concept int32) []string {
	var out []string
	names := func(at int32) {
		c := &t.concepts[at]
		for _, l := range []text.Lang{text.PL, text.EN} {
			for _, s := range c.Labels(l) {
				for _, tok := range text.Analyse(l, s) {
					out = append(out, tok.Term)
				}
			}
		}
	}
	names(concept)
	c := &t.concepts[concept]
	for _, ids := range [...][]ID{c.Broader, c.Related} {
		for _, id := range ids {
			if at, ok := t.at[id]; ok {
				names(at)
			}
		}
	}
	for i, at := range t.narrower[concept] {
		if i == mostAround {
			break
		}
		names(at)
	}
	return out
}
