package matcher

import (
	"cmp"
	"slices"
)

// passageWords is how near words must stand to speak of one thing: within
// some sentences. In a long text the words of an aspect are easily found here
// and there without the text being about it.
const passageWords = 50

// coverPassage says how much of a query the best passage of a document
// covers, 0–1: the weights of the words that stand in it, each the more the
// shorter the passage, against the weights of all.
func (m *Matcher) coverPassage(q query, d *Doc) (float64, []hit) {
	var best float64
	var bestHits []hit
	for i := range q {
		for j := range d.sides {
			if v, hits := m.bestPassage(&q[i], &d.sides[j]); v > best {
				best, bestHits = v, hits
			}
		}
	}
	return best, bestHits
}

// place is a word of the query that stands somewhere.
type place struct {
	at   int32
	word int // its place in the query
}

func (m *Matcher) bestPassage(q *querySide, s *side) (float64, []hit) {
	found, trust := make([]entry, len(q.words)), make([]float64, len(q.words))
	var places []place
	for i := range q.words {
		found[i], trust[i] = s.find(&q.words[i])
		for _, at := range found[i].at {
			places = append(places, place{at, i})
		}
	}
	if len(places) == 0 {
		return 0, nil
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.word, b.word)) })
	from, to := densest(places, q.words)
	once := said(1, min(s.words, passageWords), min(m.corpus.meanWords(), passageWords))
	var sum float64
	var hits []hit
	seen := make([]bool, len(q.words))
	for _, p := range places[from:to] {
		if !seen[p.word] {
			seen[p.word] = true
			v := q.words[p.word].weight * trust[p.word] * once
			sum += v
			hits = append(hits, hit{word: found[p.word].word, weight: v})
		}
	}
	return min(1, sum/q.total), hits
}

// densest gives the run of places within a passage whose different words
// weigh most, the first of equals.
func densest(places []place, words []queryWord) (from, to int) {
	count := make([]int, len(words))
	var sum, best float64
	start := 0
	for end, p := range places {
		if count[p.word]++; count[p.word] == 1 {
			sum += words[p.word].weight
		}
		for places[start].at <= p.at-passageWords {
			w := places[start].word
			if count[w]--; count[w] == 0 {
				sum -= words[w].weight
			}
			start++
		}
		if sum > best+1e-12 {
			best, from, to = sum, start, end+1
		}
	}
	return from, to
}
