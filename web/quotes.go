package web

import (
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
)

// quote is a piece of evidence as it is quoted: its title, where it comes
// from, and the sentence that speaks, with the words that matched marked.
type quote struct {
	Kind  domain.EvidenceKind // "" for the profile's own text
	From  string              // "title", "summary", "competence" where it is no evidence
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

func proofs(qs []matching.Quote, candidate string) []quote {
	out := make([]quote, 0, len(qs))
	for _, q := range qs {
		v := quote{Kind: q.Type, Title: q.Title, Text: q.Text, Year: q.Year}
		switch {
		case q.Evidence == "":
			v.From = "summary"
		case candidate != "":
			v.Href = candidate + "#e-" + string(q.Evidence)
		}
		out = append(out, v)
	}
	return out
}

func found(qs []discovery.Quote) []quote {
	out := make([]quote, 0, len(qs))
	for _, q := range qs {
		v := quote{Kind: q.Type, Title: q.Title, Text: q.Text, Year: q.Year}
		if q.Source != "evidence" {
			v.Kind, v.From = "", q.Source
		}
		out = append(out, v)
	}
	return out
}
