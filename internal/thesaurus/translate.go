package thesaurus

import (
	"cmp"
	"slices"

	"github.com/lifescience-krakow/swatka/index/text"
)

// How sure a translation by the thesaurus is: that of the preferred label, and
// of another one. A concept's names are chosen to mean one thing.
const (
	sureName  = 1.0
	otherName = 0.8
	// A translation of several words is met by each, but each says less.
	partOfName = 0.5
)

// mostTranslations bounds how many translations of a term are kept.
const mostTranslations = 8

// Translations gives the terms of the other language by which a term of a
// language is met, the surest first.
func (t *Thesaurus) Translations(from text.Lang, term string) []Translation {
	if t == nil {
		return nil
	}
	return t.words[from][term]
}

// dictionary gathers translations between terms.
type dictionary map[string]map[string]float64

func (d dictionary) add(from, to string, weight float64) {
	m := d[from]
	if m == nil {
		m = map[string]float64{}
		d[from] = m
	}
	m[to] = max(m[to], weight)
}

// translations makes the tables of both directions.
func translations(ns names, cs []Concept, vs []*Vocabulary) map[text.Lang]map[string][]Translation {
	toEN, toPL := dictionary{}, dictionary{}
	pair := func(pl, en string, weight float64) {
		toEN.add(pl, en, weight)
		toPL.add(en, pl, weight)
	}
	for i := range cs {
		ns.pairNames(&cs[i], pair)
	}
	for _, v := range vs {
		for _, e := range v.Glossary {
			ns.pairEntry(e, pair)
		}
	}
	return map[text.Lang]map[string][]Translation{text.PL: toEN.sorted(), text.EN: toPL.sorted()}
}

// pairNames pairs the labels of a concept that are single words.
func (ns names) pairNames(c *Concept, pair func(pl, en string, weight float64)) {
	var ens [][]string
	for _, en := range c.EN {
		ens = append(ens, ns.single(text.EN, en))
	}
	for i, p := range c.PL {
		for _, pl := range ns.single(text.PL, p) {
			for j := range ens {
				weight := sureName
				if i > 0 || j > 0 {
					weight = otherName
				}
				for _, en := range ens[j] {
					if pl != en || i == j {
						pair(pl, en, weight)
					}
				}
			}
		}
	}
}

// pairEntry pairs a lemma of the glossary with its translations.
func (ns names) pairEntry(e Entry, pair func(pl, en string, weight float64)) {
	pls := ns.single(text.PL, e.PL)
	for _, t := range e.EN {
		words := ns.words(text.EN, t.Word)
		for i := range words {
			weight := t.Weight
			if len(words) > 1 && (i > 0 || words[i].End < words[len(words)-1].End) {
				weight *= partOfName
			}
			for _, en := range words[i].Terms {
				for _, pl := range pls {
					pair(pl, en, weight)
				}
			}
		}
	}
}

func (d dictionary) sorted() map[string][]Translation {
	out := make(map[string][]Translation, len(d))
	for from, tos := range d {
		ts := make([]Translation, 0, len(tos))
		for to, weight := range tos {
			ts = append(ts, Translation{to, weight})
		}
		slices.SortFunc(ts, func(a, b Translation) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Word, b.Word))
		})
		out[from] = ts[:min(len(ts), mostTranslations)]
	}
	return out
}
