package evaluation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/index/text/morph"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// Coverage says how much of Polish texts the vocabulary can translate. A
// token is a noun, verb or adjective, told by the likeliest reading of the
// dictionary; a word that it does not have counts as a noun. Stop words,
// numbers, sentences in English and the whole of a compound of which the
// pieces count do not; nor do signs that have no inflection.
type Coverage struct {
	Tokens int
	Direct int // a lemma has a translation, or it stands in the name of a concept that has an English one
	Kin    int // only a word that it is derived from has
	Signs  int // acronyms and words with digits, left out: they are the same in both languages
	// Missing are the lemmas that are not translated directly, the most
	// frequent first.
	Missing []Missing
}

// Missing is a lemma, the likeliest one of its word.
type Missing struct {
	Lemma string
	Count int
	Kin   int // how many of them are met by kin
}

// Share gives a part of the tokens, 0–1.
func (c *Coverage) Share(n int) float64 { return float64(n) / float64(max(1, c.Tokens)) }

// Cover measures how much of texts in Polish a thesaurus can translate.
func Cover(th *thesaurus.Thesaurus, texts []string) (*Coverage, error) {
	d, err := morph.Polish()
	if err != nil {
		return nil, err
	}
	c := coverer{th: th, dictionary: d, missing: map[string]Missing{}}
	for _, s := range texts {
		c.text(s)
	}
	for _, m := range c.missing {
		c.out.Missing = append(c.out.Missing, m)
	}
	slices.SortFunc(c.out.Missing, func(a, b Missing) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Lemma, b.Lemma))
	})
	return &c.out, nil
}

type coverer struct {
	th         *thesaurus.Thesaurus
	dictionary *morph.Dictionary
	missing    map[string]Missing
	out        Coverage
}

func (c *coverer) text(s string) {
	r := c.th.Read(text.PL, s)
	for i := range r.Words {
		w := &r.Words[i]
		compound := i+1 < len(r.Words) && r.Words[i+1].Start < w.End
		if compound || w.Lang != text.PL || w.Stop() || !strings.ContainsFunc(w.Term, unicode.IsLetter) {
			continue
		}
		if w.Acronym {
			c.out.Signs++
			continue
		}
		if c.counts(w) {
			c.token(w, r.Mentions)
		}
	}
}

// counts says whether a word is a noun, a verb or an adjective.
func (c *coverer) counts(w *text.Word) bool {
	for _, form := range [...]string{strings.ToLower(w.Term), w.Terms[0]} {
		if r := c.dictionary.Find(form); r.Len() > 0 {
			pos := r.At(0).POS
			return pos == morph.Noun || pos == morph.Verb || pos == morph.Adjective
		}
	}
	return true
}

func (c *coverer) token(w *text.Word, ms []thesaurus.Mention) {
	c.out.Tokens++
	named, derived := within(w, ms)
	if named || c.translates(w.Terms) {
		c.out.Direct++
		return
	}
	m := c.missing[w.Terms[0]]
	m.Lemma = w.Terms[0]
	m.Count++
	if derived || c.translates(w.Kin) {
		m.Kin++
		c.out.Kin++
	}
	c.missing[m.Lemma] = m
}

func (c *coverer) translates(lemmas []string) bool {
	return slices.ContainsFunc(lemmas, func(s string) bool { return len(c.th.Translations(text.PL, s)) > 0 })
}

// within says whether a word stands in the name of a concept that has an
// English one too, or is an adjective made of such a name.
func within(w *text.Word, ms []thesaurus.Mention) (named, derived bool) {
	for i := range ms {
		if m := &ms[i]; m.Start <= w.Start && w.End <= m.End && len(m.Concept.EN) > 0 {
			named = named || !m.Derived
			derived = derived || m.Derived
		}
	}
	return named, derived
}
