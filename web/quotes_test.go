package web

import (
	"testing"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
)

func passage(s string) domain.Passage {
	return domain.Passage{Lang: domain.EN, Parts: []domain.Part{{Text: s}}}
}

func TestOwnWordsHaveNoTitle(t *testing.T) {
	got := proofs([]matching.Quote{
		{Title: passage("group leader"), Text: passage("I work on coatings.")},
		{Title: passage("group leader")},
		{Evidence: "e-1", Type: domain.Publication, Title: passage("Coatings"), Text: passage("They last.")},
	}, domain.KindResearcher, "/researchers/r-kow")
	for i, want := range []struct{ from, title, text, href string }{
		{"summary", "", "I work on coatings.", ""},
		{"position", "", "group leader", ""},
		{"", "Coatings", "They last.", "/researchers/r-kow#e-e-1"},
	} {
		q := got[i]
		if q.From != want.from || words(q.Title) != want.title || words(q.Text) != want.text || q.Href != want.href {
			t.Errorf("quote %d: %+v", i, q)
		}
	}
	hit := []discovery.Quote{{Source: discovery.SourceTitle, Text: passage("group leader")}}
	if q := found(hit, domain.KindResearcher)[0]; q.From != "position" {
		t.Errorf("a position is called %q", q.From)
	}
	if q := found(hit, domain.KindOffer)[0]; q.From != "title" {
		t.Errorf("a name is called %q", q.From)
	}
}

func words(p domain.Passage) string {
	s := ""
	for _, part := range p.Parts {
		s += part.Text
	}
	return s
}
