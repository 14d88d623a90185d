package concepts

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// catalogue is the vocabulary prepared for browsing: made once, when somebody
// first asks.
type catalogue struct {
	concepts []*thesaurus.Concept
	place    map[domain.Lang]map[thesaurus.ID]int // in the order of the labels
	starts   []start
	specific map[thesaurus.ID]float64
}

// start is a place where somebody may begin to type a label: each of its
// words.
type start struct {
	folded  string // the label from there on
	concept int32  // place in concepts
	rank    uint16 // of the label: 0 is the preferred one
	word    uint16 // of the label: 0 is its first
}

// mostBelow bounds the concepts that are counted below one.
const mostBelow = 1000

func newCatalogue(th *thesaurus.Thesaurus) *catalogue {
	c := &catalogue{place: map[domain.Lang]map[thesaurus.ID]int{}, specific: map[thesaurus.ID]float64{}}
	for x := range th.All() {
		at := int32(len(c.concepts))
		c.concepts = append(c.concepts, x)
		for _, l := range domain.Langs {
			for rank, label := range x.Labels(text.Lang(l)) {
				c.starts = append(c.starts, startsOf(label, at, rank)...)
			}
		}
		c.specific[x.ID] = specific(th, x)
	}
	slices.SortFunc(c.starts, func(a, b start) int {
		return cmp.Or(strings.Compare(a.folded, b.folded), cmp.Compare(a.concept, b.concept))
	})
	for l, tag := range map[domain.Lang]language.Tag{domain.PL: language.Polish, domain.EN: language.English} {
		c.place[l] = places(c.concepts, l, tag)
	}
	return c
}

func startsOf(label string, concept int32, rank int) []start {
	folded := text.Fold(label)
	var out []start
	inside := false
	for i, r := range folded {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && !inside {
			out = append(out, start{folded[i:], concept, uint16(rank), uint16(len(out))})
		}
		inside = letter
	}
	return out
}

// specific says how much it tells that somebody works on a concept, above 0
// and at most 1: less, the more lies below it, and least for a top.
func specific(th *thesaurus.Thesaurus, c *thesaurus.Concept) float64 {
	below := float64(len(th.Below(c.ID, mostBelow)))
	v := 1 / (1 + math.Log2(1+below)/4)
	if len(c.Broader) == 0 {
		v /= 4
	}
	return v
}

// places gives the order of concepts by their labels in a language.
func places(cs []*thesaurus.Concept, l domain.Lang, tag language.Tag) map[thesaurus.ID]int {
	order := collate.New(tag, collate.IgnoreCase, collate.IgnoreWidth)
	var b collate.Buffer
	keys := make(map[thesaurus.ID][]byte, len(cs))
	for _, c := range cs {
		keys[c.ID] = order.KeyFromString(&b, c.Name(text.Lang(l)))
	}
	sorted := slices.Clone(cs)
	slices.SortStableFunc(sorted, func(a, b *thesaurus.Concept) int { return slices.Compare(keys[a.ID], keys[b.ID]) })
	out := make(map[thesaurus.ID]int, len(cs))
	for i, c := range sorted {
		out[c.ID] = i
	}
	return out
}

// ordered names concepts in the order of their labels in a language.
func (c *catalogue) ordered(l domain.Lang, cs []*thesaurus.Concept) []Name {
	place := c.place[l]
	if place == nil {
		place = c.place[domain.PL]
	}
	cs = slices.Clone(cs)
	slices.SortFunc(cs, func(a, b *thesaurus.Concept) int { return place[a.ID] - place[b.ID] })
	return namesOf(cs)
}

// beginning gives the places where something folded begins a label or a word
// of one, up to a bound that only a letter or two can reach.
func (c *catalogue) beginning(folded string) []start {
	const most = 5000
	from, _ := slices.BinarySearchFunc(c.starts, folded, func(s start, f string) int { return strings.Compare(s.folded, f) })
	to := from
	for to < len(c.starts) && to-from < most && strings.HasPrefix(c.starts[to].folded, folded) {
		to++
	}
	return c.starts[from:to]
}

// letters says whether a text can be looked up at all.
func letters(s string) bool {
	return utf8.ValidString(s) && strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
