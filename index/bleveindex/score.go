package bleveindex

import (
	"context"
	"fmt"
	"math"

	bleveapi "github.com/blevesearch/bleve_index_api"
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

// trust is how sure a variant is that it means the word of the query: a stem
// is, a folded word may be another one without its accents, a cognate key is
// shared by words that are only alike. A document counts by its best variant.
var trust = [variants]float64{inPL: 1, inEN: 1, inFold: 0.85, inCognate: 0.5}

// scratch holds the accumulators of one search, by document number.
type scratch struct {
	acc     [variants][]float32 // weighted frequency of the present word
	touched []uint32            // documents that have the present word
	score   []float64
	held    []int32  // words of the query that a document has
	found   []uint32 // documents with a word, in order of first sight
}

// size makes room for documents below n, all at zero.
func (s *scratch) size(n int) {
	for v := range s.acc {
		if cap(s.acc[v]) < n {
			s.acc[v] = make([]float32, n)
		}
		s.acc[v] = s.acc[v][:n]
	}
	if cap(s.score) < n {
		s.score, s.held = make([]float64, n), make([]int32, n)
	}
	s.score, s.held = s.score[:n], s.held[:n]
	clear(s.score)
	clear(s.held)
	s.found, s.touched = s.found[:0], s.touched[:0]
}

// scorer adds up the scores of the documents that may be seen.
type scorer struct {
	*scratch
	r       bleveapi.IndexReader
	visible bits
	count   int // of visible documents
}

// add adds the scores of one word.
func (s *scorer) add(ctx context.Context, w word) error {
	s.touched = s.touched[:0]
	for v := range variants {
		for p := range parts {
			if p == partNames && v != inFold {
				continue
			}
			for _, term := range w.terms[v] {
				if err := s.postings(ctx, p, v, term); err != nil {
					s.forget()
					return err
				}
			}
		}
	}
	s.settle(w.times)
	return nil
}

// postings adds the weighted frequencies of a term in a part.
func (s *scorer) postings(ctx context.Context, p part, v variant, term string) error {
	it, err := s.r.TermFieldReader(ctx, []byte(term), fieldName(p, v), true, true, false)
	if err != nil {
		return fmt.Errorf("reading postings: %w", err)
	}
	defer it.Close() // only read
	k, acc := weights[p], s.acc[v]
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
		if s.fresh(doc) {
			s.touched = append(s.touched, uint32(doc))
		}
		// A few words gain no more by being fewer than a quarter of the pivot:
		// a keyword must count more than a summary of one word.
		length := max(1/(hit.Norm*hit.Norm), k.pivot/4)
		acc[doc] += float32(k.boost * float64(hit.Freq) / (1 - k.b + k.b*length/k.pivot))
	}
}

// fresh says whether no variant of the present word was seen in a document.
func (s *scorer) fresh(doc uint64) bool {
	for v := range s.acc {
		if s.acc[v][doc] != 0 {
			return false
		}
	}
	return true
}

// settle turns the frequencies of the present word into scores.
func (s *scorer) settle(times int) {
	sure := 0
	for _, doc := range s.touched {
		if s.acc[inPL][doc] > 0 || s.acc[inEN][doc] > 0 || s.acc[inFold][doc] > 0 {
			sure++
		}
	}
	var rare [variants]float64
	for v := range rare {
		rare[v] = trust[v] * s.idf(sure)
	}
	rare[inCognate] = trust[inCognate] * s.idf(len(s.touched))
	for _, doc := range s.touched {
		best := 0.0
		for v := range s.acc {
			if f := float64(s.acc[v][doc]); f > 0 {
				best = max(best, rare[v]*f*(k1+1)/(f+k1))
			}
			s.acc[v][doc] = 0
		}
		if s.held[doc] == 0 {
			s.found = append(s.found, doc)
		}
		s.held[doc] += int32(times)
		s.score[doc] += float64(times) * best
	}
	s.touched = s.touched[:0]
}

// forget clears the accumulators of a word that was not finished.
func (s *scorer) forget() {
	for _, doc := range s.touched {
		for v := range s.acc {
			s.acc[v][doc] = 0
		}
	}
}

// idf is how rare a word in df of the visible documents is (Robertson, Spärck
// Jones 1976, kept above 0).
func (s *scorer) idf(df int) float64 {
	return math.Log(1 + (float64(s.count)-float64(df)+0.5)/(float64(df)+0.5))
}
