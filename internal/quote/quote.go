// Package quote cuts passages out of members' texts and marks the words that
// matched, as they stand in the text. It is given projections' texts only, so
// it can show nothing that the viewer may not see.
package quote

import (
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Terms are the terms of a query under which words of a text are marked:
// analysed in both languages, folded, and cognate keys.
type Terms map[string]bool

// TermsOf gives the terms of a query.
func TermsOf(query string) Terms {
	out := Terms{}
	for _, tokens := range [][]text.Token{
		text.Analyse(text.PL, query), text.Analyse(text.EN, query), text.Folded(query), text.Cognates(query),
	} {
		for _, t := range tokens {
			out[t.Term] = true
		}
	}
	for _, t := range text.Folded(query) {
		if stop(t.Term) {
			delete(out, t.Term)
		}
	}
	return out
}

// stop tells words that say nothing in either language: marking them would
// be noise.
func stop(w string) bool {
	return len(text.Analyse(text.PL, w)) == 0 || len(text.Analyse(text.EN, w)) == 0
}

// Matching cuts a passage of about width bytes around the words of a text
// that match terms; with width 0 the whole text.
func Matching(s string, l domain.Lang, terms Terms, width int) domain.Passage {
	return cut(s, l, text.Mark(s, text.Lang(l), terms), width)
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
