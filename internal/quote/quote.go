// Package quote cuts passages out of members' texts and marks the words that
// matched, as they stand in the text. It is given projections' texts only, so
// it can show nothing that the viewer may not see.
package quote

import (
	"maps"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Terms are the terms of a query under which words of a text are marked.
type Terms struct {
	lx     *lexicon.Lexicon
	wanted lexicon.Wanted
}

// TermsOf gives the terms of a query of a language that may be unknown.
func TermsOf(lx *lexicon.Lexicon, l domain.Lang, query string) Terms {
	return Terms{lx, lx.Wanted(text.Lang(l), query)}
}

// With gives the terms together with the names of concepts: each word that
// names one of them is marked too.
func (t Terms) With(concepts ...string) Terms {
	if len(concepts) == 0 {
		return t
	}
	wanted := maps.Clone(t.wanted)
	wanted.Concepts(concepts...)
	return Terms{t.lx, wanted}
}

// Empty says whether nothing is to be marked.
func (t Terms) Empty() bool { return len(t.wanted) == 0 }

// Matching cuts a passage of about width bytes around the words of a text
// that match terms; with width 0 the whole text.
func Matching(s string, l domain.Lang, terms Terms, width int) domain.Passage {
	return cut(s, l, terms.lx.Mark(text.Lang(l), s, terms.wanted), width)
}

// Marked lists the marked words of passages, in lower case, each once, up to
// most.
func Marked(most int, ps ...domain.Passage) []string {
	var out []string
	for _, p := range ps {
		for _, part := range p.Parts {
			w := strings.ToLower(part.Text)
			if part.Marked && len(out) < most && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// Count gives the number of different marked words of a passage.
func Count(p domain.Passage) int { return len(Marked(len(p.Parts), p)) }

func cut(s string, l domain.Lang, spans []text.Span, width int) domain.Passage {
	p := domain.Passage{Lang: l}
	if width > 0 {
		s, spans, p.CutBefore, p.CutAfter = text.Snippet(s, spans, width)
	}
	at := 0
	for _, sp := range spans {
		add(&p, s[at:sp.Start], false)
		add(&p, s[sp.Start:sp.End], true)
		at = sp.End
	}
	add(&p, s[at:], false)
	return p
}

func add(p *domain.Passage, s string, marked bool) {
	if s != "" {
		p.Parts = append(p.Parts, domain.Part{Text: s, Marked: marked})
	}
}
