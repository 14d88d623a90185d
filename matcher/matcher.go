// Package matcher ranks candidates for a research need and says why. It is
// pure: no input or output, no clock, no randomness; equal input gives equal
// output, whatever the order of the candidates.
//
// A [Need] is what a challenge asks for. A [Candidate] is a researcher, an
// organisation or an offer with the documents that speak for it. [Rank] gives
// each candidate a score from features between 0 and 1, and an [Explanation]
// whose points sum up to that score.
package matcher

import (
	"cmp"
	"slices"

	"github.com/lifescience-krakow/swatka/index/lexicon"
)

// Version names the method. It changes whenever equal input may give other
// scores.
const Version = "2"

// Text is a text in Polish, in English or in both.
type Text struct{ PL, EN string }

// Aspect is one thing that a need asks for. Weight is above 0.
type Aspect struct {
	Text   Text
	Must   bool
	Weight float64
}

// Need is what a challenge asks for.
type Need struct {
	Title, Summary Text
	Aspects        []Aspect
	TRL            TRL
	Stance         *Stance // what the company demands; nil: not stated
	Year           int     // of the question, to tell old evidence; 0: don't
}

// Candidate is who or what might answer a need.
type Candidate struct {
	ID          string // unique within one ranking
	Profile     *Doc   // its own words about itself; nil: none
	Evidence    []*Doc
	Competences []*Doc // one each
	TRL         TRL
	Stance      *Stance // the most it accepts; nil: not stated
	Ties        Ties
}

// Ties are what binds a candidate to the need's owner and to the cluster.
type Ties struct {
	Collaborations int // past work together with the owner
	Endorsements   int // active ones, by members other than itself
	Groups         int // interest groups shared with the owner
}

// Ranked is a candidate with its score, 0–1, and the reasons for it.
type Ranked struct {
	ID          string
	Score       float64
	Explanation Explanation
}

// Matcher ranks with given weights and word statistics. It may be used by
// many at once.
type Matcher struct {
	weights Weights
	corpus  *Corpus
	lexicon *lexicon.Lexicon
}

// New gives a matcher. A nil corpus makes all words equally rare. The
// documents must have been read with the same lexicon.
func New(lx *lexicon.Lexicon, w Weights, c *Corpus) *Matcher {
	if c == nil {
		c = NewCorpus()
	}
	return &Matcher{weights: w, corpus: c, lexicon: lx}
}

// Rank ranks the candidates with the default weights, taking the word
// statistics from the candidates' own documents.
func Rank(lx *lexicon.Lexicon, n Need, cs []Candidate) []Ranked {
	c := NewCorpus()
	for i := range cs {
		for _, d := range cs[i].docs() {
			c.Add(d)
		}
	}
	return New(lx, DefaultWeights(), c).Rank(n, cs)
}

// Rank scores every candidate and gives them best first, equals in the order
// of their ids. None is left out.
func (m *Matcher) Rank(n Need, cs []Candidate) []Ranked {
	p := m.prepare(n)
	out := make([]Ranked, len(cs))
	for i := range cs {
		out[i] = m.score(p, &cs[i])
	}
	slices.SortFunc(out, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// docs gives all documents of a candidate.
func (c *Candidate) docs() []*Doc {
	out := slices.Concat(c.Evidence, c.Competences)
	if c.Profile != nil {
		out = append(out, c.Profile)
	}
	return out
}
