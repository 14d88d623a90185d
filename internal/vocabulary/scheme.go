package vocabulary

import (
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/rdf"
)

// scheme gives what is known of a node that may be the vocabulary; nil if
// there are too many of them already.
func (g *gatherer) scheme(name string, most int) *scheme {
	at, known := g.schemeAt[name]
	if !known {
		if len(g.schemes) >= most {
			return nil
		}
		at = len(g.schemes)
		g.schemes = append(g.schemes, scheme{name: name})
		g.schemeAt[name] = at
	}
	return &g.schemes[at]
}

// fact keeps a title, source or licence, in English if it is there in several
// languages. Those of single concepts are of no interest.
func (g *gatherer) fact(t rdf.Triple, f fact) {
	if at, known := g.at[t.Subject.Value]; known && g.nodes[at].concept {
		return
	}
	s := g.scheme(t.Subject.Value, g.bounds.schemes)
	if s == nil {
		return
	}
	l, _, _ := languageOf(t.Object.Lang)
	english := t.Object.Lang == "" || l == text.EN
	if s.facts[f] == "" || english && !s.english[f] {
		s.facts[f], s.english[f] = shorten(oneLine(t.Object.Value)), english
	}
}

// describe finds the node that is the vocabulary: one of that type, and among
// those one that states a licence; else the first that does and is no concept.
func (g *gatherer) describe(i *Info) {
	best, points := -1, 0
	for at, s := range g.schemes {
		if n, known := g.at[s.name]; known && g.nodes[n].concept {
			continue
		}
		p := 0
		if s.typed {
			p += 2
		}
		if s.facts[licence] != "" {
			p++
		}
		if p > points {
			best, points = at, p
		}
	}
	if best < 0 {
		return
	}
	s := g.schemes[best]
	i.Title, i.Source, i.Licence = s.facts[title], s.facts[source], s.facts[licence]
	if i.Title == "" {
		i.Title = g.labelOf(s.name)
	}
	if i.Source == "" && !strings.HasPrefix(s.name, "_:") {
		i.Source = shorten(oneLine(s.name))
	}
}

// labelOf gives a node's label, in English if it has one.
func (g *gatherer) labelOf(name string) (best string) {
	at, known := g.at[name]
	if !known {
		return ""
	}
	for _, l := range g.nodes[at].labels {
		if best == "" || l.lang == text.EN {
			best = l.text
		}
	}
	return best
}

func shorten(s string) string {
	const enough = 500
	if r := []rune(s); len(r) > enough {
		return string(r[:enough]) + "…"
	}
	return s
}
