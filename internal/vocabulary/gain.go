package vocabulary

import (
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// Gain says what a vocabulary adds to a thesaurus.
type Gain struct {
	// Known and New count its concepts: those taken to be one that the
	// thesaurus has by a preferred label, and the rest.
	Known, New int
	// PL and EN count the words of its names that have a translation only with
	// it.
	PL, EN int
}

// Compare measures what v adds; before is the thesaurus without it, with is
// the one that has it too.
func Compare(before, with *thesaurus.Thesaurus, v *thesaurus.Vocabulary) Gain {
	g := gains{before: before, with: with, seen: map[word]bool{}}
	var out Gain
	for i := range v.Concepts {
		c := &v.Concepts[i]
		if merged, ok := with.Concept(c.ID); ok && merged.ID != c.ID {
			out.Known++
		} else {
			out.New++
		}
		for _, l := range []text.Lang{text.PL, text.EN} {
			for _, s := range c.Labels(l) {
				g.name(l, s)
			}
		}
	}
	for _, e := range v.Glossary {
		g.name(text.PL, e.PL)
		for _, t := range e.EN {
			g.name(text.EN, t.Word)
		}
	}
	for w, gained := range g.seen {
		switch {
		case gained && w.lang == text.PL:
			out.PL++
		case gained:
			out.EN++
		}
	}
	return out
}

// word is a term of a language.
type word struct {
	lang text.Lang
	term string
}

type gains struct {
	before, with *thesaurus.Thesaurus
	seen         map[word]bool // whether it is translated only now
}

// name looks at the words of a name, each by its likeliest term.
func (g *gains) name(l text.Lang, s string) {
	for _, found := range text.ReadName(l, s) {
		if len(found.Terms) == 0 {
			continue
		}
		w := word{l, found.Terms[0]}
		if _, known := g.seen[w]; !known {
			g.seen[w] = len(g.before.Translations(l, w.term)) == 0 && len(g.with.Translations(l, w.term)) > 0
		}
	}
}
