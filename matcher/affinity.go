package matcher

import (
	"cmp"
	"slices"

	"github.com/lifescience-krakow/swatka/index/text"
)

// query is a text of the need made ready: in each language its words with
// their weights.
type query []querySide

type querySide struct {
	lang  text.Lang
	words []queryWord
	total float64 // of the weights
}

// queryWord is one word of the need. It meets a document of its own language
// by its analysed terms, and one of either language by its cognate keys.
type queryWord struct {
	terms    []string
	cognates []string
	weight   float64 // rarity times how often it is said
}

// Constants of the word match: the usual ones of BM25 (Robertson and Zaragoza
// 2009).
const (
	saturation = 1.2
	lengthPull = 0.75
)

// newQuery analyses what is asked for; said[i] is how much parts[i] counts.
func (m *Matcher) newQuery(parts []Text, said []float64) query {
	var q query
	for _, l := range []text.Lang{text.PL, text.EN} {
		if s := m.newQuerySide(l, parts, said); s.total > 0 {
			q = append(q, s)
		}
	}
	return q
}

func (m *Matcher) newQuerySide(l text.Lang, parts []Text, said []float64) querySide {
	s := querySide{lang: l}
	at := map[string]int{}
	for i, p := range parts {
		for _, w := range words(l, p.in(l)) {
			k := w.terms[0]
			j, seen := at[k]
			if !seen {
				j = len(s.words)
				at[k] = j
				w.weight = m.rarity(w)
				s.words = append(s.words, w)
			}
			s.words[j].weight = max(s.words[j].weight, m.rarity(w)*said[i])
		}
	}
	for _, w := range s.words {
		s.total += w.weight
	}
	return s
}

// words gives the words of a text with the terms of each, in their order.
func words(l text.Lang, str string) []queryWord {
	var out []queryWord
	at := map[int]int{}
	for _, t := range text.Analyse(l, str) {
		if i, ok := at[t.Start]; ok {
			out[i].terms = append(out[i].terms, t.Term)
			continue
		}
		at[t.Start] = len(out)
		out = append(out, queryWord{terms: []string{t.Term}})
	}
	for _, t := range text.Cognates(str) {
		if i, ok := at[t.Start]; ok {
			out[i].cognates = append(out[i].cognates, cognate+t.Term)
		}
	}
	return out
}

// rarity of a word is that of its most frequent term, squared: once for what
// is asked and once for what is answered, as in the cosine of tf-idf vectors
// (Salton and Buckley 1988).
func (m *Matcher) rarity(w queryWord) float64 {
	r := m.corpus.rarity(w.terms[0])
	for _, t := range w.terms[1:] {
		r = min(r, m.corpus.rarity(t))
	}
	return r * r
}

// slight is how many times less than the strongest a word or a document may
// carry and still be shown.
const slight = 4

// hit is a word of a document that met the query, and how much it carried.
type hit struct {
	word   string
	weight float64
}

// cover says how much of a query a document covers, 0–1: the weights of the
// words that it holds, each the more the oftener it says them for its length,
// against the weights of all. The best pair of languages counts.
func (m *Matcher) cover(q query, d *Doc) (float64, []hit) {
	var best float64
	var bestHits []hit
	for i := range q {
		for j := range d.sides {
			v, hits := m.coverSide(&q[i], &d.sides[j])
			if v > best {
				best, bestHits = v, hits
			}
		}
	}
	return best, bestHits
}

func (m *Matcher) coverSide(q *querySide, s *side) (float64, []hit) {
	var sum float64
	var hits []hit
	for i := range q.words {
		w := &q.words[i]
		e := s.find(w, q.lang)
		if len(e.at) == 0 {
			continue
		}
		v := w.weight * said(len(e.at), s.words, m.corpus.meanWords())
		sum += v
		hits = append(hits, hit{word: e.word, weight: v})
	}
	return min(1, sum/q.total), hits
}

// said is how much a word counts that stands n times in a text of some words;
// once in a text of the mean length is 1.
func said(n, words int, mean float64) float64 {
	pull := saturation * (1 - lengthPull + lengthPull*float64(words)/mean)
	return float64(n) * (1 + saturation) / (float64(n) + pull)
}

// find looks a word up in a side of a document: first as a word of its own
// language, then as a cognate. A cognate counts in full: it is less certain,
// but between languages there are fewer words that can meet at all.
func (s *side) find(w *queryWord, l text.Lang) entry {
	if s.lang == l {
		if e := s.most(w.terms); len(e.at) > 0 {
			return e
		}
	}
	return s.most(w.cognates)
}

func (s *side) most(terms []string) entry {
	var out entry
	for _, t := range terms {
		if e := s.terms[t]; len(e.at) > len(out.at) {
			out = e
		}
	}
	return out
}

// strongest gives the words of the hits, each once, those that carried most
// first, up to most. Words that carried next to nothing beside the first are
// chance, and showing them would make a reader doubt the rest.
func strongest(hits []hit, most int) []string {
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.word, b.word))
	})
	var out []string
	for _, h := range hits {
		if len(out) == most || h.weight < hits[0].weight/slight {
			break
		}
		if !slices.Contains(out, h.word) {
			out = append(out, h.word)
		}
	}
	return out
}
