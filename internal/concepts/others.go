package concepts

import (
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// others gives the labels of a concept in a language behind the preferred one.
// The vocabulary also lists forms by which texts are met; a reader wants other
// words: no plural and no adjective of a name that stands there already.
func others(c *thesaurus.Concept, l domain.Lang) []string {
	var out []string
	said := map[string]bool{}
	for i, label := range c.Labels(text.Lang(l)) {
		form, from := formOf(text.Lang(l), label)
		known := said[form] || slices.ContainsFunc(from, func(s string) bool { return said[s] })
		said[form] = true
		if i > 0 && !known {
			out = append(out, label)
		}
	}
	return out
}

// formOf gives a label with each word in its first form and, of a single word,
// what it may be derived from.
func formOf(l text.Lang, label string) (form string, from []string) {
	var terms []string
	words := text.ReadAs(l, label)
	for i := range words {
		if len(words[i].Terms) > 0 { // not a stop word
			terms = append(terms, words[i].Terms[0])
		}
	}
	if len(words) == 1 {
		from = words[0].Kin
	}
	return strings.Join(terms, " "), from
}
