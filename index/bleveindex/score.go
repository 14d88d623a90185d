package bleveindex

import (
	"context"
	"fmt"
	"math"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index/lexicon"
)

// Scores are BM25F (Robertson, Zaragoza, Taylor 2004): the frequencies of a
// word in the parts of a document are weighted and normalised by length, then
// summed, then saturated. Bleve's own "bm25" is not used: version 2.6.3 takes
// the number of different terms for the mean length, multiplies by the square
// of idf and by the share of matching clauses, and counts documents nobody
// may see. Here a word is as rare as it is among the documents of the asker's
// audiences, and lengths are measured against fixed ones, so no hidden
// document changes a score.
const k1 = 1.2

// weights of the parts. A title names the subject, names and keywords were
// chosen with care, a summary is prose, and evidence is the longest and says
// most by the way.
var weights = [parts]struct {
	boost float64 // of one occurrence
	b     float64 // how much length counts, 0–1
	pivot float64 // words, the length that neither helps nor hurts
}{
	partTitle:    {3.0, 0.5, 8},
	partNames:    {3.0, 0.3, 4},
	partKeywords: {2.0, 0.5, 15},
	partSummary:  {1.0, 0.75, 100},
	// Much evidence is a merit, not verbosity: length counts less.
	partEvidence: {0.7, 0.5, 300},
}

// density is about how many terms a field has for each word of a text: what
// is stored in it besides lengthens no text.
var density = [fields]float64{inPL: 1, inEN: 1, inFold: 1.5, inConcept: 0.4}

// scratch holds the accumulators of one search, by document number.
type scratch struct {
	acc     []float32 // weighted frequency of the present term
	here    []uint32  // documents that have the present term
	best    []float32 // of the present unit: the best of its ways
	trust   []float32 // the surest of its ways
	touched []uint32  // documents that have the present unit
	score   []float64
	held    []int32 // words of the query that a document has
	seen    []bool
	found   []uint32 // documents seen, in order of first sight
}

// size makes room for documents below n, all at zero.
func (s *scratch) size(n int) {
	if cap(s.score) < n {
		s.acc, s.best, s.trust = make([]float32, n), make([]float32, n), make([]float32, n)
		s.score, s.held, s.seen = make([]float64, n), make([]int32, n), make([]bool, n)
	}
	s.acc, s.best, s.trust = s.acc[:n], s.best[:n], s.trust[:n]
	s.score, s.held, s.seen = s.score[:n], s.held[:n], s.seen[:n]
	clear(s.score)
	clear(s.held)
	clear(s.seen)
	s.found, s.touched, s.here = s.found[:0], s.touched[:0], s.here[:0]
}

// scorer adds up the scores of the documents that may be seen.
type scorer struct {
	*scratch
	r       bleveapi.IndexReader
	visible bits
	count   int // of visible documents
}

// add adds the scores of one unit. A document counts by the best of the ways
// in which it has it.
func (s *scorer) add(ctx context.Context, u asked) error {
	for _, w := range u.Ways {
		at := home[w.Space]
		for p := range parts {
			if p == partNames && w.Space != lexicon.Fold {
				continue
			}
			if err := s.postings(ctx, p, at.field, at.mark+w.Text); err != nil {
				return err // the scratch is not used again
			}
		}
		s.way(float32(w.Trust))
	}
	s.settle(u)
	return nil
}

// postings adds the weighted frequencies of a term in a part.
func (s *scorer) postings(ctx context.Context, p part, f field, term string) error {
	it, err := s.r.TermFieldReader(ctx, []byte(term), fieldName(p, f), true, true, false)
	if err != nil {
		return fmt.Errorf("reading postings: %w", err)
	}
	defer it.Close() // only read
	k := weights[p]
	var room bleveapi.TermFieldDoc
	for n := 1; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		hit, err := it.Next(room.Reset())
		if err != nil {
			return fmt.Errorf("reading postings: %w", err)
		}
		if hit == nil {
			return nil
		}
		doc := hit.ID.Value()
		if !s.visible.has(doc) {
			continue
		}
		if s.acc[doc] == 0 {
			s.here = append(s.here, uint32(doc))
		}
		// A few words gain no more by being fewer than a quarter of the pivot:
		// a keyword must count more than a summary of one word.
		length := max(1/(hit.Norm*hit.Norm)/density[f], k.pivot/4)
		s.acc[doc] += float32(k.boost * float64(hit.Freq) / (1 - k.b + k.b*length/k.pivot))
	}
}

// way ends a way: the frequencies of its term are saturated.
func (s *scorer) way(trust float32) {
	for _, doc := range s.here {
		f := s.acc[doc]
		s.acc[doc] = 0
		if s.trust[doc] == 0 {
			s.touched = append(s.touched, doc)
		}
		s.trust[doc] = max(s.trust[doc], trust)
		s.best[doc] = max(s.best[doc], trust*f*(k1+1)/(f+k1))
	}
	s.here = s.here[:0]
}

// settle ends a unit: a unit is as rare as the documents that surely have it
// are few, in whichever language they say it (after A. Pirkola, 1998, who
// takes the translations of a word for one word).
func (s *scorer) settle(u asked) {
	df := 0.0
	for _, doc := range s.touched {
		df += float64(s.trust[doc])
	}
	rare := s.idf(df) * float64(u.times)
	for _, doc := range s.touched {
		if !s.seen[doc] {
			s.seen[doc] = true
			s.found = append(s.found, doc)
		}
		if !u.Phrase {
			s.held[doc] += int32(u.times)
		}
		s.score[doc] += rare * float64(s.best[doc])
		s.best[doc], s.trust[doc] = 0, 0
	}
	s.touched = s.touched[:0]
}

// idf is how rare a word in df of the visible documents is (Robertson, Spärck
// Jones 1976, kept above 0).
func (s *scorer) idf(df float64) float64 {
	return math.Log(1 + (max(0, float64(s.count)-df)+0.5)/(df+0.5))
}
