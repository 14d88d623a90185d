package thesaurus

import (
	"slices"

	"github.com/lifescience-krakow/swatka/index/text"
)

// mostAround bounds the neighbours whose names are looked at.
const mostAround = 30

// allAround gives, for each concept that shares a label with another, the
// terms of its names and of the names of those next to it, in both languages:
// what speaks for it where the label stands.
func (t *Thesaurus) allAround(ns names) map[int32][]string {
	out := map[int32][]string{}
	for _, tr := range t.labels {
		for _, ends := range tr.ends {
			if !shared(ends) {
				continue
			}
			for _, l := range ends {
				if _, ok := out[l.concept]; !ok {
					out[l.concept] = t.termsAround(ns, l.concept)
				}
			}
		}
	}
	return out
}

// shared says whether labels are those of different concepts.
func shared(ends []label) bool {
	return slices.ContainsFunc(ends, func(l label) bool { return l.concept != ends[0].concept })
}

func (t *Thesaurus) termsAround(ns names, concept int32) []string {
	c := &t.concepts[concept]
	near := []int32{concept}
	for _, ids := range [...][]ID{c.Broader, c.Related} {
		for _, id := range ids {
			if at, ok := t.at[id]; ok {
				near = append(near, at)
			}
		}
	}
	near = append(near, t.narrower[concept][:min(mostAround, len(t.narrower[concept]))]...)
	var out []string
	for _, at := range near {
		for _, l := range [...]text.Lang{text.PL, text.EN} {
			for _, s := range t.concepts[at].Labels(l) {
				for _, w := range ns.words(l, s) {
					out = append(out, w.Terms...)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
