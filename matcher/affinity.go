package matcher

import (
	"cmp"
	"slices"

	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
)

// query is a text of the need made ready: in each language what it asks for,
// with the weights.
type query []querySide

type querySide struct {
	lang  text.Lang
	words []queryWord
	total float64 // of the weights
}

// queryWord is one thing that the need asks for: a word, or a concept that
// several words name.
type queryWord struct {
	ways   []lexicon.Way
	weight float64 // rarity times how often it is said
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
		for _, u := range m.lexicon.Query(l, p.in(l)) {
			weight := m.rarity(u.Ways)
			k := u.Key()
			j, seen := at[k]
			if !seen {
				j = len(s.words)
				at[k] = j
				s.words = append(s.words, queryWord{u.Ways, weight})
			}
			s.words[j].weight = max(s.words[j].weight, weight*said[i])
		}
	}
	for _, w := range s.words {
		s.total += w.weight
	}
	return s
}

// rarity of what can be said in some ways, squared: once for what is asked
// and once for what is answered, as in the cosine of tf-idf vectors (Salton
// and Buckley 1988).
func (m *Matcher) rarity(ways []lexicon.Way) float64 {
	r := m.corpus.rarity(m.corpus.saying(ways))
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
	mean := m.corpus.meanWords()
	for i := range q.words {
		w := &q.words[i]
		e, trust := s.find(w)
		if len(e.at) == 0 {
			continue
		}
		v := w.weight * trust * said(len(e.at), s.words, mean)
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

// find looks a word up in a side of a document by all its ways. The surest
// counts, of equally sure ones the one said oftenest.
func (s *side) find(w *queryWord) (best entry, trust float64) {
	for _, way := range w.ways {
		e, ok := s.terms[key{way.Space, way.Text}]
		if ok && (way.Trust > trust || way.Trust == trust && len(e.at) > len(best.at)) {
			best, trust = e, way.Trust
		}
	}
	return best, trust
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
