package matcher

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"math"
	"slices"
)

// Corpus counts in how many documents each term stands: what is rare says
// more. It must not change while a matcher uses it.
type Corpus struct {
	docs  int
	words int
	in    map[string]int
}

// NewCorpus gives an empty corpus.
func NewCorpus() *Corpus { return &Corpus{in: map[string]int{}} }

// Add counts a document.
func (c *Corpus) Add(d *Doc) {
	for _, s := range d.sides {
		c.docs++
		c.words += s.words
		for t := range s.terms {
			c.in[t]++
		}
	}
}

// Docs gives the number of texts counted; one in two languages counts twice.
func (c *Corpus) Docs() int { return c.docs }

// rarity is the inverse document frequency, above 0 (Robertson and Spärck
// Jones 1976, in the form that BM25 uses).
func (c *Corpus) rarity(term string) float64 {
	n := float64(c.in[term])
	return math.Log(1 + (float64(c.docs)-n+0.5)/(n+0.5))
}

// meanWords is the mean length of a text in words, at least 1.
func (c *Corpus) meanWords() float64 {
	if c.docs == 0 {
		return 1
	}
	return max(1, float64(c.words)/float64(c.docs))
}

// Digest names the statistics: equal digests, equal scores.
func (c *Corpus) Digest() string {
	h := sha256.New()
	num := func(n int) { h.Write(binary.BigEndian.AppendUint64(nil, uint64(n))) }
	num(c.docs)
	num(c.words)
	for _, t := range slices.Sorted(maps.Keys(c.in)) {
		h.Write([]byte(t))
		num(c.in[t])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
