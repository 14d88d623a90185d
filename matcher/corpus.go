package matcher

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"math"
	"slices"

	"github.com/lifescience-krakow/swatka/index/lexicon"
)

// Corpus counts in how many documents each term stands: what is rare says
// more. It must not change while a matcher uses it.
type Corpus struct {
	docs  int
	words int
	in    map[key]int
}

// NewCorpus gives an empty corpus.
func NewCorpus() *Corpus { return &Corpus{in: map[key]int{}} }

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

// rarity is the inverse document frequency of something that n texts say,
// above 0 (Robertson and Spärck Jones 1976, in the form that BM25 uses).
func (c *Corpus) rarity(n float64) float64 {
	n = min(n, float64(c.docs))
	return math.Log(1 + (float64(c.docs)-n+0.5)/(n+0.5))
}

// saying says in about how many texts something is said that has some ways to
// be said: in each language by its most frequent way, each as far as it can be
// trusted.
func (c *Corpus) saying(ways []lexicon.Way) float64 {
	var most [lexicon.Spaces]float64
	for _, w := range ways {
		most[w.Space] = max(most[w.Space], w.Trust*float64(c.in[key{w.Space, w.Text}]))
	}
	return max(most[lexicon.PL]+most[lexicon.EN], most[lexicon.Concept], most[lexicon.Cognate])
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
	for _, k := range slices.SortedFunc(maps.Keys(c.in), key.compare) {
		h.Write([]byte{byte(k.space)})
		h.Write([]byte(k.text))
		num(c.in[k])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
