package web

import (
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
)

// quote is a piece of evidence as it is quoted: its title, where it comes
// from, and the sentence that speaks, with the words that matched marked.
type quote struct {
	Kind  domain.EvidenceKind // "" for the profile's own text
	From  string              // "title", "position", "summary", "competence" where it is no evidence
	Title domain.Passage
	Text  domain.Passage
	Year  int
	Href  string // where the evidence stands in full, "" if nowhere
}

// Lang gives the language of what is shown.
func (q quote) Lang() domain.Lang {
	if len(q.Text.Parts) > 0 {
		return q.Text.Lang
	}
	return q.Title.Lang
}

// marks says whether a word is marked in the quote.
func (q quote) marks(word string) bool {
	return slices.ContainsFunc(slices.Concat(q.Title.Parts, q.Text.Parts), func(p domain.Part) bool {
		return p.Marked && strings.EqualFold(p.Text, word)
	})
}

// proofs are the quotes of a match; shelf is the page on which the evidence
// stands. Own words have no title: what stands there names their author. It is
// quoted only where there is nothing else.
func proofs(qs []matching.Quote, of domain.Kind, shelf string) []quote {
	out := make([]quote, 0, len(qs))
	for _, q := range qs {
		v := quote{Kind: q.Type, Title: q.Title, Text: q.Text, Year: q.Year}
		switch {
		case q.Evidence == "":
			v.From, v.Title = "summary", domain.Passage{}
			if len(q.Text.Parts) == 0 {
				v.From, v.Text = ownTitle(of), q.Title
			}
		case shelf != "":
			v.Href = shelf + "#e-" + string(q.Evidence)
		}
		out = append(out, v)
	}
	return out
}

// ownTitle says what the title of a record is: a person's is the position.
func ownTitle(of domain.Kind) string {
	if of == domain.KindResearcher {
		return "position"
	}
	return "title"
}

func found(qs []discovery.Quote, of domain.Kind) []quote {
	out := make([]quote, 0, len(qs))
	for _, q := range qs {
		v := quote{Kind: q.Type, Title: q.Title, Text: q.Text, Year: q.Year}
		if q.Source != "evidence" {
			v.Kind, v.From = "", q.Source
			if q.Source == discovery.SourceTitle {
				v.From = ownTitle(of)
			}
		}
		out = append(out, v)
	}
	return out
}
